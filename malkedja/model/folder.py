"""All that one data folder holds: whose goals, by which rules, from which sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from malkedja.model.chain import Plan
from malkedja.model.kinds import Measure
from malkedja.model.rules import Alternatives, LintRules, Rules


@dataclass(frozen=True)
class Member:
    """A municipality of a group, by its code and name."""

    code: str
    name: str


@dataclass(frozen=True)
class Group:
    """A fixed set of municipalities to stand beside; ``text`` says who they are.

    ``members`` are named where there are so few that each can be shown by itself; ``kolada`` is
    the id under which Kolada publishes figures of the group itself, ``within`` the name as it
    stands within a sentence.
    """

    id: str
    name: str
    text: str
    members: tuple[Member, ...] = ()
    kolada: str = ""
    within: str = ""


@dataclass(frozen=True)
class Comparison:
    """A comparison group's figure for one indicator and year, and how it was made."""

    indicator: str
    group: str
    year: int
    value: Decimal
    measure: Measure
    computed: bool
    method: str
    source: str


@dataclass(frozen=True)
class Precedent:
    """How many others have done what an indicator's target asks of the municipality.

    The question: from ``baseline`` or worse, ``change`` better, in ``years`` years. ``stood``
    other municipalities have been there and had a value so many years later, in ``windows``
    such spans together; ``made`` of them improved so much in one of theirs at least. ``first``
    and ``last`` are the years that the figures span.
    """

    indicator: str
    baseline: Decimal
    change: Decimal
    years: int
    first: int
    last: int
    stood: int
    made: int
    windows: int


@dataclass(frozen=True)
class Municipality:
    """Whose goals these are."""

    code: str
    name: str
    formal_name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Source:
    """Where a figure was found. ``retrieved`` is year, month or day as far as it is known."""

    id: str
    producer: str
    title: str
    address: str
    retrieved: str
    terms: str
    note: str = ""


@dataclass(frozen=True)
class Statement:
    """The accessibility statement that the law asks for; empty fields are not yet filled in."""

    assessed: str = ""
    assessed_on: str = ""
    result: str = ""
    shortcomings: tuple[str, ...] = ()
    contact: str = ""
    supervisor: str = ""
    supervisor_address: str = ""


@dataclass(frozen=True)
class Synonym:
    """A word that people look for, and the beginnings of words that mean the same here."""

    word: str
    also: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Data:
    """All that one folder holds; one reading is one thing, so two are never equal."""

    municipality: Municipality
    plans: tuple[Plan, ...]
    sources: Mapping[str, Source]
    rules: Rules
    lint: LintRules
    statement: Statement
    alternatives: Alternatives | None = None
    precedents: tuple[Precedent, ...] = ()
    synonyms: tuple[Synonym, ...] = ()

    def precedent(self, indicator: str) -> Precedent | None:
        """What has been counted for an indicator."""
        return next((one for one in self.precedents if one.indicator == indicator), None)

    def period(self, id_: str) -> Plan | None:
        """The plan of that period."""
        return next((plan for plan in self.plans if plan.id == id_), None)

    @property
    def plan(self) -> Plan:
        """The latest plan that has target years; else the latest."""
        return next((p for p in reversed(self.plans) if p.years), self.plans[-1])
