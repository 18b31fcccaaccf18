"""The one table that a benchmark prints: each figure, what it is held against, and the limit."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADINGS = ("Mått", "Målkedja", "Mot", "Kvot", "Gräns", "")


@dataclass(frozen=True)
class Line:
    """One figure; ``passed`` is None where nothing has been demanded."""

    what: str
    ours: str
    other: str = ""
    ratio: str = ""
    limit: str = ""
    passed: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as text, its verdict last."""
        verdict = {True: "klarar", False: "KLARAR INTE", None: ""}[self.passed]
        return (self.what, self.ours, self.other, self.ratio, self.limit, verdict)


def ms(seconds: float) -> str:
    """Milliseconds, with a decimal where there are few."""
    value = seconds * 1000
    return f"{value:.1f} ms".replace(".", ",") if value < 100 else f"{value:.0f} ms"  # noqa: PLR2004


def times(ratio: float) -> str:
    """How many times as much."""
    return f"{ratio:.2f} ×".replace(".", ",")


def table(lines: Iterable[Line]) -> str:
    """Aligned columns, text to the left and figures to the right."""
    rows = [HEADINGS, *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(_aligned(row, widths) for row in [rows[0], _rule(widths), *rows[1:]])


def _rule(widths: list[int]) -> tuple[str, ...]:
    return tuple("─" * width for width in widths)


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [
        cell.rjust(width) if column in {1, 2, 3} else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
