"""Pictures beside each other: the same years, the same size, each with an axis of its own."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from builders import THE_RULES, an_indicator
from hypothesis import given
from hypothesis import strategies as st

from malkedja.assessment import Assessment, assess
from malkedja.charts import panel, theme
from malkedja.charts.panel import Ends, Frame
from malkedja.model import Indicator

FRAME = Frame(260, 104, 2014, 2022, 2019)
SPARK = Frame(132, 34, 2014, 2022, 2019)
RISING = an_indicator(
    baseline=10, targets={2018: 20, 2019: 30}, outcomes={2016: 5, 2018: 15, 2019: 40}
)
RANK = an_indicator(
    kind="rank", better="lower", baseline=100, targets={2019: 80}, outcomes={2019: 120}
)


def history(indicator: Indicator) -> tuple[Assessment, ...]:
    return tuple(assess(indicator, t.year, THE_RULES) for t in indicator.targets)


def drawn(indicator: Indicator, frame: Frame) -> Element:
    picture = panel.panel(indicator, history(indicator), theme.LIGHT, frame)
    return fromstring(picture)  # noqa: S314 - our own picture


def ring(root: Element) -> tuple[float, float]:
    (found,) = (e for e in root.iter() if e.get("r") == "3")
    return float(found.attrib["cx"]), float(found.attrib["cy"])


def test_the_same_year_is_at_the_same_place_in_every_picture() -> None:
    later = an_indicator(baseline=7, targets={2019: 9}, outcomes={2020: 8, 2021: 9})
    assert ring(drawn(RISING, FRAME))[0] == ring(drawn(later, FRAME))[0]


def test_the_axis_ends_at_the_lowest_and_highest_value_shown() -> None:
    assert panel.ends(RISING, history(RISING), FRAME) == Ends("40", "5", 5.0, 99.0)
    assert panel.ends(RISING, history(RISING), Frame(260, 104, 2017, 2018, 2018)) == Ends(
        "20", "10", 5.0, 99.0
    )


def test_a_rank_has_the_best_place_at_the_top() -> None:
    assert panel.ends(RANK, history(RANK), FRAME) == Ends("80", "120", 5.0, 99.0)


def test_one_value_alone_is_named_once() -> None:
    alone = an_indicator(baseline=7, targets={2019: "-"})
    assert panel.ends(alone, history(alone), FRAME) == Ends("7", "", 52.0, 99.0)


def test_years_without_values_give_an_empty_picture_and_no_axis() -> None:
    early = Frame(260, 104, 2000, 2005, 2003)
    assert list(drawn(RISING, early)) == []
    assert panel.ends(RISING, history(RISING), early) is None


def test_a_tall_picture_has_lines_to_read_by_and_a_low_one_has_not() -> None:
    def dashed(frame: Frame) -> int:
        return sum(e.get("stroke-dasharray") == "2 3" for e in drawn(RISING, frame).iter())

    assert (dashed(FRAME), dashed(SPARK)) == (1, 0)


@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=6),
    st.integers(2008, 2018),
    st.integers(0, 12),
)
def test_nothing_is_drawn_outside_the_picture(values: list[int], first: int, more: int) -> None:
    indicator = an_indicator(
        baseline=0, targets={2018: 3, 2020: 9}, outcomes=dict(enumerate(values, 2014))
    )
    frame = Frame(260, 104, first, first + more, 2018)
    for element in drawn(indicator, frame).iter():
        for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", element.get("d", "")):
            x, y = map(float, pair)
            assert -7 <= x <= frame.width + 7
            assert -7 <= y <= frame.height + 7


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_a_picture_has_the_colours_of_its_theme(look: theme.Theme) -> None:
    picture = panel.panel(RISING, history(RISING), look, FRAME)
    used = set(re.findall(r"#[0-9A-F]{6}", picture))
    assert used <= {getattr(look, n) for n in look.__dataclass_fields__ if n != "name"}
