"""Which indicators a reader means: words as people write them, filters, and an order.

Pure selection over judged indicators; nothing is judged, worded or drawn here.
"""

from malkedja.explore.entries import Entry, Facet, entries, slug
from malkedja.explore.order import Order, ordered
from malkedja.explore.selection import Selection, available, chosen, toggled
from malkedja.explore.text import Field, Text, hits

__all__ = [
    "Entry",
    "Facet",
    "Field",
    "Order",
    "Selection",
    "Text",
    "available",
    "chosen",
    "entries",
    "hits",
    "ordered",
    "slug",
    "toggled",
]
