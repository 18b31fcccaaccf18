"""The one place where markup is made: templates with every value escaped.

Markup is used where Streamlit has no element for it: tables whose cells hold links and small
pictures, cards that are one link, and printed scorecards. Links are plain anchors; the frame's
script turns a click into a page change without a reload (docs/decisions).
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from malkedja import words
from malkedja.assessment import Assessment, Counts, Fulfilment
from malkedja.charts import dots as dot_picture
from malkedja.charts import large, svg, theme
from malkedja.charts import panel as panels
from malkedja.charts import strands as strand_lines
from malkedja.charts.panel import Frame
from malkedja.explore import Entry
from malkedja.model import Indicator, Link, Node, Precedent
from malkedja.ui import nav

HERE = Path(__file__).parent

Context = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class _Whole:
    """Markup as it is: text alone ``st.html`` would look through for what to indent less."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup


def draw(template: str, **context: object) -> None:
    """Fill a template and show it, unless there is nothing in it."""
    if filled := render(template, **context):
        show(filled)


def show(filled: str) -> None:
    """Show what a template was filled to."""
    st.html(_Whole(filled))


def render(template: str, **context: object) -> str:
    """A template filled with escaped values, in the colours that the viewer has chosen.

    The same values give the same markup, so it is kept; what cannot be a key is filled anew.
    """
    key = (template, look(), tuple(context.items()))
    try:
        hash(key)
    except TypeError:
        return _filled(*key)
    return _kept(*key)


def anew(template: str, **context: object) -> str:
    """The same without being kept here, for what is large and of many kinds."""
    return _filled(template, look(), tuple(context.items()))


def _filled(template: str, look: theme.Theme, context: Context) -> str:
    filled = _templates().get_template(f"{template}.html").render(look=look, **dict(context))
    return filled.strip()


_kept = lru_cache(maxsize=512)(_filled)


def look() -> theme.Theme:
    """The theme that the viewer sees."""
    return theme.of(st.context.theme.type or "light")


def light(fulfilment: Fulfilment, size: int = 20) -> Markup:
    """The light's picture; its word stands beside it, so the picture itself is silent."""
    return _image(svg.light(fulfilment, look(), size), size, size, "")


def sparkline(
    indicator: Indicator, assessments: tuple[Assessment, ...], width: int = 120, height: int = 32
) -> Markup:
    """An indicator's series in miniature, with its text for those who do not see it."""
    picture = svg.sparkline(indicator, assessments, look(), width, height)
    return _image(picture, width, height, svg.sparkline_text(indicator, assessments))


def panel(entry: Entry, frame: Frame) -> Markup:
    """An indicator's series in a frame that it shares with others."""
    return _panel(entry, frame, look())


@lru_cache(maxsize=2048)
def _panel(entry: Entry, frame: Frame, look: theme.Theme) -> Markup:
    picture = panels.panel(entry.indicator, entry.history, look, frame)
    text = svg.sparkline_text(entry.indicator, entry.history)
    return _image(picture, frame.width, frame.height, text)


def dots(counted: Precedent) -> Markup:
    """A dot for each municipality that stood as badly, filled where it has done it."""
    picture, width, height = dot_picture.dots(counted.made, counted.stood, look())
    return _image(picture, width, height, words.reasonable.picture_text(counted))


def series(
    indicator: Indicator, assessments: tuple[Assessment, ...], width: int, height: int
) -> Markup:
    """An indicator's series against its targets; nothing where there is nothing to draw."""
    text = words.indicator.twin(indicator, assessments)
    size, title = (width, height), indicator.short
    picture = large.series(indicator, assessments, size, title, text, look=look())
    return Markup() if picture is None else _image(picture, width, height, text)


def strands(links: Sequence[Link], goals: Sequence[Node]) -> Markup:
    """Lines from each proposed link to its goal; the words stand on both sides of them."""
    places = {goal.id: at for at, goal in enumerate(goals)}
    ends = [(places.get(one.goal or "", len(goals)), one.strength) for one in links]
    homeless = any(one.goal is None for one in links)
    drawn = strand_lines.strands(ends, len(goals) + homeless, look())
    return _image(drawn, strand_lines.WIDTH, strand_lines.ROW * len(ends), "")


def _image(picture: str, width: int, height: int, text: str) -> Markup:
    address = "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
    return Markup('<img src="{}" width="{}" height="{}" alt="{}">').format(
        address, width, height, text
    )


def count(counts: Counts, fulfilment: Fulfilment) -> int:
    """How many lights of one sort."""
    return int(getattr(counts, fulfilment.value))


def segments(counts: Counts) -> tuple[tuple[Fulfilment, int], ...]:
    """What a distribution bar shows, in fixed order, without the empty."""
    return tuple((light, n) for light in Fulfilment if (n := count(counts, light)))


@cache
def _templates() -> Environment:
    environment = Environment(
        auto_reload=False,
        autoescape=True,
        loader=FileSystemLoader(HERE / "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    pictures: dict[str, Callable[..., object]] = {
        "axis_ends": panels.ends,
        "count": count,
        "dots": dots,
        "href": nav.address,
        "light": light,
        "panel": panel,
        "segments": segments,
        "series": series,
        "sparkline": sparkline,
        "strands": strands,
    }
    environment.globals.update(pictures, words=words, Fulfilment=Fulfilment)
    return environment
