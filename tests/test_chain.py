"""The chain: picture and list are one, and another municipality passes through every page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from builders import THE_RULES, a_node, an_indicator_with_light
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from screen import Screen, classes, said, seen, tree, visit

from malkedja import cli, model, store, words
from malkedja.model import Level, Node
from malkedja.ui import chain, html, load, nav
from malkedja.ui.view import View

ROOT = Path(__file__).resolve().parents[1]
SECOND = ROOT / "tests" / "second"
SHIPPED = store.read(ROOT / "data")
OTHER = store.read(SECOND)
LEVELS = tuple(Level(f"l{n}", f"Nivå {n}", f"Nivåer {n}") for n in range(4))
LIGHTS = ("met", "partly", "not_met", "unknown")
YEAR = 2018
FOREIGN = re.compile(r"Perstorp|2018|2019|2020|[Mm]ålområde|[Ff]ullmäktigemål|[Nn]ämndsmål")


# Picture and list


@st.composite
def plans(draw: st.DrawFn) -> model.Plan:
    """Any chain of up to four levels, its indicators shared as it pleases."""
    ids = [f"i{n}" for n in range(draw(st.integers(0, 6)))]
    indicators = {id_: an_indicator_with_light(draw(st.sampled_from(LIGHTS)), id_) for id_ in ids}
    numbers = iter(range(10_000))
    nodes = tuple(_node(draw, 0, ids, numbers) for _ in range(draw(st.integers(1, 3))))
    plan = replace(SHIPPED.plan, levels=LEVELS, nodes=nodes, indicators=indicators)
    used = {id_ for node in nodes for id_ in node.all_indicators}
    return replace(plan, indicators={id_: i for id_, i in indicators.items() if id_ in used})


def _node(draw: st.DrawFn, level: int, ids: list[str], numbers: Iterator[int]) -> Node:
    many = draw(st.integers(0, 2)) if level < len(LEVELS) - 1 else 0
    below = [_node(draw, level + 1, ids, numbers) for _ in range(many)]
    own = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
    return a_node(f"N{next(numbers)}", level=f"l{level}", children=below, indicators=own)


def a_view(plan: model.Plan) -> View:
    return View(replace(SHIPPED, plans=(plan,), rules=THE_RULES), YEAR)


def expected(nodes: tuple[Node, ...], depth: int = 1) -> list[tuple[int, str]]:
    """Every link as the decision has it: how deep it hangs, and its id."""
    found = []
    for node in nodes:
        found.append((depth, node.id))
        found += [(depth + 1, id_) for id_ in node.indicators]
        found += expected(node.children, depth + 1)
    return found


def listed(element: Element, depth: int = 0) -> list[tuple[int, str]]:
    """Every link as the list has it: how many lists it lies in, and the id it leads to."""
    found = []
    for child in element:
        if child.tag == "a" and "link" in classes(child):
            asked = re.search(r"(?:nod|indikator)=(\w+)", child.get("href", ""))
            found += [(depth, asked[1])] if asked else []
        found += listed(child, depth + (child.tag == "ul"))
    return found


def drawn(view: View, node: str | None = None, indicator: str | None = None) -> Element:
    shown = chain.of(view, node, indicator)
    (found,) = (
        e
        for e in tree(html.render("chain", view=view, chain=shown)).iter("nav")
        if "tree" in classes(e)
    )
    return found


@settings(max_examples=40, deadline=None)
@given(plans())
def test_the_picture_has_every_link_as_often_and_where_the_plan_has_it(plan: model.Plan) -> None:
    everything = expected(plan.nodes, 2)
    if len(everything) <= chain.MOST_DRAWN:
        assert listed(drawn(a_view(plan))) == everything


@settings(max_examples=40, deadline=None)
@given(plans(), st.data())
def test_a_chosen_link_marks_all_above_and_below_it_and_nothing_else(
    plan: model.Plan, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from([node.id for node in plan.walk()]))
    shown = chain.of(a_view(plan), chosen, None)
    marked = {link.id for top in shown.tree for link in top.walk() if link.on_path}
    node = plan.node(chosen)
    assert node is not None
    above = {n.id for n in plan.walk() if node in n.walk()}
    below = {n.id for n in node.walk()}
    nodes = {link for link in marked if link.startswith("N")}
    assert nodes == above | below
    assert set(node.all_indicators) <= marked
    current = [link.id for top in shown.tree for link in top.walk() if link.chosen]
    assert current == [chosen]


@settings(max_examples=40, deadline=None)
@given(plans(), st.data())
def test_a_figure_leads_up_to_every_goal_it_serves(plan: model.Plan, data: st.DataObject) -> None:
    if not plan.indicators:
        return
    chosen = data.draw(st.sampled_from(list(plan.indicators)))
    shown = chain.of(a_view(plan), None, chosen)
    holders = [node for node in plan.walk() if chosen in node.indicators]
    assert [way[0].href for way in shown.ways_up] == [
        nav.address("chain", ar=YEAR, nod=node.id) for node in holders
    ]
    tops = {n.id for n in plan.nodes}
    assert all(re.search(r"nod=(\w+)", way[-1].href)[1] in tops for way in shown.ways_up)  # type: ignore[index]


def a_large_plan() -> model.Plan:
    """400 nodes on four levels: 4 · 4 · 4 · 5 and those above."""

    def grown(id_: str, level: int) -> Node:
        sizes = (4, 4, 5, 0)
        below = [grown(f"{id_}_{n}", level + 1) for n in range(sizes[level])]
        own = [] if below else [f"i{hash(id_) % 5}"]
        return a_node(f"N{id_}", level=f"l{level}", children=below, indicators=own)

    indicators = {f"i{n}": an_indicator_with_light(LIGHTS[n % 4], f"i{n}") for n in range(5)}
    nodes = tuple(grown(str(n), 0) for n in range(4))
    return replace(SHIPPED.plan, levels=LEVELS, nodes=nodes, indicators=indicators)


def test_of_a_large_chain_the_upper_levels_are_drawn_and_the_way_to_what_is_chosen() -> None:
    plan = a_large_plan()
    assert len(list(plan.walk())) >= 400
    view = a_view(plan)
    whole = [link for top in chain.of(view, None, None).tree for link in top.walk()]
    assert 4 <= len(whole) <= chain.MOST_DRAWN
    assert all(link.hidden for link in whole if not link.children)
    chosen = "N3_2_1_4"
    opened = [link for top in chain.of(view, chosen, None).tree for link in top.walk()]
    assert {"N3", "N3_2", "N3_2_1", chosen} <= {link.id for link in opened}
    assert len(opened) <= 2 * chain.MOST_DRAWN
    assert [link.id for link in opened if link.on_path][:4] == ["N3", "N3_2", "N3_2_1", chosen]


def test_what_is_not_drawn_is_counted_where_it_would_be() -> None:
    plan = a_large_plan()
    text = said(drawn(a_view(plan)))
    assert "indikator" in text
    assert words.chain.below(plan.nodes[0], plan.levels) == (
        "4 nivåer 1, 16 nivåer 2, 80 nivåer 3 och 5 indikatorer"
    )


@pytest.mark.parametrize(("node", "indicator"), [("finns-inte", None), (None, "finns-inte")])
def test_an_unknown_link_chooses_nothing(node: str | None, indicator: str | None) -> None:
    assert chain.of(View(SHIPPED, 2020), node, indicator).query == {}


# The page


@pytest.fixture(scope="module")
def page() -> Screen:
    return seen("chain", ar="2020")


def test_the_page_says_how_far_the_chain_reaches(page: Screen) -> None:
    assert page.title == "Kedjan når 28 indikatorer, men tre led saknar uppgifter."
    stages = [said(li) for li in page.one("stages")]
    assert [stage.split(" ")[0] for stage in stages[:4]] == ["Vision", "7", "8", "28"]
    assert all("Öppen länk" in stage for stage in stages[4:])


def test_every_link_has_its_light_as_a_word(page: Screen) -> None:
    links = [a for a in page.of("link", "a") if "nod=" in a.get("href", "")]
    lights = [said(part) for a in links for part in a.iter() if "light" in classes(part)]
    assert len(links) == len(lights) == 15
    assert set(lights) <= set(words.labels.FULFILMENT.values())


def test_the_committees_that_the_annex_names_hang_where_it_names_them(page: Screen) -> None:
    ends = [said(end).removeprefix("Öppen länk: bryts ner av ") for end in page.of("end")]
    assert ends.count("Socialnämnden") == 5
    assert ends.count("Barn- och utbildningsnämnden") == 1
    assert ends.count("Kommunstyrelsen/kostenheten") == 1
    assert ends[-2:] == ["Kommunstyrelsen", "Byggnadsnämnden"]


def test_an_indicator_tells_why_it_is_measured() -> None:
    panel = said(seen("chain", ar="2019", indikator="nmi").one("side"))
    assert "Fullmäktigemål 6: Perstorps kommun ska vara en attraktiv arbetsgivare" in panel
    assert "Målområde 6" in panel
    assert "Perstorp 2030" in panel


# Another municipality


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MALKEDJA_DATA", str(SECOND))
    yield
    load._data.clear()


QUERIES: list[tuple[str, dict[str, str]]] = [
    *((entry.name, {}) for entry in nav.ENTRIES),
    *((entry.name, {"ar": "2024"}) for entry in nav.ENTRIES),
    *(("area", {"omrade": node.id}) for node in OTHER.plan.nodes),
    *(("chain", {"nod": node.id}) for node in OTHER.plan.walk()),
    *(("scorecard", {"nod": node.id}) for node in OTHER.plan.walk()),
    *(("indicator", {"indikator": id_}) for id_ in OTHER.plan.indicators),
    *(("chain", {"indikator": id_}) for id_ in OTHER.plan.indicators),
    ("trial", {"gul": "0.6", "sammanvagning": "majoritet"}),
    ("trial", {"matt": "procent"}),
]


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize(("name", "query"), QUERIES, ids=str)
def test_another_municipality_passes_without_a_word_of_ours(
    name: str, query: dict[str, str]
) -> None:
    screen = visit(name, **query)
    assert not screen.app.error
    text = screen.text.replace("(2018:1937)", "")  # the law on accessibility
    for piece in screen.html:
        if "Exemplen är också prov" in piece:  # the cases name years of their own
            text = text.replace(said(tree(piece)), "")
    assert FOREIGN.findall(text) == []
    assert "Påhittköping" in text


@pytest.mark.usefixtures("second")
def test_a_scorecard_of_four_levels_has_each_indicator_under_its_own_node() -> None:
    screen = visit("area", omrade="A", ar="2025")
    sections = [said(part.find("h2")) for part in screen.of("goal")]
    assert sections == [
        "Löfte A1",
        "Uppdrag A1a",
        "Åtagande A1a1",
        "Uppdrag A1b",
        "Löfte A2",
        "Uppdrag A2a",
        "Åtagande A2a1",
    ]
    tables = [table for part in screen.of("goal") for table in part.iter("tbody")]
    rows = [said(row.find("th")) for table in tables for row in table]
    assert [row.split(" ")[0] for row in rows] == ["1", "2", "3", "3", "4"]


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("command", ["check", "status", "goals"])
def test_every_command_speaks_of_the_other_municipality(command: str) -> None:
    result = CliRunner().invoke(cli.commands, [command])
    assert result.exit_code == 0, result.output
    assert FOREIGN.findall(result.output) == []


def test_the_other_municipality_is_said_to_be_invented() -> None:
    assert "uppfunnet" in (SECOND / "README.md").read_text("utf-8")
    assert "uppfunnen" in OTHER.municipality.formal_name
    assert all("Uppfunnen" in source.title or source.terms for source in OTHER.sources.values())


def test_the_other_municipality_has_what_ours_lacks() -> None:
    plan = OTHER.plan
    holders = [node.id for node in plan.walk() if "nojda" in node.indicators]
    assert len(plan.levels) == 4
    assert plan.years == (2024, 2025, 2026, 2027)
    assert len(holders) == 2
    assert [n.id for n in plan.walk() if not n.indicators and not n.children] == ["A1b", "C"]


# Styrkort and trial


@pytest.mark.parametrize("id_", [node.id for node in SHIPPED.plan.walk()])
def test_a_scorecard_has_every_indicator_of_its_node_and_room_for_the_analysis(id_: str) -> None:
    screen = seen("scorecard", nod=id_, ar="2019")
    node = SHIPPED.plan.node(id_)
    assert node is not None
    shown = [a.get("href", "") for a in screen.one("sheet").iter("a")]
    assert [re.search(r"indikator=(\w+)", a)[1] for a in shown] == list(node.all_indicators)  # type: ignore[index]
    assert "Analys" in said(screen.one("analysis"))


def test_an_unknown_scorecard_says_so_and_shows_none() -> None:
    screen = visit("scorecard", nod="finns-inte")
    assert len(screen.app.warning) == 1
    assert screen.of("sheet") == []


def test_the_decided_rule_is_not_marked_as_a_trial() -> None:
    assert words.trial.MARK not in seen("trial").text
    for query in ({"gul": "0.6"}, {"sammanvagning": "samst"}, {"matt": "procent"}):
        assert words.trial.MARK in seen("trial", **query).text


def test_another_rule_redraws_the_cards() -> None:
    decided, worst = (seen("trial", ar="2018", **q) for q in ({}, {"sammanvagning": "samst"}))
    lights = [
        [
            said(part)
            for card in screen.of("card")
            for part in card.iter()
            if "light" in classes(part)
        ]
        for screen in (decided, worst)
    ]
    assert lights[0] != lights[1]
    assert "3 av 4 regler ger gult ljus" in worst.text
    assert words.trial.DEPENDS in worst.text


@pytest.mark.parametrize("odd", ["x", "2", "-1", "NaN", "Infinity", ""])
def test_an_odd_share_is_as_decided(odd: str) -> None:
    assert words.trial.MARK not in visit("trial", gul=odd).text


def test_one_may_write_a_share_of_ones_own() -> None:
    screen = visit("trial", ar="2018")
    screen.app.number_input[0].set_value(75).run()
    assert screen.app.query_params["gul"] == "0.75"
    assert words.trial.MARK in Screen(screen.app).text


def test_a_folder_without_other_rules_has_none_to_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil  # noqa: PLC0415 - this test alone copies the folder

    copy = Path(shutil.copytree(SECOND, tmp_path / "data"))
    rules = (copy / "rules.yaml").read_text("utf-8")
    (copy / "rules.yaml").write_text(rules.partition("alternatives:")[0], "utf-8")
    monkeypatch.setenv("MALKEDJA_DATA", str(copy))
    assert "inga andra regler" in visit("trial").text
    load._data.clear()
