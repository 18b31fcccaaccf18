"""Ledningsgrupp: what changed since last time, the worst first, and the minutes of the meeting."""

import streamlit as st

from malkedja.ui import html, management, view

now = view.current()
meeting = management.current(now)

st.title(meeting.title)
html.draw("management", view=now, meeting=meeting)
