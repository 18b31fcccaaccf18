"""The slides of a node: its indicators at a glance, and those without a slide of their own."""

from collections.abc import Sequence

from malkedja.assessment import Assessment, Fulfilment, NodeAssessment
from malkedja.slides import indicators
from malkedja.slides.ground import Ground
from malkedja.slides.slide import Cell, Notes, Slide, Table
from malkedja.words import indicator as words
from malkedja.words import labels, node, slide_notes
from malkedja.words import slides as said

MOST_ROWS = 7
URGENCY = (Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET, Fulfilment.UNKNOWN)


def slide(ground: Ground, n: NodeAssessment) -> Slide:
    """A node's year: every indicator with its series, outcome, target and light."""
    shown = most_urgent(n.indicators, MOST_ROWS)
    hidden = len(n.indicators) - len(shown)
    return Slide(
        id=f"omrade-{n.node.id}",
        title=said.node(n.counts),
        kicker=said.kicker(ground.plan, n.node),
        light=n.proposal,
        lines=(slide_notes.area_rows(hidden),) if hidden else (),
        table=table(ground, shown) if shown else None,
        source=_source(ground, shown),
        notes=notes(ground, n),
    )


def rest(ground: Ground, n: NodeAssessment, left: Sequence[Assessment]) -> Slide:
    """The indicators of a node that have no slide of their own."""
    shown = most_urgent(left, MOST_ROWS)
    hidden = len(left) - len(shown)
    return Slide(
        id=f"ovriga-{n.node.id}",
        title=said.rest(len(left)),
        kicker=said.kicker(ground.plan, n.node),
        lines=(slide_notes.area_rows(hidden),) if hidden else (),
        table=table(ground, shown),
        source=_source(ground, shown),
        notes=Notes(why=tuple(words.verdict(a) for a in left), source=_source(ground, left)),
    )


def most_urgent(found: Sequence[Assessment], most: int) -> tuple[Assessment, ...]:
    """So many of them, the red first to be kept, in the order of the decision."""
    kept = sorted(found, key=lambda a: URGENCY.index(a.fulfilment))[:most]
    return tuple(a for a in found if a in kept)


def table(ground: Ground, found: Sequence[Assessment]) -> Table:
    """One row for each indicator."""
    columns = ("Indikator", "Serie", "Utfall", "Mål", f"Bedömning {ground.year}")
    rows = tuple(_row(ground, a) for a in found)
    return Table(f"Indikatorer {ground.year}", columns, rows, "indicators")


def _row(ground: Ground, a: Assessment) -> tuple[Cell, ...]:
    outcome = "saknas" if a.value is None else words.outcome_text(a)
    return (
        Cell(a.indicator.short),
        Cell(picture=indicators.spark(ground, a)),
        Cell(outcome),
        Cell(words.target_cell(a)),
        Cell(light=a.fulfilment),
    )


def _source(ground: Ground, found: Sequence[Assessment]) -> str:
    outcomes = [a.outcome for a in found if a.outcome is not None and a.value is not None]
    return said.source(outcomes, ground.data.sources, ground.plan.document)


def notes(ground: Ground, n: NodeAssessment) -> Notes:
    """The roll-up with its numbers, what is known of each indicator, and a likely question."""
    below = ground.plan.level(n.children[0].node.level) if n.children else None
    goals = [node.criterion_text(c) for c in _below(n) if c.criterion]
    parts = [
        f"{said.level_of(ground.plan, child.node)}: {labels.fulfilment(child.proposal)}."
        for child in n.children
    ]
    question, answer = slide_notes.who_judged(ground.plan)
    return Notes(
        why=(*node.why_node(n, ground.rules, below), *parts, *(g for g in goals if g)),
        meaning=tuple(f"{a.indicator.short}: {words.verdict(a)}" for a in n.indicators),
        question=question,
        answer=answer,
        source=_source(ground, n.indicators),
    )


def _below(n: NodeAssessment) -> tuple[NodeAssessment, ...]:
    return tuple(x for child in n.children for x in (child, *_below(child)))
