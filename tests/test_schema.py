"""The strict readers, the words for what is wrong, and the dictionary of fields."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from folders import FILES

from malkedja import schema
from malkedja.schema import csv_text, numbers, yaml_text
from malkedja.schema.problems import MOST_PER_FILE, Problem, at_most, shown

README = Path(__file__).resolve().parents[1] / "data" / "README.md"
HEADING = "## Ordlista för fälten\n"


def value(text: str) -> object:
    """What a YAML text says; it must be readable."""
    found = yaml_text.parse("x.yaml", text.encode())
    assert found.problems == ()
    return found.value


def test_a_problem_is_one_line_with_file_place_fault_and_wish() -> None:
    problem = Problem("outcomes/x.csv", "rad 3, kolumn value", "12,5,0 är inget tal", "ett tal")
    assert str(problem) == (
        "outcomes/x.csv, rad 3, kolumn value: 12,5,0 är inget tal. Väntat: ett tal."
    )
    assert (
        str(Problem("", "", "Menas verkligen det?", "nej")) == "Menas verkligen det? Väntat: nej."
    )


@pytest.mark.parametrize(
    "sly", ["\n", "\r", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ud800", "\ufeff"]
)
def test_no_control_character_survives_in_a_problem(sly: str) -> None:
    told = str(Problem(f"a{sly}b", f"c{sly}d", f"e{sly}f", f"g{sly}h"))
    assert sly not in told
    assert f"\\{'x' if ord(sly) < 256 else 'u'}{ord(sly):02x}" in told
    assert told.encode()


def test_a_long_value_is_cut_where_it_is_quoted() -> None:
    assert shown("a" * 41) == "a" * 40 + "…"
    assert [shown(v) for v in (None, True, {}, (), "", Decimal("1.50"))] == [
        "(tomt)",
        "true",
        "en grupp av nycklar",
        "en lista",
        "(tomt)",
        "1.50",
    ]


def test_a_file_with_very_many_faults_says_that_there_are_more() -> None:
    told = at_most(Problem("x", f"rad {n}", "fel", "rätt") for n in range(500))
    assert len(told) == MOST_PER_FILE + 1
    assert told[-1].wrong == "filen har fler fel"
    assert told[1].place == "rad 1"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("12.50", Decimal("12.50")),
        ("-0.1", Decimal("-0.1")),
        ("null", None),
        ("~", None),
        ("true", True),
        ("false", False),
        ("1234567890123456", Decimal(1234567890123456)),
        *[
            (word, word)
            for word in (
                *("yes", "no", "on", "off", "Null", "TRUE", "010", "0x10", "0o7", "1_000", "12:30"),
                *("1e3", ".5", "5.", ".inf", "-.inf", ".nan", "2017-11-29", "+5", "12,5", "<<"),
            )
        ],
        ('"12"', "12"),
        ("'null'", "null"),
    ],
)
def test_only_plain_numbers_and_words_are_more_than_text(text: str, read: object) -> None:
    found = value(f"a: {text}")
    assert found == {"a": read}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(read)
    assert str(found["a"]) == str(read)


def test_yaml_keeps_lists_texts_and_year_keys() -> None:
    text = 'a:\n  - |\n    rad ett\n    rad två\n  - ""\n2018: {b: [1, [2]]}\n"2018": c\n'
    assert value(text) == {
        "a": ("rad ett\nrad två\n", ""),
        2018: {"b": (1, (2,))},
        "2018": "c",
    }


def test_yaml_places_name_rows_keys_and_ids() -> None:
    found = yaml_text.parse("x", b"a:\n  - id: F1\n    b: 1\n  - c: [1,\n      2]\n")
    assert found.place(("a", 0, "b")) == "rad 3, a → F1 → b"
    assert found.place(("a", 1, "c", 1)) == "rad 5, a → nr 2 → c → nr 2"
    assert found.place(("a", 0, "missing")) == "rad 2, a → F1 → missing"
    assert found.place(()) == ""


def test_a_repeated_key_is_told_and_the_first_is_kept() -> None:
    found = yaml_text.parse("x", b"a: 1\nb:\n  c: 1\n  c: {d: 2}\na: [3]\n")
    assert found.value == {"a": 1, "b": {"c": 1}}
    assert [(p.place, p.wrong) for p in found.problems] == [
        ("rad 4, b → c", "c står två gånger (även på rad 3)"),
        ("rad 5, a", "a står två gånger (även på rad 1)"),
    ]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("12.5", ".", Decimal("12.5")),
        ("12,50", ",", Decimal("12.50")),
        ("-3", ".", Decimal(-3)),
        ("0", ",", Decimal(0)),
        ("12,5", ".", None),
        ("12.5", ",", None),
        ("1 221", ".", None),
        ("", ".", None),
        ("12\n", ".", None),
    ],
)
def test_the_decimal_mark_is_that_of_the_file(text: str, mark: str, number: Decimal | None) -> None:
    assert numbers.parse(text, mark) == number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("57,5", "57.5"),
        ("57,50", "57.5"),
        ("1 221", "1221"),
        ("1\u202f221,5 kr", "1221.5"),
        ("27\u00a0103", "27103"),
        ("−3,2", "-3.2"),
        ("-3", "-3"),
        ("12,6 (2016)", "12.6"),
        ("> 40", "40"),
        ("40–50", "50"),
        ("högst 1 procents avvikelse", "1"),
        ("samtliga", "100"),
    ],
)
def test_a_printed_form_agrees_with_its_value(printed: str, value: str) -> None:
    assert numbers.agrees(printed, Decimal(value))


@pytest.mark.parametrize(
    ("printed", "value"),
    [("57,5", "75"), ("57,5", "57"), ("1 221", "221"), ("3", "-3"), ("-", "0"), ("–", "3")],
)
def test_a_printed_form_of_another_number_does_not_agree(printed: str, value: str) -> None:
    assert not numbers.agrees(printed, Decimal(value))


@pytest.mark.parametrize(
    ("value", "printed"),
    [("57.5", "57,5"), ("-1221", "−1\u202f221"), ("30584", "30\u202f584"), ("0.10", "0,10")],
)
def test_a_number_is_printed_in_swedish_and_read_back(value: str, printed: str) -> None:
    assert numbers.swedish(Decimal(value)) == printed
    assert numbers.printed_numbers(printed) == (Decimal(value),)


def test_csv_rows_are_numbered_as_in_a_spreadsheet_and_blank_ones_passed() -> None:
    table = csv_text.parse("x", b"year,value\n\n2018,1\n,\n2019, 2 \n", ("year", "value"), ())
    assert [(row.number, row.cells) for row in table.rows] == [
        (3, {"year": "2018", "value": "1"}),
        (5, {"year": "2019", "value": "2"}),
    ]
    assert table.problems == ()


def test_a_semicolon_in_the_header_means_decimal_comma() -> None:
    table = csv_text.parse("x", b"year;value\n2018;1,5\n", ("year", "value"), ("year",))
    assert (table.mark, table.rows[0].cells["value"]) == (",", "1,5")


def test_a_misspelt_column_is_read_as_the_one_that_is_meant() -> None:
    table = csv_text.parse("x", b"Year,value\n2018,1\n", ("year", "value"), ("year",))
    assert [p.wrong for p in table.problems] == ["okänd kolumn Year, menas year?"]
    assert table.rows[0].cells == {"year": "2018", "value": "1"}


def test_every_field_has_a_swedish_meaning_and_an_example() -> None:
    docs = schema.dictionary()
    assert {doc.file for doc in docs} == {
        "municipality.yaml",
        "rules.yaml",
        "sources.yaml",
        "accessibility.yaml",
        "periods/<period>/chain.yaml",
        "periods/<period>/mapping.yaml",
        "periods/<period>/indicators/<id>.yaml",
        "outcomes/<id>.csv",
        "comparisons/<id>.csv",
        "search.yaml",
        "distributions/<id>.csv",
        "similar/<id>.csv",
        "precedents.csv",
    }
    assert all(doc.meaning.strip() and doc.example.strip() for doc in docs)
    assert len({(doc.file, doc.field) for doc in docs}) == len(docs)


def test_the_dictionary_knows_the_columns_of_the_csv_files() -> None:
    docs = {d.field: d for d in schema.dictionary() if d.file == "outcomes/<id>.csv"}
    assert list(docs) == FILES["outcomes/trygghet.csv"].splitlines()[0].split(",")
    assert [d.field for d in docs.values() if d.required] == ["year", "value"]


def test_the_dictionary_says_what_is_required_also_inside_a_field() -> None:
    docs = {(d.file, d.field): d.required for d in schema.dictionary()}
    file = "periods/<period>/indicators/<id>.yaml"
    assert docs[file, "better"]
    assert docs[file, "baseline → value"]
    assert not docs[file, "baseline"]
    assert not docs[file, "targets → <år> → op"]
    assert docs["periods/<period>/chain.yaml", "nodes → criterion → op"]


def test_the_readme_of_the_data_holds_the_dictionary_as_it_is() -> None:
    section = README.read_text(encoding="utf-8").split(HEADING)[1]
    section = re.split(r"^## ", section, flags=re.MULTILINE)[0]
    assert section[section.index("###") :].strip() == schema.dictionary_markdown().strip()
