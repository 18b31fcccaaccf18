"""The slides about the whole year: title, all areas, what is missing, what it takes, sources."""

from collections.abc import Iterator, Sequence

from malkedja.assessment import Assessment, Fulfilment, NodeAssessment
from malkedja.assessment.needed import Needed, needed
from malkedja.slides.areas import URGENCY
from malkedja.slides.ground import Ground
from malkedja.slides.slide import Cell, Notes, Slide, Table
from malkedja.words import labels, node, numbers, slide_notes, trial
from malkedja.words import slides as said

MOST_AREAS, MOST_IN_GRID, GRID = 8, 18, 3
MOST_NAMES, MOST_NUMBERS = 14, 24
ROOM, LINE_SIGNS = 21, 44  # half lines that changes may fill together, signs in each line
MOST_LINES, NAME_SIGNS = 12, 46
COMPUTED = "Egen beräkning"


def title(ground: Ground) -> Slide:
    """Whose goals, who decided them, for when, and that the judgement is computed."""
    plan, question = ground.plan, slide_notes.who_judged(ground.plan)
    year = f" {ground.year}" if ground.year else ""
    return Slide(
        id="titel",
        kicker=ground.data.municipality.formal_name,
        title=f"Så gick det med målen{year}" if year else plan.title,
        lines=(
            plan.title,
            node.decision(plan),
            node.not_decided(plan) if year else "Inga målvärden är beslutade.",
        ),
        table=_lights(ground.indicators),
        notes=Notes(
            why=(node.coverage(ground.nodes),) if ground.nodes else (),
            question=question[0],
            answer=question[1],
            source=plan.document,
        ),
    )


def _lights(found: Sequence[Assessment]) -> Table | None:
    """Every light in the order of the decision, as ornament; the next slide names them."""
    if not found:
        return None
    row = (Cell(lights=tuple(a.fulfilment for a in found)),)
    return Table("", (), (row,), "ornament")


def overview(ground: Ground) -> Slide:
    """All areas with their lights, and one line on good husbandry."""
    return Slide(
        id="oversikt",
        kicker=_chosen(ground),
        title=node.headline(ground.plan, ground.nodes).rstrip("."),
        lines=(node.husbandry(ground.nodes),),
        table=_areas(ground),
        source=f"{node.as_of(ground.data.sources.values())}. Bedömningen är en egen beräkning",
        notes=Notes(
            why=(node.coverage(ground.nodes), node.husbandry(ground.nodes)),
            meaning=tuple(_state(ground, n) for n in ground.nodes),
            question=slide_notes.who_judged(ground.plan)[0],
            answer=slide_notes.who_judged(ground.plan)[1],
            source=ground.plan.document,
        ),
    )


def _chosen(ground: Ground) -> str:
    top, total = ground.plan.levels[0], len(ground.plan.nodes)
    if len(ground.nodes) == total:
        return f"Alla {top.plural.lower()}"
    return f"{len(ground.nodes)} av {total} {top.plural.lower()}"


def _state(ground: Ground, n: NodeAssessment) -> str:
    return f"{said.level_of(ground.plan, n.node)}: {numbers.first_lower(said.node(n.counts))}."


def _areas(ground: Ground) -> Table:
    if len(ground.nodes) > MOST_AREAS:
        return _grid(ground)
    columns = ("Område", "Indikatorer", "Beräknad bedömning")
    lines = sum(-(-len(n.node.name) // NAME_SIGNS) for n in ground.nodes)
    most = NAME_SIGNS if lines > MOST_LINES else lines * NAME_SIGNS
    return Table("Alla områden", columns, tuple(_area(n, most) for n in ground.nodes), "areas")


def _area(n: NodeAssessment, most: int) -> tuple[Cell, ...]:
    lights = tuple(a.fulfilment for a in n.indicators)
    return (
        Cell(numbers.shortened(n.node.name, most), mark=n.node.number),
        Cell(node.counts_text(n.counts), lights=lights),
        Cell(light=n.proposal),
    )


def _grid(ground: Ground) -> Table:
    """Many areas, a few to each row; of very many those that are most urgent."""
    kept = sorted(ground.nodes, key=lambda n: URGENCY.index(n.proposal))[:MOST_IN_GRID]
    cells = [
        Cell(
            f"{n.node.number} {n.node.name}",
            light=n.proposal,
            note=labels.fulfilment(n.proposal),
        )
        for n in ground.nodes
        if n in kept
    ]
    cells += [Cell()] * (-len(cells) % GRID)
    rows = tuple(tuple(cells[at : at + GRID]) for at in range(0, len(cells), GRID))
    return Table("Områden", (), rows, "grid")


def missing(ground: Ground) -> Slide:
    """What could not be judged, by its reason."""
    unknown = [a for a in ground.indicators if a.fulfilment is Fulfilment.UNKNOWN]
    reasons = dict.fromkeys(said.lack(a) for a in unknown)
    rows = tuple(
        _lacking(reason, [a for a in unknown if said.lack(a) == reason]) for reason in reasons
    )
    question, answer = slide_notes.on_missing()
    return Slide(
        id="saknas",
        title=said.missing(len(unknown), len(ground.indicators), ground.year),
        kicker="Det som saknas",
        table=Table("Varför", ("Skäl", "Indikatorer"), rows, "missing") if rows else None,
        source=f"Källa: {ground.plan.document}",
        notes=Notes(slide_notes.why_missing(unknown), (), question, answer, ground.plan.document),
    )


def _lacking(reason: str, found: Sequence[Assessment]) -> tuple[Cell, ...]:
    names = [a.indicator.short for a in found]
    more = len(names) - MOST_NAMES
    told = [*names[:MOST_NAMES], *([f"{more} till"] if more > 0 else [])]
    return (
        Cell(reason, note=numbers.counted(len(found), "indikator", "indikatorer")),
        Cell(f"{numbers.listed(told)}."),
    )


def takes(ground: Ground) -> Slide:
    """What it would take for green: the goals with the shortest way first."""
    judged = (needed(n, ground.rules) for n in _goals(ground.nodes))
    found = tuple(need for need in judged if need)
    shown = tuple(_nearest(found))
    hidden = len(found) - len(shown)
    more = (f"Resten har längre kvar: {numbers.counted(hidden, 'mål', 'mål')} till.",)
    question, answer = slide_notes.on_needed()
    return Slide(
        id="vad-kravs",
        title=said.needed_title(found, node.goal_level(ground.plan)),
        kicker=f"Vad som hade krävts för grönt {ground.year}",
        lines=more if hidden else (),
        table=_changes(ground, shown) if shown else None,
        source="Egen beräkning enligt regeln på sidan Metod",
        notes=Notes(
            tuple(_whole(ground, n) for n in found), (), question, answer, ground.plan.document
        ),
    )


def _goals(nodes: Sequence[NodeAssessment]) -> Iterator[NodeAssessment]:
    for n in nodes:
        yield n
        yield from _goals(n.children)


def _nearest(found: Sequence[Needed]) -> Iterator[Needed]:
    """Those with the shortest way, as long as their changes have room together."""
    room = ROOM
    for need in sorted((n for n in found if n.possible), key=lambda n: (said.steps(n), n.figures)):
        lines = sum(-(-len(item) // LINE_SIGNS) for item in said.needed_items(need))
        room -= 2 * max(2, lines) + 1
        if room < 0:
            return
        yield need


def _changes(ground: Ground, shown: Sequence[Needed]) -> Table:
    rows = tuple(
        (
            Cell(
                said.level_of(ground.plan, need.node.node),
                light=need.node.proposal,
                note=labels.fulfilment(need.node.proposal),
            ),
            Cell(items=said.needed_items(need)),
        )
        for need in shown
    )
    return Table("Det som är närmast grönt", ("Mål", "Vad som krävs"), rows, "takes")


def _whole(ground: Ground, need: Needed) -> str:
    return f"{said.level_of(ground.plan, need.node.node)}: {' '.join(trial.needed_text(need))}"


def sources(ground: Ground) -> Slide:
    """Who gave the figures, of which indicators, and when they were read."""
    by = _by_producer(ground)
    used = [s for s in ground.data.sources.values() if s.producer in by]
    rows = [(Cell(ground.plan.document), Cell("Mål och målvärden"))]
    rows += [(Cell(name), Cell(_about(ids))) for name, ids in by.items()]
    question, answer = slide_notes.on_sources(used)
    return Slide(
        id="kallor",
        title=said.sources_title(list(by)),
        kicker="Källor",
        table=Table("Källor", ("Källa", "Vad"), tuple(rows), "sources"),
        lines=(f"{node.as_of(ground.data.sources.values())}.",) if used else (),
        notes=Notes((), (), question, answer, ground.plan.document),
    )


def _by_producer(ground: Ground) -> dict[str, list[str]]:
    """The numbers of the indicators by who gave their outcomes, what is computed apart."""
    found: dict[str, list[str]] = {}
    for a in ground.indicators:
        outcomes = [o for o in a.indicator.outcomes if o.value is not None]
        names = (
            COMPUTED if o.computed else ground.data.sources[id_].producer
            for o in outcomes
            for id_ in o.sources
        )
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(a.indicator.number)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == COMPUTED, -len(pair[1]))))


def _about(ids: Sequence[str]) -> str:
    noun = "Utfall för indikator" if len(ids) == 1 else "Utfall för indikatorerna"
    more = len(ids) - MOST_NUMBERS
    shown = [*ids[:MOST_NUMBERS], *([f"{more} till"] if more > 0 else [])]
    return f"{noun} {numbers.listed(shown)}"
