"""In which order what was found is shown.

Only what means the same in every unit ranks: an answer, a share of the way, a name. A gap or a
change in procentenheter is never held against one in kronor. What is unknown comes last, and
what is equal keeps the decision's order.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from malkedja.assessment import Development, Fulfilment
from malkedja.explore.entries import Entry

_ALPHABET = str.maketrans("åäöéü", "{|}ey")
_LIGHTS = (Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET, Fulfilment.UNKNOWN)
_WAYS = (
    Development.WORSENED,
    Development.UNCHANGED,
    Development.IMPROVED,
    Development.UNKNOWN,
)


class Order(StrEnum):
    """The orders to choose between; the word is that of the address."""

    DECISION = "beslut"
    FULFILMENT = "uppfyllelse"
    SHARE = "vag"
    DEVELOPMENT = "utveckling"
    SINCE = "sedan"
    NAME = "namn"


def ordered(entries: Iterable[Entry], order: Order) -> tuple[Entry, ...]:
    """The same entries in an order, the worst first; equals as they came."""
    return tuple(sorted(entries, key=_KEYS[order]))


def _share(entry: Entry) -> tuple[bool, Decimal]:
    share = entry.now.verdict.share
    return (True, Decimal(0)) if share is None else (False, share)


_KEYS: dict[Order, Callable[[Entry], Any]] = {
    Order.DECISION: lambda _entry: 0,
    Order.FULFILMENT: lambda entry: _LIGHTS.index(entry.now.fulfilment),
    Order.SHARE: _share,
    Order.DEVELOPMENT: lambda entry: _WAYS.index(entry.now.development),
    Order.SINCE: lambda entry: _WAYS.index(entry.since),
    Order.NAME: lambda entry: entry.indicator.short.casefold().translate(_ALPHABET),
}
