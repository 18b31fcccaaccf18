"""Every Swedish sentence about a result: numbers, labels, judgements, and why they fell out so.

Call ``dates``, ``examples``, ``numbers``, ``labels``, ``indicator``, ``lint``, ``node``,
``periods``, ``rules`` and ``smart``; the other modules are theirs. Pure functions from model,
assessment and lint to text, without markup.
"""

from malkedja.words import (
    chain,
    dates,
    examples,
    indicator,
    labels,
    lint,
    node,
    numbers,
    periods,
    rules,
    smart,
    trial,
)

__all__ = [
    "chain",
    "dates",
    "examples",
    "indicator",
    "labels",
    "lint",
    "node",
    "numbers",
    "periods",
    "rules",
    "smart",
    "trial",
]
