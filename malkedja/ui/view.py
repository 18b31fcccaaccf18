"""What a page shows: the data and its assessment for the year that the address names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import streamlit as st

from malkedja import assessment, words
from malkedja.assessment import Assessment, Counts, Fulfilment, NodeAssessment
from malkedja.model import Data, Indicator, Level, Node, Plan, Rules
from malkedja.ui import load


@dataclass(frozen=True)
class View:
    """One year of the plan, judged, beside the year before."""

    data: Data
    year: int

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self.data.plan

    @property
    def rules(self) -> Rules:
        """The thresholds that judge it."""
        return self.data.rules

    @property
    def earlier_year(self) -> int | None:
        """The target year before the chosen one."""
        return max((y for y in self.plan.years if y < self.year), default=None)

    @cached_property
    def nodes(self) -> tuple[NodeAssessment, ...]:
        """The chain, judged for the chosen year."""
        return assessment.assess_plan(self.plan, self.year, self.rules)

    @cached_property
    def before(self) -> Mapping[str, Assessment]:
        """Every indicator, judged for the year before; empty in the first year."""
        year = self.earlier_year
        return {} if year is None else {i.id: self.assess(i, year) for i in self.plan.ordered}

    @cached_property
    def indicators(self) -> tuple[Assessment, ...]:
        """Every indicator in the order of the decision, judged for the chosen year."""
        return tuple(self.assess(indicator, self.year) for indicator in self.plan.ordered)

    def assess(self, indicator: Indicator, year: int) -> Assessment:
        """One indicator, judged for any year."""
        return assessment.assess(indicator, year, self.rules)

    def history(self, indicator: Indicator) -> tuple[Assessment, ...]:
        """One indicator, judged for each target year."""
        return tuple(self.assess(indicator, target.year) for target in indicator.targets)

    def find(self, id_: str) -> NodeAssessment:
        """The judged node with that id; raises StopIteration for an id the plan lacks."""
        return next(node for node in self.walk() if node.node.id == id_)

    def walk(self) -> tuple[NodeAssessment, ...]:
        """Every judged node, each before those below it."""
        return tuple(below for node in self.nodes for below in _walk(node))

    @property
    def goals(self) -> tuple[tuple[NodeAssessment, NodeAssessment], ...]:
        """The nodes that hold indicators or end the chain, each with the top node above it."""
        return tuple((top, goal) for top in self.nodes for goal in goals_of(top))

    @property
    def counts(self) -> Counts:
        """All the plan's indicators, each once."""
        return Counts.of(a.fulfilment for a in self.indicators)

    @property
    def headline(self) -> str:
        """How many goals are met this year."""
        return words.node.headline(self.plan, self.nodes)

    def own(self, node: NodeAssessment) -> tuple[Assessment, ...]:
        """The indicators that hang on the node itself, not on those below it."""
        return tuple(a for a in node.indicators if a.indicator.id in node.node.indicators)

    @property
    def chain_title(self) -> str:
        """How far the chain reaches."""
        return words.chain.headline(self.plan)

    @property
    def goals_title(self) -> str:
        """What the municipality calls the nodes that hold the indicators."""
        level = words.node.goal_level(self.plan)
        return level.plural if level else "Mål"

    @property
    def changed_title(self) -> str:
        """The heading of what differs from the year before."""
        return f"Ändrade ljus sedan {self.earlier_year}"

    def changed(self, node: NodeAssessment) -> str:
        """One line on which lights differ from the year before, here and below."""
        earlier = [self.before[a.indicator.id] for a in node.indicators] if self.before else []
        return words.node.changed(assessment.changes(earlier, node.indicators), self.earlier_year)

    def card_note(self, node: NodeAssessment) -> str:
        """What a card ends with: what is known where the light is grey, and what changed."""
        grey = node.proposal is Fulfilment.UNKNOWN
        known = [words.node.known(node)] if grey else []
        return " · ".join([*known, self.changed(node)])

    @property
    def changed_pairs(self) -> tuple[tuple[Assessment, Assessment], ...]:
        """The indicators whose light differs from the year before: then and now."""
        pairs = ((self.before.get(a.indicator.id), a) for a in self.indicators)
        return tuple((b, a) for b, a in pairs if b is not None and b.fulfilment != a.fulfilment)

    def trail(self, node_id: str) -> Mapping[str, object]:
        """What stands above a node's title: the way here."""
        node = self.find(node_id).node
        here = f"{self.plan.level(node.level).name} {node.number}"
        return {"view": self, "path": (), "here": here}

    def below(self, node: NodeAssessment) -> Level | None:
        """What the level under a node is called."""
        return self.plan.level(node.children[0].node.level) if node.children else None

    def beside(self, node_id: str) -> tuple[object, ...]:
        """The top nodes before and after one."""
        return around(self.plan.nodes, node_id)

    def comments(self, indicator_id: str) -> tuple[str, ...]:
        """What the council printed beside its table about an indicator."""
        return tuple(
            comment.text
            for node in self.plan.walk()
            for comment in node.comments
            if indicator_id in comment.indicators
        )


def current() -> View:
    """The view that the address names."""
    return of(st.query_params.get("ar", ""))


def of(asked: str) -> View:
    """The view of the year asked for, where it is a target year; else of the latest."""
    data = load.data()
    year = int(asked) if asked in map(str, data.plan.years) else data.plan.latest_year
    return _judged(data, year or 0)


@lru_cache(maxsize=32)
def _judged(data: Data, year: int) -> View:
    return View(data, year)


def around(items: tuple[Node, ...] | tuple[Indicator, ...], id_: str) -> tuple[object, ...]:
    """The items before and after one, each with its word; fewer at the ends."""
    ids = [item.id for item in items]
    place = ids.index(id_)
    pairs = (("Föregående", place - 1), ("Nästa", place + 1))
    return tuple((word, items[at]) for word, at in pairs if 0 <= at < len(items))


def goals_of(node: NodeAssessment) -> tuple[NodeAssessment, ...]:
    """The nodes at and below one that hold indicators or end the chain."""
    return tuple(n for n in _walk(node) if n.node.indicators or not n.children)


def sections_of(node: NodeAssessment) -> tuple[NodeAssessment, ...]:
    """What a scorecard has a heading for: every node below one, and itself if it ends there."""
    nodes = _walk(node)
    return nodes if node.node.indicators or not node.children else nodes[1:]


def _walk(node: NodeAssessment) -> tuple[NodeAssessment, ...]:
    return (node, *(below for child in node.children for below in _walk(child)))
