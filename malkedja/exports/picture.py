"""A picture as a file, in vectors or in points; the points in the product's own typeface."""

import re
from functools import cache
from pathlib import Path

import vl_convert

FONTS = Path(__file__).parent / "fonts"
SCALE = 2.0
_HEIGHT = re.compile(r' height="([\d.]+)"')
MOST_POINTS = 16_000  # on the longer side; a larger picture is drawn less finely


def svg(picture: str) -> bytes:
    """The picture as a file."""
    return picture.encode()


def png(picture: str) -> bytes:
    """The picture in points, twice as fine as a screen; less where it is very tall."""
    _typeface()
    tall = float(_HEIGHT.findall(picture)[0])
    return bytes(vl_convert.svg_to_png(picture, scale=min(SCALE, MOST_POINTS / tall)))


@cache
def _typeface() -> None:
    vl_convert.register_font_directory(str(FONTS))
