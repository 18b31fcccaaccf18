"""The indicators that a reader has selected, one per row, in the order they are seen."""

from collections.abc import Sequence

import pandas as pd

from malkedja.explore import Entry
from malkedja.explore.entries import producers
from malkedja.exports.figures import table
from malkedja.exports.judgements import judgement
from malkedja.exports.rows import Row, frame
from malkedja.model import Data
from malkedja.words import labels

COLUMNS = (
    "Nummer",
    "Indikator-id",
    "Indikator",
    "Plats i målkedjan",
    "År",
    "Enhet",
    "Utgångsvärde",
    "Utgångsår",
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
    "Sedan utgångsvärdet",
    "Takt mot målet",
    "Ansvarig",
    "Vem som mätt",
    "Nyckeltal",
)
_DECIDED = ["Period", "Slag av uppgift", "Villkor", "Undre gräns", "Övre gräns", "Som tryckt"]


def selection(data: Data, entries: Sequence[Entry]) -> pd.DataFrame:
    """One row per selected indicator. Judgements and differences are our own arithmetic."""
    return frame(COLUMNS, (judgement(data.plan, e.now) | _more(data, e) for e in entries))


def outcomes(data: Data, entries: Sequence[Entry]) -> pd.DataFrame:
    """Every yearly outcome of the selected indicators, in the same order, each with its source."""
    figures = table(data)
    measured = figures[figures["Slag av uppgift"] == "utfall"].drop(columns=_DECIDED)
    ids = [entry.indicator.id for entry in entries]
    parts = [measured[measured["Indikator-id"] == id_] for id_ in ids]
    return pd.concat(parts) if parts else measured.iloc[:0]


def _more(data: Data, entry: Entry) -> Row:
    indicator = entry.indicator
    return {
        "Utgångsår": indicator.baseline.year if indicator.baseline else None,
        "Sedan utgångsvärdet": labels.development(entry.since),
        "Ansvarig": indicator.owner or None,
        "Vem som mätt": "; ".join(producers(indicator, data.sources)) or None,
        "Nyckeltal": indicator.kpi.id if indicator.kpi else None,
    }
