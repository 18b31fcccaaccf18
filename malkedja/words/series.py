"""What a chart says in words: its title, its text twin and the notes beside it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter, itemgetter

from malkedja.assessment import Assessment
from malkedja.model import Comparison, Group, Indicator, Kind, Outcome, Target
from malkedja.words.findings import finding, met_years
from malkedja.words.numbers import (
    apart,
    decimals,
    first_upper,
    listed,
    number,
    rounded,
    with_unit,
)
from malkedja.words.targets import asked

__all__ = ["axis_note", "baseline_differs", "finding", "twin"]


def baseline_differs(indicator: Indicator) -> str | None:
    """Where a source gives another value than the decision for the baseline's own year."""
    baseline = indicator.baseline
    found = indicator.outcome(baseline.year) if baseline else None
    if baseline is None or found is None or found.value is None or not found.comparable:
        return None
    places = decimals(indicator)
    if rounded(found.value, places) == rounded(baseline.value, places):
        return None
    who = "en egen beräkning ger" if found.computed else "källan anger"
    decided, other = number(baseline.value, places), number(found.value, places)
    return (
        f"Utgångsvärdet i beslutet är {decided}; {who} {other} för {baseline.year}. "
        "Beslutets värde används i bedömningen."
    )


def axis_note(indicator: Indicator, start: Decimal) -> str:
    """What a reader must know of the value axis; empty where it starts at zero."""
    if indicator.kind is Kind.RANK:
        return "1 är bäst och står överst."
    return "" if start == 0 else f"Axeln börjar vid {number(start)}."


def twin(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    comparisons: Iterable[Comparison] = (),
    groups: Iterable[Group] = (),
) -> str:
    """What the chart shows, for whoever does not see it; ``groups`` name the comparisons."""
    parts = (
        _line(indicator),
        _targets(indicator, assessments),
        _marks(indicator),
        _beside(indicator, comparisons, {group.id: group.name for group in groups}),
    )
    return " ".join(f"{first_upper(part)}." for part in parts if part)


def _line(indicator: Indicator) -> str:
    measured = indicator.measured
    if not measured:
        return "det finns inga utfall att visa"
    if len(measured) == 1:
        return f"diagrammet visar ett enda utfall, {_at(indicator, measured[0])}"
    if len({outcome.value for outcome in measured}) == 1:
        years = listed([outcome.year for outcome in measured])
        return f"utfallet är detsamma {years}, {_value(indicator, measured[0])}"
    first, last = measured[0], measured[-1]
    places = apart(first.value or Decimal(0), last.value or Decimal(0), decimals(indicator))
    ends = f"{_at(indicator, first, places)} till {_at(indicator, last, places)}"
    return f"linjen går från {ends}{_extremes(indicator)}"


def _extremes(indicator: Indicator) -> str:
    values = [(o.value, o) for o in indicator.measured if o.value is not None]
    low, high = (pick(values, key=itemgetter(0))[1] for pick in (min, max))
    ends = {indicator.measured[0].value, indicator.measured[-1].value}
    highest, lowest = ("sämst", "bäst") if indicator.kind is Kind.RANK else ("högst", "lägst")
    inner = [
        f"{word} {_at(indicator, outcome)}"
        for word, outcome in ((highest, high), (lowest, low))
        if outcome.value not in ends
    ]
    return f", som {' och som '.join(inner)}" if inner else ""


def _at(indicator: Indicator, outcome: Outcome, at_least: int = 0) -> str:
    return f"{_value(indicator, outcome, at_least)} ({outcome.year})"


def _value(indicator: Indicator, outcome: Outcome, at_least: int = 0) -> str:
    value = Decimal(0) if outcome.value is None else outcome.value
    target, places = indicator.target(outcome.year), max(at_least, decimals(indicator))
    if target is not None and target.value is not None:
        places = apart(value, target.value, places)
    return with_unit(indicator, value, outcome.ranked, places)


def _targets(indicator: Indicator, assessments: Sequence[Assessment]) -> str:
    baseline = indicator.baseline
    start = ""
    if baseline is not None:
        start = f"utgångsvärdet är {with_unit(indicator, baseline.value)} ({baseline.year})"
    decided = [target for target in indicator.targets if target.decided]
    if not decided:
        return f"{start}, och målvärden saknas" if start else "målvärden saknas"
    told = listed([_target(indicator, target, unit=target is decided[-1]) for target in decided])
    aims = f"{'målvärdet' if len(decided) == 1 else 'målvärdena'}: {told}"
    met = first_upper(met_years(indicator, assessments))
    return f"{start}. {first_upper(aims)}. {met}" if start else f"{aims}. {met}"


def _target(indicator: Indicator, target: Target, *, unit: bool) -> str:
    return f"{asked(indicator, target, unit=unit)} ({target.year})"


def _marks(indicator: Indicator) -> str:
    """Years without outcome, changes of method, and events, in one sentence."""
    years = [outcome.year for outcome in indicator.measured]
    without = [year for year in range(years[0], years[-1]) if year not in years] if years else []
    said = [f"utfall saknas för {listed(without)}"] if without else []
    said += [f"metoden ändrades {a_break.year}" for a_break in indicator.breaks]
    said += [f"{event.year}: {event.text.rstrip('.')}" for event in indicator.events]
    return "; ".join(said)


def _beside(
    indicator: Indicator, comparisons: Iterable[Comparison], names: Mapping[str, str]
) -> str:
    latest = {c.group: c for c in sorted(comparisons, key=attrgetter("year"))}
    told = [
        f"{names.get(c.group, c.group)} {with_unit(indicator, c.value)} ({c.year})"
        for c in latest.values()
    ]
    reference = indicator.reference
    if reference is not None:
        told.append(f"{reference.text.rstrip('.')} {with_unit(indicator, reference.value)}")
    return f"till jämförelse: {listed(told)}" if told else ""
