"""Accepted changes written into the text of a data file, every other line as it was.

The file keeps its form: separator, decimal mark, line ends, byte order mark, columns, notes.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from malkedja.fetch.changes import Change

_MARK = "\ufeff"
Cells = dict[str, str]
Key = tuple[str, int]


def outcomes_changed(content: bytes, changes: Iterable[Change], source: str) -> bytes:
    """The file of an indicator's outcomes with its changes; ``source`` is the id to cite.

    A value that is gone leaves its row, with what it was in the note.
    """
    table = _Table.of(content, ("value", "status", "source", "note"))
    for change in _accepted(changes):
        old = table.cells(("", change.year))
        table.put(("", change.year), _outcome(table, old, change, source))
    return table.written()


def comparisons_changed(content: bytes, changes: Iterable[Change], source: str) -> bytes:
    """The file of an indicator's comparisons with its changes; a value that is gone has no row."""
    table = _Table.of(content, ("group", "value", "source"))
    for change in _accepted(changes):
        key = (change.group, change.year)
        old = table.cells(key) or table.like(change.group)
        table.put(key, None if change.new is None else _comparison(table, old, change, source))
    return table.written()


def plain(value: Decimal) -> str:
    """A number as the data files have it: no exponent, no empty decimals, decimal point."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _accepted(changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.what.is_written]


def _outcome(table: "_Table", old: Cells, change: Change, source: str) -> Cells:
    sure = old.get("confidence", "") or table.last("confidence")
    cells = {**old, "year": str(change.year), "confidence": sure}
    if change.new is None:
        value = "" if change.old is None else plain(change.old).replace(".", ",")
        was = f"Kolada angav {value} men har tagit bort värdet."
        note = " ".join(part for part in (old.get("note", ""), was) if part)
        return {**cells, "value": "", "status": "not_found", "source": "", "note": note}
    return {**cells, "value": table.number(change.new), "status": "", "source": source}


def _comparison(table: "_Table", old: Cells, change: Change, source: str) -> Cells:
    own = {"group": change.group, "year": str(change.year), "source": source}
    return {**old, **own, "value": table.number(change.new)}


@dataclass
class _Table:
    """The lines of a CSV file, those that have not been touched letter by letter."""

    bom: str
    newline: str
    separator: str
    header: list[str]
    lines: list[str]

    @classmethod
    def of(cls, content: bytes, needed: tuple[str, ...]) -> "_Table":
        """A file as text, with every column that a change may need."""
        text = content.decode("utf-8")
        bom, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
        newline = "\r\n" if "\r\n" in text else "\n"
        lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        separator = ";" if ";" in lines[0] else ","
        table = cls(bom, newline, separator, [], lines)
        table.header = [name.strip(" ") for name in table._split(lines[0])]
        table._widen([name for name in needed if name not in table.header])
        return table

    def number(self, value: Decimal | None) -> str:
        """A number with the decimal mark of the file."""
        text = "" if value is None else plain(value)
        return text.replace(".", ",") if self.separator == ";" else text

    def cells(self, key: Key) -> Cells:
        """The row of a group and year, by column; empty where there is none."""
        return next((self._named(line) for line in self.lines[1:] if self._key(line) == key), {})

    def like(self, group: str) -> Cells:
        """The last row of a group, for one that says the same of another year."""
        rows = [line for line in self.lines[1:] if (key := self._key(line)) and key[0] == group]
        return self._named(rows[-1]) if rows else {}

    def last(self, column: str) -> str:
        """The last cell of a column that is not empty."""
        cells = (self._named(line).get(column, "") for line in reversed(self.lines[1:]))
        return next((cell for cell in cells if cell), "")

    def put(self, key: Key, cells: Cells | None) -> None:
        """Set the row of a group and year, in its place among the years; none takes it away."""
        keys = [self._key(line) for line in self.lines]
        new = [] if cells is None else [self._joined(cells.get(name, "") for name in self.header)]
        if key in keys:
            place = keys.index(key)
            self.lines[place : place + 1] = new
            return
        earlier = [n for n, k in enumerate(keys) if k and k[0] == key[0] and k[1] < key[1]]
        later = [n for n, k in enumerate(keys) if k and k[0] == key[0] and k[1] > key[1]]
        place = earlier[-1] + 1 if earlier else later[0] if later else len(self.lines)
        self.lines[place:place] = new

    def written(self) -> bytes:
        """The whole file again."""
        return (self.bom + self.newline.join(self.lines) + self.newline).encode()

    def _widen(self, names: list[str]) -> None:
        if names:
            self.header += names
            more = self.separator * len(names)
            self.lines[0] = self._joined(self.header)
            self.lines[1:] = [line + more if line.strip() else line for line in self.lines[1:]]

    def _key(self, line: str) -> Key | None:
        cells = self._named(line)
        year = cells.get("year", "")
        return (cells.get("group", ""), int(year)) if year.isdecimal() else None

    def _named(self, line: str) -> Cells:
        cells = [cell.strip(" ") for cell in self._split(line)]
        return dict(zip(self.header, cells, strict=False))

    def _split(self, line: str) -> list[str]:
        return next(csv.reader([line], delimiter=self.separator), [])

    def _joined(self, cells: Iterable[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=self.separator, lineterminator="").writerow(cells)
        return out.getvalue()
