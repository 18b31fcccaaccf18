"""Every Swedish sentence about a result: numbers, labels, judgements, and why they fell out so.

Call ``agenda``, ``compare``, ``dates``, ``examples``, ``explore``, ``fetched``, ``numbers``,
``labels``, ``indicator``, ``lint``, ``node``, ``periods``, ``reasonable``, ``rules`` and
``smart``; the other modules are theirs. Pure functions from model, assessment, explore, lint and
fetch to text, without markup.
"""

from malkedja.words import (
    agenda,
    chain,
    compare,
    dates,
    examples,
    explore,
    fetched,
    indicator,
    labels,
    lint,
    node,
    numbers,
    periods,
    reasonable,
    rules,
    smart,
    trial,
)

__all__ = [
    "agenda",
    "chain",
    "compare",
    "dates",
    "examples",
    "explore",
    "fetched",
    "indicator",
    "labels",
    "lint",
    "node",
    "numbers",
    "periods",
    "reasonable",
    "rules",
    "smart",
    "trial",
]
