"""What is taken along: every figure, every judgement and every field, as tables and as files.

Values leave exactly as the data holds them. Nothing here knows who asks or where it is shown.
"""

from malkedja.exports.fields import dictionary
from malkedja.exports.figures import table
from malkedja.exports.files import csv
from malkedja.exports.goal_check import findings
from malkedja.exports.judgements import assessments
from malkedja.exports.mapping import mapping

__all__ = ["assessments", "csv", "dictionary", "findings", "mapping", "table"]
