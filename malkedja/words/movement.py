"""Utveckling and takt mot målet, each in one line."""

from decimal import Decimal

from malkedja.assessment import Assessment, Development, Outlook
from malkedja.words import labels
from malkedja.words.numbers import percent, with_unit
from malkedja.words.targets import compared


def development_text(a: Assessment) -> str:
    """↓ Förbättrad sedan 2017: från plats 228 till plats 146; or why it cannot be said."""
    if a.value is None:
        return "Kan inte bedömas: inget utfall"
    if a.outcome is not None and not a.outcome.comparable:
        return "Kan inte bedömas: metoden är ändrad"
    if a.before is None:
        return "Kan inte bedömas: inget tidigare utfall"
    if a.development is Development.UNKNOWN:
        return f"Kan inte bedömas sedan {a.before.year}: {across_break(a)}"
    since = "utgångsvärdet " if a.before.decided else ""
    return f"{labels.good_way(a)} sedan {since}{a.before.year}: {from_to(a)}"


def from_to(a: Assessment) -> str:
    """The two values that development compares: från plats 228 till plats 146."""
    if a.before is None or a.value is None:
        return "inget att jämföra med"
    if a.change == 0:
        return f"{with_unit(a.indicator, a.value)} båda åren"
    earlier, later = compared(a, a.before.value, a.value)
    return f"från {earlier} till {later}"


def across_break(a: Assessment) -> str:
    """Which change of method stands between the outcome and the one before."""
    if a.before is None:
        return "inget tidigare utfall"
    years = [b.year for b in a.indicator.breaks if a.before.year < b.year <= a.year]
    return f"metoden ändrades {years[-1]}" if years else "metoden är ändrad"


def outlook_text(a: Assessment) -> str:
    """Takt mot målet with its ground: Behöver öka takten: 34 procent av vägen till 2020 …"""
    last = a.indicator.last_target
    after = last is not None and a.year >= last.year
    return f"{'Bedöms inte' if after else labels.outlook(a.outlook)}: {_ground(a)}"


def shares(a: Assessment) -> tuple[Decimal, Decimal] | None:
    """Share of the way to the last target, and of the time since the baseline."""
    last, baseline, ratio = a.indicator.last_target, a.indicator.baseline, a.pace.ratio
    if last is None or baseline is None or ratio is None:
        return None
    time = Decimal(a.year - baseline.year) / (last.year - baseline.year)
    return ratio * time, time


def _ground(a: Assessment) -> str:
    last, way_and_time = a.indicator.last_target, shares(a)
    if last is None or a.outlook is Outlook.UNKNOWN:
        return no_outlook(a)
    if way_and_time is None:
        if a.outlook is Outlook.ON_PACE:
            return f"utfallet når redan målvärdet för {last.year}"
        return f"utgångsvärdet når målvärdet för {last.year}, men utfallet gör det inte"
    way, time = way_and_time
    if way < 0:
        return f"utfallet är längre från målvärdet för {last.year} än utgångsvärdet"
    done = percent(way, Decimal(1))
    return f"{done} av vägen till målvärdet för {last.year} på {percent(time)} av tiden"


def no_outlook(a: Assessment) -> str:
    """Why takt mot målet is not judged for the year."""
    last = a.indicator.last_target
    if last is None:
        return "målvärde saknas"
    if a.year >= last.year:
        after = "är sista året med målvärde" if a.year == last.year else "har inget senare målvärde"
        return f"{a.year} {after}"
    if last.op.in_words:
        return "målvärdet anger ingen nivå"
    if a.value is None:
        return "inget utfall"
    if a.outcome is not None and not a.outcome.comparable:
        return "metoden är ändrad"
    return _no_ratio(a)


def _no_ratio(a: Assessment) -> str:
    baseline = a.indicator.baseline
    if baseline is None:
        return "utgångsvärde saknas"
    if a.year <= baseline.year:
        return "ingen tid har gått sedan utgångsvärdet"
    if a.indicator.broken_between(baseline.year, a.year):
        return "metoden är ändrad sedan utgångsvärdet"
    return "utgångsvärdet är detsamma som målvärdet"
