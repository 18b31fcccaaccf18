"""The shipped folder against the municipality's printed annex, cell by cell, and in itself."""

import csv
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from malkedja import store
from malkedja.assessment import Counts, NodeAssessment, assess_plan
from malkedja.model import Basis, Comparison, Data, Indicator, Node, Plan, Reason, Target

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "data"
YEARS = (2018, 2019, 2020)
KINDS = {"percent": "share", "kWh_per_m2": "rate", "kr_per_inhabitant": "amount"}
RELATED_ONLY = {"nystartade_foretag_per_1000", "bemotande_hemtjanst_rank"}
NO_PRINTED_SOURCE = {
    *("2.2", "2.3", "2.4", "2.5", "3.3", "4.1", "4.2", "5.1", "5.2"),
    *("5.3", "5.4", "5.5", "6.1", "6.2", "7.1", "7.2", "7.3"),
}
NEVER_MEASURED_AGAIN = {
    *("1.1", "1.3", "1.4", "1.5", "2.2", "3.3", "5.3", "5.4", "5.6", "6.3"),
}

# Kolada N07403, reported violent crimes per 100 000 inhabitants in Perstorp, single years:
# 2014-2016 from the API in April 2019, 2017-2022 from a copy of August 2024.
VIOLENT_CRIMES = {
    2014: Decimal("1073.32032"),
    2015: Decimal("1359.0348"),
    2016: Decimal("1335.51376"),
    2017: Decimal("1308.79345"),
    2018: Decimal("1323.70637"),
    2019: Decimal("1882.00747"),
    2020: Decimal("2086.67736"),
    2021: Decimal("1573.0337"),
    2022: Decimal("2042.4617"),
}

ANNEX: dict[str, Any] = json.loads(
    (HERE / "source" / "bilaga1.json").read_text("utf-8"), parse_float=Decimal
)
LINES = (HERE / "source" / "bilaga1.txt").read_text("utf-8").split("\n")
AREAS: list[dict[str, Any]] = ANNEX["areas"]
ROWS: list[dict[str, Any]] = [row for area in AREAS for row in area["indicators"]]
GOALS: list[dict[str, Any]] = [goal for area in AREAS for goal in area["goals"]]
COMMENTS: list[dict[str, Any]] = [comment for area in AREAS for comment in area["comments"]]
SLUGS: dict[str, str] = {row["id"]: row["slug"] for row in ROWS}
CSV_FILES = sorted(FOLDER.glob("*/*.csv"))

row_by_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
area_by_area = pytest.mark.parametrize("area", AREAS, ids=[str(area["number"]) for area in AREAS])


@pytest.fixture(scope="module")
def data() -> Data:
    return store.read(FOLDER)


@pytest.fixture(scope="module")
def plan(data: Data) -> Plan:
    return data.plan


@pytest.fixture(scope="module")
def comparisons() -> dict[str, tuple[Comparison, ...]]:
    known = store.comparisons(FOLDER)
    return {slug: known.of(slug) for slug in SLUGS.values()}


def one_line(text: str) -> str:
    return " ".join(text.replace("\N{BULLET}", " ").replace("\uf0b7", " ").split())


def lines(first: int, last: int) -> str:
    return one_line(" ".join(LINES[first - 1 : last]))


def plainly(text: str) -> str:
    """A corrected name without the typography that the annex does not have."""
    swaps = {
        "\N{EN DASH}": "-",
        "\N{NARROW NO-BREAK SPACE}": "",
        "²": "2",
        "1000 invånare)": "1000 inv)",
    }
    for ours, theirs in swaps.items():
        text = text.replace(ours, theirs)
    return text


def node(plan: Plan, id_: str) -> Node:
    found = plan.node(id_)
    assert found is not None
    return found


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The transcription against the printed text


def test_the_transcription_has_every_area_goal_indicator_and_comment() -> None:
    assert (len(AREAS), len(GOALS), len(ROWS), len(COMMENTS)) == (7, 8, 28, 24)


@row_by_row
def test_a_transcribed_row_is_the_printed_lines(row: dict[str, Any]) -> None:
    assert lines(*row["lines_name"]) == row["name_printed"]
    assert lines(row["line_values"], row["line_values"]) == row["row_printed"]


@row_by_row
def test_a_transcribed_row_splits_into_its_cells(row: dict[str, Any]) -> None:
    printed = re.sub(r" \((\d{4})\)", "", row["row_printed"])
    parts = [row["baseline"], *(row["targets"][str(year)] for year in YEARS)]
    assert [part["printed"] or "-" for part in parts] == printed.split()
    for part in parts:
        if part["printed"]:
            assert Decimal(part["printed"].replace(",", ".")) == part["value"]
    year = re.search(r"\((\d{4})\)", row["row_printed"])
    assert row["baseline"]["year_printed"] is bool(year)
    if year:
        assert row["baseline"]["year"] == int(year[1])


def test_transcribed_goals_and_comments_are_the_printed_lines() -> None:
    for part in (*GOALS, *COMMENTS):
        assert lines(*part["lines"]) == part["text"], part["id"]


@area_by_area
def test_an_areas_transcribed_paragraphs_stand_in_the_printed_text(area: dict[str, Any]) -> None:
    whole = lines(1, len(LINES))
    assert lines(*area["heading_lines"]) == area["heading_printed"]
    for paragraph in area["text_paragraphs"]:
        assert paragraph in whole


# The chain against the transcription


@area_by_area
def test_an_area_has_its_printed_name_paragraphs_and_goals(
    plan: Plan, area: dict[str, Any]
) -> None:
    there = node(plan, str(area["number"]))
    assert (there.level, there.number, there.name) == (
        "area",
        str(area["number"]),
        area["name"],
    )
    assert there.texts == tuple(area["text_paragraphs"])
    assert [child.id for child in there.children] == [goal["id"] for goal in area["goals"]]
    assert there.perspective == ("finansiellt" if area["number"] == 7 else "verksamhet")


def test_the_areas_stand_in_printed_order(plan: Plan) -> None:
    assert [there.id for there in plan.nodes] == [str(area["number"]) for area in AREAS]
    assert [indicator.number for indicator in plan.ordered] == [row["id"] for row in ROWS]


@pytest.mark.parametrize("goal", GOALS, ids=[goal["id"] for goal in GOALS])
def test_a_goal_is_verbatim_and_has_its_indicators(plan: Plan, goal: dict[str, Any]) -> None:
    there = node(plan, goal["id"])
    assert (there.level, there.name, there.texts) == ("goal", goal["text"], ())
    assert there.indicators == tuple(SLUGS[id_] for id_ in goal["indicator_ids"])
    assert there.number == goal["id"].removeprefix("F")


def test_only_the_split_of_area_2_is_judged(plan: Plan) -> None:
    judged = {there.id for there in plan.walk() if there.basis is Basis.JUDGED}
    assert judged == {"F2a", "F2b"}
    assert judged == {
        goal["id"] for goal in GOALS if goal["indicator_assignment"].startswith("judged")
    }
    for id_ in judged:
        assert "vår bedömning" in node(plan, id_).basis_note


def test_every_comment_is_verbatim_and_concerns_whom_it_concerns(plan: Plan) -> None:
    ours = [(c.id, c.text, c.indicators) for there in plan.walk() for c in there.comments]
    printed = [
        (c["id"], c["text"], tuple(SLUGS[id_] for id_ in c["concerns_indicators"]))
        for c in COMMENTS
    ]
    assert ours == printed
    assert [id_ for id_, _, concerned in ours if not concerned] == ["K5.1", "K7.2"]


def test_the_decision_the_vision_and_the_paragraphs_are_the_annexs(plan: Plan) -> None:
    document = ANNEX["document"]
    assert plan.decision.body == "Kommunfullmäktige"
    assert plan.decision.date == document["decisions"][0]["date"]
    assert document["decisions"][0]["what"] in plan.decision.text
    assert "datum anges inte" in plan.decision.note
    assert plan.vision is not None
    assert (plan.vision.name, str(plan.vision.year)) == ("Perstorp 2030", "2014")
    assert plan.values == tuple(document["ledord"]["words"])
    assert plan.introduction == tuple(document["intro_paragraphs"])
    assert plan.follow_up == (document["followup"]["text"],)
    whole = lines(1, len(LINES))
    assert all(paragraph in whole for paragraph in (*plan.introduction, *plan.follow_up))


def test_areas_say_what_they_do_not_measure(plan: Plan) -> None:
    assert [area.id for area in plan.nodes if area.unmeasured] == ["1", "3", "4", "5", "6", "7"]
    assert "finansverksamheten" in node(plan, "7").unmeasured[0]


def test_the_two_per_cent_stand_beside_the_indicators(plan: Plan) -> None:
    criterion = node(plan, "F7").criterion
    printed = ANNEX["rules_outside_table"][0]
    assert criterion is not None
    assert criterion.text.removesuffix(".") in one_line(node(plan, "F7").name)
    assert (criterion.printed, criterion.value) == (printed["printed"], Decimal(printed["value"]))
    assert "N03102" in criterion.measure
    assert [o.year for o in criterion.outcomes] == list(range(2010, 2023))
    known = {o.year: o.value for o in criterion.outcomes}
    assert known[2018] == Decimal("2.835781")
    assert known[2019] == Decimal("-12.360306")
    assert known[2020] == Decimal("5.592355")
    assert sum(there.criterion is not None for there in plan.walk()) == 1


# The indicators against the transcription


@row_by_row
def test_an_indicator_has_its_printed_name_unit_and_direction(
    plan: Plan, row: dict[str, Any]
) -> None:
    indicator = plan.indicators[row["slug"]]
    assert indicator.number == row["id"]
    assert indicator.name_printed == row["name_printed"]
    assert plainly(indicator.name) == row["name_normalised"]
    assert indicator.unit_printed == (row["unit_printed"] or "")
    assert indicator.kind == KINDS.get(row["kind"], row["kind"])
    assert indicator.better == row["direction"]["value"]


@row_by_row
def test_an_indicator_starts_from_its_baseline_at_the_true_year(
    plan: Plan, row: dict[str, Any]
) -> None:
    baseline, printed = plan.indicators[row["slug"]].baseline, row["baseline"]
    if printed["printed"] is None:
        assert baseline is None
        return
    assert baseline is not None
    assert (baseline.value, baseline.year, baseline.printed) == (
        Decimal(printed["value"]),
        printed["year"],
        printed["printed"],
    )


@row_by_row
def test_an_indicator_has_its_three_targets_as_printed(plan: Plan, row: dict[str, Any]) -> None:
    indicator = plan.indicators[row["slug"]]
    printed = {int(year): target for year, target in row["targets"].items()}
    op = "at_most" if row["direction"]["value"] == "lower" else "at_least"
    assert tuple(printed) == YEARS
    assert [_told(target) for target in indicator.targets] == [
        (
            year,
            target["printed"] or "-",
            None if target["value"] is None else Decimal(target["value"]),
            op,
        )
        for year, target in printed.items()
    ]


def _told(target: Target) -> tuple[int, str, Decimal | None, str]:
    return target.year, target.printed, target.value, target.op.value


def test_there_are_81_targets_and_three_dashes(plan: Plan) -> None:
    targets = [target for indicator in plan.ordered for target in indicator.targets]
    dashes = [target for target in targets if not target.decided]
    assert len(targets) - len(dashes) == ANNEX["counts"]["target_cells_with_value"] == 81
    assert [target.printed for target in dashes] == ["-", "-", "-"]


def test_five_baselines_are_older_than_their_column(plan: Plan) -> None:
    older = {i.number: i.baseline.year for i in plan.ordered if i.baseline}
    older = {number: year for number, year in older.items() if year != 2017}
    assert older == ANNEX["counts"]["baseline_year_not_2017"]
    for number in older:
        assert any("Utfall 2017" in note for note in plan.indicators[SLUGS[number]].notes)


def test_a_printed_source_is_the_annexs_words_and_none_is_invented(plan: Plan) -> None:
    whole = lines(1, len(LINES))
    assert {i.number for i in plan.ordered if not i.source_printed} == NO_PRINTED_SOURCE
    for indicator in plan.ordered:
        assert indicator.source_printed in whole


def test_nobody_is_called_responsible_where_the_annex_names_nobody(plan: Plan) -> None:
    assert not [i.number for i in plan.ordered if i.owner]
    assert not [there.id for there in plan.walk() if there.owner]


@pytest.mark.parametrize(
    ("number", "committee"),
    [
        ("2.4", "Socialnämnden"),
        ("3.1", "Socialnämnden"),
        ("3.2", "Barn- och utbildningsnämnden"),
    ],
)
def test_a_committee_that_breaks_a_goal_down_is_named_in_a_note(
    plan: Plan, number: str, committee: str
) -> None:
    notes = plan.indicators[SLUGS[number]].notes
    assert any(note.startswith(f"{committee} bryter ner") for note in notes)


def test_where_decided_and_published_figures_differ_a_note_says_both(plan: Plan) -> None:
    figures = {
        "2.5": ("9,6", "10,1"),
        "4.2": ("76", "79"),
        "5.1": ("25", "27"),
        "5.5": ("53", "57"),
        "6.2": ("59", "57"),
        "7.3": ("27\N{NARROW NO-BREAK SPACE}103", "27\N{NARROW NO-BREAK SPACE}369"),
    }
    for number, both in figures.items():
        notes = plan.indicators[SLUGS[number]].notes
        assert any(all(figure in note for figure in both) for note in notes), number


def test_method_changes_stand_at_their_first_year(plan: Plan) -> None:
    breaks = {i.number: [b.year for b in i.breaks] for i in plan.ordered if i.breaks}
    assert breaks == {
        "1.1": [2021],
        "1.3": [2018],
        "1.5": [2016],
        "2.5": [2023],
        "3.3": [2022],
        "5.2": [2018],
        "5.5": [2015, 2021],
        "5.6": [2021],
    }


def test_the_pension_redemption_is_told_with_both_figures(plan: Plan) -> None:
    told = {i.number: i.events for i in plan.ordered if i.events}
    assert set(told) == {"7.1", "7.2", "7.3"}
    for (event,) in told.values():
        assert event.year == 2019
        assert all(figure in event.detail for figure in ("−55,1", "+17,2", "72,3"))
        assert event.source == "perstorp_arsredovisning_2019"


def test_the_committees_own_ambition_is_a_reference_for_the_rank_only(plan: Plan) -> None:
    references = {i.number: i.reference.value for i in plan.ordered if i.reference}
    assert references == {"4.3": Decimal(72)}


# Outcomes and comparisons


def test_every_target_year_has_a_row_in_every_file(plan: Plan) -> None:
    for indicator in plan.ordered:
        for year in YEARS:
            outcome = indicator.outcome(year)
            assert outcome is not None, (indicator.number, year)
            assert (outcome.value is None) is (outcome.status is Reason.NOT_FOUND)


def test_ten_indicators_have_no_outcome_after_their_baseline(plan: Plan) -> None:
    def none_after(indicator: Indicator) -> bool:
        start = indicator.baseline.year if indicator.baseline else 0
        return not any(outcome.year > start for outcome in indicator.measured)

    assert {i.number for i in plan.ordered if none_after(i)} == NEVER_MEASURED_AGAIN


@pytest.mark.parametrize(("number", "last"), [("3.1", 2017), ("5.2", 2018), ("2.3", 2021)])
def test_a_series_ends_where_its_publisher_ended_it(plan: Plan, number: str, last: int) -> None:
    assert plan.indicators[SLUGS[number]].measured[-1].year == last


def test_another_survey_is_shown_but_not_comparable(plan: Plan) -> None:
    aside = [(i.number, o.year) for i in plan.ordered for o in i.outcomes if not o.comparable]
    assert aside == [("3.3", 2022)]
    outcome = plan.indicators[SLUGS["3.3"]].outcome(2022)
    assert outcome is not None
    assert (outcome.value, bool(outcome.note)) == (Decimal("85.5"), True)


def test_a_rank_published_twice_is_one_row_with_both_sources(plan: Plan) -> None:
    outcome = plan.indicators[SLUGS["2.1"]].outcome(2018)
    assert outcome is not None
    assert (outcome.value, outcome.ranked, len(outcome.sources)) == (Decimal(146), 290, 2)


def test_the_three_year_means_follow_from_the_yearly_figures(plan: Plan) -> None:
    means = {
        year: (sum(VIOLENT_CRIMES[year - back] for back in range(3)) / 300).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        for year in range(2016, 2023)
    }
    outcomes = plan.indicators[SLUGS["1.2"]].outcomes
    assert {outcome.year: outcome.value for outcome in outcomes} == means
    assert all(outcome.computed for outcome in outcomes)


def test_what_is_computed_is_marked_and_never_called_koladas(
    data: Data, comparisons: dict[str, tuple[Comparison, ...]]
) -> None:
    ours = {id_ for id_, source in data.sources.items() if source.producer == "Egen beräkning"}
    outcomes = [o for i in data.plan.ordered for o in i.outcomes if o.value is not None]
    figures = [(set(o.sources), o.computed) for o in outcomes]
    figures += [({c.source}, c.computed) for rows in comparisons.values() for c in rows]
    for sources, computed in figures:
        assert sources
        assert bool(sources & ours) is computed
        assert sources <= ours or not computed
    for id_ in ours:
        assert re.search(r"[NU]\d{5}", data.sources[id_].note), id_
    computed_indicators = {
        i.number for i in data.plan.ordered if any(o.computed for o in i.outcomes)
    }
    assert computed_indicators == {"1.2", "4.3", "7.1"}


def test_every_source_is_used_and_every_used_source_exists(data: Data) -> None:
    rows = [row for path in CSV_FILES for row in cells(path)]
    used = {id_ for row in rows for id_ in row.get("source", "").split()}
    used |= {e.source for i in data.plan.ordered for e in i.events if e.source}
    assert used == set(data.sources)


def test_koladas_terms_and_the_third_partys_copy_are_told(data: Data) -> None:
    for source in data.sources.values():
        assert source.address.startswith("https://")
        if source.producer == "Kolada":
            assert "Källa: Kolada" in source.terms
            assert "tredje part" in source.note
            assert source.retrieved in {"2024-08", "2019-04"}
        elif not source.retrieved:
            assert "Datum för hämtning är inte antecknat" in source.note


def test_no_file_is_left_over(plan: Plan) -> None:
    criteria = {there.criterion.id for there in plan.walk() if there.criterion}
    stems = {path.stem for path in (FOLDER / "outcomes").iterdir()}
    assert stems == set(SLUGS.values()) | criteria
    assert {path.stem for path in (FOLDER / "comparisons").iterdir()} < set(SLUGS.values())
    written = {path.stem for path in (FOLDER / "periods/2018-2020/indicators").iterdir()}
    assert written == set(SLUGS.values()) == set(plan.indicators)


def test_the_shipped_files_are_plain_utf8_with_line_feeds() -> None:
    for path in FOLDER.rglob("*.*"):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), path
        assert b"\r" not in raw, path
        assert raw.endswith(b"\n"), path
        raw.decode("utf-8")


def test_no_cell_carries_an_empty_decimal_of_a_float() -> None:
    for path in CSV_FILES:
        for row in cells(path):
            assert not re.search(r"\.0$", row["value"]), (path.name, row)


def test_a_group_has_one_figure_per_year_and_related_measures_say_which(
    comparisons: dict[str, tuple[Comparison, ...]],
) -> None:
    for slug, rows in comparisons.items():
        keys = [(row.group, row.year) for row in rows]
        assert len(keys) == len(set(keys)), slug
        assert all(row.method for row in rows)
        related = {row.measure == "related" for row in rows}
        if slug != SLUGS["3.1"]:
            assert related <= {slug in RELATED_ONLY}, slug
        for row in rows:
            assert ("närliggande mått" in row.method) is (row.measure == "related")


# The folder as a whole


def test_the_shipped_folder_has_no_problems() -> None:
    assert store.problems(FOLDER) == ()


def test_the_municipality_has_its_own_code_and_three_groups(data: Data) -> None:
    assert (data.municipality.code, data.municipality.name) == ("1275", "Perstorp")
    assert [group.id for group in data.municipality.groups] == ["riket", "skane", "liknande"]


def test_the_thresholds_are_the_products_until_somebody_decides(data: Data) -> None:
    rules = vars(data.rules)
    assert {name: str(rule.value) for name, rule in rules.items()} == {
        "partly_share": "0.5",
        "unchanged_step_share": "0.25",
        "unchanged_rank_places": "10",
        "on_pace_share": "0.95",
        "assessed_minimum": "2",
        "assessed_share": "0.5",
        "met_share": "0.75",
        "not_met_share": "0.5",
    }
    assert {rule.decided_by for rule in rules.values()} == {"produktens regel"}


def test_the_statement_is_not_filled_in_for_anybody(data: Data) -> None:
    assert not any(vars(data.statement).values())


COUNTS = {2018: (9, 1, 7, 11), 2019: (3, 2, 11, 12), 2020: (3, 1, 12, 12)}
GOAL_LIGHTS = {
    "F1": ("unknown", "unknown", "unknown"),
    "F2a": ("unknown", "unknown", "unknown"),
    "F2b": ("partly", "not_met", "not_met"),
    "F3": ("unknown", "unknown", "unknown"),
    "F4": ("partly", "not_met", "not_met"),
    "F5": ("not_met", "unknown", "unknown"),
    "F6": ("not_met", "partly", "partly"),
    "F7": ("met", "not_met", "not_met"),
}


@pytest.fixture(scope="module")
def judged(data: Data) -> dict[int, tuple[NodeAssessment, ...]]:
    return {year: assess_plan(data.plan, year, data.rules) for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_the_28_lights_are_the_anchors(
    judged: dict[int, tuple[NodeAssessment, ...]], year: int
) -> None:
    lights = [one.fulfilment for area in judged[year] for one in area.indicators]
    assert Counts.of(lights) == Counts(*COUNTS[year])


@pytest.mark.parametrize("goal", GOAL_LIGHTS)
def test_a_goals_proposals_are_the_anchors(
    judged: dict[int, tuple[NodeAssessment, ...]], goal: str
) -> None:
    found = {
        (year, child.node.id): child.proposal.value
        for year, areas in judged.items()
        for area in areas
        for child in area.children
    }
    assert tuple(found[year, goal] for year in YEARS) == GOAL_LIGHTS[goal]


def test_area_2_follows_the_goal_that_can_be_assessed(
    judged: dict[int, tuple[NodeAssessment, ...]],
) -> None:
    proposals = [judged[year][1].proposal.value for year in YEARS]
    assert proposals == ["partly", "not_met", "not_met"]
