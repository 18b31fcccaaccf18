"""Pröva bedömningen: the same year under other rules, in the address and saved nowhere."""

import streamlit as st

from malkedja.ui import html, trial, view

now = view.current()
tried = trial.current(now)

st.title(tried.title if tried else trial.TITLE)
html.draw("trial_rules", view=now, tried=tried)
if tried:
    trial.own_share(tried)
    html.draw("trial", view=now, tried=tried)
