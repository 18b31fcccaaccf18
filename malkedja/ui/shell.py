"""The frame around every page, and the script that Streamlit runs: menu, page, footer."""

import re

import streamlit as st

from malkedja import model, schema, store
from malkedja.ui import html, load, nav, parts


def show() -> None:
    """One run for one visitor: the page that the address names, in its frame."""
    try:
        data = load.data()
    except schema.BadData as bad:
        show_fault(bad)
    else:
        show_page(data)


def show_page(data: model.Data) -> None:
    """The chosen page between menu and footer, which stand even where the page stops early."""
    pages = nav.pages(data.plan.levels)
    chosen = st.navigation(list(pages.values()), position="hidden")
    here = next(name for name, page in pages.items() if page.url_path == chosen.url_path)
    titles = {name: page.title for name, page in pages.items()}
    year, bare = asked_year(), nav.BY_NAME[here].bare

    st.set_page_config(layout="wide")
    parts.tab(chosen.title)
    html.draw(
        "topbar",
        municipality=data.municipality.formal_name,
        menu=tuple((name, titles[name]) for name in nav.MENU),
        here=here,
        year=year,
        bare=bare,
    )
    content = st.container(key="page")
    foot = tuple((name, titles[name]) for name in nav.FOOT)
    html.draw("foot", menu=foot, here=here, year=year, bare=bare)
    with content:
        chosen.run()


def show_fault(bad: schema.BadData) -> None:
    """Every problem in the data folder, at whichever address was asked for."""
    st.navigation(list(nav.pages(()).values()), position="hidden")
    st.set_page_config(layout="wide")
    parts.tab("Datamappen kan inte läsas")
    html.draw("fault", folder=store.folder(), problems=[str(problem) for problem in bad.problems])


def asked_year() -> int | None:
    """The year in the address, for the menu to pass on; None unless it is four digits."""
    asked = st.query_params.get("ar", "")
    return int(asked) if re.fullmatch(r"[0-9]{4}", asked) else None


show()
