"""Rows as a table to read, or for programs as CSV or JSON with the same columns, unrounded."""

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

Cell = str | int | Decimal | None
Row = dict[str, Cell]


def plain(cell: Cell) -> str:
    """A cell as text: numbers unrounded, with a decimal point and never an exponent."""
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text
    return "" if cell is None else str(cell)


def _number(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def _as_csv(columns: tuple[str, ...], rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def _as_json(columns: tuple[str, ...], rows: list[Row]) -> str:
    objects = [{name: _number(row[name]) for name in columns} for row in rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _as_table(columns: tuple[str, ...], rows: list[Row]) -> str:
    """Columns as wide as their widest cell, numbers to the right and with four decimals."""
    right = {n for n in columns if any(isinstance(row[n], int | Decimal) for row in rows)}
    lines = [columns, *(tuple(plain(_short(row[name])) for name in columns) for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    aligned = (
        "  ".join(
            cell.rjust(width) if name in right else cell.ljust(width)
            for name, cell, width in zip(columns, line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
    return "\n".join(aligned) + "\n"


def _short(cell: Cell) -> Cell:
    return Decimal(f"{cell:.4f}") if isinstance(cell, Decimal) else cell


FORMS: dict[str, Callable[[tuple[str, ...], list[Row]], str]] = {
    "table": _as_table,
    "csv": _as_csv,
    "json": _as_json,
}
