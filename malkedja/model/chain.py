"""The chain of goals for one period, from its vision down to its indicators."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from malkedja.model.indicator import Criterion, Guideline, Indicator, Said
from malkedja.model.kinds import Basis, Strength


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

    @cached_property
    def ordered(self) -> tuple[Indicator, ...]:
        """The indicators in the order of the decision, each once."""
        ids = dict.fromkeys(id_ for node in self.nodes for id_ in node.all_indicators)
        return tuple(self.indicators[id_] for id_ in ids)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a target, dashes included."""
        return tuple(sorted({t.year for i in self.indicators.values() for t in i.targets}))

    @cached_property
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
