"""What the management group's agenda says: its headline, its rows, and what differs since last."""

from collections.abc import Iterable

from malkedja.assessment import (
    Agenda,
    Aspect,
    Assessment,
    Cause,
    Development,
    Fulfilment,
    Point,
    Section,
    Shift,
)
from malkedja.assessment.agenda import Answer
from malkedja.model import Indicator
from malkedja.words import labels
from malkedja.words.movement import development_text, no_outlook
from malkedja.words.numbers import first_upper, listed, with_unit
from malkedja.words.targets import against, asked, gap_text, outcome_text

SECTION = {
    Section.NEWLY_RED: "Nytt rött",
    Section.RED_WORSENED: "Rött och försämrat",
    Section.RED_UNCHANGED: "Rött och oförändrat",
    Section.RED_UNCLEAR: "Rött, och utvecklingen kan inte bedömas",
    Section.RED_IMPROVED: "Rött men förbättrat",
    Section.MUST_TURN: "Inte rött, men måste vända",
    Section.WORSENED: "Inte rött, men försämrat",
    Section.IMPROVED: "Inte rött, och förbättrat",
    Section.LACKS_DATA: "Kan inte bedömas",
    Section.STEADY: "Inte rött, och inget att ta upp",
}
ASPECT = {
    Aspect.LIGHT: "Måluppfyllelse",
    Aspect.ARROW: "Utveckling",
    Aspect.PACE: "Takt mot målet",
}
NO_OWNER = "Framgår inte av beslutet"
_RESPECT = {
    Aspect.LIGHT: "måluppfyllelsen",
    Aspect.ARROW: "utvecklingen",
    Aspect.PACE: "takten",
}


def headline(agenda: Agenda) -> str:
    """How many of the judged targets were missed, and how many of those are new."""
    if not agenda.points:
        return "Inga indikatorer är beslutade."
    lights = [p.now.fulfilment for p in agenda.points]
    judged = len(lights) - lights.count(Fulfilment.UNKNOWN)
    red, year = lights.count(Fulfilment.NOT_MET), agenda.year
    if not judged:
        return f"Inget målvärde för {year} kan bedömas."
    if judged == 1:
        missed = "nåddes inte" if red else "är inte rött"
        return f"Det enda bedömda målvärdet {missed} {year}{_alike(agenda) if red else ''}."
    if not red:
        return f"Inget av {judged} bedömda målvärden är rött {year}."
    return f"{red} av {judged} bedömda målvärden nåddes inte {year}{_newly(agenda)}."


def _newly(agenda: Agenda) -> str:
    if agenda.earlier is None:
        return ""
    new = sum(p.section is Section.NEWLY_RED for p in agenda.points)
    which = "inget är nytt" if not new else "1 är nytt" if new == 1 else f"{new} är nya"
    return f", varav {which} sedan {agenda.earlier}"


def _alike(agenda: Agenda) -> str:
    """Of the only target that was judged and missed: whether it was missed before too."""
    if agenda.earlier is None:
        return ""
    new = any(p.section is Section.NEWLY_RED for p in agenda.points)
    return f", och det är nytt sedan {agenda.earlier}" if new else f", liksom {agenda.earlier}"


def compared(agenda: Agenda) -> str:
    """In how many indicators each answer differs from the year compared with."""
    if agenda.earlier is None:
        return "Det finns inget tidigare målår att jämföra med."
    found = [(_RESPECT[aspect], len(agenda.since(aspect))) for aspect in Aspect]
    parts = [f"{respect} för {n}" for respect, n in found if n]
    if not parts:
        return f"Inget ljus, ingen utveckling och ingen takt skiljer sig från {agenda.earlier}."
    first, *rest = parts
    of = "indikator" if first.endswith(" 1") else "indikatorer"
    return f"Sedan {agenda.earlier} skiljer sig {listed([f'{first} {of}', *rest])}."


def far(a: Assessment) -> str:
    """How far it is, in the indicator's own unit; or what is lacking, and the latest figure."""
    if a.reason is None and a.target is not None:
        in_words = f"{outcome_text(a)} ({asked(a.indicator, a.target)})"
        pair = in_words if a.target.op.in_words else against(a)
        return f"{first_upper(pair)}: {gap_text(a)}"
    lacking = labels.why_unknown(a)
    if a.value is not None:
        return f"{lacking}: {outcome_text(a)}"
    if a.before is None:
        return f"{lacking}; inget tidigare utfall"
    known = with_unit(a.indicator, a.before.value)
    word = "utgångsvärdet" if a.before.decided else "senast mätt"
    return f"{lacking}; {word} {a.before.year}: {known}"


def direction(a: Assessment) -> str:
    """Which way it went, since when: ↑ Försämrad sedan 2019; or that it cannot be said."""
    if not labels.arrow(a) or a.before is None:
        return labels.development(a.development)
    since = "utgångsvärdet " if a.before.decided else ""
    return f"{labels.good_way(a)} sedan {since}{a.before.year}"


def owner(indicator: Indicator) -> str:
    """Who answers for it, where the decision says so."""
    return indicator.owner or NO_OWNER


def change(shift: Shift) -> str:
    """What an answer was and is: Uppfyllt blev Ej uppfyllt."""
    return f"{_label(shift.then)} blev {_label(shift.now).lower()}"


def was(shift: Shift) -> str:
    """What an answer was before it could no longer be given: var Håller takten."""
    return f"var {_label(shift.then).lower()}"


def refused(asked: str, earlier: int | None) -> str:
    """That the year asked for is no earlier target year, and what is compared with instead."""
    instead = f"{earlier} visas i stället" if earlier else "det finns inget tidigare målår"
    return f"”{asked}” är inte ett tidigare målår; {instead}."


def because(point: Point, shift: Shift) -> str:
    """Why an answer differs, as it stands after a colon: nytt utfall; 2020 är sista året …"""
    before, now = point.before, point.now
    if shift.cause is Cause.LOST or before is None:
        return _unknown(shift.aspect, now)
    if shift.cause is Cause.JUDGED:
        return f"kunde inte bedömas {before.year} ({_unknown(shift.aspect, before)})"
    if shift.cause is Cause.TARGET:
        return f"nytt målvärde, {_aim(before)} blev {_aim(now)}"
    other = "nytt målvärde" if shift.aspect is Aspect.LIGHT else "mindre tid kvar"
    return {
        Cause.VALUE: "nytt utfall",
        Cause.FIRST: "första mätningen",
        Cause.TIME: f"{other}, samma utfall räcker inte längre",
        Cause.BOTH: f"nytt utfall och {other}",
    }[shift.cause]


def since_last(point: Point) -> tuple[str, ...]:
    """Every shift of one indicator as a sentence; that there is none, where there is none."""
    if point.before is None:
        return ("Det finns inget tidigare målår att jämföra med.",)
    year = point.before.year
    if not point.shifts:
        return (f"Samma ljus, utveckling och takt som {year}.",)
    return tuple(
        f"{ASPECT[d.aspect]} sedan {year}: {change(d)}. Skäl: {because(point, d)}."
        for d in point.shifts
    )


def grouped(
    found: Iterable[tuple[Point, Shift]],
) -> tuple[tuple[str, tuple[tuple[Point, Shift], ...]], ...]:
    """Differences by their reason, each reason once, in the order of the decision."""
    pairs = tuple(found)
    reasons = dict.fromkeys(because(*pair) for pair in pairs)
    return tuple((first_upper(r), tuple(p for p in pairs if because(*p) == r)) for r in reasons)


def _label(answer: Answer) -> str:
    if isinstance(answer, Fulfilment):
        return labels.fulfilment(answer)
    return labels.development(answer) if isinstance(answer, Development) else labels.outlook(answer)


def _aim(a: Assessment) -> str:
    return asked(a.indicator, a.target)


def _unknown(aspect: Aspect, a: Assessment) -> str:
    """Why an answer cannot be given, in the words that stand beside it elsewhere."""
    if aspect is Aspect.PACE:
        return no_outlook(a)
    if aspect is Aspect.ARROW:
        return development_text(a).partition(": ")[2]
    return labels.why_unknown(a).lower()
