"""From indicators to goals to areas: the case tables, and what holds for any lights."""

from itertools import permutations

import pytest
from builders import (
    THE_RULES,
    a_criterion,
    a_node,
    a_plan,
    an_indicator_with_light,
    lights_of,
    rules_with,
)
from cases_loader import Case, cases, read
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import Counts, Fulfilment, NodeAssessment, assess_node, assess_plan
from malkedja.assessment.rollup import from_children, from_indicators
from malkedja.model import Criterion, Indicator, Node

YEAR = 2018
FIELDS = {"name", "on_page", "expect", "goal", "area", "shared", "lights", "own", "counts"}
DEMAND = {"op", "value", "outcomes", "year", "verdict", "reason", "limit", "capped"}


def node_of(case: Case, criterion: Criterion | None = None) -> NodeAssessment:
    if "shared" in case:
        indicators = [an_indicator_with_light(said, id_) for id_, said in case["lights"].items()]
        goals = [a_node(id_, indicators=on) for id_, on in case["shared"].items()]
        node = a_node("1", children=goals, indicators=case.get("own", ()))
    elif "area" in case:
        indicators = lights_of(*case["area"])
        goals = [a_node(f"M{i.id}", indicators=[i.id]) for i in indicators]
        node = a_node("1", children=goals, criterion=criterion)
    else:
        indicators = lights_of(*case["goal"])
        node = a_node(indicators=[i.id for i in indicators], criterion=criterion)
    return judged(node, indicators)


def judged(node: Node, indicators: tuple[Indicator, ...] | list[Indicator]) -> NodeAssessment:
    return assess_node(node, {i.id: i for i in indicators}, YEAR, THE_RULES)


@pytest.mark.parametrize("case", cases("rollup"))
def test_rollup(case: Case) -> None:
    assert set(case) <= FIELDS
    answer = node_of(case)
    assert answer.proposal == case["expect"]
    assert answer.criterion is None
    assert not answer.capped
    if "counts" in case:
        assert answer.counts == Counts(**case["counts"])


@pytest.mark.parametrize("case", cases("criterion"))
def test_criterion(case: Case) -> None:
    assert set(case) <= {"name", "on_page", "expect", "goal", "area"} | DEMAND
    assert case["year"] == YEAR
    answer = node_of(case, a_criterion(case["op"], case["value"], case["outcomes"]))
    assert answer.proposal == case["expect"]
    assert answer.capped is case["capped"]
    assert answer.criterion is not None
    assert answer.criterion.fulfilment == case["verdict"]
    assert answer.criterion.reason == case.get("reason")
    if "limit" in case:
        assert answer.criterion.limit == case["limit"]


def test_every_proposal_has_a_case_on_both_levels() -> None:
    table = read("rollup")
    for level in ("goal", "area"):
        assert {case["expect"] for case in table if level in case} == set(Fulfilment)


@pytest.mark.parametrize(
    ("setting", "given_lights", "proposal"),
    [
        ({"assessed_minimum": "3"}, "met met", "unknown"),
        ({"assessed_share": "0.6"}, "met met unknown unknown", "unknown"),
        ({"met_share": "0.5"}, "met partly", "met"),
        ({"not_met_share": "0.7"}, "not_met not_met met", "partly"),
    ],
)
def test_every_threshold_of_the_roll_up_is_a_setting_of_its_own(
    setting: dict[str, str], given_lights: str, proposal: str
) -> None:
    some = [Fulfilment(light) for light in given_lights.split()]
    assert from_indicators(some, rules_with(**setting)) == proposal
    assert from_indicators(some, THE_RULES) != proposal


def test_counts_know_how_many_there_are_and_how_many_could_be_judged() -> None:
    counts = Counts.of([Fulfilment.MET, Fulfilment.UNKNOWN, Fulfilment.PARTLY, Fulfilment.NOT_MET])
    assert (counts.met, counts.partly, counts.not_met, counts.unknown) == (1, 1, 1, 1)
    assert (counts.assessed, counts.total) == (3, 4)


def test_nothing_counted_is_none_of_each() -> None:
    assert Counts() == Counts.of([]) == Counts(met=0, partly=0, not_met=0, unknown=0)


@pytest.mark.parametrize("light", Fulfilment)
def test_one_alone_has_its_own_light_whatever_the_shares_are(light: Fulfilment) -> None:
    strict = rules_with(not_met_share="1", met_share="2", assessed_minimum="3", assessed_share="2")
    assert from_indicators([light], strict) is light
    assert from_children([light], strict) is light


def test_a_plan_is_judged_as_a_tree_in_the_order_of_the_decision() -> None:
    indicators = lights_of("met", "not_met")
    nodes = [
        a_node("1", children=[a_node("M1", indicators=["a"])]),
        a_node("2", children=[a_node("M2", indicators=["b"])]),
    ]
    first, second = assess_plan(a_plan(indicators, nodes), YEAR, THE_RULES)
    assert [(n.node.id, n.year, n.proposal) for n in (first, second)] == [
        ("1", YEAR, "met"),
        ("2", YEAR, "not_met"),
    ]
    assert [child.node.id for child in first.children] == ["M1"]
    assert [a.indicator.id for a in second.indicators] == ["b"]


def test_the_middle_of_three_levels_is_judged_before_the_top() -> None:
    indicators = lights_of("met", "not_met", "not_met")
    middle = a_node("1.1", children=[a_node(f"M{i}", indicators=[i]) for i in "abc"])
    top = judged(a_node("1", children=[middle]), indicators)
    assert top.proposal is Fulfilment.NOT_MET
    assert top.counts == Counts(met=1, not_met=2)


lights = st.sampled_from(Fulfilment)
many = st.lists(lights, min_size=1, max_size=9)


@given(many)
def test_the_order_of_the_indicators_says_nothing(given_lights: list[Fulfilment]) -> None:
    assert from_indicators(given_lights, THE_RULES) is from_indicators(
        sorted(given_lights), THE_RULES
    )
    assert from_children(given_lights, THE_RULES) is from_children(sorted(given_lights), THE_RULES)


def test_the_order_of_the_goals_says_nothing() -> None:
    for order in permutations(("met", "partly", "unknown")):
        assert node_of({"area": order}).proposal is Fulfilment.PARTLY


@given(many)
def test_one_more_unknown_never_makes_a_proposal_met(given_lights: list[Fulfilment]) -> None:
    more = [*given_lights, Fulfilment.UNKNOWN]
    for propose in (from_indicators, from_children):
        if propose(given_lights, THE_RULES) is not Fulfilment.MET:
            assert propose(more, THE_RULES) is not Fulfilment.MET


@given(st.integers(0, 9))
def test_only_unknown_is_unknown(how_many: int) -> None:
    for propose in (from_indicators, from_children):
        assert propose([Fulfilment.UNKNOWN] * how_many, THE_RULES) is Fulfilment.UNKNOWN


ORDER = [Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET]


@given(many, st.integers(0, 8), lights)
def test_a_better_light_never_gives_a_worse_proposal(
    given_lights: list[Fulfilment], at: int, other: Fulfilment
) -> None:
    at %= len(given_lights)
    if Fulfilment.UNKNOWN in {other, given_lights[at]}:
        return
    changed = [*given_lights[:at], other, *given_lights[at + 1 :]]
    worse, better = sorted((given_lights, changed), key=lambda some: ORDER.index(some[at]))
    for propose in (from_indicators, from_children):
        proposals = propose(worse, THE_RULES), propose(better, THE_RULES)
        if Fulfilment.UNKNOWN not in proposals:
            assert ORDER.index(proposals[0]) <= ORDER.index(proposals[1])


@given(many)
def test_a_goal_that_is_met_has_no_light_that_is_not(given_lights: list[Fulfilment]) -> None:
    if from_indicators(given_lights, THE_RULES) is Fulfilment.MET:
        assert Fulfilment.NOT_MET not in given_lights
        assert Fulfilment.MET in given_lights
