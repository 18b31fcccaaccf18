"""The fixed words of the decisions and the data: directions, kinds, operators, reasons."""

from enum import StrEnum


class Better(StrEnum):
    """Which way an indicator should go. Always decided data, never inferred."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def sign(self) -> int:
        """+1 where higher is better, -1 where lower is."""
        return 1 if self is Better.HIGHER else -1


class Kind(StrEnum):
    """What sort of number an indicator is."""

    SHARE = "share"
    INDEX = "index"
    RATE = "rate"
    COUNT = "count"
    RANK = "rank"
    AMOUNT = "amount"


class Operator(StrEnum):
    """How an outcome is held against a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"

    @property
    def in_words(self) -> bool:
        """A target that names no number, only a direction from the outcome before."""
        return self in {Operator.INCREASE, Operator.DECREASE, Operator.UNCHANGED}


class Reason(StrEnum):
    """Why something cannot be judged."""

    NO_TARGET = "no_target"
    NOT_FOUND = "not_found"
    NOT_MEASURED = "not_measured"
    AWAITING = "awaiting"
    NOT_COMPARABLE = "not_comparable"
    CONFIDENTIAL = "confidential"


class Confidence(StrEnum):
    """How sure it is that a figure is the indicator's own, as noted where it was found."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Measure(StrEnum):
    """Whether a comparison figure is the indicator's own measure or only akin to it."""

    SAME = "same"
    RELATED = "related"


class Strength(StrEnum):
    """How closely an earlier indicator fits the new goal that it is proposed for."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Basis(StrEnum):
    """Whether the decision prints a link in the chain, or we have judged it."""

    PRINTED = "printed"
    JUDGED = "judged"


class Claim(StrEnum):
    """What printed words say of an indicator, as a person has read them."""

    RISING = "rising"
    FALLING = "falling"
    HOLD = "hold"
    EVEN = "even"
    CAUTIOUS = "cautious"
    STRONG = "strong"
    COUNT = "count"
    SHARE = "share"
    INDEX = "index"
    RANK = "rank"
    PERCENT = "percent"
    OTHER_SOURCE = "other_source"
    UNDEFINED = "undefined"
    SLIP = "slip"
    AMBITION = "ambition"
