"""Målperioder: each period's goals, and how the earlier indicators might serve the new ones."""

import streamlit as st

from malkedja.ui import html, parts, periods, view

now = view.current()
trail, picker = parts.heading_row()
with picker:
    chosen = parts.choose("Målperiod", periods.names(now.data), "period")

if not chosen:
    st.title("Målperioder")
else:
    period = periods.of(now, chosen)
    with trail:
        html.draw("crumbs", view=now, path=(), here="Målperioder")
    st.title(period.plan.title)
    html.draw("period_head", period=period)

    if period.years:
        st.header("Hur det gick, år för år")
        html.draw("period_years", period=period)

    if period.goals:
        st.header("Målen")
        html.draw("period_goals", view=now, period=period)

    if period.plan.principles:
        st.header(period.plan.principles.name)
        html.draw("period_principles", principles=period.plan.principles)

    if period.pairs:
        st.header("Kravet förr och regeln nu")
        html.draw("period_rules", period=period)

    if period.links:
        st.header("Från tidigare indikatorer till nya mål")
        html.draw("period_mapping", view=now, period=period)
        parts.downloads(period.downloads)

        st.header("Det som saknas för att målen ska kunna följas upp")
        html.draw("period_gaps", view=now, period=period)

    if period.later:
        st.header("Senare utfall utan målvärde")
        html.draw("period_later", view=now, period=period)
