"""Small pictures as SVG text without words, fonts or scripts, to be embedded as images.

Sizes are in pixels. What a picture shows is said by its companion ``…_text``, for the text
alternative of the image.
"""

from collections.abc import Sequence
from html import escape

from malkedja.assessment import Counts, Fulfilment
from malkedja.charts import shapes
from malkedja.charts.sparkline import sparkline, sparkline_text
from malkedja.charts.theme import Theme
from malkedja.words import labels

__all__ = [
    "described",
    "distribution",
    "distribution_text",
    "hatch",
    "light",
    "light_text",
    "lights",
    "segments",
    "sparkline",
    "sparkline_text",
]

LEAST_SHARE = 0.1
DIGIT_ROOM = 22
SEAM = 2


def light(fulfilment: Fulfilment, theme: Theme, size: int = 20) -> str:
    """One light, in a square of that size."""
    return shapes.picture(
        size, size, shapes.mark(fulfilment, theme, size / 2, size / 2, size * 0.4)
    )


def light_text(fulfilment: Fulfilment) -> str:
    """The light's word."""
    return labels.fulfilment(fulfilment)


def lights(row: Sequence[Fulfilment], theme: Theme, size: int = 20) -> str:
    """Several lights in a row, each in a square of that size."""
    marks = (
        shapes.mark(light, theme, size * (at + 0.5), size / 2, size * 0.36)
        for at, light in enumerate(row)
    )
    return shapes.picture(size * max(len(row), 1), size, "".join(marks))


def described(picture: str, text: str) -> str:
    """A picture that says within itself what it shows, for where it stands as it is."""
    return picture.replace(">", f' role="img"><title>{escape(text)}</title>', 1)


def hatch(theme: Theme, size: int = 8) -> str:
    """A tile of the hatching that stands for what cannot be judged; seamless when repeated."""
    ends = f"M0 {size}L{size} 0M-1 1L1 -1M{size - 1} {size + 1}L{size + 1} {size - 1}"
    stroke = f'stroke="{theme.unknown}" stroke-opacity="0.55" fill="none"'
    return shapes.picture(size, size, f'<path d="{ends}" {stroke}/>')


def segments(
    counts: Counts, least: float = LEAST_SHARE
) -> tuple[tuple[Fulfilment, int, float], ...]:
    """The parts of a distribution bar in fixed order, the empty left out, and their shares.

    No share is below ``least``, so that a digit fits; together they make 1.
    """
    present = [(f, getattr(counts, f.value)) for f in Fulfilment if getattr(counts, f.value)]
    small = {f for f, count in present if count / counts.total < least}
    room = 1 - least * len(small)
    large = sum(count for f, count in present if f not in small)
    return tuple((f, n, least if f in small else room * n / large) for f, n in present)


def distribution(counts: Counts, theme: Theme, width: int = 248, height: int = 22) -> str:
    """The bar of lights, the unknown hatched; whoever shows it writes the counts over it."""
    parts, left = [], 0.0
    for fulfilment, _, share in segments(counts, DIGIT_ROOM / width):
        wide = share * width
        parts.append(_segment(fulfilment, theme, left, wide - SEAM, height))
        left += wide
    pattern = (
        '<defs><pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="M0 8L8 0M-1 1L1 -1M7 9L9 7" stroke="{theme.unknown}" stroke-opacity="0.55"/>'
        "</pattern></defs>"
    )
    return shapes.picture(width, height, pattern + "".join(parts))


def distribution_text(counts: Counts) -> str:
    """The counts with their words: Uppfyllt 3, Ej uppfyllt 11."""
    return ", ".join(f"{labels.fulfilment(f)} {count}" for f, count, _ in segments(counts))


def _segment(fulfilment: Fulfilment, theme: Theme, left: float, wide: float, height: int) -> str:
    fill = theme.light(fulfilment)
    if fulfilment is Fulfilment.UNKNOWN:
        fill = "url(#h)"
    outlined = fulfilment in {Fulfilment.UNKNOWN, Fulfilment.PARTLY}
    inset = 0.5 if outlined else 0.0
    stroke = f' stroke="{theme.outline(fulfilment)}"' if outlined else ""
    return (
        f'<rect x="{left + inset:.2f}" y="{inset:g}" width="{wide - 2 * inset:.2f}" '
        f'height="{height - 2 * inset:g}" rx="2" fill="{fill}"{stroke}/>'
    )
