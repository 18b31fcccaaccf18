"""What a data folder gives, and what is said about one that is wrong."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from defects import (
    CHAIN,
    COMPARED,
    DEFECTS,
    OUTCOMES,
    PLACES,
    RANK,
    SHARE,
    TARGET,
    Changes,
    later,
    places,
    target,
)
from folders import FILES, make, spoil

from malkedja import model, schema, store

SHIPPED = Path(__file__).resolve().parents[1] / "data"


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_told_with_its_file_and_place(tmp_path: Path, name: str) -> None:
    changes, path, place, telling = DEFECTS[name]
    (problem,) = store.problems(make(tmp_path, changes))
    assert (problem.path, problem.place) == (path, place)
    assert telling in str(problem)


BAD_NUMBERS = {
    "text": "mycket",
    "infinity": "inf",
    "not_a_number": "nan",
    "true_minus": "−3",
    "inner_space": "1 46",
    "hard_space": "1\u00a0146",
    "lone_dash": "-",
    "exponent": "1e2",
    "sixteen_digits": "1234567890123456",
    "leading_zero": "0146",
    "plus": "+3",
    "arabic_digits": "١٢",
    "bare_point": "146.",
    "underscore": "1_000",
}


@pytest.mark.parametrize("name", BAD_NUMBERS)
def test_what_is_no_number_is_refused_in_csv(tmp_path: Path, name: str) -> None:
    (problem,) = store.problems(make(tmp_path, places(f"2018,{BAD_NUMBERS[name]},290")))
    assert (problem.path, problem.place) == (PLACES, "rad 2, kolumn value")
    assert problem.wrong.startswith(f"{BAD_NUMBERS[name]} är inget tal")


@pytest.mark.parametrize("name", BAD_NUMBERS)
@pytest.mark.parametrize("quote", ["", '"'])
def test_what_is_no_number_is_refused_in_yaml(tmp_path: Path, name: str, quote: str) -> None:
    changes = target(f"{{value: {quote}{BAD_NUMBERS[name]}{quote}}}")
    (problem,) = store.problems(make(tmp_path, changes))
    assert (problem.path, problem.place) == (SHARE, "rad 10, targets → 2018 → value")
    assert problem.wrong.startswith(f"{BAD_NUMBERS[name]} är inget tal")


@pytest.mark.parametrize("word", [".inf", ".nan", "yes", "true", "0x1f", "12:30", "[60]", "{a: 1}"])
def test_yaml_makes_no_number_of_other_words(tmp_path: Path, word: str) -> None:
    (problem,) = store.problems(make(tmp_path, target(f"{{value: {word}}}")))
    assert problem.place == "rad 10, targets → 2018 → value"
    assert "är inget tal" in problem.wrong


def test_a_nul_in_a_number_is_told_and_spelt_out(tmp_path: Path) -> None:
    (problem,) = store.problems(make(tmp_path, places("2018,1\x0046,290")))
    assert problem.place == "rad 2, kolumn value"
    assert "styrtecknet \\x00" in str(problem)
    assert "\0" not in str(problem)


@pytest.mark.parametrize(
    ("path", "better", "op"),
    [(SHARE, "högre", op) for op in ("at_most", "less_than", "decrease")]
    + [(RANK, "lägre", op) for op in ("at_least", "more_than", "increase")],
)
def test_an_operator_against_better_is_met_with_a_question(
    tmp_path: Path, path: str, better: str, op: str
) -> None:
    number = TARGET if path == SHARE else '{value: 175, printed: "175"}'
    (problem,) = store.problems(make(tmp_path, spoil(path, number, f"{{value: 9, op: {op}}}")))
    assert (problem.path, problem.place) == (path, "rad 10, targets → 2018 → op")
    assert f"bättre när den är {better}. Menas verkligen {op}?" in str(problem)


@pytest.mark.parametrize(
    "path", ["municipality.yaml", "rules.yaml", "sources.yaml", CHAIN], ids=lambda p: Path(p).stem
)
@pytest.mark.parametrize(("content", "told"), [("", "filen är tom"), (None, "filen saknas")])
def test_a_required_file_that_is_empty_or_missing_is_one_problem(
    tmp_path: Path, path: str, content: str | None, told: str
) -> None:
    (problem,) = store.problems(make(tmp_path, {path: content}))
    assert (problem.path, problem.place, problem.wrong) == (path, "", told)


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    (problem,) = store.problems(tmp_path / "ingenstans")
    assert "finns inte" in str(problem)


def test_a_folder_that_cannot_be_one_is_a_problem_too() -> None:
    assert "finns inte" in str(store.problems(Path("a\0b"))[0])


def test_a_folder_without_periods_is_told(tmp_path: Path) -> None:
    changes = {path: None for path in FILES if path.startswith(("periods", "outc", "comp"))}
    (problem,) = store.problems(make(tmp_path, dict(changes)))
    assert (problem.path, problem.wrong) == ("periods", "ingen period finns")


@pytest.mark.parametrize("path", [SHARE, OUTCOMES, COMPARED, "rules.yaml", CHAIN])
def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path, path: str) -> None:
    (make(tmp_path, {path: None}) / path).mkdir(parents=True)
    (problem,) = store.problems(tmp_path)
    assert (problem.path, problem.wrong) == (path, "här ligger en mapp")


@pytest.mark.parametrize("path", [SHARE, OUTCOMES, COMPARED, "rules.yaml", CHAIN])
def test_a_symbolic_link_in_place_of_a_file_is_told(tmp_path: Path, path: str) -> None:
    outside = tmp_path / "utanför"
    outside.write_text(FILES[path])
    folder = make(tmp_path / "data", {path: None})
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).symlink_to(outside)
    (problem,) = store.problems(folder)
    assert (problem.path, problem.wrong) == (path, "här ligger en symbolisk länk")


def test_a_linked_folder_is_told_without_a_flood(tmp_path: Path) -> None:
    folder = make(tmp_path / "data")
    (folder / "outcomes").rename(tmp_path / "outcomes")
    (folder / "outcomes").symlink_to(tmp_path / "outcomes")
    (problem,) = store.problems(folder)
    assert (problem.path, problem.expected) == ("outcomes", "en mapp")


def test_a_pipe_in_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(make(tmp_path, {OUTCOMES: None}) / OUTCOMES)
    (problem,) = store.problems(tmp_path)
    assert (problem.path, problem.expected) == (OUTCOMES, "en vanlig fil")


def test_billion_laughs_are_over_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 ha", *(f"a{n}: &a{n} [{'*a' + str(n - 1) + ', ' * 9}]" for n in range(1, 20))]
    started = time.perf_counter()
    (problem,) = store.problems(make(tmp_path, {SHARE: "\n".join(lines)}))
    assert "ankare" in problem.wrong
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (SHARE, "[" * 199_000),
        (SHARE, "{a: " * 49_000),
        (SHARE, "- " * 99_000),
        (SHARE, "a:\n" * 60_000),
        (SHARE, "".join(f"k{n}: 1\n" for n in range(18_000))),
        ("sources.yaml", "".join(f"k{n}: 1\n" for n in range(18_000))),
        (SHARE, f"number: {'1' * 190_000}\n"),
        (OUTCOMES, "," * 199_000),
        (OUTCOMES, "year,value\n" + "x\n" * 90_000),
        (OUTCOMES, "year,value\n" + "x,y\n" * 45_000),
        (OUTCOMES, "year," + ",".join(f"valu{n}" for n in range(20_000))),
        (OUTCOMES, '"' * 199_000),
        (OUTCOMES, f"year,value\n2018,{'1' * 190_000}\n"),
    ],
)
def test_the_worst_of_a_file_is_told_within_seconds_and_briefly(
    tmp_path: Path, path: str, content: str
) -> None:
    started = time.perf_counter()
    found = store.problems(make(tmp_path, {path: content}))
    assert 0 < len(found) < 250
    assert time.perf_counter() - started < 20


def test_a_tag_is_never_obeyed(tmp_path: Path) -> None:
    made = tmp_path / "made"
    tag = f'!!python/object/apply:os.mkdir ["{made}"]'
    with pytest.raises(schema.BadData):
        store.read(make(tmp_path / "data", spoil(SHARE, "Trygghet i kommunen", tag)))
    assert not made.exists()


def test_defects_in_different_files_are_all_told_at_once(tmp_path: Path) -> None:
    names = ("misspelt_kind", "rank_of_zero", "unknown_level", "unknown_comparison_group")
    names = (*names, "threshold_below_zero", "group_twice", "outcomes_of_nothing")
    changes: Changes = {}
    for name in names[:-1]:
        changes |= DEFECTS[name][0]
    found = store.problems(make(tmp_path, changes))
    assert {(p.path, p.place) for p in found} == {DEFECTS[name][1:3] for name in names[:-1]}


def test_bad_data_carries_what_problems_lists(tmp_path: Path) -> None:
    make(tmp_path, {SHARE: "", OUTCOMES: ""})
    with pytest.raises(schema.BadData) as bad:
        store.read(tmp_path)
    assert bad.value.problems == store.problems(tmp_path)
    assert [p.path for p in bad.value.problems] == [OUTCOMES, SHARE]
    with pytest.raises(schema.BadData):
        store.comparisons(tmp_path)


def test_problems_stand_by_file_and_then_by_row(tmp_path: Path) -> None:
    rows = "".join(f"{year},x\n" for year in range(2000, 2012))
    found = store.problems(make(tmp_path, {OUTCOMES: "year,value\n" + rows, SHARE: ""}))
    told = [p.place for p in found if p.path == OUTCOMES]
    assert told == [f"rad {row}, kolumn value" for row in range(2, 14)]


@pytest.mark.parametrize(
    "path", ["municipality.yaml", "sources.yaml", CHAIN, SHARE], ids=lambda p: Path(p).stem
)
def test_an_unreadable_file_neither_hides_nor_causes_other_problems(
    tmp_path: Path, path: str
) -> None:
    changes = {**DEFECTS["rank_of_zero"][0], **spoil(RANK, "short:", "shrt:"), path: "a: [b"}
    found = store.problems(make(tmp_path, changes))
    assert sorted(p.path for p in found) == sorted([path, PLACES, RANK])


def test_a_spoilt_chain_still_has_its_references_checked(tmp_path: Path) -> None:
    text = FILES[CHAIN].replace("title:", "titel:").replace("klimat]", "klimatet]")
    found = store.problems(make(tmp_path, {CHAIN: text}))
    assert [p.wrong for p in found] == [
        "okänd nyckel, menas title?",
        "indikatorn klimatet har ingen fil",
    ]


def test_extra_files_are_left_alone(tmp_path: Path) -> None:
    extra = {
        "README.md": "# Data",
        ".DS_Store": b"\0\1",
        "outcomes/.~lock.klimat.csv#": "x",
        "outcomes/._klimat.csv": b"\0",
        "outcomes/LÄSMIG.txt": "x",
        "fetched/kolada.csv": "a;b",
        "fetched/x.yaml": "[",
        "periods/README.md": "x",
        "periods/.git/x": "x",
    }
    assert store.problems(make(tmp_path, dict(extra))) == ()


def test_the_facts_are_as_written(tmp_path: Path) -> None:
    data = store.read(make(tmp_path))
    share = data.plan.indicators["trygghet"]
    assert share.baseline == model.Baseline(Decimal("57.5"), 2017, "57,5")
    assert [(t.year, t.value, t.printed, t.op.value) for t in share.targets] == [
        (2018, Decimal(60), "60", "at_least"),
        (2019, Decimal("62.5"), "62,5", "at_least"),
        (2020, None, "-", "at_least"),
    ]
    assert share.outcomes == (
        model.Outcome(
            2018,
            Decimal("60.5"),
            base=412,
            confidence=model.Confidence.HIGH,
            sources=("kolada", "scb"),
        ),
        model.Outcome(2019, None, status=model.Reason.NOT_MEASURED, note="Ingen enkät"),
    )
    rank = data.plan.indicators["klimat"]
    assert rank.target(2018) == model.Target(2018, Decimal(175), "175", model.Operator.AT_MOST)
    assert rank.outcomes == (model.Outcome(2018, Decimal(146), ranked=290),)
    assert rank.name_printed == rank.name
    goal = data.plan.node("F1")
    assert goal is not None
    assert goal.criterion is not None
    assert goal.criterion.outcomes == (model.Outcome(2018, Decimal("2.5")),)
    assert data.sources["kolada"].retrieved == "2024-08"
    assert data.rules.partly_share.value == Decimal("0.5")
    assert data.statement == model.Statement()


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffyear;value;ranked\r\n2018;146,0;290\r\n",
        "year;value;ranked\n2018;146,0;290\n;;\n\n",
        '\ufeffyear,value,ranked\r\n2018,"146.0",290\r\n',
        "ranked,value,year\n290, 146.0 ,2018",
    ],
)
def test_both_forms_of_csv_say_the_same(tmp_path: Path, content: str) -> None:
    data = store.read(make(tmp_path, {PLACES: content}))
    (outcome,) = data.plan.indicators["klimat"].outcomes
    assert (outcome.year, str(outcome.value), outcome.ranked) == (2018, "146.0", 290)


def test_outcomes_are_in_order_of_year_whatever_the_file(tmp_path: Path) -> None:
    data = store.read(make(tmp_path, places("2020,130,290", "2018,146,290", "2019,1,290")))
    assert [o.year for o in data.plan.indicators["klimat"].outcomes] == [2018, 2019, 2020]


def test_an_interval_and_words_are_targets_too(tmp_path: Path) -> None:
    make(tmp_path, target("{op: between, low: -1.5, high: 1221}"))
    found = store.read(tmp_path).plan.indicators["trygghet"].target(2018)
    assert found is not None
    assert (found.low, found.high, found.printed) == (
        Decimal("-1.5"),
        Decimal(1221),
        "\N{MINUS SIGN}1,5\N{EN DASH}1\u202f221",
    )
    make(tmp_path, target("{op: unchanged, printed: Ska vara oförändrat}"))
    found = store.read(tmp_path).plan.indicators["trygghet"].target(2018)
    assert found is not None
    assert (found.value, found.op) == (None, model.Operator.UNCHANGED)


@pytest.mark.parametrize("printed", ["> 60", "60 %", "60 (2017)", "samtliga", "60,0"])
def test_a_printed_form_may_say_more_than_the_number(tmp_path: Path, printed: str) -> None:
    make(tmp_path, target(f'{{value: 60, printed: "{printed}"}}'))
    assert store.read(tmp_path).plan.indicators["trygghet"].targets[0].printed == printed


def test_an_indicator_may_serve_two_goals_and_a_goal_none(tmp_path: Path) -> None:
    more = """\
    children:
      - {id: F2, level: goal, name: Ett mål till, indicators: [klimat]}
      - {id: F3, level: goal, name: Ett mål utan mått}
"""
    data = store.read(make(tmp_path, {CHAIN: FILES[CHAIN] + more}))
    assert [n.indicators for n in data.plan.walk()] == [
        (),
        ("trygghet", "klimat"),
        (),
        ("klimat",),
        (),
    ]


def test_a_baseline_may_be_as_late_as_the_first_target(tmp_path: Path) -> None:
    assert store.problems(make(tmp_path, spoil(SHARE, "year: 2017", "year: 2018"))) == ()


def test_empty_optional_fields_count_as_left_out(tmp_path: Path) -> None:
    text = FILES[SHARE] + "owner:\nnotes: null\nkpi: ~\n"
    statement = "# fylls i\nassessed:\ncontact: null\nresult: Delvis\n"
    data = store.read(make(tmp_path, {SHARE: text, "accessibility.yaml": statement}))
    assert data.plan.indicators["trygghet"].owner == ""
    assert data.statement == model.Statement(result="Delvis")


@pytest.mark.parametrize("content", ["", "# inget ännu\n", "\n\n"])
def test_an_empty_statement_is_a_statement_not_yet_filled_in(tmp_path: Path, content: str) -> None:
    data = store.read(make(tmp_path, {"accessibility.yaml": content}))
    assert data.statement == model.Statement()


def test_periods_come_in_order_and_share_outcomes(tmp_path: Path) -> None:
    data = store.read(make(tmp_path, later("short: Trygghet", "short: Trygg")))
    assert [plan.id for plan in data.plans] == ["2018-2020", "2021-2024"]
    first, second = (plan.indicators["trygghet"].outcomes for plan in data.plans)
    assert first == second != ()


def test_the_folder_is_the_one_chosen_else_the_repositorys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MALKEDJA_DATA", raising=False)
    assert store.folder() == SHIPPED
    monkeypatch.setenv("MALKEDJA_DATA", str(tmp_path))
    assert store.folder() == tmp_path


def test_comparisons_come_by_group_and_year_with_every_digit(tmp_path: Path) -> None:
    found = store.comparisons(make(tmp_path)).of("trygghet")
    assert [(c.group, c.year, str(c.value), c.computed) for c in found] == [
        ("riket", 2017, "54", False),
        ("riket", 2018, "54.20", False),
        ("lanet", 2018, "55.2", True),
    ]
    assert {(c.indicator, c.measure) for c in found} == {("trygghet", model.Measure.SAME)}
    assert found[2].method == "ovägt medelvärde"


@pytest.mark.parametrize("id_", ["klimat", "okand", "' or 1=1 --", "", "\0"])
def test_an_indicator_without_comparisons_has_none(tmp_path: Path, id_: str) -> None:
    assert store.comparisons(make(tmp_path)).of(id_) == ()


def test_a_folder_without_comparisons_can_be_asked(tmp_path: Path) -> None:
    assert store.comparisons(make(tmp_path, {COMPARED: None})).of("trygghet") == ()


def test_comparisons_answer_many_threads_at_once(tmp_path: Path) -> None:
    asked = store.comparisons(make(tmp_path))
    expected, barrier = asked.of("trygghet"), threading.Barrier(8)

    def ask(_: int) -> bool:
        barrier.wait(timeout=10)
        return all(asked.of("trygghet") == expected for _ in range(30))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(8)))


def test_ten_municipalities_worth_of_indicators_are_read_in_seconds(tmp_path: Path) -> None:
    ids = [f"matt_{n}" for n in range(280)]
    changes: Changes = {
        CHAIN: FILES[CHAIN].replace("klimat]", f"klimat, {', '.join(ids)}]"),
        **{f"periods/2018-2020/indicators/{id_}.yaml": FILES[SHARE] for id_ in ids},
        **{f"outcomes/{id_}.csv": FILES[OUTCOMES] for id_ in ids},
    }
    make(tmp_path, changes)
    started = time.perf_counter()
    assert len(store.read(tmp_path).plan.indicators) == 282
    assert time.perf_counter() - started < 5


def test_the_shipped_data_is_right() -> None:
    assert store.problems(SHIPPED) == ()
    assert store.read(SHIPPED).plan.indicators
