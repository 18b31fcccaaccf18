"""Granska målen as a visitor and a program meet it: the page, the command and what they take."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import screen
from click.testing import CliRunner, Result
from folders import LINT_RULES, RULES, make, spoil

from malkedja import schema, store
from malkedja.cli import commands
from malkedja.cli.rows import FINDINGS
from malkedja.ui import goal_check, load

ROOT = Path(__file__).resolve().parents[1]
SECOND = ROOT / "tests" / "second"
CHAIN = "periods/2018-2020/chain.yaml"
SHARE = "periods/2018-2020/indicators/trygghet.yaml"
COMMENT = "{id: K1, text: Mäts vartannat år., indicators: [trygghet]}"


def ran(*arguments: object) -> Result:
    result = CliRunner().invoke(commands, ["lint", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of data to change, which the pages then show."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setenv("MALKEDJA_DATA", str(folder))
    yield folder
    load._data.clear()


# The page


def test_the_title_tells_what_was_found() -> None:
    assert screen.seen("goal_check").title == (
        "Granskningen hittar 69 saker att se över: 60 i 28 av 28 indikatorer och 9 i målen"
    )


def test_every_finding_stands_on_the_page_with_words_place_and_link() -> None:
    rows = [row for row in screen.seen("goal_check").rows() if "Tryckta ord" in row]
    assert len(rows) == 69
    for row in rows:
        assert screen.said(row["Tryckta ord"])
        place = row.get("Plats i dokumentet", row.get("Plats"))
        assert screen.said(place).startswith("rad ")


def test_the_address_can_ask_for_one_rule() -> None:
    page = screen.seen("goal_check", regel="rank_called_index").text
    assert "Placering som kallas index" in page
    assert "I namnet står ”NKI, index”" in page
    assert "I ett index brukar högre vara bättre" in page
    assert "Det står inte varifrån utfallet ska hämtas." not in page


def test_the_address_can_ask_for_one_part_of_the_chain() -> None:
    page = screen.seen("goal_check", nod="F7").text
    assert "Ingen indikator mäter målets eget krav." in page
    assert "Samtliga målvärden indikerar en ökning över tid" in page
    assert "successivt öka index" not in page
    assert "Av 3 indikatorer klarar" in page


def test_where_nothing_is_found_the_page_says_so() -> None:
    page = screen.seen("goal_check", regel="rank_called_index", nod="7").text
    assert "Inget att se över här." in page


@pytest.mark.parametrize("query", [{"regel": "<b>"}, {"nod": "finns_inte"}])
def test_an_unknown_choice_is_told_with_a_way_on(query: dict[str, str]) -> None:
    page = screen.visit("goal_check", **query)
    assert "finns inte" in page.text
    assert "<b>" not in "".join(page.html)


def test_a_link_keeps_the_year() -> None:
    html = "".join(screen.seen("goal_check", ar="2019").html)
    assert "./indikator?indikator=foretagsklimat_ranking&amp;ar=2019" in html
    assert "./omrade?omrade=7&amp;ar=2019" in html


def test_another_municipality_is_reviewed_by_the_same_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(SECOND))
    page = screen.visit("goal_check")
    load._data.clear()
    assert "Perstorp" not in page.text
    assert "Mål utan indikatorer" in page.text


def test_words_in_the_data_are_never_markup(elsewhere: Path) -> None:
    file = elsewhere / SHARE.replace("trygghet", "soliditet")
    file.write_text(
        file.read_text("utf-8")
        .replace("exkl. pensionsskuld(%)", "<i>pensionsskuld(%)</i>")
        .replace("'pensionsskuld(%)'", "'<i>pensionsskuld(%)</i>'"),
        "utf-8",
    )
    html = "".join(screen.visit("goal_check", regel="name_to_correct").html)
    assert "&lt;i&gt;pensionsskuld" in html
    assert "<i>" not in html


def test_what_is_taken_along_is_every_finding() -> None:
    data = load.data()
    plan = next(p for p in data.plans if p.id == "2018-2020")
    (file,) = goal_check._review(data, plan.id).downloads
    assert file.name == "granskning.csv"
    assert len(file.content().decode("utf-8-sig").splitlines()) == 70


# The command


def test_the_command_lists_the_findings_and_ends_with_1() -> None:
    result = ran(ROOT / "data", "--format", "csv")
    assert result.exit_code == 1
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert len(rows) == 69
    assert tuple(rows[0]) == FINDINGS
    rank = next(row for row in rows if row["rule"] == "rank_called_index")
    assert rank == {
        "rule": "rank_called_index",
        "number": "2.1",
        "id": "foretagsklimat_ranking",
        "place": "rad 149–153",
        "printed": "NKI, index",
        "finding": "I namnet står ”NKI, index”, men talen är platser där lägre är bättre.",
    }


def test_the_same_comes_as_json_and_as_a_table() -> None:
    as_json = json.loads(ran(ROOT / "data", "--format", "json").stdout)
    as_table = ran(ROOT / "data").stdout.splitlines()
    assert len(as_json) == len(as_table) - 1 == 69
    assert as_table[0].split() == list(FINDINGS)


def test_a_clean_plan_ends_with_0(tmp_path: Path) -> None:
    make(tmp_path, clean())
    result = ran(tmp_path)
    assert (result.exit_code, result.stdout.split()) == (0, list(FINDINGS))


def test_problems_in_the_folder_are_told_instead_and_end_with_1(tmp_path: Path) -> None:
    make(tmp_path, spoil("rules.yaml", "lint:", "lnt:"))
    result = ran(tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "rules.yaml" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("--period", "1999-2000"), ("--format", "xml"), ("--nope",), ("a", "b")]
)
def test_a_misunderstood_command_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = ran(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "python -m malkedja --help" in result.stderr


def test_a_period_can_be_asked_for() -> None:
    result = ran(ROOT / "data", "--period", "2018-2020", "--format", "json")
    assert len(json.loads(result.stdout)) == 69


def clean() -> dict[str, str | bytes | None]:
    """Changes that leave nothing to look over: one indicator, said, sourced and even."""
    indicator = (
        'number: "1.1"\nname: Trygghet (%)\nshort: Trygghet\nunit: procent\nunit_printed: (%)\n'
        "unit_change: procentenheter\nkind: share\nbetter: higher\nsource_printed: SCB\n"
        "baseline: {value: 50, year: 2017}\ntargets: {2018: {value: 52}, 2019: {value: 54}}\n"
        "says: [{what: share, quote: (%)}]\n"
    )
    chain = (
        'title: Mål\ndocument: Bilaga\ndecision: {body: Fullmäktige, date: "2017-11-29"}\n'
        "levels: [{id: goal, name: Mål, plural: Mål}]\nnodes:\n"
        '  - {id: "1", level: goal, number: "1", name: Trygghet, indicators: [trygghet]}\n'
    )
    rules = "".join(f"{name}: {{value: 0.5, text: G., decided_by: N}}\n" for name in RULES)
    lint = "".join(f"  {name}: {{value: 0.5, text: G., decided_by: N}}\n" for name in LINT_RULES)
    return {
        SHARE: indicator,
        CHAIN: chain,
        "rules.yaml": f"{rules}lint:\n{lint}",
        "periods/2018-2020/indicators/klimat.yaml": None,
        "outcomes/klimat.csv": None,
        "outcomes/balans.csv": None,
    }


# What words say, in the files


@pytest.mark.parametrize(
    ("changes", "path", "told"),
    [
        (
            spoil(CHAIN, COMMENT, COMMENT[:-1] + ", says: [{what: even, quote: jämnt}]}"),
            CHAIN,
            "jämnt står inte i texten",
        ),
        (
            spoil(
                CHAIN,
                COMMENT,
                COMMENT[:-1] + ", says: [{what: even, quote: Mäts, indicators: [klimat]}]}",
            ),
            CHAIN,
            "indikatorn klimat hör inte hit",
        ),
        (
            spoil(CHAIN, COMMENT, COMMENT[:-1] + ", says: [{what: bra, quote: Mäts}]}"),
            CHAIN,
            "rising",
        ),
        (
            spoil(CHAIN, "values:", "says: [{what: even, quote: Saknas}]\nvalues:"),
            CHAIN,
            "Saknas står inte i texten",
        ),
        (
            spoil(
                CHAIN,
                "values:",
                "follow_up: [Mäts jämnt.]\n"
                "says: [{what: even, quote: jämnt, indicators: [finns_inte]}]\nvalues:",
            ),
            CHAIN,
            "indikatorn finns_inte hör inte hit",
        ),
        (
            spoil(SHARE, "short:", "says: [{what: slip, quote: fel}]\nshort:"),
            SHARE,
            "fel står inte i texten",
        ),
        (spoil("rules.yaml", "  chance_errors", "  chanc_errors"), "rules.yaml", "chance_errors"),
    ],
)
def test_words_that_are_not_there_are_told(
    tmp_path: Path, changes: dict[str, str | bytes | None], path: str, told: str
) -> None:
    problems = store.problems(make(tmp_path, changes))
    assert problems
    assert {problem.path for problem in problems} == {path}
    assert any(told in str(problem) for problem in problems), [str(p) for p in problems]
    with pytest.raises(schema.BadData):
        store.read(tmp_path)


def test_words_that_are_there_are_read_with_their_place(tmp_path: Path) -> None:
    changes = {
        CHAIN: spoil(
            CHAIN,
            COMMENT,
            COMMENT[:-1] + ", place: sid. 4, says: [{what: even, quote: vartannat år}]}",
        )[CHAIN],
        SHARE: spoil(SHARE, "short:", "place: sid. 3\nsays: [{what: slip, quote: i}]\nshort:")[
            SHARE
        ],
    }
    (plan,) = store.read(make(tmp_path, changes)).plans
    (comment,) = [c for node in plan.walk() for c in node.comments]
    assert (comment.place, comment.says[0].quote) == ("sid. 4", "vartannat år")
    indicator = plan.indicators["trygghet"]
    assert (indicator.place, indicator.says[0].quote) == ("sid. 3", "i")
