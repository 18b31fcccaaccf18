"""Styrkort: one node of the chain on one sheet of paper, with room for the analysis."""

import streamlit as st

from malkedja.ui import html, parts, scorecard, view

now = view.current()
trail, picker = parts.heading_row()
with picker:
    chosen = parts.choose("Styrkort för", parts.every_node(now.plan), "nod")

if chosen:
    card = scorecard.of(now, chosen)
    with trail:
        html.draw("crumbs", view=now, path=(), here=card.kicker)
    parts.tab(f"Styrkort {card.title}")
    st.title(card.title)
    html.draw("scorecard_sheet", view=now, card=card)
