"""What the first visitor should not wait for: read the data and build the charts at start.

Imported with the app, so that every library is loaded before the first thread runs: two threads
that import the same library at once can each see half of it.
"""

import importlib
import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from malkedja.charts import theme
from malkedja.schema import BadData
from malkedja.ui import chart, load
from malkedja.ui.view import View

LOG = logging.getLogger("malkedja")
LIBRARIES = ("duckdb", "numpy", "pandas", "pyarrow", "vl_convert", "xlsxwriter")
REST = 9  # times as long as a chart took: visitors who are already here go first

for library in LIBRARIES:
    importlib.import_module(library)


@asynccontextmanager
async def at_start(_app: st.App) -> AsyncIterator[None]:
    """Prepare in the background while the server is already answering."""
    threading.Thread(target=prepare, name="prepare", daemon=True).start()
    yield


def prepare() -> None:
    """Build every indicator's chart in both appearances; a broken folder is left to its page."""
    try:
        data = load.data()
    except BadData:
        LOG.warning("Datamappen har fel: python -m malkedja check visar dem")
        return
    view = View(data, data.plan.latest_year or 0)
    for look in (theme.LIGHT, theme.DARK):
        for indicator in view.plan.ordered:
            began = time.perf_counter()
            chart.prepare(indicator, view.history(indicator), look, data.municipality.name)
            time.sleep(REST * (time.perf_counter() - began))
