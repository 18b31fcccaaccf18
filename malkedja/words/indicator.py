"""What is said about one indicator: a year's judgement and its ground, and the whole series."""

from malkedja.words.judgement import latest_earlier, to_be_green, verdict
from malkedja.words.movement import development_text, outlook_text
from malkedja.words.series import axis_note, baseline_differs, finding, twin
from malkedja.words.targets import (
    baseline_cell,
    baseline_text,
    gap_number,
    gap_text,
    outcome_cell,
    outcome_text,
    target_cell,
    target_text,
)
from malkedja.words.why import why

__all__ = [
    "axis_note",
    "baseline_cell",
    "baseline_differs",
    "baseline_text",
    "development_text",
    "finding",
    "gap_number",
    "gap_text",
    "latest_earlier",
    "outcome_cell",
    "outcome_text",
    "outlook_text",
    "target_cell",
    "target_text",
    "to_be_green",
    "twin",
    "verdict",
    "why",
]
