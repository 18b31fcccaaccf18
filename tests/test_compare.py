"""Jämför: beside groups and others, among all municipalities, and its words and pictures."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import country
import pytest
from builders import THE_LINT_RULES, an_indicator
from folders import FILES, SHARE, make
from hypothesis import given
from hypothesis import strategies as st
from screen import Screen, arrive, said, seen, visit

from malkedja import lint, store, words
from malkedja.assessment.reasonable import Hindrance, Way
from malkedja.charts import beside, dots, scale, strip, theme
from malkedja.charts.beside import Band, Line, Role
from malkedja.charts.strip import Marked
from malkedja.model import Better, Kpi, Measure, Precedent
from malkedja.store import Rank, Spread
from malkedja.ui import nav, subject

ROOT = Path(__file__).resolve().parents[1]
DATA = store.read(ROOT / "data")
SHIPPED = store.shipped(ROOT / "data")
SECOND = ROOT / "tests" / "second"
SAME = [i for i in SHIPPED.spreads if DATA.plan.indicators[i].kpi.measure is Measure.SAME]  # type: ignore[union-attr] # they have one
RELATED = [i for i in SHIPPED.spreads if i not in SAME]
OWN = DATA.municipality.name
KPI_FOLDER: dict[str, str | bytes | None] = {
    "periods/2018-2020/indicators/trygghet.yaml": SHARE.replace(
        '{value: 57.5, year: 2017, printed: "57,5"}', '{value: 14, year: 2017, printed: "14"}'
    )
    .replace('{value: 60, printed: "60"}', '{value: 15, printed: "15"}')
    .replace("{value: 62.5}", "{value: 15.5}")
    + "kpi: {id: N00001, title: Trygga}\n",
    "municipality.yaml": str(FILES["municipality.yaml"]).replace(
        "text: Länets kommuner}",
        "text: Länets kommuner, within: länet, members: [{code: '1561', name: Ort 1}]}",
    ),
}


@pytest.fixture
def national(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose indicator follows a key figure of an invented country."""
    two = {"N00001": "Trygga invånare, andel (%)", "N00002": "Skolplatser, antal"}
    folder = country.invented(make(tmp_path / "data", KPI_FOLDER), kpis=two)
    monkeypatch.setenv("MALKEDJA_DATA", str(folder))
    return folder


def specs(screen: Screen) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in screen.app.get("vega_lite_chart")]


def links(screen: Screen) -> list[dict[str, list[str]]]:
    hrefs = [a.get("href", "") for a in screen.page.iter("a")]
    return [parse_qs(urlsplit(h).query) for h in hrefs if h.startswith("./jamfor?")]


def answer(screen: Screen) -> str:
    return said(screen.one("answer"))


@pytest.mark.parametrize("id_", DATA.plan.indicators)
def test_every_indicator_has_a_page(id_: str) -> None:
    indicator = DATA.plan.indicators[id_]
    screen = seen("compare", indikator=id_)
    assert screen.title.startswith((indicator.short, indicator.name))
    assert answer(screen)
    assert len(specs(screen)) == len(screen.of("twin"))


def test_who_names_none_is_shown_the_first_that_the_whole_country_is_known_of() -> None:
    first = next(i for i in DATA.plan.ordered if i.id in SHIPPED.spreads)
    assert seen("compare").title == seen("compare", indikator=first.id).title


@pytest.mark.parametrize("look", ["fordelning", "plats"])
@pytest.mark.parametrize("id_", SHIPPED.spreads)
def test_every_distribution_has_a_picture_a_twin_and_a_table(id_: str, look: str) -> None:
    screen = seen("compare", indikator=id_, vy=look)
    assert screen.title.startswith(DATA.plan.indicators[id_].short)
    (chart,) = screen.app.get("vega_lite_chart")
    assert chart.proto.alt == said(screen.one("twin"))
    assert screen.rows("compared")


def test_a_view_that_there_are_no_figures_for_shows_the_lines() -> None:
    without = next(id_ for id_ in DATA.plan.indicators if id_ not in SHIPPED.spreads)
    screen = visit("compare", indikator=without, vy="plats")
    assert [said(a) for a in screen.page.iter("a") if a.get("aria-current")] == ["Linjer"]


def test_an_indicator_is_named_beside_riket_the_county_and_similar_ones() -> None:
    screen = seen("compare", indikator=SAME[0])
    assert "riket" in screen.title
    (spec,) = specs(screen)
    text = json.dumps(spec, ensure_ascii=False)
    groups = [group.name for group in DATA.municipality.groups]
    assert all(name in text for name in (OWN, *groups))


@pytest.mark.parametrize("id_", RELATED)
def test_a_related_measure_has_a_picture_of_its_own_and_says_so(id_: str) -> None:
    screen = seen("compare", indikator=id_)
    first, *others = specs(screen)
    assert len(others) == 1
    assert "närliggande mått, inte indikatorn själv" in screen.text
    kpi = DATA.plan.indicators[id_].kpi
    assert kpi is not None
    assert kpi.unit in json.dumps(others[0], ensure_ascii=False)
    assert kpi.unit not in json.dumps(first, ensure_ascii=False)


def test_figures_that_only_groups_have_of_another_measure_stand_apart() -> None:
    figures = store.comparisons(ROOT / "data")
    ids = [
        i.id
        for i in DATA.plan.ordered
        if i.id not in SHIPPED.spreads
        and figures.of(i.id)
        and all(c.measure is Measure.RELATED for c in figures.of(i.id))
    ]
    for id_ in ids:
        screen = seen("compare", indikator=id_)
        assert "inte indikatorn själv" in screen.text
        assert "närliggande mått hos andra" in screen.text


def test_the_distribution_is_of_the_year_in_the_address_else_the_latest() -> None:
    latest = seen("compare", indikator=SAME[0], vy="fordelning")
    year = SHIPPED.ranks(SAME[0])[-1].year
    assert str(year) in latest.title
    earlier = seen("compare", indikator=SAME[0], vy="fordelning", matar=str(year - 2))
    assert str(year - 2) in earlier.title
    current = [a for a in earlier.page.iter("a") if a.get("aria-current") == "true"]
    assert [said(a) for a in current] == ["Alla kommuner", str(year - 2)]


@pytest.mark.parametrize("asked", ["1800", "20x0", "", "99999"])
def test_a_year_without_figures_shows_the_latest(asked: str) -> None:
    screen = visit("compare", indikator=SAME[0], vy="fordelning", matar=asked)
    assert str(SHIPPED.ranks(SAME[0])[-1].year) in screen.title


def test_where_values_lack_it_is_told_how_many() -> None:
    lacking = [(i, s) for i in SAME for s in SHIPPED.spread(i)[-5:] if s.count < 290]
    id_, spread = lacking[-1]
    screen = seen("compare", indikator=id_, vy="fordelning", matar=str(spread.year))
    assert f"värde {spread.year}, av 290." in screen.text


def test_an_outcome_that_differs_from_the_figure_among_all_is_told() -> None:
    for id_ in SAME:
        indicator = DATA.plan.indicators[id_]
        for rank in SHIPPED.ranks(id_):
            outcome = indicator.outcome(rank.year)
            if outcome and outcome.value and abs(outcome.value - rank.value) > 1:
                screen = seen("compare", indikator=id_, vy="fordelning", matar=str(rank.year))
                assert f"utfall {rank.year} är" in screen.text
                return
    pytest.fail("inget utfall skiljer sig från Koladas")


def test_places_have_the_quarter_in_words_and_no_light() -> None:
    screen = seen("compare", indikator=SAME[0], vy="plats")
    assert "fjärdedelen" in screen.title
    colours = json.dumps(specs(screen))
    lights = (theme.LIGHT.met, theme.LIGHT.partly, theme.LIGHT.not_met)
    assert not any(colour in colours for colour in lights)


def test_a_similar_municipality_can_be_chosen_without_a_data_set() -> None:
    code, name = next(iter(subject.territories(DATA.municipality).items()))
    screen = seen("compare", indikator=SAME[0], kommun=code)
    assert name in said(screen.of("twin")[0])
    assert all(query["kommun"] == [code] for query in links(screen) if "indikator" in query)


def test_without_a_data_set_it_is_told_how_to_get_one() -> None:
    screen = seen("compare", indikator=SAME[0])
    assert "python -m malkedja fetch --all-municipalities" in screen.text
    assert not screen.app.text_input


def test_an_unknown_indicator_key_figure_municipality_and_view_are_survived() -> None:
    assert "finns inte" in visit("compare", indikator="okand").text
    assert "kan inte visas" in visit("compare", nyckeltal="N00001").text
    screen = visit("compare", indikator=SAME[0], kommun="9999", vy="okand")
    assert [said(a) for a in screen.page.iter("a") if a.get("aria-current")] == ["Linjer"]


@pytest.mark.parametrize("id_", SHIPPED.spreads)
def test_the_question_is_answered_from_what_ships(id_: str) -> None:
    screen = seen("compare", indikator=id_)
    found = DATA.precedent(id_)
    if found is None:
        assert answer(screen).startswith(("Det går inte att säga", "Målet ber inte"))
    elif found.stood < DATA.lint.peers_minimum.value:
        assert f"Bara {found.stood} " in answer(screen)
    else:
        assert f"Av {found.stood} andra kommuner" in answer(screen)
        assert "Egen beräkning" in screen.text


def test_the_review_of_the_goals_tells_it_beside_what_is_realistic_with_a_link() -> None:
    rows = {said(row["Indikator"]): row for row in seen("goal_check").rows("smart")}
    for counted in DATA.precedents:
        indicator = DATA.plan.indicators[counted.indicator]
        cell = rows[indicator.short]["Realistiskt"]
        hrefs = [a.get("href", "") for a in cell.iter("a")]
        if counted.stood < DATA.lint.peers_minimum.value:
            assert hrefs == []
            continue
        assert f"{counted.made} av {counted.stood} andra kommuner" in said(cell)
        assert all(indicator.id in href and href.startswith("./jamfor?") for href in hrefs)


def test_another_municipality_without_any_of_this_has_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(SECOND))
    for indicator in store.read(SECOND).plan.ordered:
        screen = visit("compare", indikator=indicator.id)
        assert OWN not in screen.text
        assert answer(screen)


@pytest.mark.usefixtures("national")
def test_with_a_data_set_every_municipality_is_a_dot_and_a_row() -> None:
    screen = visit("compare", indikator="trygghet", vy="fordelning")
    assert screen.title == "Trygghet 2017: Storköping hör till den näst sämsta fjärdedelen"
    (spec,) = specs(screen)
    heaps = [layer["data"]["values"] for layer in spec["layer"]]
    assert max(map(len, heaps)) == 29
    (table,) = screen.app.dataframe
    assert len(table.value) == 29
    assert list(table.value["Plats"]) == sorted(table.value["Plats"])
    assert table.value["Kommun"].iloc[0] == "Ort 28"
    assert "1 kommun saknar värde 2017, av 30." in screen.text


@pytest.mark.usefixtures("national")
def test_with_a_data_set_any_municipality_can_stand_beside() -> None:
    screen = visit("compare", indikator="trygghet", kommun="1665")
    assert "Ort 21" in said(screen.of("twin")[0])
    assert "Källa: Kolada" in screen.text
    several = arrive()
    several.run().switch_page(nav.file("compare"))
    several.query_params.update(indikator="trygghet", kommun=["1665", "1561", "1665"])
    several.run()
    found = Screen(several)
    assert not several.exception
    assert {tuple(q["kommun"]) for q in links(found) if "kommun" in q} == {("1665", "1561")}
    several.multiselect[0].set_value(["1561"]).run()
    assert {tuple(q["kommun"]) for q in links(Screen(several)) if "kommun" in q} == {("1561",)}


@pytest.mark.usefixtures("national")
def test_the_question_is_counted_anew_with_a_data_set_and_names_who_did_it() -> None:
    """From 14 or less, 1.5 more in two years: all from 12 up, of those that stood there."""
    screen = visit("compare", indikator="trygghet")
    assert answer(screen).startswith("Av 14 andra kommuner som har stått lika lågt något år 2010")
    names = [said(row["Kommun"]) for row in screen.rows() if "Förbättring" in row]
    assert names
    assert "Storköping" not in names


@pytest.mark.usefixtures("national")
def test_any_key_figure_is_found_and_shown_without_judging_it() -> None:
    found = visit("compare", indikator="trygghet", sok="skolpl")
    assert [q["nyckeltal"] for q in links(found) if "nyckeltal" in q] == [["N00002"]]
    screen = visit("compare", nyckeltal="N00002")
    assert screen.title.startswith("Skolplatser, antal 2017: högre än")
    assert "länets kommuner" in screen.title
    assert "Är målet rimligt?" not in screen.headers
    placed = visit("compare", nyckeltal="N00002", vy="plats")
    assert "fjärdedelen med" in placed.title
    assert "nyckeltalet säger inte om det är bra" in placed.text
    assert "finns inte bland de hämtade" in visit("compare", nyckeltal="N99999").text
    assert "Inget nyckeltal innehåller" in visit("compare", sok="xyzzy").text


def test_a_damaged_data_set_is_as_none(national: Path) -> None:
    next((national / "kolada").rglob("*.parquet")).unlink()
    screen = visit("compare", indikator="trygghet")
    assert "malkedja fetch" in screen.text


# Words


def rank(place: int, ranked: int = 100, shared: int = 1, year: int = 2018) -> Rank:
    return Rank(year, Decimal(5), place, ranked, shared)


@pytest.mark.parametrize(
    ("place", "ranked", "shared", "words_"),
    [
        (1, 100, 1, "den bästa fjärdedelen"),
        (25, 100, 1, "den bästa fjärdedelen"),
        (26, 100, 1, "den näst bästa fjärdedelen"),
        (50, 100, 1, "den näst bästa fjärdedelen"),
        (51, 100, 1, "den näst sämsta fjärdedelen"),
        (76, 100, 1, "den sämsta fjärdedelen"),
        (100, 100, 1, "den sämsta fjärdedelen"),
        (1, 100, 100, "den näst bästa fjärdedelen"),
        (1, 1, 1, "den bästa fjärdedelen"),
    ],
)
def test_the_quarter_of_a_place(place: int, ranked: int, shared: int, words_: str) -> None:
    assert words.compare.quarter(rank(place, ranked, shared), Better.HIGHER) == words_


def test_a_quarter_without_direction_does_not_judge() -> None:
    assert words.compare.quarter(rank(1), None) == "fjärdedelen med högst värden"


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_every_place_has_a_quarter(place: tuple[int, int]) -> None:
    assert words.compare.quarter(rank(*place), Better.LOWER) in words.compare.QUARTERS


def test_the_title_tells_better_worse_and_alike() -> None:
    own = {2017: Decimal(1), 2018: Decimal(10)}
    others = {
        "riket": {2018: Decimal(12)},
        "länet": {2018: Decimal(9)},
        "lika": {2018: Decimal(10)},
        "gamla": {2010: Decimal(1)},
    }
    title = words.compare.lines_title
    assert title("X", own, others, Better.HIGHER) == (
        "X 2018: bättre än länet men sämre än riket men lika som lika"
    )
    assert title("X", own, {"riket": others["riket"]}, Better.LOWER) == "X 2018: bättre än riket"
    assert title("X", own, {"riket": others["riket"]}, None) == "X 2018: lägre än riket"
    assert title("X", own, {"gamla": others["gamla"]}, None) == "X: inga tal för andra samma år"
    assert title("X", own, {}, None) == "X: inga tal för andra med samma mått"
    assert title("X", {}, others, None) == "X: egna värden saknas"


def test_a_figure_has_the_decimals_that_its_size_makes_worth_reading() -> None:
    shown = [words.compare.figure(Decimal(v)) for v in ("27103.46", "74.16", "4.75", "0.123")]
    assert shown == ["27\u202f103", "74,2", "4,8", "0,12"]


def test_the_twin_of_the_lines_says_a_place_as_a_place_and_a_value_with_its_unit() -> None:
    series = {"Vi": {2013: Decimal(1), 2022: Decimal(236)}, "riket": {2022: Decimal(4)}, "x": {}}
    twin = words.compare.lines_twin
    assert twin("Vi", series, "plats") == (
        "Vi går från plats 1 (2013) till plats 236 (2022). Riket har plats 4 (2022)."
    )
    assert twin("Vi", {"Vi": {2022: Decimal(4)}}, "") == "Vi har 4 (2022)."
    assert twin("Vi", {"Vi": {2022: Decimal(4)}}, "kr") == "Vi har 4 kr (2022)."
    assert twin("Vi", {"Vi": {}}, "kr") == "Vi har inga värden att visa."


def test_the_twin_of_places_tells_the_ends_and_judges_only_where_there_is_a_direction() -> None:
    ranks = [
        rank(40, year=2016),
        rank(10, year=2017),
        rank(50, 200, year=2018),
        rank(60, year=2019),
    ]
    told = words.compare.places_twin("Vi", ranks, Better.LOWER)
    assert told == (
        "Vi går från plats 40 av 100 (2016) till plats 60 av 100 (2019). "
        "Bäst var plats 10 av 100 (2017), sämst plats 60 av 100 (2019)."
    )
    assert "Högst upp var" in words.compare.places_twin("Vi", ranks, None)
    assert words.compare.places_twin("Vi", [], None) == "Vi har ingen plats att visa."


def test_unmodified_and_computed_are_told_apart() -> None:
    assert words.compare.source({"Riket": "Kolada", "Vi": "Kolada"}, ["bandet"]) == (
        "Källa: Kolada (Riket och Vi). Egen beräkning: bandet."
    )
    assert words.compare.source({}, ["platsen"]) == "Egen beräkning: platsen."
    assert words.compare.source({"A": "SCB", "B": "Kolada"}, []) == (
        "Källa: SCB (A). Källa: Kolada (B)."
    )


def test_a_small_difference_of_few_is_within_chance_and_the_formula_is_shown() -> None:
    indicator = an_indicator(kind="share")
    found = lint.chance(Decimal(80), 100, Decimal(85), THE_LINT_RULES)
    assert found is not None
    text = words.compare.chance(indicator, "riket", 2018, found)
    assert "ryms inom slumpen" in text
    assert "2 × √(andel × (100 − andel) ÷ antal)" in text
    larger = lint.chance(Decimal(80), 100, Decimal(88), THE_LINT_RULES)
    assert larger is not None
    assert "större än vad slumpen" in words.compare.chance(indicator, "riket", 2018, larger)


def test_chance_is_told_on_the_page_where_the_base_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(make(tmp_path / "data")))
    screen = visit("compare", indikator="trygghet")
    assert "Skillnaden mot" in screen.text
    assert "av 412" in screen.text


COUNTED = Precedent("x", Decimal(60), Decimal(6), 3, 1998, 2022, 61, 9, 140)


@pytest.mark.parametrize(
    ("changed", "better", "says"),
    [
        ({}, "higher", "Av 61 andra kommuner som har stått lika lågt något år 1998–2019 har 9"),
        ({"made": 61}, "lower", "stått lika högt något år 1998–2019 har alla någon gång"),
        ({"made": 0}, "higher", "har ingen förbättrat sig så mycket på tre år."),
    ],
)
def test_the_answer_in_a_sentence(changed: dict[str, int], better: str, says: str) -> None:
    indicator = an_indicator(better=better)
    found = replace(COUNTED, **changed)
    minimum = THE_LINT_RULES.peers_minimum
    assert says in words.reasonable.answer(indicator, found, None, minimum)


def test_too_few_are_told_with_how_many_it_takes() -> None:
    few = replace(COUNTED, stood=1, made=1)
    text = words.reasonable.answer(
        an_indicator(), few, Hindrance.TOO_FEW, THE_LINT_RULES.peers_minimum
    )
    assert text.startswith("Bara 1 annan kommun har stått lika lågt")
    assert "minst 10" in text


@pytest.mark.parametrize("why", [h for h in Hindrance if h is not Hindrance.TOO_FEW])
def test_every_hindrance_has_its_sentence(why: Hindrance) -> None:
    text = words.reasonable.answer(an_indicator(), COUNTED, why, THE_LINT_RULES.peers_minimum)
    assert text == words.reasonable.HINDRANCES[why]


def test_what_is_asked_is_told_in_the_indicators_unit() -> None:
    way = Way(Decimal("57.5"), Decimal("22.5"), 3)
    indicator = an_indicator(baseline="57.5", targets={2020: 80})
    assert words.reasonable.asked(indicator, way) == (
        "Målet ber om en förbättring med 22,5 procentenheter på tre år, från 57,5 procent."
    )


def test_a_rank_stood_as_far_down() -> None:
    assert words.reasonable.badly(an_indicator(kind="rank", better="lower")) == "lika långt ned"


# Pictures


@given(st.lists(st.decimals(-10_000, 10_000, places=2), min_size=1, max_size=9))
def test_ticks_are_round_and_hold_every_value(values: list[Decimal]) -> None:
    ticks = scale.ticks(values)
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= 8
    assert list(ticks) == sorted(set(ticks))


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 60)), max_size=8))
def test_names_do_not_overlap_and_stay_within(things: list[tuple[float, float]]) -> None:
    wished, sizes = [one for one, _ in things], [size for _, size in things]
    placed = scale.apart(wished, sizes, 0, 300)
    closer = min(1.0, 300 / (sum(sizes) or 1))
    spans = sorted(
        (at - size * closer / 2, at + size * closer / 2)
        for at, size in zip(placed, sizes, strict=True)
    )
    assert all(low >= -0.001 and high <= 300.001 for low, high in spans)
    assert all(before[1] <= after[0] + 0.001 for before, after in pairwise(spans))


def test_names_with_room_stand_where_they_wish() -> None:
    assert scale.apart([200, 50], [16, 32], 0, 300) == [200, 50]
    assert scale.apart([100, 100], [16, 32], 0, 300) == [100, 124]


def test_years_without_a_value_break_the_line_and_are_joined_thinly() -> None:
    own = Line("Vi", Role.OWN, {y: Decimal(y - 2000) for y in (2010, 2011, 2014)})
    spec = beside.lines([own], [], "procent", theme.LIGHT)
    assert spec is not None
    thin, joined, *_ = spec["layer"]
    assert thin["mark"]["strokeDash"]
    assert [row["part"] for row in joined["data"]["values"]] == [0, 0, 1]


def test_without_a_value_there_is_no_picture() -> None:
    nobody = Line("Vi", Role.OWN, {})
    assert beside.lines([nobody], [], "procent", theme.LIGHT) is None
    assert beside.ranks(nobody, {}, ("a", "b", "c", "d"), theme.LIGHT) is None


def test_the_band_is_of_the_years_that_are_shown() -> None:
    own = Line("Vi", Role.OWN, {2010: Decimal(1), 2012: Decimal(2)})
    bands = [Band(y, Decimal(1), Decimal(3)) for y in (2009, 2010, 2012, 2013)]
    spec = beside.lines([own], bands, "procent", theme.LIGHT)
    assert spec is not None
    rows = spec["layer"][0]["data"]["values"]
    assert [(row["x"], row["part"]) for row in rows] == [(2010, 0), (2012, 1)]


def test_twenty_dots_stand_for_all_where_only_quantiles_are_known() -> None:
    quantiles = [Decimal(n) for n in range(21)]
    marked = [Marked("Vi", Role.OWN, Decimal(3)), Marked("Ort", Role.SIMILAR, Decimal(4))]
    few = strip.strip((), quantiles, marked, "procent", theme.DARK)
    many = strip.strip(
        [("Ort", Decimal(n % 20)) for n in range(290)], quantiles, marked, "procent", theme.DARK
    )
    assert max(len(layer["data"]["values"]) for layer in few["layer"]) == 20
    assert max(len(layer["data"]["values"]) for layer in many["layer"]) == 290


def test_the_dots_of_the_question_are_filled_for_those_who_made_it() -> None:
    picture, wide, tall = dots.dots(9, 61, theme.LIGHT)
    assert picture.count("<circle") == 61
    assert picture.count('fill="none"') == 52
    assert (wide, tall) == (50 * dots.SIDE, 2 * dots.SIDE)


def test_a_place_and_a_year_of_all_are_told_in_words() -> None:
    spread = Spread(2018, 289, tuple(Decimal(n) for n in range(21)), None)
    text = words.compare.spread_twin(spread, "Vi", rank(3, 289, 2), "procent")
    assert text.endswith("Vi har 5, plats 3 av 289, delad av 2.")
    assert words.compare.lacking(spread, 290) == "1 kommun saknar värde 2018, av 290."
    assert words.compare.lacking(spread, 289) == "Alla 289 kommuner har ett värde 2018."
    assert "5 procent" in words.compare.band_share()
    kpi = Kpi("N1", "Titel", measure=Measure.RELATED)
    assert "nyckeltalet N1 Titel" in words.compare.related(kpi)


@pytest.fixture(autouse=True)
def _no_data_set_is_kept() -> Iterator[None]:
    """Each test meets its own folder."""
    yield
    subject.whole.cache_clear()
