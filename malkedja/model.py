"""What a council has decided and what has been measured: frozen facts, no rules, no files.

Values are ``Decimal`` in the unit of their indicator; years are calendar years. English names
follow docs/glossary.md. Nothing here imports anything of ours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Better(StrEnum):
    """Which way an indicator should go. Always decided data, never inferred."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def sign(self) -> int:
        """+1 where higher is better, -1 where lower is."""
        return 1 if self is Better.HIGHER else -1


class Kind(StrEnum):
    """What sort of number an indicator is."""

    SHARE = "share"
    INDEX = "index"
    RATE = "rate"
    COUNT = "count"
    RANK = "rank"
    AMOUNT = "amount"


class Operator(StrEnum):
    """How an outcome is held against a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"

    @property
    def in_words(self) -> bool:
        """A target that names no number, only a direction from the outcome before."""
        return self in {Operator.INCREASE, Operator.DECREASE, Operator.UNCHANGED}


class Reason(StrEnum):
    """Why something cannot be judged."""

    NO_TARGET = "no_target"
    NOT_FOUND = "not_found"
    NOT_MEASURED = "not_measured"
    AWAITING = "awaiting"
    NOT_COMPARABLE = "not_comparable"
    CONFIDENTIAL = "confidential"


class Confidence(StrEnum):
    """How sure it is that a figure is the indicator's own, as noted where it was found."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Measure(StrEnum):
    """Whether a comparison figure is the indicator's own measure or only akin to it."""

    SAME = "same"
    RELATED = "related"


class Strength(StrEnum):
    """How closely an earlier indicator fits the new goal that it is proposed for."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Basis(StrEnum):
    """Whether the decision prints a link in the chain, or we have judged it."""

    PRINTED = "printed"
    JUDGED = "judged"


class Claim(StrEnum):
    """What printed words say of an indicator, as a person has read them."""

    RISING = "rising"
    FALLING = "falling"
    HOLD = "hold"
    EVEN = "even"
    CAUTIOUS = "cautious"
    STRONG = "strong"
    COUNT = "count"
    SHARE = "share"
    INDEX = "index"
    RANK = "rank"
    PERCENT = "percent"
    OTHER_SOURCE = "other_source"
    UNDEFINED = "undefined"
    SLIP = "slip"
    AMBITION = "ambition"


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
    """The published key figure that an indicator follows, and how sure the link is."""

    id: str
    title: str
    note: str = ""


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


@dataclass(frozen=True)
class Ambition:
    """A sentence in which a goal says what it wants, without indicator or target of its own."""

    id: str
    text: str


@dataclass(frozen=True)
class Level:
    """What one level of the chain is called in the municipality's own words."""

    id: str
    name: str
    plural: str


@dataclass(frozen=True)
class OpenLevel:
    """A level that the document names but that has no data: an open link of the chain."""

    name: str
    text: str


@dataclass(frozen=True)
class Comment:
    """A paragraph that the council printed beside its table, and the indicators it concerns."""

    id: str
    text: str
    indicators: tuple[str, ...]
    says: tuple[Said, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Node:
    """One link of the chain at any level: what it says, who owns it, and what hangs on it.

    ``name`` is short enough for a heading; ``texts`` are printed verbatim. ``basis`` tells
    whether the decision prints which indicators belong here. ``perspective`` marks the
    financial side of good husbandry from the rest, where the municipality has said so.

    ``statement`` is the goal in one printed sentence where ``name`` is only its heading;
    ``yearly`` are the words in it that ask for an improvement each year. ``focus`` and
    ``ambitions`` are sentences out of ``texts``.
    """

    id: str
    level: str
    number: str
    name: str
    texts: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    indicators: tuple[str, ...] = ()
    basis: Basis = Basis.PRINTED
    basis_note: str = ""
    criterion: Criterion | None = None
    comments: tuple[Comment, ...] = ()
    unmeasured: tuple[str, ...] = ()
    owner: str = ""
    perspective: str = ""
    broken_down_by: tuple[str, ...] = ()
    place: str = ""
    statement: str = ""
    yearly: str = ""
    focus: tuple[str, ...] = ()
    ambitions: tuple[Ambition, ...] = ()
    guideline: Guideline | None = None

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the decision."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def all_indicators(self) -> tuple[str, ...]:
        """Every indicator here and below, each once, in the order of the decision."""
        return tuple(dict.fromkeys(id_ for node in self.walk() for id_ in node.indicators))


@dataclass(frozen=True)
class Decision:
    """Who decided the goals, and when; ``note`` says what the document leaves open."""

    body: str
    date: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Vision:
    """What the goals are derived from."""

    name: str
    body: str
    year: int


@dataclass(frozen=True)
class Principles:
    """What the document says that all its goals must follow, under the heading it prints."""

    name: str
    introduction: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A proposal: an earlier indicator may follow a new goal, or has none to follow.

    ``also`` are further goals that it touches; ``ambitions`` those that it would measure in part.
    """

    indicator: str
    reason: str
    goal: str | None = None
    strength: Strength | None = None
    also: tuple[str, ...] = ()
    ambitions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """One thing that an earlier demand and a later guideline say differently, word for word."""

    about: str
    earlier: str
    later: str


@dataclass(frozen=True)
class RulePair:
    """An earlier criterion and a later guideline about the same thing, by id."""

    criterion: str
    guideline: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PeriodMapping:
    """How an earlier period's indicators might serve this one's goals: proposed, never decided."""

    earlier: str
    note: str
    links: tuple[Link, ...]
    rules: tuple[RulePair, ...] = ()

    def serving(self, goal: str | None) -> tuple[Link, ...]:
        """The links proposed for a goal, or those with no goal at all."""
        return tuple(link for link in self.links if link.goal == goal)

    def measuring(self, ambition: str) -> tuple[str, ...]:
        """The indicators that would measure an ambition in part."""
        return tuple(link.indicator for link in self.links if ambition in link.ambitions)


@dataclass(frozen=True)
class Plan:
    """One period's goals: the chain and its indicators.

    ``covers`` are the years that the document is for, with or without targets. ``place_note``
    tells what the places in it refer to.
    """

    id: str
    title: str
    document: str
    decision: Decision
    vision: Vision | None
    values: tuple[str, ...]
    levels: tuple[Level, ...]
    nodes: tuple[Node, ...]
    indicators: Mapping[str, Indicator]
    introduction: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    open_levels: tuple[OpenLevel, ...] = ()
    says: tuple[Said, ...] = ()
    place_note: str = ""
    covers: tuple[int, ...] = ()
    principles: Principles | None = None
    mapping: PeriodMapping | None = None

    def walk(self) -> Iterator[Node]:
        """Every node, each before those below it."""
        for node in self.nodes:
            yield from node.walk()

    def node(self, id_: str) -> Node | None:
        """The node with that id, at any level."""
        return next((node for node in self.walk() if node.id == id_), None)

    def level(self, id_: str) -> Level:
        """The level with that id; raises StopIteration for one that the plan does not have."""
        return next(level for level in self.levels if level.id == id_)

    def path(self, indicator_id: str) -> tuple[Node, ...]:
        """The nodes from the top down to the first that holds the indicator."""
        return next((trail for node in self.nodes if (trail := _trail(node, indicator_id))), ())

    @property
    def ordered(self) -> tuple[Indicator, ...]:
        """The indicators in the order of the decision, each once."""
        ids = dict.fromkeys(id_ for node in self.nodes for id_ in node.all_indicators)
        return tuple(self.indicators[id_] for id_ in ids)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a target, dashes included."""
        return tuple(sorted({t.year for i in self.indicators.values() for t in i.targets}))

    @property
    def latest_year(self) -> int | None:
        """The latest year with both targets and outcomes; else the first target year."""
        both = {
            t.year
            for i in self.indicators.values()
            for t in i.targets
            if t.decided and any(o.year == t.year for o in i.measured)
        }
        return max(both, default=min(self.years, default=None))


def _trail(node: Node, indicator_id: str) -> tuple[Node, ...]:
    if indicator_id in node.indicators:
        return (node,)
    below = next((trail for c in node.children if (trail := _trail(c, indicator_id))), ())
    return (node, *below) if below else ()


@dataclass(frozen=True)
class Group:
    """A fixed set of municipalities to stand beside; ``text`` says who they are."""

    id: str
    name: str
    text: str


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
class Threshold:
    """One number of the rules, what it does, and who decided it."""

    value: Decimal
    text: str
    decided_by: str


@dataclass(frozen=True)
class Rules:
    """Every threshold of the assessment."""

    partly_share: Threshold
    unchanged_step_share: Threshold
    unchanged_rank_places: Threshold
    on_pace_share: Threshold
    assessed_minimum: Threshold
    assessed_share: Threshold
    met_share: Threshold
    not_met_share: Threshold


@dataclass(frozen=True)
class LintRules:
    """Every threshold of the review of the goals themselves."""

    first_year_share: Threshold
    first_year_targets: Threshold
    large_change_share: Threshold
    large_room_share: Threshold
    chance_errors: Threshold


@dataclass(frozen=True)
class Alternatives:
    """Thresholds of other rules, to try the assessment by; none of them ever judges.

    ``partly_share`` is another share of the way; ``majority_share`` what a light must pass to
    have the majority; the two means are of lights worth 2, 1 and 0; the four percentages are
    outcome divided by target.
    """

    partly_share: Threshold
    majority_share: Threshold
    mean_met: Threshold
    mean_partly: Threshold
    percent_met: Threshold
    percent_partly_most: Threshold
    percent_partly_least: Threshold
    percent_not_met: Threshold


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

    def period(self, id_: str) -> Plan | None:
        """The plan of that period."""
        return next((plan for plan in self.plans if plan.id == id_), None)

    @property
    def plan(self) -> Plan:
        """The latest plan that has target years; else the latest."""
        return next((p for p in reversed(self.plans) if p.years), self.plans[-1])
