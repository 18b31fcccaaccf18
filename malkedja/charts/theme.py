"""Every colour of the product, the shape of each light, and one configuration for all charts.

Colours are sRGB as #RRGGBB. Colour belongs to the lights and the one accent; shape and word
carry the same meaning without it.
"""

from dataclasses import dataclass, fields
from typing import Any

from malkedja.assessment import Fulfilment
from malkedja.words import numbers

FONT = "IBM Plex Sans"
TEXT = 14
REGULAR = 400
BOLD = 600
LIGHT_SIZE = 190

SHAPES = {
    Fulfilment.MET: "circle",
    Fulfilment.PARTLY: "diamond",
    Fulfilment.NOT_MET: "triangle-down",
    Fulfilment.UNKNOWN: "square",
}


@dataclass(frozen=True)
class Theme:
    """The tokens of one appearance; the four lights are named as the answers they stand for."""

    name: str
    background: str
    surface: str
    rule: str
    ink: str
    second_ink: str
    accent: str
    met: str
    partly: str
    not_met: str
    unknown: str

    def light(self, fulfilment: Fulfilment) -> str:
        """The colour of a light; for the unknown, that of its outline."""
        return str(getattr(self, fulfilment.value))

    def fill(self, fulfilment: Fulfilment) -> str:
        """What a light is filled with: its colour, but nothing for the unknown."""
        return self.background if fulfilment is Fulfilment.UNKNOWN else self.light(fulfilment)

    def outline(self, fulfilment: Fulfilment) -> str:
        """What a light is outlined in: ink for partly, whose own colour is too pale on white."""
        return self.ink if fulfilment is Fulfilment.PARTLY else self.light(fulfilment)

    def on(self, fulfilment: Fulfilment) -> str:
        """The more readable colour for a figure that stands on a light, or on the hatching."""
        if fulfilment is Fulfilment.UNKNOWN:
            return self.ink
        below = self.light(fulfilment)
        return max(("#FFFFFF", "#10181D"), key=lambda text: contrast(text, below))


LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    surface="#F4F6F7",
    rule="#D5DCE0",
    ink="#14232B",
    second_ink="#4A5A63",
    accent="#0B4F6C",
    met="#14A17B",
    partly="#E0A100",
    not_met="#8F1D2C",
    unknown="#58636A",
)
DARK = Theme(
    name="dark",
    background="#10181D",
    surface="#18232A",
    rule="#33424B",
    ink="#EEF3F5",
    second_ink="#A9B8C0",
    accent="#6FC3E0",
    met="#86E3C3",
    partly="#F1CB5B",
    not_met="#F0444A",
    unknown="#7C8B95",
)


VARIABLES = Theme(
    name="variables",
    **{
        field.name: f"var(--{field.name.replace('_', '-')})"
        for field in fields(Theme)
        if field.name != "name"
    },
)


def coloured(picture: str, theme: Theme) -> str:
    """A picture that was drawn in ``VARIABLES``, in the colours of a theme instead."""
    for field in fields(Theme):
        picture = picture.replace(getattr(VARIABLES, field.name), getattr(theme, field.name))
    return picture


def of(name: str) -> Theme:
    """The theme of that name; light for any other."""
    return DARK if name == DARK.name else LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast between two colours as WCAG 2 counts it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def config(theme: Theme, scale: float = 1) -> dict[str, Any]:
    """What all charts share; ``scale`` enlarges the type, for a projector."""
    return {
        "locale": {"number": _NUMBERS},
        "font": FONT,
        "background": theme.background,
        "view": {"stroke": None},
        "axis": {
            "aria": False,
            "grid": False,
            "ticks": False,
            "domain": False,
            "labelFont": FONT,
            "labelFontSize": TEXT * scale,
            "labelColor": theme.second_ink,
            "labelPadding": 8 * scale,
            "titleFont": FONT,
            "titleFontSize": TEXT * scale,
            "titleFontWeight": REGULAR,
            "titleColor": theme.second_ink,
        },
        "text": {"font": FONT, "fontSize": TEXT * scale},
    }


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    dark = 0.04045
    return float(channel / 12.92 if channel <= dark else ((channel + 0.055) / 1.055) ** 2.4)


_NUMBERS = {
    "decimal": ",",
    "thousands": numbers.THIN_SPACE,
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "minus": numbers.MINUS,
    "percent": "\u00a0%",
}
