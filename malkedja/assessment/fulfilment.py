"""Måluppfyllelse: an outcome against the target of that very year."""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment import targets
from malkedja.assessment.answers import Fulfilment
from malkedja.assessment.development import Compared, change_band
from malkedja.model import Better, Criterion, Indicator, Operator, Outcome, Reason, Rules, Target


@dataclass(frozen=True)
class Verdict:
    """The answer and what it rests on.

    ``limit`` is the number asked for, ``share`` the share of the way from baseline to it, and
    ``hold`` whether the target was to hold a level that the baseline already meets.
    """

    fulfilment: Fulfilment
    reason: Reason | None = None
    limit: Decimal | None = None
    share: Decimal | None = None
    hold: bool = False


def missing(target: Target | None, outcome: Outcome | None) -> Reason | None:
    """Why a year cannot be judged, or none if it can."""
    if target is None or not target.decided:
        return Reason.NO_TARGET
    if outcome is None:
        return Reason.NOT_FOUND
    if outcome.value is None:
        return outcome.status or Reason.NOT_FOUND
    return None if outcome.comparable else Reason.NOT_COMPARABLE


def fulfilment(
    indicator: Indicator,
    target: Target | None,
    outcome: Outcome | None,
    before: Compared | None,
    rules: Rules,
) -> Verdict:
    """Met if the target's operator holds; else partly from a share of the way from the
    baseline, or within the band of a level to hold; else not met. Unknown with its reason."""
    reason = missing(target, outcome)
    if reason or target is None or outcome is None or outcome.value is None:
        return Verdict(Fulfilment.UNKNOWN, reason)
    if target.op.in_words:
        return _in_words(indicator, target, outcome.value, before, rules)
    return _in_numbers(indicator, target, outcome.value, rules)


def criterion(rule: Criterion, year: int) -> Verdict:
    """A goal's own demand: met, not met, or unknown for want of a figure; nothing between."""
    target = Target(year, rule.value, rule.printed, rule.op)
    outcome = rule.outcome(year)
    reason = missing(target, outcome)
    if reason or outcome is None or outcome.value is None:
        return Verdict(Fulfilment.UNKNOWN, reason)
    met = targets.holds(target, outcome.value, better_of(rule))
    return Verdict(Fulfilment.MET if met else Fulfilment.NOT_MET, limit=rule.value)


def better_of(rule: Criterion) -> Better:
    """A criterion's direction is its operator's: a ceiling asks for lower, a floor for higher."""
    return Better.LOWER if rule.op in {Operator.AT_MOST, Operator.LESS_THAN} else Better.HIGHER


def _in_words(
    indicator: Indicator, target: Target, value: Decimal, before: Compared | None, rules: Rules
) -> Verdict:
    if before is None:
        return Verdict(Fulfilment.UNKNOWN, Reason.NOT_FOUND)
    band = change_band(indicator, rules)
    met = targets.holds_in_words(target.op, value, before.value, band)
    return Verdict(Fulfilment.MET if met else Fulfilment.NOT_MET)


def _in_numbers(indicator: Indicator, target: Target, value: Decimal, rules: Rules) -> Verdict:
    aim = targets.limit(target, value)
    if aim is None:
        return Verdict(Fulfilment.UNKNOWN, Reason.NO_TARGET)
    baseline = indicator.baseline
    hold = (
        baseline is None
        or baseline.value == aim
        or targets.holds(target, baseline.value, indicator.better)
    )
    share = None
    if baseline is not None and not hold:
        share = (value - baseline.value) / (aim - baseline.value)
    if targets.holds(target, value, indicator.better):
        answer = Fulfilment.MET
    elif share is not None:
        enough = share >= rules.partly_share.value
        answer = Fulfilment.PARTLY if enough else Fulfilment.NOT_MET
    else:
        near = abs(value - aim) <= hold_band(indicator)
        answer = Fulfilment.PARTLY if near else Fulfilment.NOT_MET
    return Verdict(answer, limit=aim, share=share, hold=hold)


def hold_band(indicator: Indicator) -> Decimal:
    """How far from a level to hold still counts as partly: the precision, unless data says."""
    if indicator.hold_band is not None:
        return indicator.hold_band
    return targets.precision(indicator)
