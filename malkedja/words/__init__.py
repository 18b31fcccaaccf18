"""Every Swedish sentence about a result: numbers, labels, judgements, and why they fell out so.

Call ``dates``, ``examples``, ``numbers``, ``labels``, ``indicator``, ``node`` and ``rules``; the other modules
are theirs. Pure functions from model and assessment to text, without markup.
"""

from malkedja.words import dates, examples, indicator, labels, node, numbers, rules

__all__ = ["dates", "examples", "indicator", "labels", "node", "numbers", "rules"]
