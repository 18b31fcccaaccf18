"""What can be set beside others: an indicator's own measure, its key figure, or any key figure.

Figures come from the fetched data set where there is one, else from what the folder ships.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from malkedja import words
from malkedja.charts.beside import Line, Role
from malkedja.model import Better, Comparison, Indicator, Kpi, Measure, Municipality
from malkedja.store import National, Rank, Series, Shipped, Spread
from malkedja.ui import load
from malkedja.ui.view import View

COUNTY_DIGITS = 2


@dataclass(frozen=True, eq=False)
class Subject:
    """One measure in one unit, with all that is known of it here and elsewhere.

    ``published`` names the lines that are unmodified figures, each with its producer;
    ``note`` says so where the measure is not the indicator itself, ``about`` what it is.
    """

    name: str
    unit: str
    better: Better | None
    own: Line
    groups: tuple[Line, ...] = ()
    chosen: tuple[Line, ...] = ()
    similar: tuple[Line, ...] = ()
    spreads: tuple[Spread, ...] = ()
    ranks: tuple[Rank, ...] = ()
    totals: Mapping[int, int] = field(default_factory=dict)
    kpi: str = ""
    published: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    about: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that has a value, the own one first."""
        all_of_them = (self.own, *self.groups, *self.chosen, *self.similar)
        return tuple(line for line in all_of_them if line.points)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose distribution is known."""
        return tuple(spread.year for spread in self.spreads)

    @property
    def unmodified(self) -> Mapping[str, str]:
        """Each line of published figures, with its producer."""
        single = {line.name: "Kolada" for line in (*self.chosen, *self.similar)}
        return {**self.published, **single}

    def spread(self, year: int) -> Spread | None:
        """How all lie that year."""
        return next((one for one in self.spreads if one.year == year), None)

    def rank(self, year: int | None = None) -> Rank | None:
        """The own place that year, or the latest."""
        found = [r for r in self.ranks if year is None or r.year == year]
        return found[-1] if found else None


@dataclass(frozen=True, eq=False)
class Country:
    """One key figure in the whole country, wherever it is read from."""

    spreads: tuple[Spread, ...]
    ranks: tuple[Rank, ...]
    totals: Mapping[int, int]
    series: Mapping[str, Series]

    @property
    def own(self) -> Series:
        """The own municipality's values."""
        return {rank.year: rank.value for rank in self.ranks}

    @property
    def country(self) -> Series:
        """The published figures of the whole country."""
        return {s.year: s.country for s in self.spreads if s.country is not None}


def of_indicator(view: View, indicator: Indicator, codes: Sequence[str]) -> tuple[Subject, ...]:
    """The indicator's own measure, and beside it a related one where there is one."""
    town, figures = view.data.municipality, load.comparisons().of(indicator.id)
    kpi = indicator.kpi
    country = _country(view, indicator, kpi) if kpi else None
    everywhere = _everywhere(town, country, codes)
    same = [c for c in figures if c.measure is Measure.SAME]
    akin = [c for c in figures if c.measure is Measure.RELATED]
    if kpi is not None and country is not None and kpi.measure is Measure.RELATED:
        groups = _groups(town, akin) or (_riket(country),)
        own = _own_measure(view, indicator, same, _everywhere(town, None, codes))
        return (own, _of_kpi(indicator, kpi, groups, {**everywhere, "own": _own(town, country)}))
    return (_own_measure(view, indicator, same, everywhere), *_of_groups(town, indicator, akin))


def of_key_figure(view: View, national: National, id_: str, codes: Sequence[str]) -> Subject:
    """Any key figure of the fetched data set. Raises KeyError for an id that it lacks."""
    kpi = national.kpi(id_)
    if kpi is None:
        raise KeyError(id_)
    town = view.data.municipality
    country = whole(national, id_, town.code, None)
    movers = country.series
    county = [code for code in movers if code[:COUNTY_DIGITS] == town.code[:COUNTY_DIGITS]]
    alike = [
        Line(g.name, Role.GROUP, mean(movers, [m.code for m in g.members]), g.within)
        for g in town.groups
        if g.members
    ]
    around = Line("Länets kommuner", Role.GROUP, mean(movers, county), "länets kommuner")
    return Subject(
        name=kpi.title,
        unit="",
        better=None,
        own=_own(town, country),
        groups=tuple(line for line in (_riket(country), around, *alike) if line.points),
        kpi=id_,
        published={town.name: "Kolada", "Riket": "Kolada"},
        about=kpi.description,
        **_everywhere(town, country, codes),
    )


@lru_cache(maxsize=32)
def whole(national: National, kpi: str, code: str, better: Better | None) -> Country:
    """A key figure in the whole country; without a direction the highest value has place 1."""
    spreads = national.spread(kpi)
    total = len(national.municipalities())
    return Country(
        spreads,
        national.ranks(kpi, code, better or Better.HIGHER),
        {spread.year: total for spread in spreads},
        national.movers(kpi),
    )


def mean(series: Mapping[str, Series], codes: Sequence[str]) -> Series:
    """The plain mean of the municipalities that have a value, year by year."""
    pairs = [pair for code in codes for pair in series.get(code, {}).items()]
    years = sorted({year for year, _ in pairs})
    values = {year: [v for y, v in pairs if y == year] for year in years}
    return {year: sum(found, Decimal(0)) / len(found) for year, found in values.items()}


def territories(town: Municipality) -> Mapping[str, str]:
    """Whom one can choose: every municipality of the data set, else the named similar ones."""
    return _territories(town, load.national())


@lru_cache(maxsize=8)
def _territories(town: Municipality, national: National | None) -> Mapping[str, str]:
    if national is None:
        named = (member for group in town.groups for member in group.members)
        return {member.code: member.name for member in named}
    found = (one for one in national.municipalities() if one.id != town.code)
    return {one.id: one.name for one in found}


def _country(view: View, indicator: Indicator, kpi: Kpi) -> Country | None:
    """From the data set where it has the key figure, else from what ships; none of neither."""
    national, town = load.national(), view.data.municipality
    if national is not None:
        found = whole(national, kpi.id, town.code, kpi.better or indicator.better)
        if found.spreads:
            return found
    shipped: Shipped = load.shipped()
    spreads = shipped.spread(indicator.id)
    if not spreads:
        return None
    series = shipped.similar(indicator.id)
    return Country(spreads, shipped.ranks(indicator.id), shipped.of(indicator.id), series)


def _everywhere(
    town: Municipality, country: Country | None, codes: Sequence[str]
) -> dict[str, Any]:
    """The fields of a subject that tell of the whole country."""
    if country is None:
        return {}
    names, series = territories(town), country.series
    members = [m for group in town.groups for m in group.members if m.code not in codes]
    return {
        "chosen": tuple(
            Line(names.get(code, code), Role.CHOSEN, series[code])
            for code in codes
            if series.get(code)
        ),
        "similar": tuple(
            Line(m.name, Role.SIMILAR, series[m.code]) for m in members if series.get(m.code)
        ),
        "spreads": country.spreads,
        "ranks": country.ranks,
        "totals": country.totals,
    }


def _own_measure(
    view: View, indicator: Indicator, same: Sequence[Comparison], everywhere: dict[str, Any]
) -> Subject:
    town, sources = view.data.municipality, view.data.sources
    points = {o.year: o.value for o in indicator.measured if o.value is not None}
    unmodified = [o for o in indicator.measured if o.sources and not o.computed]
    published = {}
    if unmodified and len(unmodified) == len(points):
        named = [sources[id_].producer for o in unmodified for id_ in o.sources]
        published[town.name] = words.numbers.listed(list(dict.fromkeys(named)))
    for figure in same:
        if figure.source and not figure.computed:
            published[_name(town, figure.group)] = sources[figure.source].producer
    return Subject(
        name=indicator.short,
        unit=indicator.unit,
        better=indicator.better,
        own=Line(town.name, Role.OWN, points),
        groups=_groups(town, same),
        kpi=indicator.kpi.id if indicator.kpi and everywhere else "",
        published=published,
        **everywhere,
    )


def _of_kpi(
    indicator: Indicator, kpi: Kpi, groups: tuple[Line, ...], everywhere: dict[str, Any]
) -> Subject:
    """The related key figure behind an indicator, on an axis of its own."""
    own: Line = everywhere["own"]
    return Subject(
        name=f"{indicator.short}, närliggande mått",
        unit=kpi.unit,
        better=kpi.better,
        groups=tuple(line for line in groups if line.points),
        kpi=kpi.id,
        published={own.name: "Kolada", "Riket": "Kolada"},
        note=words.compare.related(kpi),
        **everywhere,
    )


def _own(town: Municipality, country: Country) -> Line:
    return Line(town.name, Role.OWN, country.own)


def _riket(country: Country) -> Line:
    return Line("Riket", Role.GROUP, country.country, "riket")


def _of_groups(
    town: Municipality, indicator: Indicator, akin: Sequence[Comparison]
) -> tuple[Subject, ...]:
    """A related measure that only groups have figures of."""
    if not akin:
        return ()
    published = {_name(town, c.group): "Kolada" for c in akin if not c.computed}
    empty = Line(town.name, Role.OWN, {})
    note = words.compare.related_group([c.method for c in akin])
    name = f"{indicator.short}, närliggande mått hos andra"
    groups = _groups(town, akin)
    return (Subject(name, "", None, empty, groups, published=published, note=note),)


def _groups(town: Municipality, figures: Sequence[Comparison]) -> tuple[Line, ...]:
    """A line for each group, in the municipality's order."""
    found = {
        group: {c.year: c.value for c in own}
        for group, own in groupby(figures, key=attrgetter("group"))
    }
    return tuple(
        Line(g.name, Role.GROUP, found[g.id], g.within) for g in town.groups if g.id in found
    )


def _name(town: Municipality, group: str) -> str:
    return next((g.name for g in town.groups if g.id == group), group)
