"""Kolada's figures out of files that somebody else has fetched."""

import csv
from collections.abc import Sequence
from pathlib import Path

import duckdb

from malkedja.schema.problems import BadData, Problem
from malkedja.store.answers import KeyFigure, Territory
from malkedja.store.layout import Fetched

VALUES, KPIS, TERRITORIES = "values.parquet", "kpis.csv", "municipalities.csv"
_COLUMNS = {
    VALUES: ("kpi", "municipality", "year", "gender", "value"),
    KPIS: ("id", "title"),
    TERRITORIES: ("id", "title", "type"),
}
_COLUMNS_OF = "select column_name from (describe select * from read_parquet($1))"


def from_files(folder: Path, address: str, retrieved: str) -> Fetched:
    """What a folder with values.parquet, kpis.csv and municipalities.csv holds, to be laid out.

    Raises BadData where a file is missing or lacks a column.
    """
    return Fetched(
        values=(_values(folder),),
        kpis=tuple(_kpi(row) for row in _rows(folder, KPIS)),
        territories=tuple(_territory(row) for row in _rows(folder, TERRITORIES)),
        groups=(),
        address=address,
        retrieved=retrieved,
    )


def _values(folder: Path) -> Path:
    path = folder / VALUES
    try:
        with duckdb.connect(":memory:") as database:
            columns = [row[0] for row in database.execute(_COLUMNS_OF, [str(path)]).fetchall()]
    except duckdb.Error as error:
        raise _bad(VALUES, "filen saknas eller går inte att läsa") from error
    _complete(VALUES, columns)
    return path


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    try:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            _complete(name, reader.fieldnames or ())
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _bad(name, "filen saknas eller går inte att läsa") from error


def _complete(name: str, columns: Sequence[str]) -> None:
    absent = [column for column in _COLUMNS[name] if column not in columns]
    if absent:
        raise _bad(name, f"kolumnen {absent[0]} saknas")


def _bad(name: str, wrong: str) -> BadData:
    return BadData([Problem(name, "", wrong, f"kolumnerna {', '.join(_COLUMNS[name])}")])


def _kpi(row: dict[str, str]) -> KeyFigure:
    return KeyFigure(
        id=row["id"],
        title=row["title"],
        description=row.get("description", ""),
        by_gender=row.get("is_divided_by_gender", "").lower() in {"1", "true"},
        whose=row.get("municipality_type", ""),
        area=row.get("operating_area", ""),
        perspective=row.get("perspective", ""),
        published=row.get("publication_date", ""),
    )


def _territory(row: dict[str, str]) -> Territory:
    """A municipality, or a region, whose two digits become the four that Kolada writes."""
    kind = "K" if row["type"] == "K" else "L"
    return Territory(row["id"].zfill(4), row["title"], kind)
