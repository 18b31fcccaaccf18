"""Slides as HTML: for a page that has a theme already, or whole in a file of their own."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from malkedja.assessment import Fulfilment
from malkedja.charts import svg, theme
from malkedja.exports.deck.style import HERE, SCRIPT, file_css
from malkedja.slides import Deck
from malkedja.words import labels

KEYS = (
    ("→ Mellanslag Page Down", "Nästa bild"),
    ("← Page Up", "Föregående bild"),
    ("Home", "Första bilden"),
    ("End", "Sista bilden"),
    ("Nummer och Enter", "Gå till bilden"),
    ("B", "Svart bild"),
    ("N", "Anteckningar"),
    ("F", "Helskärm"),
    ("?", "Den här rutan"),
    ("Esc", "Avsluta"),
)


@dataclass(frozen=True)
class One:
    """One choice: its name, its address, and whether it is what is shown."""

    name: str
    href: str
    chosen: bool = False


@dataclass(frozen=True)
class Group:
    """Choices of one sort."""

    name: str
    choices: tuple[One, ...]


@dataclass(frozen=True)
class Drawn:
    """What stands around the slides: the run's key, choices, files, and the way out."""

    key: str = ""
    groups: tuple[Group, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    leave: str = ""


def markup(deck: Deck, look: theme.Theme, around: Drawn) -> str:
    """All slides of a run for a page, pictures as images in the theme's colours."""
    return _filled("deck.html", deck, around, look)


def html_file(deck: Deck) -> bytes:
    """A run as one file that needs neither network nor server, in both appearances."""
    around = Drawn(key=deck.title)
    return _filled("file.html", deck, around, None, style=file_css(), script=SCRIPT).encode()


def _filled(template: str, deck: Deck, around: Drawn, look: theme.Theme | None, **more: str) -> str:
    pens: dict[str, Callable[..., str]] = {
        "address": partial(_address, look or theme.LIGHT),
        "drawn": _lights,
    }
    filled = _templates().get_template(template)
    return filled.render(
        deck=deck, **vars(around), inline=look is None, keys=KEYS, labels=labels, **pens, **more
    ).strip()


def _address(look: theme.Theme, picture: str) -> str:
    text = theme.coloured(picture, look)
    return "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode()


def _lights(row: Sequence[Fulfilment]) -> str:
    return svg.lights(row, theme.VARIABLES)


@cache
def _templates() -> Environment:
    return Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
