"""Comparison figures, kept in DuckDB so that the many rows stay outside the pages."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import duckdb

from malkedja.model import Comparison, Measure

_TABLE = """
create table comparisons (
    indicator varchar, "group" varchar, place integer, year integer, value varchar,
    measure varchar, computed boolean, method varchar, source varchar
)
"""
_FILL = """
insert into comparisons select
    unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::integer[]), unnest(?::integer[]),
    unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::boolean[]), unnest(?::varchar[]),
    unnest(?::varchar[])
"""
_OF = """
select indicator, "group", year, value, measure, computed, method, source
from comparisons where indicator = ? order by place, year, measure
"""


class Comparisons:
    """The comparison figures of a folder, to be asked for one indicator at a time.

    Any number of threads may ask at once: each question has a cursor of its own.
    """

    def __init__(self, rows: Iterable[Comparison], groups: Iterable[str]) -> None:
        """Fill the table once; ``groups`` are the ids of the groups in their order."""
        places = {group: place for place, group in enumerate(groups)}
        self._database = duckdb.connect(":memory:")
        self._database.execute(_TABLE)
        filled = [_values(row, places.get(row.group, len(places))) for row in rows]
        columns = [list(column) for column in zip(*filled, strict=True)]
        if columns:
            self._database.execute(_FILL, columns)

    def of(self, indicator_id: str) -> tuple[Comparison, ...]:
        """The figures to stand beside an indicator, by group and year; empty if there are none."""
        with self._database.cursor() as cursor:
            rows = cursor.execute(_OF, [indicator_id]).fetchall()
        return tuple(_comparison(row) for row in rows)


def _values(row: Comparison, place: int) -> tuple[object, ...]:
    """A row for the table; the value as text, so that every digit comes back."""
    return (
        row.indicator,
        row.group,
        place,
        row.year,
        str(row.value),
        row.measure.value,
        row.computed,
        row.method,
        row.source,
    )


def _comparison(row: tuple[Any, ...]) -> Comparison:
    indicator, group, year, value, measure, computed, method, source = row
    return Comparison(
        indicator=indicator,
        group=group,
        year=year,
        value=Decimal(value),
        measure=Measure(measure),
        computed=computed,
        method=method,
        source=source,
    )
