"""What a year's target asks for, the outcome beside it, and the distance between them."""

from decimal import Decimal

from malkedja.assessment import Assessment, Fulfilment
from malkedja.model import Indicator, Kind, Operator, Reason, Target
from malkedja.words import labels
from malkedja.words.numbers import (
    apart,
    brief,
    change_with_unit,
    decimals,
    number,
    rounded,
    signed,
    with_unit,
)

_STRICT = {Operator.MORE_THAN, Operator.LESS_THAN}


def places(a: Assessment) -> int:
    """How many decimals show the outcome apart from what the target asks for."""
    usual = decimals(a.indicator)
    if a.value is None or a.verdict.limit is None:
        return usual
    return apart(a.value, a.verdict.limit, usual)


def asked(indicator: Indicator, target: Target | None, *, unit: bool = True) -> str:
    """What a target asks for: minst 85 procent; ``unit`` leaves the unit out."""
    if target is None or not target.decided:
        return "målvärde saknas"
    if target.op.in_words:
        return labels.operator(target.op)
    ends = (target.low, target.high) if target.op is Operator.BETWEEN else (target.value,)
    mark = "plats " if indicator.kind is Kind.RANK else ""
    between = " och ".join(
        f"{mark}{brief(end, decimals(indicator))}" for end in ends if end is not None
    )
    after = f" {indicator.unit}".rstrip() if unit and not mark else ""
    return f"{labels.operator(target.op)} {between}{after}"


def target_text(a: Assessment) -> str:
    """The target of the year: högst plats 175, minst 85 procent, målvärde saknas."""
    return asked(a.indicator, a.target)


def baseline_text(indicator: Indicator) -> str:
    """The decided baseline with its true year: 12,6 per 1 000 invånare (2016)."""
    baseline = indicator.baseline
    if baseline is None:
        return "saknas"
    return f"{with_unit(indicator, baseline.value)} ({baseline.year})"


def outcome_text(a: Assessment) -> str:
    """The outcome of the year: plats 146 av 290, inget utfall."""
    if a.value is None or a.outcome is None:
        return "inget utfall"
    return with_unit(a.indicator, a.value, a.outcome.ranked, places(a))


def target_cell(a: Assessment) -> str:
    """The target for a column whose unit stands elsewhere: högst 175, minst 85, saknas."""
    if a.target is None or not a.target.decided:
        return "saknas"
    return asked(a.indicator, a.target, unit=False).replace("plats ", "")


def baseline_cell(indicator: Indicator, year: int) -> str:
    """The decided baseline for the same column at its own year: utgångsvärde 4,8; else nothing."""
    baseline = indicator.baseline
    if baseline is None or baseline.year != year:
        return ""
    return f"utgångsvärde {brief(baseline.value, decimals(indicator))}"


def outcome_cell(a: Assessment) -> str:
    """The outcome for such a column: 146 av 290; without one its reason, or nothing."""
    if a.outcome is None:
        return ""
    if a.value is None:
        return labels.reason(a.outcome.status or Reason.NOT_FOUND)
    shown = number(a.value, places(a))
    ranked = a.outcome.ranked if a.indicator.kind is Kind.RANK else None
    return f"{shown} av {number(Decimal(ranked))}" if ranked else shown


def difference(a: Assessment) -> Decimal | None:
    """Outcome minus target as both are shown, so that a reader's own subtraction agrees."""
    if a.value is None or a.verdict.limit is None:
        return None
    return rounded(a.value, places(a)) - rounded(a.verdict.limit, places(a))


def gap_number(a: Assessment) -> str:
    """The same with its sign and without unit, for a column: +5, −2,3; empty where unknown."""
    gap = difference(a)
    return "" if gap is None else signed(gap, places(a))


def gap_text(a: Assessment) -> str:
    """How far the outcome is from the target, in the indicator's unit and with its meaning."""
    if a.verdict.limit is None or a.gap is None:
        return _no_gap(a)
    between = a.target is not None and a.target.op is Operator.BETWEEN
    if between and a.fulfilment is Fulfilment.MET:
        return "inom målvärdets gränser"
    if a.gap == 0:
        strict = a.target is not None and a.target.op in _STRICT
        return "precis på gränsen, som inte räcker" if strict else "precis målvärdet"
    return f"{distance(a)} {_meaning(a, a.gap, between=between)}"


def distance(a: Assessment) -> str:
    """The size of the gap with its unit, without direction."""
    gap = difference(a)
    if not gap:
        least = Decimal(1).scaleb(-places(a))
        return f"mindre än {change_with_unit(a.indicator, least, places(a))}"
    return change_with_unit(a.indicator, gap, places(a))


def needed(a: Assessment) -> str:
    """The same gap as the change it would take: 65 platser bättre, 5,3 procentenheter mer."""
    if a.indicator.kind is Kind.RANK:
        return f"{distance(a)} bättre"
    return f"{distance(a)} {'mer' if a.gap is not None and a.gap < 0 else 'mindre'}"


def against(a: Assessment) -> str:
    """The outcome against the target in one breath: 72,2 procent mot minst 77,5."""
    aim = asked(a.indicator, a.target, unit=False)
    if a.target is not None and a.target.op is Operator.BETWEEN:
        aim = aim.replace("mellan ", "", 1).replace(" och ", " till ")
    return f"{outcome_text(a)} mot {aim}"


def _meaning(a: Assessment, gap: Decimal, *, between: bool) -> str:
    if a.indicator.kind is Kind.RANK and not between:
        way = "bättre" if gap * a.indicator.better.sign > 0 else "sämre"
        return f"{way} än målvärdet"
    side = "över" if gap > 0 else "under"
    if between:
        return f"{side} målvärdets {'övre' if gap > 0 else 'nedre'} gräns"
    return f"{side} målvärdet"


def _no_gap(a: Assessment) -> str:
    if a.reason is not None:
        return labels.why_unknown(a).lower()
    if a.change is None or a.before is None:
        return "ingen nivå att jämföra med"
    if a.change == 0:
        return f"samma som {a.before.year}"
    word = "mer" if a.change > 0 else "mindre"
    at_least = apart(a.change, Decimal(0), decimals(a.indicator))
    return f"{change_with_unit(a.indicator, a.change, at_least)} {word} än {a.before.year}"


def compared(a: Assessment, earlier: Decimal, later: Decimal) -> tuple[str, str]:
    """Two values of one series, told apart: (plats 228, plats 146), (85, 90 procent)."""
    indicator, n = a.indicator, apart(earlier, later, places(a))
    if indicator.kind is Kind.RANK:
        return with_unit(indicator, earlier, places=n), with_unit(indicator, later, places=n)
    return brief(earlier, n), with_unit(indicator, later, places=n)
