"""The shape of a period's chain: the decision, its levels and the tree of goals."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from malkedja.model import Basis, Operator
from malkedja.schema.fields import (
    Date,
    FileId,
    NodeId,
    Number,
    Shape,
    Text,
    Texts,
    Year,
    context,
    described,
    refuse,
)
from malkedja.schema.indicator_shape import check_printed
from malkedja.schema.problems import shown

_NUMERIC = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)


def _known_indicator(value: str, info: ValidationInfo) -> str:
    known = context(info).indicators
    if known is not None and value not in known:
        wrong = f"indikatorn {shown(value)} har ingen fil"
        refuse(wrong, "ett id med en fil i periodens mapp indicators")
    return value


def _known_level(value: str, info: ValidationInfo) -> str:
    known = context(info).levels
    if known is not None and value not in known:
        refuse(f"nivån {shown(value)} finns inte", f"en av {', '.join(sorted(known))}")
    return value


def once(what: str) -> AfterValidator:
    """A check that an id of that sort is given once in the file."""

    def check(value: str, info: ValidationInfo) -> str:
        seen = context(info).seen.setdefault(what, set())
        if value in seen:
            refuse(f"{what} {shown(value)} finns redan", "ett id som bara används en gång")
        seen.add(value)
        return value

    return AfterValidator(check)


def _own_outcomes(value: str, info: ValidationInfo) -> str:
    around = context(info)
    if value in around.taken:
        refuse(f"{shown(value)} är redan en indikator", "ett eget id för kravet")
    if around.outcomes is not None and value not in around.outcomes:
        refuse("kravet saknar utfallsfil", f"filen outcomes/{value}.csv")
    return value


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((id_ for n, id_ in enumerate(ids) if id_ in ids[:n]), None)
    if twice is not None:
        refuse(f"{shown(twice)} står två gånger", "varje indikator en gång")
    return ids


def _numeric(op: Operator) -> Operator:
    if op not in _NUMERIC:
        refuse(f"{op} kan inte användas i ett krav", f"en av {', '.join(_NUMERIC)}")
    return op


KnownIndicator = Annotated[FileId, AfterValidator(_known_indicator)]
KnownIndicators = Annotated[tuple[KnownIndicator, ...], AfterValidator(_each_once)]


class DecisionShape(Shape):
    """Who decided the goals, and when."""

    body: Text = described("Vem som beslutade", "Kommunfullmäktige")
    date: Date = described("Beslutets datum", '"2017-11-29"')
    text: str = described("Beslutet i en mening", "Fullmäktige fastställde målen.", default="")
    note: str = described(
        "Vad dokumentet lämnar öppet", "Datum för bilagan anges inte.", default=""
    )


class VisionShape(Shape):
    """What the goals are derived from."""

    name: Text = described("Visionens namn", "Vision 2030")
    body: Text = described("Vem som fastställde den", "Kommunfullmäktige")
    year: Year = described("När den fastställdes", "2014")


class LevelShape(Shape):
    """What a level of the chain is called."""

    id: Annotated[NodeId, once("nivån")] = described("Nivåns id", "goal")
    name: Text = described("Vad nivån kallas", "Fullmäktigemål")
    plural: Text = described("Vad nivån kallas i flertal", "Fullmäktigemål")


class CommentShape(Shape):
    """A paragraph printed beside the table."""

    id: Annotated[Text, once("kommentaren")] = described("Kommentarens id", "K1.1")
    text: Text = described("Stycket, ordagrant", "Mäts vartannat år.")
    indicators: KnownIndicators = described(
        "Indikatorerna den gäller; inga: hela noden", "[trygghet_index]", default=()
    )


class CriterionShape(Shape):
    """A goal's own demand; its outcomes have a file of their own."""

    id: Annotated[FileId, AfterValidator(_own_outcomes), once("kravet")] = described(
        "Kravets id, samma som utfallsfilens namn", "resultatmal"
    )
    text: Text = described("Kravet, ordagrant", "Resultatet ska vara minst 2 %.")
    printed: Text = described("Värdet så som beslutet skriver det", '"2 %"')
    op: Annotated[Operator, Field(strict=False), AfterValidator(_numeric)] = described(
        "Hur utfallet jämförs med kravet", "at_least"
    )
    value: Number = described("Kravets värde", "2")
    unit: Text = described("Enheten", "procent")
    unit_change: Text = described("Enheten för en förändring", "procentenheter")
    measure: Text = described("Vad som mäts", "Resultat som andel av skatteintäkterna")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        check_printed(self.printed, self.value)
        return self


class NodeShape(Shape):
    """One link of the chain, at any level."""

    id: Annotated[NodeId, once("noden")] = described("Nodens id, som aldrig ändras", '"F2a"')
    level: Annotated[Text, AfterValidator(_known_level)] = described("En av nivåernas id", "goal")
    number: str = described("Numret i beslutet", '"2"', default="")
    name: Text = described("Namnet, kort nog för en rubrik", "En trygg kommun")
    texts: Texts = described("Styckena, ordagrant", "Invånarna ska känna sig trygga.", default=())
    owner: str = described("Vem som svarar för noden", "Kommunstyrelsen", default="")
    perspective: str = described("Perspektiv för god hushållning", "finansiellt", default="")
    unmeasured: Texts = described("Vad som inte mäts här", "Kultur mäts inte.", default=())
    basis: Annotated[Basis, Field(strict=False)] = described(
        "Om beslutet visar vad som hör hit eller om vi har bedömt det",
        "judged",
        default=Basis.PRINTED,
    )
    basis_note: str = described("Varför bedömningen är rimlig", "Tabellen är gemensam.", default="")
    comments: tuple[CommentShape, ...] = described("Kommentarer", "se fälten nedan", default=())
    criterion: CriterionShape | None = described("Eget krav", "se fälten nedan", default=None)
    indicators: KnownIndicators = described("Indikatorernas id", "[trygghet_index]", default=())
    children: tuple["NodeShape", ...] = described("Noderna under, samma fält", "[]", default=())


class ChainShape(Shape):
    """A period's chain."""

    title: Text = described("Periodens rubrik", "Mål 2018\N{EN DASH}2020")
    document: Text = described("Dokumentet som målen står i", "Bilaga 1")
    decision: DecisionShape = described("Beslutet", "se fälten nedan")
    vision: VisionShape | None = described("Visionen", "se fälten nedan", default=None)
    values: Texts = described("Ledorden", "[service, engagemang]", default=())
    levels: Annotated[tuple[LevelShape, ...], Field(min_length=1)] = described(
        "Kedjans nivåer, den översta först", "se fälten nedan"
    )
    introduction: Texts = described("Inledande stycken", "Målen gäller hela kommunen.", default=())
    follow_up: Texts = described(
        "Stycken om uppföljningen", "Målen följs upp varje år.", default=()
    )
    nodes: Annotated[tuple[NodeShape, ...], Field(min_length=1)] = described(
        "Kedjans träd, de översta noderna först", "se fälten nedan"
    )
