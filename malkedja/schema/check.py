"""A parsed file against its shape: what it holds, and everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from malkedja.schema import csv_text
from malkedja.schema.document import Document, Loc
from malkedja.schema.fields import Context, Shape
from malkedja.schema.problems import MOST_PER_FILE, Problem, shown
from malkedja.schema.row_shapes import RowShape
from malkedja.schema.swedish import translate, without_echoes

S = TypeVar("S", bound=Shape)
R = TypeVar("R", bound=RowShape)


@dataclass(frozen=True)
class Checked(Generic[S]):
    """What came out of a file: its shape, if it has it, and the problems."""

    shape: S | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CheckedRows(Generic[R]):
    """What came out of a CSV file: the rows that are right, and the problems."""

    rows: tuple[R, ...]
    problems: tuple[Problem, ...]


def document(file: Document, shape: type[S], around: Context, loc: Loc = ()) -> Checked[S]:
    """Hold a YAML document, or the part of it at ``loc``, against a shape."""
    if not file.read:
        return Checked(None, file.problems)
    value = file.value
    for key in loc:
        value = value.get(key) if isinstance(value, Mapping) else None
    try:
        return Checked(shape.model_validate(value, context=around), file.problems)
    except ValidationError as error:
        found = _translated(error, shape, file, loc)
        return Checked(None, (*file.problems, *found))


def rows(path: str, content: bytes, shape: type[R], around: Context) -> CheckedRows[R]:
    """Hold each row of a CSV file against a shape; no two rows may be about the same."""
    table = csv_text.parse(path, content, tuple(shape.model_fields), shape.columns)
    around = replace(around, mark=table.mark)
    problems, right = list(table.problems), []
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        if len(problems) > MOST_PER_FILE:
            break
        key = tuple(row.cells.get(name, "") for name in shape.key)
        if key[-1] and seen.setdefault(key, row.number) != row.number:
            problems.append(_twice(path, row, shape.key[-1], key, seen[key]))
        try:
            right.append(shape.model_validate(row.cells, context=around))
        except ValidationError as error:
            problems += _row_problems(path, row, error, shape)
    if not table.rows and not table.problems:
        problems.append(Problem(path, "", "filen har inga rader", "minst en rad under rubrikraden"))
    return CheckedRows(tuple(right), tuple(problems))


def _translated(
    error: ValidationError, shape: type[Shape], file: Document, above: Loc
) -> list[Problem]:
    found = without_echoes(error.errors(include_url=False)[: MOST_PER_FILE + 1])
    findings = [translate(one, shape) for one in found]
    return [
        Problem(file.path, file.place((*above, *loc)), wrong, expected)
        for loc, wrong, expected in findings
    ]


def _row_problems(
    path: str, row: csv_text.Row, error: ValidationError, shape: type[Shape]
) -> list[Problem]:
    findings = [translate(one, shape, cell=True) for one in error.errors(include_url=False)]
    return [
        Problem(path, f"rad {row.number}, kolumn {loc[0]}", wrong, expected)
        for loc, wrong, expected in findings
    ]


def _twice(path: str, row: csv_text.Row, column: str, key: tuple[str, ...], first: int) -> Problem:
    wrong = f"{shown(' '.join(key).strip())} står två gånger (även på rad {first})"
    once = "varje år en gång" if column == "year" else "varje rad en gång"
    return Problem(path, f"rad {row.number}, kolumn {column}", wrong, once)
