"""Är målet rimligt?: the case table, and what holds for every target and every neighbour."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import an_indicator
from cases_loader import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import reasonable
from malkedja.assessment.reasonable import Hindrance, Way
from malkedja.model import Better, Indicator, Kpi, Measure, Threshold

MINIMUM = Threshold(Decimal(2), "Minst två.", "produktens regel")
KPI = Kpi("N1", "Nyckeltal")
KPIS = {
    "same": KPI,
    "related": replace(KPI, measure=Measure.RELATED, unit="procent", better=Better.HIGHER),
    "none": None,
}

values = st.decimals(-50, 50, places=1)
series = st.dictionaries(st.integers(2000, 2009), values, max_size=10)
countries = st.dictionaries(st.sampled_from("abcdefgh"), series, max_size=8)


def others_of(case: Case) -> dict[str, dict[int, Decimal]]:
    return {m: {y: Decimal(v) for y, v in own.items()} for m, own in case["others"].items()}


def subject(case: Case) -> Indicator:
    said = {k: case[k] for k in ("kind", "better", "baseline", "targets", "breaks") if k in case}
    return an_indicator(**said, kpi=KPIS[case.get("kpi", "same")])


def asked(change: Decimal, years: int = 3, baseline: Decimal = Decimal(0)) -> Way:
    return Way(baseline, change, years)


@pytest.mark.parametrize("case", cases("reasonable"))
def test_the_count_is_what_the_case_says(case: Case) -> None:
    indicator = subject(case)
    way = reasonable.way(indicator)
    counted = reasonable.precedent(indicator, way, others_of(case)) if way else None
    if "stood" in case:
        assert counted is not None
        assert (counted.stood, counted.made, counted.windows) == (
            case["stood"],
            case["made"],
            case["windows"],
        )
    expected = Hindrance(case["hindrance"]) if "hindrance" in case else None
    assert reasonable.hindrance(indicator, counted, MINIMUM) is expected


def test_what_was_counted_for_another_target_is_no_answer() -> None:
    indicator = an_indicator(baseline=60, targets={2020: 66}, kpi=KPI)
    others = {m: {2010: Decimal(60), 2013: Decimal(66)} for m in "ab"}
    way = reasonable.way(indicator)
    assert way is not None
    counted = reasonable.precedent(indicator, way, others)
    assert counted is not None
    assert reasonable.hindrance(indicator, counted, MINIMUM) is None
    for other in ("baseline", "change", "years"):
        stale = replace(counted, **{other: getattr(counted, other) + 1})
        assert reasonable.hindrance(indicator, stale, MINIMUM) is Hindrance.NOT_COUNTED


def test_a_count_tells_which_years_its_figures_span_and_what_it_was_asked() -> None:
    indicator = an_indicator("skola", baseline="57.5", targets={2018: 75, 2020: 80}, kpi=KPI)
    way = reasonable.way(indicator)
    assert way == Way(Decimal("57.5"), Decimal("22.5"), 3)
    others = {"a": {1998: Decimal(1)}, "b": {2022: Decimal(1)}}
    counted = reasonable.precedent(indicator, way, others)
    assert counted is not None
    assert (counted.indicator, counted.first, counted.last) == ("skola", 1998, 2022)
    assert (counted.baseline, counted.change, counted.years) == (way.baseline, way.change, 3)


def test_figures_that_span_exactly_the_years_asked_for_can_be_counted() -> None:
    indicator = an_indicator(baseline=60, targets={2020: 66}, kpi=KPI)
    counted = reasonable.precedent(indicator, asked(Decimal(6)), {"a": {2010: Decimal(1)}})
    assert counted is None
    counted = reasonable.precedent(
        indicator, asked(Decimal(6)), {"a": {2010: Decimal(1)}, "b": {2013: Decimal(1)}}
    )
    assert counted is not None
    assert counted.windows == 0


def test_a_window_tells_who_when_and_how_much_better_it_became() -> None:
    indicator = an_indicator(better="lower", baseline=10, targets={2020: 8}, kpi=KPI)
    way = reasonable.way(indicator)
    assert way is not None
    others = {"a": {2013: Decimal(9), 2010: Decimal(12)}}
    (window,) = reasonable.windows(indicator, way, others)
    assert (window.municipality, window.year) == ("a", 2010)
    assert (window.start, window.end, window.change) == (12, 9, 3)


@given(countries, st.decimals("0.1", 40, places=1), st.decimals("0.1", 40, places=1))
def test_a_harder_target_never_has_more_makers(
    others: Mapping[str, Mapping[int, Decimal]], change: Decimal, more: Decimal
) -> None:
    indicator = an_indicator()
    easier = reasonable.precedent(indicator, asked(change), others)
    harder = reasonable.precedent(indicator, asked(change + more), others)
    assert (easier is None) == (harder is None)
    if easier is not None and harder is not None:
        assert harder.made <= easier.made
        assert harder.stood == easier.stood


@given(countries, st.decimals("0.1", 40, places=1), values)
def test_turning_the_scale_around_changes_nothing(
    others: Mapping[str, Mapping[int, Decimal]], change: Decimal, baseline: Decimal
) -> None:
    mirrored = {m: {y: -v for y, v in own.items()} for m, own in others.items()}
    up = reasonable.precedent(an_indicator(), asked(change, 3, baseline), others)
    down = reasonable.precedent(an_indicator(better="lower"), asked(change, 3, -baseline), mirrored)
    assert (up is None) == (down is None)
    if up is not None and down is not None:
        assert (up.stood, up.made, up.windows) == (down.stood, down.made, down.windows)


@given(countries, st.randoms(), st.decimals("0.1", 40, places=1))
def test_the_order_of_municipalities_and_years_is_nothing(
    others: Mapping[str, Mapping[int, Decimal]], random: object, change: Decimal
) -> None:
    shuffled = list(others)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a Random
    turned = {m: dict(reversed(list(others[m].items()))) for m in shuffled}
    indicator = an_indicator()
    assert reasonable.precedent(indicator, asked(change), others) == reasonable.precedent(
        indicator, asked(change), turned
    )


@given(countries, st.decimals("0.1", 40, places=1), values)
def test_the_count_is_never_more_than_those_who_stood_there(
    others: Mapping[str, Mapping[int, Decimal]], change: Decimal, baseline: Decimal
) -> None:
    counted = reasonable.precedent(an_indicator(), asked(change, 2, baseline), others)
    if counted is not None:
        assert 0 <= counted.made <= counted.stood <= min(counted.windows, len(others))


@given(countries, st.decimals("0.1", 40, places=1), values, st.decimals(0, 20, places=1))
def test_the_worse_off_one_stands_the_fewer_have_stood_there(
    others: Mapping[str, Mapping[int, Decimal]], change: Decimal, baseline: Decimal, worse: Decimal
) -> None:
    here = reasonable.precedent(an_indicator(), asked(change, 2, baseline), others)
    there = reasonable.precedent(an_indicator(), asked(change, 2, baseline - worse), others)
    if here is not None and there is not None:
        assert there.stood <= here.stood
        assert there.made <= here.made
