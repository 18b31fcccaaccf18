"""The shapes of a row of outcomes and a row of comparisons."""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from malkedja.model import Confidence, Kind, Measure, Reason
from malkedja.schema.fields import (
    CellCount,
    CellNumber,
    CellYear,
    CellYes,
    Shape,
    check_sources,
    context,
    described,
    refuse,
)
from malkedja.schema.problems import shown

_ABSENT = (Reason.NOT_FOUND, Reason.NOT_MEASURED, Reason.AWAITING, Reason.CONFIDENTIAL)


def _absent(status: Reason) -> Reason:
    if status not in _ABSENT:
        refuse(f"{shown(status.value)} kan inte vara status", f"en av {', '.join(_ABSENT)}")
    return status


def _sources(value: str, info: ValidationInfo) -> str:
    check_sources(tuple(value.split()), info)
    return value


def _known_group(value: str, info: ValidationInfo) -> str:
    known = context(info).groups
    if known is not None and value not in known:
        wrong = f"jämförelsegruppen {shown(value)} finns inte"
        refuse(wrong, "ett id ur groups i municipality.yaml")
    return value


Sources = Annotated[str, AfterValidator(_sources)]


class RowShape(Shape):
    """A row of a CSV file. An empty cell counts as left out.

    ``columns`` are those that the file must have; no two rows may have the same ``key``.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    key: ClassVar[tuple[str, ...]] = ("year",)


class OutcomeRow(RowShape):
    """One year's outcome."""

    columns: ClassVar[tuple[str, ...]] = ("year", "value")

    year: CellYear = described("Året som mättes", "2018")
    value: CellNumber | None = described("Utfallet; tomt där inget finns", "55.5", default=None)
    ranked: CellCount | None = described("Rankning: antal rankade", "290", default=None)
    base: CellCount | None = described("Antal som andelen vilar på", "412", default=None)
    status: Annotated[Reason, Field(strict=False), AfterValidator(_absent)] | None = described(
        "Varför värdet saknas: not_found (inget hittat), not_measured (mättes inte), awaiting "
        "(väntas), confidential (sekretess)",
        "not_measured",
        default=None,
    )
    comparable: CellYes = described("no där metoden är en annan; tomt: yes", "no", default=True)
    computed: CellYes = described("yes där vi räknat själva; tomt: no", "yes", default=False)
    confidence: Annotated[Confidence, Field(strict=False)] | None = described(
        "Hur säkert det är att siffran är indikatorns: high, medium eller low",
        "high",
        default=None,
    )
    source: Sources = described("Källornas id, åtskilda av mellanslag", "kolada", default="")
    note: str = described("Anmärkning", "Preliminärt.", default="")

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        if self.value is None and self.status is None:
            options = ", ".join(_ABSENT)
            refuse(
                "värdet saknas och status är tom", f"ett tal, eller en status: {options}", "status"
            )
        if self.value is not None and self.status is not None:
            refuse("både värde och status", "tom status där det finns ett värde", "status")
        around = context(info)
        if around.kind is Kind.RANK:
            self._check_rank()
        elif around.kind_known and self.ranked is not None:
            refuse("ranked hör bara till rankningar", "en tom cell", "ranked")
        return self

    def _check_rank(self) -> None:
        if self.value is None:
            return
        if self.value < 1:
            refuse(f"plats {self.value} finns inte", "plats 1 eller högre", "value")
        if self.ranked is None:
            refuse("antalet rankade saknas", "hur många som rankades, till exempel 290", "ranked")
        if self.value > self.ranked:
            wrong = f"plats {self.value} av {self.ranked} finns inte"
            refuse(wrong, "en plats som högst är ranked", "value")


class ComparisonRow(RowShape):
    """A comparison group's figure for one year."""

    columns: ClassVar[tuple[str, ...]] = ("group", "year", "value", "measure")
    key: ClassVar[tuple[str, ...]] = ("group", "year")

    group: Annotated[str, AfterValidator(_known_group)] = described("Gruppens id", "riket")
    year: CellYear = described("Året som mättes", "2018")
    value: CellNumber = described("Gruppens värde", "54.2")
    measure: Annotated[Measure, Field(strict=False)] = described(
        "same: samma mått; related: ett närliggande", "same"
    )
    computed: CellYes = described("yes där vi räknat själva; tomt: no", "yes", default=False)
    method: str = described("Hur värdet räknats fram", "ovägt medelvärde", default="")
    source: Sources = described("Källornas id, åtskilda av mellanslag", "kolada", default="")
