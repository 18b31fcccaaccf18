"""What green would have taken: the limits of each light, and the smallest way there of all."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from builders import THE_RULES, a_criterion, a_node, a_plan, an_indicator, lights_of, rules_with
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import Assessment, Fulfilment, NodeAssessment, assess, assess_node
from malkedja.assessment.needed import Change, Needed, needed, to_met, to_partly
from malkedja.model import Indicator, Outcome

YEAR = 2018
A_LITTLE = Decimal("0.0000001")
ORDER = [Fulfilment.UNKNOWN, Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET]


def judged(indicators: list[Indicator], **more: object) -> NodeAssessment:
    node = a_node(indicators=[i.id for i in indicators], **more)
    return assess_node(node, {i.id: i for i in indicators}, YEAR, THE_RULES)


def answer(indicators: list[Indicator], **more: object) -> Needed:
    found = needed(judged(indicators, **more), THE_RULES)
    assert found is not None
    return found


def with_outcome(indicator: Indicator, value: Decimal) -> Indicator:
    kept = tuple(o for o in indicator.outcomes if o.year != YEAR)
    return replace(indicator, outcomes=(*kept, Outcome(YEAR, value)))


def light_at(indicator: Indicator, value: Decimal) -> int:
    after = assess(with_outcome(indicator, value), YEAR, THE_RULES)
    return ORDER.index(after.fulfilment)


def sufficing(change: Change) -> Decimal:
    step = A_LITTLE if change.strict else Decimal(0)
    return change.value + (step if change.up else -step)


def short_of(change: Change) -> Decimal:
    step = Decimal(0) if change.strict else A_LITTLE
    return change.value - (step if change.up else -step)


TARGETS: list[tuple[str, object]] = [
    ("higher", 60),
    ("lower", 40),
    ("higher", {"op": "more_than", "value": 60}),
    ("lower", {"op": "less_than", "value": 40}),
    ("higher", {"op": "between", "low": 60, "high": 70}),
    ("lower", {"op": "between", "low": 30, "high": 40}),
    ("higher", "increase"),
    ("lower", "decrease"),
    ("higher", "unchanged"),
]
numbers = st.integers(0, 200).map(lambda n: Decimal(n) / 2)
baselines = st.one_of(st.none(), st.integers(0, 100))


def an_assessed(case: tuple[str, object], baseline: int | None, value: Decimal) -> Indicator:
    better, target = case
    outcomes = {2017: 50, YEAR: value}
    return an_indicator(better=better, baseline=baseline, targets={YEAR: target}, outcomes=outcomes)


@given(st.sampled_from(TARGETS), baselines, numbers)
def test_a_change_suffices_and_nothing_less_does(
    case: tuple[str, object], baseline: int | None, value: Decimal
) -> None:
    indicator = an_assessed(case, baseline, value)
    a = assess(indicator, YEAR, THE_RULES)
    if a.fulfilment is Fulfilment.MET:
        return
    changes = [to_met(a, THE_RULES)]
    if a.fulfilment is Fulfilment.NOT_MET:
        changes.append(to_partly(a, THE_RULES))
    for change, to in zip(changes, (Fulfilment.MET, Fulfilment.PARTLY), strict=False):
        if change is None:
            continue
        assert change.to is to
        assert light_at(indicator, sufficing(change)) >= ORDER.index(to)
        assert light_at(indicator, short_of(change)) < ORDER.index(to)
        assert (change.value > value) is change.up or change.value == value


def test_a_target_in_words_has_nothing_between() -> None:
    a = assess(an_assessed(("higher", "increase"), None, Decimal(40)), YEAR, THE_RULES)
    assert to_partly(a, THE_RULES) is None


def test_one_that_cannot_be_assessed_cannot_be_changed() -> None:
    a = assess(an_indicator(targets={YEAR: 60}), YEAR, THE_RULES)
    assert to_met(a, THE_RULES) is None
    assert to_partly(a, THE_RULES) is None


@pytest.mark.parametrize(
    ("targets", "now"),
    [({}, 60), ({YEAR: "-"}, 60), ({YEAR: 70}, {"value": 60, "comparable": False})],
)
def test_without_target_or_comparable_outcome_an_earlier_one_is_not_enough(
    targets: dict[int, object], now: object
) -> None:
    indicator = an_indicator(targets=targets, outcomes={2017: 50, YEAR: now})
    assert to_met(assess(indicator, YEAR, THE_RULES), THE_RULES) is None


def test_without_an_earlier_value_a_target_in_words_cannot_be_met() -> None:
    a = assess(an_indicator(targets={YEAR: "increase"}, outcomes={YEAR: 5}), YEAR, THE_RULES)
    assert to_met(a, THE_RULES) is None


@pytest.mark.parametrize(
    ("better", "baseline", "target", "value", "expect"),
    [
        ("higher", 50, 60, 52, "0.8"),
        ("higher", 60, 60, 50, "0.1666667"),
        ("higher", None, 60, 45, "0.25"),
        ("lower", 60, 40, 52, "0.6"),
        ("higher", None, -20, -30, "0.5"),
    ],
)
def test_a_change_is_as_large_as_its_share_of_the_way_asked_for(
    better: str, baseline: int | None, target: int, value: int, expect: str
) -> None:
    indicator = an_indicator(
        better=better, baseline=baseline, targets={YEAR: target}, outcomes={YEAR: value}
    )
    change = to_met(assess(indicator, YEAR, THE_RULES), THE_RULES)
    assert change is not None
    assert change.size.quantize(A_LITTLE) == Decimal(expect)


def test_a_change_to_zero_is_as_large_as_it_is() -> None:
    indicator = an_indicator(better="lower", targets={YEAR: 0}, outcomes={YEAR: 5})
    change = to_met(assess(indicator, YEAR, THE_RULES), THE_RULES)
    assert change is not None
    assert change.size == 5


# A whole goal


def test_a_goal_that_is_met_lacks_nothing() -> None:
    assert needed(judged(list(lights_of("met", "met"))), THE_RULES) is None


def test_a_node_without_indicators_of_its_own_is_told_by_those_below() -> None:
    plan = a_plan(lights_of("not_met"))
    (area,) = [assess_node(node, plan.indicators, YEAR, THE_RULES) for node in plan.nodes]
    assert needed(area, THE_RULES) is None
    assert needed(area.children[0], THE_RULES) is not None


def test_indicators_below_are_not_the_nodes_own() -> None:
    a, b = lights_of("not_met", "not_met")
    node = a_node("1", indicators="a", children=[a_node("M1", indicators="b")])
    found = needed(assess_node(node, {"a": a, "b": b}, YEAR, THE_RULES), THE_RULES)
    assert found is not None
    assert [change.assessment.indicator.id for change in found.changes] == ["a"]


def test_a_yellow_light_may_stay_where_enough_are_green() -> None:
    found = answer(list(lights_of("met", "met", "met", "not_met")))
    assert [(c.assessment.indicator.id, c.to) for c in found.changes] == [("d", "partly")]
    assert (found.figures, found.demand, found.possible) == (0, False, True)


def test_the_one_with_the_shortest_way_becomes_green() -> None:
    near = an_indicator("near", baseline=10, targets={YEAR: 20}, outcomes={YEAR: 19})
    far = an_indicator("far", baseline=10, targets={YEAR: 20}, outcomes={YEAR: 15})
    found = answer([far, near, *lights_of("met", "met")])
    assert [c.assessment.indicator.id for c in found.changes] == ["near"]
    assert found.changes[0].value == 20


def test_a_goal_with_one_indicator_needs_that_one() -> None:
    found = answer(list(lights_of("partly")))
    assert [c.to for c in found.changes] == ["met"]
    assert answer(list(lights_of("unknown"))).figures == 1


@pytest.mark.parametrize(
    ("lights", "figures"),
    [
        (("met", "unknown"), 1),
        (("unknown",) * 3, 2),
        (("met", "met", "unknown", "unknown", "unknown"), 1),
        (("unknown",) * 6, 3),
        (("unknown",) * 7, 4),
        (("partly", "partly", "unknown"), 0),
    ],
)
def test_more_figures_are_asked_for_where_too_few_can_be_assessed(
    lights: tuple[str, ...], figures: int
) -> None:
    found = answer(list(lights_of(*lights)))
    assert found.figures == figures
    assert found.possible


def test_each_threshold_is_its_own() -> None:
    strict = rules_with(partly_share="0.6", assessed_share="0.75")
    red = an_indicator(baseline=0, targets={YEAR: 100}, outcomes={YEAR: 10})
    change = to_partly(assess(red, YEAR, strict), strict)
    assert change is not None
    assert change.value == 60
    plan = a_plan(lights_of(*["unknown"] * 8))
    (area,) = [assess_node(node, plan.indicators, YEAR, strict) for node in plan.nodes]
    found = needed(area.children[0], strict)
    assert found is not None
    assert found.figures == 6


def test_new_figures_are_thought_to_meet_their_targets() -> None:
    assert answer(list(lights_of("met", "unknown"))).changes == ()
    assert [c.to for c in answer(list(lights_of("partly", "unknown"))).changes] == ["met"]


def test_without_targets_there_is_no_way() -> None:
    dash = an_indicator("dash", targets={YEAR: "-"}, outcomes={YEAR: 5})
    found = answer([dash, *lights_of("met")])
    assert (found.figures, found.possible) == (1, False)


def test_a_missed_demand_is_told_even_where_the_lights_suffice() -> None:
    for outcome, missed in ((1, True), (3, False)):
        demand = a_criterion(outcomes={YEAR: outcome})
        lights = ("met", "met") if missed else ("met", "not_met")
        found = answer(list(lights_of(*lights)), criterion=demand)
        assert found.demand is missed
        assert (found.changes == ()) is missed


values = st.integers(0, 25)
goals = st.lists(st.tuples(st.sampled_from(TARGETS[:8]), baselines, values), min_size=1, max_size=4)


def every_way(a: Assessment) -> Iterator[Change | None]:
    """Leave one as it is, or change it to a better light."""
    yield None
    if a.fulfilment is Fulfilment.NOT_MET and (change := to_partly(a, THE_RULES)):
        yield change
    if a.fulfilment is not Fulfilment.MET and (change := to_met(a, THE_RULES)):
        yield change


def after(indicators: list[Indicator], changes: tuple[Change, ...]) -> Fulfilment:
    by_id = {c.assessment.indicator.id: c for c in changes}
    changed = [with_outcome(i, sufficing(by_id[i.id])) if i.id in by_id else i for i in indicators]
    return judged(changed).proposal


@given(goals)
def test_no_smaller_changes_would_do(drawn: list[tuple[tuple[str, object], int, int]]) -> None:
    indicators = [
        replace(an_assessed(case, baseline, Decimal(value * 4)), id=f"i{at}")
        for at, (case, baseline, value) in enumerate(drawn)
    ]
    node = judged(indicators)
    found = needed(node, THE_RULES)
    if found is None:
        assert node.proposal is Fulfilment.MET
        return
    assert found.figures == max(0, min(2, len(indicators)) - len(indicators))
    assert after(indicators, found.changes) is Fulfilment.MET
    sizes = []
    for way in product(*(list(every_way(a)) for a in node.indicators)):
        changes = tuple(change for change in way if change)
        if after(indicators, changes) is Fulfilment.MET:
            sizes.append(sum(change.size for change in changes))
    assert abs(sum(change.size for change in found.changes) - min(sizes)) < A_LITTLE


def test_a_figure_to_come_counts_as_green_and_lets_a_yellow_stay() -> None:
    found = answer(list(lights_of("met", "met", "partly", *["unknown"] * 5)))
    assert (found.figures, found.changes) == (1, ())


@pytest.mark.parametrize(
    ("better", "op", "up"), [("higher", "more_than", True), ("lower", "less_than", False)]
)
def test_a_limit_that_must_be_passed_is_passed_the_better_way(
    better: str,
    op: str,
    up: bool,  # noqa: FBT001
) -> None:
    target = {"op": op, "value": 60}
    indicator = an_indicator(better=better, targets={YEAR: target}, outcomes={YEAR: 60})
    change = to_met(assess(indicator, YEAR, THE_RULES), THE_RULES)
    assert change is not None
    assert (change.value, change.up, change.strict) == (60, up, True)


@pytest.mark.parametrize(("now", "edge", "up"), [(60, 51, False), (40, 49, True)])
def test_what_should_be_unchanged_must_come_within_its_band(now: int, edge: int, up: bool) -> None:  # noqa: FBT001
    indicator = an_indicator(targets={YEAR: "unchanged"}, outcomes={2017: 50, YEAR: now})
    change = to_met(assess(indicator, YEAR, THE_RULES), THE_RULES)
    assert change is not None
    assert (change.to, change.value) == (Fulfilment.MET, edge)
    assert (change.up, change.strict) == (up, True)


def test_a_red_light_that_must_rise_anyway_may_be_the_nearest_to_green() -> None:
    hold = an_indicator("hold", targets={YEAR: 50}, outcomes={YEAR: 25})
    yellow = an_indicator("yellow", baseline=10, targets={YEAR: 20}, outcomes={YEAR: 17})
    found = answer([hold, yellow, *lights_of("met", "met")])
    assert [(c.assessment.indicator.id, c.to) for c in found.changes] == [("hold", "met")]
