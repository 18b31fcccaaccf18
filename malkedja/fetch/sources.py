"""The source that accepted figures cite: which key figure, from where, on which day."""

import yaml

from malkedja.fetch.changes import PRODUCER

_TERMS = "Fri användning. Ange Källa: Kolada vid oförändrade uppgifter."
_NOTE = "Hämtat ur Koladas öppna API."


def source_id(kpi: str, day: str) -> str:
    """The id of the source of a key figure fetched one day (yyyy-mm-dd)."""
    return f"kolada_{kpi.lower()}_{day.replace('-', '')}"


def source_entry(kpi: str, title: str, address: str, day: str) -> str:
    """The lines to add to sources.yaml. The title begins with the id of the key figure."""
    id_ = source_id(kpi, day)
    entry = {
        "producer": PRODUCER,
        "title": f"{kpi} {title}",
        "address": f"{address}/data/kpi/{kpi}",
        "retrieved": day,
        "terms": _TERMS,
        "note": _NOTE,
    }
    return yaml.safe_dump({id_: entry}, allow_unicode=True, sort_keys=False, width=100)
