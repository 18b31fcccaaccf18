"""An earlier demand and a later guideline side by side, each with its own words and figures."""

from dataclasses import dataclass

from malkedja import assessment, words
from malkedja.assessment import RunningMean
from malkedja.model import Criterion, Difference, Guideline, Plan


@dataclass(frozen=True)
class Pair:
    """Two rules about the same thing, and the years that each is followed in."""

    criterion: Criterion
    guideline: Guideline
    differences: tuple[Difference, ...]
    criterion_years: tuple[int, ...]
    guideline_years: tuple[int, ...]

    @property
    def means(self) -> tuple[tuple[int, str], ...]:
        """For each year of the period, the mean so far; or that there are no figures."""
        known = {
            mean.years[-1]: mean
            for mean in assessment.running_means(self.guideline.outcomes, self.guideline_years)
        }
        return tuple(
            (year, words.periods.running(self.guideline, known.get(year)))
            for year in self.guideline_years
        )

    @property
    def before(self) -> RunningMean | None:
        """The mean of as many years before the period, where the period itself has none yet."""
        years = self.guideline_years
        if not years or assessment.running_means(self.guideline.outcomes, years):
            return None
        return assessment.mean_before(self.guideline.outcomes, years[0], len(years))


def pairs(earlier: Plan, plan: Plan) -> tuple[Pair, ...]:
    """The rules that a mapping sets side by side, in its order."""
    demands = {n.criterion.id: n.criterion for n in earlier.walk() if n.criterion}
    wishes = {n.guideline.id: n.guideline for n in plan.walk() if n.guideline}
    return tuple(
        Pair(
            demands[rule.criterion],
            wishes[rule.guideline],
            rule.differences,
            earlier.years,
            plan.covers,
        )
        for rule in (plan.mapping.rules if plan.mapping else ())
    )
