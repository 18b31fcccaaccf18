"""SMART for an indicator: each letter's name, its answer, and what the answer rests on."""

from collections.abc import Mapping

from malkedja.lint import Answer, Aspect, Lack, Past, Smart
from malkedja.model import Indicator
from malkedja.words.numbers import change_with_unit, counted, decimals, listed, span

ASPECTS: Mapping[Aspect, str] = {
    Aspect.SPECIFIC: "Specifikt",
    Aspect.MEASURABLE: "Mätbart",
    Aspect.ACCEPTED: "Accepterat",
    Aspect.REALISTIC: "Realistiskt",
    Aspect.TIME_BOUND: "Tidsatt",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.YES: "Ja",
    Answer.NO: "Nej",
    Answer.UNKNOWN: "Går inte att pröva",
    Answer.ASK: "Fråga",
}
_LACKS: Mapping[Lack, str] = {
    Lack.UNIT: "utskriven enhet",
    Lack.DEFINITION: "definition",
    Lack.EXPLAINED: "förklaring av vad orden betyder",
}
_CHECKS: Mapping[Aspect, str] = {
    Aspect.SPECIFIC: "Enheten är utskriven, måttet har en definition och inget ord är oförklarat.",
    Aspect.MEASURABLE: "Det finns minst ett utfall.",
    Aspect.ACCEPTED: "Det kan bara människor svara på: står de som ska nå målet bakom det?",
    Aspect.REALISTIC: "Kommunen har någon gång före perioden förbättrat talet lika mycket på lika "
    "många år. Om målet är realistiskt nu är ändå en fråga till människor.",
    Aspect.TIME_BOUND: "Det finns målvärden, vart och ett för sitt år.",
}


def aspect(letter: Aspect) -> str:
    """What a letter stands for."""
    return ASPECTS[letter]


def answer(said: Answer) -> str:
    """An answer in a word or two."""
    return ANSWERS[said]


def check(letter: Aspect) -> str:
    """What is checked under a letter."""
    return _CHECKS[letter]


def basis(smart: Smart, letter: Aspect) -> str:
    """What one answer rests on."""
    match letter:
        case Aspect.SPECIFIC:
            return _specific(smart)
        case Aspect.MEASURABLE:
            return f"utfall {span(smart.measured)}" if smart.measured else "inget utfall hittat"
        case Aspect.REALISTIC:
            return _realistic(smart.indicator, smart.past)
        case Aspect.TIME_BOUND:
            return f"målvärden {span(smart.decided)}" if smart.decided else "inget målvärde"
        case Aspect.ACCEPTED:
            return ""


def summary(smarts: tuple[Smart, ...]) -> str:
    """How many indicators pass each letter that a machine can check."""
    letters = (Aspect.SPECIFIC, Aspect.MEASURABLE, Aspect.REALISTIC, Aspect.TIME_BOUND)
    counts = [
        f"{ASPECTS[letter].lower()} {sum(s.answer(letter) is Answer.YES for s in smarts)}"
        for letter in letters
    ]
    return (
        f"Av {counted(len(smarts), 'indikator', 'indikatorer')} klarar så här många prövningen: "
        f"{listed(counts)}."
    )


def _specific(smart: Smart) -> str:
    if not smart.lacks:
        return ""
    return f"saknar {listed([_LACKS[lack] for lack in smart.lacks])}"


def _realistic(indicator: Indicator, past: Past | None) -> str:
    if past is None:
        return "utgångsvärde och målvärde i tal saknas"
    if past.planned <= 0:
        return "målvärdet kräver ingen förbättring"
    places = decimals(indicator)
    years = f"{past.years} år"
    plan = f"planen är {change_with_unit(indicator, past.planned, places)} på {years}"
    if past.answer is Answer.UNKNOWN or past.best is None:
        return f"{plan}; för få tidigare utfall"
    if past.best <= 0:
        return f"{plan}; det har inte blivit bättre på så kort tid"
    best = change_with_unit(indicator, past.best, places)
    return f"{plan}; bäst hittills är {best} ({past.since}–{past.until})"
