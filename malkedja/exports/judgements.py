"""Every judgement, one per row: an indicator in a year that the decision has targets for."""

from decimal import ROUND_FLOOR, Decimal

import pandas as pd

from malkedja.assessment import Assessment, assess
from malkedja.exports.rows import Row, frame
from malkedja.model import Data, Plan, Target
from malkedja.words import labels

COLUMNS = (
    "Period",
    "Plats i målkedjan",
    "Nummer",
    "Indikator-id",
    "Indikator",
    "År",
    "Enhet",
    "Utgångsvärde",
    "Villkor",
    "Målvärde",
    "Utfall",
    "Avvikelse från målvärdet",
    "Måluppfyllelse",
    "Skäl",
    "Andel av vägen (procent)",
    "Utveckling",
    "Förändring",
    "Förändring sedan år",
    "Takt mot målet",
    "Egen beräkning",
)


def assessments(data: Data) -> pd.DataFrame:
    """One row per indicator and year of its period's targets, dashes included.

    The share of the way is cut, never raised, at two decimals: it cannot seem to reach a
    threshold that it does not reach.
    """
    rows = [
        judgement(plan, assess(indicator, year, data.rules))
        for plan in data.plans
        for indicator in plan.ordered
        for year in plan.years
    ]
    return frame(COLUMNS, rows)


def judgement(plan: Plan, judged: Assessment) -> Row:
    """One indicator in one year: what was asked for, what was measured, and the answers."""
    return _about(plan, judged) | _answers(judged) | {"Egen beräkning": "ja"}


def _about(plan: Plan, judged: Assessment) -> Row:
    indicator, target = judged.indicator, judged.target
    trail = [f"{node.number} {node.name}".strip() for node in plan.path(indicator.id)]
    return {
        "Period": plan.id,
        "Plats i målkedjan": " › ".join(trail),
        "Nummer": indicator.number,
        "Indikator-id": indicator.id,
        "Indikator": indicator.name,
        "År": judged.year,
        "Enhet": indicator.unit,
        "Utgångsvärde": indicator.baseline.value if indicator.baseline else None,
        "Villkor": labels.operator(target.op) if target and target.decided else None,
        "Målvärde": _asked(judged.verdict.limit, target),
        "Utfall": judged.value,
    }


def _answers(judged: Assessment) -> Row:
    share = judged.verdict.share
    return {
        "Avvikelse från målvärdet": judged.gap,
        "Måluppfyllelse": labels.fulfilment(judged.fulfilment),
        "Skäl": labels.reason(judged.reason) if judged.reason else None,
        "Andel av vägen (procent)": None if share is None else _cut(share * 100),
        "Utveckling": labels.development(judged.development),
        "Förändring": judged.change,
        "Förändring sedan år": judged.before.year if judged.before else None,
        "Takt mot målet": labels.outlook(judged.outlook),
    }


def _asked(limit: Decimal | None, target: Target | None) -> Decimal | None:
    """The number that judged; where nothing could be judged, the decided one."""
    if limit is None and target is not None:
        return target.value
    return limit


def _cut(percent: Decimal) -> Decimal:
    return percent.quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
