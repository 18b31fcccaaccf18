"""The judgement of one year in a sentence, what it would take, and the latest figure instead."""

from decimal import ROUND_CEILING, Decimal

from malkedja.assessment import Assessment, Fulfilment
from malkedja.model import Kind, Operator, Outcome, Reason
from malkedja.words.numbers import number, percent, with_unit
from malkedja.words.targets import (
    against,
    asked,
    compared,
    distance,
    needed,
    outcome_text,
    target_text,
)

_STRICT = {Operator.MORE_THAN, Operator.LESS_THAN}
_ANSWER = {
    Fulfilment.MET: "nåddes",
    Fulfilment.PARTLY: "nåddes delvis",
    Fulfilment.NOT_MET: "nåddes inte",
}


def verdict(a: Assessment) -> str:
    """One or two sentences: Målvärdet för 2019 nåddes inte: 72,2 procent mot minst 77,5."""
    if a.fulfilment is Fulfilment.UNKNOWN or a.target is None:
        return " ".join((not_judged(a), *_instead(a)))
    start = f"Målvärdet för {a.year} {_ANSWER[a.fulfilment]}"
    if a.target.op.in_words:
        return f"{start}: {moved(a)}."
    sentence = f"{start}: {against(a)}."
    if a.fulfilment is not Fulfilment.PARTLY:
        return sentence
    if a.gap == 0:
        return f"{sentence} Utfallet är precis på gränsen."
    if a.verdict.share is None:
        return f"{sentence} Skillnaden, {distance(a)}, är så liten att det räknas som delvis."
    return f"{sentence} Det är {percent(a.verdict.share, Decimal(1))} av vägen från utgångsvärdet."


def moved(a: Assessment) -> str:
    """A target in words and how the outcome went: utfallet ska öka och gick från 72 till …"""
    asked_for = f"utfallet {asked(a.indicator, a.target).replace('ska', 'skulle', 1)}"
    if a.before is None or a.value is None:
        return f"{asked_for}, men inget tidigare utfall finns"
    if a.change == 0:
        return f"{asked_for} och är detsamma som {a.before.year}, {outcome_text(a)}"
    earlier, later = compared(a, a.before.value, a.value)
    return f"{asked_for} och gick från {earlier} ({a.before.year}) till {later}"


def not_judged(a: Assessment) -> str:
    """Why the year has no judgement, as a sentence."""
    if a.reason is Reason.NOT_FOUND and a.value is not None:
        return f"Det finns inget tidigare utfall att jämföra utfallet för {a.year} med."
    sentences = {
        Reason.NO_TARGET: f"Inget målvärde är beslutat för {a.year}.",
        Reason.NOT_FOUND: f"Inget publicerat utfall har hittats för {a.year}.",
        Reason.NOT_MEASURED: f"Indikatorn mättes inte {a.year}.",
        Reason.AWAITING: f"Utfallet för {a.year} är inte publicerat ännu.",
        Reason.NOT_COMPARABLE: f"Utfallet för {a.year} är mätt med en annan metod och kan inte "
        "ställas mot målvärdet.",
        Reason.CONFIDENTIAL: f"Utfallet för {a.year} visas inte av sekretesskäl.",
    }
    return sentences[a.reason or Reason.NOT_FOUND]


def latest_earlier(a: Assessment) -> str:
    """For a year without outcome: Senast mätt 2018: 28,3 procent."""
    earlier = _latest(a)
    if earlier is not None and earlier.value is not None:
        value = with_unit(a.indicator, earlier.value, earlier.ranked)
        return f"Senast mätt {earlier.year}: {value}."
    baseline = a.indicator.baseline
    if baseline is not None and baseline.year < a.year:
        value = with_unit(a.indicator, baseline.value)
        return f"Inget utfall finns efter utgångsvärdet {baseline.year}: {value}."
    return "Inget tidigare utfall finns."


def to_be_green(a: Assessment) -> str:
    """What it would have taken to meet the target of the year, in the indicator's own unit."""
    if a.fulfilment is Fulfilment.MET:
        return "Målvärdet är nått."
    if a.fulfilment is Fulfilment.UNKNOWN or a.target is None:
        decided = a.target is not None and a.target.decided and not a.target.op.in_words
        aim = f" Målvärdet är {target_text(a)}." if decided else ""
        return f"Vad som krävs för grönt går inte att säga. {not_judged(a)}{aim}"
    start = f"För grönt {a.year} hade det krävts"
    if a.target.op.in_words:
        return _to_be_green_in_words(a, start)
    if a.target.op in _STRICT:
        return f"{start} {target_text(a)}, och utfallet var {outcome_text(a)}."
    return " ".join((f"{start} {needed(a)}: {target_text(a)}.", *_persons(a)))


def _to_be_green_in_words(a: Assessment, start: str) -> str:
    before = a.before
    if a.target is None or before is None:
        return not_judged(a)
    value = f"{with_unit(a.indicator, before.value)}, som {before.year}"
    if a.target.op is Operator.UNCHANGED:
        return f"{start} ett utfall kring {value}."
    more = "mer" if a.target.op is Operator.INCREASE else "mindre"
    if a.indicator.kind is Kind.RANK:
        more = "ett högre tal" if a.target.op is Operator.INCREASE else "ett lägre tal"
    return f"{start} {more} än {value}."


def _persons(a: Assessment) -> tuple[str, ...]:
    """How many of those measured the gap comes to; only for per cent with a known base."""
    base = a.outcome.base if a.outcome else None
    in_per_cent = a.indicator.kind is Kind.SHARE and a.indicator.unit.startswith("procent")
    if not base or a.gap is None or not in_per_cent:
        return ()
    count = (abs(a.gap) * base / 100).to_integral_value(ROUND_CEILING)
    return (f"Det motsvarar {number(count, 0)} av de {number(Decimal(base))} som måttet gäller.",)


def _instead(a: Assessment) -> tuple[str, ...]:
    if a.value is not None:
        return (f"Utfallet är {outcome_text(a)}.",)
    return (latest_earlier(a),)


def _latest(a: Assessment) -> Outcome | None:
    earlier = [o for o in a.indicator.measured if o.year < a.year]
    return earlier[-1] if earlier else None
