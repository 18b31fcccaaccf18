"""Shows the series chart: each specification is built once and kept."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from malkedja import words
from malkedja.assessment import Assessment
from malkedja.charts import series as picture
from malkedja.charts import theme
from malkedja.model import Comparison, Group, Indicator
from malkedja.ui import html
from malkedja.ui.one import One


def series(one: One, groups: Sequence[str]) -> None:
    """The indicator's series against its targets, with what it shows in words beneath."""
    chosen = one.chosen(groups)
    figures = one.compared(groups)
    own = one.view.data.municipality.name
    spec = _spec(one.indicator, one.history, html.look(), figures, chosen, own)
    text = words.indicator.twin(one.indicator, one.history, figures, chosen)
    if spec is not None:
        st.vega_lite_chart(spec=spec, width="stretch", theme=None, alt=text)
    html.draw("twin", text=text, note=picture.axis_note(one.indicator, one.history, figures))


@lru_cache(maxsize=1024)
def _spec(
    indicator: Indicator,
    assessments: tuple[Assessment, ...],
    look: theme.Theme,
    comparisons: tuple[Comparison, ...],
    groups: tuple[Group, ...],
    own: str,
) -> dict[str, Any] | None:
    return picture.spec(indicator, assessments, look, comparisons, groups, own=own)
