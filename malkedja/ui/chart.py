"""Shows the series chart: each specification is built once and kept."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import streamlit as st

from malkedja import words
from malkedja.assessment import Assessment
from malkedja.charts import series as picture
from malkedja.charts import theme
from malkedja.model import Comparison, Group, Indicator
from malkedja.ui import html
from malkedja.ui.one import One


class Beside(NamedTuple):
    """Whose line it is, and the figures of the groups to draw beside it."""

    own: str
    figures: tuple[Comparison, ...]
    groups: tuple[Group, ...]


def series(one: One, groups: Sequence[str]) -> None:
    """The indicator's series against its targets, with what it shows in words beneath."""
    beside = Beside(one.view.data.municipality.name, one.compared(groups), one.chosen(groups))
    spec = _spec(one.indicator, one.history, html.look(), beside)
    text = words.indicator.twin(one.indicator, one.history, beside.figures, beside.groups)
    if spec is not None:
        st.vega_lite_chart(spec=spec, width="stretch", theme=None, alt=text)
    html.draw("twin", text=text, note=picture.axis_note(one.indicator, one.history, beside.figures))


@lru_cache(maxsize=1024)
def _spec(
    indicator: Indicator, assessments: tuple[Assessment, ...], look: theme.Theme, beside: Beside
) -> dict[str, Any] | None:
    return picture.spec(indicator, assessments, look, beside.figures, beside.groups, own=beside.own)


def prepare(
    indicator: Indicator, assessments: tuple[Assessment, ...], look: theme.Theme, own: str
) -> None:
    """Build a chart without comparisons before anybody asks for it."""
    _spec(indicator, assessments, look, Beside(own, (), ()))
