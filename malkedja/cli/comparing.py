"""Fetched figures held against those of the data folder, and what is told of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from malkedja import fetch, store
from malkedja.cli.asking import Known, indicators
from malkedja.fetch import Change, Figure, What
from malkedja.model import Data, Indicator
from malkedja.words import fetched as words

_Figures = Mapping[tuple[str, str], tuple[Figure, ...]]


@dataclass(frozen=True)
class Compared:
    """What would change, the titles of the key figures, and the lines to tell."""

    changes: tuple[Change, ...]
    titles: Mapping[str, str]
    told: tuple[str, ...]


def compared(
    data: Data,
    beside: store.Comparisons,
    known: Known,
    figures: Iterable[Figure],
    asked: Collection[str],
) -> Compared:
    """Hold the values that were fetched against those of every indicator that they concern."""
    titles = {kpi.id: kpi.title for kpi in known.kpis}
    found = _by_kpi(figures)
    concerned = [one for one in indicators(data).values() if one.kpi and one.kpi.id in asked]
    own = [(one, _own(one, data, found)) for one in concerned]
    changes = [change for _one, held in own for change in held.changes]
    changes += _groups(data, beside, found)
    told = [*words.changes(changes, _names(data))]
    asides = [
        *_left_out(own, titles),
        *_titles(concerned, titles),
        *_earlier(changes, _names(data)),
    ]
    if asides:
        told += [words.ASIDES, *asides]
    return Compared(tuple(changes), titles, tuple(told))


def _own(indicator: Indicator, data: Data, found: _Figures) -> fetch.Changes:
    key = (indicator.kpi.id if indicator.kpi else "", data.municipality.code)
    return fetch.of_indicator(indicator, found.get(key, ()), data.sources)


def _groups(data: Data, beside: store.Comparisons, found: _Figures) -> Iterator[Change]:
    """What would change of the groups that Kolada publishes figures of."""
    published = [group for group in data.municipality.groups if group.kolada]
    for id_ in indicators(data):
        rows = beside.of(id_)
        for group in published:
            own = [row for row in rows if row.group == group.id and not row.computed]
            kpis = {fetch.kpi_of(row.source, data.sources) for row in own}
            values = [f for kpi in sorted(kpis) for f in found.get((kpi, group.kolada), ())]
            yield from fetch.of_comparison(own, values, data.sources).changes


def _earlier(changes: Iterable[Change], names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The years that are older than what the folder has."""
    years: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        if change.what is What.EARLIER:
            years.setdefault((change.indicator, change.group), []).append(change.year)
    yield from (words.earlier(names[key], own) for key, own in years.items())


def _left_out(
    own: Iterable[tuple[Indicator, fetch.Changes]], titles: Collection[str]
) -> Iterator[str]:
    for one, held in own:
        if held.left_out and one.kpi and one.kpi.id in titles:
            yield words.left_out(words.named(one), one.kpi.id, held.left_out)


def _titles(concerned: Iterable[Indicator], titles: Mapping[str, str]) -> Iterator[str]:
    """The key figures that are called something else than the data folder has it, or are gone."""
    for kpi in (one.kpi for one in concerned if one.kpi):
        if kpi.id not in titles:
            yield words.no_such_kpi(kpi.id, kpi.title)
        elif " ".join(titles[kpi.id].split()) != " ".join(kpi.title.split()):
            yield words.renamed(kpi.id, kpi.title, titles[kpi.id])


def _names(data: Data) -> dict[tuple[str, str], str]:
    groups = {"": "", **{group.id: group.name for group in data.municipality.groups}}
    return {
        (one.id, id_): words.named(one, name)
        for one in indicators(data).values()
        for id_, name in groups.items()
    }


def _by_kpi(figures: Iterable[Figure]) -> _Figures:
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        found.setdefault((figure.kpi, figure.municipality), []).append(figure)
    return {key: tuple(own) for key, own in found.items()}
