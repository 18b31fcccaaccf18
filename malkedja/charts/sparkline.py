"""One indicator's series in miniature, for a row in a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment import Assessment
from malkedja.charts import lines, shapes
from malkedja.charts.captions import aim, judged
from malkedja.charts.lines import Point
from malkedja.charts.theme import Theme
from malkedja.model import Indicator, Kind
from malkedja.words import labels, numbers
from malkedja.words.targets import outcome_text

YEARS_BEFORE, YEARS_AFTER = 4, 2
EDGE = 5.0


def sparkline(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    theme: Theme,
    width: int = 120,
    height: int = 32,
) -> str:
    """The series in miniature: line, baseline ring, a tick per target, a light per judged year."""
    where = place(indicator, assessments, (width, height))
    inside = "" if where is None else "".join(drawn(indicator, assessments, where, theme))
    return shapes.picture(width, height, inside)


def drawn(
    indicator: Indicator, assessments: Sequence[Assessment], where: "Place", theme: Theme
) -> tuple[str, ...]:
    """The parts of such a picture, those that lie undermost first."""
    return (
        *_drawn_lines(indicator, where, theme),
        *_drawn_ticks(indicator, assessments, where, theme),
        *_drawn_marks(indicator, assessments, where, theme),
    )


def sparkline_text(indicator: Indicator, assessments: Sequence[Assessment]) -> str:
    """What the miniature shows: the years that are measured, and each target year's outcome."""
    years = [outcome.year for outcome in indicator.measured]
    span = f"Utfall {numbers.span(years)}." if years else "Inga utfall."
    told = (
        f"{a.year}: {outcome_text(a)}, {labels.fulfilment(a.fulfilment).lower()}."
        for a in judged(assessments).values()
    )
    return " ".join((span, *told))


@dataclass(frozen=True)
class Place:
    """Where years and values lie in a picture."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    width: int
    height: int
    reverse: bool

    def shows(self, year: int) -> bool:
        """Whether a year is within the picture."""
        return self.first <= year <= self.last

    def x(self, year: int) -> float:
        """Pixels from the left edge to the middle of a year."""
        slot = (self.width - 2) / (self.last - self.first + 1)
        return 1 + (year - self.first + 0.5) * slot

    def y(self, value: Decimal) -> float:
        """Pixels from the upper edge; the lowest rank is the highest up."""
        room = self.height - 2 * EDGE
        if self.low == self.high:
            return self.height / 2
        share = float((value - self.low) / (self.high - self.low))
        return EDGE + (share if self.reverse else 1 - share) * room

    def at(self, point: Point) -> str:
        """Both, as a place on a path."""
        return f"{self.x(point.year):.1f} {self.y(point.value):.1f}"


def place(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    size: tuple[int, int],
    span: tuple[int, int] | None = None,
) -> Place | None:
    """Where the years and values of an indicator lie; none where there is nothing to show."""
    shown = [*lines.points(indicator.outcomes), *_aims(indicator, assessments)]
    if indicator.baseline is not None:
        shown.append(Point(indicator.baseline.year, indicator.baseline.value))
    if not shown:
        return None
    first, last = span or _around(indicator, [point.year for point in shown])
    values = [point.value for point in shown if first <= point.year <= last]
    if not values:
        return None
    inverted = indicator.kind is Kind.RANK
    return Place(first, last, min(values), max(values), *size, inverted)


def _around(indicator: Indicator, years: Sequence[int]) -> tuple[int, int]:
    first, last = min(years), max(years)
    targets = [t.year for t in indicator.targets if t.decided]
    if targets:
        first = max(first, min(targets) - YEARS_BEFORE)
        last = min(last, max(targets) + YEARS_AFTER)
    return first, last


def _aims(indicator: Indicator, assessments: Sequence[Assessment]) -> list[Point]:
    found = []
    for target in indicator.targets:
        level = aim(target, assessments) if target.decided else None
        levels = (level, target.low, target.high)
        found += [Point(target.year, end) for end in levels if end is not None]
    return found


def _drawn_lines(indicator: Indicator, place: Place, theme: Theme) -> Iterable[str]:
    points = lines.points(o for o in indicator.outcomes if o.comparable and place.shows(o.year))
    for joint in lines.joints(indicator, points):
        path = "L".join(place.at(point) for point in joint.points)
        dash = ' stroke-width="1" stroke-dasharray="1.5 2.5"' if joint.over_gap else ""
        thick = "" if joint.over_gap else ' stroke-width="1.75" stroke-linejoin="round"'
        yield f'<path d="M{path}" fill="none" stroke="{theme.accent}"{dash}{thick}/>'


def _drawn_ticks(
    indicator: Indicator, assessments: Sequence[Assessment], place: Place, theme: Theme
) -> Iterable[str]:
    half = min(6.0, 0.42 * place.width / (place.last - place.first + 1))
    for point in _aims(indicator, assessments):
        if not place.shows(point.year):
            continue
        x, y = place.x(point.year), place.y(point.value)
        path = f"M{x - half:.1f} {y:.1f}H{x + half:.1f}"
        yield f'<path d="{path}" stroke="{theme.ink}" stroke-width="1.75"/>'


def _drawn_marks(
    indicator: Indicator, assessments: Sequence[Assessment], place: Place, theme: Theme
) -> Iterable[str]:
    known = judged(assessments)
    baseline = indicator.baseline
    for point in lines.points(indicator.outcomes):
        if place.shows(point.year) and point.year not in known:
            yield _dot(indicator, point, place, theme)
    if baseline is not None and place.shows(baseline.year):
        x, y = place.x(baseline.year), place.y(baseline.value)
        yield shapes.circle(x, y, 3, f'fill="none" stroke="{theme.ink}" stroke-width="1.25"')
    for a in known.values():
        if a.value is not None and place.shows(a.year):
            x, y = place.x(a.year), place.y(a.value)
            yield shapes.mark(a.fulfilment, theme, x, y, 3.6)


def _dot(indicator: Indicator, point: Point, place: Place, theme: Theme) -> str:
    outcome = indicator.outcome(point.year)
    x, y = place.x(point.year), place.y(point.value)
    if outcome is not None and not outcome.comparable:
        look = f'fill="{theme.background}" stroke="{theme.accent}" stroke-width="1"'
        return shapes.circle(x, y, 1.75, look)
    return shapes.circle(x, y, 1.5, f'fill="{theme.accent}"')
