"""One indicator's page: its judgement, its rows and its sources, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import streamlit as st

from malkedja import words
from malkedja.assessment import Assessment, Fulfilment
from malkedja.model import Comparison, Group, Indicator, Measure, Node, Outcome, Source
from malkedja.store import Comparisons
from malkedja.ui import load
from malkedja.ui.view import View, around


@dataclass(frozen=True)
class Row:
    """One year in the table twin of the chart: text as it is shown."""

    year: int
    outcome: str
    target: str
    gap: str
    fulfilment: Fulfilment | None
    compared: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class One:
    """An indicator in a view, with the comparison figures that exist for it."""

    view: View
    indicator: Indicator
    comparisons: tuple[Comparison, ...]
    compared_in_address: str | None = None

    @property
    def query(self) -> Mapping[str, str | None]:
        """What links to another year keep: the indicator, and what stands beside it."""
        return {"indikator": self.indicator.id, "jamfor": self.compared_in_address}

    @cached_property
    def now(self) -> Assessment:
        """Judged for the view's year."""
        return self.view.assess(self.indicator, self.view.year)

    @cached_property
    def history(self) -> tuple[Assessment, ...]:
        """Judged for each target year."""
        return self.view.history(self.indicator)

    @property
    def finding(self) -> str:
        """The page's title: what the series shows."""
        return words.indicator.finding(self.indicator, self.history)

    @property
    def name(self) -> str:
        """What it is called where there is room for few words: number and short name."""
        return f"{self.indicator.number} {self.indicator.short}"

    @property
    def path(self) -> tuple[Node, ...]:
        """Where the indicator hangs in the chain."""
        return self.view.plan.path(self.indicator.id)

    @property
    def trail(self) -> Mapping[str, object]:
        """What stands above the title: the way here."""
        return {"view": self.view, "path": self.path, "here": self.indicator.number}

    @property
    def comments(self) -> tuple[str, ...]:
        """What the council printed about it."""
        return self.view.comments(self.indicator.id)

    @property
    def steps(self) -> tuple[object, ...]:
        """The indicators before and after it."""
        return around(self.view.plan.ordered, self.indicator.id)

    @property
    def same(self) -> tuple[Comparison, ...]:
        """The comparison figures that measure the same thing in the same unit."""
        return tuple(c for c in self.comparisons if c.measure is Measure.SAME)

    @property
    def related(self) -> tuple[tuple[Group, Comparison], ...]:
        """Each group's latest figure of a measure that is only akin; never on the same axis."""
        latest = {c.group: c for c in self.comparisons if c.measure is Measure.RELATED}
        groups = self.view.data.municipality.groups
        return tuple((g, latest[g.id]) for g in groups if g.id in latest)

    @property
    def group_names(self) -> Mapping[str, str]:
        """The groups that there are figures for, in the municipality's order."""
        present = {c.group for c in self.same}
        groups = self.view.data.municipality.groups
        return {g.id: g.name for g in groups if g.id in present}

    def compared(self, groups: Sequence[str]) -> tuple[Comparison, ...]:
        """The figures of the chosen groups."""
        return tuple(c for c in self.same if c.group in groups)

    def chosen(self, groups: Sequence[str]) -> tuple[Group, ...]:
        """The chosen groups themselves, in the municipality's order."""
        return tuple(g for g in self.view.data.municipality.groups if g.id in groups)

    def rows(self, groups: Sequence[str]) -> tuple[Row, ...]:
        """Every year with the baseline, a target, an outcome or a chosen comparison."""
        years = {t.year for t in self.indicator.targets} | {o.year for o in self.indicator.outcomes}
        years |= {self.indicator.baseline.year} if self.indicator.baseline else set()
        years |= {c.year for c in self.compared(groups)}
        return tuple(self._row(year, groups) for year in sorted(years))

    def _row(self, year: int, groups: Sequence[str]) -> Row:
        judged = self.view.assess(self.indicator, year)
        places = words.numbers.decimals(self.indicator)
        figures = {c.group: c.value for c in self.compared(groups) if c.year == year}
        return Row(
            year=year,
            outcome=words.indicator.outcome_cell(judged),
            target=words.indicator.target_cell(judged)
            if judged.target
            else words.indicator.baseline_cell(self.indicator, year),
            gap=words.indicator.gap_number(judged),
            fulfilment=judged.fulfilment if judged.target else None,
            compared=tuple(
                words.numbers.number(figures[g], places) if g in figures else "" for g in groups
            ),
            source=self._source(judged.outcome),
        )

    def _source(self, outcome: Outcome | None) -> str:
        if outcome is None or outcome.value is None:
            return ""
        names = words.numbers.listed([self._sources[id_].producer for id_ in outcome.sources])
        said = "Egen beräkning" if outcome.computed else names
        return f"{said}. {outcome.note}" if outcome.note else said

    @property
    def _sources(self) -> Mapping[str, Source]:
        return self.view.data.sources

    @property
    def sources(self) -> tuple[tuple[Source, str], ...]:
        """Each source of an outcome, with the years that it gave."""
        pairs = [(id_, o.year) for o in self.indicator.outcomes for id_ in o.sources]
        years = {id_: [year for other, year in pairs if other == id_] for id_, _ in pairs}
        return tuple((self._sources[id_], words.numbers.span(y)) for id_, y in years.items())


def of(view: View, indicator_id: str) -> One:
    """One indicator in a view; raises KeyError for an id the plan lacks."""
    return _one(view, indicator_id, load.comparisons(), st.query_params.get("jamfor"))


@lru_cache(maxsize=256)
def _one(view: View, id_: str, comparisons: Comparisons, compared: str | None) -> One:
    return One(view, view.plan.indicators[id_], comparisons.of(id_), compared)
