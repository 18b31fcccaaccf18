"""One row of the decision's table: what was asked for, and what has been measured since."""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.model.kinds import (
    Better,
    Claim,
    Confidence,
    Kind,
    Measure,
    Operator,
    Reason,
)


@dataclass(frozen=True)
class Said:
    """A claim, the exact printed words that make it, whom it concerns and where it stands.

    No indicators means all that the printed text is about; no place, the place of that text.
    """

    what: Claim
    quote: str
    indicators: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Target:
    """A target for one year and that year only.

    ``value`` is missing where the decision prints a dash or names no number;
    ``low`` and ``high`` belong to ``between`` alone.
    """

    year: int
    value: Decimal | None
    printed: str
    op: Operator
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def decided(self) -> bool:
        """False where the decision prints a dash."""
        return self.op.in_words or self.value is not None or self.low is not None


@dataclass(frozen=True)
class Baseline:
    """The value that the decision starts from, at its true year."""

    value: Decimal
    year: int
    printed: str


@dataclass(frozen=True)
class Outcome:
    """What was measured for one year, or why nothing was.

    ``ranked`` is how many were ranked, for ranks; ``base`` how many persons or things a share
    or rate rests on, where the source says so. ``computed`` marks our own arithmetic.
    """

    year: int
    value: Decimal | None
    ranked: int | None = None
    base: int | None = None
    status: Reason | None = None
    comparable: bool = True
    computed: bool = False
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Break:
    """A change of method: the series before ``year`` cannot be held against what follows."""

    year: int
    text: str


@dataclass(frozen=True)
class Event:
    """Something that happened and shows in the series: two or three words, and the whole of it."""

    year: int
    text: str
    detail: str = ""
    source: str | None = None


@dataclass(frozen=True)
class Reference:
    """Somebody else's ambition for the same measure; drawn and told, never judged by."""

    value: Decimal
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Kpi:
    """The published key figure that an indicator follows, and how sure the link is.

    Where its figures are not the indicator's own measure, ``measure`` says so, and ``unit`` and
    ``better`` are the key figure's own.
    """

    id: str
    title: str
    note: str = ""
    measure: Measure = Measure.SAME
    unit: str = ""
    better: Better | None = None


@dataclass(frozen=True)
class Indicator:
    """One row of the decision's table, and what has been measured of it since.

    ``hold_band`` overrides the precision where the target is to hold a level. ``place`` is
    where in the document its row stands, and ``says`` what its printed name and unit say.
    ``targets`` and ``outcomes`` are in order of year. ``broken_down_by`` names the committees
    that the document says take it further in goals of their own.
    """

    id: str
    number: str
    name: str
    name_printed: str
    short: str
    unit: str
    unit_change: str
    unit_printed: str
    kind: Kind
    better: Better
    baseline: Baseline | None
    targets: tuple[Target, ...]
    outcomes: tuple[Outcome, ...]
    hold_band: Decimal | None = None
    definition: str = ""
    frequency: str = ""
    owner: str = ""
    source_printed: str = ""
    source_corrected: str = ""
    notes: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    events: tuple[Event, ...] = ()
    reference: Reference | None = None
    kpi: Kpi | None = None
    broken_down_by: tuple[str, ...] = ()
    says: tuple[Said, ...] = ()
    place: str = ""

    def target(self, year: int) -> Target | None:
        """The target of that very year; a dash is a target without value."""
        return next((target for target in self.targets if target.year == year), None)

    def outcome(self, year: int) -> Outcome | None:
        """What the file says of that year, also when it says that nothing was measured."""
        return next((outcome for outcome in self.outcomes if outcome.year == year), None)

    @property
    def measured(self) -> tuple[Outcome, ...]:
        """The outcomes that have a value and belong to the series."""
        return tuple(o for o in self.outcomes if o.value is not None and o.comparable)

    @property
    def last_target(self) -> Target | None:
        """The target of the last year that has one."""
        return next((target for target in reversed(self.targets) if target.decided), None)

    def broken_between(self, earlier: int, later: int) -> bool:
        """Whether the method changed after ``earlier``, up to and including ``later``."""
        return any(earlier < a_break.year <= later for a_break in self.breaks)


@dataclass(frozen=True)
class Criterion:
    """A goal's own demand, which no indicator measures: judged by itself, gates the goal."""

    id: str
    text: str
    printed: str
    op: Operator
    value: Decimal
    unit: str
    unit_change: str
    measure: str
    outcomes: tuple[Outcome, ...]

    def outcome(self, year: int) -> Outcome | None:
        """What the criterion's own file says of that year."""
        return next((outcome for outcome in self.outcomes if outcome.year == year), None)


@dataclass(frozen=True)
class Guideline:
    """What a goal wishes over time, with no year of its own: shown with figures, never judged.

    ``time`` and ``whose`` are the document's words, ``figures`` the id of the outcomes shown;
    ``notes`` say how far those reach, where they are not quite what the wording is about.
    """

    id: str
    text: str
    op: Operator
    value: Decimal
    unit: str
    time: str
    whose: str
    measure: str
    figures: str
    outcomes: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()
