"""What a selection rests on: what was asked, how it is judged, where the figures are from."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from malkedja.explore import Entry
from malkedja.exports.figures import COMPUTED
from malkedja.exports.rows import Row, frame
from malkedja.model import Data
from malkedja.words import rules

COLUMNS = ("Avsnitt", "Vad", "Innehåll", "Varifrån", "Adress", "Villkor")
JUDGED = (
    "Måluppfyllelse, avvikelse, andel av vägen, utveckling, sedan utgångsvärdet och takt är "
    "uträknade här."
)


def ground(data: Data, entries: Sequence[Entry], asked: Mapping[str, str]) -> pd.DataFrame:
    """One row per thing asked for, light, threshold and source; ``asked`` is told as it stands."""
    return frame(COLUMNS, _rows(data, entries, asked))


def _rows(data: Data, entries: Sequence[Entry], asked: Mapping[str, str]) -> Iterator[Row]:
    for what, text in asked.items():
        yield {"Avsnitt": "Urval", "Vad": what, "Innehåll": text}
    plan = data.plan
    yield {
        "Avsnitt": "Beslut",
        "Vad": plan.title,
        "Innehåll": plan.decision.text,
        "Varifrån": plan.document,
    }
    yield {"Avsnitt": "Bedömning", "Vad": COMPUTED, "Innehåll": JUDGED, "Varifrån": COMPUTED}
    for entry in rules.legend(data.rules):
        yield {"Avsnitt": "Bedömning", "Vad": entry.label, "Innehåll": entry.text}
    for threshold in rules.thresholds(data.rules):
        yield {
            "Avsnitt": "Gränser",
            "Vad": threshold.text,
            "Innehåll": threshold.value,
            "Varifrån": threshold.decided_by,
        }
    yield from _sources(data, entries)


def _sources(data: Data, entries: Sequence[Entry]) -> Iterator[Row]:
    used = {s for entry in entries for o in entry.indicator.outcomes for s in o.sources}
    for id_, source in data.sources.items():
        if id_ in used:
            yield {
                "Avsnitt": "Källor",
                "Vad": f"{source.producer}: {source.title}",
                "Innehåll": source.note or None,
                "Varifrån": f"Hämtad {source.retrieved}" if source.retrieved else None,
                "Adress": source.address or None,
                "Villkor": source.terms or None,
            }
