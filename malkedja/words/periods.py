"""What is said about a period's goals as such, and about how they follow on from an earlier one."""

from collections.abc import Sequence
from decimal import Decimal

from malkedja.assessment import Assessment, Fulfilment, RunningMean, fulfilment
from malkedja.model import (
    Criterion,
    Guideline,
    Indicator,
    Link,
    Node,
    Outcome,
    Plan,
    Strength,
)
from malkedja.words import labels
from malkedja.words.movement import development_text
from malkedja.words.numbers import apart, brief, counted, listed, span, with_unit
from malkedja.words.overview import decision

PROPOSAL = "FÖRSLAG"
NO_FIGURES = "Underlag saknas"
NOT_MEASURED = "Mäts inte"
NO_GOAL = "Inget nytt mål"
STRENGTH = {Strength.STRONG: "Tydlig", Strength.MEDIUM: "Rimlig", Strength.WEAK: "Svag"}
_KEY = {
    Strength.STRONG: "tjock linje: tydlig",
    Strength.MEDIUM: "tunn linje: rimlig",
    Strength.WEAK: "streckad linje: svag",
}


def lead(plan: Plan) -> str:
    """What the document holds, counted, and that no light follows where it has no targets."""
    nodes = list(plan.walk())
    ambitions = sum(len(node.ambitions) for node in nodes)
    principles = len(plan.principles.texts) if plan.principles else 0
    parts = [f"{_level_count(plan, level.id)} {level.plural.lower()}" for level in plan.levels]
    parts += [counted(ambitions, "ambition", "ambitioner")] if ambitions else []
    parts += [counted(principles, "princip", "principer")] if principles else []
    if plan.years:
        parts.append(counted(len(plan.indicators), "indikator", "indikatorer"))
        return f"{listed(parts)}, med målvärden för {span(plan.years)}."
    without = "inga målvärden" if plan.indicators else "inga indikatorer och inga målvärden"
    return f"{listed(parts)}, men {without}. Därför visas inga ljus."


def decided(plan: Plan) -> str:
    """Who decided the goals, as far as it is known, and what the document leaves open."""
    if plan.decision.note and not plan.decision.body:
        return plan.decision.note
    return f"{decision(plan)} {plan.decision.note}".strip()


def no_number(node: Node) -> str:
    """How a goal that asks for an improvement each year is read, since it names no number."""
    return (
        f"Målet säger ”{node.yearly}”, men inget tal är beslutat. Det läses här som riktningen "
        "från ett år till nästa, bara där en indikator som föreslås för målet har uppgift för båda "
        "åren."
    )


def change(a: Assessment) -> str:
    """One year's direction: 2022: ↑ Förbättrad sedan 2021: från 71 procent till 74 procent."""
    return f"{a.year}: {development_text(a)}"


def strength(link: Link) -> str:
    """How closely an indicator fits its proposed goal: Tydlig, Rimlig or Svag."""
    return STRENGTH[link.strength] if link.strength else "Ingen"


def key(links: Sequence[Link]) -> str:
    """How the lines of the picture are read, for those kinds that it has."""
    said = [text for degree, text in _KEY.items() if any(link.strength is degree for link in links)]
    if any(link.goal is None for link in links):
        said.append(f"prickad linje: {NO_GOAL.lower()}")
    return f"Så läses kopplingarna: {', '.join(said)}."


def picture_text(links: Sequence[Link], goals: Sequence[Node]) -> str:
    """What the picture of the mapping shows: how many indicators lead to which goal."""
    counts = [(goal.name, sum(link.goal == goal.id for link in links)) for goal in goals]
    parts = [f"{n} till {name}" for name, n in counts]
    homeless = sum(link.goal is None for link in links)
    parts += [f"{homeless} till inget nytt mål"] if homeless else []
    return (
        f"{PROPOSAL}: linjer från {counted(len(links), 'indikator', 'indikatorer')} till de nya "
        f"målen, {listed(parts)}. Samma kopplingar står i tabellen."
    )


def gap_note(earlier: Plan) -> str:
    """What it means that something is not measured."""
    return (
        f"”{NOT_MEASURED}” betyder att ingen av indikatorerna i {earlier.title} mäter det. "
        "Kommunen kan mäta det på annat håll."
    )


def ambitions(node: Node, measured: int) -> str:
    """A goal's ambitions, counted: 10 ambitioner, 9 av dem mäts inte."""
    whole = counted(len(node.ambitions), "ambition", "ambitioner")
    lacking = len(node.ambitions) - measured
    return f"{whole}, {lacking} av dem mäts inte" if lacking else whole


def unmeasured(node: Node, measured: int) -> str:
    """How many of a goal's ambitions nobody measures: 9 av 10 ambitioner mäts inte."""
    lacking = len(node.ambitions) - measured
    return f"{lacking} av {counted(len(node.ambitions), 'ambition', 'ambitioner')} mäts inte"


def without_target(plan: Plan) -> str:
    """That no target holds after the period's last target year."""
    return f"inget målvärde efter {max(plan.years, default=0)}"


def later_value(indicator: Indicator, outcome: Outcome) -> str:
    """An outcome that no target asks for; empty where there is none."""
    if outcome.value is None:
        return ""
    said = with_unit(indicator, outcome.value, outcome.ranked)
    return said if outcome.comparable else f"{said} (annan metod)"


def demand(rule: Criterion | Guideline) -> str:
    """The number of a rule: minst 2 procent."""
    return f"{labels.operator(rule.op)} {brief(rule.value, 2)} {rule.unit}"


def yearly_figure(rule: Criterion, year: int) -> str:
    """One year of a demand that holds each year: 2,8 procent, når kravet."""
    outcome, verdict = rule.outcome(year), fulfilment.criterion(rule, year)
    if outcome is None or outcome.value is None:
        return NO_FIGURES
    if verdict.fulfilment is Fulfilment.UNKNOWN:
        return f"{_figure(rule, outcome.value)}, kan inte bedömas"
    reached = "når kravet" if verdict.fulfilment is Fulfilment.MET else "når inte kravet"
    return f"{_figure(rule, outcome.value)}, {reached}"


def running(rule: Guideline, mean: RunningMean | None) -> str:
    """The mean so far in the period, never judged; or that there are no figures for it."""
    return NO_FIGURES if mean is None else f"{_figure(rule, mean.value)} i medelvärde"


def before(rule: Guideline, mean: RunningMean) -> str:
    """The mean of the years before the period, with what it cannot tell."""
    sides = {1: "över", 0: "lika med", -1: "under"}
    side = sides[(mean.value > rule.value) - (mean.value < rule.value)]
    return (
        f"Åren {span(mean.years)}, före perioden, är medelvärdet {_figure(rule, mean.value)}, "
        f"{side} {brief(rule.value, 2)} {rule.unit}. Det säger inget om periodens egna år."
    )


def _figure(rule: Criterion | Guideline, value: Decimal) -> str:
    return f"{brief(value, apart(value, rule.value, 1))} {rule.unit}"


def _level_count(plan: Plan, level: str) -> int:
    return sum(node.level == level for node in plan.walk())
