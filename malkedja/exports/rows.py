"""What a table is made of: cells by the name of their column, in Swedish."""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

Row = dict[str, str | int | Decimal | None]


def frame(columns: tuple[str, ...], rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a table with every column; values keep their own type, a missing one is None."""
    cells = [[row.get(name) for name in columns] for row in rows]
    return pd.DataFrame(cells, columns=list(columns), dtype=object)


def yes(answer: bool) -> str:  # noqa: FBT001 - the answer itself is what is worded
    """Ja or nej."""
    return "ja" if answer else "nej"
