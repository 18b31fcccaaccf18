"""What a run of slides is made from: one year of the plan, judged, beside the year before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from malkedja import assessment
from malkedja.assessment import Assessment, Fulfilment, NodeAssessment
from malkedja.model import Comparison, Data, Indicator, Measure, Plan, Rules
from malkedja.slides.slide import Choice


@dataclass(frozen=True)
class Ground:
    """The data, the year and the choice; ``comparisons`` are figures by indicator."""

    data: Data
    year: int
    choice: Choice = field(default_factory=Choice)
    comparisons: Mapping[str, tuple[Comparison, ...]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self.data.plan

    @property
    def rules(self) -> Rules:
        """The thresholds that judge it."""
        return self.data.rules

    @cached_property
    def nodes(self) -> tuple[NodeAssessment, ...]:
        """The chosen top nodes, judged; all of them where none is chosen."""
        judged = assessment.assess_plan(self.plan, self.year, self.rules)
        chosen = tuple(n for n in judged if n.node.id in self.choice.areas)
        return chosen or judged

    @cached_property
    def indicators(self) -> tuple[Assessment, ...]:
        """Every indicator of the chosen nodes, each once, in the order of the decision."""
        found = {a.indicator.id: a for node in self.nodes for a in node.indicators}
        return tuple(found.values())

    @property
    def earlier_year(self) -> int | None:
        """The target year before."""
        return max((year for year in self.plan.years if year < self.year), default=None)

    def before(self, a: Assessment) -> Assessment | None:
        """The same indicator in the target year before; none in the first."""
        year = self.earlier_year
        return None if year is None else assessment.assess(a.indicator, year, self.rules)

    def history(self, indicator: Indicator) -> tuple[Assessment, ...]:
        """One indicator, judged for each target year up to the one that is shown."""
        years = (t.year for t in indicator.targets if t.year <= self.year)
        return tuple(assessment.assess(indicator, year, self.rules) for year in years)

    def every_year(self, indicator: Indicator) -> tuple[Assessment, ...]:
        """One indicator, judged for each of its target years."""
        return tuple(assessment.assess(indicator, t.year, self.rules) for t in indicator.targets)

    def changed(self, a: Assessment) -> bool:
        """Whether the light differs from that of the target year before."""
        before = self.before(a)
        return before is not None and before.fulfilment is not a.fulfilment

    def newly_measured(self, a: Assessment) -> bool:
        """Whether this is the first outcome since the decision."""
        earlier = [o for o in a.indicator.measured if self._first <= o.year < a.year]
        return a.value is not None and not earlier

    @property
    def _first(self) -> int:
        return min(self.plan.years, default=self.year)

    def urgent(self, a: Assessment) -> bool:
        """Whether it is red or its light has changed."""
        return a.fulfilment is Fulfilment.NOT_MET or self.changed(a)

    def beside(self, indicator: Indicator) -> tuple[Comparison, ...]:
        """The comparison figures to draw and to tell of: only where chosen, only the same."""
        if not self.choice.compared:
            return ()
        figures = self.comparisons.get(indicator.id, ())
        return tuple(c for c in figures if c.measure is Measure.SAME)
