"""What is answered about the figures of the whole country: frozen, values as Decimal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Series = Mapping[int, Decimal]
"""The values of one key figure for one municipality, by year; years without one are left out."""

COUNTRY = "0000"
TOTAL = "T"


@dataclass(frozen=True)
class KeyFigure:
    """A published measure. The unit stands in ``title``; there is no other.

    ``area`` is what it is about, ``by_gender`` whether there are values for women and men,
    ``whose`` K for municipalities, L for regions, A for both, ``published`` the day of the next
    publication as yyyy-mm-dd. What is not known is empty.
    """

    id: str
    title: str
    description: str = ""
    by_gender: bool = False
    whose: str = ""
    area: str = ""
    perspective: str = ""
    published: str = ""


@dataclass(frozen=True)
class Territory:
    """A municipality (``kind`` K), or a region or the whole country (L)."""

    id: str
    name: str
    kind: str

    @property
    def is_municipality(self) -> bool:
        """False for regions and the country."""
        return self.kind == "K"


@dataclass(frozen=True)
class Likeness:
    """A group of municipalities, such as those most like one of them in a given year."""

    id: str
    title: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one key figure; ``gender`` is T for all, K for women, M for men."""

    kpi: str
    municipality: str
    year: int
    gender: str
    value: Decimal


@dataclass(frozen=True)
class Spread:
    """The municipalities in one year: how many have a value, and 21 quantiles of those.

    ``quantiles`` run from the lowest value to the highest in steps of five per cent, by linear
    interpolation. ``country`` is the published figure for the whole country, where there is one.
    """

    year: int
    count: int
    quantiles: tuple[Decimal, ...]
    country: Decimal | None


@dataclass(frozen=True)
class Rank:
    """A municipality's place among ``ranked``; place 1 is best, equal values share a place.

    ``shared`` is how many have that place, itself included.
    """

    year: int
    value: Decimal
    place: int
    ranked: int
    shared: int
