"""Every figure that a folder holds, one per row: baselines, targets, demands and outcomes."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from malkedja.exports.rows import Row, frame, yes
from malkedja.model import Criterion, Data, Guideline, Indicator, Outcome, Plan, Source, Target
from malkedja.words import labels

COMPUTED = "Egen beräkning"
COLUMNS = (
    "Nummer",
    "Indikator-id",
    "Indikator",
    "Period",
    "År",
    "Slag av uppgift",
    "Villkor",
    "Värde",
    "Undre gräns",
    "Övre gräns",
    "Enhet",
    "Som tryckt",
    "Antal rankade",
    "Vilar på antal",
    "Status",
    "Jämförbar",
    "Egen beräkning",
    "Säkerhet",
    "Källa",
    "Adress",
    "Hämtad",
    "Källans villkor",
    "Underlag",
    "Not",
)


def table(data: Data, years: Collection[int] | None = None) -> pd.DataFrame:
    """One row per figure, values as the data holds them; some years only, or all.

    Decided figures belong to a period; an outcome is shared by all periods and stands once.
    """
    rows = [row for row in _rows(data) if years is None or row["År"] in years]
    return frame(COLUMNS, rows)


def _rows(data: Data) -> Iterator[Row]:
    told: set[str] = set()
    for plan in data.plans:
        for indicator in plan.indicators.values():
            yield from _decided(plan, indicator)
            if indicator.id not in told:
                yield from _measured(_named(indicator), indicator.outcomes, data.sources)
                told.add(indicator.id)
        for node in plan.walk():
            if node.criterion is not None:
                yield from _demanded(plan, node.criterion, data.sources)
                told.add(node.criterion.id)
            if node.guideline is not None:
                yield _wished(plan, node.guideline)
                if node.guideline.figures not in told:
                    yield from _measured(
                        _rule(node.guideline), node.guideline.outcomes, data.sources
                    )
                    told.add(node.guideline.figures)


def _decided(plan: Plan, indicator: Indicator) -> Iterator[Row]:
    """Baseline and targets, whose source is the decision itself."""
    common = _named(indicator) | {"Period": plan.id, "Källa": plan.document}
    if indicator.baseline is not None:
        baseline = indicator.baseline
        yield common | {
            "Slag av uppgift": "utgångsvärde",
            "År": baseline.year,
            "Värde": baseline.value,
            "Som tryckt": baseline.printed,
        }
    for target in indicator.targets:
        yield common | _target(target)


def _target(target: Target) -> Row:
    return {
        "Slag av uppgift": "målvärde",
        "År": target.year,
        "Villkor": labels.operator(target.op) if target.decided else None,
        "Värde": target.value,
        "Undre gräns": target.low,
        "Övre gräns": target.high,
        "Som tryckt": target.printed,
    }


def _demanded(plan: Plan, demand: Criterion, sources: Mapping[str, Source]) -> Iterator[Row]:
    """A goal's own demand, which holds for every year, and its outcomes."""
    named = _rule(demand)
    yield named | {
        "Period": plan.id,
        "Slag av uppgift": "målets eget krav",
        "Villkor": labels.operator(demand.op),
        "Värde": demand.value,
        "Som tryckt": demand.printed,
        "Källa": plan.document,
    }
    yield from _measured(named, demand.outcomes, sources)


def _wished(plan: Plan, rule: Guideline) -> Row:
    """What a goal wishes over time, without a year."""
    return _rule(rule) | {
        "Period": plan.id,
        "Slag av uppgift": f"regel {rule.time}",
        "Villkor": labels.operator(rule.op),
        "Värde": rule.value,
        "Källa": plan.document,
    }


def _rule(rule: Criterion | Guideline) -> Row:
    return {"Indikator-id": rule.id, "Indikator": rule.text, "Enhet": rule.unit}


def _measured(
    named: Row, outcomes: Collection[Outcome], sources: Mapping[str, Source]
) -> Iterator[Row]:
    for outcome in outcomes:
        yield named | _outcome(outcome) | _origin(outcome, sources)


def _outcome(outcome: Outcome) -> Row:
    """A measured figure, or the reason why there is none."""
    measured = outcome.value is not None
    return {
        "Slag av uppgift": "utfall",
        "År": outcome.year,
        "Värde": outcome.value,
        "Antal rankade": outcome.ranked,
        "Vilar på antal": outcome.base,
        "Status": labels.reason(outcome.status) if outcome.status else None,
        "Jämförbar": yes(outcome.comparable) if measured else None,
        "Egen beräkning": yes(outcome.computed) if measured else None,
        "Säkerhet": labels.confidence(outcome.confidence) if outcome.confidence else None,
        "Not": outcome.note,
    }


def _origin(outcome: Outcome, sources: Mapping[str, Source]) -> Row:
    """Where a figure was found. What is computed here has its ground told apart, not as source."""
    found = [sources[id_] for id_ in outcome.sources]
    titles = "; ".join(f"{source.producer}: {source.title}" for source in found)
    return {
        "Källa": COMPUTED if outcome.computed else titles,
        "Underlag": titles if outcome.computed else None,
        "Adress": " ".join(source.address for source in found),
        "Hämtad": "; ".join(source.retrieved for source in found if source.retrieved),
        "Källans villkor": "; ".join(dict.fromkeys(source.terms for source in found)),
    }


def _named(indicator: Indicator) -> Row:
    return {
        "Nummer": indicator.number,
        "Indikator-id": indicator.id,
        "Indikator": indicator.name,
        "Enhet": indicator.unit,
    }
