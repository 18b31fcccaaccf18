"""Utforska: the page that shows a selection, its address, and the words for it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from folders import make
from screen import Screen, arrive, said, seen, visit
from test_explore import chosen, entries, some_data

from malkedja import store, words
from malkedja.explore import Facet, Selection
from malkedja.model import Synonym
from malkedja.ui import nav

SECOND = Path(__file__).resolve().parent / "second"


def test_every_id_that_an_indicator_belongs_to_has_a_name() -> None:
    assert {p for e in entries() for p in e.belongs} <= set(words.explore.names(some_data()))


# --- What is said


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ([], "5 indikatorer 2019, 1 ej uppfylld"),
        ([(Facet.GOAL, "F1")], "3 av 5 indikatorer 2019, 1 ej uppfylld"),
        ([(Facet.FULFILMENT, "not_met")], "1 av 5 indikatorer 2019, ej uppfylld"),
        ([(Facet.FULFILMENT, "met")], "2 av 5 indikatorer 2019"),
        ([(Facet.OUTCOME, "nej"), (Facet.KIND, "rank")], "Ingen av 5 indikatorer 2019"),
    ],
)
def test_the_headline_counts(wanted: list[tuple[Facet, str]], sentence: str) -> None:
    found = chosen(Selection(wanted=frozenset(wanted)))
    assert words.explore.headline(found, len(entries()), 2019) == sentence


def test_all_red_is_said_so_and_no_indicators_too() -> None:
    red = entries()[1]
    assert words.explore.headline([red, red], 2, 2019) == "2 indikatorer 2019, alla ej uppfyllda"
    assert words.explore.headline([], 0, 2019) == "Inga indikatorer är beslutade"


def test_a_selection_is_described_in_one_line() -> None:
    wanted = {(Facet.FULFILMENT, "not_met"), (Facet.FULFILMENT, "met"), (Facet.GOAL, "F1")}
    told = words.explore.described(Selection("skola ", frozenset(wanted)), some_data())
    assert told == "Mål: F1 Mål F1; Måluppfyllelse: Uppfyllt eller Ej uppfyllt; sökning: ”skola”"
    assert words.explore.described(Selection(), some_data()) == "Alla indikatorer"
    assert words.explore.listed_or(["a", "b", "c"]) == "a, b eller c"


# --- The page


def numbers(screen: Screen) -> list[str]:
    return [said(row["Indikator"]).split()[0] for row in screen.rows("found")]


def links(screen: Screen) -> dict[str, str]:
    return {said(a): a.get("href", "") for a in screen.page.iter("a")}


def query(href: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(href).query).items()}


def test_the_page_shows_every_indicator_until_something_is_asked() -> None:
    screen = seen("explore", ar="2020")
    assert screen.title == "28 indikatorer 2020, 12 ej uppfyllda"
    assert len(numbers(screen)) == 28
    assert all(row["Indikator"].find("a") is not None for row in screen.rows("found"))


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        ({"sok": "brott"}, ["1.1", "1.2", "3.3"]),
        ({"uppfyllelse": "met"}, ["4.2", "6.2", "7.2"]),
        ({"omrade": "7", "uppfyllelse": "not_met,partly"}, ["7.1", "7.3"]),
        ({"omrade": "3", "ordning": "namn"}, ["3.1", "3.2", "3.3"]),
        ({"slag": "rank", "ordning": "vag"}, ["2.1", "4.3"]),
        ({"sedan": "improved", "omrade": "2,3"}, ["2.1", "3.2"]),
    ],
)
def test_the_address_is_the_view(asked_for: dict[str, str], expected: list[str]) -> None:
    assert set(numbers(seen("explore", ar="2020", **asked_for))) == set(expected)


@pytest.mark.parametrize(
    ("name", "asked_for"),
    [
        ("Röda", {"uppfyllelse": "not_met"}),
        ("Minst andel av vägen", {"ordning": "vag"}),
        ("Förbättrade sedan utgångsvärdet", {"sedan": "improved"}),
        ("Försämrade sedan utgångsvärdet", {"sedan": "worsened"}),
        ("Utan utfall", {"utfall": "nej"}),
        ("Alla", {}),
    ],
)
def test_a_view_to_start_from_is_a_link_to_its_address(
    name: str, asked_for: dict[str, str]
) -> None:
    start = links(seen("explore", ar="2020"))[name]
    assert query(start) == {"ar": "2020", **asked_for}
    assert numbers(seen("explore", **query(start)))


def test_a_filter_link_gives_as_many_as_it_says() -> None:
    options = seen("explore", ar="2019").of("option", "a")
    assert len(options) > 30
    for option in options[::4]:
        there = seen("explore", **query(option.get("href", "")))
        assert len(numbers(there)) == int(said(option).split()[-1])


def test_a_link_to_another_year_or_view_keeps_the_selection() -> None:
    asked_for = {"sok": "skola", "slag": "share", "ordning": "namn", "fran": "2012", "till": "2020"}
    screen = seen("explore", ar="2019", **asked_for)
    assert query(links(screen)["2018"]) == {"ar": "2018", **asked_for}
    assert query(links(screen)["Småbilder"]) == {"ar": "2019", **asked_for, "vy": "bilder"}
    kept = {key: asked_for[key] for key in ("ordning", "fran", "till")}
    assert query(links(screen)["Rensa allt"]) == {"ar": "2019", **kept}


def test_what_is_chosen_is_shown_and_taken_away_one_by_one() -> None:
    screen = seen("explore", ar="2020", sok="andel", uppfyllelse="met,not_met")
    chips = {said(chip): query(chip.get("href", "")) for chip in screen.of("chip", "a")}
    assert chips == {
        "Måluppfyllelse Uppfyllt × ta bort": {
            "ar": "2020",
            "sok": "andel",
            "uppfyllelse": "not_met",
        },
        "Måluppfyllelse Ej uppfyllt × ta bort": {
            "ar": "2020",
            "sok": "andel",
            "uppfyllelse": "met",
        },
        "Sökning andel × ta bort": {"ar": "2020", "uppfyllelse": "met,not_met"},
    }


def test_nothing_found_has_a_way_on_and_nothing_to_take_along() -> None:
    screen = seen("explore", ar="2020", sok="skola", sedan="worsened")
    assert screen.title == "Ingen av 28 indikatorer 2020"
    ways = links(screen)
    assert query(ways["Ta bort sökningen ”skola”"]) == {"ar": "2020", "sedan": "worsened"}
    assert query(ways["Visa alla indikatorer"]) == {"ar": "2020"}
    assert screen.app.get("download_button") == []


def test_an_id_that_does_not_exist_is_said_and_not_used() -> None:
    screen = visit("explore", ar="2020", omrade="99", slag="rank,<b>")
    assert "omrade=99, slag=<b>" in screen.text
    assert set(numbers(screen)) == {"2.1", "4.3"}


@pytest.mark.parametrize(
    "odd",
    [
        {"ordning": "x", "vy": "y", "fran": "abc", "till": "9999"},
        {"fran": "2020", "till": "2014"},
        {"sok": "%" * 500},
        {"sok": "=HYPERLINK(1)", "mal": ",,,"},
        {"ar": "1"},
    ],
)
def test_an_odd_address_gives_a_page(odd: dict[str, str]) -> None:
    assert "indikatorer" in visit("explore", **odd).title


def test_small_pictures_share_their_years_and_say_that_the_axes_differ() -> None:
    screen = seen("explore", ar="2019", vy="bilder", fran="2012", till="2021")
    assert "Alla bilder visar 2012–2021; 2019 är skuggat" in screen.text
    assert "Varje bild har sin egen axel i sin egen enhet" in screen.text
    panels = screen.of("panels", "ul")[0].findall("li")
    assert len(panels) == 28
    for item in panels:
        assert "indikator=" in item.findall("a")[0].get("href", "")
    ticks = {said(t) for t in screen.of("ticks")}
    assert ticks == {"201220192021"}


def test_words_and_years_go_to_the_address() -> None:
    app = arrive().run().switch_page(nav.file("explore"))
    app.query_params["ar"] = "2020"
    app.run()
    app.text_input[0].set_value(" ranking ").run()
    assert app.query_params["sok"] == "ranking"
    app.select_slider[0].set_value((2016, 2019)).run()
    assert (app.query_params["fran"], app.query_params["till"]) == ("2016", "2019")
    app.selectbox[0].set_value("vag").run()
    assert app.query_params["ordning"] == "vag"
    app.text_input[0].set_value("").run()
    assert "sok" not in app.query_params
    assert not app.exception


def test_another_municipality_is_explored_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(SECOND))
    for asked_for in ({}, {"vy": "bilder"}, {"sok": "elever"}, {"mal": "A2a1"}):
        screen = visit("explore", **asked_for)
        assert "Strategi" in screen.text
        assert "Målområde" not in screen.text


def test_a_folder_without_goals_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chain = (
        "title: T\ndocument: D\ndecision: {body: '', date: ''}\n"
        "levels: [{id: area, name: Område, plural: Områden}]\n"
        "nodes: [{id: '1', level: area, name: Tomt}]\n"
    )
    bare = make(
        tmp_path,
        {
            "periods/2018-2020/chain.yaml": chain,
            "periods/2018-2020/indicators/trygghet.yaml": None,
            "periods/2018-2020/indicators/klimat.yaml": None,
            "outcomes/trygghet.csv": None,
            "outcomes/klimat.csv": None,
            "outcomes/balans.csv": None,
            "comparisons/trygghet.csv": None,
        },
    )
    monkeypatch.setenv("MALKEDJA_DATA", str(bare))
    screen = visit("explore")
    assert screen.title == "Inga indikatorer är beslutade"
    assert screen.app.get("download_button") == []


# --- The words that people use, as data


def test_synonyms_are_read_from_the_folder(tmp_path: Path) -> None:
    content = "synonyms:\n  - {word: skola, also: [elev, gymnasi]}\n"
    data = store.read(make(tmp_path, {"search.yaml": content}))
    assert data.synonyms == (Synonym("skola", ("elev", "gymnasi")),)


@pytest.mark.parametrize("content", [None, "synonyms: []\n"])
def test_a_folder_without_synonyms_is_whole(tmp_path: Path, content: str | None) -> None:
    assert store.read(make(tmp_path, {"search.yaml": content})).synonyms == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("synonyms:\n  - {word: skola}\n", "also"),
        ("synonyms:\n  - {word: skola, also: []}\n", "also"),
        ("synonyms:\n  - {word: '', also: [elev]}\n", "word"),
        (
            "synonyms:\n  - {word: a, also: [b]}\n  - {word: a, also: [c]}\n",
            "ordet a finns redan",
        ),
        ("synonyms:\n  - {word: eget kapital, also: [b]}\n", "är inte ett ord"),
        ("synonymer: []\n", "synonymer"),
    ],
)
def test_wrong_synonyms_are_told_with_file_and_row(
    tmp_path: Path, content: str, problem: str
) -> None:
    (found, *_) = store.problems(make(tmp_path, {"search.yaml": content}))
    assert found.path == "search.yaml"
    assert problem in str(found)
