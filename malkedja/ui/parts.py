"""Pieces that pages share: pickers whose choice lives in the address, by id."""

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from malkedja.model import Node, Plan
from malkedja.ui.catalogue import Download

LONGEST = 80  # characters of a search


def tab(name: str) -> None:
    """What the browser's tab and a bookmark call the page: all that it is about."""
    st.set_page_config(page_title=f"{name} · Målkedja")


def choose(
    label: str,
    names: Mapping[str, str],
    key: str,
    *,
    first: str | None = None,
    labelled: bool = False,
) -> str | None:
    """A picker whose choice is in the address: a saved link survives a new name.

    Without an id in the address ``first`` is shown, or the first of all; an unknown one is said
    to be so, with a way on, and gives none.
    """
    if not names:
        st.info(f"Det finns inget att visa under {label} i den här datamappen.")
        return None
    asked = st.query_params.get(key, first or next(iter(names)))
    if asked not in names:
        st.warning(f"{label} ”{_plain(asked[:40])}” finns inte. Välj i listan nedan.")
    chosen = asked if asked in names else None
    ids = list(names)
    widget = f"{key}:{chosen}"

    def remember() -> None:
        st.query_params[key] = st.session_state[widget]

    st.selectbox(
        label,
        ids,
        ids.index(chosen) if chosen else None,
        format_func=lambda id_: names.get(id_, id_),
        key=widget,
        on_change=remember,
        label_visibility="visible" if labelled else "collapsed",
        placeholder=f"Välj {label.lower()}",
    )
    return chosen


def search(label: str, key: str, example: str) -> None:
    """A field for words, which go to the address."""
    asked = st.query_params.get(key, "")[:LONGEST]
    widget = f"{key}:{asked}"

    def remember() -> None:
        written = st.session_state[widget].strip()
        st.query_params.update({key: written} if written else {})
        if not written:
            st.query_params.pop(key, None)

    st.text_input(
        label, asked, LONGEST, key=widget, on_change=remember, placeholder=f"Till exempel {example}"
    )


def span(label: str, years: Sequence[int], chosen: tuple[int, int]) -> None:
    """A first and a last year, which go to the address; nothing where there is no choice."""
    if len(set(years)) <= 1:
        return
    widget = f"{label}:{chosen}"

    def remember() -> None:
        first, last = st.session_state[widget]
        st.query_params.update({"fran": str(first), "till": str(last)})

    st.select_slider(label, years, chosen, key=widget, on_change=remember)


def _plain(text: str) -> str:
    """A text from the address that Streamlit's Markdown shows as it is."""
    return re.sub(r"([^\w\s]|_)", r"\\\1", text)


def heading_row() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room above a title: for the way here, and for a picker."""
    trail, picker = st.columns([3, 2], vertical_alignment="center")
    return trail, picker


def choose_many(label: str, names: Mapping[str, str], key: str) -> tuple[str, ...]:
    """Buttons to switch on and off; what is on is in the address, by id and in fixed order."""
    if not names:
        return ()
    asked = st.query_params.get(key, "").split(",")
    chosen = [id_ for id_ in names if id_ in asked]
    widget = f"{key}:{','.join(chosen)}:{','.join(names)}"

    def remember() -> None:
        st.query_params[key] = ",".join(id_ for id_ in names if id_ in st.session_state[widget])

    st.pills(
        label,
        list(names),
        selection_mode="multi",
        default=chosen,
        format_func=lambda id_: names.get(id_, id_),
        key=widget,
        on_change=remember,
    )
    return tuple(chosen)


def top_level(plan: Plan) -> str:
    """What the municipality calls the top of its chain."""
    return plan.levels[0].name if plan.levels else "Område"


def node_names(plan: Plan) -> dict[str, str]:
    """The top nodes of the plan, for a picker."""
    return {node.id: node_title(plan, node) for node in plan.nodes}


def every_node(plan: Plan) -> dict[str, str]:
    """Every node of the plan, each before those below it, for a picker."""
    return {node.id: node_title(plan, node) for node in plan.walk()}


def node_title(plan: Plan, node: Node) -> str:
    """A node by the name of its level, its number and its own name."""
    return f"{plan.level(node.level).name} {node.number}: {node.name}"


def indicator_names(plan: Plan) -> dict[str, str]:
    """The indicators in the order of the decision, for a picker."""
    return {i.id: f"{i.number} {i.name}" for i in plan.ordered}


def downloads(files: Iterable[Download]) -> None:
    """One button for each table to take along."""
    with st.container(horizontal=True):
        for file in files:
            st.download_button(file.text, file.content, file.name, file.mime, on_click="ignore")
