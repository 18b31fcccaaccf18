"""A strict reading of CSV in one of two forms, told apart by the header.

Comma with decimal point, or semicolon with decimal comma. Rows are numbered as in a
spreadsheet: the header is row 1.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from malkedja.schema.problems import MOST_PER_FILE, Problem, shown
from malkedja.schema.similar import guess
from malkedja.schema.text import decode

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


@dataclass(frozen=True)
class Row:
    """A row by its number in a spreadsheet, with its cells by column; empty cells left out."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows that could be read, the decimal mark of the file, and what was wrong."""

    rows: tuple[Row, ...] = ()
    mark: str = "."
    problems: tuple[Problem, ...] = ()


def parse(path: str, content: bytes, known: tuple[str, ...], required: tuple[str, ...]) -> Table:
    """Read a CSV file whose columns are among ``known`` and hold at least ``required``."""
    text = decode(path, content)
    if isinstance(text, Problem):
        return Table(problems=(text,))
    separator = ";" if ";" in text.split("\n", 1)[0] else ","
    mark = "," if separator == ";" else "."
    problems: list[Problem] = []
    records = _records(path, text, separator, problems)
    names = [cell.strip(" ") for cell in next(records, [])]
    header = _header(path, names, known, problems)
    absent = [name for name in required if header and name not in header]
    expected = f"kolumnerna {', '.join(required)} och de andra som behövs"
    problems += [Problem(path, "rad 1", f"kolumnen {a} saknas", expected) for a in absent]
    if not header or absent or len(set(header)) < len(header):
        return Table(mark=mark, problems=tuple(problems))
    rows = [
        Row(row.number, {name: cell for name, cell in row.cells.items() if name in known})
        for number, cells in enumerate(records, 2)
        if len(problems) <= MOST_PER_FILE
        and (row := _row(path, number, header, cells, problems)) is not None
    ]
    return Table(tuple(rows), mark, tuple(problems))


def _records(path: str, text: str, separator: str, problems: list[Problem]) -> Iterator[list[str]]:
    number = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield record
    except csv.Error:
        wrong = "raden går inte att läsa (troligen ett citattecken som inte stängs)"
        problems.append(
            Problem(path, f"rad {number + 1}", wrong, 'citattecken i par, till exempel "så här"')
        )


def _header(
    path: str, names: list[str], known: tuple[str, ...], problems: list[Problem]
) -> list[str]:
    """The columns that are meant: a likely misspelling is a problem, and is then read past."""
    columns = "kolumnerna " + ", ".join(known)
    if not set(names) & set(known):
        problems.append(Problem(path, "rad 1", "rubrikraden saknas", columns))
        return []
    header = list(names)
    for place, name in enumerate(names[:MOST_PER_FILE]):
        if name in known and name in names[:place]:
            wrong = f"kolumnen {name} står två gånger"
            problems.append(Problem(path, "rad 1", wrong, "varje kolumn en gång"))
        if name not in known:
            likely = guess(name, known)
            question = f", menas {likely}?" if likely else ""
            problems.append(
                Problem(path, "rad 1", f"okänd kolumn {shown(name)}{question}", columns)
            )
            header[place] = likely if likely and likely not in header else name
    return header


def _row(
    path: str, number: int, header: list[str], cells: list[str], problems: list[Problem]
) -> Row | None:
    """The row, or none where it is blank or out of shape; the latter is a problem."""
    if not any(cell.strip(" ") for cell in cells):
        return None
    if len(cells) != len(header):
        wrong = f"antalet celler är {len(cells)} men rubrikradens är {len(header)}"
        expected = "lika många celler; text med skiljetecknet i ska stå inom citattecken"
        problems.append(Problem(path, f"rad {number}", wrong, expected))
        return None
    named = list(zip(header, (cell.strip(" ") for cell in cells), strict=True))
    hidden = [(name, found) for name, cell in named if (found := _CONTROL.search(cell))]
    for name, found in hidden:
        code = shown(found.group())
        line_break = found.group() in "\r\n"
        wrong = "cellen har radbrytning" if line_break else f"cellen har styrtecknet {code}"
        problems.append(Problem(path, f"rad {number}, kolumn {name}", wrong, "text på en rad"))
    return None if hidden else Row(number, {name: cell for name, cell in named if cell})
