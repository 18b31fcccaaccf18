"""The command line: what it prints, in which form, and how it ends."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pytest
from builders import THE_LINT_RULES, THE_RULES
from click.testing import CliRunner, Result

from malkedja.cli import commands
from malkedja.cli.forms import plain
from malkedja.cli.rows import GOALS, STATUS

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data"

MUNICIPALITY = """\
code: "0000"
name: Exempelby
formal_name: Exempelby kommun
groups: []
"""
CHAIN = """\
title: Mål 2024–2025
document: Bilaga
decision: {body: Kommunfullmäktige, date: "2023-11-29", text: Fullmäktige beslutade målen.}
levels:
  - {id: area, name: Område, plural: Områden}
  - {id: goal, name: Mål, plural: Mål}
introduction: []
follow_up: []
nodes:
  - id: "1"
    level: area
    number: "1"
    name: En trygg kommun
    texts: [En trygg kommun.]
    children:
      - {id: M1, level: goal, number: "1.1", name: Trygghet, texts: [Alla är trygga.],
         indicators: [trygghet, handlaggning]}
      - {id: M2, level: goal, number: "1.2", name: Ekonomi, texts: [Ekonomin är god.],
         indicators: [resultat, soliditet]}
"""
INDICATOR = """\
number: "{number}"
name: {name}
name_printed: {name}
short: {name}
unit: procent
unit_change: procentenheter
kind: share
better: higher
baseline: {baseline}
targets: {targets}
"""
BETWEEN = '{value: null, op: between, low: 45, high: 50.5, printed: "45–50,5"}'
INDICATORS = {
    "trygghet": (
        "1.1",
        '{value: 0.1, year: 2023, printed: "0,1"}',
        '{2024: {value: 0.4, printed: "0,4"}}',
    ),
    "handlaggning": (
        "1.2",
        '{value: 40, year: 2023, printed: "40"}',
        f"{{2024: {BETWEEN}}}",
    ),
    "resultat": ("1.3", "null", "{2024: {value: null, op: increase, printed: Ska öka}}"),
    "soliditet": ("1.4", "null", '{2024: {value: null, printed: "-"}}'),
}
OUTCOMES = {
    "trygghet": "2024,0.2,\n",
    "handlaggning": "2024,46.50,\n",
    "resultat": "2023,1000000,\n2024,1500000,\n",
    "soliditet": "2024,,awaiting\n",
}
RULES = "".join(
    f"{name}: {{value: {rule['value']}, text: {rule['text']}, decided_by: {rule['decided_by']}}}\n"
    for name, rule in asdict(THE_RULES).items()
)
RULES += "lint:\n" + "".join(
    f"  {name}: {{value: {rule['value']}, text: {rule['text']}, decided_by: Nån}}\n"
    for name, rule in asdict(THE_LINT_RULES).items()
)
TRYGGHET = {
    "number": "1.1",
    "id": "trygghet",
    "year": 2024,
    "outcome": 0.2,
    "target": 0.4,
    "fulfilment": "not_met",
    "reason": None,
    "share_of_way": 0.3333333333333333,
    "development": "improved",
    "outlook": "unknown",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small municipality of its own, with every sort of target."""
    data = tmp_path / "kommunens data"
    period = data / "periods" / "2024-2025"
    (period / "indicators").mkdir(parents=True)
    (data / "outcomes").mkdir()
    (data / "municipality.yaml").write_text(MUNICIPALITY, "utf-8")
    (data / "rules.yaml").write_text(RULES, "utf-8")
    (data / "sources.yaml").write_text("{}\n", "utf-8")
    (data / "accessibility.yaml").write_text("{}\n", "utf-8")
    (period / "chain.yaml").write_text(CHAIN, "utf-8")
    for id_, (number, baseline, targets) in INDICATORS.items():
        text = INDICATOR.format(number=number, name=id_, baseline=baseline, targets=targets)
        (period / "indicators" / f"{id_}.yaml").write_text(text, "utf-8")
        rows = f"year,value,status\n{OUTCOMES[id_]}"
        (data / "outcomes" / f"{id_}.csv").write_text(rows, "utf-8")
    return data


def ran(*arguments: object) -> Result:
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def table(command: str, year: int, folder: Path) -> list[dict[str, str]]:
    result = ran(command, "--year", year, "--format", "csv", "--data", folder)
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(result.stdout.splitlines()))


def test_a_sound_folder_gives_one_line_and_ends_well(folder: Path) -> None:
    result = ran("check", folder)
    assert (result.exit_code, result.stdout) == (0, "Inga fel: 13 filer, 4 indikatorer.\n")


def test_every_problem_is_a_line_of_its_own_and_the_end_is_1(folder: Path) -> None:
    for id_ in ("trygghet", "resultat"):
        (folder / "outcomes" / f"{id_}.csv").write_text("year,value\n2024,hög\n", "utf-8")
    result = ran("check", folder)
    assert result.exit_code == 1
    assert [line.split(",")[0] for line in result.stdout.splitlines()] == [
        "outcomes/resultat.csv",
        "outcomes/trygghet.csv",
    ]


@pytest.mark.parametrize("command", ["status", "goals"])
def test_problems_do_not_mix_with_figures(folder: Path, command: str) -> None:
    (folder / "outcomes" / "trygghet.csv").write_text("year,value\n2024,hög\n", "utf-8")
    result = ran(command, "--year", 2024, "--data", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "outcomes/trygghet.csv" in result.stderr


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"- [", b"&a [*a]", b"!!python/object:os.system {}", b"{{{{", b"1"],
)
@pytest.mark.parametrize(
    "name", ["municipality.yaml", "periods/2024-2025/chain.yaml", "outcomes/trygghet.csv"]
)
def test_whatever_a_file_holds_is_told_and_never_a_crash(
    folder: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    result = ran("check", folder)
    assert result.exit_code == 1
    assert name in result.stdout


def test_a_folder_that_is_missing_empty_or_a_file_is_told(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    for where in (tmp_path / "saknas", empty, folder / "municipality.yaml"):
        result = ran("check", where)
        assert result.exit_code == 1
        assert result.stdout.strip()
        assert ran("goals", "--year", 2024, "--data", where).exit_code == 1


def test_a_folder_named_as_a_file_is_told(folder: Path) -> None:
    (folder / "outcomes" / "trygghet.csv").unlink()
    (folder / "outcomes" / "trygghet.csv").mkdir()
    assert ran("check", folder).exit_code in {0, 1}


def test_the_folder_may_come_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(folder))
    assert ran("check").stdout == "Inga fel: 13 filer, 4 indikatorer.\n"
    assert "trygghet" in ran("status", "--year", 2024).stdout


def test_csv_has_decimal_points_unix_line_ends_and_no_byte_order_mark(folder: Path) -> None:
    result = ran("status", "--year", 2024, "--format", "csv", "--data", folder)
    assert result.stdout_bytes.decode("utf-8").split("\n") == [
        ",".join(STATUS),
        "1.1,trygghet,2024,0.2,0.4,not_met,,0.3333333333333333333333333333,improved,unknown",
        "1.2,handlaggning,2024,46.5,45..50.5,met,,1.3,improved,unknown",
        "1.3,resultat,2024,1500000,increase,met,,,improved,unknown",
        "1.4,soliditet,2024,,,unknown,no_target,,unknown,unknown",
        "",
    ]


def test_json_has_numbers_as_numbers_and_null_for_what_is_missing(folder: Path) -> None:
    result = ran("status", "--year", 2024, "--format", "json", "--data", folder)
    rows = json.loads(result.stdout)
    assert rows[0] == TRYGGHET
    assert [row["target"] for row in rows] == [0.4, "45..50.5", "increase", None]
    assert [row["outcome"] for row in rows] == [0.2, 46.5, 1500000, None]
    assert isinstance(rows[2]["outcome"], int)


def test_a_table_is_aligned_and_is_what_one_gets_unasked(folder: Path) -> None:
    lines = ran("goals", "--year", 2024, "--data", folder).stdout.splitlines()
    assert lines == [
        "id  level  year  proposal  met  partly  not_met  unknown",
        "1   area   2024  partly      2       0        1        1",
        "M1  goal   2024  partly      1       0        1        0",
        "M2  goal   2024  unknown     1       0        0        1",
    ]


def test_goals_have_the_same_keys_in_json(folder: Path) -> None:
    rows = json.loads(ran("goals", "--format", "json", "--data", folder).stdout)
    assert [tuple(row) for row in rows] == [GOALS] * 3
    assert rows[0]["met"] == 2


def test_a_year_without_targets_has_every_indicator_without_target(folder: Path) -> None:
    rows = table("status", 1999, folder)
    assert [row["id"] for row in rows] == list(INDICATORS)
    assert {row["reason"] for row in rows} == {"no_target"}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1E+6", "1000000"),
        ("-0.0", "0"),
        ("12.50", "12.5"),
        ("1E-9", "0.000000001"),
        ("100", "100"),
    ],
)
def test_a_number_is_written_without_exponent_and_without_noise(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "--year", "i fjol"], "Värdet för --year går inte att använda."),
        (["goals", "--format", "pdf"], "Värdet för --format går inte att använda."),
        (["status", "--colour"], "Valet --colour finns inte."),
        (["fly"], "Kommandot går inte att förstå."),
        (["--colour"], "Valet --colour finns inte."),
    ],
)
def test_a_misunderstood_command_is_told_in_swedish(arguments: list[str], said: str) -> None:
    result = ran(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{said} Se python -m malkedja --help.\n"


@pytest.mark.parametrize("command", [[], ["check"], ["status"], ["goals"]])
def test_help_is_in_swedish(command: list[str]) -> None:
    result = ran(*command, "--help")
    assert result.exit_code == 0
    assert "Så här:" in result.stdout
    for english in ("Usage", "Options", "Commands", "Show this", "OPTIONS", "ARGS"):
        assert english not in result.stdout


def test_the_commands_alone_show_the_help() -> None:
    result = ran()
    assert "Kommandon:" in result.stdout + result.stderr
    assert "Usage" not in result.stdout + result.stderr


def test_output_is_utf_8_also_on_a_console_that_is_not(folder: Path) -> None:
    command = [sys.executable, "-m", "malkedja", "check", str(folder / "saknas")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 1
    assert "Väntat: en mapp" in done.stdout.decode("utf-8")
    assert done.stderr == b""


# The shipped data: what the council's goals came to

YEARS = (2018, 2019, 2020)
ANSWERS = ("met", "partly", "not_met", "unknown")
LIGHTS = {2018: [9, 1, 7, 11], 2019: [3, 2, 11, 12], 2020: [3, 1, 12, 12]}
PROPOSALS = {
    "F1": "unknown unknown unknown",
    "F2a": "unknown unknown unknown",
    "F2b": "partly not_met not_met",
    "F3": "unknown unknown unknown",
    "F4": "partly not_met not_met",
    "F5": "not_met unknown unknown",
    "F6": "not_met partly partly",
    "F7": "met not_met not_met",
}


@pytest.mark.parametrize("year", YEARS)
def test_the_shipped_indicators_have_the_lights_agreed_on(year: int) -> None:
    lights = [row["fulfilment"] for row in table("status", year, SHIPPED)]
    assert [lights.count(answer) for answer in ANSWERS] == LIGHTS[year]


@pytest.mark.parametrize("year", YEARS)
def test_the_shipped_goals_have_the_proposals_agreed_on(year: int) -> None:
    rows = {row["id"]: row["proposal"] for row in table("goals", year, SHIPPED)}
    expected = {id_: said.split()[year - YEARS[0]] for id_, said in PROPOSALS.items()}
    assert {id_: rows[id_] for id_ in expected} == expected


def test_the_shipped_nodes_come_with_each_area_before_its_goals() -> None:
    assert [row["id"] for row in table("goals", 2019, SHIPPED)] == [
        *("1", "F1", "2", "F2a", "F2b", "3", "F3", "4", "F4"),
        *("5", "F5", "6", "F6", "7", "F7"),
    ]
