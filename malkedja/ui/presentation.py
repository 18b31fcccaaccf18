"""The projector in front of the council: which run the address asks for, and what it takes along.

Nothing is kept between runs of the script: the slide that is shown is known to the browser alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from malkedja import schema
from malkedja.charts.theme import Theme
from malkedja.exports import deck as drawn
from malkedja.exports.deck import Group, One
from malkedja.model import Data
from malkedja.slides import Choice, Deck, Ground, deck
from malkedja.ui import html, load, nav

FILES = {"bilder.html": "text/html", "bilder.pdf": "application/pdf"}
Query = dict[str, str | int | None]


def show() -> None:
    """All slides of the run that the address names; the browser shows one of them at a time."""
    data = load.data()
    asked = {key: ",".join(st.query_params.get_all(key)) for key in st.query_params}
    year, choice = _year(data, asked), _choice(data, asked)
    html.show(_markup(data, year, choice, html.look()))


def file(request: Request) -> Response:
    """The run as a file: HTML or PDF by the address's own name."""
    name = request.url.path.rpartition("/")[2]
    try:
        data = load.data()
    except schema.BadData:
        return PlainTextResponse("Datamappen kan inte läsas, så det finns inga bilder.", 503)
    asked = {key: ",".join(request.query_params.getlist(key)) for key in request.query_params}
    run = _deck(data, _year(data, asked), _choice(data, asked))
    content = drawn.pdf(run) if name.endswith(".pdf") else drawn.html_file(run)
    saved = f"mal-{run.year or 'bilder'}{'-lang' if run.choice.long else ''}.{name.split('.')[1]}"
    headers = {"content-disposition": f'attachment; filename="{saved}"'}
    return Response(content, media_type=FILES[name], headers=headers)


ROUTES = [Route(f"/{name}", file) for name in FILES]


def _year(data: Data, asked: Mapping[str, str]) -> int:
    year = asked.get("ar", "")
    return int(year) if year in map(str, data.plan.years) else data.plan.latest_year or 0


def _choice(data: Data, asked: Mapping[str, str]) -> Choice:
    """What the address asks for; areas that do not exist are left out."""
    wanted = asked.get("urval", "").split(",")
    return Choice(
        long=asked.get("langd") == "lang",
        areas=tuple(node.id for node in data.plan.nodes if node.id in wanted),
        only_changed=asked.get("endast") == "forandrat",
        compared=asked.get("jamfor") == "1",
    )


@lru_cache(maxsize=32)
def _deck(data: Data, year: int, choice: Choice) -> Deck:
    compared = load.comparisons() if choice.compared else None
    figures = {i.id: compared.of(i.id) for i in data.plan.ordered} if compared else {}
    return deck(Ground(data, year, choice, figures))


@lru_cache(maxsize=64)
def _markup(data: Data, year: int, choice: Choice, look: Theme) -> str:
    query = _query(year, choice)
    around = drawn.Drawn(
        key=urlencode({key: value for key, value in query.items() if value is not None}),
        groups=_groups(data, year, choice),
        files=tuple(
            (label, f"./{name}?{nav.address('slides', **query).partition('?')[2]}")
            for label, name in (
                ("En fil för webbläsaren (HTML)", "bilder.html"),
                ("PDF", "bilder.pdf"),
            )
        ),
        leave=nav.address("overview", ar=year or None),
    )
    return drawn.markup(_deck(data, year, choice), look, around)


def _query(year: int, choice: Choice) -> Query:
    """The run as it stands in the address."""
    return {
        "ar": year or None,
        "langd": "lang" if choice.long else None,
        "urval": ",".join(choice.areas) or None,
        "endast": "forandrat" if choice.only_changed else None,
        "jamfor": "1" if choice.compared else None,
    }


def _groups(data: Data, year: int, choice: Choice) -> tuple[Group, ...]:
    """Every choice as a link to the run that it would give."""

    def to(name: str, other: Choice, at: int = year) -> One:
        address = nav.address("slides", **_query(at, other))
        return One(name, address, (at, other) == (year, choice))

    top = data.plan.levels[0].plural if data.plan.levels else "Områden"
    return (
        Group("År", tuple(to(str(y), choice, y) for y in data.plan.years)),
        Group(
            "Längd",
            (
                to("Kort", replace(choice, long=False)),
                to("Lång, med varje indikator", replace(choice, long=True)),
            ),
        ),
        Group(top, (to("Alla", replace(choice, areas=())), *_areas(data, year, choice))),
        Group(
            "Urval",
            (
                to("Allt", replace(choice, only_changed=False)),
                to("Bara rött och ändrat", replace(choice, only_changed=True)),
            ),
        ),
        Group(
            "Jämförelse",
            (
                to("Utan", replace(choice, compared=False)),
                to("Med andra kommuner", replace(choice, compared=True)),
            ),
        ),
    )


def _areas(data: Data, year: int, choice: Choice) -> Iterator[One]:
    """Each area, to be taken in or left out."""
    for node in data.plan.nodes:
        ids = [n.id for n in data.plan.nodes if (n.id in choice.areas) is not (n is node)]
        other = _query(year, replace(choice, areas=tuple(ids)))
        name = f"{node.number} {node.name}"
        yield One(name, nav.address("slides", **other), node.id in choice.areas)
