"""The same year under other rules, and what a green light would have taken, in plain Swedish."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from malkedja.assessment import Assessment, Fulfilment
from malkedja.assessment.needed import Change, Needed
from malkedja.assessment.trial import Sensitivity, Snag, Weighing, percent_of_target
from malkedja.model import Alternatives, Kind, Rules
from malkedja.words.numbers import (
    apart,
    brief,
    change_with_unit,
    counted,
    decimals,
    listed,
    number,
    percent,
    rounded,
)
from malkedja.words.rollup import demand
from malkedja.words.targets import outcome_text

MARK = "Prövning, inte beslutad regel"
DEPENDS = "Färgen beror på regeln"
WEIGHING = {
    Weighing.SHARES: "Andelar",
    Weighing.WORST: "Sämsta ljuset",
    Weighing.MAJORITY: "Majoritet",
    Weighing.MEAN: "Medelvärde",
}
SNAG = {
    Snag.LOWER: "Lägre är bättre. Regeln har ingen formel för det: ju sämre utfall, desto fler "
    "procent.",
    Snag.RANK: "En placering går inte att räkna i procent av en annan.",
    Snag.NEGATIVE: "Ett negativt tal, eller ett målvärde på noll, ger inga vettiga procent.",
    Snag.NO_NUMBER: "Målvärdet är inget tal.",
    Snag.BELOW_PARTLY: "Mellan den röda och den gula gränsen säger regeln ingenting.",
    Snag.ABOVE_PARTLY: "Mellan den gula och den gröna gränsen säger regeln ingenting.",
}
_COLOUR = {
    Fulfilment.MET: "grönt",
    Fulfilment.PARTLY: "gult",
    Fulfilment.NOT_MET: "rött",
    Fulfilment.UNKNOWN: "inget",
}


def weighing(how: Weighing) -> str:
    """What a weighing is called."""
    return WEIGHING[how]


def weighing_text(how: Weighing, rules: Rules, alternatives: Alternatives) -> str:
    """How a weighing makes one light of several."""
    met, not_met = percent(rules.met_share.value), percent(rules.not_met_share.value)
    majority = percent(alternatives.majority_share.value)
    most, least = number(alternatives.mean_met.value), number(alternatives.mean_partly.value)
    sentences = {
        Weighing.SHARES: f"Den gällande regeln. Grönt: minst {met} uppfyllda och ingen ej "
        f"uppfylld. Rött: mer än {not_met} ej uppfyllda. Däremellan gult.",
        Weighing.WORST: "Det sämsta ljuset avgör ensamt.",
        Weighing.MAJORITY: f"Det gröna eller röda ljus som mer än {majority} har avgör, annars "
        "gult.",
        Weighing.MEAN: "Grönt räknas som 2, gult som 1 och rött som 0. Ett medelvärde på minst "
        f"{most} ger grönt, minst {least} ger gult och lägre ger rött.",
    }
    return sentences[how]


def agreement(s: Sensitivity) -> str:
    """How many of the weighings propose the same: 3 av 4 regler ger gult ljus."""
    light, count = s.most
    total = len(s.proposals)
    which = f"Alla {total} regler" if s.agreed else f"{count} av {total} regler"
    if light is Fulfilment.UNKNOWN:
        return f"{which} saknar underlag."
    return f"{which} ger {_COLOUR[light]} ljus."


def others(s: Sensitivity) -> str:
    """What the weighings propose that differ from most: Majoritet ger rött."""
    light, _ = s.most
    differing = [how for how in Weighing if s.proposals[how] is not light]
    lights = dict.fromkeys(s.proposals[how] for how in differing)
    said = [
        f"{listed([WEIGHING[how].lower() for how in differing if s.proposals[how] is other])} "
        f"ger {_COLOUR[other]}"
        for other in lights
    ]
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def percent_text(a: Assessment) -> str:
    """Outcome as a percentage of the target, as such a rule would count it: 130,3 procent."""
    quotient = percent_of_target(a)
    return "" if quotient is None else percent(quotient, Decimal(1))


def breaks(alternatives: Alternatives) -> tuple[str, ...]:
    """Where a rule of percentages of the target breaks, with what it leaves open."""
    low, first = alternatives.percent_not_met.value, alternatives.percent_partly_least.value
    last, high = alternatives.percent_partly_most.value, alternatives.percent_met.value
    gaps = f"{_span(low, first)}, och mellan {_span(last, high)} procent,"
    return (
        (
            f"Grönt vid {percent(high)} av målvärdet, gult från {percent(first)} till "
            f"{percent(last)} och rött vid högst {percent(low)}. "
            f"Mellan {gaps} säger regeln ingenting."
        ),
        "Där lägre är bättre har den ingen formel: ett sämre utfall ger fler procent.",
        "Placeringar, negativa tal och målvärden utan tal går inte att räkna så.",
        (
            "Den ser inte varifrån man började: ett utgångsvärde nära målvärdet blir gult utan att "
            "något har hänt."
        ),
    )


def needed_text(n: Needed) -> tuple[str, ...]:
    """What a goal lacks to be green, each thing in a sentence of its own."""
    if not n.possible:
        return ("Kan inte bli grönt: för få av indikatorerna har ett målvärde för året.",)
    sentences = [_figures(n.figures)] if n.figures else []
    sentences += [change_text(change) for change in n.changes]
    if n.demand and n.node.node.criterion is not None:
        sentences.append(f"Målets eget krav måste uppfyllas: {demand(n.node.node.criterion)}.")
    return tuple(sentences)


def change_text(change: Change) -> str:
    """One change: Trygghet: minst 57,3 procent i stället för 55,1, 2,2 procentenheter mer."""
    light = "grönt" if change.to is Fulfilment.MET else "gult räcker"
    return f"{change_short(change)}{_far(change)} ({light})."


def change_short(change: Change) -> str:
    """The same without how far it is: Trygghet: minst 57,3 procent i stället för 55,1."""
    a, indicator = change.assessment, change.assessment.indicator
    shown, places = _sufficient(change)
    word = _BOUND[change.up, change.strict]
    mark = "plats " if indicator.kind is Kind.RANK else ""
    aim = f"{word} {mark}{brief(shown, places)}"
    return f"{indicator.short}: {aim} i stället för {outcome_text(a)}"


_BOUND = {
    (True, False): "minst",
    (True, True): "mer än",
    (False, False): "högst",
    (False, True): "mindre än",
}


def _sufficient(change: Change) -> tuple[Decimal, int]:
    """The value in the indicator's decimals, rounded so that what is shown suffices."""
    a, usual = change.assessment, decimals(change.assessment.indicator)
    if a.fulfilment is not Fulfilment.MET and a.value is not None:
        usual = apart(a.value, change.value, usual)
    step = Decimal(1).scaleb(-usual)
    way = ROUND_CEILING if change.up != change.strict else ROUND_FLOOR
    return change.value.quantize(step, rounding=way), usual


def _far(change: Change) -> str:
    a = change.assessment
    shown, places = _sufficient(change)
    if a.value is None or a.value == change.value:
        return ""
    word = "mer" if change.up else "mindre"
    if a.indicator.kind is Kind.RANK:
        word = "bättre" if (a.indicator.better.sign > 0) is change.up else "sämre"
    outcome = rounded(a.value, places)
    return f", {change_with_unit(a.indicator, shown - outcome, places)} {word}"


def _figures(n: int) -> str:
    more = counted(n, "indikator", "indikatorer")
    verb = "måste kunna bedömas och nå sitt målvärde"
    return (
        f"Minst {more} till {verb if n == 1 else verb.replace('sitt målvärde', 'sina målvärden')}."
    )


def _span(low: Decimal, high: Decimal) -> str:
    return f"{brief(low * 100, 1)} och {brief(high * 100, 1)}"


def depends(sensitivities: Iterable[Sensitivity], plural: str) -> str:
    """How many goals get another colour by another rule, for the top of the page."""
    known = tuple(sensitivities)
    differ = sum(not s.agreed for s in known)
    if not differ:
        return f"Alla {len(known)} {plural} får samma ljus hur de än vägs samman."
    return f"{differ} av {len(known)} {plural} får olika ljus med olika regler."
