"""How measurements are joined: by a line from year to year, thinly across years without one.

Nothing is joined across a change of method.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from malkedja.model import Indicator, Outcome


@dataclass(frozen=True)
class Point:
    """A value in the indicator's unit, at its year."""

    year: int
    value: Decimal


@dataclass(frozen=True)
class Joint:
    """Points to be joined; ``over_gap`` where years between them were not measured."""

    points: tuple[Point, ...]
    over_gap: bool = False


def points(outcomes: Iterable[Outcome]) -> tuple[Point, ...]:
    """The outcomes that have a value, as points."""
    return tuple(Point(o.year, o.value) for o in outcomes if o.value is not None)


def joints(indicator: Indicator, series: Iterable[Point]) -> tuple[Joint, ...]:
    """The lines of a series in order of year, and the thin joints between them."""
    return tuple(_joints(indicator, sorted(series, key=lambda point: point.year)))


def lone(indicator: Indicator, series: Iterable[Point]) -> tuple[Point, ...]:
    """The points of a series that are joined to no other."""
    known = tuple(series)
    joined = {point for joint in joints(indicator, known) for point in joint.points}
    return tuple(point for point in known if point not in joined)


def _joints(indicator: Indicator, series: list[Point]) -> Iterator[Joint]:
    run = series[:1]
    for before, after in pairwise(series):
        joined = not indicator.broken_between(before.year, after.year)
        if joined and after.year - before.year == 1:
            run.append(after)
            continue
        yield from _line(run)
        if joined:
            yield Joint((before, after), over_gap=True)
        run = [after]
    yield from _line(run)


def _line(run: list[Point]) -> Iterator[Joint]:
    if len(run) > 1:
        yield Joint(tuple(run))
