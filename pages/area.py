"""One top node of the chain: its scorecard, fit for one sheet of paper."""

import streamlit as st

from malkedja.ui import html, nav, parts, view

now = view.current()
trail, picker = parts.heading_row()
with picker:
    chosen = parts.choose(parts.top_level(now.plan), parts.node_names(now.plan), "omrade")

if chosen:
    node = now.find(chosen)
    with trail:
        html.draw("crumbs", **now.trail(chosen))
    parts.tab(node.node.name)
    st.title(node.node.name)
    html.draw("area_head", view=now, node=node)
    html.draw("scorecard", view=now, goals=view.sections_of(node))
    html.draw("area_foot", view=now, node=node, steps=now.beside(chosen))
else:
    st.title(nav.title(nav.BY_NAME["area"], now.plan.levels))
