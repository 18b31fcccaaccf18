"""The review of the goals as a page shows it: chosen by rule and by place in the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from malkedja import exports, lint, words
from malkedja.lint import Aspect, Finding, Rule, Smart
from malkedja.model import Data, Indicator, Node, Plan
from malkedja.ui import reasonable
from malkedja.ui.catalogue import Download
from malkedja.ui.parts import node_title
from malkedja.ui.view import View

EVERY = "alla"


@dataclass(frozen=True)
class Item:
    """One finding, and the top node whose page tells about it where it is not an indicator's."""

    finding: Finding
    top: Node | None


@dataclass(frozen=True)
class Group:
    """The findings of one rule."""

    rule: Rule
    items: tuple[Item, ...]


@dataclass(frozen=True, eq=False)
class Review:
    """All that the review of a plan found."""

    plan: Plan
    findings: tuple[Finding, ...]
    smart: tuple[Smart, ...]

    @property
    def headline(self) -> str:
        """How much there is to look over."""
        return words.lint.headline(self.findings, self.plan)

    @cached_property
    def rule_names(self) -> dict[str, str]:
        """The rules that found something, with how much, for a picker."""
        counts = {rule: sum(f.rule is rule for f in self.findings) for rule in Rule}
        found = {rule.value: f"{words.lint.title(rule)} ({n})" for rule, n in counts.items() if n}
        return {EVERY: f"Alla regler ({len(self.findings)})", **found}

    @cached_property
    def node_names(self) -> dict[str, str]:
        """The nodes of the chain in order, for a picker."""
        names = {node.id: node_title(self.plan, node) for node in self.plan.walk()}
        return {EVERY: "Hela målkedjan", **names}

    def groups(self, rule: str, node: str) -> tuple[Group, ...]:
        """The findings of the chosen rule at or below the chosen node, rule by rule."""
        chosen = [f for f in self.findings if rule in {EVERY, f.rule} and self._below(f, node)]
        groups = (Group(one, self._items(chosen, one)) for one in Rule)
        return tuple(group for group in groups if group.items)

    def smart_below(self, node: str) -> tuple[Smart, ...]:
        """SMART for the indicators at or below the chosen node."""
        ids = set(self._ids(node))
        return tuple(one for one in self.smart if one.indicator.id in ids)

    def precedent(self, view: View, indicator: Indicator) -> str:
        """How many others have done what the target asks, in a clause; empty without an answer."""
        found = reasonable.of(view, indicator)
        if not found.answered or found.counted is None:
            return ""
        return words.reasonable.short(indicator, found.counted)

    @property
    def downloads(self) -> tuple[Download, ...]:
        """Every finding as a table."""
        return (Download("Ladda ned alla fynd", "granskning.csv", self._file),)

    def _file(self) -> bytes:
        return exports.csv(exports.findings(self.plan, self.findings))

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The letters that a machine can check something of."""
        return tuple(letter for letter in Aspect if letter is not Aspect.ACCEPTED)

    def _items(self, findings: Sequence[Finding], rule: Rule) -> tuple[Item, ...]:
        return tuple(Item(f, self._top(f)) for f in findings if f.rule is rule)

    def _top(self, finding: Finding) -> Node | None:
        if isinstance(finding.subject, Indicator):
            return None
        below = ((node, {n.id for n in node.walk()}) for node in self.plan.nodes)
        return next(node for node, ids in below if finding.subject.id in ids)

    def _below(self, finding: Finding, node: str) -> bool:
        if node == EVERY:
            return True
        if isinstance(finding.subject, Indicator):
            return finding.subject.id in self._ids(node)
        return finding.subject.id in {n.id for n in self._chosen(node)}

    def _ids(self, node: str) -> tuple[str, ...]:
        if node == EVERY:
            return tuple(self.plan.indicators)
        return tuple(id_ for n in self._chosen(node) for id_ in n.indicators)

    def _chosen(self, node: str) -> tuple[Node, ...]:
        found = self.plan.node(node)
        return tuple(found.walk()) if found else ()


def of(view: View) -> Review:
    """The review of the plan that the view shows."""
    return _review(view.data, view.plan.id)


@lru_cache(maxsize=8)
def _review(data: Data, period: str) -> Review:
    plan = next(plan for plan in data.plans if plan.id == period)
    return Review(plan, lint.review(plan, data.lint), lint.smart(plan))
