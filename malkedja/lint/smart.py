"""SMART for one indicator: what a machine can check; the rest is a question to people."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from malkedja.lint.reading import has_unit
from malkedja.lint.row import Cell, Row, rows
from malkedja.model import Claim, Indicator, Plan


class Aspect(StrEnum):
    """The five letters."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACCEPTED = "accepted"
    REALISTIC = "realistic"
    TIME_BOUND = "time_bound"


class Answer(StrEnum):
    """What the data answers; ``ask`` means that only people can."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    ASK = "ask"


class Lack(StrEnum):
    """What is missing for an indicator to be specific."""

    UNIT = "unit"
    DEFINITION = "definition"
    EXPLAINED = "explained"


@dataclass(frozen=True)
class Past:
    """The planned improvement and over how many years, beside the best that ever was in as many.

    ``since`` and ``until`` are the years of that best; ``long_enough`` whether the outcomes
    before the first target reach over as many years as the plan. In the indicator's unit.
    """

    planned: Decimal
    years: int
    best: Decimal | None
    since: int
    until: int
    long_enough: bool

    @property
    def answer(self) -> Answer:
        """Yes if the municipality has done as much before, no if it had the time and has not."""
        if self.planned <= 0:
            return Answer.YES
        if self.best is None:
            return Answer.UNKNOWN
        if self.best >= self.planned:
            return Answer.YES
        return Answer.NO if self.long_enough else Answer.UNKNOWN


@dataclass(frozen=True)
class Smart:
    """One indicator against the five letters, with what each answer rests on."""

    indicator: Indicator
    lacks: tuple[Lack, ...]
    measured: tuple[int, ...]
    decided: tuple[int, ...]
    past: Past | None

    def answer(self, aspect: Aspect) -> Answer:
        """The answer to one letter."""
        if aspect is Aspect.REALISTIC:
            return self.past.answer if self.past else Answer.UNKNOWN
        if aspect is Aspect.ACCEPTED:
            return Answer.ASK
        met = {
            Aspect.SPECIFIC: not self.lacks,
            Aspect.MEASURABLE: bool(self.measured),
            Aspect.TIME_BOUND: bool(self.decided),
        }
        return Answer.YES if met[aspect] else Answer.NO


def smart(plan: Plan) -> tuple[Smart, ...]:
    """Every indicator of a plan, in the order of the decision."""
    all_rows = rows(plan)
    return tuple(_smart(all_rows[indicator.id]) for indicator in plan.ordered)


def _smart(row: Row) -> Smart:
    indicator = row.indicator
    return Smart(
        indicator=indicator,
        lacks=tuple(_lacks(row)),
        measured=tuple(outcome.year for outcome in indicator.measured),
        decided=tuple(target.year for target in indicator.targets if target.decided),
        past=_past(row),
    )


def _lacks(row: Row) -> list[Lack]:
    unclear = row.own(Claim.UNDEFINED) or row.said(Claim.UNDEFINED)
    lacks = {
        Lack.UNIT: not has_unit(row),
        Lack.DEFINITION: not row.indicator.definition,
        Lack.EXPLAINED: bool(unclear),
    }
    return [lack for lack, lacking in lacks.items() if lacking]


def _past(row: Row) -> Past | None:
    """None where there is no way to measure: no baseline, or no last target in numbers."""
    indicator, change = row.indicator, row.change
    if indicator.baseline is None or change is None:
        return None
    years = row.cells[-1].year - indicator.baseline.year
    before = _before(indicator, indicator.targets[0].year)
    sign = indicator.better.sign
    found = [
        (sign * (later.value - earlier.value), earlier.year, later.year)
        for earlier, later in combinations(before, 2)
        if later.year - earlier.year <= years
        and not indicator.broken_between(earlier.year, later.year)
    ]
    best, since, until = max(found, default=(None, 0, 0))
    spans = bool(before) and before[-1].year - before[0].year >= years
    return Past(sign * change, years, best, since, until, spans)


def _before(indicator: Indicator, year: int) -> tuple[Cell, ...]:
    """The comparable outcomes of the years before that one."""
    return tuple(
        Cell(outcome.year, outcome.value)
        for outcome in indicator.outcomes
        if outcome.value is not None and outcome.comparable and outcome.year < year
    )
