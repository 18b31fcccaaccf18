"""Every threshold, what it does, and who decided it."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True)
class Threshold:
    """One number of the rules, what it does, and who decided it."""

    value: Decimal
    text: str
    decided_by: str


@dataclass(frozen=True)
class Rules:
    """Every threshold of the assessment."""

    partly_share: Threshold
    unchanged_step_share: Threshold
    unchanged_rank_places: Threshold
    on_pace_share: Threshold
    assessed_minimum: Threshold
    assessed_share: Threshold
    met_share: Threshold
    not_met_share: Threshold

    def with_partly_share(self, value: Decimal) -> "Rules":
        """The same rules but for the share of the way that is enough for yellow."""
        return replace(self, partly_share=replace(self.partly_share, value=value))


@dataclass(frozen=True)
class LintRules:
    """Every threshold of the review of the goals themselves."""

    first_year_share: Threshold
    first_year_targets: Threshold
    large_change_share: Threshold
    large_room_share: Threshold
    chance_errors: Threshold
    peers_minimum: Threshold


@dataclass(frozen=True)
class Alternatives:
    """Thresholds of other rules, to try the assessment by; none of them ever judges.

    ``partly_share`` is another share of the way; ``majority_share`` what a light must pass to
    have the majority; the two means are of lights worth 2, 1 and 0; the four percentages are
    outcome divided by target.
    """

    partly_share: Threshold
    majority_share: Threshold
    mean_met: Threshold
    mean_partly: Threshold
    percent_met: Threshold
    percent_partly_most: Threshold
    percent_partly_least: Threshold
    percent_not_met: Threshold
