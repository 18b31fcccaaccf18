"""The shape of an indicator's file: what it is, where it starts and what was decided."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from malkedja.model import Better, Kind, Measure, Operator
from malkedja.schema import numbers
from malkedja.schema.fields import (
    Context,
    Number,
    Shape,
    SourceId,
    Text,
    Texts,
    Year,
    context,
    described,
    not_negative,
    refuse,
)
from malkedja.schema.problems import shown
from malkedja.schema.reading_shape import ReadingShape, check_quotes

_AGAINST = {
    Better.HIGHER: {Operator.AT_MOST, Operator.LESS_THAN, Operator.DECREASE},
    Better.LOWER: {Operator.AT_LEAST, Operator.MORE_THAN, Operator.INCREASE},
}
_DIRECTION = {Better.HIGHER: "högre", Better.LOWER: "lägre"}
_AS_PRINTED = "talet så som det står i beslutet, till exempel 57,5"


def check_printed(printed: str, value: Decimal) -> None:
    """Raise where a printed form and its typed value cannot be the same number."""
    if printed and not numbers.agrees(printed, value):
        shows = f"{shown(printed)} stämmer inte med värdet {value}"
        refuse(shows, _AS_PRINTED, "printed")


class TargetShape(Shape):
    """A target for one year."""

    value: Number | None = described(
        "Målvärdet; tomt där beslutet har ett streck", "57.5", default=None
    )
    printed: str = described(
        "Målvärdet så som beslutet skriver det; utelämnat: värdet", '"57,5"', default=""
    )
    op: Annotated[Operator, Field(strict=False)] | None = described(
        "Hur utfallet jämförs med målvärdet; utelämnat: at_least där högre är bättre, annars "
        "at_most",
        "more_than",
        default=None,
    )
    low: Number | None = described("Lägsta värde, endast för between", "40", default=None)
    high: Number | None = described("Högsta värde, endast för between", "50", default=None)

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        around = context(info)
        _check_direction(self.op, around.better)
        if self.op is Operator.BETWEEN:
            self._check_between()
        elif self.low is not None or self.high is not None:
            refuse("low och high hör till between", "op: between, eller inga gränser", "op")
        elif self.op is not None and self.op.in_words:
            self._check_words()
        elif self.value is None:
            self._check_dash()
        else:
            check_rank(self.value, around)
            check_printed(self.printed, self.value)
        return self

    def _check_between(self) -> None:
        if self.low is None or self.high is None:
            refuse("between saknar low eller high", "båda gränserna", "op")
        if self.low > self.high:
            refuse(
                f"low {self.low} är större än high {self.high}", "low högst lika med high", "low"
            )
        if self.value is not None:
            refuse("between har gränser, inget value", "low och high, utan value", "value")
        check_printed(self.printed, self.low)
        check_printed(self.printed, self.high)

    def _check_words(self) -> None:
        if self.value is not None:
            refuse(f"{self.op} nämner inget tal", "ett mål utan value", "value")
        if not self.printed:
            refuse("printed saknas", 'beslutets ord, till exempel "Ska öka"', "printed")

    def _check_dash(self) -> None:
        if self.printed != "-":
            refuse(
                "value är tomt", 'ett tal, eller printed: "-" där beslutet har ett streck', "value"
            )


class BaselineShape(Shape):
    """The value that the decision starts from."""

    value: Number = described("Utgångsvärdet", "12.6")
    year: Year = described("Året som utgångsvärdet gäller", "2016")
    printed: str = described(
        "Utgångsvärdet så som beslutet skriver det; utelämnat: värdet", '"12,6"', default=""
    )

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        check_rank(self.value, context(info))
        check_printed(self.printed, self.value)
        return self


class BreakShape(Shape):
    """A change of method."""

    year: Year = described("Första året med den nya metoden", "2018")
    text: Text = described("Vad som ändrades", "Ny enkät, ej jämförbar bakåt")


class EventShape(Shape):
    """Something that shows in the series."""

    year: Year = described("Året det hände", "2019")
    text: Text = described("Två eller tre ord", "Pensioner inlösta")
    detail: str = described("Hela förklaringen", "Resultatet utan inlösen var bättre.", default="")
    source: SourceId | None = described(
        "Källans id ur sources.yaml", "arsredovisning", default=None
    )


class ReferenceShape(Shape):
    """Somebody else's ambition for the same measure."""

    value: Number = described("Värdet, i indikatorns enhet", "72")
    text: Text = described("Vems ambition det är", "Nämndens ambition")
    detail: str = described("Hela förklaringen", "Bland de 25 % bästa.", default="")


class KpiShape(Shape):
    """The published key figure that the indicator follows."""

    id: Text = described("Nyckeltalets id", "N00945")
    title: Text = described("Nyckeltalets namn", "Invånare 0\N{EN DASH}19 år, andel (%)")
    note: str = described("Hur säker kopplingen är", "Samma definition", default="")
    measure: Annotated[Measure, Field(strict=False)] = described(
        "related där nyckeltalet är ett närliggande mått; utelämnat: same",
        "related",
        default=Measure.SAME,
    )
    unit: str = described("Nyckeltalets enhet, där måttet är närliggande", "procent", default="")
    better: Annotated[Better, Field(strict=False)] | None = described(
        "Vilket håll som är bättre för nyckeltalet, där måttet är närliggande",
        "higher",
        default=None,
    )

    @model_validator(mode="after")
    def _own_terms(self) -> Self:
        """A related measure has a unit and a direction of its own; the same one has neither."""
        related = self.measure is Measure.RELATED
        if related and not (self.unit and self.better):
            wrong = "nyckeltalet är ett närliggande mått utan egen enhet och riktning"
            refuse(wrong, "unit och better, nyckeltalets egna", "unit")
        if not related and (self.unit or self.better):
            wrong = "samma mått har indikatorns enhet och riktning"
            refuse(wrong, "unit och better bara där measure är related", "measure")
        return self


class IndicatorShape(Shape):
    """An indicator's file."""

    number: Text = described("Indikatorns nummer i beslutet", '"2.1"')
    name: Text = described("Namnet, med rättade skrivfel", "Företagsklimat, ranking")
    name_printed: str = described("Namnet så som beslutet skriver det", "NKI, index", default="")
    short: Text = described("Några få ord till rubriker", "Företagsklimat")
    unit: Text = described("Enheten i fri text", "procent")
    unit_change: Text = described("Enheten för en förändring", "procentenheter")
    unit_printed: str = described(
        "Enheten så som beslutet skriver den; utelämnat: beslutet skriver ingen", '"%"', default=""
    )
    kind: Annotated[Kind, Field(strict=False)] = described("Vad för sorts tal det är", "share")
    better: Annotated[Better, Field(strict=False)] = described(
        "Vilket håll som är bättre", "higher"
    )
    baseline: BaselineShape | None = described("Utgångsvärdet", "se fälten nedan", default=None)
    targets: dict[Year, TargetShape] = described("Målvärdena, ett per år", "se fälten nedan")
    hold_band: Annotated[Number, AfterValidator(not_negative)] | None = described(
        "Hur långt ifrån en nivå som ska hållas som ändå är delvis uppfyllt", "1", default=None
    )
    definition: str = described(
        "Vad som räknas", "Andel av befolkningen 18\N{EN DASH}64 år", default=""
    )
    frequency: str = described("Hur ofta det mäts", "vartannat år", default="")
    owner: str = described("Vem som svarar för indikatorn", "Kommunstyrelsen", default="")
    source_printed: str = described("Källan så som beslutet skriver den", "SKL", default="")
    source_corrected: str = described("Källan, rättad", "SCB", default="")
    notes: Texts = described("Anmärkningar, en mening var", "Små tal.", default=())
    breaks: tuple[BreakShape, ...] = described("Metodbyten", "se fälten nedan", default=())
    events: tuple[EventShape, ...] = described("Händelser som syns", "se fälten nedan", default=())
    reference: ReferenceShape | None = described(
        "Någon annans ambition", "se fälten nedan", default=None
    )
    kpi: KpiShape | None = described("Nyckeltalet bakom", "se fälten nedan", default=None)
    broken_down_by: Texts = described(
        "Nämnder som enligt dokumentet bryter ner den", "[Socialnämnden]", default=()
    )
    place: str = described("Var i dokumentet raden står", "rad 64–69", default="")
    says: tuple[ReadingShape, ...] = described(
        "Vad det tryckta namnet och enheten säger", "se fälten nedan", default=()
    )

    @model_validator(mode="after")
    def _read(self) -> Self:
        check_quotes(self.says, f"{self.name_printed or self.name}\n{self.unit_printed}")
        return self


def check_rank(value: Decimal, around: Context) -> None:
    """Raise for a place before the first."""
    if around.kind is Kind.RANK and value < 1:
        refuse(f"plats {value} finns inte", "plats 1 eller högre", "value")


def _check_direction(op: Operator | None, better: Better | None) -> None:
    if op is not None and better is not None and op in _AGAINST[better]:
        wrong = f"Indikatorn är bättre när den är {_DIRECTION[better]}. Menas verkligen {op}?"
        refuse(wrong, "en op åt samma håll som better", "op")
