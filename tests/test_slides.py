"""The slides make themselves from the data: which there are, in what order, and what they say."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builders import (
    THE_ALTERNATIVES,
    THE_LINT_RULES,
    THE_RULES,
    a_node,
    a_plan,
    an_indicator,
    lights_of,
)
from cases_loader import Case, cases

from malkedja import store
from malkedja.assessment import Counts, Fulfilment, assess
from malkedja.charts import large, theme
from malkedja.model import Data, Group, Indicator, Municipality, Plan, Statement
from malkedja.slides import Choice, Deck, Ground, Slide, deck, indicators
from malkedja.words import slides as said

ROOT = Path(__file__).resolve().parents[1]
FIXED = ["titel", "oversikt", "saknas", "vad-kravs", "kallor"]
MOST = 12


@cache
def shipped(name: str = "data") -> Data:
    return store.read(ROOT / name)


@cache
def run(year: int = 2020, name: str = "data", **choice: object) -> Deck:
    data, found = shipped(name), store.comparisons(ROOT / name)
    figures = {i.id: found.of(i.id) for i in data.plan.ordered}
    return deck(Ground(data, year, Choice(**choice), figures))


def the_data(plan: Plan) -> Data:
    return Data(
        municipality=Municipality("0180", "Storköping", "Storköpings kommun", ()),
        plans=(plan,),
        sources={},
        rules=THE_RULES,
        lint=THE_LINT_RULES,
        statement=Statement(),
        alternatives=THE_ALTERNATIVES,
    )


def ids(of: Deck) -> list[str]:
    return [slide.id for slide in of.slides]


def named(of: Deck, id_: str) -> Slide:
    return next(slide for slide in of.slides if slide.id == id_)


def written(slide: Slide) -> Iterable[str]:
    """Every text of a slide, notes and tables included."""
    yield from (slide.title, slide.kicker, slide.source, *slide.lines)
    yield from (part for f in slide.figures for part in (f.label, f.value, f.unit))
    yield from (*slide.notes.why, *slide.notes.meaning, slide.notes.question, slide.notes.answer)
    for table in filter(None, (slide.table, slide.data)):
        yield from table.columns
        yield from (part for row in table.rows for c in row for part in (c.text, c.note, *c.items))


EVERY = [
    (name, year, long)
    for name, years in (("data", (2018, 2019, 2020)), ("tests/second", (2024, 2025, 2026, 2027)))
    for year in years
    for long in (False, True)
]


@pytest.mark.parametrize(("name", "year", "long"), EVERY)
def test_every_slide_has_a_title_of_its_own_address_and_something_to_say(
    name: str, year: int, *, long: bool
) -> None:
    made = run(year, name, long=long)
    assert len(set(ids(made))) == len(made.slides)
    for slide in made.slides:
        assert re.fullmatch(r"[\w-]+", slide.id)
        assert 0 < len(slide.title) <= 90
        assert not slide.title.endswith(".")
        assert slide.notes.why or slide.notes.answer
        assert slide.notes.source


@pytest.mark.parametrize(("name", "year", "long"), EVERY)
def test_texts_are_whole_sentences_with_true_signs(name: str, year: int, *, long: bool) -> None:
    for slide in run(year, name, long=long).slides:
        for text in written(slide):
            assert "  " not in text
            assert not re.search(
                r"\bNone\b|Decimal|\d\.\d{2,}|(?<![\w–])-\d", text.split("Bilaga")[0]
            )
            assert "↑" not in text
            assert "→" not in text


def test_the_short_run_is_title_overview_areas_and_what_is_left_to_ask() -> None:
    areas = [f"omrade-{node.id}" for node in shipped().plan.nodes]
    assert ids(run()) == ["titel", "oversikt", *areas, "saknas", "vad-kravs", "kallor"]
    assert len(run().slides) == MOST


def test_the_long_run_shows_what_is_red_changed_or_newly_measured_and_the_rest_as_tables() -> None:
    made, data = run(2018, long=True), shipped()
    for a in (assess(i, 2018, data.rules) for i in data.plan.ordered):
        own = a.fulfilment is Fulfilment.NOT_MET or a.value is not None
        assert (a.indicator.id in ids(made)) is own
    rest = [slide for slide in made.slides if slide.id.startswith("ovriga-")]
    told = {row[0].text for slide in rest for row in slide.table.rows}
    assert {i.short for i in data.plan.ordered if i.id not in ids(made)} == told


def test_an_area_whose_own_table_tells_of_all_has_no_table_of_the_rest() -> None:
    made = ids(run(2020, long=True))
    assert "omrade-3" in made
    assert "ovriga-3" not in made
    assert "ovriga-2" in made


def test_an_indicator_comes_after_its_own_area() -> None:
    made, plan = ids(run(long=True)), shipped().plan
    for id_ in set(made) & set(plan.indicators):
        area = plan.path(id_)[0].id
        following = [other for other in made[made.index(id_) :] if other.startswith("omrade-")]
        assert made.index(f"omrade-{area}") < made.index(id_)
        assert f"omrade-{area}" not in following


def test_addresses_are_those_of_the_data_and_never_of_a_place_in_the_run() -> None:
    short, long = set(ids(run())), set(ids(run(long=True)))
    assert short <= long
    some = set(ids(run(long=True, areas=("4",))))
    assert some < long


def test_only_some_areas_can_be_shown() -> None:
    made = run(areas=("2", "7"))
    assert [id_ for id_ in ids(made) if id_.startswith("omrade-")] == ["omrade-2", "omrade-7"]
    assert len(named(made, "oversikt").table.rows) == 2
    assert named(made, "oversikt").kicker.startswith("2 av 7")


def test_only_red_and_changed_leaves_out_calm_areas_and_the_tables_of_the_rest() -> None:
    data = shipped()
    ground = Ground(data, 2020, Choice(only_changed=True, long=True))
    made = deck(ground)
    assert not any(id_.startswith("ovriga-") for id_ in ids(made))
    for a in ground.indicators:
        assert (a.indicator.id in ids(made)) is ground.urgent(a)
    plan = a_plan(lights_of("met", "met"))
    calm = deck(Ground(the_data(plan), 2018, Choice(only_changed=True)))
    assert ids(calm) == FIXED


def test_a_comparison_is_drawn_and_told_only_where_it_is_chosen() -> None:
    group = next(g.name for g in shipped().municipality.groups)
    with_, without = (named(run(long=True, compared=on), "sjukfranvaro") for on in (True, False))
    assert group in with_.picture.wide
    assert group not in without.picture.wide
    assert any(group in text for text in with_.notes.meaning)
    assert with_.source.endswith(". Jämförelse: Kolada och egen beräkning")
    assert "Jämförelse" not in without.source
    assert not any(group in text for text in without.notes.meaning)


def test_a_related_measure_never_stands_beside_the_indicator() -> None:
    found = store.comparisons(ROOT / "data")
    related = next(
        i
        for i in shipped().plan.ordered
        if any(c.measure.value == "related" for c in found.of(i.id))
    )
    ground = Ground(shipped(), 2020, Choice(compared=True), {related.id: found.of(related.id)})
    assert all(c.measure.value == "same" for c in ground.beside(related))


@pytest.mark.parametrize("count", [1, 8, 9, 18, 40])
def test_the_short_run_never_has_more_than_twelve_slides(count: int) -> None:
    lights = lights_of(*["not_met", "met", "unknown", "partly"] * 10)[:count]
    nodes = [
        a_node(f"n{at}", children=[a_node(f"m{at}", indicators=[i.id])])
        for at, i in enumerate(lights)
    ]
    made = deck(Ground(the_data(a_plan(lights, nodes)), 2018))
    assert len(made.slides) <= MOST
    cells = [c for row in named(made, "oversikt").table.rows for c in row if c.light]
    assert len(cells) == min(count, 18)


def test_of_many_areas_the_red_have_a_slide_and_keep_their_order() -> None:
    lights = lights_of(*["met"] * 6, *["not_met"] * 7)
    nodes = [
        a_node(f"n{at}", children=[a_node(f"m{at}", indicators=[i.id])])
        for at, i in enumerate(lights)
    ]
    made = deck(Ground(the_data(a_plan(lights, nodes)), 2018))
    assert [id_ for id_ in ids(made) if id_.startswith("omrade-")] == [
        f"omrade-n{at}" for at in range(6, 13)
    ]


def test_an_area_with_many_indicators_says_how_many_its_table_leaves_out() -> None:
    lights = lights_of(*["met"] * 8, "not_met")
    made = named(deck(Ground(the_data(a_plan(lights)), 2018)), "omrade-1")
    assert len(made.table.rows) == 7
    assert made.table.rows[-1][0].text == lights[-1].short
    assert made.lines == ("Tabellen visar inte 2 indikatorer till.",)


def test_long_names_of_areas_are_shortened_at_a_word_where_they_would_not_fit() -> None:
    lights = lights_of(*["met"] * 8)
    name = "Ett mål som är skrivet som en lång mening om allt som kommunen vill uppnå för alla"
    nodes = [
        a_node(f"n{at}", name=name, children=[a_node(f"m{at}", indicators=[i.id])])
        for at, i in enumerate(lights)
    ]
    made = named(deck(Ground(the_data(a_plan(lights, nodes)), 2018)), "oversikt")
    assert made.table.rows[0][0].text == "Ett mål som är skrivet som en lång mening om …"


@pytest.mark.parametrize("plan", [a_plan(), a_plan([an_indicator(baseline=10)], nodes=())])
def test_a_plan_without_years_or_nodes_has_a_title_and_its_sources(plan: Plan) -> None:
    made = deck(Ground(the_data(plan), 0))
    assert ids(made) == ["titel", "kallor"]
    assert made.slides[0].title == plan.title
    assert "Inga målvärden är beslutade." in made.slides[0].lines
    assert made.slides[-1].title == "Inga utfall är införda"


def test_every_met_goal_leaves_nothing_to_ask_for() -> None:
    made = named(deck(Ground(the_data(a_plan(lights_of("met", "met"))), 2018)), "vad-kravs")
    assert made.title == "Alla mål är uppfyllda"
    assert made.table is None


def test_what_is_nearest_green_stands_first() -> None:
    slide = named(run(), "vad-kravs")
    assert slide.title.endswith("6 är närmast grönt: ett utfall behöver bli bättre")
    assert slide.table.rows[0][1].items == ("Sjukfrånvaro: högst 4,5 i stället för 6,7 procent",)


def test_what_is_missing_is_told_by_its_reason_and_counted() -> None:
    slide = named(run(), "saknas")
    assert slide.title == "12 av 28 indikatorer kunde inte bedömas 2020"
    assert [row[0].note for row in slide.table.rows] == ["11 indikatorer", "1 indikator"]


def test_husbandry_stands_in_one_line_on_the_overview() -> None:
    (line,) = named(run(), "oversikt").lines
    assert line.startswith("God ekonomisk hushållning:")


def test_kolada_is_named_as_source_of_what_is_its_own_and_not_of_what_we_computed() -> None:
    made = run(long=True)
    assert named(made, "snabbt_bredband").source.startswith("Källa: Kolada.")
    assert "Kolada" not in named(made, "valdsbrott_per_1000").source
    assert "Utfall och bedömning är egna beräkningar" in named(made, "soliditet").source


@pytest.mark.parametrize("case", cases("slides"))
def test_the_title_says_what_the_year_brought(case: Case) -> None:
    more = {"unit": case["unit"]} if "unit" in case else {}
    indicator = an_indicator(
        kind=case.get("kind", "share"),
        better=case.get("better", "higher"),
        baseline=case.get("baseline"),
        targets=case["targets"],
        outcomes=case["outcomes"],
        short="Måttet",
        **more,
    )
    ground = Ground(the_data(a_plan([indicator])), case["year"])
    a = assess(indicator, case["year"], THE_RULES)
    slide = indicators.slide(ground, a)
    assert slide.title == f"Måttet: {case['title']}"
    for text in case.get("figures", ()):
        shown = [part for f in slide.figures for part in (f.value, f.unit)]
        assert text in [part.replace("\u202f", " ") for part in shown]


@pytest.mark.parametrize(
    ("lights", "title"),
    [
        ((), "Här finns inga indikatorer att bedöma"),
        (("unknown",), "Indikatorn kunde inte bedömas"),
        (("unknown", "unknown"), "Ingen indikator kunde bedömas"),
        (("met",), "Det enda målvärdet nåddes"),
        (("partly",), "Det enda målvärdet nåddes delvis"),
        (("not_met",), "Det enda målvärdet nåddes inte"),
        (("met", "met", "met"), "Alla tre målvärden nåddes"),
        (("not_met", "not_met"), "Inget av två målvärden nåddes"),
        (("met", "partly", "not_met"), "Ett av tre målvärden nåddes, ett delvis"),
        (("met", "unknown"), "En av två indikatorer kunde bedömas, och målvärdet nåddes"),
        (("partly", "unknown"), "En av två indikatorer kunde bedömas, och målvärdet nåddes delvis"),
        (
            ("met", "met", "unknown"),
            "Två av tre indikatorer kunde bedömas, och båda målvärdena nåddes",
        ),
        (
            ("met", "met", "met", "unknown"),
            "Tre av fyra indikatorer kunde bedömas, och alla målvärden nåddes",
        ),
        (
            ("not_met", "partly", "unknown"),
            "Två av tre indikatorer kunde bedömas, och inget målvärde nåddes, ett delvis",
        ),
        (
            ("met", "met", "not_met", "unknown"),
            "Tre av fyra indikatorer kunde bedömas, och två målvärden nåddes",
        ),
    ],
)
def test_a_node_is_told_by_what_could_be_judged_and_what_was_met(
    lights: tuple[str, ...], title: str
) -> None:
    assert said.node(Counts.of(Fulfilment(light) for light in lights)) == title


def test_a_picture_says_within_itself_what_it_shows_and_names_no_colour_of_its_own() -> None:
    for slide in run(long=True, compared=True).slides:
        small = [c.picture for row in (slide.table.rows if slide.table else ()) for c in row]
        for picture in filter(None, (slide.picture, *small)):
            for drawing in {picture.wide, picture.narrow}:
                root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
                title = root.find("{http://www.w3.org/2000/svg}title")
                assert title is not None
                assert title.text
                assert not re.search(r"#[0-9a-fA-F]{6}", drawing)
                assert picture.text


def test_a_drawing_can_be_put_into_the_colours_of_either_appearance() -> None:
    drawing = named(run(long=True), "ekologiska_livsmedel").picture.wide
    for look in (theme.LIGHT, theme.DARK):
        assert "var(" not in theme.coloured(drawing, look)
        assert look.accent in theme.coloured(drawing, look)


def test_every_colour_of_a_theme_has_a_variable() -> None:
    names = {field.name for field in fields(theme.Theme)} - {"name"}
    assert len({getattr(theme.VARIABLES, name) for name in names}) == len(names)


def test_nothing_to_draw_gives_no_picture_and_a_slide_all_the_same() -> None:
    empty = an_indicator(targets={2018: "-"})
    assert large.series(empty, (), (400, 300), "", "") is None
    ground = Ground(the_data(a_plan([empty])), 2018)
    slide = indicators.slide(ground, assess(empty, 2018, THE_RULES))
    assert slide.picture is None
    assert slide.figures[0].value == "saknas"


@pytest.mark.parametrize(
    "indicator",
    [
        an_indicator(targets={2018: {"op": "between", "low": 10, "high": 20}}, outcomes={2018: 15}),
        an_indicator(targets={2018: 10, 2019: 12}, outcomes={2018: -4, 2019: 6}, baseline=-9),
        an_indicator(targets={2018: 10}, outcomes={y: y - 1990 for y in range(1992, 2024)}),
        an_indicator(targets={2018: 10}, outcomes={2016: 3, 2019: 8}, breaks=[2018]),
    ],
    ids=["interval", "below zero", "many years", "change of method"],
)
def test_every_sort_of_series_can_be_drawn(indicator: Indicator) -> None:
    judged = [assess(indicator, t.year, THE_RULES) for t in indicator.targets]
    drawing = large.series(indicator, judged, (371, 290), "Fynd", "Text & mer")
    assert drawing is not None
    assert "Text &amp; mer" in drawing
    years = re.findall(r">(?:’?(\d\d)|\d{4})</text>", drawing)
    assert years


def test_lines_beside_the_indicator_are_named_at_their_ends() -> None:
    data = shipped()
    indicator = data.plan.indicators["sjukfranvaro"]
    figures = store.comparisons(ROOT / "data").of(indicator.id)
    beside = large.Beside("Storköping", figures, (data.municipality.groups[0],))
    judged = [assess(indicator, t.year, data.rules) for t in indicator.targets]
    drawing = large.series(indicator, judged, (490, 262), "", "", beside=beside)
    assert drawing is not None
    assert ">Storköping<" in drawing
    assert f">{data.municipality.groups[0].name}<" in drawing
    other = replace(beside, groups=(Group("x", "Ingen", ""),))
    alone = large.series(indicator, judged, (490, 262), "", "", beside=other)
    assert alone is not None
    assert ">Storköping<" not in alone
