"""Vad som krävs: the smallest changes that would turn a node green, in its indicators' own units.

Judged by the decided rule. Only outcomes that exist are changed; where too few can be assessed,
it is told how many more would have to be, and reach their targets.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from malkedja.assessment import targets
from malkedja.assessment.answers import Fulfilment
from malkedja.assessment.development import change_band
from malkedja.assessment.fulfilment import hold_band
from malkedja.assessment.indicator import Assessment
from malkedja.assessment.rollup import NodeAssessment
from malkedja.model import Better, Operator, Reason, Rules

_STRICT = {Operator.MORE_THAN, Operator.LESS_THAN}


@dataclass(frozen=True)
class Change:
    """An outcome that would have sufficed for a light, or a better one.

    ``value`` is in the indicator's unit; ``up`` tells whether a higher one suffices too, and
    ``strict`` that it must be passed.
    """

    assessment: Assessment
    to: Fulfilment
    value: Decimal
    up: bool
    strict: bool

    @property
    def size(self) -> Decimal:
        """How far, as a share of the way that the target asked for; where there was no such
        way, as a share of the value itself."""
        now, limit, base = self.assessment.value, self.assessment.verdict.limit, None
        if now is None:
            return Decimal(0)
        if limit is not None and self.assessment.verdict.share is not None:
            base = self.assessment.indicator.baseline
        way = abs(limit - base.value) if limit is not None and base else abs(self.value)
        return abs(self.value - now) / (way or targets.ONE)


@dataclass(frozen=True)
class Needed:
    """What a node lacks to be met: changed outcomes, more figures, its own demand.

    ``figures`` is how many more indicators would have to be assessed and met, ``possible``
    whether so many have a target at all.
    """

    node: NodeAssessment
    changes: tuple[Change, ...]
    figures: int
    demand: bool
    possible: bool


def needed(node: NodeAssessment, rules: Rules) -> Needed | None:
    """The smallest changes for a node with indicators of its own; none for one that is met.

    Every red light must go, and enough must be green: those with the shortest way to go.
    """
    own = tuple(a for a in node.indicators if a.indicator.id in node.node.indicators)
    if not own or node.proposal is Fulfilment.MET:
        return None
    assessed = [a for a in own if a.fulfilment is not Fulfilment.UNKNOWN]
    figures = _figures(len(assessed), len(own), rules)
    open_ = [a for a in own if a.reason not in {None, Reason.NO_TARGET}]
    total = len(assessed) + figures
    green = sum(a.fulfilment is Fulfilment.MET for a in assessed) + figures
    lacking = _up(rules.met_share.value * total) - green
    demand = node.criterion is not None and node.criterion.fulfilment is not Fulfilment.MET
    return Needed(
        node,
        _smallest([a for a in assessed if a.fulfilment is not Fulfilment.MET], lacking, rules),
        figures,
        demand,
        possible=figures <= len(open_),
    )


def to_met(a: Assessment, rules: Rules) -> Change | None:
    """The outcome that would have met the target; none for one that cannot be assessed."""
    target, value = a.target, a.value
    if target is None or value is None or a.fulfilment is Fulfilment.UNKNOWN:
        return None
    if a.verdict.limit is not None:
        up = value < a.verdict.limit
        if value == a.verdict.limit:
            up = a.indicator.better is Better.HIGHER
        return Change(a, Fulfilment.MET, a.verdict.limit, up, target.op in _STRICT)
    if a.before is None:
        return None
    if target.op is Operator.UNCHANGED:
        up = value < a.before.value
        band = change_band(a.indicator, rules)
        edge = a.before.value - band if up else a.before.value + band
        return Change(a, Fulfilment.MET, edge, up, strict=True)
    up = target.op is Operator.INCREASE
    return Change(a, Fulfilment.MET, a.before.value, up, strict=True)


def to_partly(a: Assessment, rules: Rules) -> Change | None:
    """The outcome that would have been partly; none where the target has nothing between."""
    value, limit, baseline = a.value, a.verdict.limit, a.indicator.baseline
    if value is None or limit is None:
        return None
    up = value < limit
    if a.verdict.share is not None and baseline is not None:
        edge = baseline.value + rules.partly_share.value * (limit - baseline.value)
    else:
        band = hold_band(a.indicator)
        edge = limit - band if up else limit + band
    return Change(a, Fulfilment.PARTLY, edge, up, strict=False)


def _smallest(short: list[Assessment], lacking: int, rules: Rules) -> tuple[Change, ...]:
    """One change for each red light, and as many to green as are lacking."""
    least = {a.indicator.id: _least(a, rules) for a in short}
    most = {a.indicator.id: change for a in short if (change := to_met(a, rules))}
    nearest = sorted(most, key=lambda id_: most[id_].size - _size(least[id_]))
    green = nearest[: max(0, lacking)]
    changes = ((most if id_ in green else least)[id_] for id_ in least)
    return tuple(change for change in changes if change)


def _least(a: Assessment, rules: Rules) -> Change | None:
    """What gets a red light away; none for one that is not red."""
    if a.fulfilment is not Fulfilment.NOT_MET:
        return None
    return to_partly(a, rules) or to_met(a, rules)


def _size(change: Change | None) -> Decimal:
    return change.size if change else Decimal(0)


def _figures(assessed: int, total: int, rules: Rules) -> int:
    """How many more must be assessed before there is a proposal at all."""
    minimum = 1 if total == 1 else _up(rules.assessed_minimum.value)
    return max(0, minimum - assessed, _up(rules.assessed_share.value * total) - assessed)


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))
