"""A period of goals, with or without targets, and what it takes over from the one before."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from malkedja import assessment, exports, words
from malkedja.assessment import Assessment, Counts, NodeAssessment
from malkedja.model import Ambition, Data, Indicator, Link, Node, Plan
from malkedja.ui.catalogue import Download
from malkedja.ui.rule_pairs import Pair, pairs
from malkedja.ui.view import View


@dataclass(frozen=True)
class Linked:
    """A proposed link with the indicator and the goals that it names."""

    link: Link
    indicator: Indicator
    goal: Node | None
    also: tuple[Node, ...]
    changes: tuple[Assessment, ...]


@dataclass(frozen=True)
class Later:
    """An indicator's outcomes after its last target year, in the order of the years shown."""

    indicator: Indicator
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Period:
    """One plan as this page shows it."""

    view: View
    plan: Plan

    @property
    def earlier(self) -> Plan | None:
        """The plan whose indicators are proposed for these goals."""
        return self.view.data.period(self.plan.mapping.earlier) if self.plan.mapping else None

    @property
    def years(self) -> tuple[tuple[int, str, Counts], ...]:
        """Each target year with its headline and its lights."""
        judged = ((y, self._assess(y)) for y in self.plan.years)
        return tuple(
            (year, words.node.headline(self.plan, nodes), _counts(nodes)) for year, nodes in judged
        )

    @property
    def shown_elsewhere(self) -> bool:
        """Whether the overview shows this plan."""
        return self.plan is self.view.plan

    @property
    def followers(self) -> tuple[Plan, ...]:
        """The later plans that this one's indicators are proposed for."""
        plans = self.view.data.plans
        return tuple(p for p in plans if p.mapping and p.mapping.earlier == self.plan.id)

    @property
    def goals(self) -> tuple[Node, ...]:
        """The nodes that speak for themselves: those with a sentence or ambitions of their own."""
        return tuple(n for n in self.plan.walk() if n.statement or n.ambitions or n.guideline)

    @cached_property
    def links(self) -> tuple[Linked, ...]:
        """Every proposed link, in the order of the mapping."""
        plan, earlier = self.plan, self.earlier
        if plan.mapping is None or earlier is None:
            return ()
        return tuple(
            Linked(
                link=link,
                indicator=earlier.indicators[link.indicator],
                goal=plan.node(link.goal) if link.goal else None,
                also=tuple(n for n in plan.walk() if n.id in link.also),
                changes=self._changes(earlier.indicators[link.indicator]),
            )
            for link in plan.mapping.links
        )

    def serving(self, goal: Node | None) -> tuple[Linked, ...]:
        """The links proposed for a goal; for None those without one."""
        return tuple(one for one in self.links if one.goal is goal)

    @property
    def pictured(self) -> tuple[Linked, ...]:
        """The links goal by goal, so that no line of the picture crosses another."""
        return tuple(one for goal in (*self.goals, None) for one in self.serving(goal))

    def measuring(self, ambition: Ambition) -> tuple[Indicator, ...]:
        """The indicators proposed to measure an ambition in part."""
        ids = self.plan.mapping.measuring(ambition.id) if self.plan.mapping else ()
        return tuple(one.indicator for one in self.links if one.indicator.id in ids)

    def own_rule(self, goal: Node, ambition: Ambition) -> bool:
        """Whether the ambition is the goal's own guideline."""
        return goal.guideline is not None and goal.guideline.text == ambition.text

    def unmeasured(self, goal: Node) -> tuple[Ambition, ...]:
        """The ambitions that neither an indicator nor a rule of the goal's own follows."""
        return tuple(
            a for a in goal.ambitions if not self.measuring(a) and not self.own_rule(goal, a)
        )

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Earlier demands beside the guidelines that follow them."""
        return pairs(self.earlier, self.plan) if self.earlier else ()

    @cached_property
    def later_years(self) -> tuple[int, ...]:
        """The years after the earlier plan's last target year that have outcomes."""
        if self.earlier is None:
            return ()
        last = max(self.earlier.years, default=0)
        found = {o.year for i in self.earlier.ordered for o in i.outcomes if o.value is not None}
        return tuple(sorted(year for year in found if year > last))

    @cached_property
    def later(self) -> tuple[Later, ...]:
        """The earlier indicators that have outcomes after the last target year."""
        rows = (
            Later(i, tuple(_value(i, year) for year in self.later_years))
            for i in (self.earlier.ordered if self.earlier else ())
        )
        return tuple(row for row in rows if any(row.values))

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The mapping, to take along."""
        text = f"Kopplingarna ({words.periods.PROPOSAL})"
        return (Download(text, "kopplingar.csv", lambda: _mapping(self.view.data)),)

    def _assess(self, year: int) -> tuple[NodeAssessment, ...]:
        return assessment.assess_plan(self.plan, year, self.view.rules)

    def _changes(self, indicator: Indicator) -> tuple[Assessment, ...]:
        """The yearly changes in the years that the plan covers, else the latest before them."""
        every = assessment.yearly_changes(indicator, self.view.rules)
        inside = tuple(a for a in every if a.year in self.plan.covers)
        return inside or every[-1:]


def names(data: Data) -> dict[str, str]:
    """The periods for a picker, the latest first."""
    return {plan.id: plan.title for plan in reversed(data.plans)}


@lru_cache(maxsize=32)
def of(view: View, id_: str) -> Period:
    """One period in a view; raises StopIteration for an id that the data lacks."""
    return Period(view, next(plan for plan in view.data.plans if plan.id == id_))


def _counts(nodes: tuple[NodeAssessment, ...]) -> Counts:
    """The lights of all distinct indicators in a year."""
    lights = {a.indicator.id: a.fulfilment for node in nodes for a in node.indicators}
    return Counts.of(lights.values())


def _mapping(data: Data) -> bytes:
    return exports.csv(exports.mapping(data))


def _value(indicator: Indicator, year: int) -> str:
    outcome = indicator.outcome(year)
    return words.periods.later_value(indicator, outcome) if outcome else ""
