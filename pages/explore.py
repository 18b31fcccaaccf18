"""Utforska: any selection of indicators, seen as a table or as pictures, and taken along."""

import streamlit as st

from malkedja.ui import explore, html, parts, take_along, view

now = view.current()
shown = explore.current(now)

st.title(shown.headline)
html.draw("explore_head", view=now, shown=shown, unknown=explore.unknown(now))

if now.plan.ordered:
    filters, result = st.columns([1, 4], gap="medium")
    with filters:
        html.draw("explore_filters", shown=shown)
    with result:
        words, order, years = st.columns([4, 4, 3], vertical_alignment="bottom")
        with words:
            parts.search("Sök", "sok", "ranking, skola, brott, N00914")
        with order:
            parts.choose("Ordna efter", explore.ORDERS, "ordning", labelled=True)
        with years:
            parts.span("Bildernas år", explore.years(now), shown.span)
        if shown.chips or shown.selection.words:
            html.draw("explore_bar", shown=shown)
        explore.draw(shown)
        html.draw("explore_foot", view=now)

        st.header("Ta med dig")
        parts.downloads(take_along.downloads(shown))
        take_along.link(shown)
