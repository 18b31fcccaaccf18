"""Källor: where every figure is from, what is missing, and all of it to take along."""

import streamlit as st

from malkedja.ui import catalogue, html, parts, view

now = view.current()

st.title("Källor och data")
html.draw("sources_head", view=now)

st.header("Ladda ned")
parts.downloads(catalogue.downloads(now))

st.header("Det som saknas")
html.draw("missing", view=now, missing=catalogue.missing(now))

st.header("Källor")
html.draw("sources", view=now, sources=catalogue.sources(now))

st.header("Jämförelsesiffror")
html.draw("groups", groups=now.data.municipality.groups)

st.header("Filer")
html.draw("files", files=catalogue.files(now))
