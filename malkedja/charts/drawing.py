"""The layers of a series chart, from the quiet lines at the back to the words in front."""

from collections.abc import Iterable, Iterator
from typing import Any

import altair as alt

from malkedja.assessment import Fulfilment
from malkedja.charts import axes, labelling, lines, marks
from malkedja.charts.labelling import STROKE_MOST, STROKE_SHARE, Picture
from malkedja.charts.lines import Point
from malkedja.charts.theme import LIGHT_SIZE, SHAPES

Row = dict[str, Any]
Layer = alt.Chart | alt.LayerChart | alt.FacetChart
MEASURED = "mätvärde"
LONE_SIZE = 28
X, X2, Y, Y2 = alt.X("x:Q"), alt.X2("x2:Q"), alt.Y("y:Q"), alt.Y2("y2:Q")
PART, SAID, TEXT = alt.Detail("part:N"), alt.Description("text:N"), alt.Text("text:N")

# Each layer carries its own figures: Streamlit would make a table of a named set at every run.
alt.data_transformers.enable("default", consolidate_datasets=False)


def layers(picture: Picture) -> list[Row]:
    """Every layer that has something to show, in Vega-Lite.

    Each is written by itself: Altair's own ``layer`` copies every part several times, which
    takes longer than all the rest.
    """
    found = [*_back(picture), *_lines(picture), *_targets(picture), *_front(picture)]
    return [one.to_dict(validate=False, context={"top_level": False}) for one in found]


def _back(picture: Picture) -> Iterator[alt.Chart]:
    frame, look = picture.frame, picture.theme
    ends = {"x": frame.first - 0.5, "x2": frame.last + 0.5}
    quiet = [{**ends, "y": float(tick)} for tick in frame.ticks]
    x, y = axes.across(picture), axes.upward(picture)
    yield _chart(quiet).mark_rule(aria=False, color=look.rule).encode(x=x, x2=X2, y=y)
    yield axes.years(picture)
    if frame.crosses_zero:
        zero = _chart([{**ends, "y": 0}])
        yield zero.mark_rule(aria=False, color=look.second_ink).encode(x=X, x2=X2, y=Y)
    if bands := marks.bands(picture):
        box = _chart(bands).mark_rect(aria=False, color=look.ink, opacity=0.12)
        yield box.encode(x=X, x2=X2, y=Y, y2=Y2)
    for happened, dash in ((marks.events(picture), [1, 0]), (marks.breaks(picture), [4, 3])):
        if happened:
            rule = _chart(happened).mark_rule(aria=False, color=look.second_ink, strokeDash=dash)
            yield rule.encode(x=X, tooltip=alt.Tooltip("text:N", title="Händelse"))
    if reference := picture.indicator.reference:
        thin = _chart([{**ends, "y": float(reference.value)}])
        dashed = thin.mark_rule(aria=False, color=look.second_ink, strokeDash=[6, 3])
        yield dashed.encode(x=X, x2=X2, y=Y)


def _lines(picture: Picture) -> Iterator[alt.Chart]:
    look, scale = picture.theme, picture.scale
    own = lines.points(o for o in picture.indicator.outcomes if o.comparable)
    beside = [one.series for one in picture.named if one.colour != look.accent]
    drawn: tuple[tuple[list[tuple[Point, ...]], bool, str, float], ...] = (
        (beside, False, look.second_ink, 1.25),
        (beside, True, look.second_ink, 1),
        ([own], True, look.accent, 1.25),
        ([own], False, look.accent, 2.5),
    )
    for series, over_gap, colour, thick in drawn:
        rows = _joined(picture, series, over_gap=over_gap)
        if rows:
            line = _chart(rows).mark_line(
                aria=False,
                color=colour,
                strokeWidth=thick * scale,
                strokeDash=[2, 4] if over_gap else [1, 0],
                strokeJoin="round",
                strokeCap="butt" if over_gap else "round",
            )
            yield line.encode(x=X, y=Y, detail=PART)
    yield from _alone(picture, beside)


def _alone(picture: Picture, series: Iterable[tuple[Point, ...]]) -> Iterator[alt.Chart]:
    """A comparison's figure that no line reaches, as a dot of its own."""
    lone = [point for points in series for point in lines.lone(picture.indicator, points)]
    if lone:
        rows = [{"x": point.year, "y": float(point.value)} for point in lone]
        dot = _chart(rows).mark_point(
            aria=False,
            color=picture.theme.second_ink,
            filled=True,
            size=LONE_SIZE * picture.scale**2,
            opacity=1,
        )
        yield dot.encode(x=X, y=Y)


def _joined(picture: Picture, series: Iterable[tuple[Point, ...]], *, over_gap: bool) -> list[Row]:
    found = [
        joint
        for points in series
        for joint in lines.joints(picture.indicator, points)
        if joint.over_gap == over_gap
    ]
    return [
        {"x": point.year, "y": float(point.value), "part": part}
        for part, joint in enumerate(found)
        for point in joint.points
    ]


def _targets(picture: Picture) -> Iterator[alt.Chart]:
    look, scale = picture.theme, picture.scale
    if steps := marks.steps(picture):
        dotted = _chart(steps).mark_line(
            aria=False, color=look.ink, strokeWidth=1.25, strokeDash=[1.5, 3], interpolate="step"
        )
        yield dotted.encode(x=X, y=Y, detail=PART)
    if strokes := marks.strokes(picture):
        years = len(picture.frame.years)
        wide = f"min({STROKE_MOST * scale}, {STROKE_SHARE} * {picture.inner} / {years})"
        stroke = _chart(strokes).mark_point(
            shape="stroke",
            stroke=look.ink,
            strokeWidth=3 * scale,
            size=alt.ExprRef(f"pow({wide}, 2)"),
            opacity=1,
            ariaRoleDescription="målvärde",
        )
        tip = _tips(("year", "År"), ("target", "Mål"))
        yield stroke.encode(x=X, y=Y, description=SAID, tooltip=tip)


def _front(picture: Picture) -> Iterator[Layer]:
    yield from _plain(picture)
    yield from _lights(picture)
    yield from _words(picture)


def _plain(picture: Picture) -> Iterator[alt.Chart]:
    look, scale = picture.theme, picture.scale
    tip = _tips(("year", "År"), ("outcome", "Utfall"), ("note", "Anmärkning"))
    kinds: tuple[tuple[list[Row], str, str, float, float, str], ...] = (
        (marks.baseline(picture), "transparent", look.ink, 130, 2, "utgångsvärde"),
        (marks.plain(picture), look.accent, look.accent, 44, 0, MEASURED),
        (marks.detached(picture), look.background, look.accent, 60, 1.75, MEASURED),
    )
    for rows, fill, stroke, size, thick, role in kinds:
        if rows:
            point = _chart(rows).mark_point(
                fill=fill,
                stroke=stroke,
                size=size * scale**2,
                strokeWidth=thick * scale,
                opacity=1,
                ariaRoleDescription=role,
            )
            yield point.encode(x=X, y=Y, description=SAID, tooltip=tip)


def _lights(picture: Picture) -> Iterator[alt.Chart]:
    rows = marks.lights(picture)
    if not rows:
        return
    look, names = picture.theme, [light.value for light in Fulfilment]
    fills, outlines = [look.fill(f) for f in Fulfilment], [look.outline(f) for f in Fulfilment]
    shapes = [SHAPES[f] for f in Fulfilment]
    point = _chart(rows).mark_point(
        size=LIGHT_SIZE * picture.scale**2,
        strokeWidth=1.75 * picture.scale,
        opacity=1,
        ariaRoleDescription="bedömt mätvärde",
    )
    yield point.encode(
        x=X,
        y=Y,
        shape=alt.Shape("light:N", scale=alt.Scale(domain=names, range=shapes), legend=None),
        fill=alt.Fill("light:N", scale=alt.Scale(domain=names, range=fills), legend=None),
        stroke=alt.Stroke("light:N", scale=alt.Scale(domain=names, range=outlines), legend=None),
        description=SAID,
        tooltip=_tips(
            ("year", "År"), ("outcome", "Utfall"), ("target", "Mål"), ("answer", "Bedömning")
        ),
    )


def _words(picture: Picture) -> Iterator[Layer]:
    """Each text twice: a halo in the colour of the page, so that no line runs through it."""
    rows = labelling.rows(picture)
    if not rows:
        return
    halo = _text(stroke=picture.theme.background, strokeWidth=4, strokeJoin="round")
    shown = {"data": alt.InlineData(values=rows)}
    yield alt.layer(halo, _text(), **shown).transform_filter(f"datum.layout == {picture.layout}")


def _text(**more: Any) -> alt.Chart:  # noqa: ANN401 - whatever a mark of text takes
    text: alt.Chart = alt.Chart().mark_text(
        aria=False,
        baseline="middle",
        dx=alt.ExprRef("datum.dx"),
        dy=alt.ExprRef("datum.dy"),
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
        **more,
    )
    coloured: alt.Chart = text.encode(x=X, y=Y, text=TEXT, color=alt.Color("colour:N", scale=None))
    return coloured


def _chart(rows: list[Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _tips(*fields: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in fields]
