"""Figures over several years: means within a period and before it, and yearly changes."""

from decimal import Decimal

import pytest
from builders import THE_RULES, an_indicator, an_outcome

from malkedja import assessment, model


def outcomes(**values: object) -> tuple[model.Outcome, ...]:
    return tuple(an_outcome(int(y[1:]), v) for y, v in values.items())


def test_a_running_mean_starts_with_the_period() -> None:
    known = outcomes(y2020=9, y2021=1, y2022="not_found", y2023=4)
    means = assessment.running_means(known, (2021, 2022, 2023, 2024))
    assert [(mean.years, mean.value) for mean in means] == [
        ((2021,), Decimal(1)),
        ((2021, 2023), Decimal("2.5")),
    ]


def test_a_figure_of_another_method_is_in_no_mean() -> None:
    known = outcomes(y2020={"value": 9, "comparable": False}, y2021=1)
    assert [mean.value for mean in assessment.running_means(known, (2020, 2021))] == [1]


@pytest.mark.parametrize(("length", "expected"), [(1, 3), (2, 2), (3, None), (0, None)])
def test_the_mean_before_a_year_has_just_as_many_figures(length: int, expected: int | None) -> None:
    mean = assessment.mean_before(outcomes(y2019=1, y2020=3, y2021=99), 2021, length)
    assert (mean.value if mean else None) == expected


def test_a_yearly_change_has_a_figure_from_the_very_year_before() -> None:
    indicator = an_indicator(
        baseline={"value": 5, "year": 2015}, outcomes={2016: 6, 2018: 10, 2019: 12, 2020: 11}
    )
    changes = assessment.yearly_changes(indicator, THE_RULES)
    assert [(a.year, a.change) for a in changes] == [(2019, 2), (2020, -1)]


def test_the_first_figure_of_all_has_nothing_to_change_from() -> None:
    changes = assessment.yearly_changes(an_indicator(outcomes={2019: 12, 2020: 11}), THE_RULES)
    assert [(a.year, a.change) for a in changes] == [(2020, -1)]
