"""A selection as an Excel workbook: what is seen, every yearly outcome, sources and rules.

Numbers are numbers, a light is word, shape and colour, and no text can become a formula.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from malkedja.assessment import Fulfilment
from malkedja.charts import theme
from malkedja.exports.files import risky
from malkedja.words import labels

SYMBOL = {
    Fulfilment.MET: "●",
    Fulfilment.PARTLY: "◆",
    Fulfilment.NOT_MET: "▼",
    Fulfilment.UNKNOWN: "□",
}
LIGHTS = "Måluppfyllelse"
LANGUAGE = "sv-SE"
NARROWEST, WIDEST = 9, 48
MOST_DECIMALS = 6
_CORE = "docProps/core.xml"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its table; ``prose`` where texts are read and so broken in lines."""

    name: str
    table: pd.DataFrame
    prose: bool = False


def workbook(title: str, sheets: Sequence[Sheet], made: datetime) -> bytes:
    """The sheets as a workbook in Swedish; ``made`` is written as its date.

    Raises TypeError for a cell that is neither text, Decimal, whole number nor empty.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title, "author": "Målkedja", "created": made})
        look = _Look(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet.table, look, prose=sheet.prose)
    return _in_swedish(file.getvalue())


class _Look:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Format] = {}
        self.head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        self._texts: dict[tuple[bool, bool], Format] = {}
        self.whole = book.add_format({"valign": "top"})
        self.lights = {f: book.add_format(_light(f)) for f in Fulfilment}

    def text(self, *, prose: bool, quoted: bool) -> Format:
        """In one line or several; quoted, it stays a text also when somebody edits it."""
        key = prose, quoted
        if key not in self._texts:
            kind = {"text_wrap": prose, "quote_prefix": quoted, "valign": "top"}
            self._texts[key] = self._book.add_format(kind)
        return self._texts[key]

    def number(self, value: Decimal) -> Format:
        """As many decimals as the number has, within reason."""
        exponent = value.as_tuple().exponent
        places = min(max(-exponent if isinstance(exponent, int) else 0, 0), MOST_DECIMALS)
        if places not in self._numbers:
            shape = f"#,##0{'.' if places else ''}{'0' * places}"
            self._numbers[places] = self._book.add_format({"num_format": shape, "valign": "top"})
        return self._numbers[places]


def _light(fulfilment: Fulfilment) -> Mapping[str, object]:
    filled = fulfilment is not Fulfilment.UNKNOWN
    colours = {
        "bg_color": theme.LIGHT.light(fulfilment),
        "font_color": theme.LIGHT.on(fulfilment),
    }
    return {"valign": "top", "bold": True, **(colours if filled else {"border": 4})}


def _write(sheet: Worksheet, table: pd.DataFrame, look: _Look, *, prose: bool) -> None:
    rows = list(table.itertuples(index=False))
    for column, name in enumerate(table.columns):
        cells = [row[column] for row in rows]
        sheet.set_column(column, column, _width(str(name), cells))
        sheet.write_string(0, column, str(name), look.head)
        for number, value in enumerate(cells, 1):
            if name == LIGHTS and isinstance(value, str):
                _lit(sheet, (number, column), value, look)
            else:
                text = look.text(prose=prose, quoted=isinstance(value, str) and risky(value))
                _cell(sheet, (number, column), value, (look, text))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), max(len(table.columns) - 1, 0))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _lit(sheet: Worksheet, at: tuple[int, int], value: str, look: _Look) -> None:
    """A light: its shape, its word and its colour."""
    light = next(f for f in Fulfilment if labels.fulfilment(f) == value)
    sheet.write_string(*at, f"{SYMBOL[light]} {value}", look.lights[light])


def _cell(
    sheet: Worksheet, at: tuple[int, int], value: object, looks: tuple[_Look, Format]
) -> None:
    look, text = looks
    match value:
        case None:
            return
        case Decimal():
            sheet.write_number(*at, float(value), look.number(value))
        case bool() | float():
            message = f"{value!r} has no exact form in a file"
            raise TypeError(message)
        case int():
            sheet.write_number(*at, value, look.whole)
        case str():
            sheet.write_string(*at, value, text)
        case _:
            message = f"{type(value).__name__} does not belong in a file"
            raise TypeError(message)


def _width(name: str, cells: Sequence[object]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    word = max((len(part) for part in re.split(r"[\s-]", name)), default=0) + 3
    return min(max(longest + 2, word, NARROWEST), WIDEST)


def _in_swedish(file: bytes) -> bytes:
    """The same workbook with its language said, for which the library has no setting."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _CORE:
                said = f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>".encode()
                content = content.replace(b"</cp:coreProperties>", said)
            new.writestr(part, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
