"""What a reader has asked for, and which indicators that leaves.

Within one filter any of the wanted ids is enough, between filters all must hold; nothing wanted
is everything. So more filters never give more indicators, and their order is nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from malkedja.explore.entries import Entry, Facet
from malkedja.explore.text import hits
from malkedja.model import Synonym

Wanted = frozenset[tuple[Facet, str]]


@dataclass(frozen=True)
class Selection:
    """Words to find, and the ids that are wanted of each filter."""

    words: str = ""
    wanted: Wanted = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that everything is shown."""
        return not self.words.strip() and not self.wanted

    def ids(self, facet: Facet) -> frozenset[str]:
        """The ids that are wanted of one filter."""
        return frozenset(id_ for one, id_ in self.wanted if one is facet)

    def without(self, facet: Facet) -> "Selection":
        """The same with nothing wanted of one filter."""
        return replace(self, wanted=frozenset(w for w in self.wanted if w[0] is not facet))


def chosen(
    entries: Sequence[Entry], selection: Selection, synonyms: tuple[Synonym, ...] = ()
) -> tuple[Entry, ...]:
    """The entries that a selection leaves, in the order they were given."""
    found = _with_words(entries, selection.words, synonyms)
    return tuple(entry for entry in found if _has_all(entry, selection))


def available(
    entries: Sequence[Entry], selection: Selection, synonyms: tuple[Synonym, ...] = ()
) -> Mapping[tuple[Facet, str], int]:
    """How many entries each id of each filter would give, by what is wanted of the others."""
    left, counts = _with_words(entries, selection.words, synonyms), Counter[tuple[Facet, str]]()
    for facet in Facet:
        others = selection.without(facet)
        found = (entry for entry in left if _has_all(entry, others))
        counts.update(pair for entry in found for pair in entry.belongs if pair[0] is facet)
    return counts


def toggled(selection: Selection, facet: Facet, id_: str) -> Selection:
    """The same with one id more, or without it where it was wanted."""
    return replace(selection, wanted=selection.wanted ^ {(facet, id_)})


def _with_words(
    entries: Sequence[Entry], words: str, synonyms: tuple[Synonym, ...]
) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if hits(entry.text, words, synonyms) is not None)


def _has_all(entry: Entry, selection: Selection) -> bool:
    asked = {facet for facet, _ in selection.wanted}
    return asked == {facet for facet, _ in selection.wanted & entry.belongs}
