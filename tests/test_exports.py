"""What is taken along: nothing lost, nothing rounded, nothing dangerous."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from builders import THE_RULES, a_criterion, a_node, a_plan, an_indicator
from hypothesis import given, settings
from hypothesis import strategies as st

from malkedja import exports, store
from malkedja.model import Confidence, Data, Indicator, Plan, Source

SHIPPED = Path(__file__).resolve().parents[1] / "data"
SOURCES = {
    "register": Source(
        "register", "Registret", "Årets siffror", "https://exempel.se/1", "2024-08", "Fria", ""
    ),
    "rapport": Source(
        "rapport", "Kommunen", "Rapport 2019", "https://exempel.se/2", "", "Offentlig handling"
    ),
}


@cache
def shipped() -> Data:
    return store.read(SHIPPED)


def some_data(*plans: Plan) -> Data:
    return replace(shipped(), plans=plans, sources=SOURCES, rules=THE_RULES)


def data_of(indicator: Indicator) -> Data:
    return some_data(a_plan([indicator]))


def rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    return frame.to_dict("records")


def read_back(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_figure_has_a_row_with_its_year_and_value() -> None:
    indicator = an_indicator(
        baseline=Decimal("10.5"), targets={2018: 20, 2019: "-"}, outcomes={2017: 12, 2018: 15}
    )
    told = [
        (row["Slag av uppgift"], row["År"], row["Värde"])
        for row in rows(exports.table(data_of(indicator)))
    ]
    assert told == [
        ("utgångsvärde", 2017, Decimal("10.5")),
        ("målvärde", 2018, Decimal(20)),
        ("målvärde", 2019, None),
        ("utfall", 2017, Decimal(12)),
        ("utfall", 2018, Decimal(15)),
    ]


def test_the_years_asked_for_are_the_only_ones() -> None:
    indicator = an_indicator(baseline=1, targets={2018: 2}, outcomes={2018: 2, 2019: 3})
    frame = exports.table(data_of(indicator), years={2018})
    assert set(frame["År"]) == {2018}
    assert len(frame) == 2


def test_an_outcome_shared_by_two_periods_stands_once() -> None:
    indicator = an_indicator(targets={2018: 2}, outcomes={2018: 2})
    data = some_data(a_plan([indicator], id="2018-2020"), a_plan([indicator], id="2023-2026"))
    kinds = [row["Slag av uppgift"] for row in rows(exports.table(data))]
    assert kinds == ["målvärde", "utfall", "målvärde"]


def test_an_interval_keeps_both_its_ends() -> None:
    indicator = an_indicator(targets={2018: {"op": "between", "low": "1.5", "high": 3}})
    row = rows(exports.table(data_of(indicator)))[0]
    assert (row["Villkor"], row["Undre gräns"], row["Övre gräns"]) == (
        "mellan",
        Decimal("1.5"),
        Decimal(3),
    )


def test_a_missing_outcome_says_why_and_has_no_value() -> None:
    indicator = an_indicator(outcomes={2018: "confidential"})
    row = rows(exports.table(data_of(indicator)))[0]
    assert (row["Värde"], row["Status"]) == (None, "Sekretess")
    assert (row["Jämförbar"], row["Egen beräkning"]) == (None, None)


def test_a_found_figure_names_each_source_with_its_address() -> None:
    indicator = an_indicator(
        outcomes={
            2018: {
                "value": 5,
                "sources": ("register", "rapport"),
                "confidence": Confidence.MEDIUM,
                "note": "Avläst.",
                "ranked": 290,
            }
        }
    )
    row = rows(exports.table(data_of(indicator)))[0]
    assert row["Källa"] == "Registret: Årets siffror; Kommunen: Rapport 2019"
    assert row["Adress"] == "https://exempel.se/1 https://exempel.se/2"
    assert row["Hämtad"] == "2024-08"
    assert (row["Säkerhet"], row["Not"], row["Antal rankade"]) == ("medel", "Avläst.", 290)
    assert (row["Egen beräkning"], row["Underlag"]) == ("nej", None)


def test_what_is_computed_here_does_not_name_its_ground_as_source() -> None:
    indicator = an_indicator(outcomes={2018: {"value": 5, "sources": ("register",), "computed": 1}})
    row = rows(exports.table(data_of(indicator)))[0]
    assert (row["Källa"], row["Egen beräkning"]) == ("Egen beräkning", "ja")
    assert row["Underlag"] == "Registret: Årets siffror"


def test_a_goals_own_demand_is_taken_along_with_its_outcomes() -> None:
    node = a_node(criterion=a_criterion(value=2, outcomes={2018: "1.5"}))
    told = [
        (row["Indikator-id"], row["Slag av uppgift"], row["Värde"])
        for row in rows(exports.table(some_data(a_plan(nodes=[node]))))
    ]
    assert told == [("krav", "målets eget krav", 2), ("krav", "utfall", Decimal("1.5"))]


def test_each_indicator_and_target_year_has_a_judgement() -> None:
    indicator = an_indicator(
        baseline=10, targets={2018: 20, 2019: 30, 2020: "-"}, outcomes={2018: 20, 2019: 21}
    )
    judged = rows(exports.assessments(data_of(indicator)))
    assert [(r["År"], r["Måluppfyllelse"], r["Skäl"]) for r in judged] == [
        (2018, "Uppfyllt", None),
        (2019, "Delvis uppfyllt", None),
        (2020, "Kan inte bedömas", "Målvärde saknas"),
    ]
    assert [r["Avvikelse från målvärdet"] for r in judged] == [0, -9, None]
    assert [r["Andel av vägen (procent)"] for r in judged] == [100, 55, None]
    assert judged[1]["Förändring"] == 1
    assert judged[1]["Förändring sedan år"] == 2018
    assert judged[0]["Plats i målkedjan"] == "1 Mål 1 › M1 Mål M1"
    assert {r["Egen beräkning"] for r in judged} == {"ja"}


def test_a_share_just_below_half_way_does_not_seem_to_reach_it() -> None:
    indicator = an_indicator(baseline=0, targets={2018: 100000}, outcomes={2018: 49999})
    row = rows(exports.assessments(data_of(indicator)))[0]
    assert (row["Andel av vägen (procent)"], row["Måluppfyllelse"]) == (
        Decimal("49.99"),
        "Ej uppfyllt",
    )


def test_a_target_of_zero_is_a_number_in_the_judgement() -> None:
    indicator = an_indicator(baseline=-5, targets={2018: 0}, outcomes={2018: -1})
    assert rows(exports.assessments(data_of(indicator)))[0]["Målvärde"] == 0


@settings(deadline=None)
@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value="-1e20", max_value="1e20")
)
def test_a_value_read_back_is_the_value_of_the_data(value: Decimal) -> None:
    frame = exports.table(data_of(an_indicator(outcomes={2018: value})))
    cell = read_back(exports.csv(frame))[0]["Värde"]
    assert Decimal(cell.replace(",", ".")) == value
    assert "E" not in cell


@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=30))
def test_any_note_survives_the_file_but_for_an_apostrophe(text: str) -> None:
    frame = exports.table(data_of(an_indicator(outcomes={2018: {"value": 1, "note": text}})))
    assert read_back(exports.csv(frame))[0]["Not"] in {text, f"'{text}"}


def test_every_outcome_of_a_folder_is_in_the_file_digit_for_digit() -> None:
    data = shipped()
    cells = {
        (row["Indikator-id"], row["År"]): row["Värde"]
        for row in read_back(exports.csv(exports.table(data)))
        if row["Slag av uppgift"] == "utfall"
    }
    known = {
        (indicator.id, str(outcome.year)): outcome.value
        for plan in data.plans
        for indicator in plan.indicators.values()
        for outcome in indicator.outcomes
    }
    told = {key: Decimal(cells[key].replace(",", ".")) if cells[key] else None for key in known}
    assert told == known
    assert all(str(value).replace(".", ",") == cells[key] for key, value in known.items() if value)


def test_no_computed_figure_of_a_folder_has_anybody_else_as_source() -> None:
    computed = [row for row in rows(exports.table(shipped())) if row["Egen beräkning"] == "ja"]
    assert {row["Källa"] for row in computed} <= {"Egen beräkning"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("-", "-"),
        ("-3,5", "-3,5"),
        ("+12 %", "+12 %"),
        ("år = 2018", "år = 2018"),
    ],
)
def test_a_text_cannot_become_a_formula(text: str, cell: str) -> None:
    frame = pd.DataFrame({"Not": [text]}, dtype=object)
    assert read_back(exports.csv(frame))[0]["Not"] == cell


def test_a_negative_number_stays_a_number() -> None:
    frame = pd.DataFrame({"Värde": [Decimal("-3.50"), -4, None]}, dtype=object)
    assert exports.csv(frame) == '\ufeffVärde\r\n-3,50\r\n-4\r\n""\r\n'.encode()


@pytest.mark.parametrize("value", [0.1, True, b"x"])
def test_a_value_without_exact_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        exports.csv(pd.DataFrame({"Värde": [value]}, dtype=object))


def test_the_dictionary_has_a_row_for_every_field_with_meaning_and_example() -> None:
    fields = exports.dictionary()
    assert list(fields.columns) == ["Fil", "Fält", "Krävs", "Betydelse", "Exempel"]
    assert set(fields["Krävs"]) == {"ja", "nej"}
    assert fields["Betydelse"].str.len().min() > 0
    assert not fields.duplicated(["Fil", "Fält"]).any()
    assert len(read_back(exports.csv(fields))) == len(fields)
