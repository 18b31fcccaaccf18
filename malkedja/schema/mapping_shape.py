"""The shape of a period's mapping: a proposal of how earlier indicators might serve new goals."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from malkedja.model import Strength
from malkedja.schema.chain_shape import once
from malkedja.schema.fields import FileId, NodeId, Shape, Text, Texts, described, refuse


class LinkShape(Shape):
    """One earlier indicator, and the new goal proposed for it, if there is one."""

    indicator: Annotated[FileId, once("indikatorn")] = described(
        "Den tidigare indikatorns id", "andel_nojda"
    )
    goal: NodeId | None = described(
        "Det nya målets id; utelämnat: inget mål passar", "M3", default=None
    )
    strength: Annotated[Strength, Field(strict=False)] | None = described(
        "Hur väl den passar: strong, medium eller weak", "strong", default=None
    )
    also: tuple[NodeId, ...] = described("Fler mål som den berör", "[M1]", default=())
    ambitions: Texts = described("Ambitioner som den delvis skulle mäta", "[M3.8]", default=())
    reason: Text = described("Varför", "Målet nämner trygghet.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.goal is None) != (self.strength is None):
            refuse("goal och strength följs åt", "båda eller ingen", "strength")
        if self.goal is None and (self.also or self.ambitions):
            refuse("en indikator utan mål berör inget", "ett mål i goal", "goal")
        if self.goal is not None and self.goal in self.also:
            refuse("målet står också i also", "bara andra mål", "also")
        return self


class DifferenceShape(Shape):
    """One thing that the two wordings say differently."""

    about: Text = described("Vad som skiljer", "När den gäller")
    earlier: Text = described("Det tidigare kravets ord", "varje år")
    later: Text = described("Den nya regelns ord", "över tid")


class RulePairShape(Shape):
    """An earlier demand and a later guideline about the same thing."""

    criterion: FileId = described("Det tidigare kravets id", "resultatmal")
    guideline: FileId = described("Den nya regelns id", "resultat_over_tid")
    differences: tuple[DifferenceShape, ...] = described(
        "Vad som skiljer dem", "se fälten nedan", default=()
    )


class MappingShape(Shape):
    """mapping.yaml."""

    earlier: Text = described("Den tidigare periodens mapp", '"2020-2023"')
    note: Text = described("Vems förslaget är", "Förslag, inte kommunens beslut.")
    links: Annotated[tuple[LinkShape, ...], Field(min_length=1)] = described(
        "En koppling för varje tidigare indikator", "se fälten nedan"
    )
    rules: tuple[RulePairShape, ...] = described(
        "Krav och regler att ställa bredvid varandra", "se fälten nedan", default=()
    )
