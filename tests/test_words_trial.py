"""What is said of other rules, of what green would have taken, and of the chain."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import (
    THE_ALTERNATIVES,
    THE_RULES,
    a_criterion,
    a_node,
    a_plan,
    an_indicator,
    lights_of,
)

from malkedja.assessment import Assessment, Fulfilment, assess, assess_node
from malkedja.assessment.needed import needed, to_met, to_partly
from malkedja.assessment.trial import Sensitivity, Snag, Weighing
from malkedja.model import OpenLevel
from malkedja.words import chain, trial

YEAR = 2018


def sensitive(*answers: str) -> Sensitivity:
    lights = map(Fulfilment, answers)
    return Sensitivity(a_node(), dict(zip(Weighing, lights, strict=True)))


@pytest.mark.parametrize(
    ("answers", "agreement", "others"),
    [
        (("partly",) * 4, "Alla 4 regler ger gult ljus.", ""),
        (
            ("partly", "not_met", "partly", "partly"),
            "3 av 4 regler ger gult ljus.",
            "Sämsta ljuset ger rött.",
        ),
        (
            ("partly", "not_met", "met", "met"),
            "2 av 4 regler ger grönt ljus.",
            "Andelar ger gult, sämsta ljuset ger rött.",
        ),
        (
            ("not_met", "not_met", "partly", "partly"),
            "2 av 4 regler ger rött ljus.",
            "Majoritet och medelvärde ger gult.",
        ),
        (("unknown",) * 4, "Alla 4 regler saknar underlag.", ""),
    ],
)
def test_how_many_rules_say_the_same(answers: tuple[str, ...], agreement: str, others: str) -> None:
    assert trial.agreement(sensitive(*answers)) == agreement
    assert trial.others(sensitive(*answers)) == others


def test_how_many_goals_depend_on_the_rule() -> None:
    same, other = sensitive(*["met"] * 4), sensitive("met", "met", "met", "partly")
    assert trial.depends([same, same], "löften") == (
        "Alla 2 löften får samma ljus hur de än vägs samman."
    )
    assert (
        trial.depends([same, other], "löften") == "1 av 2 löften får olika ljus med olika regler."
    )


def test_every_weighing_is_explained_with_its_thresholds() -> None:
    texts = {how: trial.weighing_text(how, THE_RULES, THE_ALTERNATIVES) for how in Weighing}
    assert "75 procent" in texts[Weighing.SHARES]
    assert "50 procent" in texts[Weighing.MAJORITY]
    assert "1,5" in texts[Weighing.MEAN]
    assert "0,75" in texts[Weighing.MEAN]
    assert len(set(texts.values())) == len(Weighing)
    assert set(trial.SNAG) == set(Snag)


def test_the_holes_of_a_rule_of_percentages_are_named() -> None:
    said = " ".join(trial.breaks(THE_ALTERNATIVES))
    for words in ("90 och 91", "99 och 100", "lägre är bättre", "Placeringar", "negativa"):
        assert words in said


def judged(**built: object) -> Assessment:
    return assess(an_indicator(short="Mått", **built), YEAR, THE_RULES)


@pytest.mark.parametrize(
    ("built", "partly", "expect"),
    [
        (
            {"baseline": "50.0", "targets": {YEAR: 60}, "outcomes": {YEAR: "52.5"}},
            False,
            "Mått: minst 60 i stället för 52,5 procent, 7,5 procentenheter mer (grönt).",
        ),
        (
            {"baseline": 50, "targets": {YEAR: 55}, "outcomes": {YEAR: 51}},
            True,
            "Mått: minst 53 i stället för 51 procent, 2 procentenheter mer (gult räcker).",
        ),
        (
            {"better": "lower", "baseline": 55, "targets": {YEAR: 50}, "outcomes": {YEAR: 54}},
            True,
            "Mått: högst 52 i stället för 54 procent, 2 procentenheter mindre (gult räcker).",
        ),
        (
            {
                "better": "lower",
                "kind": "rank",
                "targets": {YEAR: 75},
                "outcomes": {YEAR: {"value": 290, "ranked": 290}},
            },
            False,
            "Mått: högst plats 75 i stället för plats 290 av 290, 215 platser bättre (grönt).",
        ),
        (
            {"targets": {YEAR: "increase"}, "outcomes": {2017: 5, YEAR: 5}},
            False,
            "Mått: mer än 5 i stället för 5 procent (grönt).",
        ),
        (
            {"better": "lower", "targets": {YEAR: "decrease"}, "outcomes": {2017: 5, YEAR: 7}},
            False,
            "Mått: mindre än 5 i stället för 7 procent, 2 procentenheter mindre (grönt).",
        ),
    ],
)
def test_a_change_is_told_in_the_indicators_own_unit(
    built: dict[str, object],
    partly: bool,  # noqa: FBT001
    expect: str,
) -> None:
    make = to_partly if partly else to_met
    change = make(judged(**built), THE_RULES)
    assert change is not None
    assert trial.change_text(change) == expect


def test_a_limit_between_two_decimals_is_rounded_to_what_suffices() -> None:
    up = to_partly(judged(baseline=50, targets={YEAR: 55}, outcomes={YEAR: 50}), THE_RULES)
    down = to_partly(
        judged(better="lower", baseline=55, targets={YEAR: 50}, outcomes={YEAR: 55}), THE_RULES
    )
    assert up is not None
    assert down is not None
    assert (up.value, down.value) == (Decimal("52.5"), Decimal("52.5"))
    assert "minst 53" in trial.change_text(up)
    assert "högst 52" in trial.change_text(down)


def lacking(*lights: str, **more: object) -> tuple[str, ...]:
    indicators = lights_of(*lights)
    node = a_node(indicators=[i.id for i in indicators], **more)
    found = needed(assess_node(node, {i.id: i for i in indicators}, YEAR, THE_RULES), THE_RULES)
    assert found is not None
    return trial.needed_text(found)


def test_what_a_goal_lacks_is_said_thing_by_thing() -> None:
    assert lacking("met", "unknown") == (
        "Minst 1 indikator till måste kunna bedömas och nå sitt målvärde.",
    )
    assert lacking("unknown", "unknown", "unknown") == (
        "Minst 2 indikatorer till måste kunna bedömas och nå sina målvärden.",
    )
    demand = a_criterion(outcomes={YEAR: 1})
    assert lacking("met", "met", criterion=demand) == (
        "Målets eget krav måste uppfyllas: minst 2 procent.",
    )


def test_a_goal_whose_targets_are_missing_cannot_be_green() -> None:
    dash = an_indicator("dash", targets={YEAR: "-"}, outcomes={YEAR: 5})
    node = assess_node(a_node(indicators=["dash"]), {"dash": dash}, YEAR, THE_RULES)
    found = needed(node, THE_RULES)
    assert found is not None
    assert trial.needed_text(found) == (
        "Kan inte bli grönt: för få av indikatorerna har ett målvärde för året.",
    )


def test_percentages_of_the_target_are_told_apart_from_the_whole() -> None:
    assert trial.percent_text(judged(targets={YEAR: 100}, outcomes={YEAR: 147})) == "147 procent"
    assert trial.percent_text(judged(targets={YEAR: 100})) == ""


# The chain


@pytest.mark.parametrize(
    ("open_levels", "lights", "expect"),
    [
        (0, ("met", "met"), "Kedjan når 2 indikatorer."),
        (1, ("met",), "Kedjan når 1 indikator, men ett led saknar uppgifter."),
        (3, ("met", "met"), "Kedjan når 2 indikatorer, men tre led saknar uppgifter."),
        (0, (), "Kedjan når ingen indikator."),
    ],
)
def test_how_far_the_chain_reaches(open_levels: int, lights: tuple[str, ...], expect: str) -> None:
    levels = tuple(OpenLevel(f"Nivå {n}", "Nämns.") for n in range(open_levels))
    assert chain.headline(a_plan(lights_of(*lights), open_levels=levels)) == expect


def test_what_the_chain_starts_from() -> None:
    plan = a_plan(values=("mod", "omtanke"))
    assert chain.vision(plan) == "Visionen Vision 2030 fastställdes av Kommunfullmäktige 2014."
    assert chain.values(plan) == "Ledord: mod och omtanke."
    assert chain.vision(replace(plan, vision=None)) == ""
    assert chain.values(replace(plan, values=())) == ""


def test_what_hangs_under_a_link() -> None:
    plan = a_plan(lights_of("met", "met"))
    assert chain.below(plan.nodes[0], plan.levels) == "1 mål och 2 indikatorer"
    assert chain.below(a_node(), plan.levels) == "inget under"
    assert chain.gap(a_node()) == "Ingen indikator och inget mål hänger här."
    assert chain.gap(plan.nodes[0]) == ""
    assert chain.broken_down(("A", "B")).startswith("Bryts enligt dokumentet ner av A och B.")
    assert chain.broken_down(()) == ""
