"""What a slide says in large type: its finding, and the few words beside its picture."""

from collections.abc import Mapping, Sequence

from malkedja.assessment import Assessment, Counts, Development, Fulfilment
from malkedja.assessment.needed import Needed
from malkedja.model import Comparison, Level, Node, Outcome, Plan, Reason, Source, Target
from malkedja.words import labels
from malkedja.words.findings import finding
from malkedja.words.numbers import (
    count_word,
    counted,
    first_lower,
    first_upper,
    listed,
    shortened,
)
from malkedja.words.rollup import demand
from malkedja.words.targets import asked
from malkedja.words.trial import change_short

MOST_SIGNS = 90
_REACHED = {
    Fulfilment.MET: "målvärdet nåddes",
    Fulfilment.PARTLY: "målvärdet nåddes delvis",
    Fulfilment.NOT_MET: "målvärdet nåddes inte",
}
_MISSING = {
    Reason.NO_TARGET: "inget målvärde är beslutat för {}",
    Reason.NOT_FOUND: "inget utfall har hittats för {}",
    Reason.NOT_MEASURED: "mättes inte {}",
    Reason.AWAITING: "utfallet för {} är inte klart",
    Reason.NOT_COMPARABLE: "metoden är ändrad {}, så utfallet kan inte bedömas",
    Reason.CONFIDENTIAL: "utfallet för {} visas inte av sekretesskäl",
}
_MOVED = {Development.IMPROVED: "bättre än", Development.WORSENED: "sämre än"}
_ORDER = (Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET)


def indicator(a: Assessment, history: Sequence[Assessment]) -> str:
    """The finding of one indicator's year: Sjukfrånvaro: sämre än 2019, och målvärdet …"""
    name = a.indicator.short
    if a.fulfilment is Fulfilment.UNKNOWN:
        return f"{name}: {_unknown(a)}"
    if _same_to_the_end(a, history):
        return finding(a.indicator, history)
    earlier = next((h for h in history if a.before and h.year == a.before.year), None)
    changed = _target_changed(a, earlier) if earlier else ""
    return f"{name}: {changed or _moved(a)}"


def _unknown(a: Assessment) -> str:
    if a.reason is Reason.NOT_FOUND and a.value is not None:
        return "första utfallet, inget tidigare att jämföra med"
    return _MISSING[a.reason or Reason.NOT_FOUND].format(a.year)


def _same_to_the_end(a: Assessment, history: Sequence[Assessment]) -> bool:
    """Whether it is the last target year and all of several had the same light."""
    lights = {h.fulfilment for h in history}
    return len(history) > 1 and a.year == history[-1].year and lights == {a.fulfilment}


def _target_changed(a: Assessment, earlier: Assessment) -> str:
    """Where the target moved rather than the outcome; empty elsewhere."""
    if a.target is None or Fulfilment.UNKNOWN in {a.fulfilment, earlier.fulfilment}:
        return ""
    if _level(a.target) == _level(earlier.target):
        return ""
    step = _ORDER.index(a.fulfilment) - _ORDER.index(earlier.fulfilment)
    aim = asked(a.indicator, a.target)
    if step < 0 and a.development in {Development.IMPROVED, Development.UNCHANGED}:
        return f"målvärdet skärptes till {aim}, och det räckte inte"
    if step > 0 and a.development in {Development.WORSENED, Development.UNCHANGED}:
        return f"målvärdet ändrades till {aim}, och {first_lower(_REACHED[a.fulfilment])}"
    return ""


def _level(target: Target | None) -> tuple[object, ...]:
    return (target.op, target.value, target.low, target.high) if target else ()


def _moved(a: Assessment) -> str:
    reached = _REACHED[a.fulfilment]
    if a.before is None or a.development is Development.UNKNOWN:
        return f"{reached} {a.year}"
    if a.before.decided:
        return f"{_since_baseline(a)} {reached}"
    if a.development is Development.UNCHANGED:
        return f"oförändrat sedan {a.before.year}, och {reached}"
    met = a.fulfilment is Fulfilment.MET
    agrees = met is (a.development is Development.IMPROVED)
    return f"{_MOVED[a.development]} {a.before.year}, {'och' if agrees else 'men'} {reached}"


def _since_baseline(a: Assessment) -> str:
    """The first outcome of all is held against the value that the decision starts from."""
    if a.development is Development.UNCHANGED:
        return "som vid beslutet, och"
    met = a.fulfilment is Fulfilment.MET
    agrees = met is (a.development is Development.IMPROVED)
    word = "bättre" if a.development is Development.IMPROVED else "sämre"
    return f"{word} än vid beslutet, {'och' if agrees else 'men'}"


def node(counts: Counts) -> str:
    """The finding of a node: Fyra av fem indikatorer kunde bedömas, och inget målvärde nåddes."""
    total, known = counts.total, counts.assessed
    if not total:
        return "Här finns inga indikatorer att bedöma"
    if not known:
        return "Ingen indikator kunde bedömas" if total > 1 else "Indikatorn kunde inte bedömas"
    if known == total:
        return _all_known(counts)
    first = first_upper(count_word(known))
    start = f"{first} av {count_word(total)} indikatorer kunde bedömas"
    if known == 1:
        return f"{start}, och målvärdet nåddes{_how(counts)}"
    return f"{start}, och {_reached(counts)}"


def _how(counts: Counts) -> str:
    return "" if counts.met else " delvis" if counts.partly else " inte"


def _all_known(counts: Counts) -> str:
    total = count_word(counts.total)
    if counts.total == 1:
        return f"Det enda målvärdet nåddes{_how(counts)}"
    if counts.met == counts.total:
        return f"Alla {total} målvärden nåddes"
    first = first_upper(count_word(counts.met, neuter=True)) if counts.met else "Inget"
    return f"{first} av {total} målvärden nåddes{_partly(counts)}"


def _reached(counts: Counts) -> str:
    if counts.met == counts.assessed:
        return "båda målvärdena nåddes" if counts.met == 2 else "alla målvärden nåddes"  # noqa: PLR2004 - both
    noun = "målvärde" if counts.met < 2 else "målvärden"  # noqa: PLR2004 - one or several
    first = count_word(counts.met, neuter=True) if counts.met else "inget"
    return f"{first} {noun} nåddes{_partly(counts)}"


def _partly(counts: Counts) -> str:
    """Those between, after the number of those that were met."""
    return f", {count_word(counts.partly, neuter=True)} delvis" if counts.partly else ""


def rest(n: int) -> str:
    """The table of what has no slide of its own."""
    return "De övriga indikatorerna" if n > 1 else "Den övriga indikatorn"


def missing(unknown: int, total: int, year: int) -> str:
    """How many could not be judged."""
    if not total:
        return "Det finns inga indikatorer att bedöma"
    if not unknown:
        return f"Alla {counted(total, 'indikator', 'indikatorer')} kunde bedömas {year}"
    return f"{unknown} av {total} indikatorer kunde inte bedömas {year}"


def lack(a: Assessment) -> str:
    """Why an indicator has no light, as the heading of those that share it."""
    return labels.why_unknown(a)


def needed_title(found: Sequence[Needed], level: Level | None) -> str:
    """Which goal has the least left to green."""
    noun = level.name if level else "Mål"
    if not found:
        return f"Alla {(level.plural if level else 'Mål').lower()} är uppfyllda"
    near = min((n for n in found if n.possible and not n.figures), key=steps, default=None)
    if near is None:
        return "Inget mål kan bli grönt utan fler utfall"
    return f"{noun} {near.node.node.number} är närmast grönt: {needed_short(near)}"


def steps(need: Needed) -> int:
    """How many things a goal lacks."""
    return len(need.changes) + need.figures + need.demand


def needed_short(need: Needed) -> str:
    """What a goal lacks in few words: 2 utfall behöver bli bättre."""
    if not need.possible:
        return "för få målvärden är beslutade"
    parts = []
    if need.changes:
        n = len(need.changes)
        parts.append(f"{count_word(n, neuter=True)} utfall behöver bli bättre")
    if need.figures:
        parts.append(
            f"{count_word(need.figures, neuter=True)} målvärde till behöver nås"
            if need.figures == 1
            else f"{count_word(need.figures)} målvärden till behöver nås"
        )
    if need.demand:
        parts.append("målets eget krav behöver uppfyllas")
    return listed(parts)


def needed_items(need: Needed) -> tuple[str, ...]:
    """The same, each thing on a line of its own."""
    lines = [change_short(change) for change in need.changes]
    if need.figures:
        more = counted(need.figures, "indikator", "indikatorer")
        lines.append(f"Minst {more} till som når målvärdet")
    if need.demand and need.node.node.criterion is not None:
        lines.append(f"Målets eget krav: {demand(need.node.node.criterion)}")
    return tuple(lines)


def sources_title(producers: Sequence[str]) -> str:
    """How many give the figures: Siffrorna kommer från 3 källor."""
    if not producers:
        return "Inga utfall är införda"
    noun = "källa" if len(producers) == 1 else "källor"
    return f"Siffrorna kommer från {count_word(len(producers))} {noun}"


def source(outcomes: Sequence[Outcome], known: Mapping[str, Source], document: str) -> str:
    """The line under a picture: who gave the outcomes, and what is computed here."""
    given = [o for o in outcomes if not o.computed]
    producers = dict.fromkeys(known[id_].producer for o in given for id_ in o.sources)
    computed = len(given) < len(outcomes)
    if not outcomes:
        return f"Källa: {document}"
    if not producers:
        return "Utfall och bedömning är egna beräkningar"
    which = "En del utfall och bedömningen är egna" if computed else "Bedömningen är en egen"
    return f"Källa: {listed(list(producers))}. {which} beräkning{'ar' if computed else ''}"


def beside(comparisons: Sequence[Comparison], known: Mapping[str, Source]) -> str:
    """Whose figures stand beside, for the end of the same line; empty where none do."""
    if not comparisons:
        return ""
    names = (
        "egen beräkning" if c.computed else known[c.source].producer
        for c in comparisons
        if c.computed or c.source in known
    )
    return f". Jämförelse: {listed(list(dict.fromkeys(names)))}"


def level_of(plan: Plan, node_: Node) -> str:
    """What the municipality calls a node, with its number."""
    return f"{plan.level(node_.level).name} {node_.number}".strip()


def kicker(plan: Plan, node_: Node) -> str:
    """What stands above a title: where in the chain one is."""
    return shortened(f"{level_of(plan, node_)} · {node_.name}", MOST_SIGNS)
