"""What a data folder says of the whole country without a fetched data set: small, and its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from malkedja.schema.national_rows import DistributionRow, SimilarRow
from malkedja.store.answers import Rank, Series, Spread
from malkedja.store.parts import Parts


@dataclass(frozen=True)
class Shipped:
    """Distributions, places and similar municipalities, by indicator and in order of year.

    The values are those of the indicator's key figure; ``of`` is how many municipalities there
    are in all, by year.
    """

    spreads: Mapping[str, tuple[Spread, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Rank, ...]] = field(default_factory=dict)
    totals: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    alike: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)

    def spread(self, indicator: str) -> tuple[Spread, ...]:
        """How the municipalities lie, year by year; empty if nothing ships."""
        return self.spreads.get(indicator, ())

    def ranks(self, indicator: str) -> tuple[Rank, ...]:
        """The municipality's own place, year by year."""
        return self.places.get(indicator, ())

    def of(self, indicator: str) -> Mapping[int, int]:
        """How many municipalities there are, by year."""
        return self.totals.get(indicator, {})

    def similar(self, indicator: str) -> Mapping[str, Series]:
        """The series of each similar municipality, by its code."""
        return self.alike.get(indicator, {})


def of_parts(parts: Parts) -> Shipped:
    """What the parts of a folder hold."""
    rows = {id_: sorted(own, key=lambda r: r.year) for id_, own in parts.distributions.items()}
    return Shipped(
        {id_: tuple(_spread(row) for row in own) for id_, own in rows.items()},
        {id_: tuple(r for row in own if (r := _rank(row))) for id_, own in rows.items()},
        {id_: {row.year: row.of for row in own} for id_, own in rows.items()},
        {id_: _series(own) for id_, own in parts.similar.items()},
    )


def _spread(row: DistributionRow) -> Spread:
    return Spread(row.year, row.count, row.quantiles, row.country)


def _rank(row: DistributionRow) -> Rank | None:
    if row.value is None or row.place is None:
        return None
    return Rank(row.year, row.value, row.place, row.count, row.shared or 1)


def _series(rows: tuple[SimilarRow, ...]) -> Mapping[str, Series]:
    codes = dict.fromkeys(row.municipality for row in rows)
    return {
        code: {row.year: row.value for row in rows if row.municipality == code} for code in codes
    }
