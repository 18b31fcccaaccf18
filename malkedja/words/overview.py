"""The year over the whole plan: headline, how much could be judged, and what stands behind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from malkedja.assessment import Assessment, Counts, Fulfilment, NodeAssessment
from malkedja.model import Level, Plan, Reason, Source
from malkedja.words import labels
from malkedja.words.dates import date_text, when
from malkedja.words.numbers import count_word, counted, listed

_NEUTER = ("mål", "område", "uppdrag", "program", "löfte", "fokus", "tema")
_LACKS = {
    Reason.NO_TARGET: "saknar målvärde",
    Reason.NOT_FOUND: "saknar publicerat utfall",
    Reason.NOT_MEASURED: "mättes inte",
    Reason.AWAITING: "väntar på utfall",
    Reason.NOT_COMPARABLE: "har ändrad metod",
    Reason.CONFIDENTIAL: "omfattas av sekretess",
}


def every(nodes: Iterable[NodeAssessment]) -> Iterator[NodeAssessment]:
    """All assessed nodes, each before those below it."""
    for node in nodes:
        yield node
        yield from every(node.children)


def goal_level(plan: Plan) -> Level | None:
    """The deepest level whose nodes hold indicators; none where there are no indicators."""
    holding = {node.level for node in plan.walk() if node.indicators}
    return next((level for level in reversed(plan.levels) if level.id in holding), None)


def headline(plan: Plan, nodes: Sequence[NodeAssessment]) -> str:
    """How many goals were met in the year: 2020 är inget av 8 … uppfyllt."""
    level = goal_level(plan)
    if level is None or not nodes:
        return "Inga indikatorer är beslutade."
    goals = [n for n in every(nodes) if n.node.level == level.id]
    counts, year = Counts.of(n.proposal for n in goals), nodes[0].year
    noun = f"{len(goals)} {level.plural.lower()}"
    neuter = level.name.lower().endswith(_NEUTER)
    none = "inget" if neuter else "ingen"
    if len(goals) == 1:
        return f"{year} {_alone(goals[0].proposal, level, neuter=neuter)}."
    if counts.assessed == 0:
        return f"{year} kan {none} av {noun} bedömas."
    if counts.met > 1:
        return f"{year} är {counts.met} av {noun} uppfyllda."
    met = counts.met or none
    return f"{year} är {met} av {noun} {'uppfyllt' if neuter else 'uppfylld'}."


def coverage(nodes: Sequence[NodeAssessment]) -> str:
    """How many indicators could be judged, and what the others lack."""
    assessed = tuple({a.indicator.id: a for n in nodes for a in n.indicators}.values())
    unknown = [a for a in assessed if a.fulfilment is Fulfilment.UNKNOWN]
    if not assessed:
        return "Inga indikatorer finns att bedöma."
    total = counted(len(assessed), "indikator", "indikatorer")
    if not unknown:
        return f"Alla {total} kunde bedömas." if len(assessed) > 1 else f"{total} kunde bedömas."
    judged = len(assessed) - len(unknown) or "Ingen"
    return f"{judged} av {total} kunde bedömas: {lacking(unknown)}."


def lacking(unknown: Iterable[Assessment]) -> str:
    """What indicators without judgement lack: 11 saknar publicerat utfall, 1 saknar målvärde."""
    tally = Counter(_lack(a) for a in unknown)
    return ", ".join(f"{n} {lack}" for lack, n in tally.most_common())


def husbandry(nodes: Sequence[NodeAssessment]) -> str:
    """God ekonomisk hushållning: each perspective by itself, without a common verdict."""
    goals = list(_perspectives(nodes, ""))
    if not any(word for word, _ in goals):
        return "Målen är inte indelade efter god ekonomisk hushållning."
    groups = {word: [p for other, p in goals if other == word] for word, _ in goals}
    ordered = sorted(groups.items(), key=lambda group: not group[0])
    said = [_perspective(word, proposals) for word, proposals in ordered]
    return f"God ekonomisk hushållning: {'; '.join(said)}."


def _perspectives(
    nodes: Iterable[NodeAssessment], inherited: str
) -> Iterator[tuple[str, Fulfilment]]:
    """The goals that end the chain, each with the perspective of the nearest node that has one."""
    for n in nodes:
        word = n.node.perspective or inherited
        if n.children:
            yield from _perspectives(n.children, word)
        else:
            yield word, n.proposal


def as_of(sources: Iterable[Source]) -> str:
    """How late the latest source was read: Uppgifter till och med augusti 2024."""
    latest = max((source.retrieved for source in sources), default="")
    if not latest:
        return "Det är inte angivet när uppgifterna hämtades"
    return f"Uppgifter till och med {date_text(latest)}"


def decision(plan: Plan) -> str:
    """Who decided the goals, and when; or that the document does not say."""
    date = plan.decision.date
    if not plan.decision.body:
        return "Dokumentet säger inte vem som har beslutat målen."
    return f"Beslutat av {plan.decision.body}{f' {when(date)}' if date else ''}."


def not_decided(plan: Plan) -> str:
    """That the judgement is computed, and the deciding body's own is not entered."""
    body = plan.decision.body
    if not body:
        return "Bedömningen är beräknad. Ingen egen bedömning är införd."
    owner = body if body.endswith(("s", "x", "z")) else f"{body}s"
    return f"Bedömningen är beräknad. {owner} egen bedömning är inte införd."


def _alone(proposal: Fulfilment, level: Level, *, neuter: bool) -> str:
    noun = level.name.lower()
    if proposal is Fulfilment.UNKNOWN:
        return f"kan {'det' if neuter else 'den'} enda {noun} som finns inte bedömas"
    is_ = labels.fulfilment(proposal).lower()
    only = "ett enda" if neuter else "en enda"
    return f"finns {only} {noun}, som är {is_ if neuter else is_.replace('uppfyllt', 'uppfylld')}"


def _lack(a: Assessment) -> str:
    if a.reason is Reason.NOT_FOUND and a.value is not None:
        return "saknar tidigare utfall att jämföra med"
    return _LACKS[a.reason or Reason.NOT_FOUND]


def _perspective(word: str, proposals: list[Fulfilment]) -> str:
    name = labels.perspective(word)
    counts = Counts.of(proposals)
    if counts.total == 1:
        which = f"det enda målet i {name}" if word else "det enda övriga målet"
        return f"{which} {_is(proposals[0])}"
    of = (
        f"av {counts.total} mål i {name}"
        if word
        else f"av de övriga {count_word(counts.total)} målen"
    )
    parts = [f"{counts.met or 'inget'} {'uppfyllda' if counts.met > 1 else 'uppfyllt'}"]
    parts += [f"{counts.partly} delvis"] * bool(counts.partly)
    parts += [f"{counts.not_met} ej {'uppfyllda' if counts.not_met > 1 else 'uppfyllt'}"] * bool(
        counts.not_met
    )
    said = f"{of} är {listed(parts)}"
    return f"{said}, medan {counts.unknown} inte kan bedömas" if counts.unknown else said


def _is(proposal: Fulfilment) -> str:
    label = labels.fulfilment(proposal).lower()
    return label if proposal is Fulfilment.UNKNOWN else f"är {label}"
