"""Granska målen: what in the decided goals themselves will make them hard to follow up.

Each rule is a small pure function from one indicator or one node to a finding or nothing. What
needs reading is data beside the printed words (``says``); nothing here interprets prose. Knows
the model and nothing else: a finding is facts, worded elsewhere.
"""

from malkedja.lint.chance import Chance, chance
from malkedja.lint.findings import Finding, Printed, Rule
from malkedja.lint.review import review
from malkedja.lint.smart import Answer, Aspect, Lack, Past, Smart, smart

__all__ = [
    "Answer",
    "Aspect",
    "Chance",
    "Finding",
    "Lack",
    "Past",
    "Printed",
    "Rule",
    "Smart",
    "chance",
    "review",
    "smart",
]
