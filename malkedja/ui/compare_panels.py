"""The pictures of a comparison: each with its finding, its words, its table and its source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from malkedja import words
from malkedja.charts import beside, strip
from malkedja.charts.beside import Band, Line, Role
from malkedja.charts.strip import Marked
from malkedja.charts.theme import Theme
from malkedja.model import Indicator, Kind
from malkedja.store import National, Spread
from malkedja.ui import load
from malkedja.ui.subject import Subject


@dataclass(frozen=True)
class Table:
    """The same figures as a picture's, as text."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Panel:
    """One picture: its finding, what draws it, what it shows in words, and where it is from."""

    title: str
    spec: Callable[[Theme], dict[str, Any] | None]
    text: str
    table: Table
    source: str
    note: str = ""


def lines(one: Subject, indicator: Indicator | None) -> Panel:
    """The lines of an indicator span its own years and the groups'; a key figure's all years."""
    ranked = indicator is not None and indicator.kind is Kind.RANK and not one.note
    unit = words.compare.PLACE if ranked else one.unit
    drawn = _within(one.lines, _span(one)) if indicator else one.lines
    bands = [Band(s.year, s.quantiles[5], s.quantiles[15]) for s in one.spreads]
    named = {line.name: line.points for line in drawn if line.role is not Role.SIMILAR}
    others = {line.within or line.name: line.points for line in one.groups}
    published = {who: by for who, by in one.unmodified.items() if who in _names(drawn)}
    computed = [name for name in named if name not in published]
    thin = words.compare.THIN if len(drawn) > len(named) else ""
    note = (one.note, words.compare.BAND if bands else "", thin)
    return Panel(
        title=words.compare.lines_title(one.name, one.own.points, others, one.better),
        spec=lambda look: beside.lines(drawn, bands, unit, look, reverse=ranked),
        text=words.compare.lines_twin(one.own.name, named, unit),
        table=_lines_table(one, drawn),
        source=words.compare.source(published, [*computed, *(["bandet"] if bands else [])]),
        note=" ".join(text for text in note if text),
    )


def _names(lines: Sequence[Line]) -> set[str]:
    return {line.name for line in lines}


def _span(one: Subject) -> tuple[int, int]:
    years = [year for line in (one.own, *one.groups) for year in line.points]
    return min(years, default=0), max(years, default=0)


def _within(lines: Sequence[Line], span: tuple[int, int]) -> tuple[Line, ...]:
    """The lines without what lies before or after the span; those with nothing in it left out."""
    cut = (
        replace(line, points={y: v for y, v in line.points.items() if span[0] <= y <= span[1]})
        for line in lines
    )
    return tuple(line for line in cut if line.points)


def _lines_table(one: Subject, lines: Sequence[Line]) -> Table:
    years = sorted({year for line in lines for year in line.points})
    rows = tuple(
        (str(year), *(words.compare.cell(line.points.get(year)) for line in lines))
        for year in years
    )
    return Table(_caption(one), ("År", *(line.name for line in lines)), rows)


def _caption(one: Subject) -> str:
    return f"{one.name}, {one.unit}" if one.unit else one.name


def spread(one: Subject, year: int) -> Panel:
    """All municipalities of one year. Raises ValueError for a year without a distribution."""
    found, rank = one.spread(year), one.rank(year)
    if found is None:
        message = f"no distribution of {year}"
        raise ValueError(message)
    national = load.national()
    everyone = values(national, one.kpi, year) if national else ()
    marked = _marked(one, year, found)
    few = "" if everyone else words.compare.band_share()
    alike = words.compare.SIMILAR if any(m.role is Role.SIMILAR for m in marked) else ""
    own = one.own.name
    return Panel(
        title=words.compare.spread_title(one.name, own, rank, year, one.better),
        spec=lambda look: strip.strip(everyone, found.quantiles, marked, one.unit, look),
        text=words.compare.spread_twin(found, own, rank, one.unit),
        table=_spread_table(one, year, found, marked),
        source=words.compare.source({m.name: "Kolada" for m in marked}, ["fördelningen"]),
        note=" ".join(text for text in (one.note, few, words.compare.MIDDLE, alike) if text),
    )


def _marked(one: Subject, year: int, spread: Spread) -> tuple[Marked, ...]:
    """The own value, the country's, the chosen ones' and the similar ones'."""
    rank = one.rank(year)
    own = [Marked(one.own.name, Role.OWN, rank.value)] if rank else []
    country = [Marked("Riket", Role.GROUP, spread.country)] if spread.country is not None else []
    others = [
        Marked(line.name, line.role, line.points[year])
        for line in (*one.chosen, *one.similar)
        if year in line.points
    ]
    return (*own, *country, *others)


def values(national: National, kpi: str, year: int) -> tuple[tuple[str, Decimal], ...]:
    """Each municipality by name with its value that year."""
    found = national.values(kpi, year)
    names = {one.id: one.name for one in national.municipalities()}
    return tuple((names[figure.municipality], figure.value) for figure in found)


def _spread_table(one: Subject, year: int, spread: Spread, marked: Sequence[Marked]) -> Table:
    q, cell = spread.quantiles, words.compare.cell
    names = {
        "Lägst": 0,
        "En fjärdedel har högst": 5,
        "Hälften har högst": 10,
        "Tre fjärdedelar har högst": 15,
        "Högst": 20,
    }
    rows = [(name, cell(q[at])) for name, at in names.items()]
    rows += [(m.name, cell(m.value)) for m in marked]
    return Table(f"{_caption(one)}, {year}", ("Vad", "Värde"), tuple(rows))


def places(one: Subject) -> Panel:
    """The own place, year by year."""
    ranks, last = one.ranks, one.ranks[-1]
    own = Line(one.own.name, Role.OWN, {r.year: Decimal(r.place) for r in ranks})
    quarters = words.compare.quarters(one.better)
    rows = tuple((str(r.year), words.compare.place(r), words.compare.cell(r.value)) for r in ranks)
    head = ("År", "Plats", f"Värde, {one.unit}" if one.unit else "Värde")
    return Panel(
        title=words.compare.place_title(one.name, last, one.better),
        spec=lambda look: beside.ranks(own, {r.year: r.ranked for r in ranks}, quarters, look),
        text=words.compare.places_twin(own.name, ranks, one.better),
        table=Table(f"{one.name}, plats bland kommunerna", head, rows),
        source=words.compare.source({"värdena": "Kolada"}, ["platsen"]),
        note=" ".join(text for text in (one.note, words.compare.direction(one.better)) if text),
    )
