"""Är målet rimligt? How many others, as badly off, have ever done what the target asks.

The question follows from the decision alone: from the baseline, so much better, in so many
years. It is asked of every other municipality's own series (decision 0015).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from malkedja.assessment import targets
from malkedja.model import Indicator, Measure, Operator, Precedent, Threshold

_STRICT = {Operator.MORE_THAN, Operator.LESS_THAN}
Series = Mapping[int, Decimal]


class Hindrance(StrEnum):
    """Why it cannot be said whether others have done what a target asks."""

    NO_WAY = "no_way"
    NO_IMPROVEMENT = "no_improvement"
    NO_KEY_FIGURE = "no_key_figure"
    RELATED_MEASURE = "related_measure"
    NOT_COUNTED = "not_counted"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Way:
    """From the baseline, ``change`` better in ``years`` years; ``strict`` if more is asked.

    Values are in the indicator's unit; ``change`` is positive where the target is better.
    """

    baseline: Decimal
    change: Decimal
    years: int
    strict: bool = False


@dataclass(frozen=True)
class Window:
    """A municipality that stood as badly, and how much better it was so many years later."""

    municipality: str
    year: int
    start: Decimal
    end: Decimal
    change: Decimal


def way(indicator: Indicator) -> Way | None:
    """What the decision asks between baseline and last target; none without numbers or time."""
    last, baseline = indicator.last_target, indicator.baseline
    if last is None or baseline is None or last.year <= baseline.year:
        return None
    limit = targets.limit(last, baseline.value)
    if limit is None:
        return None
    change = indicator.better.sign * (limit - baseline.value)
    return Way(baseline.value, change, last.year - baseline.year, last.op in _STRICT)


def windows(indicator: Indicator, asked: Way, others: Mapping[str, Series]) -> tuple[Window, ...]:
    """Every time that one of the others stood at the baseline or worse, and was measured after.

    ``others`` are series in the indicator's own measure, by municipality; a span across a change
    of method is left out.
    """
    return tuple(
        window
        for municipality, series in others.items()
        for window in _of_one(indicator, asked, municipality, series)
    )


def made(asked: Way, window: Window) -> bool:
    """Whether it was as large an improvement as the target asks."""
    return window.change > asked.change if asked.strict else window.change >= asked.change


def precedent(indicator: Indicator, asked: Way, others: Mapping[str, Series]) -> Precedent | None:
    """The count of municipalities, each once however often it stood there; none of nothing."""
    years = [year for series in others.values() for year in series]
    if not years or max(years) - min(years) < asked.years:
        return None
    found = windows(indicator, asked, others)
    return Precedent(
        indicator=indicator.id,
        baseline=asked.baseline,
        change=asked.change,
        years=asked.years,
        first=min(years),
        last=max(years),
        stood=_municipalities(found),
        made=_municipalities(one for one in found if made(asked, one)),
        windows=len(found),
    )


def hindrance(
    indicator: Indicator, counted: Precedent | None, minimum: Threshold
) -> Hindrance | None:
    """Why the question has no answer; none where it has one.

    What has been counted for another baseline or target is no answer to this one.
    """
    asked = way(indicator)
    if asked is None:
        return Hindrance.NO_WAY
    if asked.change <= 0:
        return Hindrance.NO_IMPROVEMENT
    if indicator.kpi is None:
        return Hindrance.NO_KEY_FIGURE
    if indicator.kpi.measure is Measure.RELATED:
        return Hindrance.RELATED_MEASURE
    question = (asked.baseline, asked.change, asked.years)
    if counted is None or (counted.baseline, counted.change, counted.years) != question:
        return Hindrance.NOT_COUNTED
    return Hindrance.TOO_FEW if counted.stood < minimum.value else None


def _of_one(
    indicator: Indicator, asked: Way, municipality: str, series: Series
) -> Iterator[Window]:
    sign = indicator.better.sign
    for year, start in sorted(series.items()):
        end = series.get(year + asked.years)
        as_badly = sign * (start - asked.baseline) <= 0
        if end is None or not as_badly or indicator.broken_between(year, year + asked.years):
            continue
        yield Window(municipality, year, start, end, sign * (end - start))


def _municipalities(found: Iterable[Window]) -> int:
    return len({one.municipality for one in found})
