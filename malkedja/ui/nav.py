"""The pages by name: file, title and address. The titles of the chain's levels are data."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from malkedja import model

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class Entry:
    """One page: its name in code, its address, and its title where that is not data.

    One that is ``bare`` fills the window: menu and footer are there, but hidden.
    """

    name: str
    address: str
    title: str = ""
    bare: bool = False

    @property
    def file(self) -> Path:
        """The page's own file."""
        return FOLDER / f"{self.name}.py"


ENTRIES = (
    Entry("overview", "", "Översikt"),
    Entry("area", "omrade"),
    Entry("indicator", "indikator", "Indikatorer"),
    Entry("compare", "jamfor", "Jämför"),
    Entry("management", "ledningsgrupp", "Ledningsgrupp"),
    Entry("slides", "presentation", "Presentation", bare=True),
    Entry("explore", "utforska", "Utforska"),
    Entry("chain", "malkedja", "Målkedjan"),
    Entry("scorecard", "styrkort", "Styrkort"),
    Entry("periods", "malperioder", "Målperioder"),
    Entry("goal_check", "malkontroll", "Granska målen"),
    Entry("method", "metod", "Metod"),
    Entry("trial", "prova", "Pröva bedömningen"),
    Entry("sources", "kallor", "Källor"),
    Entry("accessibility", "tillganglighet", "Tillgänglighet"),
)
BY_NAME = {entry.name: entry for entry in ENTRIES}
MENU = (
    "overview",
    "area",
    "indicator",
    "explore",
    "chain",
    "management",
    "slides",
    "method",
)
FOOT = (
    "compare",
    "scorecard",
    "periods",
    "goal_check",
    "method",
    "trial",
    "sources",
    "accessibility",
)


def title(entry: Entry, levels: Sequence[model.Level]) -> str:
    """What the menu calls a page; a page without a title of its own shows the top level."""
    return entry.title or (levels[0].plural if levels else "")


def pages(levels: Sequence[model.Level]) -> dict[str, st.Page]:
    """Streamlit's pages by name, every address registered, in the menu or not."""
    return {entry.name: copy(_page(entry, title(entry, levels))) for entry in ENTRIES}


@cache
def _page(entry: Entry, called: str) -> st.Page:
    """A page to be copied: looking for its file takes time, and each run marks its own."""
    return st.Page(
        entry.file,
        title=called or None,
        url_path=entry.address or None,
        default=not entry.address,
    )


def file(name: str) -> str:
    """A page's file as ``st.page_link`` and ``st.switch_page`` want it."""
    return str(BY_NAME[name].file)


def address(name: str, **query: str | int | Sequence[str] | None) -> str:
    """A link to a page, for HTML: relative, so that it holds below any base address.

    What is None is left out, and each of several ids is a key of its own. Followed without a
    reload (see chrome.js).
    """
    chosen = {key: value for key, value in query.items() if value is not None}
    path = f"./{BY_NAME[name].address}"
    return f"{path}?{urlencode(chosen, doseq=True)}" if chosen else path
