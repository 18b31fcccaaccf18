"""Granska målen: what in the goal document itself will make it hard to follow up, and where."""

import streamlit as st

from malkedja.ui import goal_check, html, parts, view

now = view.current()
review = goal_check.of(now)

st.title(review.headline)
html.draw("lint_head", review=review)

by_rule, by_node = st.columns(2)
with by_rule:
    rule = parts.choose("Regel", review.rule_names, "regel")
with by_node:
    node = parts.choose("Plats i målkedjan", review.node_names, "nod")

if rule and node:
    html.draw("lint_findings", view=now, groups=review.groups(rule, node))
    parts.downloads(review.downloads)

    st.header("SMART, indikator för indikator")
    html.draw("lint_smart", view=now, review=review, smarts=review.smart_below(node))
