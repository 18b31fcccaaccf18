"""Every municipality and key figure of a fetched data set, asked straight out of Parquet.

The values lie twice, sorted by key figure and sorted by municipality, in files of about half a
million rows; a question opens the one file that can hold its answer, so that it takes equally
long however much there is (decision 0013).
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from malkedja.model import Better
from malkedja.schema.manifest import FOLDER, File, Manifest
from malkedja.schema.problems import BadData, Problem
from malkedja.store import dataset
from malkedja.store.answers import (
    COUNTRY,
    TOTAL,
    Figure,
    KeyFigure,
    Likeness,
    Rank,
    Series,
    Spread,
    Territory,
)
from malkedja.store.searching import Texts, matching, texts

_KPIS = """
select id, title, description, by_gender, whose, area, perspective, published
from read_parquet($file) order by id
"""
_TERRITORIES = "select id, name, kind from read_parquet($file) order by id"
_GROUPS = "select id, title, members from read_parquet($file) order by id"
# the shortest text that stands for the number: what was published
_WRITTEN = """
create macro written(number) as case
    when number = trunc(number) and abs(number) < 1e15 then number::bigint::varchar
    else number::varchar
end
"""
_SERIES = """
select year, written(value) from read_parquet($file)
where kpi = $kpi and municipality = $municipality and gender = $gender
    and value is not null and not deleted
order by year
"""
_VALUES = """
select municipality, written(value) from read_parquet($file)
where kpi = $kpi and year = $year and gender = $gender and value is not null and not deleted
order by municipality
"""
_OF_KPI = """
select municipality, list(year), list(written(value)) from read_parquet($file)
where kpi = $kpi and gender = $gender and value is not null and not deleted
group by municipality order by municipality
"""
_OF_MUNICIPALITY = """
select kpi, list(year), list(written(value)) from read_parquet($file)
where municipality = $municipality and gender = $gender and value is not null and not deleted
group by kpi order by kpi
"""
_SPREAD = """
with figures as (
    select year, value, municipality = $country as country from read_parquet($file)
    where kpi = $kpi and gender = $gender and value is not null and not deleted
        and (municipality = $country or municipality in (select unnest($ours)))
)
select year, count(*) filter (not country),
    list_transform(
        quantile_cont(value, [step / 20 for step in range(21)]) filter (not country),
        lambda quantile: written(round(quantile, 9))
    ),
    written(any_value(value) filter (country))
from figures group by year having count(*) filter (not country) > 0 order by year
"""
_RANKS = """
with figures as (
    select municipality, year, value from read_parquet($file)
    where kpi = $kpi and gender = $gender and value is not null and not deleted
        and municipality in (select unnest($ours))
)
select own.year, written(own.value),
    1 + count(*) filter ($sign * other.value > $sign * own.value),
    count(*), count(*) filter (other.value = own.value)
from figures as own join figures as other using (year)
where own.municipality = $municipality
group by own.year, own.value order by own.year
"""
_SETTINGS: dict[str, Any] = {"memory_limit": "256MB", "threads": 2}
_AGAIN = "en fil som fetch har skrivit; hämta igen"


def national(folder: Path) -> "National | None":
    """The fetched data set of a data folder; None where nothing has been fetched.

    Raises BadData, with Swedish problems, where the data set is not whole. A file that is
    damaged inside shows first when it is read: then the question raises BadData.
    """
    whole = dataset.found(folder)
    return None if whole is None else National(folder / FOLDER, whole)


class National:
    """The figures of all municipalities, to be asked one question at a time.

    Values are the published ones, those withdrawn or without a number left out; ``gender`` is T
    for all, K for women, M for men. An unknown id has an empty answer. Any number of threads may
    ask at once: each question has a cursor of its own. Every question raises BadData where a
    file turns out to be damaged.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Attach the files of a manifest; they are read first when a question needs them."""
        self.manifest = manifest
        self.folder = folder
        self._database = duckdb.connect(":memory:", config=_SETTINGS)
        self._database.execute(_WRITTEN)

    def kpis(self) -> tuple[KeyFigure, ...]:
        """Every key figure that there is a title for, by id."""
        return tuple(self._kpis.values())

    def kpi(self, kpi: str) -> KeyFigure | None:
        """One key figure by its id."""
        return self._kpis.get(kpi)

    def search(self, words: str) -> tuple[KeyFigure, ...]:
        """The key figures that hold every word, in any letter case; titles before definitions.

        A word counts wherever it stands, so that "skola" finds "grundskolan".
        """
        return matching(self._texts, words)

    def municipalities(self) -> tuple[Territory, ...]:
        """The municipalities, by id; regions and the country are not among them."""
        return tuple(t for t in self._territories.values() if t.is_municipality)

    def territories(self) -> tuple[Territory, ...]:
        """The municipalities, the regions and the country, by id."""
        return tuple(self._territories.values())

    def territory(self, territory: str) -> Territory | None:
        """A municipality, a region or the country by its id."""
        return self._territories.get(territory)

    def groups(self) -> tuple[Likeness, ...]:
        """The groups of municipalities that have been fetched, by id."""
        rows = self._ask(_GROUPS, self.manifest.groups)
        return tuple(Likeness(id_, title, tuple(members)) for id_, title, members in rows)

    def series(self, kpi: str, municipality: str, gender: str = TOTAL) -> Series:
        """One key figure for one municipality, region or the country, by year."""
        asked = {"kpi": kpi, "municipality": municipality, "gender": gender}
        rows = self._ask(_SERIES, _holding(self.manifest.by_kpi, kpi), **asked)
        return MappingProxyType({year: Decimal(value) for year, value in rows})

    def values(self, kpi: str, year: int, gender: str = TOTAL) -> tuple[Figure, ...]:
        """One key figure in one year for every municipality that has a value, by id."""
        asked = {"kpi": kpi, "year": year, "gender": gender}
        rows = self._ask(_VALUES, _holding(self.manifest.by_kpi, kpi), **asked)
        return tuple(
            Figure(kpi, municipality, year, gender, Decimal(value))
            for municipality, value in rows
            if municipality in self._ours
        )

    def spread(self, kpi: str, gender: str = TOTAL) -> tuple[Spread, ...]:
        """How the municipalities lie, year by year; years when none has a value are left out."""
        asked = {"kpi": kpi, "gender": gender, "ours": list(self._ours), "country": COUNTRY}
        rows = self._ask(_SPREAD, _holding(self.manifest.by_kpi, kpi), **asked)
        return tuple(
            Spread(
                year,
                count,
                tuple(Decimal(value) for value in quantiles),
                None if country is None else Decimal(country),
            )
            for year, count, quantiles, country in rows
        )

    def ranks(
        self, kpi: str, municipality: str, better: Better, gender: str = TOTAL
    ) -> tuple[Rank, ...]:
        """A municipality's place among those with a value, year by year; place 1 is best."""
        asked = {
            "kpi": kpi,
            "municipality": municipality,
            "gender": gender,
            "sign": better.sign,
            "ours": list(self._ours),
        }
        rows = self._ask(_RANKS, _holding(self.manifest.by_kpi, kpi), **asked)
        return tuple(
            Rank(year, Decimal(value), place, ranked, shared)
            for year, value, place, ranked, shared in rows
        )

    def movers(self, kpi: str, gender: str = TOTAL) -> Mapping[str, Series]:
        """One key figure for all municipalities: the series of each, by municipality."""
        asked = {"kpi": kpi, "gender": gender}
        rows = self._ask(_OF_KPI, _holding(self.manifest.by_kpi, kpi), **asked)
        return _by_first(row for row in rows if row[0] in self._ours)

    def all_of(self, municipality: str, gender: str = TOTAL) -> Mapping[str, Series]:
        """All key figures of one municipality, region or the country: the series of each."""
        asked = {"municipality": municipality, "gender": gender}
        file = _holding(self.manifest.by_municipality, municipality)
        return _by_first(self._ask(_OF_MUNICIPALITY, file, **asked))

    @cached_property
    def _kpis(self) -> dict[str, KeyFigure]:
        return {row[0]: KeyFigure(*row) for row in self._ask(_KPIS, self.manifest.kpis)}

    @cached_property
    def _texts(self) -> Texts:
        return texts(self.kpis())

    @cached_property
    def _territories(self) -> dict[str, Territory]:
        rows = self._ask(_TERRITORIES, self.manifest.municipalities)
        return {row[0]: Territory(*row) for row in rows}

    @cached_property
    def _ours(self) -> frozenset[str]:
        return frozenset(one.id for one in self.municipalities())

    def _ask(self, question: str, file: File | None, **asked: object) -> list[Any]:
        """The rows of an answer; none where no file can hold one."""
        if file is None:
            return []
        path = str(self.folder / file.name)
        try:
            with self._database.cursor() as cursor:
                return cursor.execute(question, {"file": path, **asked}).fetchall()
        except duckdb.Error as error:
            wrong = Problem(f"{FOLDER}/{file.name}", "", "filen går inte att läsa", _AGAIN)
            raise BadData([wrong]) from error


def _holding(files: tuple[File, ...], id_: str) -> File | None:
    """The one file whose ids run past the one asked for."""
    place = bisect_right(files, id_, key=lambda file: file.first) - 1
    return files[place] if place >= 0 and id_ <= files[place].last else None


def _by_first(rows: Iterable[tuple[str, list[int], list[str]]]) -> Mapping[str, Series]:
    return MappingProxyType(
        {
            id_: MappingProxyType(dict(sorted(zip(years, map(Decimal, values), strict=True))))
            for id_, years, values in rows
        }
    )
