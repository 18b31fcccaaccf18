"""Översikt: how many goals are met, where, and what changed."""

import streamlit as st

from malkedja.ui import html, view

now = view.current()

st.title(now.headline)
html.draw("overview", view=now)

st.header(now.goals_title)
html.draw("goals", view=now)

if now.changed_pairs:
    st.header(now.changed_title)
    html.draw("changed", view=now)
