"""Start here: ``streamlit run app.py``, or ``uvicorn app:app``. The frame itself is shell.py."""

from pathlib import Path

import streamlit as st

from malkedja.ui import asgi, prepare

ROOT = Path(__file__).resolve().parent
asgi.anchor(ROOT)

app = st.App(
    ROOT / "malkedja" / "ui" / "shell.py",
    routes=asgi.ROUTES,
    middleware=asgi.MIDDLEWARE,
    lifespan=prepare.at_start,
    on_script_error=asgi.apologise,
)
