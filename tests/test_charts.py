"""Charts: what is drawn where, in which shape and colour; not how it looks in pixels."""

import json
import math
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from builders import THE_RULES, an_indicator
from hypothesis import given, settings
from hypothesis import strategies as st

from malkedja.assessment import Assessment, Counts, Fulfilment, assess
from malkedja.charts import lines, placement, series, svg, theme
from malkedja.charts.frame import frame
from malkedja.model import Comparison, Event, Group, Indicator, Measure, Reference
from malkedja.words import labels

SVG = "{http://www.w3.org/2000/svg}"
THEMES = (theme.LIGHT, theme.DARK)
HAPPY = an_indicator(
    "nöjda",
    kind="share",
    baseline=76,
    targets={2018: 80, 2019: 83, 2020: 85},
    outcomes={2014: 81, 2015: 85, 2016: 77, 2017: 79, 2018: 85, 2019: 81, 2020: 70, 2022: 80},
)
RANKING = an_indicator(
    "rank",
    kind="rank",
    better="lower",
    baseline=228,
    targets={2018: 175, 2019: 150, 2020: 130},
    outcomes={
        2017: {"value": 228, "ranked": 290},
        2018: {"value": 146, "ranked": 290},
        2019: {"value": 150, "ranked": 290},
        2020: {"value": 195, "ranked": 290},
    },
    unit="plats",
)
RESULT = an_indicator(
    "resultat",
    kind="amount",
    baseline=1826,
    targets={2018: 1131, 2019: 1170, 2020: 1170},
    outcomes={2017: 1826, 2018: 1610, 2019: -7356, 2020: 3536},
    unit="kr per invånare",
    events=(Event(2019, "pensionslösen", "Pensioner löstes in."),),
)
ONLY_TARGETS = an_indicator("mål", baseline=51, targets={2018: 55, 2019: 60, 2020: 65})
ONLY_OUTCOMES = an_indicator("utfall", outcomes={2018: 3, 2019: 4})
ONE_POINT = an_indicator("punkt", outcomes={2020: 12})
TWENTY = an_indicator(
    "lång", baseline=50, targets={2018: 55}, outcomes={y: 40 + y % 7 for y in range(2003, 2023)}
)
INTERVAL = an_indicator(
    "intervall", targets={2018: {"op": "between", "low": 22, "high": 28}}, outcomes={2018: 23}
)
IN_WORDS = an_indicator("ord", targets={2018: "increase"}, outcomes={2017: 4, 2018: 5})
BROKEN = an_indicator(
    "brott",
    targets={2019: 24},
    outcomes={2016: 18, 2017: 17, 2018: {"value": 31, "comparable": False}, 2019: 25, 2020: 26},
    breaks=[2019],
)
ALL = (
    HAPPY, RANKING, RESULT, ONLY_TARGETS, ONLY_OUTCOMES, ONE_POINT, TWENTY, INTERVAL, IN_WORDS,
    BROKEN,
)  # fmt: skip
GROUPS = (Group("riket", "Riket", ""), Group("lika", "Liknande kommuner i hela landet", ""))


def history(indicator: Indicator) -> tuple[Assessment, ...]:
    return tuple(assess(indicator, target.year, THE_RULES) for target in indicator.targets)


@cache
def drawn(
    indicator: Indicator,
    comparisons: tuple[Comparison, ...] = (),
    groups: tuple[Group, ...] = (),
    own: str = "Kommunen",
) -> dict[str, Any]:
    judged = history(indicator)
    spec = series.spec(indicator, judged, theme.LIGHT, comparisons, groups, own=own)
    assert spec is not None
    return spec


def flat(part: dict[str, Any], data: object = None) -> Iterator[dict[str, Any]]:
    """Every layer that draws something, with the figures it draws."""
    data = part.get("data", data)
    if "mark" in part:
        yield {**part, "data": data}
    for layer in part.get("layer", ()):
        yield from flat(layer, data)


def rows_of(spec: dict[str, Any], mark: str, **look: object) -> list[dict[str, Any]]:
    return [
        row
        for layer in flat(spec)
        if layer["mark"]["type"] == mark
        and all(layer["mark"].get(key) == value for key, value in look.items())
        for row in layer["data"]["values"]
    ]


def with_role(spec: dict[str, Any], role: str) -> list[dict[str, Any]]:
    return rows_of(spec, "point", ariaRoleDescription=role)


def words_in(spec: dict[str, Any], layout: int = 2) -> list[str]:
    rows = rows_of(spec, "text", stroke=theme.LIGHT.background)
    return [row["text"] for row in rows if row["layout"] == layout]


def joined(spec: dict[str, Any], dash: list[float]) -> list[list[int]]:
    """The years that the outcome line joins, run by run."""
    rows = rows_of(spec, "line", color=theme.LIGHT.accent, strokeDash=dash)
    parts = sorted({row["part"] for row in rows})
    return [[row["x"] for row in rows if row["part"] == part] for part in parts]


def comparison(indicator: Indicator, group: str, year: int, measure: Measure) -> Comparison:
    return Comparison(indicator.id, group, year, Decimal(60), measure, False, "", "")  # noqa: FBT003


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_text_and_lights_stand_out_from_every_background(look: theme.Theme) -> None:
    for behind in (look.background, look.surface):
        assert theme.contrast(look.ink, behind) >= 7
        assert theme.contrast(look.second_ink, behind) >= 4.5
        assert theme.contrast(look.accent, behind) >= 4.5
        for light in Fulfilment:
            ways = (look.light(light), look.outline(light))
            assert max(theme.contrast(way, behind) for way in ways) >= 3, light


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_a_figure_on_a_light_can_be_read(look: theme.Theme) -> None:
    for light in Fulfilment:
        behind = look.surface if light is Fulfilment.UNKNOWN else look.light(light)
        assert theme.contrast(look.on(light), behind) >= 4.5, light


def test_every_light_has_its_own_colour_shape_and_word() -> None:
    for look in THEMES:
        assert len({look.light(light) for light in Fulfilment}) == len(Fulfilment)
    assert len({theme.SHAPES[light] for light in Fulfilment}) == len(Fulfilment)
    assert len({labels.FULFILMENT[light] for light in Fulfilment}) == len(Fulfilment)


def test_contrast_is_that_of_wcag() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_a_theme_is_found_by_name_and_light_is_the_rest() -> None:
    assert theme.of("dark") is theme.DARK
    assert theme.of("light") is theme.of("") is theme.LIGHT


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.id)
def test_every_specification_is_valid_vega_lite(indicator: Indicator) -> None:
    alt.LayerChart.validate(drawn(indicator))


def test_the_dark_specification_differs_in_its_colours_alone() -> None:
    dark = json.dumps(series.spec(HAPPY, history(HAPPY), theme.DARK))
    for token in ("background", "ink", "second_ink", "rule", "accent", "met", "partly", "not_met"):
        dark = dark.replace(getattr(theme.DARK, token), getattr(theme.LIGHT, token))
    assert dark.replace(theme.DARK.unknown, theme.LIGHT.unknown) == json.dumps(drawn(HAPPY))


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.id)
def test_the_same_facts_give_the_same_specification_of_plain_json(indicator: Indicator) -> None:
    again = series.spec(indicator, history(indicator), theme.LIGHT)
    assert json.dumps(again, allow_nan=False) == json.dumps(drawn(indicator), allow_nan=False)


def test_where_nothing_is_known_there_is_no_chart() -> None:
    empty = an_indicator(targets={2018: "-"}, outcomes={2018: "not_found"})
    assert series.spec(empty, history(empty), theme.LIGHT) is None
    assert series.axis_note(empty, history(empty)) is None


def test_numbers_on_the_axis_are_swedish() -> None:
    number = drawn(RESULT)["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"], number["minus"]) == (",", "\u202f", "\u2212")


def test_no_text_is_smaller_than_14_pixels_and_all_is_in_the_typeface() -> None:
    config = drawn(HAPPY)["config"]
    sizes = [config["axis"][key] for key in ("labelFontSize", "titleFontSize")]
    assert min(*sizes, config["text"]["fontSize"]) >= 14
    assert {config["font"], config["axis"]["labelFont"]} == {"IBM Plex Sans"}


def test_everything_decorative_is_hidden_from_screen_readers_and_marks_speak_swedish() -> None:
    spec = drawn(RESULT)
    for layer in flat(spec):
        silent = layer["mark"].get("aria") is False
        assert silent or "description" in layer["encoding"], layer["mark"]
        assert silent or layer["mark"]["ariaRoleDescription"] in {
            "målvärde", "utgångsvärde", "mätvärde", "bedömt mätvärde"
        }  # fmt: skip
    said = [row["text"] for row in with_role(spec, "bedömt mätvärde")]
    assert said[1] == (
        "2019: \u22127\u202f356 kr per invånare, mål minst 1\u202f170 kr per invånare, ej uppfyllt"
    )


def test_target_years_carry_the_light_and_other_years_do_not() -> None:
    spec = drawn(HAPPY)
    lights = {row["x"]: row["light"] for row in with_role(spec, "bedömt mätvärde")}
    assert lights == {2018: "met", 2019: "partly", 2020: "not_met"}
    assert [row["x"] for row in with_role(spec, "mätvärde")] == [2014, 2015, 2016, 2017, 2022]


def test_shape_and_colour_follow_the_light() -> None:
    layer = next(layer for layer in flat(drawn(HAPPY)) if "shape" in layer["encoding"])
    scales = {key: layer["encoding"][key]["scale"] for key in ("shape", "fill", "stroke")}
    at = scales["shape"]["domain"].index("partly")
    assert scales["shape"]["range"][at] == "diamond"
    assert scales["fill"]["range"][at] == theme.LIGHT.partly
    assert scales["stroke"]["range"][at] == theme.LIGHT.ink
    assert scales["shape"]["range"][scales["shape"]["domain"].index("unknown")] == "square"


def test_ranks_have_one_at_the_top() -> None:
    scale = drawn(RANKING)["layer"][0]["encoding"]["y"]["scale"]
    axis = drawn(RANKING)["layer"][0]["encoding"]["y"]["axis"]
    assert scale["reverse"] is True
    assert scale["domain"][1] == 290
    assert axis["values"][0] == 1
    assert axis["values"][-1] == 290
    assert series.axis_note(RANKING, history(RANKING)) == "1 är bäst och står överst."


def test_the_baseline_is_a_ring_at_its_true_year() -> None:
    early = an_indicator(baseline={"value": 12, "year": 2015}, targets={2018: 14})
    spec = drawn(early)
    assert [(row["x"], row["y"]) for row in with_role(spec, "utgångsvärde")] == [(2015, 12.0)]
    assert "utgångsvärde 12 (2015)" in words_in(spec)


def test_a_baseline_that_is_also_the_outcome_is_labelled_once() -> None:
    told = words_in(drawn(RANKING))
    assert [text for text in told if "228" in text] == ["utgångsvärde 228 (2017)"]


def test_a_line_joins_consecutive_years_and_gaps_are_only_dotted() -> None:
    spec = drawn(HAPPY)
    assert joined(spec, [1, 0]) == [[2014, 2015, 2016, 2017, 2018, 2019, 2020]]
    assert joined(spec, [2, 4]) == [[2020, 2022]]


def test_nothing_is_joined_across_a_break_and_other_methods_stand_alone() -> None:
    spec = drawn(BROKEN)
    assert joined(spec, [1, 0]) == [[2016, 2017], [2019, 2020]]
    assert joined(spec, [2, 4]) == []
    assert "ny metod 2019" in words_in(spec)
    lone = an_indicator(
        outcomes={2016: 18, 2017: {"value": 31, "comparable": False}, 2018: 19, 2019: 20}
    )
    hollow = [row["x"] for row in rows_of(drawn(lone), "point", fill=theme.LIGHT.background)]
    assert hollow == [2017]
    assert joined(drawn(lone), [2, 4]) == [[2016, 2018]]


def test_an_outcome_by_another_method_in_a_target_year_is_a_hollow_square() -> None:
    other = an_indicator(targets={2018: 20}, outcomes={2018: {"value": 31, "comparable": False}})
    [row] = with_role(drawn(other), "bedömt mätvärde")
    assert row["light"] == "unknown"
    assert row["answer"] == "Kan inte bedömas: metoden ändrad"


def test_each_target_is_a_stroke_labelled_once() -> None:
    spec = drawn(HAPPY)
    strokes = [(row["x"], row["y"]) for row in with_role(spec, "målvärde")]
    assert strokes == [(2018, 80.0), (2019, 83.0), (2020, 85.0)]
    told = words_in(spec)
    assert [told.count(f"mål {value}") for value in (80, 83, 85)] == [1, 1, 1]


def test_an_interval_is_a_band_and_a_target_in_words_says_so() -> None:
    [band] = rows_of(drawn(INTERVAL), "rect")
    assert (band["y"], band["y2"]) == (22.0, 28.0)
    assert "mål 22–28" in words_in(drawn(INTERVAL))
    [stroke] = with_role(drawn(IN_WORDS), "målvärde")
    assert stroke["y"] == 4.0
    assert "mål: ska öka" in words_in(drawn(IN_WORDS))


def test_target_years_without_outcome_are_shown() -> None:
    layer = next(x for x in flat(drawn(ONLY_TARGETS)) if "text" in x["mark"])
    years = {row["x"]: row["target"] for row in layer["data"]["values"]}
    assert years == {2017: False, 2018: True, 2019: True, 2020: True}


def test_a_printed_dash_is_no_target() -> None:
    spec = drawn(an_indicator(targets={2018: "-", 2019: 5}, outcomes={2018: 3, 2019: 4}))
    assert [row["x"] for row in with_role(spec, "målvärde")] == [2019]
    assert [row["x"] for row in with_role(spec, "bedömt mätvärde")] == [2019]


def test_negative_values_are_held_against_a_zero_line() -> None:
    low, high = drawn(RESULT)["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low < -7356
    assert high > 3536
    zero = rows_of(drawn(RESULT), "rule", color=theme.LIGHT.second_ink)
    assert any(row.get("y") == 0 for row in zero)
    assert series.axis_note(RESULT, history(RESULT)) is None


def test_a_cut_axis_says_where_it_begins() -> None:
    note = series.axis_note(HAPPY, history(HAPPY))
    low = drawn(HAPPY)["layer"][0]["encoding"]["y"]["scale"]["domain"][0]
    assert note == f"Axeln börjar vid {low:g}."


def test_an_axis_that_can_begin_at_zero_does() -> None:
    rising = an_indicator(kind="share", outcomes={2018: 10, 2019: 60})
    assert drawn(rising)["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0
    assert series.axis_note(rising, ()) is None


def test_a_share_has_no_line_above_a_hundred() -> None:
    full = an_indicator(kind="share", targets={2018: 98}, outcomes={2018: 100})
    assert max(drawn(full)["layer"][0]["encoding"]["y"]["axis"]["values"]) <= 100


def test_events_and_references_are_ruled_and_named() -> None:
    beside = an_indicator(
        outcomes={2018: 50, 2019: 60},
        reference=Reference(Decimal(95), "nationellt mål"),
        events=(Event(2019, "ny skola"),),
    )
    told = words_in(drawn(beside))
    assert "nationellt mål (95)" in told
    assert "ny skola" in told
    assert {"x": 2019, "text": "2019: ny skola"} in rows_of(drawn(beside), "rule")


def test_a_related_measure_is_never_drawn_beside() -> None:
    measures = {2017: Measure.SAME, 2018: Measure.SAME, 2019: Measure.RELATED}
    figures = tuple(comparison(HAPPY, "riket", y, measure) for y, measure in measures.items())
    spec = drawn(HAPPY, comparisons=figures, groups=GROUPS)
    thin = rows_of(spec, "line", color=theme.LIGHT.second_ink)
    assert [row["x"] for row in thin] == [2017, 2018]


def test_a_comparison_that_stands_alone_beyond_a_break_is_a_dot() -> None:
    changed = an_indicator(outcomes=dict.fromkeys(range(2016, 2020), 50), breaks=(2019,))
    figures = tuple(comparison(changed, "riket", year, Measure.SAME) for year in range(2016, 2020))
    spec = drawn(changed, comparisons=figures, groups=GROUPS)
    thin = theme.LIGHT.second_ink
    assert [row["x"] for row in rows_of(spec, "line", color=thin)] == [2016, 2017, 2018]
    assert [row["x"] for row in rows_of(spec, "point", color=thin)] == [2019]


def test_lines_are_named_only_when_there_are_several() -> None:
    figures = tuple(
        comparison(HAPPY, group.id, year, Measure.SAME) for group in GROUPS for year in (2018, 2019)
    )
    spec = drawn(HAPPY, comparisons=figures, groups=GROUPS, own="Orten")
    for layout in range(3):
        told = words_in(spec, layout)
        assert {"Riket", "Orten"} <= set(told)
        assert "Liknande kommuner i hela landet" in " ".join(told)
    assert "Orten" not in words_in(drawn(HAPPY, own="Orten"))


def test_a_group_that_is_not_chosen_is_not_drawn() -> None:
    figures = tuple(comparison(HAPPY, "skåne", year, Measure.SAME) for year in (2018, 2019))
    assert drawn(HAPPY, comparisons=figures, groups=GROUPS) == drawn(HAPPY)


def test_a_long_history_labels_target_years_first_and_last() -> None:
    numbers = [text for text in words_in(drawn(TWENTY)) if text.isdigit()]
    assert len(numbers) <= 3


def test_a_projector_gets_larger_type_and_its_own_height() -> None:
    look = theme.LIGHT
    spec = series.spec(HAPPY, history(HAPPY), look, height="container", scale=2)
    assert spec is not None
    assert spec["height"] == spec["width"] == "container"
    assert spec["config"]["text"]["fontSize"] == 28


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.id)
def test_no_words_lie_on_each_other(indicator: Indicator) -> None:
    for layout, wide in enumerate((250, 400, 600)):
        rows = [row for row in _text_rows(indicator) if row["layout"] == layout]
        boxes = [_box(row, indicator, wide) for row in rows]
        for at, one in enumerate(boxes):
            assert not any(one.meets(other) for other in boxes[at + 1 :]), (layout, one)


def _text_rows(indicator: Indicator) -> list[dict[str, Any]]:
    return rows_of(drawn(indicator), "text", stroke=theme.LIGHT.background)


def _box(row: dict[str, Any], indicator: Indicator, wide: int) -> placement.Box:
    span = frame(indicator, history(indicator), (), series.HEIGHT)
    assert span is not None
    long = placement.width(row["text"], row["weight"])
    x = span.x(row["x"], wide) + row["dx"]
    left = x - long * {"left": 0, "center": 0.5, "right": 1}[row["align"]]
    y = span.y(Decimal(str(row["y"]))) + row["dy"]
    return placement.Box(left, y - 8.4, left + long, y + 8.4)


figures = st.decimals(min_value=-100_000, max_value=100_000, places=2)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(2000, 2024), figures, min_size=1, max_size=12))
def test_any_series_fits_its_frame_between_few_lines(values: dict[int, Decimal]) -> None:
    indicator = an_indicator(outcomes=values)
    span = frame(indicator, ())
    assert span is not None
    assert span.low <= min(values.values())
    assert max(values.values()) <= span.high
    assert 2 <= len(span.ticks) <= 7
    assert all(math.isfinite(span.y(value)) for value in values.values())


def test_named_ends_are_moved_apart_and_stay_inside() -> None:
    centres = placement.spread([10, 12, 14, 99], [18, 18, 36, 18], 0, 100)
    edges = [(c - t / 2, c + t / 2) for c, t in zip(centres, [18, 18, 36, 18], strict=True)]
    assert all(before[1] <= after[0] for before, after in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 100


def test_joints_of_a_single_point_are_none() -> None:
    assert lines.joints(ONE_POINT, lines.points(ONE_POINT.outcomes)) == ()


def parsed(picture: str, width: int, height: int) -> ET.Element:
    """A small picture read back: well-formed, of that size, silent and harmless."""
    root = ET.fromstring(picture)  # noqa: S314 - our own text
    assert (root.get("width"), root.get("height")) == (str(width), str(height))
    assert root.get("viewBox") == f"0 0 {width} {height}"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            "svg", "path", "circle", "rect", "defs", "pattern"
        }  # fmt: skip
        assert not (element.text or "").strip()
    return root


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize("light", Fulfilment)
def test_a_light_is_one_shape_in_its_colour(light: Fulfilment, look: theme.Theme) -> None:
    [shape] = parsed(svg.light(light, look, 24), 24, 24)
    tag = {"met": "circle", "unknown": "rect"}.get(light.value, "path")
    assert shape.tag == SVG + tag
    assert (shape.get("fill"), shape.get("stroke")) == (look.fill(light), look.outline(light))
    assert svg.light_text(light) == labels.FULFILMENT[light]


def test_segments_stand_in_fixed_order_make_one_and_have_room_for_a_digit() -> None:
    parts = svg.segments(Counts(met=1, partly=0, not_met=30, unknown=9), least=0.1)
    assert [(light.value, count) for light, count, _ in parts] == [
        ("met", 1), ("not_met", 30), ("unknown", 9)
    ]  # fmt: skip
    assert sum(share for *_, share in parts) == pytest.approx(1)
    assert min(share for *_, share in parts) == pytest.approx(0.1)
    assert svg.segments(Counts()) == ()


def test_a_distribution_fills_its_width_and_hatches_the_unknown() -> None:
    counts = Counts(met=3, partly=2, not_met=11, unknown=12)
    root = parsed(svg.distribution(counts, theme.LIGHT, 280, 24), 280, 24)
    bars = root.findall(f"{SVG}rect")
    assert [bar.get("fill") for bar in bars] == [
        theme.LIGHT.met, theme.LIGHT.partly, theme.LIGHT.not_met, "url(#h)"
    ]  # fmt: skip
    lefts = [float(bar.get("x", "")) for bar in bars]
    assert lefts == sorted(lefts)
    last = lefts[-1] + float(bars[-1].get("width", ""))
    assert last == pytest.approx(280 - svg.SEAM, abs=1)
    said = "Uppfyllt 3, Delvis uppfyllt 2, Ej uppfyllt 11, Kan inte bedömas 12"
    assert svg.distribution_text(counts) == said


def test_hatching_is_a_tile() -> None:
    [path] = parsed(svg.hatch(theme.DARK), 8, 8)
    assert path.get("stroke") == theme.DARK.unknown


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.id)
def test_a_sparkline_stays_inside_and_is_the_same_each_time(indicator: Indicator) -> None:
    picture = svg.sparkline(indicator, history(indicator), theme.LIGHT)
    assert picture == svg.sparkline(indicator, history(indicator), theme.LIGHT)
    for shape in parsed(picture, 120, 32).iter(f"{SVG}circle"):
        assert 0 <= float(shape.get("cx", "")) <= 120
        assert 0 <= float(shape.get("cy", "")) <= 32


def test_a_sparkline_has_a_ring_a_tick_per_target_and_a_light_per_judged_year() -> None:
    root = parsed(svg.sparkline(HAPPY, history(HAPPY), theme.LIGHT), 120, 32)
    shapes = [shape for shape in root if shape.get("fill") in (theme.LIGHT.met, theme.LIGHT.partly)]
    assert [shape.tag for shape in shapes] == [SVG + "circle", SVG + "path"]
    ticks = [p for p in root.findall(f"{SVG}path") if p.get("stroke-width") == "1.75"]
    assert len([tick for tick in ticks if tick.get("stroke") == theme.LIGHT.ink]) == 3
    rings = [c for c in root.findall(f"{SVG}circle") if c.get("fill") == "none"]
    assert len(rings) == 1


def test_a_sparkline_of_ranks_rises_when_the_rank_improves() -> None:
    root = parsed(svg.sparkline(RANKING, history(RANKING), theme.LIGHT), 120, 32)
    ring = next(c for c in root.findall(f"{SVG}circle") if c.get("fill") == "none")
    met = next(c for c in root.findall(f"{SVG}circle") if c.get("fill") == theme.LIGHT.met)
    assert float(met.get("cy", "")) < float(ring.get("cy", ""))


def test_a_sparkline_of_nothing_is_empty_and_its_text_says_so() -> None:
    empty = an_indicator()
    assert list(parsed(svg.sparkline(empty, (), theme.LIGHT), 120, 32)) == []
    assert svg.sparkline_text(empty, ()) == "Inga utfall."


def test_a_sparklines_text_tells_each_judged_year() -> None:
    assert svg.sparkline_text(RANKING, history(RANKING)) == (
        "Utfall 2017–2020. 2018: plats 146 av 290, uppfyllt. 2019: plats 150 av 290, uppfyllt. "
        "2020: plats 195 av 290, ej uppfyllt."
    )


def test_a_break_after_the_last_year_is_marked_at_the_edge_and_later_ones_are_not() -> None:
    marked = an_indicator(outcomes={2018: 3, 2019: 4}, breaks=[2020, 2025])
    edges = [row["x"] for row in rows_of(drawn(marked), "rule", strokeDash=[4, 3])]
    assert edges == [2019.5]
