"""One municipality beside others, as lines over the years and as its place among all.

Specifications are plain Vega-Lite, so that making one takes a millisecond or two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise
from textwrap import wrap
from typing import Any

from altair import SCHEMA_URL

from malkedja.charts import placement, scale, theme
from malkedja.charts.theme import BOLD, REGULAR, Theme

HEIGHT = 340
PLOT = 290
NAME_GAP = 10
NAME_ROW = 16
MOST_SIGNS = 12

Row = dict[str, Any]
Spec = dict[str, Any]


class Role(StrEnum):
    """Whose line it is: the municipality's own, a group's, one chosen, one of the similar."""

    OWN = "own"
    GROUP = "group"
    CHOSEN = "chosen"
    SIMILAR = "similar"


@dataclass(frozen=True)
class Line:
    """A named series, by year, in the unit of the picture.

    ``within`` is the name as it stands within a sentence; empty where it is the same.
    """

    name: str
    role: Role
    points: Mapping[int, Decimal]
    within: str = ""


@dataclass(frozen=True)
class Band:
    """Where the middle half of all municipalities lie one year."""

    year: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class _Frame:
    years: tuple[int, ...]
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    reverse: bool
    reserve: int

    def pixel(self, value: Decimal) -> float:
        share = float((value - self.low) / (self.high - self.low))
        return (share if self.reverse else 1 - share) * PLOT

    def value(self, pixel: float) -> float:
        share = pixel / PLOT if self.reverse else 1 - pixel / PLOT
        return float(self.low) + share * float(self.high - self.low)


def lines(
    series: Sequence[Line],
    bands: Sequence[Band],
    unit: str,
    look: Theme,
    *,
    reverse: bool = False,
) -> Spec | None:
    """Lines by year, the middle half of all municipalities behind them; none without a value.

    ``reverse`` puts the lowest value at the top, for ranks.
    """
    values = [v for line in series for v in line.points.values()]
    if not values:
        return None
    years = {year for line in series for year in line.points}
    shown = [b for b in bands if min(years) <= b.year <= max(years)]
    values += [v for b in shown for v in (b.low, b.high)]
    ticks = scale.ticks(values, whole=reverse)
    if reverse:
        ticks = (Decimal(1), *(tick for tick in ticks if tick > 1))
    frame = _Frame(
        tuple(range(min(years), max(years) + 1)),
        *(ticks[0], ticks[-1], ticks),
        reverse=reverse,
        reserve=_reserve(series),
    )
    layers = [_band(shown, look), *_series(series, look), _names(frame, series, look)]
    return _whole(frame, [layer for layer in layers if layer], unit, look)


def ranks(
    own: Line, ranked: Mapping[int, int], quarters: Sequence[str], look: Theme
) -> Spec | None:
    """Places by year, the first at the top, with the quarters of the last year named."""
    if not own.points:
        return None
    last = Decimal(ranked[max(ranked)])
    lowest = Decimal(max(ranked.values()))
    ends = [(last * n / 4).to_integral_value(ROUND_HALF_UP) for n in range(1, 4)]
    years = tuple(range(min(own.points), max(own.points) + 1))
    frame = _Frame(
        *(years, Decimal(1), lowest, (Decimal(1), *ends, last)),
        reverse=True,
        reserve=_reserve([own]),
    )
    zones = list(zip([Decimal(1), *ends], quarters, strict=True))
    layers = [*_series([own], look), *_quarters(zones, look), _names(frame, [own], look)]
    return _whole(frame, layers, "plats", look)


def _whole(frame: _Frame, layers: Sequence[Spec], unit: str, look: Theme) -> Spec:
    across = {
        "field": "x",
        "type": "quantitative",
        "title": None,
        "scale": {
            "domain": [frame.years[0] - 0.5, frame.years[-1] + 0.5],
            "range": [0, {"expr": f"width - {frame.reserve}"}],
            "nice": False,
            "zero": False,
        },
        "axis": {"values": list(frame.years), "format": "d", "labelOverlap": "greedy"},
    }
    upward = {
        "field": "y",
        "type": "quantitative",
        "scale": {
            "domain": [float(frame.low), float(frame.high)],
            "nice": False,
            "zero": False,
            "reverse": frame.reverse,
        },
        "axis": {
            "values": [float(tick) for tick in frame.ticks],
            "format": f",.{scale.places(frame.ticks)}f",
            "grid": True,
            "gridColor": look.rule,
            "title": unit,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "start",
            "titleX": 0,
            "titleY": -12,
        },
    }
    return whole(
        [layer | {"encoding": {"x": across, "y": upward} | layer["encoding"]} for layer in layers],
        HEIGHT,
        look,
    )


def whole(layers: Sequence[Spec], height: int, look: Theme) -> Spec:
    """Layers as one specification, as wide as what holds it."""
    return {
        "$schema": SCHEMA_URL,
        "width": "container",
        "height": height,
        "padding": {"left": 2, "top": 4, "right": 2, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "config": theme.config(look),
        "layer": list(layers),
    }


def _reserve(series: Iterable[Line]) -> int:
    """Pixels kept free at the right for the names of lines."""
    rows = [row for line in series if _named(line) for row in _rows(line.name)]
    widths = [placement.width(row, BOLD) for row in rows]
    return round(max(widths, default=0)) + 2 * NAME_GAP


def _named(line: Line) -> bool:
    return line.role is not Role.SIMILAR and bool(line.points)


def _rows(name: str) -> list[str]:
    """A name in lines short enough to stand beside a picture on a telephone."""
    return wrap(name, MOST_SIGNS, break_long_words=False, max_lines=2, placeholder="…")


def _band(bands: Sequence[Band], look: Theme) -> Spec:
    """The middle half, from year to year; broken where a year is missing."""
    if not bands:
        return {}
    part, rows = 0, []
    for before, band in pairwise([bands[0], *bands]):
        part += band.year - before.year > 1
        rows.append({"x": band.year, "y": float(band.low), "y2": float(band.high), "part": part})
    return {
        "data": {"values": rows},
        "mark": {"type": "area", "color": look.rule, "opacity": 0.55, "aria": False},
        "encoding": {"y2": {"field": "y2"}, "detail": {"field": "part", "type": "nominal"}},
    }


def _series(series: Sequence[Line], look: Theme) -> list[Spec]:
    """Each line with its points; the own one last, above the others."""
    order = (Role.SIMILAR, Role.GROUP, Role.CHOSEN, Role.OWN)
    ordered = sorted(series, key=lambda line: order.index(line.role))
    return [layer for line in ordered if line.points for layer in _one(line, look)]


def _one(line: Line, look: Theme) -> list[Spec]:
    colour, wide, dash = _stroke(line.role, look)
    points = sorted(line.points.items())
    rows: list[Row] = [{"x": year, "y": float(v), "name": line.name} for year, v in points]
    part, parts = 0, []
    for (before, _), row in zip([points[0], *points], rows, strict=False):
        part += row["x"] - before > 1
        parts.append(row | {"part": part})
    stroke = {"type": "line", "color": colour, "strokeWidth": wide, "strokeDash": dash}
    thin = {"type": "line", "color": colour, "strokeWidth": 1, "strokeDash": [2, 3]}
    own = line.role is Role.OWN
    dot = {"type": "point", "filled": True, "color": colour, "size": 50 if own else 16}
    told = [
        {"field": "name", "type": "nominal", "title": "Kommun"},
        {"field": "x", "type": "quantitative", "title": "År", "format": "d"},
        {"field": "y", "type": "quantitative", "title": "Värde", "format": ",.4~f"},
    ]
    gaps = [{"data": {"values": rows}, "mark": thin, "encoding": {}}] if part else []
    joined = {
        "data": {"values": parts},
        "mark": stroke | {"aria": False},
        "encoding": {"detail": {"field": "part", "type": "nominal"}},
    }
    if line.role is Role.SIMILAR:
        return [joined]
    return [
        *gaps,
        joined,
        {
            "data": {"values": rows},
            "mark": dot | {"opacity": 1, "aria": False},
            "encoding": {"tooltip": told},
        },
    ]


def _stroke(role: Role, look: Theme) -> tuple[str, float, list[int]]:
    strokes: dict[Role, tuple[str, float, list[int]]] = {
        Role.OWN: (look.accent, 2.5, []),
        Role.GROUP: (look.second_ink, 1.5, []),
        Role.CHOSEN: (look.ink, 1.5, [6, 3]),
        Role.SIMILAR: (look.unknown, 0.75, []),
    }
    return strokes[role]


def _names(frame: _Frame, series: Sequence[Line], look: Theme) -> Spec:
    """Each line's name beside its end, pushed apart where the ends lie close."""
    named = [line for line in series if _named(line)]
    ends = [frame.pixel(line.points[max(line.points)]) for line in named]
    tall = [NAME_ROW * len(_rows(line.name)) for line in named]
    rows = [
        {
            "y": frame.value(pixel - NAME_ROW * (len(_rows(line.name)) - 1) / 2),
            "text": "\n".join(_rows(line.name)),
            "fill": _stroke(line.role, look)[0],
            "weight": BOLD if line.role is Role.OWN else REGULAR,
        }
        for line, pixel in zip(named, scale.apart(ends, tall, -4, PLOT + 4), strict=True)
    ]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "lineBreak": "\n",
            "lineHeight": NAME_ROW - 1,
            "aria": False,
            "text": {"expr": "datum.text"},
            "fill": {"expr": "datum.fill"},
            "fontWeight": {"expr": "datum.weight"},
        },
        "encoding": {"x": {"value": {"expr": f"width - {frame.reserve - NAME_GAP}"}}},
    }


def _quarters(zones: Sequence[tuple[Decimal, str]], look: Theme) -> list[Spec]:
    """The name of each quarter at its upper end, with a halo so that a line can pass behind."""
    rows = [{"y": float(place), "text": words} for place, words in zones]
    words = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "dy": 5,
        "fill": look.second_ink,
        "text": {"expr": "datum.text"},
        "aria": False,
    }
    halo = words | {"stroke": look.background, "strokeWidth": 4, "fill": look.background}
    data = {"data": {"values": rows}, "encoding": {"x": {"value": 4}}}
    return [data | {"mark": halo}, data | {"mark": words}]
