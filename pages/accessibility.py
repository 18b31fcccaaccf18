"""Tillgänglighet: the statement that the law asks of every public website."""

import streamlit as st

from malkedja.ui import html, view

now = view.current()

st.title("Tillgänglighetsredogörelse")
html.draw("accessibility", view=now, statement=now.data.statement)
