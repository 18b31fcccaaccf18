"""The three answers about one indicator: the case tables, and what holds for any numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from builders import (
    FLOOR_OR_CEILING,
    THE_RULES,
    a_target,
    an_indicator,
    an_indicator_with_light,
    rules_with,
)
from cases_loader import FOLDER, Case, cases, matches, read
from hypothesis import assume, given
from hypothesis import strategies as st

from malkedja.assessment import (
    Assessment,
    Development,
    Fulfilment,
    Outlook,
    assess,
    changes,
)
from malkedja.assessment.targets import holds
from malkedja.model import Better, Indicator, Kind, Operator, Reason, Target
from malkedja.words import examples

BUILT = ("better", "kind", "baseline", "targets", "outcomes", "breaks")
FIELDS = {"name", "on_page", "year", "expect", "hold_band", *BUILT}


def assessed(case: Case) -> Assessment:
    more = {"hold_band": Decimal(case["hold_band"])} if "hold_band" in case else {}
    built = {key: case[key] for key in BUILT if key in case}
    return assess(an_indicator(**built, **more), case["year"], THE_RULES)


@pytest.mark.parametrize("case", cases("fulfilment"))
def test_fulfilment(case: Case) -> None:
    assert set(case) <= FIELDS | {"reason", "share", "limit", "hold"}
    verdict = assessed(case).verdict
    assert verdict.fulfilment == case["expect"]
    assert verdict.reason == case.get("reason")
    if "share" in case:
        assert matches(verdict.share, case["share"])
    if "limit" in case:
        assert verdict.limit == case["limit"]
    if "hold" in case:
        assert verdict.hold is case["hold"]
        assert not (verdict.hold and verdict.share is not None)


@pytest.mark.parametrize("case", cases("development"))
def test_development(case: Case) -> None:
    assert set(case) <= FIELDS | {"since", "change"}
    answer = assessed(case)
    assert answer.development == case["expect"]
    if "since" in case:
        assert (answer.before and answer.before.year) == case["since"]
    if "change" in case:
        assert answer.change == case["change"]


@pytest.mark.parametrize("case", cases("outlook"))
def test_outlook(case: Case) -> None:
    assert set(case) <= FIELDS | {"ratio"}
    pace = assessed(case).pace
    assert pace.outlook == case["expect"]
    if "ratio" in case:
        assert matches(pace.ratio, case["ratio"])


@pytest.mark.parametrize("table", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_every_case_has_its_own_sentence(table: str) -> None:
    names = [case["name"] for case in read(table)]
    assert len(names) == len(set(names))
    assert all(name[0].isupper() and not name.endswith(".") for name in names)


@pytest.mark.parametrize("table", examples.TITLES)
def test_some_cases_of_each_rule_of_judgement_are_shown(table: str) -> None:
    assert 3 <= sum(bool(case.get("on_page")) for case in read(table)) <= 5


@pytest.mark.parametrize(
    ("table", "answers"),
    [("fulfilment", Fulfilment), ("development", Development), ("outlook", Outlook)],
)
def test_every_answer_has_a_case(table: str, answers: type) -> None:
    assert {case["expect"] for case in read(table)} == set(answers)


def test_every_reason_has_a_case() -> None:
    assert {case["reason"] for case in read("fulfilment") if "reason" in case} == set(Reason)


def test_every_operator_has_a_case_that_meets_it_and_one_that_does_not() -> None:
    seen = set()
    for case in read("fulfilment"):
        target = a_target(case["year"], case["targets"].get(case["year"], "-"), case["better"])
        if case["expect"] != "unknown":
            seen.add((target.op, case["expect"] == "met"))
    assert seen == {(op, met) for op in Operator for met in (True, False)}


# What an assessment tells beside its answers


def test_the_decided_baseline_is_told_from_a_measured_value() -> None:
    indicator = an_indicator(baseline=50, targets={2018: 55}, outcomes={2018: 53, 2019: 54})
    first, second = (assess(indicator, year, THE_RULES).before for year in (2018, 2019))
    assert first is not None
    assert first.decided
    assert second is not None
    assert not second.decided


def test_the_gap_is_the_outcome_minus_what_the_target_asks_for() -> None:
    indicator = an_indicator(baseline=50, targets={2018: 55}, outcomes={2018: "52.5"})
    assert assess(indicator, 2018, THE_RULES).gap == Decimal("-2.5")


def test_an_interval_is_as_far_away_as_its_nearest_limit() -> None:
    interval = {"op": "between", "low": 40, "high": 50}
    indicator = an_indicator(baseline=30, targets={2018: interval}, outcomes={2018: 52})
    assert assess(indicator, 2018, THE_RULES).gap == 2


@pytest.mark.parametrize("target", ["increase", "-"])
def test_without_a_number_asked_for_there_is_no_gap(target: str) -> None:
    indicator = an_indicator(baseline=50, targets={2018: target}, outcomes={2018: 52})
    answer = assess(indicator, 2018, THE_RULES)
    assert answer.value == 52
    assert answer.gap is None


def test_without_an_outcome_there_is_neither_value_gap_nor_change() -> None:
    answer = assess(an_indicator(baseline=50, targets={2018: 55}), 2018, THE_RULES)
    assert (answer.value, answer.gap, answer.change) == (None, None, None)


def test_without_an_earlier_value_there_is_no_change() -> None:
    indicator = an_indicator(targets={2018: 55}, outcomes={2018: 52})
    assert assess(indicator, 2018, THE_RULES).change is None


def test_a_target_in_words_cannot_be_held_against_a_number_alone() -> None:
    with pytest.raises(ValueError, match="increase 2018 names no number"):
        holds(a_target(2018, "increase"), Decimal(1), Better.HIGHER)


def test_a_printed_dash_cannot_be_held_against_a_number() -> None:
    with pytest.raises(ValueError, match="at_least 2018 names no number"):
        holds(a_target(2018, "-"), Decimal(1), Better.HIGHER)


def test_half_an_interval_is_no_target() -> None:
    half = {"op": "between", "low": 40}
    indicator = an_indicator(baseline=30, targets={2018: half}, outcomes={2018: 45})
    assert assess(indicator, 2018, THE_RULES).reason is Reason.NO_TARGET


@pytest.mark.parametrize("half", [{"low": 40}, {"high": 50}])
def test_half_an_interval_cannot_be_held_against_a_number(half: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="between 2018 names no number"):
        holds(a_target(2018, {"op": "between", **half}), Decimal(45), Better.HIGHER)


# Every threshold is a setting of its own


def test_the_share_of_the_way_that_counts_as_partly_is_a_setting() -> None:
    indicator = an_indicator_with_light("partly")
    stricter = assess(indicator, 2018, rules_with(partly_share="0.6"))
    assert stricter.fulfilment is Fulfilment.NOT_MET


def test_the_pace_that_is_enough_is_a_setting() -> None:
    indicator = an_indicator(baseline=0, targets={2019: 100}, outcomes={2018: 40})
    assert assess(indicator, 2018, THE_RULES).outlook is Outlook.TOO_SLOW
    assert assess(indicator, 2018, rules_with(on_pace_share="0.8")).outlook is Outlook.ON_PACE


def test_the_share_of_the_planned_step_that_counts_as_a_change_is_a_setting() -> None:
    indicator = an_indicator(baseline=0, targets={2019: 100}, outcomes={2018: 40})
    stricter = assess(indicator, 2018, rules_with(unchanged_step_share="0.9"))
    assert stricter.development is Development.UNCHANGED


def test_the_places_that_count_as_a_change_of_rank_are_a_setting() -> None:
    indicator = an_indicator(kind="rank", better="lower", outcomes={2017: 50, 2018: 44})
    finer = assess(indicator, 2018, rules_with(unchanged_rank_places="5"))
    assert finer.development is Development.IMPROVED


# What changed between two years

LIGHTS = ("not_met", "partly", "met", "unknown")


def light(answer: str, id_: str = "andel") -> Assessment:
    return assess(an_indicator_with_light(answer, id_), 2018, THE_RULES)


@pytest.mark.parametrize("now", LIGHTS)
@pytest.mark.parametrize("then", LIGHTS)
def test_a_light_that_differs_stands_in_one_list_and_one_that_does_not_in_none(
    then: str, now: str
) -> None:
    found = changes([light(then)], [light(now)])
    if then == now:
        expected = set()
    elif then == "unknown":
        expected = {"appeared"}
    elif now == "unknown":
        expected = {"vanished"}
    else:
        expected = {"better" if LIGHTS.index(now) > LIGHTS.index(then) else "worse"}
    lists = ("better", "worse", "appeared", "vanished")
    assert {name for name in lists if getattr(found, name)} == expected
    assert found.any is bool(expected)


def test_an_indicator_that_was_not_there_before_has_appeared() -> None:
    assert changes([], [light("met")]).appeared == (light("met"),)


def test_changes_keep_the_later_assessment_in_the_order_of_the_decision() -> None:
    before = [light("partly", "a"), light("partly", "b")]
    after = [light("met", "b"), light("met", "a")]
    assert changes(before, after).better == tuple(after)


# What holds for any numbers

tenths = st.integers(-5000, 5000).map(lambda n: Decimal(n).scaleb(-1))
betters = st.sampled_from(Better)
kinds = st.sampled_from(Kind)
measured_kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.RANK])
years = st.integers(2017, 2021)
intervals = st.tuples(tenths, tenths).map(
    lambda ends: {"op": "between", "low": min(ends), "high": max(ends)}
)
series = st.dictionaries(years, tenths | st.sampled_from(Reason), max_size=5)
ORDER = [Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET]


@st.composite
def indicators(draw: st.DrawFn, kind: st.SearchStrategy[Kind] = kinds) -> Indicator:
    """Any indicator that a careful coordinator may enter."""
    better = draw(betters)
    floor = FLOOR_OR_CEILING[better]
    strict = Operator.MORE_THAN if better is Better.HIGHER else Operator.LESS_THAN
    number = st.builds(
        lambda op, value: {"op": op, "value": value}, st.sampled_from([floor, strict]), tenths
    )
    words = st.sampled_from(["-", "increase", "decrease", "unchanged"])
    return an_indicator(
        better=better,
        kind=draw(kind),
        baseline=draw(st.none() | st.builds(dict, value=tenths, year=years)),
        targets=draw(st.dictionaries(years, number | intervals | words, max_size=4)),
        outcomes=draw(series),
        breaks=draw(st.lists(years, max_size=1)),
    )


@dataclass(frozen=True)
class Change:
    """Numbers multiplied and moved: sign −1 turns the scale around."""

    sign: int = 1
    power: int = 0
    move: Decimal = Decimal(0)

    def __call__(self, value: Decimal) -> Decimal:
        return (self.sign * value).scaleb(self.power) + self.move


MIRRORED = {
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.LESS_THAN,
    Operator.LESS_THAN: Operator.MORE_THAN,
    Operator.INCREASE: Operator.DECREASE,
    Operator.DECREASE: Operator.INCREASE,
}


def changed(target: Target, change: Change) -> Mapping[str, object] | str:
    op = MIRRORED.get(target.op, target.op) if change.sign < 0 else target.op
    if not target.decided:
        return "-"
    if op.in_words:
        return op
    if target.op is Operator.BETWEEN:
        ends = sorted([change(target.low), change(target.high)])
        return {"op": op, "low": ends[0], "high": ends[1]}
    return {"op": op, "value": change(target.value)}


def rebuilt(indicator: Indicator, better: Better, change: Change) -> Indicator:
    """The same indicator with every number changed in the same way."""
    baseline = indicator.baseline
    return an_indicator(
        better=better,
        kind=indicator.kind,
        baseline=baseline and {"value": change(baseline.value), "year": baseline.year},
        targets={t.year: changed(t, change) for t in indicator.targets},
        outcomes={
            o.year: o.status if o.value is None else change(o.value) for o in indicator.outcomes
        },
        breaks=[a_break.year for a_break in indicator.breaks],
    )


def answers(indicator: Indicator, year: int) -> tuple[object, ...]:
    answer = assess(indicator, year, THE_RULES)
    return (
        answer.fulfilment,
        answer.reason,
        answer.verdict.share,
        answer.verdict.hold,
        answer.development,
        answer.pace,
    )


@given(indicator=indicators(), year=st.integers(2015, 2023))
def test_every_indicator_gets_an_answer_every_year(indicator: Indicator, year: int) -> None:
    answer = assess(indicator, year, THE_RULES)
    assert (answer.reason is None) is (answer.fulfilment is not Fulfilment.UNKNOWN)


@given(indicator=indicators(), year=years)
def test_turning_the_scale_around_changes_no_answer(indicator: Indicator, year: int) -> None:
    other = {Better.HIGHER: Better.LOWER, Better.LOWER: Better.HIGHER}[indicator.better]
    mirrored = rebuilt(indicator, other, Change(sign=-1))
    assert answers(mirrored, year) == answers(indicator, year)


@given(indicator=indicators(measured_kinds), year=years, power=st.integers(-3, 3))
def test_counting_in_another_unit_changes_no_answer(
    indicator: Indicator, year: int, power: int
) -> None:
    numbers = [target for target in indicator.targets if target.decided and not target.op.in_words]
    assume(indicator.baseline or numbers)
    finely_printed = rebuilt(indicator, indicator.better, Change(move=Decimal("0.0000")))
    scaled = rebuilt(finely_printed, indicator.better, Change(power=power))
    assert answers(scaled, year) == answers(finely_printed, year)


@given(indicator=indicators(measured_kinds), year=years, move=tenths)
def test_moving_the_whole_scale_changes_no_answer(
    indicator: Indicator, year: int, move: Decimal
) -> None:
    moved = rebuilt(indicator, indicator.better, Change(move=move))
    assert answers(moved, year) == answers(indicator, year)


@given(
    better=betters,
    baseline=st.none() | tenths,
    target=tenths,
    pair=st.tuples(tenths, tenths),
    strict=st.booleans(),
)
def test_a_better_outcome_never_gets_a_worse_light(
    *,
    better: Better,
    baseline: Decimal | None,
    target: Decimal,
    pair: tuple[Decimal, Decimal],
    strict: bool,
) -> None:
    op = {
        (Better.HIGHER, True): "more_than",
        (Better.LOWER, True): "less_than",
    }.get((better, strict), FLOOR_OR_CEILING[better])
    worse, good = sorted(pair, key=lambda value: better.sign * value)
    lights = [
        assess(
            an_indicator(
                better=better,
                baseline=baseline,
                targets={2018: {"op": op, "value": target}, 2020: target},
                outcomes={2018: outcome},
            ),
            2018,
            THE_RULES,
        ).fulfilment
        for outcome in (worse, good)
    ]
    assert ORDER.index(lights[0]) <= ORDER.index(lights[1])


@given(interval=intervals, off=tenths, baseline_off=st.none() | tenths)
def test_an_interval_is_as_strict_on_both_sides(
    interval: dict[str, Decimal], off: Decimal, baseline_off: Decimal | None
) -> None:
    middle = interval["low"] + interval["high"]

    def judged(sign: int) -> Fulfilment:
        at = None if baseline_off is None else (middle / 2 + sign * baseline_off)
        indicator = an_indicator(
            baseline=at, targets={2018: interval}, outcomes={2018: middle / 2 + sign * off}
        )
        return assess(indicator, 2018, THE_RULES).fulfilment

    assert judged(1) is judged(-1)


@given(indicator=indicators(), year=years)
def test_without_a_comparable_outcome_of_that_year_nothing_is_judged(
    indicator: Indicator, year: int
) -> None:
    outcome = indicator.outcome(year)
    assume(outcome is None or outcome.value is None)
    answer = assess(indicator, year, THE_RULES)
    assert answer.fulfilment is Fulfilment.UNKNOWN
    assert answer.development is Development.UNKNOWN
    assert answer.outlook is Outlook.UNKNOWN


def test_three_tenths_is_three_tenths_however_it_was_added_up() -> None:
    indicator = an_indicator(
        better="lower",
        baseline="0.5",
        targets={2018: "0.3"},
        outcomes={2018: Decimal("0.1") + Decimal("0.2")},
    )
    assert assess(indicator, 2018, THE_RULES).fulfilment is Fulfilment.MET
