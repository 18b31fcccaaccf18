"""One dot for each municipality: filled for those that have done it, hollow for the others."""

from malkedja.charts import shapes
from malkedja.charts.theme import Theme

PER_ROW, SIDE = 50, 12


def dots(filled: int, total: int, theme: Theme) -> tuple[str, int, int]:
    """The picture, and its width and height in pixels."""
    wide = min(total, PER_ROW) * SIDE
    tall = -(-total // PER_ROW) * SIDE
    parts = (_dot(at, theme, filled=at < filled) for at in range(total))
    return shapes.picture(wide, tall, "".join(parts)), wide, tall


def _dot(at: int, theme: Theme, *, filled: bool) -> str:
    x, y = (at % PER_ROW + 0.5) * SIDE, (at // PER_ROW + 0.5) * SIDE
    fill = theme.accent if filled else "none"
    return shapes.circle(x, y, 4, f'fill="{fill}" stroke="{theme.accent}" stroke-width="1.25"')
