"""The one style sheet: the theme's colours as variables, the pieces of the pages, the frame."""

from pathlib import Path
from typing import Final

from malkedja.assessment import Fulfilment
from malkedja.charts import theme
from malkedja.exports import deck

HERE: Final = Path(__file__).resolve().parent
HATCH: Final = "repeating-linear-gradient(135deg, var(--rule) 0 1px, var(--background) 1px 5px)"


def css() -> str:
    """All that .streamlit/config.toml has no setting for."""
    own = ("explore.css", "compare.css", "management.css")
    files = (HERE / name for name in ("style.css", *own, "frame.css"))
    parts = (file.read_text(encoding="utf-8") for file in files)
    return "\n".join([variables(), *parts, deck.css()])


def variables() -> str:
    """One variable per colour, which follows the appearance that the viewer has chosen."""
    light, dark = _colours(theme.LIGHT), _colours(theme.DARK)
    pairs = (f"--{name}: light-dark({light[name]}, {dark[name]});" for name in light)
    return f".stApp {{ {' '.join(pairs)} --hatch: {HATCH}; }}"


def _colours(look: theme.Theme) -> dict[str, str]:
    return {
        "background": look.background,
        "surface": look.surface,
        "rule": look.rule,
        "ink": look.ink,
        "second": look.second_ink,
        "accent": look.accent,
        **{_name(light): look.light(light) for light in Fulfilment},
        **{f"on-{_name(light)}": look.on(light) for light in Fulfilment},
    }


def _name(light: Fulfilment) -> str:
    return light.value.replace("_", "-")
