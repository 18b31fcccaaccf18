"""The chart of one indicator: what was measured, against what was decided.

``spec`` gives a complete Vega-Lite specification. Building one takes some hundredths of a
second and depends on its arguments alone, so whoever shows it keeps it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from altair import SCHEMA_URL

from malkedja.assessment import Assessment
from malkedja.charts import drawing, labelling, lines, theme
from malkedja.charts.frame import comparable, frame
from malkedja.charts.lines import Point
from malkedja.model import Comparison, Group, Indicator
from malkedja.words import series as said

HEIGHT = 360
FILLED = 480


def spec(  # noqa: PLR0913 - what is shown, how it looks, and how large
    indicator: Indicator,
    assessments: Sequence[Assessment],
    look: theme.Theme,
    comparisons: Iterable[Comparison] = (),
    groups: Iterable[Group] = (),
    *,
    own: str = "Kommunen",
    height: int | str = HEIGHT,
    scale: float = 1.0,
) -> dict[str, Any] | None:
    """A Vega-Lite specification of the series; none where there is nothing at all to draw.

    ``assessments`` are those of the target years; only ``groups`` and only comparisons of the
    same measure are drawn; ``own`` names the indicator's line beside them. ``height`` is in
    pixels or "container"; ``scale`` enlarges type and marks for a projector.
    """
    beside = comparable(indicator, comparisons)
    pixels = height if isinstance(height, int) else FILLED
    span = frame(indicator, assessments, _chosen(beside, groups), round(pixels / scale))
    if span is None:
        return None
    measured = lines.points(o for o in indicator.outcomes if o.comparable)
    picture = labelling.Picture(
        indicator=indicator,
        assessments=tuple(assessments),
        frame=span,
        theme=look,
        named=labelling.named(look, own, measured, _others(beside, groups)),
        scale=scale,
    )
    return {
        "$schema": SCHEMA_URL,
        "width": "container",
        "height": height,
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "config": theme.config(look, scale),
        "layer": drawing.layers(picture),
    }


def axis_note(
    indicator: Indicator,
    assessments: Sequence[Assessment],
    comparisons: Iterable[Comparison] = (),
) -> str | None:
    """What a reader must know of the value axis: where it begins if cut, which end is best."""
    span = frame(indicator, assessments, comparable(indicator, comparisons), HEIGHT)
    if span is None or (span.cut_at is None and not span.reverse):
        return None
    return said.axis_note(indicator, span.low) or None


def _chosen(comparisons: Iterable[Comparison], groups: Iterable[Group]) -> tuple[Comparison, ...]:
    ids = {group.id for group in groups}
    return tuple(c for c in comparisons if c.group in ids)


def _others(comparisons: Sequence[Comparison], groups: Iterable[Group]) -> dict[str, list[Point]]:
    series = {
        group.name: [Point(c.year, c.value) for c in comparisons if c.group == group.id]
        for group in groups
    }
    return {name: points for name, points in series.items() if points}
