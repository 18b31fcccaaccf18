"""A meeting's agenda: what differs between two years, and what is most urgent in the later."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from malkedja.assessment.answers import Development, Fulfilment, Outlook
from malkedja.assessment.fulfilment import fulfilment
from malkedja.assessment.indicator import Assessment
from malkedja.assessment.outlook import outlook
from malkedja.model import Reason, Rules

Answer = Fulfilment | Development | Outlook


class Section(StrEnum):
    """Where an indicator stands on the agenda, the most urgent first.

    A red light whose direction is not known comes before one that is known to improve. Below the
    red, a light that is met or partly met must turn, has worsened, has improved, or is the rest.
    """

    NEWLY_RED = "newly_red"
    RED_WORSENED = "red_worsened"
    RED_UNCHANGED = "red_unchanged"
    RED_UNCLEAR = "red_unclear"
    RED_IMPROVED = "red_improved"
    MUST_TURN = "must_turn"
    WORSENED = "worsened"
    IMPROVED = "improved"
    LACKS_DATA = "lacks_data"
    STEADY = "steady"


class Aspect(StrEnum):
    """Which of the three answers differs: the light, the arrow or the pace."""

    LIGHT = "light"
    ARROW = "arrow"
    PACE = "pace"


class Cause(StrEnum):
    """Why an answer differs.

    VALUE, TARGET and TIME: that change alone gives the new answer, and no other alone does;
    BOTH: the outcome together with the target (the light) or with the time (the pace).
    FIRST: the series had no outcome before. JUDGED: it could not be judged in the other year.
    LOST: it cannot be judged in this one.
    """

    VALUE = "value"
    TARGET = "target"
    TIME = "time"
    BOTH = "both"
    FIRST = "first"
    JUDGED = "judged"
    LOST = "lost"


@dataclass(frozen=True)
class Shift:
    """One answer that is not what it was."""

    aspect: Aspect
    then: Answer
    now: Answer
    cause: Cause


@dataclass(frozen=True)
class Point:
    """One indicator on the agenda; ``before`` is missing where there is no year to compare with."""

    now: Assessment
    before: Assessment | None
    section: Section
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Agenda:
    """Every indicator as a point, in the order of the decision."""

    year: int
    earlier: int | None
    points: tuple[Point, ...]

    @property
    def sections(self) -> tuple[tuple[Section, tuple[Point, ...]], ...]:
        """The sections that have a point, each with its own in the order of the decision."""
        held = ((s, tuple(p for p in self.points if p.section is s)) for s in Section)
        return tuple((section, points) for section, points in held if points)

    @property
    def urgent_first(self) -> tuple[Point, ...]:
        """Every point, section by section."""
        return tuple(point for _, points in self.sections for point in points)

    def since(self, aspect: Aspect) -> tuple[tuple[Point, Shift], ...]:
        """What differs in one respect, in the order of the decision."""
        return tuple((p, d) for p in self.points for d in p.shifts if d.aspect is aspect)


def agenda(
    now: Iterable[Assessment], before: Iterable[Assessment], rules: Rules, earlier: int | None
) -> Agenda:
    """The agenda of one judged year beside another; ``before`` is empty without ``earlier``."""
    then, judged = {a.indicator.id: a for a in before}, tuple(now)
    points = tuple(_point(a, then.get(a.indicator.id), rules) for a in judged)
    return Agenda(judged[0].year if judged else 0, earlier, points)


def _point(now: Assessment, before: Assessment | None, rules: Rules) -> Point:
    found = () if before is None else shifts(before, now, rules)
    return Point(now, before, section(before, now), found)


_RED = {
    Development.WORSENED: Section.RED_WORSENED,
    Development.UNCHANGED: Section.RED_UNCHANGED,
    Development.UNKNOWN: Section.RED_UNCLEAR,
    Development.IMPROVED: Section.RED_IMPROVED,
}
_NOT_RED = {Development.WORSENED: Section.WORSENED, Development.IMPROVED: Section.IMPROVED}


def section(before: Assessment | None, now: Assessment) -> Section:
    """The one section that an indicator stands in."""
    if now.fulfilment is Fulfilment.UNKNOWN:
        return Section.LACKS_DATA
    if now.fulfilment is Fulfilment.NOT_MET:
        if before is not None and before.fulfilment is not Fulfilment.NOT_MET:
            return Section.NEWLY_RED
        return _RED[now.development]
    if now.outlook is Outlook.MUST_TURN:
        return Section.MUST_TURN
    return _NOT_RED.get(now.development, Section.STEADY)


def shifts(before: Assessment, now: Assessment, rules: Rules) -> tuple[Shift, ...]:
    """Every answer that differs between two years of one indicator, and why."""
    answers = (
        (Aspect.LIGHT, before.fulfilment, now.fulfilment),
        (Aspect.ARROW, before.development, now.development),
        (Aspect.PACE, before.outlook, now.outlook),
    )
    return tuple(
        Shift(aspect, then, answer, _cause(aspect, then, answer, (before, now), rules))
        for aspect, then, answer in answers
        if then is not answer
    )


def _cause(
    aspect: Aspect, then: Answer, answer: Answer, years: tuple[Assessment, Assessment], rules: Rules
) -> Cause:
    if answer == Fulfilment.UNKNOWN:
        return Cause.LOST
    if then == Fulfilment.UNKNOWN:
        return Cause.FIRST if _first(aspect, *years) else Cause.JUDGED
    if aspect is Aspect.LIGHT:
        return _between(*_light_alone(*years, rules), Cause.TARGET)
    if aspect is Aspect.PACE:
        return _between(*_pace_alone(*years, rules), Cause.TIME)
    return Cause.VALUE


def _first(aspect: Aspect, before: Assessment, now: Assessment) -> bool:
    """Whether it took nothing but the first outcome of the series to be judged."""
    lacked_target = aspect is Aspect.LIGHT and before.reason is Reason.NO_TARGET
    return not lacked_target and all(o.year >= now.year for o in now.indicator.measured)


def _light_alone(before: Assessment, now: Assessment, rules: Rules) -> tuple[bool, bool]:
    """Whether the new outcome alone gives the new light, and whether the new target alone does."""
    by_value = fulfilment(now.indicator, before.target, now.outcome, now.before, rules)
    by_target = fulfilment(now.indicator, now.target, before.outcome, before.before, rules)
    return by_value.fulfilment is now.fulfilment, by_target.fulfilment is now.fulfilment


def _pace_alone(before: Assessment, now: Assessment, rules: Rules) -> tuple[bool, bool]:
    """Whether the new outcome alone gives the new pace, and whether the time passed alone does."""
    by_value = outlook(now.indicator, now.outcome, before.year, rules)
    by_time = outlook(now.indicator, before.outcome, now.year, rules)
    return by_value.outlook is now.outlook, by_time.outlook is now.outlook


def _between(by_value: bool, by_other: bool, other: Cause) -> Cause:  # noqa: FBT001 - two findings
    if by_value is by_other:
        return Cause.BOTH
    return Cause.VALUE if by_value else other
