"""Utveckling: which way the number went since the latest earlier outcome."""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment import targets
from malkedja.assessment.answers import Development
from malkedja.model import Indicator, Kind, Outcome, Rules


@dataclass(frozen=True)
class Compared:
    """The earlier value that an outcome is held against; ``decided`` where it is the baseline."""

    year: int
    value: Decimal
    decided: bool = False


def previous(indicator: Indicator, year: int) -> Compared | None:
    """The latest earlier outcome in the series; the baseline only where nothing earlier exists."""
    earlier = [o for o in indicator.measured if o.year < year]
    if earlier and earlier[-1].value is not None:
        return Compared(earlier[-1].year, earlier[-1].value)
    baseline = indicator.baseline
    if baseline is not None and baseline.year < year:
        return Compared(baseline.year, baseline.value, decided=True)
    return None


def change_band(indicator: Indicator, rules: Rules) -> Decimal:
    """How small a change counts as none: ranks a number of places, others the larger of the
    precision and a share of the planned step per year."""
    if indicator.kind is Kind.RANK:
        return rules.unchanged_rank_places.value
    return max(
        targets.precision(indicator),
        rules.unchanged_step_share.value * _planned_step(indicator),
    )


def development(
    indicator: Indicator, outcome: Outcome | None, before: Compared | None, rules: Rules
) -> Development:
    """Improved, unchanged or worsened; unknown without an earlier value or across a break."""
    if outcome is None or outcome.value is None or not outcome.comparable or before is None:
        return Development.UNKNOWN
    if indicator.broken_between(before.year, outcome.year):
        return Development.UNKNOWN
    change = outcome.value - before.value
    if abs(change) < change_band(indicator, rules):
        return Development.UNCHANGED
    return Development.IMPROVED if change * indicator.better.sign > 0 else Development.WORSENED


def _planned_step(indicator: Indicator) -> Decimal:
    """The way from baseline to last target, per year; zero where there is no such way."""
    baseline, last = indicator.baseline, indicator.last_target
    if baseline is None or last is None or last.year <= baseline.year:
        return Decimal(0)
    aim = targets.limit(last, baseline.value)
    return Decimal(0) if aim is None else abs(aim - baseline.value) / (last.year - baseline.year)
