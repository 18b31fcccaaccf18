"""What is taken along: every figure, every judgement and every field, as tables and as files.

Values leave exactly as the data holds them. Nothing here knows who asks or where it is shown.
"""

from malkedja.exports.fields import dictionary
from malkedja.exports.figures import table
from malkedja.exports.files import csv
from malkedja.exports.goal_check import findings
from malkedja.exports.ground import ground
from malkedja.exports.judgements import assessments
from malkedja.exports.mapping import mapping
from malkedja.exports.outcome_files import outcome_files
from malkedja.exports.picture import png, svg
from malkedja.exports.selection import outcomes, selection
from malkedja.exports.workbook import Sheet, workbook

__all__ = [
    "Sheet",
    "assessments",
    "csv",
    "dictionary",
    "findings",
    "ground",
    "mapping",
    "outcome_files",
    "outcomes",
    "png",
    "selection",
    "svg",
    "table",
    "workbook",
]
