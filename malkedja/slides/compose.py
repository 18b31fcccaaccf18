"""Composes a run: the short one for a council's meeting, the long one with each indicator."""

from collections.abc import Iterator

from malkedja.assessment import NodeAssessment
from malkedja.slides import areas, indicators, whole
from malkedja.slides.areas import URGENCY
from malkedja.slides.ground import Ground
from malkedja.slides.slide import Deck, Slide

MOST_SLIDES = 12
FRAME = 5


def deck(ground: Ground) -> Deck:
    """All slides of the chosen run, in the order that they are shown."""
    slides = tuple(_slides(ground))
    return Deck(ground.data.municipality.name, ground.year, ground.choice, slides)


def _slides(ground: Ground) -> Iterator[Slide]:
    yield whole.title(ground)
    if ground.nodes and ground.year:
        yield whole.overview(ground)
        for node in _nodes(ground):
            yield areas.slide(ground, node)
            if ground.choice.long:
                yield from _each(ground, node)
        yield whole.missing(ground)
        yield whole.takes(ground)
    yield whole.sources(ground)


def _nodes(ground: Ground) -> tuple[NodeAssessment, ...]:
    """The nodes with a slide; in the short run no more than there is room for."""
    found = ground.nodes
    if ground.choice.only_changed:
        found = tuple(n for n in found if any(ground.urgent(a) for a in n.indicators))
    if ground.choice.long:
        return found
    kept = sorted(found, key=lambda n: URGENCY.index(n.proposal))[: MOST_SLIDES - FRAME]
    return tuple(n for n in found if n in kept)


def _each(ground: Ground, node: NodeAssessment) -> Iterator[Slide]:
    """Each indicator that is red, changed or newly measured, and the rest on one table.

    Where none is, the node's own table has told of them all.
    """
    own = [a for a in node.indicators if ground.urgent(a) or ground.newly_measured(a)]
    yield from (indicators.slide(ground, a) for a in own)
    rest = [a for a in node.indicators if a not in own]
    if own and rest and not ground.choice.only_changed:
        yield areas.rest(ground, node, rest)
