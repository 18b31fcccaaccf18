"""Other rules for the same year: the case table, and what holds for any lights."""

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
from cases_loader import Case, cases, read
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import Fulfilment, assess, assess_plan
from malkedja.assessment.rollup import from_children, from_indicators
from malkedja.assessment.trial import (
    Sensitivity,
    Snag,
    Trial,
    Weighing,
    by_percent,
    percent_of_target,
    sensitivity,
    snag,
    tried,
    weigh,
)
from malkedja.model import Alternatives, Node, Plan, Threshold

YEAR = 2018
BUILT = ("better", "kind", "targets", "outcomes")
FIELDS = {"name", "on_page", "expect", "goal", "weighing", "year", "snag", *BUILT}
AS_DECIDED = Trial(THE_RULES.partly_share.value)
lights = st.lists(st.sampled_from(Fulfilment), min_size=1, max_size=7)


def one(node: Node, plan: Plan, trial: Trial) -> Fulfilment:
    """What a trial proposes for the only top node."""
    (top,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, THE_ALTERNATIVES, trial)
    return top.proposal


@pytest.mark.parametrize("case", cases("trial"))
def test_trial(case: Case) -> None:
    assert set(case) <= FIELDS
    if "goal" in case:
        plan = a_plan(lights_of(*case["goal"]))
        node = a_node(indicators=plan.indicators)
        trial = replace(AS_DECIDED, weighing=Weighing(case["weighing"]))
        assert one(node, plan, trial) == case["expect"]
        return
    indicator = an_indicator(**{key: case[key] for key in BUILT if key in case})
    answer = assess(indicator, case["year"], THE_RULES)
    assert by_percent(answer, THE_ALTERNATIVES).fulfilment == case["expect"]
    assert snag(answer, THE_ALTERNATIVES) == case.get("snag")


def test_every_weighing_and_every_snag_has_a_case() -> None:
    table = read("trial")
    assert {case["weighing"] for case in table if "weighing" in case} == set(Weighing)
    assert {case["snag"] for case in table if "snag" in case} == set(Snag)
    for how in set(Weighing) - {Weighing.SHARES}:
        answers = {case["expect"] for case in table if case.get("weighing") == how}
        assert answers >= {"met", "partly", "not_met"}


@given(lights)
def test_the_decided_rules_tried_are_the_decided_rules(given_lights: list[Fulfilment]) -> None:
    plan = a_plan(lights_of(*given_lights))
    as_tried = tried(plan, YEAR, THE_RULES, THE_ALTERNATIVES, AS_DECIDED)
    assert as_tried == assess_plan(plan, YEAR, THE_RULES)


@given(lights, st.sampled_from(Weighing))
def test_what_the_decided_rule_cannot_judge_no_rule_can(
    given_lights: list[Fulfilment], how: Weighing
) -> None:
    for guard in (from_indicators, from_children):
        decided = guard(given_lights, THE_RULES)
        answer = weigh(given_lights, how, THE_RULES, THE_ALTERNATIVES, guard)
        assert (answer is Fulfilment.UNKNOWN) is (decided is Fulfilment.UNKNOWN)


@given(lights)
def test_no_weighing_is_harder_than_the_worst_light(given_lights: list[Fulfilment]) -> None:
    order = [Fulfilment.UNKNOWN, Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET]
    answers = {
        how: order.index(weigh(given_lights, how, THE_RULES, THE_ALTERNATIVES)) for how in Weighing
    }
    assert answers[Weighing.WORST] == min(answers.values())


@pytest.mark.parametrize(("share", "expect"), [("0.5", "partly"), ("0.6", "not_met")])
def test_another_share_of_the_way_moves_the_yellow_light(share: str, expect: str) -> None:
    indicator = an_indicator(baseline=10, targets={YEAR: 20}, outcomes={YEAR: "15.5"})
    plan = a_plan([indicator])
    assert one(a_node(indicators=plan.indicators), plan, Trial(Decimal(share))) == expect


@pytest.mark.parametrize("how", Weighing)
def test_a_goals_own_demand_holds_it_back_under_every_rule(how: Weighing) -> None:
    plan = a_plan(lights_of("met", "met"))
    trial = replace(AS_DECIDED, weighing=how)
    for outcome, expect, capped in ((1, "partly", True), (3, "met", False)):
        node = a_node(indicators="ab", criterion=a_criterion(outcomes={YEAR: outcome}))
        (answer,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, THE_ALTERNATIVES, trial)
        assert (answer.proposal, answer.capped) == (expect, capped)


@pytest.mark.parametrize(
    ("lights", "how", "capped"),
    [
        (("met", "met", "met", "not_met"), Weighing.SHARES, False),
        (("met", "met", "met", "not_met"), Weighing.MAJORITY, True),
        (("met", "met", "met", "partly"), Weighing.SHARES, True),
        (("met", "met", "met", "partly"), Weighing.WORST, False),
    ],
)
def test_a_demand_holds_back_only_what_the_tried_rule_would_have_made_green(
    lights: tuple[str, ...], how: Weighing, *, capped: bool
) -> None:
    plan = a_plan(lights_of(*lights))
    node = a_node(indicators="abcd", criterion=a_criterion(outcomes={YEAR: 1}))
    trial = replace(AS_DECIDED, weighing=how)
    (answer,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, THE_ALTERNATIVES, trial)
    assert (answer.proposal, answer.capped) == ("partly", capped)


def test_a_demand_that_is_not_met_caps_nothing_that_is_not_met_anyway() -> None:
    plan = a_plan(lights_of("not_met", "not_met"))
    node = a_node(indicators="ab", criterion=a_criterion(outcomes={YEAR: 1}))
    (answer,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, THE_ALTERNATIVES, AS_DECIDED)
    assert (answer.proposal, answer.capped) == ("not_met", False)


def test_a_node_without_indicators_weighs_the_nodes_below_it_the_same_way() -> None:
    plan = a_plan(lights_of("met", "met", "not_met"))
    goals = [a_node(f"M{i}", indicators=[i]) for i in "abc"]
    worst = replace(AS_DECIDED, weighing=Weighing.WORST)
    majority = replace(AS_DECIDED, weighing=Weighing.MAJORITY)
    assert one(a_node("1", children=goals), plan, worst) == "not_met"
    assert one(a_node("1", children=goals), plan, majority) == "met"


def test_one_known_goal_of_two_is_enough_for_the_area() -> None:
    plan = a_plan(lights_of("partly", "unknown"))
    goals = [a_node(f"M{i}", indicators=[i]) for i in "ab"]
    worst = replace(AS_DECIDED, weighing=Weighing.WORST)
    assert one(a_node("1", children=goals), plan, worst) == "partly"


def test_a_node_is_judged_by_its_own_indicators_before_those_below() -> None:
    plan = a_plan(lights_of("met", "not_met"))
    node = a_node("1", indicators="a", children=[a_node("M1", indicators="b")])
    (answer,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, THE_ALTERNATIVES, AS_DECIDED)
    assert answer.proposal == "met"
    assert answer.counts.total == 2
    assert [child.proposal for child in answer.children] == ["not_met"]


def test_percentages_change_the_lights_and_their_counts() -> None:
    indicator = an_indicator(baseline=10, targets={YEAR: 20}, outcomes={YEAR: 15})
    plan = a_plan([indicator])
    percent = replace(AS_DECIDED, by_percent=True)
    for trial, light in ((AS_DECIDED, "partly"), (percent, "not_met")):
        (answer,) = tried(plan, YEAR, THE_RULES, THE_ALTERNATIVES, trial)
        assert [a.fulfilment for a in answer.indicators] == [light]
        assert getattr(answer.counts, light) == 1
        assert answer.counts.total == 1


def test_percentages_keep_the_limit_and_leave_the_unknown_alone() -> None:
    known = assess(an_indicator(targets={YEAR: 20}, outcomes={YEAR: 15}), YEAR, THE_RULES)
    assert by_percent(known, THE_ALTERNATIVES).verdict.limit == 20
    unknown = assess(an_indicator(targets={YEAR: 20}), YEAR, THE_RULES)
    assert by_percent(unknown, THE_ALTERNATIVES) is unknown


@pytest.mark.parametrize(
    ("target", "outcomes", "expect"),
    [(20, {YEAR: 15}, "0.75"), (0, {YEAR: 15}, None), (20, {}, None), ("increase", {}, None)],
)
def test_outcome_divided_by_target(target: object, outcomes: dict, expect: str | None) -> None:
    answer = assess(an_indicator(targets={YEAR: target}, outcomes=outcomes), YEAR, THE_RULES)
    assert percent_of_target(answer) == (None if expect is None else Decimal(expect))


def test_each_node_tells_what_every_weighing_makes_of_it() -> None:
    plan = a_plan(lights_of("met", "met", "met", "not_met"))
    area, goal = sensitivity(plan, YEAR, THE_RULES, THE_ALTERNATIVES, AS_DECIDED)
    assert (area.node.id, goal.node.id) == ("1", "M1")
    assert goal.proposals == {
        Weighing.SHARES: "partly",
        Weighing.WORST: "not_met",
        Weighing.MAJORITY: "met",
        Weighing.MEAN: "met",
    }
    assert area.proposals == goal.proposals
    assert goal.most == (Fulfilment.MET, 2)
    assert not goal.agreed


@pytest.mark.parametrize("agreeing", [how for how in Weighing if how is not Weighing.SHARES])
@pytest.mark.parametrize(("decided", "other"), [("partly", "met"), ("met", "partly")])
def test_the_decided_answer_is_told_before_an_equally_common_one(
    agreeing: Weighing, decided: str, other: str
) -> None:
    proposals = {
        how: Fulfilment(decided if how in {Weighing.SHARES, agreeing} else other)
        for how in Weighing
    }
    assert Sensitivity(a_node(), proposals).most == (Fulfilment(decided), 2)


def test_rules_that_agree_agree() -> None:
    plan = a_plan(lights_of("met", "met"))
    found = sensitivity(plan, YEAR, THE_RULES, THE_ALTERNATIVES, AS_DECIDED)
    assert all(s.agreed and s.most == (Fulfilment.MET, 4) for s in found)


def test_the_share_that_is_tried_counts_in_the_sensitivity_too() -> None:
    indicator = an_indicator(baseline=10, targets={YEAR: 20}, outcomes={YEAR: "15.5"})
    plan = a_plan([indicator])
    found = sensitivity(plan, YEAR, THE_RULES, THE_ALTERNATIVES, Trial(Decimal("0.6")))
    assert {light for s in found for light in s.proposals.values()} == {"not_met"}


def test_the_thresholds_are_data() -> None:
    plan = a_plan(lights_of("met", "met", "not_met"))
    node = a_node(indicators="abc")
    strict = Threshold(Decimal("0.7"), "Sju av tio.", "prov")
    harder: Alternatives = replace(THE_ALTERNATIVES, majority_share=strict)
    trial = replace(AS_DECIDED, weighing=Weighing.MAJORITY)
    (answer,) = tried(replace(plan, nodes=(node,)), YEAR, THE_RULES, harder, trial)
    assert answer.proposal == "partly"


def test_one_light_alone_stays_whatever_the_thresholds() -> None:
    generous = replace(THE_ALTERNATIVES, mean_met=THE_ALTERNATIVES.majority_share)
    alone = weigh([Fulfilment.PARTLY], Weighing.MEAN, THE_RULES, generous)
    assert alone is Fulfilment.PARTLY
    beside = weigh([Fulfilment.PARTLY] * 2, Weighing.MEAN, THE_RULES, generous)
    assert beside is Fulfilment.MET
