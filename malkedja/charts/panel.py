"""One indicator among many pictures of the same size, all with the same years side by side.

Each has a value axis of its own, since units differ; whoever shows it writes its ends beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment import Assessment
from malkedja.charts import shapes
from malkedja.charts.sparkline import EDGE, Place, drawn, place
from malkedja.charts.theme import Theme
from malkedja.model import Indicator
from malkedja.words import numbers

ROOMY = 60


@dataclass(frozen=True)
class Frame:
    """What pictures beside each other share: their size in pixels, first and last year.

    ``year`` is the one that is judged, marked in each of them.
    """

    width: int
    height: int
    first: int
    last: int
    year: int

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from first to last."""
        return tuple(range(self.first, self.last + 1))


@dataclass(frozen=True)
class Ends:
    """What to write at the upper and the lower end of a value axis, and where: pixels down."""

    top: str
    bottom: str
    top_y: float
    bottom_y: float


def panel(
    indicator: Indicator, assessments: Sequence[Assessment], theme: Theme, frame: Frame
) -> str:
    """The series in the frame; one that is tall enough has lines to read by."""
    return shapes.picture(frame.width, frame.height, inside(indicator, assessments, theme, frame))


def inside(
    indicator: Indicator, assessments: Sequence[Assessment], theme: Theme, frame: Frame
) -> str:
    """The same without its own edge, for a larger picture; nothing where no value is within."""
    where = _where(indicator, assessments, frame)
    if where is None:
        return ""
    aids = _aids(indicator, where, theme, frame.year) if frame.height >= ROOMY else ()
    return "".join((*aids, *drawn(indicator, assessments, where, theme)))


def ends(indicator: Indicator, assessments: Sequence[Assessment], frame: Frame) -> Ends | None:
    """The highest and lowest value shown, as they stand in the picture; none without values."""
    where = _where(indicator, assessments, frame)
    if where is None:
        return None
    if where.low == where.high:
        return Ends(_said(indicator, where.low), "", where.height / 2, where.height - EDGE)
    upper, lower = (where.low, where.high) if where.reverse else (where.high, where.low)
    top, bottom = _said(indicator, upper), _said(indicator, lower)
    return Ends(top, bottom, EDGE, where.height - EDGE)


def _where(indicator: Indicator, assessments: Sequence[Assessment], frame: Frame) -> Place | None:
    size, span = (frame.width, frame.height), (frame.first, frame.last)
    return place(indicator, assessments, size, span)


def _aids(indicator: Indicator, where: Place, theme: Theme, year: int) -> Iterator[str]:
    """The year that is judged, upright; the baseline's level, across."""
    thin = f'stroke="{theme.rule}" stroke-width="1"'
    yield shapes.line([(0, where.height - 0.5), (where.width, where.height - 0.5)], thin)
    if where.shows(year):
        x, wide = where.x(year), where.width / (where.last - where.first + 1)
        look = f'stroke="{theme.rule}" stroke-opacity="0.5" stroke-width="{wide:.1f}"'
        yield shapes.line([(x, 0), (x, where.height)], look)
    baseline = indicator.baseline
    if baseline is not None and where.low <= baseline.value <= where.high:
        y = where.y(baseline.value)
        look = f'stroke="{theme.second_ink}" stroke-width="1" stroke-dasharray="2 3"'
        yield shapes.line([(0, y), (where.width, y)], look)


def _said(indicator: Indicator, value: Decimal) -> str:
    return numbers.brief(value, numbers.decimals(indicator))
