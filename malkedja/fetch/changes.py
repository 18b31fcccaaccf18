"""What a fetch would change: figures that are new, revised or gone, old value beside new.

Only figures that stand in the data folder as they were published are held against Kolada's.
What has been computed from them is left as it is, and that is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from malkedja.fetch.lines import Figure
from malkedja.model import Comparison, Indicator, Kind, Measure, Source

PRODUCER = "Kolada"


class What(StrEnum):
    """What has happened to a figure.

    ``kept``: another source gives another value, and stands. ``earlier``: a year before the
    first that whoever keeps the data has chosen to have.
    """

    NEW = "new"
    REVISED = "revised"
    GONE = "gone"
    KEPT = "kept"
    EARLIER = "earlier"

    @property
    def is_written(self) -> bool:
        """Whether accepting it changes the data folder."""
        return self in {What.NEW, What.REVISED, What.GONE}


class LeftOut(StrEnum):
    """Why a key figure's values are not written among the outcomes of its indicator."""

    RELATED = "related"
    COMPUTED = "computed"
    RANK = "rank"
    NO_VALUES = "no_values"


@dataclass(frozen=True)
class Change:
    """One figure of one year; ``group`` is empty for the municipality's own."""

    indicator: str
    group: str
    year: int
    what: What
    old: Decimal | None
    new: Decimal | None
    kpi: str


@dataclass(frozen=True)
class Changes:
    """What a fetch would change of one indicator, or why nothing is held against it."""

    changes: tuple[Change, ...] = ()
    left_out: LeftOut | None = None


@dataclass(frozen=True)
class _Before:
    """What the folder says of one year, and whether it says so with Kolada as its source."""

    value: Decimal | None
    from_kolada: bool


def of_indicator(
    indicator: Indicator, fetched: Iterable[Figure], sources: Mapping[str, Source]
) -> Changes:
    """What the fetched values of its key figure would change among an indicator's outcomes."""
    kpi = indicator.kpi
    if kpi is None:
        return Changes()
    if kpi.measure is Measure.RELATED:
        return Changes(left_out=LeftOut.RELATED)
    if any(outcome.computed for outcome in indicator.outcomes):
        return Changes(left_out=LeftOut.COMPUTED)
    if indicator.kind is Kind.RANK:
        return Changes(left_out=LeftOut.RANK)
    before = {
        outcome.year: _Before(outcome.value, _from_kolada(outcome.sources, kpi.id, sources))
        for outcome in indicator.outcomes
    }
    return _changes(indicator.id, "", kpi.id, before, fetched)


def of_comparison(
    rows: Iterable[Comparison], fetched: Iterable[Figure], sources: Mapping[str, Source]
) -> Changes:
    """What the fetched values would change among one group's figures for one indicator.

    ``rows`` are the group's; those that have been computed are left as they are.
    """
    published = [row for row in rows if not row.computed]
    kpi = next((k for row in published if (k := kpi_of(row.source, sources))), "")
    if not kpi:
        return Changes()
    before = {
        row.year: _Before(row.value, _from_kolada((row.source,), kpi, sources)) for row in published
    }
    return _changes(published[0].indicator, published[0].group, kpi, before, fetched)


def kpi_of(source: str, sources: Mapping[str, Source]) -> str:
    """The key figure of a source of Kolada's: the first word of its title; empty for others."""
    found = sources.get(source)
    return found.title.split(" ")[0] if found and found.producer == PRODUCER else ""


def _from_kolada(cited: Iterable[str], kpi: str, sources: Mapping[str, Source]) -> bool:
    return any(kpi_of(source, sources) == kpi for source in cited)


def _changes(
    indicator: str, group: str, kpi: str, before: Mapping[int, _Before], fetched: Iterable[Figure]
) -> Changes:
    """Year by year; a key figure without any value at all takes nothing away."""
    values = {f.year: f.value for f in fetched if f.kpi == kpi and f.value is not None}
    if not values:
        return Changes(left_out=LeftOut.NO_VALUES)
    first = min((year for year, one in before.items() if one.value is not None), default=0)
    found = []
    for year in sorted(before.keys() | values.keys()):
        old, new = before.get(year, _Before(None, from_kolada=True)), values.get(year)
        what = _what(old, new, earlier=year < first)
        if what is not None:
            found.append(Change(indicator, group, year, what, old.value, new, kpi))
    return Changes(tuple(found))


def _what(old: _Before, new: Decimal | None, *, earlier: bool) -> What | None:
    if old.value == new:
        return None
    if old.value is None:
        return What.EARLIER if earlier else What.NEW
    if not old.from_kolada:
        return What.KEPT if new is not None else None
    return What.GONE if new is None else What.REVISED
