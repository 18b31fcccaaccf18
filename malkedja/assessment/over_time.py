"""Figures over several years: a mean that a guideline is read by, and the latest yearly change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment.indicator import Assessment, assess
from malkedja.model import Indicator, Outcome, Rules


@dataclass(frozen=True)
class RunningMean:
    """The unweighted mean of the years that have a figure, in the figures' own unit."""

    years: tuple[int, ...]
    value: Decimal


def running_means(outcomes: Iterable[Outcome], years: Sequence[int]) -> tuple[RunningMean, ...]:
    """For each of the years that has a figure, the mean from the first year up to it."""
    known = [o for o in _measured(outcomes) if o.year in years]
    return tuple(_mean(known[: n + 1]) for n in range(len(known)))


def mean_before(outcomes: Iterable[Outcome], year: int, length: int) -> RunningMean | None:
    """The mean of the latest so many figures before a year; none where there are fewer."""
    known = [o for o in _measured(outcomes) if o.year < year]
    return _mean(known[-length:]) if 0 < length <= len(known) else None


def yearly_changes(indicator: Indicator, rules: Rules) -> tuple[Assessment, ...]:
    """Every figure that has one from the very year before to be held against, in order of year."""
    judged = (assess(indicator, o.year, rules) for o in indicator.measured)
    return tuple(a for a in judged if _yearly(a))


def _yearly(a: Assessment) -> bool:
    return a.before is not None and not a.before.decided and a.before.year == a.year - 1


def _measured(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [o for o in outcomes if o.value is not None and o.comparable]


def _mean(outcomes: Sequence[Outcome]) -> RunningMean:
    values = [o.value for o in outcomes if o.value is not None]
    return RunningMean(tuple(o.year for o in outcomes), sum(values, Decimal(0)) / len(values))
