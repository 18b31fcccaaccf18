"""Sedan utgångsvärdet: which way the number has gone since the value that the decision starts from.

A line to sort and select by, beside the three answers; no light and no roll-up rests on it.
"""

from malkedja.assessment.answers import Development
from malkedja.assessment.development import Compared, development
from malkedja.model import Indicator, Rules


def since_baseline(indicator: Indicator, year: int, rules: Rules) -> Development:
    """The year's outcome against the decided baseline, by the same rule and band as Utveckling.

    Unknown without outcome or baseline, where the baseline is not earlier, and across a break.
    """
    baseline = indicator.baseline
    if baseline is None or baseline.year >= year:
        return Development.UNKNOWN
    start = Compared(baseline.year, baseline.value)
    return development(indicator, indicator.outcome(year), start, rules)
