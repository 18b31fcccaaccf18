"""Periods of goals: the later document word for word, the proposed mapping, and their page."""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import a_criterion, a_node, a_plan, an_indicator
from folders import make
from screen import Screen, classes, said, seen, visit

from malkedja import assessment, exports, model, store, words
from malkedja.charts import strands, theme
from malkedja.ui import load, periods

HERE = Path(__file__).resolve().parent
DATA = store.read(HERE.parent / "data")
EARLIER, LATER = DATA.plans
SOURCE: dict[str, Any] = json.loads((HERE / "source/mal_2023_2026.json").read_text("utf-8"))
PRINTED = (HERE / "source/mal_2023_2026.txt").read_text("utf-8")
SLUGS = {indicator.number: indicator.id for indicator in EARLIER.ordered}
HOMELESS = ["1.3", "1.4", "1.5", "4.3"]
Changes = dict[str, str | bytes | None]


def plain(text: str) -> str:
    """A printed text on one line, its words put together again where a line broke them."""
    return " ".join(re.sub(r"(?<=\w)-\n(?=\w)", "", text).split())


WHOLE = plain(PRINTED)
goal_by_goal = pytest.mark.parametrize("printed", SOURCE["goals"], ids=lambda goal: goal["id"])


def goal(id_: str) -> model.Node:
    found = LATER.node(id_)
    assert found is not None
    return found


# The later document, word for word


def test_the_later_document_has_four_goals_37_ambitions_and_three_principles() -> None:
    assert len(LATER.nodes) == 4
    assert sum(len(node.ambitions) for node in LATER.walk()) == 37
    assert LATER.principles is not None
    assert len(LATER.principles.texts) == 3


@goal_by_goal
def test_a_goal_is_word_for_word(printed: dict[str, Any]) -> None:
    ours = goal(printed["id"])
    assert (ours.name, ours.statement) == (printed["title"], printed["goal"])
    assert list(ours.focus) == printed["focus"]
    assert [ambition.text for ambition in ours.ambitions] == printed["sub"]
    assert [a.id for a in ours.ambitions] == [
        f"{ours.id}.{n}" for n in range(1, len(printed["sub"]) + 1)
    ]


def test_the_goals_and_principles_together_are_the_whole_document() -> None:
    assert LATER.principles is not None
    parts = ["Kommunövergripande mål mandatperioden 2023-2026"]
    for node in LATER.nodes:
        parts += [node.name, node.statement, *node.texts]
    parts += [LATER.principles.name, LATER.principles.introduction, *LATER.principles.texts]
    assert " ".join(parts) == WHOLE


def test_only_the_goals_that_say_so_ask_for_more_each_year() -> None:
    asking = [g["id"] for g in SOURCE["goals"] if g["annual_rule"]]
    assert [node.id for node in LATER.nodes if node.yearly] == asking == ["M1", "M2", "M3"]
    assert {node.yearly for node in LATER.nodes if node.yearly} == {"årligen fler"}


def test_the_later_document_invents_neither_decision_indicator_nor_target() -> None:
    assert (LATER.decision.body, LATER.decision.date) == ("", "")
    assert "beslutet är inte hittat" in LATER.decision.note
    assert (dict(LATER.indicators), LATER.years, LATER.latest_year) == ({}, (), None)
    assert LATER.covers == (2023, 2024, 2025, 2026)
    assert LATER.vision is None


def test_the_plan_that_is_judged_is_still_the_one_with_targets() -> None:
    assert [plan.id for plan in DATA.plans] == ["2018-2020", "2023-2026"]
    assert DATA.plan is EARLIER
    assert DATA.period("2023-2026") is LATER
    assert DATA.period("2031-2034") is None


def test_the_rule_over_time_is_its_own_and_not_the_earlier_one() -> None:
    (rule,) = (node.guideline for node in LATER.walk() if node.guideline)
    printed = SOURCE["numeric_rule"]
    assert (rule.text, rule.value, rule.op) == (
        printed["text"],
        Decimal(printed["value"]),
        model.Operator.AT_LEAST,
    )
    assert (rule.time, rule.figures) == ("över tid", "resultat_andel_skatter")
    assert any("inte kommunkoncernen" in note for note in rule.notes)
    assert not [node.id for node in LATER.walk() if node.criterion]


# The proposed mapping


def test_every_earlier_indicator_is_mapped_once_with_a_reason() -> None:
    assert LATER.mapping is not None
    assert [link.indicator for link in LATER.mapping.links] == list(EARLIER.indicators)
    assert all(link.reason.endswith(".") for link in LATER.mapping.links)
    assert "inte kommunens beslut" in LATER.mapping.note


def test_the_goals_and_strengths_are_those_of_the_proposal() -> None:
    assert LATER.mapping is not None
    proposed = {
        SLUGS[row["indicator"]]: (row["goal"], row["strength"]) for row in SOURCE["mapping"]["rows"]
    }
    ours = {
        link.indicator: (link.goal, link.strength.value if link.strength else "none")
        for link in LATER.mapping.links
    }
    assert ours == proposed
    assert [link.indicator for link in LATER.mapping.serving(None)] == [
        SLUGS[number] for number in HOMELESS
    ]


def test_what_a_reason_quotes_is_printed_in_the_later_document() -> None:
    assert LATER.mapping is not None
    quotes = [q for link in LATER.mapping.links for q in re.findall("”([^”]+)”", link.reason)]
    assert len(quotes) > 15
    assert [q for q in quotes if plain(q).lower() not in WHOLE.lower()] == []


def test_what_the_two_rules_say_differently_are_their_own_words() -> None:
    assert LATER.mapping is not None
    (pair,) = LATER.mapping.rules
    (earlier,) = (n.criterion for n in EARLIER.walk() if n.criterion)
    said_differently = {one.about: one for one in pair.differences}
    for about in ("Hur bindande", "När", "I förhållande till"):
        assert said_differently[about].earlier in earlier.text
        assert said_differently[about].later in SOURCE["numeric_rule"]["text"]


# Files that are wrong

CHAIN = "periods/2021-2024/chain.yaml"
MAPPING = "periods/2021-2024/mapping.yaml"
LATER_CHAIN = """\
title: Mål 2021–2024
document: Målen
decision: {body: "", date: ""}
levels: [{id: goal, name: Mål, plural: Mål}]
covers: [2021, 2022, 2023]
principles: {name: Principer, texts: [Tidigt är bättre.]}
nodes:
  - id: M1
    level: goal
    name: Trygga barn
    statement: Årligen ska fler barn vara trygga
    yearly: Årligen
    texts: [Alla barn ska vara trygga. Resultatet bör vara två procent., Leken är viktig.]
    focus: [Leken är viktig.]
    ambitions: [{id: M1.1, text: Alla barn ska vara trygga.}]
    guideline:
      id: over_tid
      text: Resultatet bör vara två procent.
      op: at_least
      value: 2
      unit: procent
      time: över tid
      whose: kommunen
      measure: Resultat
      figures: balans
  - id: M2
    level: goal
    name: Bra luft
    ambitions: []
"""
LATER_MAPPING = """\
earlier: "2018-2020"
note: Vår tolkning.
links:
  - indicator: trygghet
    goal: M1
    strength: strong
    also: [M2]
    ambitions: [M1.1]
    reason: Målet nämner trygghet.
  - indicator: klimat
    reason: Inget mål nämner det.
rules:
  - criterion: balans
    guideline: over_tid
    differences: [{about: När, earlier: varje år, later: över tid}]
"""


def two(path: str = "", old: str = "", new: str = "", **more: str) -> Changes:
    """A folder with a second period; one place in one of its files may be another."""
    texts: dict[str, str] = {CHAIN: LATER_CHAIN, MAPPING: LATER_MAPPING, **more}
    if path:
        assert old in texts[path], old
        texts[path] = texts[path].replace(old, new, 1)
    return dict(texts)


def test_a_period_with_a_mapping_is_read(tmp_path: Path) -> None:
    data = store.read(make(tmp_path, two()))
    later = data.plans[1]
    assert later.mapping == model.PeriodMapping(
        earlier="2018-2020",
        note="Vår tolkning.",
        links=(
            model.Link(
                "trygghet",
                "Målet nämner trygghet.",
                "M1",
                model.Strength.STRONG,
                ("M2",),
                ("M1.1",),
            ),
            model.Link("klimat", "Inget mål nämner det."),
        ),
        rules=(
            model.RulePair(
                "balans", "over_tid", (model.Difference("När", "varje år", "över tid"),)
            ),
        ),
    )
    assert later.principles == model.Principles("Principer", "", ("Tidigt är bättre.",))
    criterion = data.plans[0].nodes[0].children[0].criterion
    assert later.nodes[0].guideline is not None
    assert criterion is not None
    assert later.nodes[0].guideline.outcomes == criterion.outcomes


def test_a_guideline_may_have_figures_that_nothing_else_has(tmp_path: Path) -> None:
    changes = two(CHAIN, "figures: balans", "figures: koncern")
    changes["outcomes/koncern.csv"] = "year,value\n2021,3\n2022,1\n"
    plan = store.read(make(tmp_path, changes)).plans[1]
    assert plan.nodes[0].guideline is not None
    assert [o.value for o in plan.nodes[0].guideline.outcomes] == [3, 1]


WRONG: dict[str, tuple[Changes, str, str, str]] = {
    "earlier_period_that_is_not_there": (
        two(MAPPING, "2018-2020", "2011-2014"),
        MAPPING,
        "earlier",
        "perioden 2011-2014 finns inte före 2021-2024",
    ),
    "earlier_period_that_is_itself": (
        two(MAPPING, "2018-2020", "2021-2024"),
        MAPPING,
        "earlier",
        "finns inte före",
    ),
    "unknown_indicator": (
        two(MAPPING, "reason: Inget mål nämner det.", "reason: A.\n  - {indicator: x, reason: B.}"),
        MAPPING,
        "links → x → indicator",
        "x finns inte i 2018-2020",
    ),
    "indicator_left_out": (
        two(MAPPING, "  - indicator: klimat\n    reason: Inget mål nämner det.\n", ""),
        MAPPING,
        "links",
        "indikatorn klimat saknas",
    ),
    "indicator_twice": (
        two(MAPPING, "rules:", "  - {indicator: klimat, reason: Igen.}\nrules:"),
        MAPPING,
        "rad 12, links → nr 3 → indicator",
        "indikatorn klimat finns redan",
    ),
    "unknown_goal": (
        two(MAPPING, "goal: M1", "goal: M7"),
        MAPPING,
        "links → trygghet → goal",
        "målet M7 finns inte",
    ),
    "unknown_goal_beside": (
        two(MAPPING, "also: [M2]", "also: [M9]"),
        MAPPING,
        "links → trygghet → also",
        "målet M9 finns inte",
    ),
    "ambition_of_no_goal_named": (
        two(MAPPING, "[M1.1]", "[M2.1]"),
        MAPPING,
        "links → trygghet → ambitions",
        "ambitionen M2.1 hör inte till",
    ),
    "goal_without_strength": (
        two(MAPPING, "    strength: strong\n", ""),
        MAPPING,
        "rad 4, links → nr 1 → strength",
        "goal och strength följs åt",
    ),
    "strength_that_is_no_word": (
        two(MAPPING, "strength: strong", "strength: stark"),
        MAPPING,
        "rad 6, links → nr 1 → strength",
        "stark är inget giltigt ord",
    ),
    "no_goal_but_an_ambition": (
        two(
            MAPPING,
            "  - indicator: klimat\n",
            "  - indicator: klimat\n    ambitions: [M1.1]\n",
        ),
        MAPPING,
        "rad 10, links → nr 2 → goal",
        "en indikator utan mål berör inget",
    ),
    "goal_twice": (
        two(MAPPING, "also: [M2]", "also: [M1]"),
        MAPPING,
        "rad 7, links → nr 1 → also",
        "målet står också i also",
    ),
    "no_reason": (
        two(MAPPING, "    reason: Målet nämner trygghet.\n", ""),
        MAPPING,
        "rad 4, links → nr 1 → reason",
        "nyckeln saknas",
    ),
    "unknown_criterion": (
        two(MAPPING, "criterion: balans", "criterion: obalans"),
        MAPPING,
        "rules → obalans → criterion",
        "kravet obalans finns inte",
    ),
    "unknown_guideline": (
        two(MAPPING, "guideline: over_tid", "guideline: under_tid"),
        MAPPING,
        "rules → balans → guideline",
        "regeln under_tid finns inte",
    ),
    "misspelt_key": (
        two(MAPPING, "note:", "nota:"),
        MAPPING,
        "rad 2, nota",
        "menas note?",
    ),
    "ambition_that_is_not_printed": (
        two(CHAIN, "text: Alla barn ska vara trygga.", "text: Alla barn är trygga."),
        CHAIN,
        "rad 15, nodes → M1 → ambitions",
        "Alla barn är trygga. står inte i texts",
    ),
    "focus_that_is_not_printed": (
        two(CHAIN, "focus: [Leken är viktig.]", "focus: [Lek är viktigt.]"),
        CHAIN,
        "rad 14, nodes → M1 → focus",
        "Lek är viktigt. står inte i texts",
    ),
    "rule_that_is_not_printed": (
        two(CHAIN, "text: Resultatet bör vara", "text: Resultatet ska vara"),
        CHAIN,
        "rad 16, nodes → M1 → guideline",
        "står inte i texts",
    ),
    "yearly_words_that_are_not_printed": (
        two(CHAIN, "yearly: Årligen", "yearly: varje år"),
        CHAIN,
        "rad 12, nodes → M1 → yearly",
        "varje år står inte i statement",
    ),
    "ambition_twice": (
        two(CHAIN, "trygga.}]", "trygga.}, {id: M1.1, text: Leken är viktig.}]"),
        CHAIN,
        "rad 15, nodes → M1 → ambitions → M1.1 → id",
        "ambitionen M1.1 finns redan",
    ),
    "figures_that_are_not_there": (
        two(CHAIN, "figures: balans", "figures: koncernen"),
        CHAIN,
        "rad 25, nodes → M1 → guideline → figures",
        "koncernen har inga utfall",
    ),
    "years_out_of_order": (
        two(CHAIN, "[2021, 2022, 2023]", "[2022, 2021]"),
        CHAIN,
        "rad 5, covers",
        "åren står inte i ordning",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_defect_of_a_later_period_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    changes, path, place, telling = WRONG[name]
    (problem,) = store.problems(make(tmp_path, changes))
    assert telling in str(problem)
    assert problem.path == path
    assert re.sub(r"nr \d", "nr", problem.place) == re.sub(r"nr \d", "nr", place)


def test_a_mapping_is_not_blamed_for_a_chain_that_cannot_be_read(tmp_path: Path) -> None:
    changes = two(CHAIN, "title: Mål", "titel: Mål")
    assert {p.path for p in store.problems(make(tmp_path, changes))} == {CHAIN}


# What is said


GUIDELINE = model.Guideline(
    id="over_tid",
    text="Resultatet bör vara två procent.",
    op=model.Operator.AT_LEAST,
    value=Decimal(2),
    unit="procent",
    time="över tid",
    whose="koncernen",
    measure="Resultat",
    figures="resultat",
    outcomes=(),
)


def test_the_lead_counts_what_the_document_holds() -> None:
    assert words.periods.lead(LATER) == (
        "4 kommunövergripande mål, 37 ambitioner och 3 principer, men inga indikatorer och inga "
        "målvärden. Därför visas inga ljus."
    )
    assert words.periods.lead(EARLIER).endswith("28 indikatorer, med målvärden för 2018–2020.")


def test_indicators_without_targets_are_not_denied() -> None:
    plan = a_plan([an_indicator(outcomes={2018: 1})])
    assert "men inga målvärden" in words.periods.lead(plan)


def test_who_decided_is_told_as_far_as_it_is_known() -> None:
    assert words.periods.decided(LATER) == LATER.decision.note
    assert words.periods.decided(EARLIER).startswith("Beslutat av Kommunfullmäktige den 29 nov")
    nobody = a_plan(decision=model.Decision("", "", ""))
    assert words.periods.decided(nobody) == "Dokumentet säger inte vem som har beslutat målen."
    assert words.node.not_decided(nobody).endswith("Ingen egen bedömning är införd.")


@pytest.mark.parametrize(
    ("value", "said_"),
    [
        (3, "3 procent, når kravet"),
        ("1.96", "1,96 procent, når inte kravet"),
        ({"value": 3, "comparable": False}, "3 procent, kan inte bedömas"),
        ("not_found", "Underlag saknas"),
    ],
)
def test_a_year_of_the_yearly_rule_is_told_with_its_figure(value: object, said_: str) -> None:
    rule = a_criterion(outcomes={2018: value})
    assert words.periods.yearly_figure(rule, 2018) == said_
    assert words.periods.yearly_figure(rule, 2019) == "Underlag saknas"


def test_the_rule_over_time_is_never_met_or_missed() -> None:
    mean = assessment.RunningMean((2021, 2022), Decimal("1.5"))
    assert words.periods.running(GUIDELINE, mean) == "1,5 procent i medelvärde"
    assert words.periods.running(GUIDELINE, None) == "Underlag saknas"
    assert words.periods.before(GUIDELINE, mean) == (
        "Åren 2021–2022, före perioden, är medelvärdet 1,5 procent, under 2 procent. "
        "Det säger inget om periodens egna år."
    )
    assert words.periods.demand(GUIDELINE) == "minst 2 procent"


def test_a_mean_that_is_just_enough_is_not_called_over() -> None:
    mean = assessment.RunningMean((2021,), Decimal(2))
    assert "2 procent, lika med 2 procent" in words.periods.before(GUIDELINE, mean)


def test_the_key_names_only_the_lines_that_are_drawn() -> None:
    strong = model.Link("a", "", "M1", model.Strength.STRONG)
    assert words.periods.key([strong]) == "Så läses kopplingarna: tjock linje: tydlig."
    assert words.periods.key([model.Link("b", "")]).endswith("prickad linje: inget nytt mål.")


def test_the_picture_is_told_in_words() -> None:
    assert LATER.mapping is not None
    text = words.periods.picture_text(LATER.mapping.links, LATER.nodes)
    assert text.startswith("FÖRSLAG: linjer från 28 indikatorer till de nya målen, 3 till Trygga")
    assert "9 till Tillväxt och egenförsörjning" in text
    assert "4 till inget nytt mål" in text


@pytest.mark.parametrize(
    ("measured", "all_of_them", "lacking"),
    [
        (0, "2 ambitioner, 2 av dem mäts inte", "2 av 2 ambitioner mäts inte"),
        (2, "2 ambitioner", "0 av 2 ambitioner mäts inte"),
    ],
)
def test_ambitions_are_counted_with_those_nobody_measures(
    measured: int, all_of_them: str, lacking: str
) -> None:
    node = a_node("M1", ambitions=(model.Ambition("1", "A."), model.Ambition("2", "B.")))
    assert words.periods.ambitions(node, measured) == all_of_them
    assert words.periods.unmeasured(node, measured) == lacking


def test_an_outcome_of_another_method_says_so() -> None:
    indicator = an_indicator(outcomes={2021: {"value": 5, "comparable": False}, 2022: "awaiting"})
    shown = [words.periods.later_value(indicator, outcome) for outcome in indicator.outcomes]
    assert shown == ["5 procent (annan metod)", ""]


# The picture


def test_the_picture_has_one_line_for_each_link_and_its_strength() -> None:
    ends = [
        (0, model.Strength.STRONG),
        (1, model.Strength.MEDIUM),
        (1, model.Strength.WEAK),
        (2, None),
    ]
    drawn = strands.strands(ends, 3, theme.LIGHT)
    assert drawn.count("<path") == 4
    assert (drawn.count("6 4"), drawn.count("1 4")) == (1, 1)
    assert f'viewBox="0 0 {strands.WIDTH} {4 * strands.ROW}"' in drawn
    assert 'preserveAspectRatio="none"' in drawn
    assert drawn.count(theme.LIGHT.accent) == 3


def test_each_line_ends_in_the_middle_of_its_box() -> None:
    drawn = strands.strands([(0, None), (1, None)], 2, theme.DARK)
    assert re.findall(r'd="M0.00 ([\d.]+)C.* 100.00 ([\d.]+)"', drawn.replace("/>", "/>\n")) == [
        ("10.00", "10.00"),
        ("30.00", "30.00"),
    ]


# Tables to take along


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_every_row_of_the_exported_mapping_says_that_it_is_a_proposal() -> None:
    table = rows(exports.csv(exports.mapping(DATA)))
    assert len(table) == 28
    assert {row["Märkning"] for row in table} == {"FÖRSLAG"}
    assert all(row["Skäl"] for row in table)
    assert Counter(row["Nytt mål"] for row in table)["Inget nytt mål"] == 4
    assert table[0] | {"Skäl": ""} == {
        "Märkning": "FÖRSLAG",
        "Från period": "2018-2020",
        "Nummer": "1.1",
        "Indikator-id": "trygghet_index",
        "Indikator": EARLIER.indicators["trygghet_index"].name,
        "Till period": "2023-2026",
        "Mål-id": "M3",
        "Nytt mål": "Goda levnadsvanor och livsmiljöer",
        "Koppling": "Tydlig",
        "Berör också": "M1",
        "Ambitioner som delvis mäts": "M3.8",
        "Skäl": "",
        "Anmärkning": "Kopplingarna är vår tolkning av de två dokumenten, inte kommunens beslut.",
    }


def test_data_without_a_mapping_exports_an_empty_one(tmp_path: Path) -> None:
    assert exports.mapping(store.read(make(tmp_path))).empty


def test_the_rule_over_time_is_among_the_figures_without_its_outcomes_twice() -> None:
    table = rows(exports.csv(exports.table(DATA)))
    kinds = Counter(row["Slag av uppgift"] for row in table)
    assert kinds["regel över tid"] == 1
    of_rule = [
        r for r in table if r["Indikator-id"] in {"resultat_andel_skatter", "resultat_over_tid"}
    ]
    assert Counter(row["Slag av uppgift"] for row in of_rule)["utfall"] == 13


def test_figures_of_a_guideline_alone_are_exported(tmp_path: Path) -> None:
    changes = two(CHAIN, "figures: balans", "figures: koncern")
    changes["outcomes/koncern.csv"] = "year,value\n2021,3\n"
    table = rows(exports.csv(exports.table(store.read(make(tmp_path, changes)))))
    found = [row for row in table if row["Indikator-id"] == "over_tid"]
    assert [(r["Slag av uppgift"], r["Värde"]) for r in found] == [
        ("regel över tid", "2"),
        ("utfall", "3"),
    ]


# The page


@pytest.fixture(scope="module")
def later() -> Screen:
    return seen("periods", period="2023-2026")


def section(screen: Screen, name: str) -> str:
    (found,) = (e for e in screen.of("goal") if name in said(e))
    return said(found)


def test_the_latest_period_is_shown_where_none_is_asked_for() -> None:
    assert seen("periods").title == LATER.title


def test_an_unknown_period_is_said_to_be_so_and_gives_a_way_on() -> None:
    screen = visit("periods", period="1999")
    assert "Målperiod ”1999” finns inte" in screen.text
    assert screen.title == "Målperioder"
    assert LATER.title in screen.text
    assert screen.headers == []


def test_the_page_has_every_goal_word_for_word(later: Screen) -> None:
    for printed in SOURCE["goals"]:
        text = section(later, printed["title"])
        assert printed["goal"] in text
        assert all(sentence in text for sentence in (*printed["focus"], *printed["sub"]))
    assert all(p["text"] in later.text for p in SOURCE["principles"]["items"])


def test_the_later_period_shows_no_light(later: Screen) -> None:
    assert later.of("light") == []
    assert later.of("bar") == []
    for word in ("Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"):
        assert word not in later.text


def test_a_direction_is_an_arrow_with_its_word_and_its_years(later: Screen) -> None:
    text = section(later, "Trygga och goda uppväxtvillkor")
    assert "2024: ↑ Förbättrad sedan 2023: från 66,7 procent till 73,1 procent" in text.replace(
        "från 66,7 till", "från 66,7 procent till"
    )
    assert "Underlag saknas" in text
    assert "inget tal är beslutat" in text
    assert "Riktning år för år" not in section(later, "Hållbar ekonomisk utveckling")


def test_a_direction_from_before_the_period_says_so(later: Screen) -> None:
    for item in (e for part in later.of("directions") for e in part):
        text = said(item)
        years = [int(y) for y in re.findall(r"(20\d\d): (?:[↑↓→]|Kan)", text)]
        assert years or "Underlag saknas" in text
        assert text.count("före perioden") == sum(y not in LATER.covers for y in years), text


def test_an_ambition_is_measured_in_part_or_not_at_all(later: Screen) -> None:
    cells = [said(row["Mäts av"]) for row in later.rows() if "Mäts av" in row]
    assert len(cells) == 37
    assert cells.count("Mäts inte") == 29
    assert sum(cell.startswith("Målets egen regel") for cell in cells) == 1
    assert sum("FÖRSLAG" in cell and "delvis" in cell for cell in cells) == 7


def test_every_row_of_the_mapping_is_marked_with_its_reason(later: Screen) -> None:
    found = [row for row in later.rows() if "Märkning" in row]
    assert len(found) == 28
    assert {said(row["Märkning"]) for row in found} == {"FÖRSLAG"}
    assert all(said(row["Skäl"]) for row in found)
    assert sum(said(row["Nytt mål"]) == "Inget nytt mål" for row in found) == 4


def test_the_picture_has_the_same_indicators_as_the_table(later: Screen) -> None:
    picture = later.one("strands")
    assert picture.get("role") == "img"
    assert "FÖRSLAG" in picture.get("aria-label", "")
    named = [said(e).split()[0] for part in later.of("from") for e in part]
    listed = [
        said(row["Tidigare indikator"]).split()[0] for row in later.rows() if "Märkning" in row
    ]
    assert sorted(named) == sorted(listed)
    assert [said(e) for part in later.of("to") for e in part] == [
        *(node.name for node in LATER.nodes),
        "Inget nytt mål",
    ]


def test_no_two_lines_of_the_picture_cross(later: Screen) -> None:
    places = {node.id: n for n, node in enumerate(LATER.nodes)}
    named = [said(e).split()[0] for part in later.of("from") for e in part]
    assert LATER.mapping is not None
    goals = {link.indicator: link.goal for link in LATER.mapping.links}
    ends = [places.get(goals[SLUGS[number]] or "", len(places)) for number in named]
    assert ends == sorted(ends)


def test_the_two_rules_stand_side_by_side_with_their_figures(later: Screen) -> None:
    earlier, guideline = later.of("box")
    for text in ("2018: 2,8 procent, når kravet", "2019: −12,4 procent, når inte kravet"):
        assert text in said(earlier)
    assert "ska varje år" in said(earlier)
    assert SOURCE["numeric_rule"]["text"] in said(guideline)
    for year in LATER.covers:
        assert f"{year}: Underlag saknas" in said(guideline)
    assert "Åren 2019–2022, före perioden, är medelvärdet 0,8 procent" in said(guideline)
    assert "inte kommunkoncernen" in said(guideline)


def test_what_the_new_goals_lack_is_listed(later: Screen) -> None:
    assert "Det som saknas för att målen ska kunna följas upp" in later.headers
    for number in HOMELESS:
        indicator = EARLIER.indicators[SLUGS[number]]
        assert f"{number} {indicator.name}. " in said(later.body)
    for node in LATER.nodes:
        for lacking in node.unmeasured:
            assert f"Mäts inte: {words.numbers.first_lower(lacking)}" in said(later.body)


def test_later_outcomes_have_their_year_and_no_target(later: Screen) -> None:
    assert "inget målvärde efter 2020" in later.text
    found = {said(row["Indikator"]).split()[0]: row for row in later.rows() if "2024" in row}
    assert set(found["3.2"]) == {"Indikator", "2021", "2022", "2023", "2024"}
    assert said(found["3.2"]["2024"]) == "73,1 procent"
    assert said(found["3.3"]["2022"]) == "85,5 procent (annan metod)"
    assert "5.4" not in found


def test_the_earlier_period_has_a_headline_for_each_year_with_a_link() -> None:
    screen = seen("periods", period="2018-2020")
    found = {said(row["År"]): row["Beräknad bedömning"] for row in screen.rows()}
    assert {year: said(cell) for year, cell in found.items()} == {
        "2018": "2018 är 1 av 8 fullmäktigemål uppfyllt.",
        "2019": "2019 är inget av 8 fullmäktigemål uppfyllt.",
        "2020": "2020 är inget av 8 fullmäktigemål uppfyllt.",
    }
    links = [a.get("href") for cell in found.values() for a in cell.iter("a")]
    assert links == [f"./?ar={year}" for year in found]
    assert "./malperioder?period=2023-2026" in "".join(
        a.get("href", "") for a in screen.page.iter("a")
    )


def test_every_link_to_an_indicator_leads_to_one(later: Screen) -> None:
    links = [a.get("href", "") for a in later.page.iter("a")]
    ids = {found[1] for link in links if (found := re.search(r"indikator=(\w+)", link))}
    assert ids == set(EARLIER.indicators)


def test_another_municipalitys_periods_say_nothing_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(tmp_path, two())
    monkeypatch.setenv("MALKEDJA_DATA", str(folder))
    try:
        screen = visit("periods", period="2021-2024")
    finally:
        load._data.clear()
    assert screen.title == "Mål 2021–2024"
    assert "2021: Underlag saknas" in screen.text
    assert "Perstorp" not in screen.text
    assert not any("tag" in classes(e) and said(e) != "FÖRSLAG" for e in screen.page.iter())


def test_a_mean_within_the_period_needs_no_earlier_years(tmp_path: Path) -> None:
    changes = two()
    changes["outcomes/balans.csv"] = "year,value\n2018,2.5\n2021,1\n2022,4\n"
    data = store.read(make(tmp_path, changes))
    (pair,) = periods.pairs(data.plans[0], data.plans[1])
    assert pair.means == (
        (2021, "1 procent i medelvärde"),
        (2022, "2,5 procent i medelvärde"),
        (2023, "Underlag saknas"),
    )
    assert pair.before is None


def test_a_plan_is_shown_without_what_it_does_not_have() -> None:
    plan = a_plan(nodes=[a_node("1", statement="Luften ska vara ren.")], levels=EARLIER.levels)
    data = model.Data(**{**vars(DATA), "plans": (plan,)})
    shown = periods.Period(periods.View(data, 0), plan)
    assert [node.id for node in shown.goals] == ["1"]
    assert (shown.links, shown.pairs, shown.later, shown.later_years) == ((), (), (), ())
    assert shown.followers == ()
