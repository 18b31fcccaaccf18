"""One indicator's series as a picture for a projector: SVG whose words are laid out with it.

All measures are in the size of the picture's type, fourteen to a line of text, so that whoever
shows it decides how large that type is. Drawn in ``theme.VARIABLES`` unless told otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from malkedja.assessment import Assessment
from malkedja.charts import labelling, lines, marks, placement, shapes, theme
from malkedja.charts.captions import captions, judged
from malkedja.charts.frame import AXIS_BELOW, UNIT_ABOVE, comparable, frame
from malkedja.charts.labelling import NAME_GAP, STROKE_MOST, STROKE_SHARE, Picture
from malkedja.charts.lines import Point
from malkedja.model import Comparison, Group, Indicator
from malkedja.words import numbers

YEAR, SHORT_YEAR = 38, 27
LIGHT, DOT, RING = 7.5, 3.5, 6.0
AXIS_GAP = 8
EDGE = 2


@dataclass(frozen=True)
class Beside:
    """Whose line it is, and the figures of the groups that are drawn with it."""

    own: str = ""
    figures: tuple[Comparison, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class _Plot:
    """A picture's plot: where it lies and how wide it is; ``named`` lines end in a column."""

    picture: Picture
    left: float
    width: float

    def x(self, year: float) -> float:
        return self.left + self.picture.frame.x(year, self.width)

    def y(self, value: float) -> float:
        return UNIT_ABOVE + labelling.pixels(self.picture.frame, value)

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return UNIT_ABOVE + self.picture.frame.height


def series(  # noqa: PLR0913 - what is shown, in what size, and what it is called
    indicator: Indicator,
    assessments: Sequence[Assessment],
    size: tuple[int, int],
    title: str,
    text: str,
    *,
    beside: Beside | None = None,
    look: theme.Theme = theme.VARIABLES,
) -> str | None:
    """The series against its targets; none where there is nothing at all to draw."""
    plot = _plot(indicator, assessments, size, beside or Beside(), look)
    if plot is None:
        return None
    parts = (*_axes(plot), *_events(plot), *_lines(plot), *_targets(plot), *_marks(plot))
    return shapes.titled(size, "".join((*parts, *_words(plot))), title, text)


def _plot(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    size: tuple[int, int],
    beside: Beside,
    look: theme.Theme,
) -> _Plot | None:
    figures = [c for c in comparable(indicator, beside.figures) if _chosen(c, beside.groups)]
    span = frame(indicator, assessments, figures, size[1])
    if span is None:
        return None
    measured = lines.points(o for o in indicator.outcomes if o.comparable)
    named = labelling.named(look, beside.own, measured, _others(figures, beside.groups))
    picture = Picture(indicator, tuple(assessments), span, look, named)
    digits = max(placement.width(_tick(picture, tick)) for tick in span.ticks)
    left = EDGE + digits + AXIS_GAP
    right = picture.reserve if named else placement.BEYOND
    return _Plot(picture, left, size[0] - left - right)


def _chosen(figure: Comparison, groups: Iterable[Group]) -> bool:
    return any(group.id == figure.group for group in groups)


def _others(figures: Sequence[Comparison], groups: Iterable[Group]) -> dict[str, list[Point]]:
    found = {g.name: [Point(c.year, c.value) for c in figures if c.group == g.id] for g in groups}
    return {name: points for name, points in found.items() if points}


def _tick(picture: Picture, tick: object) -> str:
    ticks = picture.frame.ticks
    digits = max(0, *(-int(t.normalize().as_tuple().exponent) for t in ticks))
    return numbers.number(tick, digits)  # type: ignore[arg-type] # a tick is a Decimal


def _axes(plot: _Plot) -> Iterator[str]:
    picture, look = plot.picture, plot.picture.theme
    quiet = f'fill="{look.second_ink}"'
    for tick in picture.frame.ticks:
        y = plot.y(float(tick))
        yield shapes.line([(plot.left, y), (plot.right, y)], f'stroke="{look.rule}"')
        yield shapes.text(
            plot.left - AXIS_GAP, y, _tick(picture, tick), f'{quiet} text-anchor="end"'
        )
    if picture.frame.crosses_zero:
        zero = plot.y(0)
        yield shapes.line([(plot.left, zero), (plot.right, zero)], f'stroke="{look.second_ink}"')
    yield shapes.text(EDGE, UNIT_ABOVE / 2 - 4, picture.indicator.unit, quiet)
    yield from _years(plot)


def _years(plot: _Plot) -> Iterator[str]:
    """In full where there is room, else ’18, else every so many of them from the first target."""
    picture, slot = plot.picture, plot.picture.frame.slot(plot.width)
    decided = [t.year for t in picture.indicator.targets if t.decided]
    nth = 1 if slot >= SHORT_YEAR else -int(-SHORT_YEAR // slot)
    start = decided[0] if decided else picture.frame.first
    for year in picture.frame.years:
        if slot < YEAR and (year - start) % nth:
            continue
        words = str(year) if slot >= YEAR else f"’{year % 100:02}"
        look = f'fill="{picture.theme.second_ink}"'
        if year in decided:
            look = f'fill="{picture.theme.ink}" font-weight="{theme.BOLD}"'
        at = plot.bottom + AXIS_BELOW / 2 + EDGE
        yield shapes.text(plot.x(year), at, words, f'{look} text-anchor="middle"')


def _events(plot: _Plot) -> Iterator[str]:
    look = f'stroke="{plot.picture.theme.second_ink}"'
    for found, dash in ((marks.events, ""), (marks.breaks, ' stroke-dasharray="4 3"')):
        for row in found(plot.picture):
            ends = [(plot.x(row["x"]), y) for y in (UNIT_ABOVE, plot.bottom)]
            yield shapes.line(ends, f"{look}{dash}")
    reference = plot.picture.indicator.reference
    if reference is not None:
        y = plot.y(float(reference.value))
        ends = [(plot.left, y), (plot.right, y)]
        yield shapes.line(ends, f'{look} stroke-dasharray="6 3"')


def _lines(plot: _Plot) -> Iterator[str]:
    picture, look = plot.picture, plot.picture.theme
    others = [one for one in picture.named if one.colour != look.accent]
    own = lines.points(o for o in picture.indicator.outcomes if o.comparable)
    drawn = [(one.series, look.second_ink, 1.5) for one in others]
    for series_, colour, thick in (*drawn, (own, look.accent, 3.0)):
        for joint in lines.joints(picture.indicator, series_):
            points = [(plot.x(p.year), plot.y(float(p.value))) for p in joint.points]
            wide = 1.25 if joint.over_gap else thick
            dash = ' stroke-dasharray="2 4"' if joint.over_gap else ""
            round_ = 'stroke-linejoin="round" stroke-linecap="round"'
            yield shapes.line(points, f'stroke="{colour}" stroke-width="{wide}" {round_}{dash}')


def _targets(plot: _Plot) -> Iterator[str]:
    picture, ink = plot.picture, plot.picture.theme.ink
    for box in marks.bands(picture):
        corners = [(box["x"], box["y"]), (box["x2"], box["y"]), (box["x2"], box["y2"])]
        ends = [(plot.x(x), plot.y(y)) for x, y in (*corners, (box["x"], box["y2"]), corners[0])]
        yield shapes.line(ends, f'style="fill:{ink};fill-opacity:.12"')
    steps = marks.steps(picture)
    for before, after in pairwise(steps):
        if before["part"] == after["part"]:
            middle = (plot.x(before["x"]) + plot.x(after["x"])) / 2
            y, to = plot.y(before["y"]), plot.y(after["y"])
            points = [(plot.x(before["x"]), y), (middle, y), (middle, to), (plot.x(after["x"]), to)]
            yield shapes.line(
                points, f'stroke="{ink}" stroke-width="1.25" stroke-dasharray="1.5 3"'
            )
    half = min(STROKE_MOST, STROKE_SHARE * picture.frame.slot(plot.width)) / 2
    for row in marks.strokes(picture):
        x, y = plot.x(row["x"]), plot.y(row["y"])
        yield shapes.line([(x - half, y), (x + half, y)], f'stroke="{ink}" stroke-width="3.5"')


def _marks(plot: _Plot) -> Iterator[str]:
    picture, look = plot.picture, plot.picture.theme
    hollow = f'fill="{look.background}" stroke="{look.accent}" stroke-width="1.75"'
    ring = f'fill="none" stroke="{look.ink}" stroke-width="2"'
    kinds = (
        (marks.plain(picture), DOT, f'fill="{look.accent}"'),
        (marks.detached(picture), DOT + 1, hollow),
        (marks.baseline(picture), RING, ring),
    )
    for rows, radius, how in kinds:
        for row in rows:
            yield shapes.circle(plot.x(row["x"]), plot.y(row["y"]), radius, how)
    for a in judged(picture.assessments).values():
        if a.value is not None:
            at = (plot.x(a.year), plot.y(float(a.value)))
            halo = f'fill="{look.background}"'
            yield shapes.circle(*at, LIGHT + 2.5, halo)
            yield shapes.mark(a.fulfilment, look, *at, LIGHT)


def _words(plot: _Plot) -> Iterator[str]:
    """Each with a halo in the colour of the page, so that no line runs through it."""
    picture, span = plot.picture, plot.picture.frame
    wanted = captions(picture.indicator, picture.assessments, span, picture.theme)
    at = [(c, span.x(c.x, plot.width), labelling.pixels(span, c.y)) for c in wanted]
    for one in labelling.canvas(picture, plot.width).place(at):
        x = plot.x(one.caption.x) + placement.across(one.caption, one.side)
        for number, words in enumerate(one.lines):
            y = UNIT_ABOVE + one.box.top + placement.LINE * (number + 0.5)
            how = _ink(one.caption.colour, one.caption.weight)
            yield _word(plot, (x, y), words, one.side.align, how)
    for row in labelling.names(picture, 2):
        y = plot.y(row["y"]) + row["dy"]
        at_end = (plot.right + NAME_GAP / 2, y)
        yield _word(plot, at_end, row["text"], "left", _ink(row["colour"], row["weight"]))


def _word(plot: _Plot, at: tuple[float, float], words: str, align: str, how: str) -> str:
    anchor = {"left": "start", "center": "middle", "right": "end"}[align]
    back = plot.picture.theme.background
    halo = f'stroke="{back}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return shapes.text(*at, words, f'{how} text-anchor="{anchor}" {halo}')


def _ink(colour: str, weight: int) -> str:
    return f'fill="{colour}" font-weight="{weight}"'
