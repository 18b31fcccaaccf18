"""Takt mot målet: is the pace since the baseline enough for the last target?"""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.assessment import targets
from malkedja.assessment.answers import Outlook
from malkedja.model import Baseline, Indicator, Outcome, Rules, Target


@dataclass(frozen=True)
class Pace:
    """The answer, and the ratio behind it where a ratio says anything."""

    outlook: Outlook
    ratio: Decimal | None = None


def outlook(indicator: Indicator, outcome: Outcome | None, year: int, rules: Rules) -> Pace:
    """On pace, too slow or in need of turning, for years before the last target year only.

    An outcome that meets the last target holds the pace; where the baseline already met it,
    one that does not must turn; else the share of the way against the share of the time.
    """
    last, baseline = indicator.last_target, indicator.baseline
    if last is None or last.op.in_words or year >= last.year:
        return Pace(Outlook.UNKNOWN)
    if outcome is None or outcome.value is None or not outcome.comparable:
        return Pace(Outlook.UNKNOWN)
    if targets.holds(last, outcome.value, indicator.better):
        return Pace(Outlook.ON_PACE)
    if baseline is None or year <= baseline.year or indicator.broken_between(baseline.year, year):
        return Pace(Outlook.UNKNOWN)
    if targets.holds(last, baseline.value, indicator.better):
        return Pace(Outlook.MUST_TURN)
    return _by_ratio(baseline, last, outcome.value, year, rules)


def _by_ratio(baseline: Baseline, last: Target, value: Decimal, year: int, rules: Rules) -> Pace:
    aim = targets.limit(last, value)
    if aim is None or aim == baseline.value:
        return Pace(Outlook.UNKNOWN)
    way = (value - baseline.value) / (aim - baseline.value)
    time = Decimal(year - baseline.year) / (last.year - baseline.year)
    ratio = way / time
    if ratio < 0:
        return Pace(Outlook.MUST_TURN, ratio)
    enough = ratio >= rules.on_pace_share.value
    return Pace(Outlook.ON_PACE if enough else Outlook.TOO_SLOW, ratio)
