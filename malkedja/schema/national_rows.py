"""The rows of what ships of the whole country: distributions, similar ones and precedents."""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, model_validator

from malkedja.schema import numbers
from malkedja.schema.fields import (
    CellCount,
    CellNumber,
    CellWhole,
    CellYear,
    context,
    described,
    known_indicator,
    municipality_code,
    refuse,
)
from malkedja.schema.problems import shown
from malkedja.schema.row_shapes import RowShape

QUANTILES = 21
_WANTED = f"{QUANTILES} tal åtskilda av mellanslag, det lägsta först"


def _quantiles(value: object, info: ValidationInfo) -> tuple[Decimal, ...]:
    mark = context(info).mark
    texts = value.split() if isinstance(value, str) else []
    if len(texts) != QUANTILES:
        refuse(f"kvantilerna är {len(texts)}", _WANTED)
    found = []
    for text in texts:
        number = numbers.parse(text, mark)
        if number is None:
            refuse(f"{shown(text)} är inget tal{numbers.why_not(text, mark)}", _WANTED)
        found.append(number)
    fallen = next((after for before, after in pairwise(found) if after < before), None)
    if fallen is not None:
        refuse(f"kvantilen {fallen} är lägre än den före", _WANTED)
    return tuple(found)


class DistributionRow(RowShape):
    """One year of a key figure among all municipalities. Computed here, but for ``country``."""

    columns: ClassVar[tuple[str, ...]] = ("year", "count", "of", "quantiles")

    year: CellYear = described("Året som mättes", "2018")
    count: CellCount = described("Antal kommuner med ett värde", "287")
    of: CellCount = described("Antal kommuner i landet", "290")
    value: CellNumber | None = described("Kommunens eget värde", "55.5", default=None)
    place: CellCount | None = described("Kommunens plats, 1 är bäst", "146", default=None)
    shared: CellCount | None = described("Hur många som delar platsen", "2", default=None)
    country: CellNumber | None = described("Rikets värde, som publicerat", "54.2", default=None)
    quantiles: Annotated[tuple[Decimal, ...], BeforeValidator(_quantiles)] = described(
        "Kommunernas värden i steg om 5 procent, från det lägsta till det högsta",
        "se filerna",
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.count < QUANTILES:
            wrong = f"{self.count} kommuner är för få för {QUANTILES} kvantiler"
            refuse(wrong, f"minst {QUANTILES}, eller att året utelämnas", "count")
        if self.of < self.count:
            refuse(f"{self.count} av {self.of} kommuner går inte", "minst så många", "of")
        if (self.value is None) != (self.place is None):
            refuse("kommunens värde och plats hör ihop", "båda eller ingen", "place")
        if self.place is not None and self.place > self.count:
            refuse(f"plats {self.place} av {self.count} finns inte", "högst count", "place")
        low, high = self.quantiles[0], self.quantiles[-1]
        if self.value is not None and not low <= self.value <= high:
            wrong = f"värdet {self.value} ligger utanför kommunernas värden"
            refuse(wrong, f"ett värde från {low} till {high}", "value")
        return self


class SimilarRow(RowShape):
    """One year's value of one similar municipality, as published."""

    columns: ClassVar[tuple[str, ...]] = ("municipality", "year", "value")
    key: ClassVar[tuple[str, ...]] = ("municipality", "year")

    municipality: Annotated[str, AfterValidator(municipality_code)] = described(
        "Kommunens kod", "0181"
    )
    year: CellYear = described("Året som mättes", "2018")
    value: CellNumber = described("Kommunens värde", "54.2")


class PrecedentRow(RowShape):
    """How many others have done what an indicator's target asks. Computed here."""

    columns: ClassVar[tuple[str, ...]] = (
        *("indicator", "baseline", "change", "years", "first", "last"),
        *("stood", "made", "windows"),
    )
    key: ClassVar[tuple[str, ...]] = ("indicator",)

    indicator: Annotated[str, AfterValidator(known_indicator)] = described(
        "Indikatorns id", "andel_nojda"
    )
    baseline: CellNumber = described("Utgångsvärdet som frågan gäller", "57.5")
    change: CellNumber = described("Förbättringen som målvärdet ber om", "22.5")
    years: CellCount = described("På hur många år", "3")
    first: CellYear = described("Första året med värden", "1998")
    last: CellYear = described("Sista året med värden", "2022")
    stood: CellWhole = described("Andra kommuner som har stått lika illa till", "61")
    made: CellWhole = described("Hur många av dem som har klarat förbättringen", "9")
    windows: CellWhole = described("Antal gånger de har stått där", "140")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.change <= 0:
            refuse(f"{self.change} är ingen förbättring", "ett tal större än 0", "change")
        if self.last - self.first < self.years:
            refuse("åren är färre än frågans", "minst så många år", "last")
        if not self.made <= self.stood <= self.windows:
            wrong = f"{self.made} av {self.stood} i {self.windows} går inte ihop"
            refuse(wrong, "made högst stood, och stood högst windows", "made")
        return self
