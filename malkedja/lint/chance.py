"""What chance alone gives a share of few: the rule of the review, for any difference."""

from dataclasses import dataclass
from decimal import Decimal

from malkedja.lint.row import HUNDRED
from malkedja.model import LintRules


@dataclass(frozen=True)
class Chance:
    """A difference in percentage points, and how large a one chance gives a share of ``base``.

    ``errors`` is how many standard errors count as chance.
    """

    difference: Decimal
    margin: Decimal
    share: Decimal
    base: int
    errors: Decimal

    @property
    def within(self) -> bool:
        """Whether chance alone could give the difference."""
        return abs(self.difference) < self.margin


def margin_squared(share: Decimal, base: int, rules: LintRules) -> Decimal:
    """The square of what chance gives, so that a rule can compare exactly."""
    return rules.chance_errors.value**2 * share * (HUNDRED - share) / base


def chance(share: Decimal, base: int | None, other: Decimal, rules: LintRules) -> Chance | None:
    """A share of a known number held against another; none where the number is not known.

    The other is taken as it is: it rests on so many more that its own chance is small.
    """
    if not base or not 0 <= share <= HUNDRED:
        return None
    margin = margin_squared(share, base, rules).sqrt()
    return Chance(share - other, margin, share, base, rules.chance_errors.value)
