"""All municipalities of one year along one axis: a dot for each, or for each twentieth.

What ships knows only the quantiles: then a dot is a twentieth of the municipalities, and the
shape of the heap is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from malkedja.charts import scale
from malkedja.charts.beside import Role, Spec, whole
from malkedja.charts.theme import BOLD, REGULAR, Theme
from malkedja.words import compare as said

BINS, FEW_BINS = 100, 30
LABEL_ROW = 20
HEAP = 170
LEAST_HEAP = 60
BELOW = 40
FOOT = 26
LARGE_DOT, SMALL_DOT = 16.0, 6.0


@dataclass(frozen=True)
class Marked:
    """Somebody to find among all: the own municipality, the country, one chosen, a similar one."""

    name: str
    role: Role
    value: Decimal


def strip(
    values: Sequence[tuple[str, Decimal]],
    quantiles: Sequence[Decimal],
    marked: Sequence[Marked],
    unit: str,
    look: Theme,
) -> Spec:
    """One year's values; without ``values`` the quantiles stand for twenty equal parts."""
    few = not values
    dots = _twentieths(quantiles) if few else list(values)
    ticks = scale.ticks([*quantiles, *(m.value for m in marked)])
    labels = _from_the_top(marked, ticks)
    rows, tall = _heaped(dots, ticks, few=few)
    above = LABEL_ROW * len(labels) + 8
    height = BELOW + tall + above
    layers = [
        _middle(quantiles, tall, look),
        _dots(rows, unit, look, few=few),
        _leaders(labels, tall, above, look),
        _marks(marked, look),
        *_labels(labels, ticks, tall + above, look),
    ]
    axes = _axes(ticks, height, unit)
    encoded = [layer | {"encoding": axes | layer["encoding"]} for layer in layers]
    return whole(encoded, height + FOOT + 26, look)


def _axes(ticks: Sequence[Decimal], height: int, unit: str) -> Spec:
    """Values along; upward only pixels, from the line of the ticks."""
    across = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [float(ticks[0]), float(ticks[-1])], "nice": False, "zero": False},
        "axis": {
            "values": [float(tick) for tick in ticks],
            "format": f",.{scale.places(ticks)}f",
            "title": unit,
            "titleAnchor": "end",
            "titlePadding": 2,
        },
    }
    upward = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, height], "nice": False, "zero": False},
    }
    return {"x": across, "y": upward}


def _twentieths(quantiles: Sequence[Decimal]) -> list[tuple[str, Decimal]]:
    return [("", (low + high) / 2) for low, high in pairwise(quantiles)]


def _heaped(
    dots: Sequence[tuple[str, Decimal]], ticks: Sequence[Decimal], *, few: bool
) -> tuple[list[dict[str, Any]], int]:
    """Each dot in its bin, one above the other, and how tall the tallest heap is."""
    low, wide = float(ticks[0]), float(ticks[-1] - ticks[0])
    bins = FEW_BINS if few else BINS
    heaps: dict[int, int] = {}
    rows: list[dict[str, Any]] = []
    for name, value in sorted(dots, key=lambda dot: dot[1]):
        place = min(bins - 1, int((float(value) - low) / wide * bins))
        heaps[place] = heaps.get(place, 0) + 1
        x = float(value) if few else low + (place + 0.5) * wide / bins
        rows.append({"x": x, "n": heaps[place], "name": name, "value": float(value)})
    size = min(LARGE_DOT if few else SMALL_DOT + 1, HEAP / max(heaps.values()))
    for row in rows:
        row["y"] = BELOW + (row["n"] - 0.5) * size
        row["size"] = (0.85 * size) ** 2
    return rows, max(LEAST_HEAP, round(size * max(heaps.values())))


def _middle(quantiles: Sequence[Decimal], tall: int, look: Theme) -> Spec:
    """Where the middle half lie, behind the dots."""
    low, high = quantiles[len(quantiles) // 4], quantiles[-1 - len(quantiles) // 4]
    row = {"x": float(low), "x2": float(high), "y": BELOW, "y2": BELOW + tall}
    return {
        "data": {"values": [row]},
        "mark": {"type": "rect", "color": look.rule, "opacity": 0.45, "aria": False},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def _dots(rows: list[dict[str, Any]], unit: str, look: Theme, *, few: bool) -> Spec:
    told = [
        {"field": "name", "type": "nominal", "title": "Kommun"},
        {"field": "value", "type": "quantitative", "title": unit, "format": ",.4~f"},
    ]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "point",
            "filled": True,
            "color": look.unknown,
            "opacity": 0.75,
            "size": {"expr": "datum.size"},
            "aria": False,
        },
        "encoding": {} if few else {"tooltip": told},
    }


def _leaders(labels: Sequence[Marked], tall: int, above: int, look: Theme) -> Spec:
    rows = [
        {
            "x": float(m.value),
            "y": BELOW - 8,
            "y2": BELOW + tall + above - LABEL_ROW * (at + 1),
            "color": _colour(m.role, look),
            "wide": 2 if m.role is Role.OWN else 1,
        }
        for at, m in enumerate(labels)
    ]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "rule",
            "color": {"expr": "datum.color"},
            "strokeWidth": {"expr": "datum.wide"},
            "aria": False,
        },
        "encoding": {"y2": {"field": "y2"}},
    }


def _marks(marked: Sequence[Marked], look: Theme) -> Spec:
    """A filled mark for the own municipality, a tick below the dots for each similar one."""
    rows = [
        {
            "x": float(m.value),
            "y": BELOW - 26 if m.role is Role.SIMILAR else BELOW - 8,
            "name": m.name,
            "value": float(m.value),
            "color": _colour(m.role, look),
            "fill": _colour(m.role, look) if m.role is Role.OWN else look.background,
            "size": 140 if m.role is Role.OWN else 45,
        }
        for m in marked
    ]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "point",
            "stroke": {"expr": "datum.color"},
            "fill": {"expr": "datum.fill"},
            "size": {"expr": "datum.size"},
            "strokeWidth": 1.5,
            "opacity": 1,
            "aria": False,
        },
        "encoding": {
            "tooltip": [
                {"field": "name", "type": "nominal", "title": "Kommun"},
                {"field": "value", "type": "quantitative", "title": "Värde", "format": ",.4~f"},
            ]
        },
    }


def _labels(
    labels: Sequence[Marked], ticks: Sequence[Decimal], top: int, look: Theme
) -> list[Spec]:
    """The name and value at the top of each leader, on the side where there is room."""
    rows = [
        {
            "x": float(m.value),
            "y": BELOW + top - LABEL_ROW * (at + 0.5),
            "text": f"{m.name} {said.figure(m.value)}",
            "align": "left" if _leftmost(m, ticks) else "right",
            "dx": 6 if _leftmost(m, ticks) else -6,
            "fill": _colour(m.role, look),
            "weight": BOLD if m.role is Role.OWN else REGULAR,
        }
        for at, m in enumerate(labels)
    ]
    words = {
        "type": "text",
        "baseline": "middle",
        "aria": False,
        "align": {"expr": "datum.align"},
        "dx": {"expr": "datum.dx"},
        "text": {"expr": "datum.text"},
        "fill": {"expr": "datum.fill"},
        "fontWeight": {"expr": "datum.weight"},
    }
    halo = words | {"fill": look.background, "stroke": look.background, "strokeWidth": 4}
    data: Spec = {"data": {"values": rows}, "encoding": {}}
    return [data | {"mark": halo}, data | {"mark": words}]


def _from_the_top(marked: Sequence[Marked], ticks: Sequence[Decimal]) -> list[Marked]:
    """Those with a label: the own one first, then from both edges inwards, so that none crosses."""
    named = [m for m in marked if m.role is not Role.SIMILAR]
    middle = (ticks[0] + ticks[-1]) / 2
    return sorted(named, key=lambda m: (m.role is not Role.OWN, -abs(m.value - middle)))


def _leftmost(mark: Marked, ticks: Sequence[Decimal]) -> bool:
    return mark.value < (ticks[0] + ticks[-1]) / 2


def _colour(role: Role, look: Theme) -> str:
    return {
        Role.OWN: look.accent,
        Role.GROUP: look.second_ink,
        Role.CHOSEN: look.ink,
        Role.SIMILAR: look.ink,
    }[role]
