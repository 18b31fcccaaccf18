"""One node of the chain: its counts, what is known of it, why, and what changed."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from malkedja.assessment import Assessment, Changes, Counts, Fulfilment, NodeAssessment
from malkedja.model import Criterion, Level, Reason, Rules, Threshold
from malkedja.words import labels
from malkedja.words.numbers import apart, brief, counted, first_upper, listed, number, percent

_NO_OUTCOME = {
    Reason.NOT_FOUND,
    Reason.NOT_MEASURED,
    Reason.AWAITING,
    Reason.CONFIDENTIAL,
}


def counts_text(counts: Counts) -> str:
    """How many indicators of each light: 3 uppfyllda, 2 delvis uppfyllda, …"""
    parts = (
        (counts.met, "uppfylld", "uppfyllda"),
        (counts.partly, "delvis uppfylld", "delvis uppfyllda"),
        (counts.not_met, "ej uppfylld", "ej uppfyllda"),
        (counts.unknown, "kan inte bedömas", "kan inte bedömas"),
    )
    said = [counted(n, one, many) for n, one, many in parts if n]
    return ", ".join(said) or "inga indikatorer"


def known(n: NodeAssessment) -> str:
    """What is known of a node without judgement: 1 av 3 mätt: delvis uppfyllt."""
    counts = n.counts
    unknown = [a for a in n.indicators if a.fulfilment is Fulfilment.UNKNOWN]
    measured = all(a.reason in _NO_OUTCOME and a.value is None for a in unknown)
    one, many = ("mätt", "mätta") if measured else ("bedömd", "bedömda")
    if not counts.total:
        return "inga indikatorer"
    if not counts.assessed:
        return f"Ingen av {counts.total} {one}"
    lights = [a.fulfilment for a in n.indicators if a.fulfilment is not Fulfilment.UNKNOWN]
    start = f"{counts.assessed} av {counts.total} {one if counts.assessed == 1 else many}"
    return f"{start}: {_lights(lights)}"


def changed(changes: Changes, since_year: int | None) -> str:
    """What differs since another year in one line; without one, that this is the first."""
    if since_year is None:
        return "Första målåret"
    parts = [(len(changes.worse), "sämre", "sämre"), (len(changes.better), "bättre", "bättre")]
    appeared = Counter(_appeared(a, since_year) for a in changes.appeared)
    vanished = Counter(_vanished(a) for a in changes.vanished)
    parts += [(n, *said) for said, n in (*appeared.items(), *vanished.items())]
    told = [counted(n, one, many) for n, one, many in parts if n]
    return f"Sedan {since_year}: {', '.join(told) or 'inget ändrat ljus'}"


def criterion_text(n: NodeAssessment) -> str:
    """A node's own demand and its figure; empty where it has none."""
    rule, verdict = n.node.criterion, n.criterion
    if rule is None or verdict is None:
        return ""
    outcome = rule.outcome(n.year)
    measure = first_upper(rule.measure.rstrip("."))
    start = f"Eget krav utöver indikatorerna: {demand(rule)}. {measure}."
    if outcome is None or outcome.value is None:
        why = labels.reason(verdict.reason or Reason.NOT_FOUND).lower()
        return f"{start} För {n.year} kan det inte bedömas: {why}."
    computed = ", egen beräkning" if outcome.computed else ""
    places = apart(outcome.value, rule.value, 1)
    figure = f"{brief(outcome.value, places)} {rule.unit}"
    if verdict.fulfilment is Fulfilment.UNKNOWN:
        return f"{start} Utfallet {n.year} är {figure}{computed}, men kan inte bedömas."
    answer = labels.fulfilment(verdict.fulfilment)
    return f"{start} Utfallet {n.year} är {figure}{computed}: {answer.lower()}."


def demand(rule: Criterion) -> str:
    """What a criterion asks for: minst 2 procent."""
    return f"{labels.operator(rule.op)} {number(rule.value)} {rule.unit}"


def why_node(n: NodeAssessment, rules: Rules, below: Level | None = None) -> tuple[str, ...]:
    """The roll-up with its numbers and thresholds; ``below`` names the level under the node."""
    own = [a.fulfilment for a in n.indicators if a.indicator.id in n.node.indicators]
    lights = own or [child.proposal for child in n.children]
    nouns = ("mål", "mål") if below is None else (below.name.lower(), below.plural.lower())
    if own:
        nouns = ("indikator", "indikatorer")
    minimum = rules.assessed_minimum if own else None
    sentences = _rolled(n, lights, rules, nouns, minimum)
    if n.criterion is None:
        return sentences
    return (*sentences, criterion_text(n), _capping(n))


def _rolled(
    n: NodeAssessment,
    lights: list[Fulfilment],
    rules: Rules,
    nouns: tuple[str, str],
    minimum: Threshold | None,
) -> tuple[str, ...]:
    counts, light = Counts.of(lights), Fulfilment.MET if n.capped else n.proposal
    one, many = nouns
    if counts.total == 0:
        return ("Här finns inget att bedöma.",)
    if counts.total == 1:
        return (f"Bedömningen följer av 1 {one} och är densamma: {labels.fulfilment(light)}.",)
    start = f"{counts.assessed} av {counts.total} {many} kan bedömas{_split(lights)}."
    if light is Fulfilment.UNKNOWN:
        return (start, _required(minimum, rules.assessed_share, many))
    return (start, *_by_shares(counts, light, rules))


def _split(lights: list[Fulfilment]) -> str:
    judged = [light for light in lights if light is not Fulfilment.UNKNOWN]
    return f": {_lights(judged)}" if judged else ""


def _lights(judged: Sequence[Fulfilment]) -> str:
    """One light by its label, several by their numbers: 1 delvis, 1 ej uppfyllt."""
    if len(judged) == 1:
        return labels.fulfilment(judged[0]).lower()
    counts = Counts.of(judged)
    parts = (
        (counts.met, "uppfyllt", "uppfyllda"),
        (counts.partly, "delvis", "delvis"),
        (counts.not_met, "ej uppfyllt", "ej uppfyllda"),
    )
    return ", ".join(counted(n, one, many) for n, one, many in parts if n)


def _required(minimum: Threshold | None, share: Threshold, many: str) -> str:
    least = f"minst {percent(share.value)} av alla {many}"
    by = listed(list(dict.fromkeys(t.decided_by for t in (minimum, share) if t)))
    if minimum is not None:
        least = f"minst {brief(minimum.value, 0)} bedömda {many} och {least}"
    return f"En bedömning kräver {least} ({by}). Därför: Kan inte bedömas."


def _by_shares(counts: Counts, light: Fulfilment, rules: Rules) -> tuple[str, ...]:
    met, not_met = rules.met_share, rules.not_met_share
    return (
        (
            f"Uppfyllt kräver att minst {percent(met.value)} av de bedömda är uppfyllda och att "
            f"inget ljus är Ej uppfyllt ({met.decided_by})."
        ),
        (
            f"Ej uppfyllt betyder att mer än {percent(not_met.value)} av de bedömda är ej "
            f"uppfyllda ({not_met.decided_by}). Allt däremellan är Delvis uppfyllt."
        ),
        (
            f"Här är {_part(counts.met, counts.assessed, met.value)} uppfyllda och "
            f"{_part(counts.not_met, counts.assessed, not_met.value)} ej uppfyllda. "
            f"Därför: {labels.fulfilment(light)}."
        ),
    )


def _part(n: int, of: int, beside: Decimal) -> str:
    return f"{n} av {of} ({percent(Decimal(n) / of, beside)})"


def _capping(n: NodeAssessment) -> str:
    if n.capped:
        return "Därför blir bedömningen högst Delvis uppfyllt, trots indikatorernas ljus."
    if n.criterion is not None and n.criterion.fulfilment is Fulfilment.MET:
        return "Kravet är uppfyllt och håller inte tillbaka bedömningen."
    return "Utan att kravet är uppfyllt kan bedömningen inte bli Uppfyllt."


def _appeared(a: Assessment, since_year: int) -> tuple[str, str]:
    earlier = a.indicator.outcome(since_year)
    if earlier is not None and earlier.value is not None:
        return "ny bedömning", "nya bedömningar"
    return "nytt utfall", "nya utfall"


def _vanished(a: Assessment) -> tuple[str, str]:
    if a.reason is Reason.NO_TARGET:
        return "utan målvärde", "utan målvärde"
    if a.value is not None:
        return "som inte längre kan bedömas", "som inte längre kan bedömas"
    return "utan utfall", "utan utfall"
