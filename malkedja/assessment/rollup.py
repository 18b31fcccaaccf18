"""From indicators to goals to areas, one step at a time: a proposal, never a decision."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment.answers import Fulfilment
from malkedja.assessment.fulfilment import Verdict, criterion
from malkedja.assessment.indicator import Assessment, assess
from malkedja.model import Indicator, Node, Plan, Rules


@dataclass(frozen=True)
class Counts:
    """How many lights of each sort, the unknown included."""

    met: int = 0
    partly: int = 0
    not_met: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, lights: Iterable[Fulfilment]) -> "Counts":
        """Count lights."""
        tally = Counter(lights)
        return cls(**{light.value: tally[light] for light in Fulfilment})

    @property
    def assessed(self) -> int:
        """How many could be judged."""
        return self.met + self.partly + self.not_met

    @property
    def total(self) -> int:
        """All of them."""
        return self.assessed + self.unknown


@dataclass(frozen=True)
class NodeAssessment:
    """How one node of the chain stands in one year.

    ``proposal`` is computed; ``counts`` are distinct indicators here and below; ``criterion``
    is the node's own demand, and ``capped`` tells that it alone held the proposal back.
    """

    node: Node
    year: int
    proposal: Fulfilment
    counts: Counts
    indicators: tuple[Assessment, ...]
    children: tuple["NodeAssessment", ...]
    criterion: Verdict | None
    capped: bool


def from_indicators(lights: Iterable[Fulfilment], rules: Rules) -> Fulfilment:
    """A goal with one indicator has its light; else enough must be assessed for the shares."""
    counts = Counts.of(lights)
    if counts.total == 1:
        return _only(counts)
    if counts.assessed < rules.assessed_minimum.value or not _covered(counts, rules):
        return Fulfilment.UNKNOWN
    return _by_shares(counts, rules)


def from_children(proposals: Iterable[Fulfilment], rules: Rules) -> Fulfilment:
    """An area with one goal has its proposal; else enough must be known for the shares."""
    counts = Counts.of(proposals)
    if counts.total == 1:
        return _only(counts)
    if counts.assessed == 0 or not _covered(counts, rules):
        return Fulfilment.UNKNOWN
    return _by_shares(counts, rules)


def assess_node(
    node: Node, indicators: Mapping[str, Indicator], year: int, rules: Rules
) -> NodeAssessment:
    """Judge a node by its own indicators; one without any by the nodes below it."""
    below = tuple(assess_node(child, indicators, year, rules) for child in node.children)
    assessed = tuple(assess(indicators[id_], year, rules) for id_ in node.all_indicators)
    own = [a.fulfilment for a in assessed if a.indicator.id in node.indicators]
    if own:
        proposal = from_indicators(own, rules)
    else:
        proposal = from_children([child.proposal for child in below], rules)
    verdict = criterion(node.criterion, year) if node.criterion else None
    capped = (
        verdict is not None
        and verdict.fulfilment is not Fulfilment.MET
        and proposal is Fulfilment.MET
    )
    return NodeAssessment(
        node=node,
        year=year,
        proposal=Fulfilment.PARTLY if capped else proposal,
        counts=Counts.of(a.fulfilment for a in assessed),
        indicators=assessed,
        children=below,
        criterion=verdict,
        capped=capped,
    )


def assess_plan(plan: Plan, year: int, rules: Rules) -> tuple[NodeAssessment, ...]:
    """Judge every node of a plan, as a tree."""
    return tuple(assess_node(node, plan.indicators, year, rules) for node in plan.nodes)


def _only(counts: Counts) -> Fulfilment:
    return next(light for light in Fulfilment if getattr(counts, light.value))


def _covered(counts: Counts, rules: Rules) -> bool:
    return Decimal(counts.assessed) >= rules.assessed_share.value * counts.total


def _by_shares(counts: Counts, rules: Rules) -> Fulfilment:
    if counts.met >= rules.met_share.value * counts.assessed and not counts.not_met:
        return Fulfilment.MET
    if counts.not_met > rules.not_met_share.value * counts.assessed:
        return Fulfilment.NOT_MET
    return Fulfilment.PARTLY
