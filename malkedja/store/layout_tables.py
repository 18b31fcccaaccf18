"""Gathers, sorts and cuts the figures of a data set in DuckDB, on disk where memory is short."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from malkedja.store.answers import KeyFigure, Likeness, Territory

Described = tuple[tuple[KeyFigure, ...], tuple[Territory, ...], tuple[Likeness, ...]]
SETTINGS: dict[str, Any] = {"memory_limit": "1GB", "threads": 2}
# measured in bench/national.py and told in decision 0013
PART_ROWS, GROUP_ROWS = 500_000, 61_440

_BEGIN = """
create table whole (
    kpi varchar, municipality varchar, year smallint, gender varchar, value double,
    status varchar, count integer, deleted boolean, origin integer
)
"""
_KEEP = """
insert into whole select kpi, municipality, year, gender, value, status, count, deleted, origin
from read_parquet($files)
where not (kpi in (select unnest($kpis)) and municipality in (select unnest($municipalities)))
"""
_ADD_LINES = """
insert into whole select *, $origin from read_json($files, format = 'newline_delimited', columns = {
    kpi: 'varchar', municipality: 'varchar', year: 'smallint', gender: 'varchar',
    value: 'double', status: 'varchar', count: 'integer', deleted: 'boolean'
})
"""
_ADD_PLAIN = """
insert into whole select kpi,
    case when length(municipality) = 2 then '00' || municipality else municipality end,
    year, gender, value, '', 1, false, $origin
from read_parquet($files)
"""
_COUNTS = "select origin, count(*) from whole group by origin order by origin"
_SORTED_BY_KPI = """
create or replace table ordered as select kpi as id, * from whole
order by kpi, gender desc, municipality, year
"""
_SORTED_BY_MUNICIPALITY = """
create or replace table ordered as select municipality as id, * from whole
order by municipality, gender desc, kpi, year
"""
_ROWS = "select id, count(*) from ordered group by id order by id"
_TWICE = """
select count(*) from (
    select kpi = lag(kpi) over () and municipality = lag(municipality) over ()
        and gender = lag(gender) over () and year = lag(year) over () as again
    from ordered
) where again
"""
_ONCE = """
create or replace table whole as select * from whole
qualify row_number() over (partition by kpi, municipality, gender, year
    order by origin desc, deleted, value is null, value) = 1
"""
_PART = "select * exclude (id) from ordered where id between $first and $last"
_KPIS = """
select unnest($1::varchar[]) as id, unnest($2::varchar[]) as title,
    unnest($3::varchar[]) as description, unnest($4::boolean[]) as by_gender,
    unnest($5::varchar[]) as whose, unnest($6::varchar[]) as area,
    unnest($7::varchar[]) as perspective, unnest($8::varchar[]) as published
"""
_TERRITORIES = """
select unnest($1::varchar[]) as id, unnest($2::varchar[]) as name, unnest($3::varchar[]) as kind
"""
_GROUPS = """
select unnest($1::varchar[]) as id, unnest($2::varchar[]) as title,
    unnest($3::varchar[][]) as members
"""
_PRESENT = "select distinct kpi from whole"


@dataclass(frozen=True)
class Written:
    """A file that has been written: its name, its rows, its first and last id."""

    name: str
    rows: int
    first: str = ""
    last: str = ""


def begin(database: duckdb.DuckDBPyConnection) -> None:
    """Make room for values."""
    database.execute(_BEGIN)


def keep(
    database: duckdb.DuckDBPyConnection,
    files: Iterable[Path],
    kpis: Sequence[str],
    municipalities: Sequence[str],
) -> None:
    """Bring over the values of an earlier data set, except those about to be replaced."""
    scope = {"kpis": list(kpis), "municipalities": list(municipalities)}
    if paths := [str(path) for path in files]:
        database.execute(_KEEP, {"files": paths, **scope})


def add(database: duckdb.DuckDBPyConnection, files: Sequence[Path], origin: int) -> None:
    """Bring in new values; regions written with two digits get the four that they have."""
    question = _ADD_PLAIN if all(path.suffix == ".parquet" for path in files) else _ADD_LINES
    if files:
        paths = [str(path) for path in files]
        database.execute(question, {"files": paths, "origin": origin})


def counts(database: duckdb.DuckDBPyConnection) -> Mapping[int, int]:
    """How many values there are of each origin."""
    return dict(database.execute(_COUNTS).fetchall())


def write(
    database: duckdb.DuckDBPyConnection, files: Path, described: Described
) -> dict[str, tuple[Written, ...]]:
    """Write every file below a folder; what was written, by its kind."""
    kpis, territories, groups = described
    _ordered_once(database)
    present = {row[0] for row in database.execute(_PRESENT).fetchall()}
    titled = [kpi for kpi in kpis if kpi.id in present]
    return {
        "by_kpi": _parts(database, files / "by_kpi"),
        "by_municipality": _parts(database, files / "by_municipality", _SORTED_BY_MUNICIPALITY),
        "kpis": _table(database, files / "kpis.parquet", _KPIS, [_cells(kpi) for kpi in titled]),
        "municipalities": _table(
            database,
            files / "municipalities.parquet",
            _TERRITORIES,
            [_cells(territory) for territory in territories],
        ),
        "groups": _table(
            database, files / "groups.parquet", _GROUPS, [_cells(group) for group in groups]
        ),
    }


def _ordered_once(database: duckdb.DuckDBPyConnection) -> None:
    """Put the values in order of key figure, those given twice (a rare thing) only once."""
    database.execute(_SORTED_BY_KPI)
    if database.execute(_TWICE).fetchall() != [(0,)]:
        database.execute(_ONCE)
        database.execute(_SORTED_BY_KPI)


def _parts(
    database: duckdb.DuckDBPyConnection, folder: Path, ordering: str = ""
) -> tuple[Written, ...]:
    """The ordered values, cut between two ids where a part has become large enough."""
    folder.mkdir(parents=True)
    if ordering:
        database.execute(ordering)
    rows = database.execute(_ROWS).fetchall()
    return tuple(
        _part(database, folder / f"{number:04}.parquet", first, last)
        for number, (first, last) in enumerate(_cuts(rows))
    )


def _part(database: duckdb.DuckDBPyConnection, path: Path, first: str, last: str) -> Written:
    relation = database.sql(_PART, params={"first": first, "last": last})
    relation.write_parquet(str(path), compression="zstd", row_group_size=GROUP_ROWS)
    name = f"{path.parent.name}/{path.name}"
    return Written(name, _rows(path), first, last)


def _cuts(rows: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """The first and the last id of each part, never more ids than fit unless one alone is more."""
    first = last = ""
    size = 0
    for id_, count in rows:
        if size and size + count > PART_ROWS:
            yield first, last
            size = 0
        first = first if size else id_
        last = id_
        size += count
    if size:
        yield first, last


def _table(
    database: duckdb.DuckDBPyConnection, path: Path, statement: str, rows: list[tuple[Any, ...]]
) -> tuple[Written, ...]:
    width = statement.count("unnest(")
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * width
    database.sql(statement, params=columns).write_parquet(str(path), compression="zstd")
    return (Written(path.name, len(rows)),)


def _cells(thing: KeyFigure | Territory | Likeness) -> tuple[Any, ...]:
    cells = (getattr(thing, name) for name in thing.__dataclass_fields__)
    return tuple(list(cell) if isinstance(cell, tuple) else cell for cell in cells)


def _rows(path: Path) -> int:
    [(count,)] = duckdb.execute("select count(*) from read_parquet($1)", [str(path)]).fetchall()
    return int(count)
