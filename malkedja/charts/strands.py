"""Lines from a column of rows to a column of boxes, to lie between two lists on a page."""

from collections.abc import Sequence

from malkedja.charts import shapes
from malkedja.charts.theme import Theme
from malkedja.model import Strength

WIDTH, ROW = 100, 20
_WIDE = {Strength.STRONG: 2.25, Strength.MEDIUM: 1.25, Strength.WEAK: 1.25}


def strands(ends: Sequence[tuple[int, Strength | None]], boxes: int, theme: Theme) -> str:
    """One line from each row to its box, counted from 0; both columns fill the whole height.

    The closer the fit, the stronger the line: broken where it is weak, dotted where there is none.
    """
    height = ROW * len(ends)
    tall = height / max(boxes, 1)
    lines = (
        shapes.strand((0, (row + 0.5) * ROW), (WIDTH, (box + 0.5) * tall), _look(strength, theme))
        for row, (box, strength) in enumerate(ends)
    )
    return shapes.picture(WIDTH, height, "".join(lines), stretched=True)


def _look(strength: Strength | None, theme: Theme) -> str:
    if strength is None:
        return f'stroke="{theme.second_ink}" stroke-width="1" stroke-dasharray="1 4"'
    broken = ' stroke-dasharray="6 4"' if strength is Strength.WEAK else ""
    return f'stroke="{theme.accent}" stroke-width="{_WIDE[strength]}"{broken}'
