"""The slides of a year, made from the data and its assessment: facts and words, no renderer.

``deck`` composes a run; ``Slide`` is what every renderer draws. Pure, and without state.
"""

from malkedja.slides.compose import deck
from malkedja.slides.ground import Ground
from malkedja.slides.slide import Cell, Choice, Deck, Figure, Notes, Picture, Slide, Table

__all__ = [
    "Cell",
    "Choice",
    "Deck",
    "Figure",
    "Ground",
    "Notes",
    "Picture",
    "Slide",
    "Table",
    "deck",
]
