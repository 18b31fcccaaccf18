"""Målkedjan: from the vision down to a figure, and from a figure up to why it is measured."""

import streamlit as st

from malkedja.ui import chain, html, view

now = view.current()
shown = chain.current(now)

st.title(now.chain_title)
html.draw("chain", view=now, chain=shown)
