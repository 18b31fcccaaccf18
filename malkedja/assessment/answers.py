"""The answers that an assessment can give, worded elsewhere and coloured elsewhere."""

from enum import StrEnum


class Fulfilment(StrEnum):
    """Måluppfyllelse: was the target of that very year met? Also a node's proposal."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Development(StrEnum):
    """Utveckling: which way did it go since the latest earlier outcome?"""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"
    UNKNOWN = "unknown"


class Outlook(StrEnum):
    """Takt mot målet: is the pace enough to meet the last target?"""

    ON_PACE = "on_pace"
    TOO_SLOW = "too_slow"
    MUST_TURN = "must_turn"
    UNKNOWN = "unknown"
