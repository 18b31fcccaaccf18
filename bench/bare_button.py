"""The least that Streamlit can do with a click."""

import time

import streamlit as st

st.button("Tryck")
st.write(f"hej {time.time_ns()}")
