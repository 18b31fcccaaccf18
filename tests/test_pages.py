"""Every page as it is drawn: the facts on it, its markup, and what odd addresses and data give."""

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import folders
import pytest
from screen import Screen, arrive, classes, said, seen, visit

from malkedja import assessment, model, store, words
from malkedja.assessment import Assessment
from malkedja.ui import load, nav

ROOT = Path(__file__).resolve().parents[1]
ANNEX = json.loads((ROOT / "tests" / "source" / "bilaga1.json").read_text("utf-8"))
SHIPPED = ROOT / "data"
DATA = store.read(SHIPPED)
PLAN = DATA.plan
COMPARED = store.comparisons(SHIPPED)
YEARS = ("2018", "2019", "2020")
PAGES = ("overview", "area", "indicator", "method", "sources", "accessibility")
AREAS = tuple(node.id for node in PLAN.nodes)
INDICATORS = tuple(indicator.id for indicator in PLAN.ordered)
GREEN, YELLOW, RED, GREY = "Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Kan inte bedömas"

# What the rules give for the council's table: design.md §4.
COUNTS = {"2018": (9, 1, 7, 11), "2019": (3, 2, 11, 12), "2020": (3, 1, 12, 12)}
GOALS = {
    "2018": (GREY, GREY, YELLOW, GREY, YELLOW, RED, RED, GREEN),
    "2019": (GREY, GREY, RED, GREY, RED, GREY, YELLOW, RED),
    "2020": (GREY, GREY, RED, GREY, RED, GREY, YELLOW, RED),
}
TOPS = {
    "2018": (GREY, YELLOW, GREY, YELLOW, RED, RED, GREEN),
    "2019": (GREY, RED, GREY, RED, GREY, YELLOW, RED),
    "2020": (GREY, RED, GREY, RED, GREY, YELLOW, RED),
}
HEADLINES = {
    "2018": "2018 är 1 av 8 fullmäktigemål uppfyllt.",
    "2019": "2019 är inget av 8 fullmäktigemål uppfyllt.",
    "2020": "2020 är inget av 8 fullmäktigemål uppfyllt.",
}
COVERAGE = {"2018": "17 av 28", "2019": "16 av 28", "2020": "16 av 28"}


def judged(indicator_id: str, year: str) -> Assessment:
    return assessment.assess(PLAN.indicators[indicator_id], int(year), DATA.rules)


def light_of(element: Element) -> str:
    """The word beside the only light within an element."""
    (light,) = (e for e in element.iter() if "light" in classes(e))
    return said(light)


def links(element: Element) -> list[str]:
    return [a.get("href", "") for a in element.iter("a")]


def pairs(screen: Screen, name: str) -> dict[str, str]:
    """What a list of facts says: its terms and their descriptions."""
    parts = list(screen.of(name)[0])
    return {said(dt): said(dd) for dt, dd in zip(parts[::2], parts[1::2], strict=True)}


def swedish(text: str) -> tuple[Decimal, int]:
    """The first number of a cell, and how many decimals it is written with."""
    found = re.search(r"−?\d[\d\u202f]*(?:,(\d+))?", text)
    assert found, text
    plain = found[0].replace("\u202f", "").replace("−", "-").replace(",", ".")
    return Decimal(plain), len(found[1] or "")


# --- Every page, every year -----------------------------------------------------------------


@pytest.fixture(scope="module")
def screens() -> dict[str, Screen]:
    """Every page for every year, every area and every indicator, each drawn once."""
    pages = [(name, {"ar": year}) for name in PAGES for year in YEARS]
    pages += [("area", {"ar": year, "omrade": id_}) for id_ in AREAS for year in YEARS]
    pages += [("indicator", {"ar": "2019", "indikator": id_}) for id_ in INDICATORS]
    return {f"{name} {query}": seen(name, **query) for name, query in pages}


def test_every_page_has_one_title_and_its_frame(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        assert len(screen.app.title) == 1, where
        assert screen.title, where
        assert list(screen.body.iter("h1")) == [], where
        frames = [part for part in screen.body if "frame" in classes(part)]
        assert len(frames) == 2, where
        assert not screen.app.warning, where
        assert not screen.app.error, where


def test_every_table_says_what_it_holds_and_which_cells_are_headings(
    screens: dict[str, Screen],
) -> None:
    for where, screen in screens.items():
        for table in screen.body.iter("table"):
            assert said(table.find("caption")), where
            assert {th.get("scope") for th in table.findall("thead/tr/th")} == {"col"}, where
            for row in table.findall("tbody/tr"):
                assert [th.get("scope") for th in row.findall("th")] == ["row"], where
                assert len(row) == len(table.findall("thead/tr/th")), where


def test_what_is_not_text_has_one(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        for image in screen.body.iter("img"):
            assert image.get("alt") is not None, where
            assert image.get("src", "").startswith("data:image/svg+xml;base64,"), where
            assert image.get("width"), where
        for element in screen.body.iter():
            if element.get("role") in {"img", "region"} or element.tag == "nav":
                assert element.get("aria-label"), where
        for link in screen.body.iter("a"):
            assert said(link), where
            assert link.get("href"), where


def test_no_id_stands_twice_and_no_script_stands_in_a_page(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        ids = [element.get("id") for element in screen.body.iter() if element.get("id")]
        assert len(set(ids)) == len(ids), where
        for element in screen.body.iter():
            assert element.tag not in {"script", "iframe", "object", "style", "form"}, where
            assert not [name for name in element.attrib if name.startswith("on")], where
            assert not element.get("href", "").lower().startswith("javascript"), where


def test_elements_stand_only_where_a_browser_leaves_them(screens: dict[str, Screen]) -> None:
    blocks = {"p", "ul", "ol", "div", "table", "section", "nav", "h2", "h3", "details", "dl"}
    for where, screen in screens.items():
        for element in screen.body.iter():
            inside = [child.tag for child in element.iter() if child is not element]
            children = {child.tag for child in element}
            if element.tag in {"p", "span", "h2", "h3", "summary", "dt"}:
                assert not blocks & set(inside), (where, element.tag)
            if element.tag == "a":
                assert "a" not in inside, where
            if element.tag in {"ul", "ol"}:
                assert children <= {"li"}, where
            if element.tag == "dl":
                assert children <= {"dt", "dd"}, where


def test_headings_descend_one_level_at_a_time(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        native = {"title": 1, "header": 2, "subheader": 3}
        levels: list[int] = []
        for element in screen.app._tree:
            if element.type in native:
                levels.append(native[element.type])
            elif element.type == "html":
                levels += [int(n) for n in re.findall(r"<h([1-6])", element.proto.body)]
        assert levels[0] == 1, where
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), where


def test_every_number_is_written_in_swedish(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        if where.startswith("sources"):
            continue  # titles of others' tables are verbatim
        for row in screen.rows():
            for head, cell in row.items():
                if head in {"Källa", "Exempel", "Vad gränsen gör", "Fil", "Indikator"}:
                    continue
                text = said(cell)
                assert not re.search(r"(?<![\w])-\d", text), (where, text)
                assert not re.search(r"\d\.\d", text), (where, text)
                assert not re.search(r"(?<![\d,\u202f])(?!20\d\d\b)\d{4,}", text), (where, text)


def test_every_link_within_the_app_keeps_the_year(screens: dict[str, Screen]) -> None:
    addresses = {entry.address for entry in nav.ENTRIES}
    for where, screen in screens.items():
        for href in links(screen.body):
            if not href.startswith("./"):
                assert href.startswith("https://"), (where, href)
                continue
            path, _, query = href[2:].partition("?")
            assert path in addresses, (where, href)
            assert "ar=" in query, (where, href)


def test_every_link_to_a_part_leads_to_one_that_exists(screens: dict[str, Screen]) -> None:
    for where, screen in screens.items():
        for href in links(screen.body):
            asked = dict(re.findall(r"[?&](omrade|indikator)=([^&]*)", href))
            assert asked.get("omrade", AREAS[0]) in AREAS, (where, href)
            assert asked.get("indikator", INDICATORS[0]) in INDICATORS, (where, href)


# --- Översikt -------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_the_headline_says_how_many_goals_are_met(year: str) -> None:
    screen = seen("overview", ar=year)
    assert screen.title == HEADLINES[year]
    assert said(screen.one("lead")).startswith(f"{COVERAGE[year]} indikatorer kunde bedömas: ")


@pytest.mark.parametrize("year", YEARS)
def test_the_tally_counts_each_indicator_once(year: str) -> None:
    tally = seen("overview", ar=year).one("tally")
    counted = [(light_of(item), int(said(item.find("b")))) for item in tally]
    assert counted == list(zip((GREEN, YELLOW, RED, GREY), COUNTS[year], strict=True))


@pytest.mark.parametrize("year", YEARS)
def test_seven_cards_name_the_areas_their_lights_and_lead_on(year: str) -> None:
    cards = seen("overview", ar=year).of("card", "a")
    printed = [area["name"] for area in ANNEX["areas"]]
    assert [said(card[1]) for card in cards] == printed
    assert [said(card[0]) for card in cards] == [f"Målområde {n}" for n in range(1, 8)]
    assert tuple(light_of(card) for card in cards) == TOPS[year]
    assert [card.get("href") for card in cards] == [
        f"./omrade?omrade={n}&ar={year}" for n in range(1, 8)
    ]


@pytest.mark.parametrize("year", YEARS)
def test_a_cards_bar_counts_all_its_indicators_and_says_the_same_in_words(year: str) -> None:
    cards = seen("overview", ar=year).of("card", "a")
    for card, area in zip(cards, PLAN.nodes, strict=True):
        (bar,) = (e for e in card if "bar" in classes(e))
        counts = {next(iter(classes(part))): int(said(part)) for part in bar}
        lights = [judged(id_, year).fulfilment.value for id_ in area.all_indicators]
        assert counts == {light: lights.count(light) for light in lights}
        told = [int(n) for n in re.findall(r"\d+", bar.get("aria-label", ""))]
        assert told == [int(said(part)) for part in bar]


@pytest.mark.parametrize("year", YEARS)
def test_a_grey_card_says_what_is_known_and_every_card_what_changed(year: str) -> None:
    for card in seen("overview", ar=year).of("card", "a"):
        (note,) = (said(e) for e in card if "note" in classes(e))
        grey = re.match(r"(Ingen|\d) av \d (mätt|mätta|bedömd|bedömda)", note)
        assert bool(grey) == (light_of(card) == GREY), note
        changed = "Första målåret" if year == "2018" else f"Sedan {int(year) - 1}: "
        assert changed in note


def test_the_third_area_says_what_is_known_where_it_is_grey() -> None:
    card = seen("overview", ar="2020").of("card", "a")[2]
    assert "1 av 3 mätt: delvis uppfyllt" in said(card)


@pytest.mark.parametrize("year", YEARS)
def test_the_eight_goals_stand_verbatim_with_their_lights(year: str) -> None:
    rows = seen("overview", ar=year).rows()[:8]
    printed = [goal["text"] for area in ANNEX["areas"] for goal in area["goals"]]
    assert [said(row["Fullmäktigemål"]) for row in rows] == printed
    assert tuple(light_of(row["Beräknad bedömning"]) for row in rows) == GOALS[year]
    assert [said(row["Nr"]) for row in rows] == ["1", "2a", "2b", "3", "4", "5", "6", "7"]


def test_the_overview_says_who_decided_when_and_that_the_judgement_is_computed() -> None:
    text = seen("overview").text
    assert "Beslutat av Kommunfullmäktige den 29 november 2017." in text
    assert "Uppgifter till och med augusti 2024" in text
    assert "Bedömningen är beräknad." in text
    assert "egen bedömning är inte införd" in text


def test_good_husbandry_keeps_the_financial_goal_apart_and_has_no_light() -> None:
    screen = seen("overview", ar="2020")
    (line,) = (e for e in screen.of("note", "p") if "hushållning" in said(e))
    assert re.search(r"7 mål i verksamhetsperspektiv.+finansiellt perspektiv", said(line))
    assert list(line.iter("img")) == []


@pytest.mark.parametrize("year", YEARS[1:])
def test_the_list_of_changes_holds_just_the_changed_lights(year: str) -> None:
    earlier = str(int(year) - 1)
    screen = seen("overview", ar=year)
    shown = [
        (links(row["Indikator"])[0], light_of(row[earlier]), light_of(row[year]))
        for row in screen.rows()[8:]
    ]
    both = [(judged(id_, earlier), judged(id_, year)) for id_ in INDICATORS]
    assert shown == [
        (
            f"./indikator?indikator={now.indicator.id}&ar={year}",
            words.labels.fulfilment(before.fulfilment),
            words.labels.fulfilment(now.fulfilment),
        )
        for before, now in both
        if before.fulfilment != now.fulfilment
    ]
    assert f"Ändrade ljus sedan {earlier}" in screen.headers


def test_the_first_year_has_no_list_of_changes() -> None:
    assert len(seen("overview", ar="2018").rows()) == 8


def test_the_latest_year_with_targets_and_outcomes_is_shown_unasked() -> None:
    assert seen("overview").title == HEADLINES["2020"]


def test_the_legend_tells_the_rule_and_leads_to_it() -> None:
    key = seen("overview", ar="2019").one("key")
    for light in (GREEN, YELLOW, RED, GREY):
        assert f"{light}:" in said(key)
    assert "50 procent" in said(key)
    assert links(key) == ["./metod?ar=2019"]


# --- Målområde ------------------------------------------------------------------------------


def scorecard(area: str, year: str) -> dict[str, dict[str, Element]]:
    """The rows of an area's scorecard by the printed number of their indicator."""
    rows = seen("area", omrade=area, ar=year).rows("scorecard")
    return {said(row["Indikator"]).split(" ")[0]: row for row in rows}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("area", AREAS)
def test_every_indicator_of_an_area_has_a_whole_row(area: str, year: str) -> None:
    screen = seen("area", omrade=area, ar=year)
    node = PLAN.node(area)
    assert node
    assert screen.title == node.name
    rows = screen.rows("scorecard")
    assert [links(row["Indikator"]) for row in rows] == [
        [f"./indikator?indikator={id_}&ar={year}"] for id_ in node.all_indicators
    ]
    for id_, row in zip(node.all_indicators, rows, strict=True):
        one = judged(id_, year)
        for head in ("Utgångsvärde", "Utfall", "Målvärde", "Avvikelse", "Takt", "Ansvarig"):
            assert said(row[head]), (id_, head)
        assert light_of(row["Måluppfyllelse"]) == words.labels.fulfilment(one.fulfilment)
        developed = said(row["Utveckling"])
        assert developed == words.labels.good_way(one)
        assert (developed[0] in "↑→↓") == (developed != GREY)
        assert said(row["Takt"]) == words.labels.pace(one)
        (picture,) = row["Serie"].iter("img")
        assert picture.get("alt")


@pytest.mark.parametrize(
    ("area", "year", "number", "cells"),
    [
        ("2", "2018", "2.1", ("plats 228 (2017)", "plats 146 av 290", "högst plats 175", GREEN)),
        ("2", "2019", "2.1", ("plats 228 (2017)", "plats 150 av 290", "högst plats 150", GREEN)),
        ("2", "2020", "2.1", ("plats 228 (2017)", "plats 195 av 290", "högst plats 130", RED)),
        ("6", "2018", "6.1", ("4,8 procent (2017)", "5,3 procent", "högst 4,7 procent", RED)),
    ],
)
def test_the_scorecard_shows_what_was_measured_and_decided(
    area: str, year: str, number: str, cells: tuple[str, ...]
) -> None:
    row = scorecard(area, year)[number]
    heads = ("Utgångsvärde", "Utfall", "Målvärde")
    assert (*(said(row[head]) for head in heads), light_of(row["Måluppfyllelse"])) == cells


def test_the_arrow_follows_the_number_and_the_word_its_meaning() -> None:
    assert said(scorecard("6", "2018")["6.1"]["Utveckling"]) == "↑ Försämrad"
    assert said(scorecard("2", "2019")["2.1"]["Utveckling"]) == "→ Oförändrad"
    assert said(scorecard("2", "2018")["2.1"]["Utveckling"]) == "↓ Förbättrad"


def test_a_great_loss_has_a_true_minus_and_a_space_in_its_thousands() -> None:
    row = scorecard("7", "2019")["7.2"]
    assert said(row["Utfall"]) == "−7\u202f356 kr per invånare"
    assert light_of(row["Måluppfyllelse"]) == RED
    assert said(row["Takt"]) == "Måste vända"
    (picture,) = row["Serie"].iter("img")
    assert "−7\u202f356" in picture.get("alt", "")


@pytest.mark.parametrize("year", YEARS)
def test_a_grey_row_says_why(year: str) -> None:
    for area in AREAS:
        for row in scorecard(area, year).values():
            cell = row["Måluppfyllelse"]
            reason = said(cell).removeprefix(light_of(cell)).strip()
            assert bool(reason) == (light_of(cell) == GREY)


def test_no_owner_is_named_where_the_decision_names_none() -> None:
    for area in AREAS:
        for row in scorecard(area, "2020").values():
            assert said(row["Ansvarig"]) == "Framgår inte av beslutet"


@pytest.mark.parametrize("area", ANNEX["areas"], ids=lambda area: str(area["name"]))
def test_an_area_shows_goals_and_texts_as_they_were_decided(area: dict[str, object]) -> None:
    node = next(node for node in PLAN.nodes if node.name == area["name"])
    screen = seen("area", omrade=node.id)
    quoted = [said(quote) for quote in screen.body.iter("blockquote")]
    goals = [goal["text"] for goal in area["goals"]]
    assert quoted[: len(goals)] == goals
    assert quoted[len(goals) :] == [said_plainly(c.text) for c in node.comments]
    for text in node.texts:
        assert said_plainly(text) in said(screen.one("printed"))
    for sentence in node.unmeasured:
        assert sentence in screen.text
    assert ("Mäts inte här" in screen.text) == bool(node.unmeasured)


def said_plainly(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


@pytest.mark.parametrize(
    ("year", "figure", "answer"),
    [("2018", "2,84", "uppfyllt"), ("2019", "−12,36", "ej uppfyllt"), ("2020", "5,59", "uppfyllt")],
)
def test_a_goals_own_demand_stands_with_its_figure(year: str, figure: str, answer: str) -> None:
    text = seen("area", omrade="7", ar=year).text
    (line,) = re.findall(r"Eget krav utöver indikatorerna: .+?\. Utfallet [^.]+\.", text)
    assert "minst 2 procent" in line
    assert "finansnettot inte räknas in" in line
    shown, places = swedish(line.rpartition(" är ")[2])
    exact, _ = swedish(figure)
    assert abs(shown - exact) <= Decimal(1).scaleb(-places) / 2
    assert line.endswith(f": {answer}.")


def test_a_split_that_we_have_judged_is_said_to_be_ours() -> None:
    assert seen("area", omrade="2").text.count("vår bedömning") == 2


def test_an_area_leads_to_its_neighbours_and_to_its_other_years() -> None:
    screen = seen("area", omrade="3", ar="2019")
    assert links(screen.one("steps")) == [
        "./omrade?omrade=2&ar=2019",
        "./omrade?omrade=4&ar=2019",
    ]
    years = screen.one("years")
    assert links(years) == [f"./omrade?ar={year}&omrade=3" for year in YEARS]
    assert [said(a) for a in years if a.get("aria-current")] == ["2019"]
    assert [said(a) for a in seen("area", omrade="1").one("steps")] == [
        f"Nästa: {PLAN.nodes[1].name}"
    ]


@pytest.mark.parametrize("area", AREAS)
def test_an_area_answers_why_it_is_judged_so(area: str) -> None:
    why = seen("area", omrade=area, ar="2020").page.find(".//details")
    assert said(why).startswith("Varför den här bedömningen?")
    assert "bedöm" in said(why).removeprefix("Varför den här bedömningen?").lower()


# --- Indikator ------------------------------------------------------------------------------


def drawn(screen: Screen) -> dict[str, object] | None:
    """The specification of the page's chart; none where it has no chart."""
    charts = screen.app.get("vega_lite_chart")
    return json.loads(charts[0].proto.spec) if charts else None


def values(spec: dict[str, object], mark: str, role: str = "") -> list[dict[str, object]]:
    """The rows behind the marks of a kind in a chart."""
    found = [
        layer["data"]["values"]
        for layer in spec["layer"]
        if isinstance(layer.get("mark"), dict)
        and layer["mark"]["type"] == mark
        and layer["mark"].get("ariaRoleDescription", "") == role
    ]
    return [row for rows in found for row in rows]


@pytest.mark.parametrize("id_", INDICATORS)
def test_an_indicators_title_is_its_finding_and_its_chart_has_a_twin(id_: str) -> None:
    screen = seen("indicator", indikator=id_, ar="2020")
    indicator = PLAN.indicators[id_]
    history = [judged(id_, str(target.year)) for target in indicator.targets]
    assert screen.title == words.indicator.finding(indicator, history)
    assert indicator.name in said(screen.one("lead"))
    twin = said(screen.one("twin"))
    assert twin.startswith(words.indicator.twin(indicator, history))
    charts = screen.app.get("vega_lite_chart")
    if charts:
        assert charts[0].proto.alt
        assert twin.startswith(charts[0].proto.alt)
    else:
        assert "Det finns inga utfall att visa" in twin
        assert not indicator.measured


@pytest.mark.parametrize("id_", INDICATORS)
def test_the_table_holds_all_that_the_chart_shows(id_: str) -> None:
    screen = seen("indicator", indikator=id_, ar="2020")
    spec = drawn(screen)
    table = {said(row["År"]): row for row in screen.rows()}
    if spec is None:
        assert not PLAN.indicators[id_].measured
        return
    for role in ("mätvärde", "bedömt mätvärde"):
        for point in values(spec, "point", role):
            agrees(said(table[str(point["year"])]["Utfall"]), point["y"])
    for point in values(spec, "point", "målvärde"):
        agrees(said(table[str(point["year"])]["Målvärde"]), point["y"])
    for point in values(spec, "point", "utgångsvärde"):
        cell = said(table[str(point["year"])]["Målvärde"])
        assert cell.startswith("utgångsvärde ")
        agrees(cell, point["y"])


def agrees(cell: str, value: object) -> None:
    """A cell shows a value of the chart, rounded to the decimals that it is written with."""
    shown, places = swedish(cell)
    assert abs(shown - Decimal(str(value))) <= Decimal(1).scaleb(-places) / 2


@pytest.mark.parametrize("id_", INDICATORS)
def test_the_table_holds_every_outcome_and_every_target(id_: str) -> None:
    indicator = PLAN.indicators[id_]
    table = {said(row["År"]): row for row in seen("indicator", indikator=id_).rows()}
    for outcome in indicator.outcomes:
        cell = said(table[str(outcome.year)]["Utfall"])
        if outcome.value is None:
            assert cell == words.labels.reason(outcome.status or model.Reason.NOT_FOUND)
        else:
            agrees(cell, outcome.value)
    for target in indicator.targets:
        row = table[str(target.year)]
        one = judged(id_, str(target.year))
        assert light_of(row["Måluppfyllelse"]) == words.labels.fulfilment(one.fulfilment)
        if target.value is None:
            assert said(row["Målvärde"]) == "saknas"
        else:
            agrees(said(row["Målvärde"]), target.value)
        if one.value is not None and target.value is not None:
            gap, places = swedish(said(row["Avvikelse"]))
            assert abs(gap - (one.value - target.value)) <= Decimal(1).scaleb(-places)


@pytest.mark.parametrize("id_", INDICATORS)
def test_what_is_computed_here_is_marked_and_nothing_else(id_: str) -> None:
    table = {said(row["År"]): row for row in seen("indicator", indikator=id_).rows()}
    for outcome in PLAN.indicators[id_].outcomes:
        cell = said(table[str(outcome.year)]["Källa"])
        assert cell.startswith("Egen beräkning") == outcome.computed, outcome.year
        if outcome.value is not None and not outcome.computed:
            for source in outcome.sources:
                assert DATA.sources[source].producer in cell
        if outcome.computed:
            assert "Kolada" not in cell.split(".")[0]


@pytest.mark.parametrize("id_", INDICATORS)
def test_an_indicator_shows_the_councils_comments_and_its_sources(id_: str) -> None:
    screen = seen("indicator", indikator=id_)
    indicator = PLAN.indicators[id_]
    quoted = [said(quote) for quote in screen.body.iter("blockquote")]
    comments = [c.text for node in PLAN.walk() for c in node.comments if id_ in c.indicators]
    assert quoted == [said_plainly(text) for text in comments]
    facts = pairs(screen, "facts")
    assert facts["I beslutet"] == said_plainly(indicator.name_printed)
    assert indicator.unit in facts["Enhet"]
    assert facts["Ansvarig"] == (indicator.owner or "Framgår inte av beslutet")
    used = {source for outcome in indicator.outcomes for source in outcome.sources}
    listed = links(screen.one("sources"))
    assert sorted(listed) == sorted(
        DATA.sources[s].address for s in used if DATA.sources[s].address
    )
    for note in indicator.notes:
        assert said_plainly(note) in said(screen.page)


def test_every_comment_of_the_annex_stands_beside_an_indicator_or_in_its_area() -> None:
    assert sum(len(node.comments) for node in PLAN.walk()) == 24


@pytest.mark.parametrize("id_", INDICATORS)
def test_only_the_same_measure_can_be_switched_on(id_: str) -> None:
    every = [group.id for group in DATA.municipality.groups]
    screen = seen("indicator", indikator=id_, jamfor=",".join(every))
    figures = COMPARED.of(id_)
    same = {c.group for c in figures if c.measure is model.Measure.SAME}
    names = [group.name for group in DATA.municipality.groups if group.id in same]
    offered = [option for pills in screen.app.pills for option in pills.options]
    assert offered == names
    heads = list(screen.rows()[0]) if screen.rows() else []
    assert [head for head in heads if head in {g.name for g in DATA.municipality.groups}] == names


@pytest.mark.parametrize("id_", INDICATORS)
def test_the_lines_switched_on_are_those_in_the_table(id_: str) -> None:
    groups = DATA.municipality.groups
    screen = seen("indicator", indikator=id_, jamfor=",".join(g.id for g in groups))
    table = {said(row["År"]): row for row in screen.rows()}
    figures = [c for c in COMPARED.of(id_) if c.measure is model.Measure.SAME]
    spec = drawn(screen)
    points = {(row["x"], row["y"]) for row in values(spec, "line")} if spec else set()
    own = range(*years_drawn(PLAN.indicators[id_]))
    for figure in figures:
        name = next(g.name for g in groups if g.id == figure.group)
        agrees(said(table[str(figure.year)][name]), figure.value)
        if figure.year in own:
            assert (figure.year, float(figure.value)) in points


def years_drawn(indicator: model.Indicator) -> tuple[int, int]:
    """From the first year of the indicator's own up to its last, or up to a change of method."""
    baseline = (indicator.baseline.year,) if indicator.baseline else ()
    known = [*baseline, *(o.year for o in indicator.measured), *(t.year for t in indicator.targets)]
    ends = [max(known) + 1, *(a_break.year for a_break in indicator.breaks)]
    return min(known), min(ends)


def test_related_measures_are_never_offered() -> None:
    for id_ in ("nystartade_foretag_per_1000", "bemotande_hemtjanst_rank"):
        assert COMPARED.of(id_)
        assert not seen("indicator", indikator=id_, jamfor="riket,skane,liknande").app.pills


@pytest.mark.parametrize("id_", INDICATORS)
@pytest.mark.parametrize("year", YEARS)
def test_the_side_answers_why_and_what_green_would_have_taken(id_: str, year: str) -> None:
    screen = seen("indicator", indikator=id_, ar=year)
    one = judged(id_, year)
    boxes = screen.of("box")
    assert light_of(boxes[0]) == words.labels.fulfilment(one.fulfilment)
    to_be_green = words.indicator.to_be_green(one)
    short = one.fulfilment.value in {"partly", "not_met"}
    assert (to_be_green in said(boxes[0])) == (short or not to_be_green)
    assert said(boxes[1]).removeprefix("Utveckling ") == words.indicator.development_text(one)
    assert said(boxes[2]).removeprefix("Takt mot målet ") == words.indicator.outlook_text(one)
    why = said(screen.page.find(".//details"))
    assert all(sentence in why for sentence in words.indicator.why(one, DATA.rules))


def test_what_green_would_have_taken_is_told_in_the_indicators_own_unit() -> None:
    rank = seen("indicator", indikator="foretagsklimat_ranking", ar="2020")
    assert "65 platser" in said(rank.of("box")[0])
    money = seen("indicator", indikator="resultat_kr_inv", ar="2019")
    assert "8\u202f526 kr" in said(money.of("box")[0])


def test_previous_and_next_walk_through_all_indicators_in_order() -> None:
    met = [INDICATORS[0]]
    while True:
        steps = seen("indicator", indikator=met[-1], ar="2019").one("steps")
        onward = [a.get("href", "") for a in steps if said(a).startswith("Nästa")]
        if not onward:
            break
        met += re.findall(r"indikator=([^&]+)&ar=2019$", onward[0])
    assert tuple(met) == INDICATORS


def test_choosing_in_the_list_and_among_the_comparisons_changes_the_address() -> None:
    app = visit("indicator", indikator="sjukfranvaro", ar="2019").app
    app.pills[0].set_value(["skane", "riket"]).run()
    assert app.query_params["jamfor"] == "riket,skane"
    app.selectbox[0].set_value("soliditet").run()
    assert app.query_params["indikator"] == "soliditet"
    assert app.query_params["ar"] == "2019"
    assert PLAN.indicators["soliditet"].name in said(Screen(app).one("lead"))


# --- Källor, Metod, Tillgänglighet ----------------------------------------------------------


def test_every_source_is_listed_with_address_date_and_terms() -> None:
    screen = seen("sources", ar="2020")
    (table,) = (t for t in screen.of("rows", "table") if said(t.find("caption")) == "Källor")
    rows = {said(row.find("th")): row for row in table.findall("tbody/tr")}
    assert len(rows) == len(DATA.sources)
    for source in DATA.sources.values():
        name = said_plainly(f"{source.producer}: {source.title}")
        (row,) = (row for text, row in rows.items() if text.removesuffix(source.note) == name)
        if source.address:
            assert source.address in links(row)
        assert said(row[2]) == (words.dates.date_text(source.retrieved) or "Inte antecknat")
        assert said(row[3]) == source.terms


def test_every_file_of_the_folder_is_listed() -> None:
    screen = seen("sources")
    (table,) = (t for t in screen.of("rows", "table") if "Filer" in said(t.find("caption")))
    shown = {said(row[0]): int(said(row[1])) for row in table.findall("tbody/tr")}
    files = [path for path in SHIPPED.rglob("*") if path.suffix in {".csv", ".yaml"}]
    assert shown == {
        path.relative_to(SHIPPED).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files
    }


def test_what_is_missing_names_just_the_indicators_that_are_grey_some_year() -> None:
    screen = seen("sources", ar="2020")
    (table,) = (t for t in screen.of("rows", "table") if "bedömas" in said(t.find("caption")))
    named = {
        re.findall(r"indikator=([^&]+)", links(row)[0])[0] for row in table.iter("tr") if links(row)
    }
    grey = {id_ for id_ in INDICATORS if any(judged(id_, year).reason for year in YEARS)}
    assert named == grey
    assert f"{len(grey)} av {len(INDICATORS)} indikatorer" in said(screen.page)


def test_the_downloads_are_tables_that_a_swedish_spreadsheet_opens() -> None:
    app = seen("sources").app
    from malkedja.ui import catalogue, view  # noqa: PLC0415 – beside the run it is held against

    made = catalogue.downloads(view.View(DATA, 2020))
    assert [button.label for button in app.get("download_button")] == [m.text for m in made]
    for download in made:
        content = download.content()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        assert len(rows) > 20
        assert len(rows[0]) > 2
        assert {len(row) for row in rows} == {len(rows[0])}


def test_the_method_page_shows_every_threshold_and_who_decided_it() -> None:
    screen = seen("method")
    rows = screen.rows()
    table = rows[: len(words.rules.thresholds(DATA.rules))]
    assert [
        (said(r["Vad gränsen gör"]), said(r["Gräns"]), said(r["Beslutad av"])) for r in table
    ] == [(row.text, row.value, row.decided_by) for row in words.rules.thresholds(DATA.rules)]
    assert "kvinnor och män" in screen.text


def test_the_method_page_has_examples_of_every_light_and_every_rule() -> None:
    screen = seen("method")
    shown = [row for row in screen.rows() if "Exempel" in row]
    assert {said(t.find("caption")) for t in screen.of("rows", "table")} >= set(
        words.examples.TITLES.values()
    )
    lights = {said(row["Svar"]) for row in shown}
    for light in (GREEN, YELLOW, RED, GREY):
        assert any(light in answer for answer in lights)
    for row in shown:
        assert all(said(cell) for cell in row.values())


def test_a_statement_that_is_not_filled_in_says_so() -> None:
    text = seen("accessibility").text
    assert "Redogörelsen är inte ifylld." in text
    assert "Kontaktuppgifter är inte ifyllda." in text
    assert "2018:1937" in text


# --- Odd addresses --------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["1999", "abc", "", "2019.5", "２０１９", "9" * 5000, "-2019"])
@pytest.mark.parametrize("name", PAGES)
def test_an_odd_year_gives_the_usual_one(name: str, year: str) -> None:
    screen = visit(name, ar=year)
    assert screen.title == seen(name).title


@pytest.mark.parametrize(("name", "key"), [("area", "omrade"), ("indicator", "indikator")])
@pytest.mark.parametrize("id_", ["finns-inte", "", "0", "F1", "1.1", "../etc", "a" * 5000])
def test_an_unknown_id_gives_a_sentence_and_a_way_on(name: str, key: str, id_: str) -> None:
    screen = visit(name, **{key: id_, "ar": "2019"})
    (warning,) = screen.app.warning
    assert "finns inte" in warning.value
    assert len(warning.value) < 120
    assert len(screen.app.title) == 1
    (box,) = screen.app.selectbox
    assert box.value is None
    box.set_value(box_ids(name)[1]).run()
    assert screen.app.query_params[key] == box_ids(name)[1]
    assert not screen.app.warning


def box_ids(name: str) -> tuple[str, ...]:
    return AREAS if name == "area" else INDICATORS


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[a](javascript:alert(1))",
)


@pytest.mark.parametrize("attack", HOSTILE)
@pytest.mark.parametrize("name", PAGES)
def test_what_stands_in_the_address_is_never_markup(name: str, attack: str) -> None:
    query = dict.fromkeys(("ar", "omrade", "indikator", "jamfor", "utm"), attack)
    screen = visit(name, **query)
    for piece in screen.html:
        assert attack not in piece
        assert "alert(1)" not in piece
    for warning in screen.app.warning:
        assert not re.search(r"(?<!\\)[<>()\[\]:]", warning.value), warning.value


def test_unknown_groups_are_left_out() -> None:
    screen = visit("indicator", indikator="sjukfranvaro", jamfor="mars,riket,,riket")
    assert screen.app.pills[0].value == ["riket"]


# --- Other folders --------------------------------------------------------------------------


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the app looks for its data during the test."""
    monkeypatch.setenv("MALKEDJA_DATA", str(tmp_path))
    yield tmp_path
    load._data.clear()
    load._comparisons.clear()


CHAIN = "periods/2018-2020/chain.yaml"
ELSEWHERE = {
    CHAIN: folders.CHAIN.replace("2018–2020", "för mandatet")
    .replace("Kommunfullmäktige", "Regionstyrelsen")
    .replace("Målområde, plural: Målområden", "Strategi, plural: Strategier")
    .replace("Fullmäktigemål, plural: Fullmäktigemål", "Löfte, plural: Löften")
    .replace("Område utan mål", "Strategi utan löften"),
}


def make(folder: Path, changes: dict[str, str | bytes | None]) -> None:
    """A tiny folder with the shipped rules, whatever these are."""
    rules = {"rules.yaml": (SHIPPED / "rules.yaml").read_text("utf-8")}
    folders.make(folder, {**rules, **changes})


OURS = re.compile(r"perstorp|målområde|fullmäktige|skåne|familjen helsingborg", re.IGNORECASE)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("year", ["2018", "2020"])
def test_another_folder_is_another_municipality(other: Path, name: str, year: str) -> None:
    make(other, ELSEWHERE)
    screen = visit(name, ar=year)
    assert OURS.findall(screen.text) == []
    assert OURS.findall("".join(screen.html)) == []
    assert "Storköpings kommun" in screen.text
    assert "Strategier" in screen.text


def test_another_municipalitys_levels_are_called_what_they_are_called_there(other: Path) -> None:
    make(other, ELSEWHERE)
    assert (
        visit("overview").title == "2018 är inget av 1 löften uppfyllt."
        or "löfte" in visit("overview").title
    )
    assert "Löften" in visit("overview").headers
    assert "Löfte 1" in visit("area", omrade="1").text


def test_an_area_without_goals_or_indicators_is_shown_as_such(other: Path) -> None:
    make(other, ELSEWHERE)
    screen = visit("area", omrade="2")
    assert screen.title == "Strategi utan löften"
    assert "anger ingen indikator här" in screen.text
    assert light_of(screen.of("start")[0]) == GREY


LACKING = {
    "no targets": {
        "periods/2018-2020/indicators/trygghet.yaml": re.sub(
            r"targets:\n(  .+\n)+", "targets: {}\n", folders.SHARE
        ),
        "periods/2018-2020/indicators/klimat.yaml": re.sub(
            r"targets:\n(  .+\n)+", "targets: {}\n", folders.RANK
        ),
    },
    "no outcomes": dict.fromkeys(
        ("outcomes/trygghet.csv", "outcomes/klimat.csv", "outcomes/balans.csv"),
        "year,value,status\n2018,,not_found\n",
    ),
    "no outcome files": dict.fromkeys(("outcomes/trygghet.csv", "outcomes/klimat.csv")),
    "no comparisons": {"comparisons/trygghet.csv": None},
    "no indicators": {
        CHAIN: folders.CHAIN.replace("indicators: [trygghet, klimat]", "indicators: []").replace(
            "comments: [{id: K1, text: Mäts vartannat år., indicators: [trygghet]}]", "comments: []"
        ),
        **dict.fromkeys(
            (
                "periods/2018-2020/indicators/trygghet.yaml",
                "periods/2018-2020/indicators/klimat.yaml",
                "outcomes/trygghet.csv",
                "outcomes/klimat.csv",
                "comparisons/trygghet.csv",
            )
        ),
    },
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lack", LACKING)
def test_a_folder_that_lacks_much_still_shows_every_page(other: Path, lack: str, name: str) -> None:
    make(other, LACKING[lack])
    load.data()
    screen = visit(name)
    assert screen.title
    assert "None" not in screen.text


def test_without_outcomes_nothing_is_met_and_nothing_is_zero(other: Path) -> None:
    make(other, LACKING["no outcomes"])
    screen = visit("overview")
    assert {light_of(card) for card in screen.of("card", "a")} == {GREY}
    chart = visit("indicator", indikator="klimat")
    assert "inga utfall" in said(chart.one("twin")).lower()


def test_without_targets_an_indicator_still_shows_its_series(other: Path) -> None:
    make(other, LACKING["no targets"])
    screen = visit("indicator", indikator="trygghet")
    assert "målvärde" in screen.title.lower()
    assert [said(row["År"]) for row in screen.rows()][-2:] == ["2018", "2019"]


def test_without_indicators_the_page_about_one_says_so(other: Path) -> None:
    make(other, LACKING["no indicators"])
    screen = visit("indicator")
    assert len(screen.app.info) == 1
    assert "inget att visa" in screen.app.info[0].value


def test_a_filled_in_statement_is_shown(other: Path) -> None:
    statement = {
        "assessed": "Egen granskning av sju sidor.",
        "assessed_on": "2026-10-01",
        "result": "Webbplatsen är delvis förenlig med lagen.",
        "shortcomings": ["Diagrammen kan inte nås med tangentbord."],
        "contact": "kommunen@exempel.se",
        "supervisor": "Myndigheten för digital förvaltning",
        "supervisor_address": "https://www.digg.se/",
    }
    make(other, {"accessibility.yaml": json.dumps(statement, ensure_ascii=False)})
    screen = visit("accessibility")
    assert "inte ifylld" not in screen.text
    for text in ("Egen granskning av sju sidor.", *statement["shortcomings"]):
        assert text in screen.text
    for key in ("result", "contact", "supervisor"):
        assert str(statement[key]) in screen.text
    assert statement["supervisor_address"] in links(screen.page)


def test_names_from_the_data_are_text_and_never_markup(other: Path) -> None:
    attack = "<img src=x onerror=alert(1)>"
    make(
        other,
        {
            **folders.spoil(CHAIN, "name: Trygghet", f'name: "{attack}"'),
            **folders.spoil(
                "periods/2018-2020/indicators/trygghet.yaml",
                "name: Trygghet i kommunen",
                f'name: "{attack}"',
            ),
        },
    )
    for name in PAGES:
        screen = visit(name)
        assert not any(attack in piece for piece in screen.html), name
        assert all(e.get("onerror") is None for e in screen.body.iter()), name


def test_a_broken_folder_lists_its_problems_at_every_address(other: Path) -> None:
    make(
        other,
        {
            "rules.yaml": "partly_share: [\n",
            **folders.spoil("outcomes/klimat.csv", "2018,146,290", "2018,hundra,290"),
        },
    )
    app = arrive()
    app.query_params["indikator"] = "trygghet"
    app.run()
    assert not app.exception
    screen = Screen(app)
    problems = [said(li) for li in screen.body.iter("li")]
    assert any(line.startswith("rules.yaml") for line in problems)
    assert any(line.startswith("outcomes/klimat.csv") for line in problems)
    assert [said(h1) for h1 in screen.body.iter("h1")] == ["Datamappen kan inte läsas"]
    assert "Traceback" not in said(screen.body)
