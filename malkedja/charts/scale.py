"""Round steps for a value axis, and words pushed apart so that each can be read."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

MOST_LINES = 5
_FACTORS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
ZERO_FROM = Decimal("0.35")


def ticks(values: Iterable[Decimal], *, whole: bool = False) -> tuple[Decimal, ...]:
    """Round values from below the lowest to above the highest, in no more than five steps.

    They start at zero where the lowest value is not far from it, seen from the highest.
    """
    known = list(values)
    low, high = min(known), max(known)
    if 0 < low <= ZERO_FROM * high:
        low = Decimal(0)
    if low == high:
        low, high = low - (abs(low) / 10 or 1), high + (abs(high) / 10 or 1)
    step = _step(high - low, whole=whole)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * n for n in range(int(first), int(last) + 1))


def places(steps: Sequence[Decimal]) -> int:
    """How many decimals it takes to write the ticks."""
    exponents = (step.normalize().as_tuple().exponent for step in steps if step)
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)


def apart(wished: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles as near those wished for as can be, so that things of those sizes do not overlap.

    In the order given, within two ends; where there is no room for all, they lie closer.
    """
    order = sorted(range(len(wished)), key=lambda at: wished[at])
    closer = min(1.0, (high - low) / (sum(sizes) or 1.0))
    half = [size * closer / 2 for size in sizes]
    placed, edge = [0.0] * len(wished), low
    for at in order:
        placed[at] = max(wished[at], edge + half[at])
        edge = placed[at] + half[at]
    edge = high
    for at in reversed(order):
        placed[at] = min(placed[at], edge - half[at])
        edge = placed[at] - half[at]
    return placed


def _step(span: Decimal, *, whole: bool) -> Decimal:
    start = Decimal(1).scaleb(span.adjusted() - 2)
    steps = (factor * start.scaleb(power) for power in count() for factor in _FACTORS)
    return next(s for s in steps if span / s <= MOST_LINES and not (whole and s % 1))
