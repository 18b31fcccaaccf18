"""Which way it went since the decided baseline: the case table, and what holds for all numbers."""

from decimal import Decimal

import pytest
from builders import THE_RULES, an_indicator
from cases_loader import Case, cases, read
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import Development
from malkedja.assessment.since_baseline import since_baseline

NUMBERS = st.integers(-1000, 1000).map(Decimal)
MIRRORED = {
    Development.IMPROVED: Development.WORSENED,
    Development.WORSENED: Development.IMPROVED,
    Development.UNCHANGED: Development.UNCHANGED,
}


@pytest.mark.parametrize("case", cases("since_baseline"))
def test_since_baseline(case: Case) -> None:
    facts = {key: value for key, value in case.items() if key not in {"name", "expect"}}
    assert since_baseline(an_indicator(**facts), 2019, THE_RULES) == case["expect"]


def test_every_answer_has_a_case() -> None:
    assert {case["expect"] for case in read("since_baseline")} == set(Development)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_other_direction_gives_the_other_answer(
    baseline: Decimal, target: Decimal, outcome: Decimal
) -> None:
    facts = {"baseline": baseline, "targets": {2019: target}, "outcomes": {2019: outcome}}
    higher = since_baseline(an_indicator(**facts), 2019, THE_RULES)
    lower = since_baseline(an_indicator(**facts, better="lower"), 2019, THE_RULES)
    assert lower is MIRRORED[higher]
