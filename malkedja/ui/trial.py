"""What the page that tries other rules shows: the rules in its address, and what they give."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache

import streamlit as st

from malkedja import words
from malkedja.assessment import NodeAssessment, trial
from malkedja.assessment.needed import Needed, needed
from malkedja.assessment.trial import Sensitivity, Snag, Trial, Weighing
from malkedja.model import Alternatives, Indicator, Threshold
from malkedja.ui import nav
from malkedja.ui.view import View

ADDRESS = {
    Weighing.SHARES: "andelar",
    Weighing.WORST: "samst",
    Weighing.MAJORITY: "majoritet",
    Weighing.MEAN: "medel",
}
TITLE = "Pröva bedömningen"


@dataclass(frozen=True)
class Choice:
    """One rule to choose: its name, its address, and whether it is the one that is tried."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class Goal:
    """One goal under the rules that are tried, beside its own judgement."""

    top: NodeAssessment
    now: NodeAssessment
    tried: NodeAssessment
    sensitivity: Sensitivity
    needed: Needed | None


@dataclass(frozen=True)
class Tried:
    """A view of the year under other rules."""

    view: View
    alternatives: Alternatives
    trial: Trial

    @property
    def title(self) -> str:
        """How many goals get another colour by another rule."""
        found = (goal.sensitivity for goal in self.goals)
        return words.trial.depends(found, self.view.goals_title.lower())

    @property
    def decided(self) -> bool:
        """Whether it is the decided rules after all."""
        return self.trial == Trial(self.view.rules.partly_share.value)

    @cached_property
    def nodes(self) -> tuple[NodeAssessment, ...]:
        """The chain under the rules that are tried."""
        view = self.view
        return trial.tried(view.plan, view.year, view.rules, self.alternatives, self.trial)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal with its own judgement, the tried one, and what it lacks to be green."""
        view = self.view
        found = trial.sensitivity(view.plan, view.year, view.rules, self.alternatives, self.trial)
        by_id = {s.node.id: s for s in found}
        other = {n.node.id: n for node in self.nodes for n in _walk(node)}
        return tuple(
            Goal(top, goal, other[goal.node.id], by_id[goal.node.id], needed(goal, view.rules))
            for top, goal in view.goals
        )

    @property
    def query(self) -> dict[str, str]:
        """The rules as they stand in the address."""
        share, how = self.trial.partly_share, self.trial.weighing
        asked = {
            "gul": None if share == self.view.rules.partly_share.value else f"{share:f}",
            "sammanvagning": None if how is Weighing.SHARES else ADDRESS[how],
            "matt": "procent" if self.trial.by_percent else None,
        }
        return {key: value for key, value in asked.items() if value is not None}

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every threshold that can be tried."""
        return tuple(getattr(self.alternatives, field.name) for field in fields(Alternatives))

    def note(self, node: NodeAssessment) -> str:
        """Whether a node gets another light than by the decided rules."""
        before = self.view.find(node.node.id).proposal
        if before is node.proposal:
            return "Samma som den gällande regeln"
        return f"Gällande regel: {words.labels.fulfilment(before)}"

    @property
    def shares(self) -> tuple[Choice, ...]:
        """The shares of the way to choose between; one's own is chosen beside them."""
        decided, other = self.view.rules.partly_share.value, self.alternatives.partly_share.value
        return tuple(
            Choice(
                words.numbers.percent(share),
                self._to(replace(self.trial, partly_share=share)),
                self._has(share),
            )
            for share in dict.fromkeys((decided, other))
        )

    @property
    def weighings(self) -> tuple[Choice, ...]:
        """The weighings to choose between."""
        chosen = self.trial.weighing
        return tuple(
            Choice(
                words.trial.weighing(how),
                self._to(replace(self.trial, weighing=how)),
                how is chosen,
            )
            for how in Weighing
        )

    @property
    def measures(self) -> tuple[Choice, ...]:
        """Share of the way, or percentages of the target."""
        names = {False: "Andel av vägen", True: "Procent av målvärdet"}
        return tuple(
            Choice(
                name,
                self._to(replace(self.trial, by_percent=percent)),
                percent is self.trial.by_percent,
            )
            for percent, name in names.items()
        )

    @property
    def snags(self) -> tuple[tuple[Indicator, Snag, str], ...]:
        """The assessed indicators that percentages of the target cannot judge, and why."""
        rows = ((a, trial.snag(a, self.alternatives)) for a in self.view.indicators)
        return tuple((a.indicator, s, words.trial.percent_text(a)) for a, s in rows if s)

    def _has(self, share: Decimal) -> bool:
        return not self.trial.by_percent and self.trial.partly_share == share

    def _to(self, tried: Trial) -> str:
        """The address of other rules for the same year."""
        other = Tried(self.view, self.alternatives, tried)
        return nav.address("trial", ar=self.view.year, **other.query)


def current(view: View) -> Tried | None:
    """The rules that the address names; what it names wrongly is as decided."""
    if view.data.alternatives is None:
        return None
    asked = st.query_params
    ways = {word: how for how, word in ADDRESS.items()}
    chosen = Trial(
        _share(asked.get("gul", ""), view.rules.partly_share.value),
        ways.get(asked.get("sammanvagning", ""), Weighing.SHARES),
        by_percent=asked.get("matt") == "procent",
    )
    return _tried(view, view.data.alternatives, chosen)


def own_share(tried: Tried) -> None:
    """A field for a share of one's own, in per cent; it goes to the address."""

    def remember() -> None:
        share = Decimal(st.session_state[widget]) / 100
        st.query_params["gul"] = f"{share.normalize():f}"
        st.query_params.pop("matt", None)

    now = int(tried.trial.partly_share * 100)
    widget = f"gul:{now}"
    st.number_input(
        "Egen gräns för gult, procent av vägen",
        min_value=0,
        max_value=100,
        value=now,
        step=5,
        key=widget,
        on_change=remember,
        width=320,
    )


@lru_cache(maxsize=64)
def _tried(view: View, alternatives: Alternatives, chosen: Trial) -> Tried:
    return Tried(view, alternatives, chosen)


def _share(text: str, decided: Decimal) -> Decimal:
    try:
        share = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return decided
    return share if share.is_finite() and 0 <= share <= 1 else decided


def _walk(node: NodeAssessment) -> Iterator[NodeAssessment]:
    yield node
    for child in node.children:
        yield from _walk(child)
