"""Metod: how status, development, outlook and roll-up are judged, with examples."""

import streamlit as st

from malkedja.ui import examples, html, view

now = view.current()

st.title("Så bedöms målen")
html.draw("method", view=now)

st.header("Exempel")
html.draw("examples", chapters=examples.chapters())
