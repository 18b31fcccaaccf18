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
from malkedja.schema.reading_shape import SaidShape, check_concerned, check_quotes

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


def _known_outcomes(value: str, info: ValidationInfo) -> str:
    known = context(info).outcomes
    if known is not None and value not in known:
        refuse(f"{shown(value)} har inga utfall", f"filen outcomes/{value}.csv")
    return value


def _in_order(years: tuple[int, ...]) -> tuple[int, ...]:
    if list(years) != sorted(set(years)):
        refuse("åren står inte i ordning", "varje år en gång, det första först")
    return years


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

    body: str = described(
        "Vem som beslutade; tomt där dokumentet inte säger det", "Kommunfullmäktige"
    )
    date: Date = described("Beslutets datum; tomt där det inte är känt", '"2017-11-29"')
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
    name: Text = described("Vad nivån kallas", "Kommunmål")
    plural: Text = described("Vad nivån kallas i flertal", "Kommunmål")


class OpenLevelShape(Shape):
    """A level that the document names but that has no data."""

    name: Text = described("Vad nivån kallas", "Nämndsmål")
    text: Text = described("Vad dokumentet säger om den", "Målen ska brytas ner i nämndsmål.")


class CommentShape(Shape):
    """A paragraph printed beside the table."""

    id: Annotated[Text, once("kommentaren")] = described("Kommentarens id", "K1.1")
    text: Text = described("Stycket, ordagrant", "Mäts vartannat år.")
    indicators: KnownIndicators = described(
        "Indikatorerna den gäller; inga: hela noden", "[andel_nojda]", default=()
    )
    place: str = described("Var i dokumentet stycket står", "rad 102–104", default="")
    says: tuple[SaidShape, ...] = described(
        "Vad stycket säger om indikatorerna", "se fälten nedan", default=()
    )

    @model_validator(mode="after")
    def _read(self) -> Self:
        check_quotes(self.says, self.text)
        check_concerned(self.says, self.indicators)
        return self


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


class GuidelineShape(Shape):
    """What a goal wishes over time; its figures are some indicator's or criterion's outcomes."""

    id: Annotated[FileId, once("regeln")] = described("Regelns id", "resultat_over_tid")
    text: Text = described(
        "Regeln, ordagrant", "Resultatet bör över tid uppgå till minst två procent."
    )
    op: Annotated[Operator, Field(strict=False), AfterValidator(_numeric)] = described(
        "Hur medelvärdet jämförs med regeln", "at_least"
    )
    value: Number = described("Regelns värde", "2")
    unit: Text = described("Enheten", "procent")
    time: Text = described("Tiden, med dokumentets ord", "över tid")
    whose: Text = described("Vem den gäller, med dokumentets ord", "kommunkoncernen")
    measure: Text = described("Vad siffrorna mäter", "Resultat som andel av skatteintäkterna")
    figures: Annotated[FileId, AfterValidator(_known_outcomes)] = described(
        "Utfallsfilen som visas, samma som dess namn", "resultatmal"
    )
    notes: Texts = described(
        "Vad siffrorna inte täcker", "Gäller kommunen, inte koncernen.", default=()
    )


class AmbitionShape(Shape):
    """A sentence that says what the goal wants."""

    id: Annotated[Text, once("ambitionen")] = described("Ambitionens id", "M1.1")
    text: Text = described("Meningen, ordagrant", "Unga ska känna framtidstro.")


class PrinciplesShape(Shape):
    """What all the goals must follow."""

    name: Text = described("Rubriken", "Principer för vår målstyrning")
    introduction: str = described("Inledningen", "Principerna gäller alla.", default="")
    texts: Annotated[Texts, Field(min_length=1)] = described(
        "Principerna, ordagrant", "[Tidiga insatser lönar sig.]"
    )


class NodeShape(Shape):
    """One link of the chain, at any level."""

    id: Annotated[NodeId, once("noden")] = described("Nodens id, som aldrig ändras", '"F2a"')
    level: Annotated[Text, AfterValidator(_known_level)] = described("En av nivåernas id", "goal")
    number: str = described("Numret i beslutet", '"2"', default="")
    name: Text = described("Namnet, kort nog för en rubrik", "En trygg kommun")
    texts: Texts = described("Styckena, ordagrant", "Invånarna ska känna sig trygga.", default=())
    owner: str = described("Vem som svarar för noden", "Kommunstyrelsen", default="")
    perspective: str = described("Perspektiv för god hushållning", "finansiellt", default="")
    place: str = described("Var i dokumentet texten står", "rad 55–59", default="")
    unmeasured: Texts = described("Vad som inte mäts här", "Kultur mäts inte.", default=())
    broken_down_by: Texts = described(
        "Nämnder som enligt dokumentet bryter ner målet", "[Socialnämnden]", default=()
    )
    basis: Annotated[Basis, Field(strict=False)] = described(
        "Om beslutet visar vad som hör hit eller om vi har bedömt det",
        "judged",
        default=Basis.PRINTED,
    )
    basis_note: str = described("Varför bedömningen är rimlig", "Tabellen är gemensam.", default="")
    comments: tuple[CommentShape, ...] = described("Kommentarer", "se fälten nedan", default=())
    criterion: CriterionShape | None = described("Eget krav", "se fälten nedan", default=None)
    indicators: KnownIndicators = described("Indikatorernas id", "[andel_nojda]", default=())
    statement: str = described(
        "Målet i en mening, ordagrant, där name bara är rubriken",
        "Fler barn ska växa upp i trygghet.",
        default="",
    )
    yearly: str = described(
        "Orden i statement som kräver en förbättring varje år", "årligen fler", default=""
    )
    focus: Texts = described(
        "Meningar ur texts om målets fokus", "Målet har som fokus att …", default=()
    )
    ambitions: tuple[AmbitionShape, ...] = described(
        "Meningar ur texts som säger vad målet vill", "se fälten nedan", default=()
    )
    guideline: GuidelineShape | None = described(
        "Regel som gäller över tid och inte bedöms", "se fälten nedan", default=None
    )
    children: tuple["NodeShape", ...] = described("Noderna under, samma fält", "[]", default=())

    @model_validator(mode="after")
    def _quoted(self) -> Self:
        """Sentences said to be the document's own must stand in the node's own paragraphs."""
        if self.yearly not in self.statement:
            refuse(f"{shown(self.yearly)} står inte i statement", "ord ur statement", "yearly")
        whole = "\n".join(self.texts)
        quotes = [("focus", text) for text in self.focus]
        quotes += [("ambitions", ambition.text) for ambition in self.ambitions]
        quotes += [("guideline", self.guideline.text)] if self.guideline else []
        for key, quote in quotes:
            if quote not in whole:
                refuse(f"{shown(quote)} står inte i texts", "en mening ur texts, ordagrant", key)
        return self


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
    open_levels: tuple[OpenLevelShape, ...] = described(
        "Nivåer under dem som dokumentet nämner men som saknar uppgifter",
        "se fälten nedan",
        default=(),
    )
    introduction: Texts = described("Inledande stycken", "Målen gäller hela kommunen.", default=())
    follow_up: Texts = described(
        "Stycken om uppföljningen", "Målen följs upp varje år.", default=()
    )
    place_note: str = described("Vad fälten place räknar", "Sidorna är bilagans.", default="")
    says: tuple[SaidShape, ...] = described(
        "Vad de inledande styckena och de om uppföljningen säger om indikatorer",
        "se fälten nedan",
        default=(),
    )
    covers: Annotated[tuple[Year, ...], AfterValidator(_in_order)] = described(
        "Åren som dokumentet gäller, med eller utan målvärden", "[2023, 2024]", default=()
    )
    principles: PrinciplesShape | None = described(
        "Principer för alla målen", "se fälten nedan", default=None
    )
    nodes: Annotated[tuple[NodeShape, ...], Field(min_length=1)] = described(
        "Kedjans träd, de översta noderna först", "se fälten nedan"
    )

    @model_validator(mode="after")
    def _read(self, info: ValidationInfo) -> Self:
        check_quotes(self.says, "\n".join((*self.introduction, *self.follow_up)))
        known = context(info).indicators
        if known is not None:
            check_concerned(self.says, known)
        return self
