"""Varför den här bedömningen? The rule, the numbers, the thresholds and who decided them."""

from decimal import Decimal

from malkedja.assessment import Assessment, Development, Fulfilment, Outlook
from malkedja.assessment.development import change_band
from malkedja.assessment.fulfilment import hold_band
from malkedja.model import Confidence, Kind, Reason, Rules
from malkedja.words import labels
from malkedja.words.judgement import moved, verdict
from malkedja.words.movement import across_break, from_to, no_outlook, shares
from malkedja.words.numbers import apart, brief, change_with_unit, decimals, percent, with_unit
from malkedja.words.series import baseline_differs
from malkedja.words.targets import asked, gap_text, outcome_text


def why(a: Assessment, rules: Rules) -> tuple[str, ...]:
    """The sentences that answer for fulfilment, development, outlook and the figure itself."""
    return (
        *_fulfilment(a, rules),
        _development(a, rules),
        _outlook(a, rules),
        *_about_the_figure(a),
    )


def by(decided_by: str) -> str:
    """Who decided a threshold, as it stands after it."""
    return f"({decided_by})"


def _fulfilment(a: Assessment, rules: Rules) -> tuple[str, ...]:
    if a.fulfilment is Fulfilment.UNKNOWN or a.target is None:
        needs = "En bedömning kräver både målvärde och jämförbart utfall för samma år."
        both = a.reason is Reason.NOT_FOUND and a.value is not None
        return (verdict(a),) if both else (verdict(a), needs)
    if a.target.op.in_words:
        between = "Ett målvärde i ord är antingen nått eller inte nått, inget däremellan."
        return (f"Målvärdet för {a.year} är satt i ord: {moved(a)}.", between, _answer(a))
    facts = (
        f"Målvärdet för {a.year} är {asked(a.indicator, a.target)}. "
        f"Utfallet är {outcome_text(a)}: {gap_text(a)}."
    )
    if a.fulfilment is Fulfilment.MET:
        return (facts, *_kept(a), _answer(a))
    way = _way(a, rules) if a.verdict.share is not None else _held(a)
    return (facts, *way, _answer(a))


def _answer(a: Assessment) -> str:
    return f"Bedömningen är därför: {labels.fulfilment(a.fulfilment)}."


def _kept(a: Assessment) -> tuple[str, ...]:
    baseline = a.indicator.baseline
    if baseline is None:
        return ()
    if not a.verdict.hold:
        return (f"Utgångsvärdet var {with_unit(a.indicator, baseline.value)} ({baseline.year}).",)
    return (f"{_at_start(a)} Det gäller alltså att hålla nivån.",)


def _way(a: Assessment, rules: Rules) -> tuple[str, ...]:
    threshold = rules.partly_share
    demand = (
        f"Delvis uppfyllt kräver minst {percent(threshold.value)} av vägen "
        f"{by(threshold.decided_by)}."
    )
    return (_share(a, threshold.value), demand)


def _share(a: Assessment, beside: Decimal) -> str:
    baseline, limit, share = a.indicator.baseline, a.verdict.limit, a.verdict.share
    if baseline is None or limit is None or share is None:
        return ""
    places = apart(baseline.value, limit, decimals(a.indicator))
    start, aim = brief(baseline.value, places), brief(limit, places)
    from_ = f"utgångsvärdet {start} ({baseline.year})"
    if share < 0:
        return f"Utfallet ligger längre från målvärdet {aim} än {from_} gjorde."
    return f"Utfallet är {percent(share, beside, Decimal(1))} av vägen från {from_} till {aim}."


def _at_start(a: Assessment) -> str:
    baseline, limit = a.indicator.baseline, a.verdict.limit
    if baseline is None:
        return ""
    same = "är lika med" if baseline.value == limit else "når redan"
    value = with_unit(a.indicator, baseline.value)
    return f"Utgångsvärdet, {value} ({baseline.year}), {same} målvärdet."


def _held(a: Assessment) -> tuple[str, ...]:
    band = hold_band(a.indicator)
    margin = change_with_unit(a.indicator, band, apart(band, Decimal(0), decimals(a.indicator)))
    if a.indicator.hold_band is None:
        ground = "så noga som beslutets tal är skrivna"
    else:
        ground = "angivet för indikatorn"
    start = _at_start(a) or "Utgångsvärde saknas, så någon väg går inte att räkna."
    demand = f"Då är Delvis uppfyllt det som missar målvärdet med högst {margin}, {ground}."
    return (start, demand)


def _development(a: Assessment, rules: Rules) -> str:
    if a.development is Development.UNKNOWN or a.change is None or a.before is None:
        return f"Utvecklingen kan inte bedömas: {_no_development(a)}."
    word = labels.development(a.development).lower()
    since = "utgångsvärdet " if a.before.decided else ""
    return f"Utvecklingen är {word} sedan {since}{a.before.year}: {from_to(a)}. {_band(a, rules)}"


def _no_development(a: Assessment) -> str:
    if a.value is None:
        return f"utfall saknas för {a.year}"
    if a.outcome is not None and not a.outcome.comparable:
        return "utfallet är mätt med en annan metod"
    if a.before is None:
        return "det finns inget tidigare utfall att jämföra med"
    return f"{across_break(a)}, och jämförelsen skulle gå till {a.before.year}"


def _band(a: Assessment, rules: Rules) -> str:
    indicator, band = a.indicator, change_band(a.indicator, rules)
    size = change_with_unit(indicator, band, apart(band, abs(a.change or Decimal(0)), 2))
    sentence = f"En förändring som är mindre än {size} räknas som oförändrad"
    if indicator.kind is Kind.RANK:
        return f"{sentence} {by(rules.unchanged_rank_places.decided_by)}."
    step = rules.unchanged_step_share
    return (
        f"{sentence}: det större av en enhet i beslutets sista siffra och "
        f"{percent(step.value)} av det planerade steget per år {by(step.decided_by)}."
    )


def _outlook(a: Assessment, rules: Rules) -> str:
    last, way_and_time = a.indicator.last_target, shares(a)
    if last is None or a.outlook is Outlook.UNKNOWN:
        return f"Takten mot målet bedöms inte: {no_outlook(a)}."
    aim = f"målvärdet för {last.year}, {asked(a.indicator, last)}"
    start = f"Takt mot målet: {labels.outlook(a.outlook)}."
    if way_and_time is None:
        if a.outlook is Outlook.ON_PACE:
            return f"{start} Utfallet når redan {aim}."
        return f"{start} Utgångsvärdet når {aim}, men utfallet gör det inte."
    way, time = way_and_time
    if way < 0:
        return f"{start} Utfallet är längre från {aim}, än utgångsvärdet."
    pace = rules.on_pace_share
    return (
        f"{start} {percent(way, Decimal(1))} av vägen till {aim}, på {percent(time)} av tiden. "
        f"Att hålla takten kräver en andel av vägen som är minst "
        f"{percent(pace.value)} av andelen av tiden {by(pace.decided_by)}."
    )


def _about_the_figure(a: Assessment) -> tuple[str, ...]:
    sentences = []
    if a.outcome is not None and a.value is not None:
        if a.outcome.computed:
            sentences.append("Utfallet är en egen beräkning.")
        if a.outcome.confidence in {Confidence.MEDIUM, Confidence.LOW}:
            degree = labels.confidence(a.outcome.confidence)
            sentences.append(
                f"Det är inte säkert att siffran är just indikatorns mått (säkerhet: {degree})."
            )
    differs = baseline_differs(a.indicator)
    return (*sentences, differs) if differs else tuple(sentences)
