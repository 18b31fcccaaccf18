"""The Swedish label of every answer, reason and kind; each stands alone beside its mark."""

from malkedja.assessment import Assessment, Development, Fulfilment, Outlook
from malkedja.model import Better, Confidence, Kind, Measure, Operator, Reason

FULFILMENT = {
    Fulfilment.MET: "Uppfyllt",
    Fulfilment.PARTLY: "Delvis uppfyllt",
    Fulfilment.NOT_MET: "Ej uppfyllt",
    Fulfilment.UNKNOWN: "Kan inte bedömas",
}
DEVELOPMENT = {
    Development.IMPROVED: "Förbättrad",
    Development.UNCHANGED: "Oförändrad",
    Development.WORSENED: "Försämrad",
    Development.UNKNOWN: "Kan inte bedömas",
}
OUTLOOK = {
    Outlook.ON_PACE: "Håller takten",
    Outlook.TOO_SLOW: "Behöver öka takten",
    Outlook.MUST_TURN: "Måste vända",
    Outlook.UNKNOWN: "Kan inte bedömas",
}
REASON = {
    Reason.NO_TARGET: "Målvärde saknas",
    Reason.NOT_FOUND: "Inget publicerat utfall hittat",
    Reason.NOT_MEASURED: "Mättes inte",
    Reason.AWAITING: "Väntar på utfall",
    Reason.NOT_COMPARABLE: "Metoden ändrad",
    Reason.CONFIDENTIAL: "Sekretess",
}
BETTER = {Better.HIGHER: "högre är bättre", Better.LOWER: "lägre är bättre"}
KIND = {
    Kind.SHARE: "andel",
    Kind.INDEX: "index",
    Kind.RATE: "kvot",
    Kind.COUNT: "antal",
    Kind.RANK: "placering",
    Kind.AMOUNT: "belopp",
}
CONFIDENCE = {Confidence.HIGH: "hög", Confidence.MEDIUM: "medel", Confidence.LOW: "låg"}
MEASURE = {Measure.SAME: "samma mått", Measure.RELATED: "närliggande mått"}
OPERATOR = {
    Operator.AT_LEAST: "minst",
    Operator.AT_MOST: "högst",
    Operator.MORE_THAN: "mer än",
    Operator.LESS_THAN: "mindre än",
    Operator.BETWEEN: "mellan",
    Operator.INCREASE: "ska öka",
    Operator.DECREASE: "ska minska",
    Operator.UNCHANGED: "ska vara oförändrat",
}
PERSPECTIVE = {
    "finansiellt": "finansiellt perspektiv",
    "verksamhet": "verksamhetsperspektiv",
}


def fulfilment(answer: Fulfilment) -> str:
    """Måluppfyllelse: Uppfyllt, Delvis uppfyllt, Ej uppfyllt or Kan inte bedömas."""
    return FULFILMENT[answer]


def development(answer: Development) -> str:
    """Utveckling: Förbättrad, Oförändrad, Försämrad or Kan inte bedömas."""
    return DEVELOPMENT[answer]


def outlook(answer: Outlook) -> str:
    """Takt mot målet."""
    return OUTLOOK[answer]


def pace(assessment: Assessment) -> str:
    """Takt mot målet in a column; in the last target year there is none to judge."""
    last = assessment.indicator.last_target
    if last is not None and assessment.year >= last.year:
        return "Sista målåret"
    return outlook(assessment.outlook)


def reason(why: Reason) -> str:
    """Why something cannot be judged."""
    return REASON[why]


def why_unknown(assessment: Assessment) -> str:
    """Why an assessment has no light; empty for one that has."""
    if assessment.reason is None:
        return ""
    if assessment.reason is Reason.NOT_FOUND and assessment.value is not None:
        return "Inget tidigare utfall att jämföra med"
    return REASON[assessment.reason]


def better(way: Better) -> str:
    """Which way an indicator should go."""
    return BETTER[way]


def kind(sort: Kind) -> str:
    """What sort of number an indicator is."""
    return KIND[sort]


def confidence(degree: Confidence) -> str:
    """How sure it is that a figure is the indicator's own."""
    return CONFIDENCE[degree]


def measure(sort: Measure) -> str:
    """Whether a comparison figure is the indicator's own measure."""
    return MEASURE[sort]


def operator(op: Operator) -> str:
    """What stands before the number of a target, or the whole of one in words."""
    return OPERATOR[op]


def perspective(word: str) -> str:
    """The perspective of a goal, in the data's own word; empty where none is given."""
    return PERSPECTIVE.get(word, word)


def arrow(assessment: Assessment) -> str:
    """Where the number went, not whether that is good; empty where it cannot be said."""
    if assessment.development is Development.UNKNOWN or assessment.change is None:
        return ""
    if assessment.development is Development.UNCHANGED:
        return "→"
    return "↑" if assessment.change > 0 else "↓"


def good_way(assessment: Assessment) -> str:
    """The arrow with the word that says whether it is good: ↑ Försämrad."""
    return f"{arrow(assessment)} {DEVELOPMENT[assessment.development]}".strip()
