"""What the slides look like wherever they are shown: style, script and type."""

import base64
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Final

from malkedja.charts import theme

HERE: Final = Path(__file__).resolve().parent
TYPE: Final = HERE.parent / "fonts"
SCRIPT: Final = (HERE / "deck.js").read_text(encoding="utf-8")
FACES: Final = {400: "ibm-plex-sans-400.ttf", 600: "ibm-plex-sans-600.ttf"}


def css() -> str:
    """The colours as variables of the deck, and its rules."""
    return f"{_variables('.deck')}\n{(HERE / 'deck.css').read_text(encoding='utf-8')}"


@cache
def file_css() -> str:
    """The same for a file of its own, with the typeface inside."""
    page = ":root { color-scheme: light dark; } body { margin: 0; }"
    return "\n".join([*map(_face, FACES), page, css()])


def _variables(selector: str) -> str:
    names = [field.name for field in fields(theme.Theme) if field.name != "name"]
    pairs = (
        f"--{name.replace('_', '-')}: "
        f"light-dark({getattr(theme.LIGHT, name)}, {getattr(theme.DARK, name)});"
        for name in names
    )
    return f"{selector} {{ {' '.join(pairs)} }}"


def _face(weight: int) -> str:
    type_ = base64.b64encode((TYPE / FACES[weight]).read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "{theme.FONT}"; font-weight: {weight}; '
        f'src: url("data:font/ttf;base64,{type_}") format("truetype"); }}'
    )
