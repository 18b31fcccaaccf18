"""One indicator: the series against its targets, why it is judged so, and where it is from."""

import streamlit as st

from malkedja.ui import chart, html, one, parts, view

now = view.current()
trail, picker = parts.heading_row()
with picker:
    chosen = parts.choose("Indikator", parts.indicator_names(now.plan), "indikator")

if chosen:
    shown = one.of(now, chosen)
    with trail:
        html.draw("crumbs", **shown.trail)
    parts.tab(shown.name)
    st.title(shown.finding)
    html.draw("indicator_name", view=now, one=shown)
    picture, side = st.columns([2, 1], gap="medium")
    with picture:
        groups = parts.choose_many("Jämför med", shown.group_names, "jamfor")
        chart.series(shown, groups)
        html.draw("indicator_table", one=shown, groups=groups)
    with side:
        html.draw("indicator_side", view=now, one=shown)
    html.draw("indicator_foot", view=now, one=shown)
else:
    st.title("Indikatorer")
