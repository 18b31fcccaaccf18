"""What is said about nodes of the chain, the year as a whole, and the rules."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import (
    LEVELS,
    THE_RULES,
    a_criterion,
    a_node,
    a_plan,
    an_indicator,
    an_indicator_with_light,
    lights_of,
)

from malkedja.assessment import (
    Assessment,
    Changes,
    Counts,
    Fulfilment,
    NodeAssessment,
    assess,
    assess_plan,
    changes,
)
from malkedja.model import Decision, Indicator, Level, Node, Plan, Reason, Rules, Source
from malkedja.words import node as words
from malkedja.words import rules as rule_words

YEAR = 2018


def goals(*lights: str) -> Plan:
    """One area with one goal for each light."""
    indicators = lights_of(*lights)
    below = [a_node(f"M{i.id}", indicators=[i.id]) for i in indicators]
    return a_plan(indicators, [a_node("1", children=below)])


def one_goal(*lights: str) -> NodeAssessment:
    """One goal with an indicator for each light."""
    plan = a_plan(lights_of(*lights))
    return assess_plan(plan, YEAR, THE_RULES)[0].children[0]


def headline(plan: Plan) -> str:
    return words.headline(plan, assess_plan(plan, YEAR, THE_RULES))


def coverage(plan: Plan, year: int = YEAR) -> str:
    return words.coverage(assess_plan(plan, year, THE_RULES))


@pytest.mark.parametrize(
    ("lights", "sentence"),
    [
        (("not_met", "partly", "unknown"), "2018 är inget av 3 mål uppfyllt."),
        (("met", "partly", "unknown"), "2018 är 1 av 3 mål uppfyllt."),
        (("met", "met", "unknown"), "2018 är 2 av 3 mål uppfyllda."),
        (("met", "met"), "2018 är 2 av 2 mål uppfyllda."),
        (("unknown", "unknown"), "2018 kan inget av 2 mål bedömas."),
        (("met",), "2018 finns ett enda mål, som är uppfyllt."),
        (("unknown",), "2018 kan det enda mål som finns inte bedömas."),
    ],
)
def test_the_headline_counts_the_goals_that_are_met(lights: tuple[str, ...], sentence: str) -> None:
    assert headline(goals(*lights)) == sentence


def test_the_headline_speaks_the_municipalitys_own_level_names() -> None:
    ambitions = (LEVELS[0], Level("goal", "Ambition", "Ambitioner"))
    assert headline(replace(goals("not_met", "partly"), levels=ambitions)) == (
        "2018 är ingen av 2 ambitioner uppfylld."
    )
    assert headline(replace(goals("met", "met"), levels=ambitions)) == (
        "2018 är 2 av 2 ambitioner uppfyllda."
    )
    assert headline(replace(goals("unknown"), levels=ambitions)) == (
        "2018 kan den enda ambition som finns inte bedömas."
    )


def test_a_plan_without_indicators_has_no_finding() -> None:
    plan = a_plan([], [a_node("1")])
    assert headline(plan) == "Inga indikatorer är beslutade."
    assert coverage(plan) == "Inga indikatorer finns att bedöma."


@pytest.mark.parametrize(
    ("lights", "sentence"),
    [
        (("met", "not_met"), "Alla 2 indikatorer kunde bedömas."),
        (("met",), "1 indikator kunde bedömas."),
        (
            ("met", "unknown", "unknown"),
            "1 av 3 indikatorer kunde bedömas: 2 saknar publicerat utfall.",
        ),
        (("unknown",), "Ingen av 1 indikator kunde bedömas: 1 saknar publicerat utfall."),
    ],
)
def test_the_coverage_counts_indicators(lights: tuple[str, ...], sentence: str) -> None:
    assert coverage(goals(*lights)) == sentence


def test_the_coverage_counts_a_shared_indicator_once_and_names_every_reason() -> None:
    reasons = [reason.value for reason in Reason if reason is not Reason.NO_TARGET]
    unknown = [
        an_indicator(f"u{n}", targets={YEAR: 1}, outcomes={YEAR: reason})
        for n, reason in enumerate(reasons)
    ]
    everything = [*unknown, an_indicator("utan"), an_indicator_with_light("met", "nådd")]
    ids = [i.id for i in everything]
    plan = a_plan(
        everything,
        [a_node("1", children=[a_node("M1", indicators=ids), a_node("M2", indicators=ids)])],
    )
    assert coverage(plan) == (
        "1 av 7 indikatorer kunde bedömas: 1 saknar publicerat utfall, 1 mättes inte, "
        "1 väntar på utfall, 1 har ändrad metod, 1 omfattas av sekretess, 1 saknar målvärde."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(3, 2, 11, 12), ("3 uppfyllda, 2 delvis uppfyllda, 11 ej uppfyllda, "
         "12 kan inte bedömas")),
        (Counts(met=1, not_met=1), "1 uppfylld, 1 ej uppfylld"),
        (Counts(partly=1), "1 delvis uppfylld"),
        (Counts(), "inga indikatorer"),
    ],
)  # fmt: skip
def test_counts_agree_in_number(counts: Counts, text: str) -> None:
    assert words.counts_text(counts) == text


@pytest.mark.parametrize(
    ("lights", "text"),
    [
        (("partly", "unknown", "unknown"), "1 av 3 mätt: delvis uppfyllt"),
        (
            ("partly", "not_met", "unknown", "unknown", "unknown", "unknown"),
            "2 av 6 mätta: 1 delvis, 1 ej uppfyllt",
        ),
        (("unknown", "unknown"), "Ingen av 2 mätt"),
        (("met", "met", "unknown"), "2 av 3 mätta: 2 uppfyllda"),
    ],
)
def test_a_grey_node_tells_what_is_known(lights: tuple[str, ...], text: str) -> None:
    assert words.known(one_goal(*lights)) == text


def test_a_node_with_a_measured_indicator_that_lacks_a_target_does_not_call_it_unmeasured() -> None:
    indicators = [an_indicator_with_light("met", "a"), an_indicator("b", outcomes={YEAR: 5})]
    goal = assess_plan(a_plan(indicators), YEAR, THE_RULES)[0].children[0]
    assert words.known(goal) == "1 av 2 bedömd: uppfyllt"


def assessed(*indicators: Indicator, year: int = YEAR) -> list[Assessment]:
    return [assess(i, year, THE_RULES) for i in indicators]


def two_years(id_: str, first: int | str, second: int | str) -> Indicator:
    return an_indicator(
        id_, baseline=10, targets={2018: 20, 2019: 20}, outcomes={2018: first, 2019: second}
    )


def test_the_change_line_counts_what_went_up_and_down_came_and_went() -> None:
    indicators = (
        two_years("a", 20, 11),
        two_years("b", 20, 15),
        two_years("c", 11, 20),
        two_years("d", "not_found", 20),
        two_years("e", 20, "not_found"),
        two_years("f", 20, "not_found"),
        two_years("g", 20, 20),
    )
    differ = changes(assessed(*indicators), assessed(*indicators, year=2019))
    assert words.changed(differ, 2018) == (
        "Sedan 2018: 2 sämre, 1 bättre, 1 nytt utfall, 2 utan utfall"
    )


def test_the_change_line_tells_a_new_or_lost_target_from_a_new_or_lost_outcome() -> None:
    lost = an_indicator("a", baseline=10, targets={2018: 20}, outcomes={2018: 20, 2019: 20})
    new = an_indicator("b", baseline=10, targets={2019: 20}, outcomes={2018: 20, 2019: 20})
    other = an_indicator(
        "c",
        baseline=10,
        targets={2018: 20, 2019: 20},
        outcomes={2018: 20, 2019: {"value": 20, "comparable": False}},
    )
    differ = changes(assessed(lost, new, other), assessed(lost, new, other, year=2019))
    assert words.changed(differ, 2018) == (
        "Sedan 2018: 1 ny bedömning, 1 utan målvärde, 1 som inte längre kan bedömas"
    )


def test_a_year_without_change_and_the_first_year_say_so() -> None:
    assert words.changed(Changes(), 2018) == "Sedan 2018: inget ändrat ljus"
    assert words.changed(Changes(), None) == "Första målåret"


def test_why_of_a_single_indicator_and_of_too_few() -> None:
    assert words.why_node(one_goal("partly"), THE_RULES) == (
        "Bedömningen följer av 1 indikator och är densamma: Delvis uppfyllt.",
    )
    assert words.why_node(one_goal("met", "unknown", "unknown"), THE_RULES) == (
        "1 av 3 indikatorer kan bedömas: uppfyllt.",
        (
            "En bedömning kräver minst 2 bedömda indikatorer och minst 50 procent av alla "
            "indikatorer (produktens regel). Därför: Kan inte bedömas."
        ),
    )
    assert words.why_node(one_goal("unknown", "unknown"), THE_RULES)[0] == (
        "0 av 2 indikatorer kan bedömas."
    )


def test_why_tells_the_shares_and_their_thresholds() -> None:
    assert words.why_node(one_goal("met", "not_met", "not_met"), THE_RULES) == (
        "3 av 3 indikatorer kan bedömas: 1 uppfyllt, 2 ej uppfyllda.",
        (
            "Uppfyllt kräver att minst 75 procent av de bedömda är uppfyllda och att inget ljus är "
            "Ej uppfyllt (produktens regel)."
        ),
        (
            "Ej uppfyllt betyder att mer än 50 procent av de bedömda är ej uppfyllda "
            "(produktens regel). Allt däremellan är Delvis uppfyllt."
        ),
        (
            "Här är 1 av 3 (33,3 procent) uppfyllda och 2 av 3 (66,7 procent) ej uppfyllda. "
            "Därför: Ej uppfyllt."
        ),
    )


def test_why_of_an_area_speaks_of_the_level_below() -> None:
    plan = goals("met", "unknown", "unknown")
    area = assess_plan(plan, YEAR, THE_RULES)[0]
    level = Level("goal", "Ambition", "Ambitioner")
    assert words.why_node(area, THE_RULES, level) == (
        "1 av 3 ambitioner kan bedömas: uppfyllt.",
        (
            "En bedömning kräver minst 50 procent av alla ambitioner (produktens regel). "
            "Därför: Kan inte bedömas."
        ),
    )
    assert words.why_node(area, THE_RULES)[0] == "1 av 3 mål kan bedömas: uppfyllt."


def test_an_empty_node_has_nothing_to_judge() -> None:
    empty = assess_plan(a_plan([], [a_node("1")]), YEAR, THE_RULES)[0]
    assert words.why_node(empty, THE_RULES) == ("Här finns inget att bedöma.",)
    assert words.known(empty) == "inga indikatorer"


def with_criterion(light: str, figure: object) -> NodeAssessment:
    node = a_node(
        indicators=["a"],
        criterion=a_criterion(outcomes={YEAR: figure}),  # type: ignore[dict-item]
    )
    return assess_plan(a_plan(lights_of(light), [node]), YEAR, THE_RULES)[0]


@pytest.mark.parametrize(
    ("light", "figure", "text", "effect"),
    [
        (
            "met",
            "-7.6",
            "Utfallet 2018 är −7,6 procent: ej uppfyllt.",
            "Därför blir bedömningen högst Delvis uppfyllt, trots indikatorernas ljus.",
        ),
        (
            "met",
            2,
            "Utfallet 2018 är 2 procent: uppfyllt.",
            "Kravet är uppfyllt och håller inte tillbaka bedömningen.",
        ),
        (
            "not_met",
            {"value": "1.6", "computed": True},
            "Utfallet 2018 är 1,6 procent, egen beräkning: ej uppfyllt.",
            "Utan att kravet är uppfyllt kan bedömningen inte bli Uppfyllt.",
        ),
        (
            "met",
            "1.996",
            "Utfallet 2018 är 1,996 procent: ej uppfyllt.",
            "Därför blir bedömningen högst Delvis uppfyllt, trots indikatorernas ljus.",
        ),
        (
            "met",
            "not_found",
            "För 2018 kan det inte bedömas: inget publicerat utfall hittat.",
            "Därför blir bedömningen högst Delvis uppfyllt, trots indikatorernas ljus.",
        ),
        (
            "met",
            {"value": 3, "comparable": False},
            "Utfallet 2018 är 3 procent, men kan inte bedömas.",
            "Därför blir bedömningen högst Delvis uppfyllt, trots indikatorernas ljus.",
        ),
    ],
)
def test_a_goals_own_demand_is_told_with_figure_and_effect(
    light: str, figure: object, text: str, effect: str
) -> None:
    goal = with_criterion(light, figure)
    whole = f"Eget krav utöver indikatorerna: minst 2 procent. Resultat. {text}"
    assert words.criterion_text(goal) == whole
    assert words.why_node(goal, THE_RULES)[-2:] == (whole, effect)


def test_a_goal_without_an_own_demand_says_nothing_of_it() -> None:
    assert words.criterion_text(one_goal("met")) == ""


def marked(*goals_: tuple[str, str]) -> str:
    """One line for goals of (perspective, light)."""
    indicators = lights_of(*(light for _, light in goals_))
    below: list[Node] = [
        a_node(f"M{i.id}", indicators=[i.id], perspective=word)
        for i, (word, _) in zip(indicators, goals_, strict=True)
    ]
    plan = a_plan(indicators, [a_node("1", children=below)])
    return words.husbandry(assess_plan(plan, YEAR, THE_RULES))


def test_good_husbandry_tells_the_perspectives_apart_without_a_common_verdict() -> None:
    assert marked(("", "unknown"), ("", "not_met"), ("finansiellt", "not_met")) == (
        "God ekonomisk hushållning: det enda målet i finansiellt perspektiv är ej uppfyllt; "
        "av de övriga två målen är inget uppfyllt och 1 ej uppfyllt, medan 1 inte kan bedömas."
    )
    assert marked(("verksamhet", "met"), ("verksamhet", "met"), ("finansiellt", "unknown")) == (
        "God ekonomisk hushållning: av 2 mål i verksamhetsperspektiv är 2 uppfyllda; "
        "det enda målet i finansiellt perspektiv kan inte bedömas."
    )
    assert marked(("", "met")) == "Målen är inte indelade efter god ekonomisk hushållning."


def a_source(retrieved: str) -> Source:
    return Source("kalla", "Producent", "Titel", "", retrieved, "")


@pytest.mark.parametrize(
    ("retrieved", "text"),
    [
        (["2019", "2024-08"], "Uppgifter till och med augusti 2024"),
        (["2024-08-15", "2024-08"], "Uppgifter till och med 15 augusti 2024"),
        (["2024", ""], "Uppgifter till och med 2024"),
        ([""], "Det är inte angivet när uppgifterna hämtades"),
        ([], "Det är inte angivet när uppgifterna hämtades"),
    ],
)
def test_the_latest_source_dates_the_figures(retrieved: list[str], text: str) -> None:
    assert words.as_of(map(a_source, retrieved)) == text


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("2017-11-29", "Beslutat av Kommunfullmäktige den 29 november 2017."),
        ("2018-03", "Beslutat av Kommunfullmäktige i mars 2018."),
        ("", "Beslutat av Kommunfullmäktige."),
    ],
)
def test_the_decision_names_body_and_date(date: str, sentence: str) -> None:
    plan = replace(a_plan(), decision=Decision("Kommunfullmäktige", date, ""))
    assert words.decision(plan) == sentence


def test_a_computed_judgement_says_whose_own_is_not_entered() -> None:
    assert words.not_decided(a_plan()) == (
        "Bedömningen är beräknad. Kommunfullmäktiges egen bedömning är inte införd."
    )


def test_the_legend_has_every_light_once_in_its_fixed_order() -> None:
    legend = rule_words.legend(THE_RULES)
    assert [entry.light for entry in legend] == list(Fulfilment)
    assert legend[1].text == "Minst 50 procent av vägen från utgångsvärdet till årets målvärde."


def test_every_threshold_has_a_row_with_its_value_and_who_decided_it() -> None:
    rows = rule_words.thresholds(THE_RULES)
    assert [row.value for row in rows] == [
        "50 procent", "25 procent", "10 platser", "95 procent",
        "2", "50 procent", "75 procent", "50 procent",
    ]  # fmt: skip
    assert {row.decided_by for row in rows} == {"produktens regel"}


def test_the_method_is_introduced_with_the_thresholds_that_are_in_force() -> None:
    stricter = replace(
        THE_RULES, partly_share=replace(THE_RULES.partly_share, value=Decimal("0.6"))
    )
    assert "minst 50 procent ger Delvis uppfyllt" in introduction(THE_RULES)
    assert "minst 60 procent ger Delvis uppfyllt" in introduction(stricter)


def introduction(rules: Rules) -> str:
    return " ".join(p for section in rule_words.introduction(rules) for p in section.paragraphs)
