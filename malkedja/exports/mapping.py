"""The proposed mapping between two periods, one indicator per row, each row marked as proposal."""

from collections.abc import Iterator

import pandas as pd

from malkedja.exports.rows import Row, frame
from malkedja.model import Data, Link, Plan
from malkedja.words import periods

COLUMNS = (
    "Märkning",
    "Från period",
    "Nummer",
    "Indikator-id",
    "Indikator",
    "Till period",
    "Mål-id",
    "Nytt mål",
    "Koppling",
    "Berör också",
    "Ambitioner som delvis mäts",
    "Skäl",
    "Anmärkning",
)


def mapping(data: Data) -> pd.DataFrame:
    """One row per earlier indicator of every mapping, also those that no new goal is found for."""
    return frame(COLUMNS, (row for plan in data.plans for row in _rows(data, plan)))


def _rows(data: Data, plan: Plan) -> Iterator[Row]:
    earlier = data.period(plan.mapping.earlier) if plan.mapping else None
    if plan.mapping is None or earlier is None:
        return
    for link in plan.mapping.links:
        yield _row(plan, earlier, link) | {"Anmärkning": plan.mapping.note}


def _row(plan: Plan, earlier: Plan, link: Link) -> Row:
    indicator, goal = earlier.indicators[link.indicator], plan.node(link.goal or "")
    return {
        "Märkning": periods.PROPOSAL,
        "Från period": earlier.id,
        "Nummer": indicator.number,
        "Indikator-id": indicator.id,
        "Indikator": indicator.name,
        "Till period": plan.id,
        "Mål-id": link.goal,
        "Nytt mål": goal.name if goal else periods.NO_GOAL,
        "Koppling": periods.strength(link),
        "Berör också": ", ".join(link.also),
        "Ambitioner som delvis mäts": ", ".join(link.ambitions),
        "Skäl": link.reason,
    }
