"""Prövning: the same year under other rules, to see how much of a colour the rule decides.

Nothing here judges. Indicators keep what they rest on; only lights and proposals differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from malkedja.assessment.answers import Fulfilment
from malkedja.assessment.fulfilment import Verdict
from malkedja.assessment.indicator import Assessment
from malkedja.assessment.rollup import (
    Counts,
    NodeAssessment,
    assess_plan,
    from_children,
    from_indicators,
)
from malkedja.model import Alternatives, Better, Kind, Node, Plan, Rules


class Weighing(StrEnum):
    """How the lights under a node become its proposal."""

    SHARES = "shares"
    WORST = "worst"
    MAJORITY = "majority"
    MEAN = "mean"


class Snag(StrEnum):
    """Where a rule of outcome divided by target has nothing to say, or says the wrong thing."""

    LOWER = "lower"
    RANK = "rank"
    NEGATIVE = "negative"
    NO_NUMBER = "no_number"
    BELOW_PARTLY = "below_partly"
    ABOVE_PARTLY = "above_partly"


@dataclass(frozen=True)
class Trial:
    """The rules that are tried: the share of the way, the weighing, or percentages instead."""

    partly_share: Decimal
    weighing: Weighing = Weighing.SHARES
    by_percent: bool = False


@dataclass(frozen=True)
class Sensitivity:
    """What each weighing proposes for one node."""

    node: Node
    proposals: Mapping[Weighing, Fulfilment]

    @property
    def agreed(self) -> bool:
        """Whether every weighing proposes the same."""
        return len(set(self.proposals.values())) == 1

    @property
    def most(self) -> tuple[Fulfilment, int]:
        """What most weighings propose, and how many; the decided one's before an equal."""
        in_order = (self.proposals[how] for how in Weighing)  # the decided one's comes first
        return Counter(in_order).most_common(1)[0]


Guard = Callable[[Iterable[Fulfilment], Rules], Fulfilment]


def tried(
    plan: Plan, year: int, rules: Rules, alternatives: Alternatives, trial: Trial
) -> tuple[NodeAssessment, ...]:
    """Every node of a plan under the rules that are tried, as a tree."""
    judged = assess_plan(plan, year, rules.with_partly_share(trial.partly_share))
    return tuple(_retried(node, trial, rules, alternatives) for node in judged)


def sensitivity(
    plan: Plan, year: int, rules: Rules, alternatives: Alternatives, trial: Trial
) -> tuple[Sensitivity, ...]:
    """For each node, in the order of the decision, what every weighing makes of its lights."""
    ways = {
        how: _proposals(tried(plan, year, rules, alternatives, replace(trial, weighing=how)))
        for how in Weighing
    }
    return tuple(
        Sensitivity(node, {how: ways[how][node.id] for how in Weighing}) for node in plan.walk()
    )


def weigh(
    lights: Iterable[Fulfilment],
    how: Weighing,
    rules: Rules,
    alternatives: Alternatives,
    guard: Guard = from_indicators,
) -> Fulfilment:
    """The proposal by one weighing; what the decided rule leaves unknown stays so, and one
    light alone is its own proposal."""
    known = tuple(lights)
    decided = guard(known, rules)
    if how is Weighing.SHARES or len(known) == 1 or decided is Fulfilment.UNKNOWN:
        return decided
    counts = Counts.of(known)
    if how is Weighing.WORST:
        return _worst(counts)
    if how is Weighing.MAJORITY:
        return _majority(counts, alternatives)
    return _mean(counts, alternatives)


def percent_of_target(assessment: Assessment) -> Decimal | None:
    """Outcome divided by target as it stands; none without both, or where that is no number."""
    limit = assessment.verdict.limit
    if not limit or assessment.value is None:
        return None
    return assessment.value / limit


def snag(assessment: Assessment, alternatives: Alternatives) -> Snag | None:
    """Why percentages of the target say nothing of one that is assessed, if they do not."""
    indicator, limit, value = assessment.indicator, assessment.verdict.limit, assessment.value
    if assessment.fulfilment is Fulfilment.UNKNOWN:
        return None
    if limit is None or value is None:
        return Snag.NO_NUMBER
    if indicator.kind is Kind.RANK:
        return Snag.RANK
    if limit <= 0 or value < 0:
        return Snag.NEGATIVE
    if indicator.better is Better.LOWER:
        return Snag.LOWER
    return _between(value / limit, alternatives)


def by_percent(assessment: Assessment, alternatives: Alternatives) -> Assessment:
    """The same with the light that outcome divided by target gives; unknown at a snag."""
    if assessment.fulfilment is Fulfilment.UNKNOWN:
        return assessment
    quotient = percent_of_target(assessment)
    if quotient is None or snag(assessment, alternatives):
        light = Fulfilment.UNKNOWN
    elif quotient >= alternatives.percent_met.value:
        light = Fulfilment.MET
    elif quotient <= alternatives.percent_not_met.value:
        light = Fulfilment.NOT_MET
    else:
        light = Fulfilment.PARTLY
    return replace(assessment, verdict=Verdict(light, limit=assessment.verdict.limit))


def _between(quotient: Decimal, alternatives: Alternatives) -> Snag | None:
    if alternatives.percent_not_met.value < quotient < alternatives.percent_partly_least.value:
        return Snag.BELOW_PARTLY
    if alternatives.percent_partly_most.value < quotient < alternatives.percent_met.value:
        return Snag.ABOVE_PARTLY
    return None


def _retried(
    node: NodeAssessment, trial: Trial, rules: Rules, alternatives: Alternatives
) -> NodeAssessment:
    below = tuple(_retried(child, trial, rules, alternatives) for child in node.children)
    assessed = node.indicators
    if trial.by_percent:
        assessed = tuple(by_percent(a, alternatives) for a in assessed)
    own = [a.fulfilment for a in assessed if a.indicator.id in node.node.indicators]
    guard: Guard = from_indicators if own else from_children
    lights = own or [child.proposal for child in below]
    proposal = weigh(lights, trial.weighing, rules, alternatives, guard)
    demand = node.criterion
    capped = (
        demand is not None
        and demand.fulfilment is not Fulfilment.MET
        and proposal is Fulfilment.MET
    )
    return replace(
        node,
        proposal=Fulfilment.PARTLY if capped else proposal,
        counts=Counts.of(a.fulfilment for a in assessed),
        indicators=assessed,
        children=below,
        capped=capped,
    )


def _proposals(nodes: Iterable[NodeAssessment]) -> dict[str, Fulfilment]:
    found: dict[str, Fulfilment] = {}
    for node in nodes:
        found[node.node.id] = node.proposal
        found |= _proposals(node.children)
    return found


def _worst(counts: Counts) -> Fulfilment:
    if counts.not_met:
        return Fulfilment.NOT_MET
    return Fulfilment.PARTLY if counts.partly else Fulfilment.MET


def _majority(counts: Counts, alternatives: Alternatives) -> Fulfilment:
    most = alternatives.majority_share.value * counts.assessed
    if counts.met > most:
        return Fulfilment.MET
    return Fulfilment.NOT_MET if counts.not_met > most else Fulfilment.PARTLY


def _mean(counts: Counts, alternatives: Alternatives) -> Fulfilment:
    """The mean of lights worth 2, 1 and 0."""
    mean = Decimal(2 * counts.met + counts.partly) / counts.assessed
    if mean >= alternatives.mean_met.value:
        return Fulfilment.MET
    return Fulfilment.PARTLY if mean >= alternatives.mean_partly.value else Fulfilment.NOT_MET
