"""What it takes to meet a target: the operators, the nearest limit, and the precision."""

import re
from decimal import Decimal

from malkedja.model import Better, Indicator, Operator, Target

ONE = Decimal(1)
_DECIMALS = re.compile(r"\d,(\d+)")


def holds(target: Target, value: Decimal, better: Better) -> bool:
    """Whether a value meets a target in numbers, compared exactly and unrounded.

    Raises ValueError for a target in words, which needs the outcome before as well.
    """
    if target.low is not None and target.high is not None:
        return target.low <= value <= target.high
    if target.value is None or target.op.in_words:
        message = f"{target.op} {target.year} names no number"
        raise ValueError(message)
    lead = better.sign * (value - target.value)
    strict = target.op in {Operator.MORE_THAN, Operator.LESS_THAN}
    return lead > 0 if strict else lead >= 0


def holds_in_words(op: Operator, value: Decimal, before: Decimal, band: Decimal) -> bool:
    """Whether a value meets a target in words, against the latest earlier outcome."""
    if op is Operator.INCREASE:
        return value > before
    if op is Operator.DECREASE:
        return value < before
    return abs(value - before) < band


def limit(target: Target, value: Decimal) -> Decimal | None:
    """The number that a target asks for: an interval's nearest limit, none for words."""
    if target.low is None or target.high is None:
        return target.value
    return min(target.low, target.high, key=lambda end: abs(value - end))


def precision(indicator: Indicator) -> Decimal:
    """One unit in the last decimal that the decision prints over baseline and targets."""
    printed = [target.printed for target in indicator.targets]
    if indicator.baseline is not None:
        printed.append(indicator.baseline.printed)
    return ONE.scaleb(-max((_decimals(text) for text in printed), default=0))


def _decimals(printed: str) -> int:
    """The decimals of the number with the most of them, whatever stands around it."""
    return max((len(found) for found in _DECIMALS.findall(printed)), default=0)
