"""The rules: three answers about an indicator, one proposal for each node, and what changed.

Knows the model and nothing else: neither files nor frames, neither words nor colours.
"""

from malkedja.assessment.agenda import Agenda, Aspect, Cause, Point, Section, Shift, agenda
from malkedja.assessment.answers import Development, Fulfilment, Outlook
from malkedja.assessment.changes import Changes, changes
from malkedja.assessment.development import Compared
from malkedja.assessment.indicator import Assessment, assess
from malkedja.assessment.over_time import RunningMean, mean_before, running_means, yearly_changes
from malkedja.assessment.rollup import Counts, NodeAssessment, assess_node, assess_plan

__all__ = [
    "Agenda",
    "Aspect",
    "Assessment",
    "Cause",
    "Changes",
    "Compared",
    "Counts",
    "Development",
    "Fulfilment",
    "NodeAssessment",
    "Outlook",
    "Point",
    "RunningMean",
    "Section",
    "Shift",
    "agenda",
    "assess",
    "assess_node",
    "assess_plan",
    "changes",
    "mean_before",
    "running_means",
    "yearly_changes",
]
