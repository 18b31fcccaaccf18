"""The figures behind each mark of a series chart: rows of plain numbers and Swedish words."""

from decimal import Decimal
from itertools import groupby
from typing import Any

from malkedja.assessment import Assessment
from malkedja.charts.captions import aim, judged
from malkedja.charts.labelling import Picture
from malkedja.model import Indicator, Outcome, Target
from malkedja.words import labels, numbers
from malkedja.words.targets import asked, outcome_text

Row = dict[str, Any]
OTHER_METHOD = "annan metod"


def lights(picture: Picture) -> list[Row]:
    """One row for each year with target and value."""
    return [_light(a) for a in judged(picture.assessments).values()]


def plain(picture: Picture) -> list[Row]:
    """The measurements of years without target."""
    return [_outcome(picture.indicator, o) for o in _unjudged(picture) if o.comparable]


def detached(picture: Picture) -> list[Row]:
    """The measurements by another method, of years without target."""
    rows = [_outcome(picture.indicator, o) for o in _unjudged(picture) if not o.comparable]
    return [row | {"note": OTHER_METHOD, "text": f"{row['text']}, {OTHER_METHOD}"} for row in rows]


def baseline(picture: Picture) -> list[Row]:
    """The decided baseline at its own year."""
    found = picture.indicator.baseline
    if found is None:
        return []
    value = numbers.with_unit(picture.indicator, found.value)
    row = _row(found.year, float(found.value), f"{found.year}: utgångsvärde {value}")
    return [row | {"outcome": value, "note": "utgångsvärde"}]


def strokes(picture: Picture) -> list[Row]:
    """One row for each target that names a level."""
    return [
        _row(target.year, float(level), f"Mål {target.year}: {words}") | {"target": words}
        for target, level in _levels(picture)
        for words in [asked(picture.indicator, target)]
    ]


def steps(picture: Picture) -> list[Row]:
    """The same levels, to be joined from year to year where the years follow on each other."""
    levels = enumerate(_levels(picture))
    runs = groupby(levels, key=lambda pair: pair[1][0].year - pair[0])
    return [
        {"x": target.year, "y": float(level), "part": part}
        for part, (_, run) in enumerate(runs)
        for _, (target, level) in run
    ]


def bands(picture: Picture) -> list[Row]:
    """The targets that are an interval."""
    return [
        {"x": t.year - 0.36, "x2": t.year + 0.36, "y": float(t.low), "y2": float(t.high)}
        for t in picture.indicator.targets
        if t.low is not None and t.high is not None
    ]


def events(picture: Picture) -> list[Row]:
    """What happened, at its year."""
    found = picture.indicator.events
    return [{"x": e.year, "text": f"{e.year}: {e.detail or e.text}"} for e in found]


def breaks(picture: Picture) -> list[Row]:
    """Where the method changed, between the last year of the old and the first of the new."""
    first, last = picture.frame.first, picture.frame.last
    return [
        {"x": b.year - 0.5, "text": f"{b.year}: {b.text}"}
        for b in picture.indicator.breaks
        if first <= b.year <= last + 1
    ]


def _levels(picture: Picture) -> list[tuple[Target, Any]]:
    found = [(t, aim(t, picture.assessments)) for t in picture.indicator.targets if t.decided]
    return [(target, level) for target, level in found if level is not None]


def _unjudged(picture: Picture) -> list[Outcome]:
    known = judged(picture.assessments)
    outcomes = picture.indicator.outcomes
    return [o for o in outcomes if o.value is not None and o.year not in known]


def _light(a: Assessment) -> Row:
    answer = labels.fulfilment(a.fulfilment)
    if a.reason is not None:
        answer = f"{answer}: {labels.reason(a.reason).lower()}"
    outcome, target = outcome_text(a), asked(a.indicator, a.target)
    value = float(a.value) if a.value is not None else None
    return {
        "x": a.year,
        "y": value,
        "light": a.fulfilment.value,
        "year": str(a.year),
        "outcome": outcome,
        "target": target,
        "answer": answer,
        "text": f"{a.year}: {outcome}, mål {target}, {answer.lower()}",
    }


def _outcome(indicator: Indicator, outcome: Outcome) -> Row:
    value = outcome.value or Decimal(0)
    shown = numbers.with_unit(indicator, value, outcome.ranked)
    row = _row(outcome.year, float(value), f"{outcome.year}: {shown}")
    return row | {"outcome": shown, "note": ""}


def _row(year: int, value: float, text: str) -> Row:
    return {"x": year, "y": value, "year": str(year), "text": text}
