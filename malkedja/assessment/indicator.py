"""One indicator, one year: the three answers together with all that they rest on."""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment.answers import Development, Fulfilment, Outlook
from malkedja.assessment.development import Compared, development, previous
from malkedja.assessment.fulfilment import Verdict, fulfilment
from malkedja.assessment.outlook import Pace, outlook
from malkedja.model import Indicator, Outcome, Reason, Rules, Target


@dataclass(frozen=True)
class Assessment:
    """How one indicator stands in one year: fulfilment, development and outlook."""

    indicator: Indicator
    year: int
    target: Target | None
    outcome: Outcome | None
    before: Compared | None
    verdict: Verdict
    development: Development
    pace: Pace

    @property
    def fulfilment(self) -> Fulfilment:
        """Måluppfyllelse."""
        return self.verdict.fulfilment

    @property
    def reason(self) -> Reason | None:
        """Why the fulfilment is unknown."""
        return self.verdict.reason

    @property
    def outlook(self) -> Outlook:
        """Takt mot målet."""
        return self.pace.outlook

    @property
    def value(self) -> Decimal | None:
        """The outcome of that very year, in the indicator's unit; also where not comparable."""
        return self.outcome.value if self.outcome else None

    @property
    def gap(self) -> Decimal | None:
        """Outcome minus what the target asks for, in the indicator's unit."""
        if self.value is None or self.verdict.limit is None:
            return None
        return self.value - self.verdict.limit

    @property
    def change(self) -> Decimal | None:
        """Outcome minus the value before it, in the indicator's unit, also across a break."""
        if self.value is None or self.before is None:
            return None
        return self.value - self.before.value


def assess(indicator: Indicator, year: int, rules: Rules) -> Assessment:
    """Judge one indicator for one year."""
    target, outcome = indicator.target(year), indicator.outcome(year)
    before = previous(indicator, year)
    return Assessment(
        indicator=indicator,
        year=year,
        target=target,
        outcome=outcome,
        before=before,
        verdict=fulfilment(indicator, target, outcome, before, rules),
        development=development(indicator, outcome, before, rules),
        pace=outlook(indicator, outcome, year, rules),
    )
