"""The shape of what printed words say: read by a person, quoted exactly, checked against them."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from malkedja.model import Claim
from malkedja.schema.fields import FileId, Shape, Text, described, refuse
from malkedja.schema.problems import shown


class ReadingShape(Shape):
    """What the printed name or unit of an indicator says."""

    what: Annotated[Claim, Field(strict=False)] = described(
        "Vad orden säger: rising, falling, hold, even (jämna steg), cautious (försiktigt), strong "
        "(kraftigt), count, share, index, rank, percent (procent som steg), other_source (en annan "
        "källa än den rätta), undefined (oförklarat), slip (skrivfel) eller ambition (annans)",
        "even",
    )
    quote: Text = described("Orden, exakt så som de är tryckta", "i jämna steg")


class SaidShape(ReadingShape):
    """What a printed paragraph says of some indicators."""

    indicators: tuple[FileId, ...] = described(
        "Indikatorerna som orden gäller; inga: alla som stycket gäller",
        "[andel_nojda]",
        default=(),
    )
    place: str = described("Var orden står, om styckets plats inte räcker", "rad 563", default="")


def check_quotes(says: Iterable[ReadingShape], printed: str) -> None:
    """Raise for the first quote that the printed words do not hold."""
    for said in says:
        if said.quote not in printed:
            refuse(f"{shown(said.quote)} står inte i texten", "orden exakt som de är tryckta")


def check_concerned(says: Iterable[SaidShape], known: Iterable[str]) -> None:
    """Raise for the first indicator that the printed text is not about."""
    about = set(known)
    for said in says:
        for id_ in said.indicators:
            if id_ not in about:
                refuse(f"indikatorn {shown(id_)} hör inte hit", "en som texten gäller")
