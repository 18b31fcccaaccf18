"""Figures asked of Kolada's open API, version 3: what to ask, what came, and what it changes.

Knows the network but no files: what has come is handed over, and kept by the store.
"""

from malkedja.fetch.changes import (
    Change,
    Changes,
    LeftOut,
    What,
    kpi_of,
    of_comparison,
    of_indicator,
)
from malkedja.fetch.client import ADDRESS, Client, Clock
from malkedja.fetch.editing import comparisons_changed, outcomes_changed
from malkedja.fetch.faults import Malformed, Unanswered
from malkedja.fetch.lines import Figure, Line, figures, read, written
from malkedja.fetch.questions import (
    Question,
    about_groups,
    about_kpis,
    about_municipalities,
    about_values,
    every_kpi,
)
from malkedja.fetch.sources import source_entry, source_id

__all__ = [
    "ADDRESS",
    "Change",
    "Changes",
    "Client",
    "Clock",
    "Figure",
    "LeftOut",
    "Line",
    "Malformed",
    "Question",
    "Unanswered",
    "What",
    "about_groups",
    "about_kpis",
    "about_municipalities",
    "about_values",
    "comparisons_changed",
    "every_kpi",
    "figures",
    "kpi_of",
    "of_comparison",
    "of_indicator",
    "outcomes_changed",
    "read",
    "source_entry",
    "source_id",
    "written",
]
