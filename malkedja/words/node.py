"""What is said about one node of the chain, and about the year over all of them."""

from malkedja.words.overview import (
    as_of,
    coverage,
    decision,
    goal_level,
    headline,
    husbandry,
    not_decided,
)
from malkedja.words.rollup import changed, counts_text, criterion_text, known, why_node

__all__ = [
    "as_of",
    "changed",
    "counts_text",
    "coverage",
    "criterion_text",
    "decision",
    "goal_level",
    "headline",
    "husbandry",
    "known",
    "not_decided",
    "why_node",
]
