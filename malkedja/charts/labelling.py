"""The words of a chart set out for a narrow, a middling and a wide plot.

A chart is as wide as the page lets it be, and only the reader's browser knows. So its words are
placed for three widths, and the specification shows those that fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Any

from malkedja.assessment import Assessment
from malkedja.charts import lines, placement
from malkedja.charts.captions import aim, captions, judged
from malkedja.charts.frame import Frame
from malkedja.charts.lines import Point
from malkedja.charts.placement import Box, Canvas, Caption, Line, Placed
from malkedja.charts.theme import BOLD, Theme
from malkedja.model import Indicator

WIDTHS = (250, 400, 600)
NAME_GAP = 10
NAME_SIGNS = 20
NAME_FAR = 5
STROKE_SHARE = 0.72
STROKE_MOST = 52

Row = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """A line that is named at its end."""

    name: str
    series: tuple[Point, ...]
    colour: str
    weight: int = 400

    @property
    def lines(self) -> tuple[str, ...]:
        """The name, a long one in several lines."""
        return tuple(wrap(self.name, NAME_SIGNS, break_long_words=False))


@dataclass(frozen=True)
class Picture:
    """All that the words of a chart depend on; ``scale`` enlarges every measure alike."""

    indicator: Indicator
    assessments: tuple[Assessment, ...]
    frame: Frame
    theme: Theme
    named: tuple[Named, ...] = ()
    scale: float = 1.0

    @property
    def reserve(self) -> int:
        """Pixels kept free at the right for the names of lines, where the plot is not narrow."""
        widths = [placement.width(text, one.weight) for one in self.named for text in one.lines]
        return round(max(widths, default=-NAME_GAP)) + NAME_GAP

    @property
    def layout(self) -> str:
        """Which of the three settings fits, as an expression of the width of the plot."""
        middling, wide = (width * self.scale for width in WIDTHS[1:])
        return f"(width < {middling:g} ? 0 : width < {wide:g} ? 1 : 2)"

    @property
    def inner(self) -> str:
        """The width that the years share, as an expression: the plot less the names of lines."""
        narrow, names = WIDTHS[1] * self.scale, self.reserve * self.scale
        return f"(width < {narrow:g} ? width : width - {names:g})"


def rows(picture: Picture) -> list[Row]:
    """One row for each line of text and width of plot."""
    return [row for layout in range(len(WIDTHS)) for row in _layout(picture, layout)]


def _layout(picture: Picture, layout: int) -> list[Row]:
    narrow = layout == 0
    frame = picture.frame
    wide = float(WIDTHS[layout] - (0 if narrow else picture.reserve))
    drawn = canvas(picture, wide)
    wanted = captions(picture.indicator, picture.assessments, frame, picture.theme)
    if narrow:
        wanted = (*(_name(line) for line in picture.named), *wanted)
    at = [(c, frame.x(c.x, wide), pixels(frame, c.y)) for c in wanted]
    placed = drawn.place(at)
    found = [row for one in placed for row in _placed(one, picture, layout)]
    return found if narrow else found + names(picture, layout)


def canvas(picture: Picture, wide: float) -> Canvas:
    """A plot that wide with everything drawn on it but the words."""
    frame, indicator = picture.frame, picture.indicator
    beyond = 0 if picture.named else placement.BEYOND
    plot = Canvas(wide, frame.height, beyond)
    own = lines.points(o for o in indicator.outcomes if o.comparable)
    for series in (own, *(line.series for line in picture.named)):
        for joint in lines.joints(indicator, series):
            plot.lines += _path(frame, joint.points, wide)
    known = judged(picture.assessments)
    for point in lines.points(indicator.outcomes):
        plot.solid.append(_around(frame, point, wide, 6 if point.year in known else 3))
    if indicator.baseline is not None:
        ring = Point(indicator.baseline.year, indicator.baseline.value)
        plot.solid.append(_around(frame, ring, wide, 6))
    half = min(STROKE_MOST, STROKE_SHARE * frame.slot(wide)) / 2
    for target in indicator.targets:
        level = aim(target, picture.assessments) if target.decided else None
        if level is not None:
            plot.solid.append(_around(frame, Point(target.year, level), wide, half, 2))
    marks = [float(e.year) for e in indicator.events] + [b.year - 0.5 for b in indicator.breaks]
    plot.rules = [_rule(frame, x, wide) for x in marks]
    return plot


def _path(frame: Frame, points: Sequence[Point], wide: float) -> list[Line]:
    at = [(frame.x(point.year, wide), frame.y(point.value)) for point in points]
    return list(pairwise(at))


def _rule(frame: Frame, x: float, wide: float) -> Line:
    across = frame.x(x, wide)
    return ((across, 0), (across, frame.height))


def _around(
    frame: Frame, point: Point, wide: float, across: float, down: float | None = None
) -> Box:
    x, y = frame.x(point.year, wide), frame.y(point.value)
    tall = across if down is None else down
    return Box(x - across, y - tall, x + across, y + tall)


def pixels(frame: Frame, value: float) -> float:
    """Pixels from the upper edge of the plot to a value."""
    share = (value - float(frame.low)) / float(frame.high - frame.low)
    return (share if frame.reverse else 1 - share) * frame.height


def _placed(one: Placed, picture: Picture, layout: int) -> list[Row]:
    caption, scale = one.caption, picture.scale
    y = pixels(picture.frame, caption.y)
    return [
        {
            "x": caption.x,
            "y": caption.y,
            "text": line,
            "dx": round(placement.across(caption, one.side) * scale, 1),
            "dy": round((one.box.top + placement.LINE * (n + 0.5) - y) * scale, 1),
            "align": one.side.align,
            "weight": caption.weight,
            "colour": caption.colour,
            "layout": layout,
        }
        for n, line in enumerate(one.lines)
    ]


def _name(line: Named) -> Caption:
    end = line.series[-1]
    return Caption(
        x=end.year,
        y=float(end.value),
        variants=((line.name,), line.lines),
        sides=tuple(
            placement.Side(across, down, far)
            for far in range(NAME_FAR)
            for down in (-1, 1)
            for across in (-1, 0)
        ),
        colour=line.colour,
        weight=line.weight,
        needed=True,
    )


def names(picture: Picture, layout: int) -> list[Row]:
    """The names of the lines in a column at the right, each as level with its line as may be."""
    frame = picture.frame
    step, scale = placement.LINE, picture.scale
    ordered = sorted(picture.named, key=lambda line: frame.y(line.series[-1].value))
    levels = [frame.y(line.series[-1].value) for line in ordered]
    tall = [step * len(line.lines) + 2 for line in ordered]
    centres = placement.spread(levels, tall, 0, frame.height)
    return [
        {
            "x": frame.last + 0.5,
            "y": float(line.series[-1].value),
            "text": text,
            "dx": NAME_GAP / 2 * scale,
            "dy": round((centre - level + step * (n - (len(line.lines) - 1) / 2)) * scale, 1),
            "align": "left",
            "weight": line.weight,
            "colour": line.colour,
            "layout": layout,
        }
        for line, level, centre in zip(ordered, levels, centres, strict=True)
        for n, text in enumerate(line.lines)
    ]


def named(
    picture_theme: Theme, own: str, series: tuple[Point, ...], others: Mapping[str, list[Point]]
) -> tuple[Named, ...]:
    """The lines to be named: none unless there is something to compare with."""
    if not others:
        return ()
    first = (Named(own, series, picture_theme.accent, BOLD),) if series else ()
    beside = (
        Named(name, tuple(sorted(points, key=lambda point: point.year)), picture_theme.second_ink)
        for name, points in others.items()
    )
    return (*first, *beside)
