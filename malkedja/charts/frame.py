"""The frame of a series chart: which years and which values it spans, and where its lines lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

from malkedja.assessment import Assessment
from malkedja.model import Comparison, Indicator, Kind, Measure

AXIS_BELOW = 30
UNIT_ABOVE = 26
MARGIN = 26
FLAG_ROW = 22
ROOM_FOR_FIRST = 10
MOST_LINES = 5
ZERO_FROM = Decimal("0.35")
FULL_SHARE = Decimal(100)
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


@dataclass(frozen=True)
class Frame:
    """First and last year, lowest and highest value, and the values that get a quiet line.

    ``reverse`` puts the lowest value at the top; ``height`` is that of the plot in pixels.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    reverse: bool
    height: int

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from first to last."""
        return tuple(range(self.first, self.last + 1))

    @property
    def crosses_zero(self) -> bool:
        """Whether there is something below zero to show."""
        return not self.reverse and self.low < 0

    @property
    def cut_at(self) -> Decimal | None:
        """Where the value axis begins, if not at zero."""
        return self.low if self.low > 0 and not self.reverse else None

    @property
    def top(self) -> Decimal:
        """The value at the upper edge."""
        return self.low if self.reverse else self.high

    def x(self, year: float, width: float) -> float:
        """Pixels from the left edge of a plot of that width."""
        return (year - self.first + 0.5) * self.slot(width)

    def y(self, value: Decimal) -> float:
        """Pixels from the upper edge of the plot."""
        share = float((value - self.low) / (self.high - self.low))
        return (share if self.reverse else 1 - share) * self.height

    def slot(self, width: float) -> float:
        """Pixels to each year of a plot of that width."""
        return width / len(self.years)


def frame(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    comparisons: Iterable[Comparison] = (),
    height: int = 340,
) -> Frame | None:
    """The frame of an indicator's chart, ``height`` pixels in all; none if nothing can be shown."""
    span = years(indicator)
    if span is None:
        return None
    beside = comparable(indicator, comparisons)
    found = [*values(indicator, assessments), *(c.value for c in beside)]
    if not found:
        return None
    plot = max(height - AXIS_BELOW - UNIT_ABOVE, 3 * MARGIN)
    marked = [event.year for event in indicator.events] + [b.year for b in indicator.breaks]
    flags = any(span[0] <= year <= span[1] + 1 for year in marked)
    above = (0 if indicator.kind is Kind.RANK else MARGIN) + (FLAG_ROW if flags else 0)
    if indicator.kind is Kind.RANK:
        low, high, ticks = _ranks(indicator, found, plot, above)
    else:
        low, high, ticks = _amounts(indicator, found, plot, above)
    return Frame(*span, low, high, ticks, indicator.kind is Kind.RANK, plot)


def years(indicator: Indicator) -> tuple[int, int] | None:
    """First and last year that have a value, a target, the baseline or an event."""
    known = [o.year for o in indicator.outcomes if o.value is not None]
    known += [t.year for t in indicator.targets if t.decided]
    if indicator.baseline is not None:
        known.append(indicator.baseline.year)
    if not known:
        return None
    known += [event.year for event in indicator.events]
    return min(known), max(known)


def values(indicator: Indicator, assessments: Sequence[Assessment]) -> list[Decimal]:
    """Every value of the indicator's own that the chart must have room for."""
    found = [o.value for o in indicator.outcomes]
    found += [end for t in indicator.targets for end in (t.value, t.low, t.high)]
    found += [a.before.value for a in assessments if a.before and a.target and a.target.op.in_words]
    found += [indicator.baseline.value if indicator.baseline else None]
    known = [value for value in found if value is not None]
    if known and indicator.reference is not None:
        known.append(indicator.reference.value)
    return known


def comparable(indicator: Indicator, comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """The figures that may stand on the same axis: the same measure, in years that are shown."""
    span = years(indicator)
    if span is None:
        return ()
    return tuple(
        c
        for c in comparisons
        if c.measure is Measure.SAME
        and c.indicator == indicator.id
        and span[0] <= c.year <= span[1]
    )


def _amounts(
    indicator: Indicator, found: list[Decimal], plot: int, above: int
) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    low, high = min(found), max(found)
    if 0 < low <= ZERO_FROM * high:
        low = Decimal(0)
    if low == high:
        low, high = low - (abs(low) / 10 or 1), high + (abs(high) / 10 or 1)
    pixel = (high - low) / (plot - MARGIN - above)
    top = high + above * pixel
    aim = low if low == 0 else low - MARGIN * pixel
    aim = max(aim, Decimal(0)) if low >= 0 else aim
    step = _step(top - aim, whole=indicator.kind is Kind.COUNT)
    bottom = (aim / step).to_integral_value(ROUND_FLOOR) * step
    full = indicator.kind is Kind.SHARE and max(found) <= FULL_SHARE
    ceiling = min(top, FULL_SHARE) if full else top
    return bottom, top, tuple(_between(bottom, ceiling, step))


def _ranks(
    indicator: Indicator, found: list[Decimal], plot: int, above: int
) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    ranked = [Decimal(o.ranked) for o in indicator.outcomes if o.ranked]
    last = max([*ranked, *found, Decimal(10)])
    if not ranked:
        step = _step(last, whole=True)
        last = (last / step).to_integral_value(ROUND_CEILING) * step
    pixel = (last - 1) / (plot - (above or ROOM_FOR_FIRST))
    step = _step(last, whole=True)
    inner = [tick for tick in _between(step, last, step) if last - tick > MARGIN * pixel]
    return 1 - (above or ROOM_FOR_FIRST) * pixel, last, (Decimal(1), *inner, last)


def _step(span: Decimal, *, whole: bool) -> Decimal:
    """The smallest round step that gives no more lines than are quiet."""
    start = Decimal(1).scaleb(span.adjusted() - 2)
    steps = (factor * start.scaleb(power) for power in count() for factor in _STEPS)
    return next(step for step in steps if span / step <= MOST_LINES and not (whole and step % 1))


def _between(low: Decimal, high: Decimal, step: Decimal) -> list[Decimal]:
    lines = ((high - low) / step).to_integral_value(ROUND_CEILING)
    return [tick for n in range(int(lines) + 1) if (tick := low + n * step) <= high]
