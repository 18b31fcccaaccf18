"""The shapes of the files that a folder has one of: whose goals, which rules, which sources."""

import re
from typing import Annotated

from pydantic import AfterValidator

from malkedja.schema.chain_shape import once
from malkedja.schema.fields import (
    Address,
    Date,
    NodeId,
    Number,
    Shape,
    Text,
    Texts,
    described,
    municipality_code,
    not_negative,
    refuse,
)
from malkedja.schema.problems import shown

SOURCE_ID = re.compile(r"[A-Za-z0-9_.-]+")


class MemberShape(Shape):
    """A municipality of a group."""

    code: Annotated[Text, AfterValidator(municipality_code)] = described("Kommunens kod", '"0181"')
    name: Text = described("Kommunens namn", "Lillköping")


def _published_as(value: str) -> str:
    if value and not re.fullmatch(r"[0-9]{4}|G[0-9]{1,12}", value):
        refuse(f"{shown(value)} är inget id hos Kolada", 'fyra siffror eller ett id som "G36047"')
    return value


class GroupShape(Shape):
    """A group of municipalities to stand beside."""

    id: Annotated[NodeId, once("gruppen")] = described("Gruppens id", "riket")
    name: Text = described("Gruppens namn", "Riket")
    text: Text = described("Vilka som ingår", "Alla kommuner, ovägt medelvärde")
    within: str = described("Namnet inne i en mening; utelämnat: namnet", "riket", default="")
    kolada: Annotated[str, AfterValidator(_published_as)] = described(
        "Gruppens id hos Kolada, där dess tal är publicerade", '"0000"', default=""
    )
    members: tuple[MemberShape, ...] = described(
        "Kommunerna, där de är så få att var och en kan visas", "se fälten nedan", default=()
    )


class MunicipalityShape(Shape):
    """municipality.yaml."""

    code: Annotated[Text, AfterValidator(municipality_code)] = described("Kommunkoden", '"0180"')
    name: Text = described("Kommunens namn", "Storköping")
    formal_name: Text = described("Kommunens fulla namn", "Storköpings kommun")
    groups: tuple[GroupShape, ...] = described("Jämförelsegrupper", "se fälten nedan", default=())


class ThresholdShape(Shape):
    """One threshold of the rules."""

    value: Annotated[Number, AfterValidator(not_negative)] = described("Gränsens värde", "0.5")
    text: Text = described("Vad gränsen gör", "Hälften av vägen räcker för delvis uppfyllt.")
    decided_by: Text = described("Vem som har bestämt den", "produktens regel")


class LintRulesShape(Shape):
    """The thresholds of the review of the goals themselves, under lint in rules.yaml."""

    first_year_share: ThresholdShape = described("Andel av vägen som är mycket ett år", "0.5")
    first_year_targets: ThresholdShape = described("Minst så många målår för den frågan", "3")
    large_change_share: ThresholdShape = described(
        "Andel av utgångsvärdet som är en stor förändring", "0.25"
    )
    large_room_share: ThresholdShape = described(
        "Andel av det som återstår till 0 eller 100 procent som är en stor förändring", "0.5"
    )
    chance_errors: ThresholdShape = described("Antal medelfel som slumpen ger", "2")
    peers_minimum: ThresholdShape = described(
        "Minst så många andra kommuner som stått lika illa till", "10"
    )


class AlternativesShape(Shape):
    """The thresholds of other rules, to try the assessment by."""

    partly_share: ThresholdShape = described("En annan andel för delvis uppfyllt", "0.6")
    majority_share: ThresholdShape = described("Mer än så är en majoritet", "0.5")
    mean_met: ThresholdShape = described("Medelvärde av 2, 1 och 0 som är uppfyllt", "1.5")
    mean_partly: ThresholdShape = described("Medelvärde som är delvis uppfyllt", "0.75")
    percent_met: ThresholdShape = described("Utfall genom målvärde som är uppfyllt", "1")
    percent_partly_most: ThresholdShape = described("Högst så mycket är delvis uppfyllt", "0.99")
    percent_partly_least: ThresholdShape = described("Minst så mycket är delvis uppfyllt", "0.91")
    percent_not_met: ThresholdShape = described("Högst så mycket är ej uppfyllt", "0.9")


class RulesShape(Shape):
    """rules.yaml."""

    partly_share: ThresholdShape = described("Andel av vägen som är delvis uppfyllt", "0.5")
    unchanged_step_share: ThresholdShape = described(
        "Andel av det planerade årssteget som ännu är oförändrat", "0.25"
    )
    unchanged_rank_places: ThresholdShape = described("Antal platser som är oförändrat", "10")
    on_pace_share: ThresholdShape = described("Takt som räcker", "0.95")
    assessed_minimum: ThresholdShape = described("Minst så många bedömda indikatorer", "2")
    assessed_share: ThresholdShape = described("Minst så stor andel bedömda", "0.5")
    met_share: ThresholdShape = described("Andel uppfyllda för ett uppfyllt mål", "0.75")
    not_met_share: ThresholdShape = described("Andel ej uppfyllda för ett ej uppfyllt mål", "0.5")
    alternatives: AlternativesShape | None = described(
        "Andra regler att pröva bedömningen med; de avgör aldrig", "se fälten nedan", default=None
    )
    lint: LintRulesShape = described("Gränser för granskningen av målen", "se fälten nedan")


class SourceShape(Shape):
    """One source in sources.yaml, under its id."""

    producer: Text = described("Vem som tagit fram siffran", "SCB")
    title: Text = described("Vad källan heter", "Medborgarundersökningen 2018")
    address: Address = described("Webbadressen, om den finns", "https://www.scb.se", default="")
    retrieved: Date = described("När den lästes", '"2024-08"', default="")
    terms: str = described("Villkor för användning", "CC0", default="")
    note: str = described("Anmärkning", "Läst ur en kopia.", default="")


class StatementShape(Shape):
    """accessibility.yaml; every field may be left empty."""

    assessed: str = described("Hur tillgängligheten prövats", "Egen granskning", default="")
    assessed_on: Date = described("När den prövades", '"2026-10-01"', default="")
    result: str = described("Vad prövningen visade", "Delvis förenlig", default="")
    shortcomings: Texts = described("Kända brister", "Diagram saknar …", default=())
    contact: str = described("Vart man vänder sig", "kommunen@exempel.se", default="")
    supervisor: str = described("Tillsynsmyndigheten", "Digg", default="")
    supervisor_address: Address = described("Dess adress", "https://www.digg.se", default="")
