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
    not_negative,
    refuse,
)
from malkedja.schema.problems import shown

SOURCE_ID = re.compile(r"[A-Za-z0-9_.-]+")


def _code(value: str) -> str:
    if len(value) != 4 or not (value.isascii() and value.isdigit()):  # noqa: PLR2004 - SCB's code
        refuse(f"{shown(value)} är ingen kommunkod", 'fyra siffror, till exempel "0180"')
    return value


class GroupShape(Shape):
    """A group of municipalities to stand beside."""

    id: Annotated[NodeId, once("gruppen")] = described("Gruppens id", "riket")
    name: Text = described("Gruppens namn", "Riket")
    text: Text = described("Vilka som ingår", "Alla kommuner, ovägt medelvärde")


class MunicipalityShape(Shape):
    """municipality.yaml."""

    code: Annotated[Text, AfterValidator(_code)] = described("Kommunkoden", '"0180"')
    name: Text = described("Kommunens namn", "Storköping")
    formal_name: Text = described("Kommunens fulla namn", "Storköpings kommun")
    groups: tuple[GroupShape, ...] = described("Jämförelsegrupper", "se fälten nedan", default=())


class ThresholdShape(Shape):
    """One threshold of the rules."""

    value: Annotated[Number, AfterValidator(not_negative)] = described("Gränsens värde", "0.5")
    text: Text = described("Vad gränsen gör", "Hälften av vägen räcker för delvis uppfyllt.")
    decided_by: Text = described("Vem som har bestämt den", "produktens regel")


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
