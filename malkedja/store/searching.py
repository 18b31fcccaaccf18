"""Key figures found by the words in their titles and definitions."""

from collections.abc import Iterable

from malkedja.store.answers import KeyFigure

Texts = tuple[tuple[KeyFigure, str, str], ...]
"""Each key figure with its id and title, and with all that is written about it, case folded."""


def texts(kpis: Iterable[KeyFigure]) -> Texts:
    """Key figures ready to be searched."""
    return tuple(_folded(kpi) for kpi in kpis)


def matching(ready: Texts, words: str) -> tuple[KeyFigure, ...]:
    """The key figures that hold every word, in any letter case, those with it in the title first.

    A word counts wherever it stands, so that "skola" finds "grundskolan". No words find nothing.
    """
    asked = words.casefold().split()
    if not asked:
        return ()
    found = [(k, heading) for k, heading, text in ready if all(w in text for w in asked)]
    named = sorted(found, key=lambda one: not all(word in one[1] for word in asked))
    return tuple(kpi for kpi, _heading in named)


def _folded(kpi: KeyFigure) -> tuple[KeyFigure, str, str]:
    heading = f"{kpi.id} {kpi.title}".casefold()
    return kpi, heading, f"{heading} {kpi.area} {kpi.description}".casefold()
