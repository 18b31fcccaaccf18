"""Jämför: one indicator beside others, among all municipalities, and whether its target is fair."""

import streamlit as st

from malkedja.ui import compare, html, parts, reasonable, view

now = view.current()
trail, picker = parts.heading_row()
with picker:
    shown = compare.current(now)

if not shown:
    st.title("Jämför")
    html.draw("compare_lost", view=now)
else:
    with trail:
        html.draw("crumbs", view=now, path=(), here="Jämför")
    st.title(shown.title)
    html.draw("compare_head", view=now, shown=shown)
    with st.container(key="compared"):
        compare.choose_others(shown)
        compare.show(shown.pictures)
        html.draw("compare_facts", shown=shown)
        compare.show_everyone(shown)

    if shown.indicator:
        st.header("Är målet rimligt?")
        html.draw("compare_reasonable", one=reasonable.of(now, shown.indicator))

    st.header("Fler kommuner och nyckeltal")
    found = compare.search_key_figures()
    html.draw("compare_more", shown=shown, found=found, **compare.searched())
