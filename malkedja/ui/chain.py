"""The chain as it is drawn: one nested list, which is the picture too.

Small chains are drawn whole. Of a large one the upper levels are drawn, and below them only
what the chosen link hangs in; every link that is not drawn is counted where it would be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import streamlit as st

from malkedja import words
from malkedja.assessment import Assessment, Counts, Fulfilment, NodeAssessment
from malkedja.model import Node, OpenLevel
from malkedja.ui import nav
from malkedja.ui.view import View

MOST_DRAWN = 80


@dataclass(frozen=True)
class Drawn:
    """One link as it is drawn. ``hidden`` is how much hangs under it that is not."""

    id: str
    kicker: str
    number: str
    name: str
    href: str
    light: Fulfilment
    committees: tuple[str, ...]
    below: str
    indicator: bool = False
    children: tuple["Drawn", ...] = ()
    hidden: bool = False
    chosen: bool = False
    on_path: bool = False

    def walk(self) -> Iterator["Drawn"]:
        """This link and all drawn below it, as they are read."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Step:
    """One level in the row above the tree; ``counts`` are its lights."""

    name: str
    count: int
    counts: Counts


@dataclass(frozen=True)
class Place:
    """A link to another link, by what it is and what it is called."""

    kicker: str
    name: str
    href: str
    light: Fulfilment


@dataclass(frozen=True)
class Chain:
    """The chain in a view, and the link that the address chooses, if any."""

    view: View
    node: str | None = None
    indicator: str | None = None

    @cached_property
    def tree(self) -> tuple[Drawn, ...]:
        """Every top node with what is drawn below it."""
        depth = _depth_drawn(self.view.nodes)
        drawn = (self._drawn(node, depth) for node in self.view.nodes)
        return tuple(self._marked(link, within=False) for link in drawn)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The levels that have data, from the top to the indicators."""
        nodes = self.view.walk()
        levels = [
            Step(level.plural, len(lights), Counts.of(lights))
            for level in self.view.plan.levels
            if (lights := [n.proposal for n in nodes if n.node.level == level.id])
        ]
        counts = self.view.counts
        return (*levels, Step("Indikatorer", counts.total, counts))

    @property
    def open_levels(self) -> tuple[OpenLevel, ...]:
        """The levels that have none."""
        return self.view.plan.open_levels

    @property
    def deep(self) -> bool:
        """Whether there are so many levels that the tree needs the whole width."""
        return len(self.view.plan.levels) > len(("area", "goal"))

    @property
    def chosen_node(self) -> NodeAssessment | None:
        """The node that is chosen."""
        return next((n for n in self.view.walk() if n.node.id == self.node), None)

    @property
    def chosen_indicator(self) -> Assessment | None:
        """The indicator that is chosen."""
        found = (a for a in self.view.indicators if a.indicator.id == self.indicator)
        return next(found, None)

    @property
    def ending(self) -> bool:
        """Whether some indicator is taken further by somebody that the document names."""
        return any(a.indicator.broken_down_by for a in self.view.indicators)

    @property
    def query(self) -> dict[str, str]:
        """What the address chooses, to be kept when the year changes."""
        if self.indicator is not None:
            return {"indikator": self.indicator}
        return {} if self.node is None else {"nod": self.node}

    @property
    def ways_up(self) -> tuple[tuple[Place, ...], ...]:
        """From the chosen link to the top, nearest first; a shared indicator has several."""
        trails = [trail for node in self.view.nodes for trail in self._trails(node, ())]
        return tuple(tuple(self._node(n) for n in reversed(trail)) for trail in trails)

    @property
    def down(self) -> tuple[Place, ...]:
        """What hangs right under the chosen node."""
        node = self.chosen_node
        if node is None:
            return ()
        own = [a for a in node.indicators if a.indicator.id in node.node.indicators]
        return (*map(self._indicator, own), *map(self._node, node.children))

    @property
    def top(self) -> str:
        """The address of the chain with nothing chosen."""
        return nav.address("chain", ar=self.view.year)

    def _trails(
        self, node: NodeAssessment, above: tuple[NodeAssessment, ...]
    ) -> Iterator[tuple[NodeAssessment, ...]]:
        if node.node.id == self.node and self.indicator is None:
            yield above
        if self.indicator in node.node.indicators:
            yield (*above, node)
        for child in node.children:
            yield from self._trails(child, (*above, node))

    def _node(self, n: NodeAssessment) -> Place:
        return Place(self._kicker(n.node), n.node.name, self._to(nod=n.node.id), n.proposal)

    def _indicator(self, a: Assessment) -> Place:
        kicker = words.chain.indicator_kicker(a.indicator)
        return Place(kicker, a.indicator.name, self._to(indikator=a.indicator.id), a.fulfilment)

    def _kicker(self, node: Node) -> str:
        return words.chain.node_kicker(self.view.plan.level(node.level), node)

    def _to(self, **chosen: str) -> str:
        return nav.address("chain", ar=self.view.year, **chosen)

    def _drawn(self, n: NodeAssessment, depth: int) -> Drawn:
        node = n.node
        unfolded = depth > 1 or node.id in self._unfolded
        below: tuple[Drawn, ...] = ()
        if unfolded:
            own = [a for a in n.indicators if a.indicator.id in node.indicators]
            below = (*map(self._leaf, own), *(self._drawn(c, depth - 1) for c in n.children))
        return Drawn(
            id=node.id,
            kicker=self._kicker(node),
            number=node.number,
            name=node.name,
            href=self._to(nod=node.id),
            light=n.proposal,
            committees=node.broken_down_by,
            below=words.chain.below(node, self.view.plan.levels),
            children=below,
            hidden=not unfolded and bool(node.indicators or node.children),
            chosen=node.id == self.node and self.indicator is None,
        )

    def _leaf(self, a: Assessment) -> Drawn:
        indicator = a.indicator
        return Drawn(
            id=indicator.id,
            kicker=words.chain.indicator_kicker(indicator),
            number=indicator.number,
            name=indicator.short,
            href=self._to(indikator=indicator.id),
            light=a.fulfilment,
            committees=indicator.broken_down_by,
            below="",
            indicator=True,
            chosen=indicator.id == self.indicator,
        )

    @cached_property
    def _unfolded(self) -> frozenset[str]:
        """The nodes that lead to what is chosen, itself included."""
        trails = (trail for node in self.view.nodes for trail in self._trails(node, ()))
        above = {n.node.id for trail in trails for n in trail}
        return frozenset(above | ({self.node} if self.node else set()))

    def _marked(self, link: Drawn, *, within: bool) -> Drawn:
        """The same with its part of the chosen path marked: above, on and below the chosen."""
        inside = within or link.chosen
        children = tuple(self._marked(child, within=inside) for child in link.children)
        leads = any(child.on_path for child in children)
        return replace(link, children=children, on_path=inside or leads)


def current(view: View) -> Chain:
    """The chain with the link that the address names."""
    asked = st.query_params
    return of(view, asked.get("nod"), asked.get("indikator"))


@lru_cache(maxsize=256)
def of(view: View, node: str | None, indicator: str | None) -> Chain:
    """The chain with a link chosen; an id that the plan lacks chooses nothing."""
    if indicator is not None and indicator in view.plan.indicators:
        return Chain(view, indicator=indicator)
    if node is not None and view.plan.node(node) is not None:
        return Chain(view, node=node)
    return Chain(view)


def _depth_drawn(nodes: Sequence[NodeAssessment]) -> int:
    """How many levels can be drawn whole without drawing too many links; at least one."""
    depth, drawn = 0, 0
    level: list[NodeAssessment] = list(nodes)
    indicators = 0
    while level or indicators:
        drawn += len(level) + indicators
        if depth and drawn > MOST_DRAWN:
            return depth
        depth += 1
        indicators = sum(len(n.node.indicators) for n in level)
        level = [child for n in level for child in n.children]
    return depth
