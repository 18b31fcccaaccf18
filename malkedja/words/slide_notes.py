"""What the one who speaks has beside a slide: why, what it means, a likely question, its answer."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from malkedja.assessment import Assessment, Development, Fulfilment
from malkedja.model import Comparison, Group, Plan, Source
from malkedja.words.dates import date_text
from malkedja.words.judgement import latest_earlier, not_judged, to_be_green
from malkedja.words.movement import development_text, outlook_text
from malkedja.words.numbers import counted, first_upper, listed, with_unit
from malkedja.words.overview import not_decided


def meaning(
    a: Assessment, beside: Sequence[Comparison], groups: Iterable[Group]
) -> tuple[str, ...]:
    """What the figure measures, which way it went, and how others stand."""
    definition = a.indicator.definition.strip()
    said = [definition] if definition else []
    if a.value is not None:
        said.append(f"Utveckling: {_without_arrow(development_text(a))}.")
    return (*said, *compared(a, beside, groups))


def _without_arrow(text: str) -> str:
    return text.lstrip("↑↓→ ")


def compared(
    a: Assessment, beside: Sequence[Comparison], groups: Iterable[Group]
) -> tuple[str, ...]:
    """Each group's latest figure up to the year, in one sentence; none without figures."""
    names = {group.id: group.name for group in groups}
    until = sorted((c for c in beside if c.year <= a.year), key=attrgetter("year"))
    latest = {c.group: c for c in until if c.group in names}
    told = [
        f"{names[c.group]} {with_unit(a.indicator, c.value)} ({c.year})" for c in latest.values()
    ]
    return (f"Till jämförelse: {listed(told)}.",) if told else ()


def question(a: Assessment) -> str:
    """What somebody is likely to ask about an indicator."""
    if a.fulfilment is Fulfilment.UNKNOWN:
        return "Varför finns det ingen bedömning?"
    if a.fulfilment is Fulfilment.MET:
        return "Räcker det i fortsättningen också?"
    return "Hur långt är det kvar?"


def answer(a: Assessment) -> str:
    """What to answer, from the same assessment."""
    if a.fulfilment is Fulfilment.UNKNOWN:
        return f"{not_judged(a)} {latest_earlier(a)}"
    if a.fulfilment is Fulfilment.MET:
        worse = a.development is Development.WORSENED
        but = " Men utfallet är sämre än förra gången." if worse else ""
        return f"{first_upper(outlook_text(a))}.{but}"
    return to_be_green(a)


def who_judged(plan: Plan) -> tuple[str, str]:
    """The question that comes first, and its answer."""
    return (
        "Är det här vår egen bedömning?",
        f"{not_decided(plan)} Reglerna står på sidan Metod och går att pröva på sidan Pröva.",
    )


def why_missing(unknown: Iterable[Assessment]) -> tuple[str, ...]:
    """What is known of each indicator that lacks a judgement."""
    return tuple(f"{a.indicator.number} {a.indicator.short}: {answer(a)}" for a in unknown)


def on_missing() -> tuple[str, str]:
    """A likely question about what is missing."""
    return (
        "Räknas det som saknas som rött?",
        (
            "Nej. Det som inte kan bedömas räknas varken som gult, rött eller noll. Det står för "
            "sig tills det finns ett utfall."
        ),
    )


def on_needed() -> tuple[str, str]:
    """A likely question about what it would take."""
    return (
        "Är det här en prognos?",
        (
            "Nej. Det är de minsta ändringarna av årets utfall som hade gett grönt enligt regeln. "
            "Vad de skulle kosta eller kräva säger siffrorna inget om."
        ),
    )


def on_sources(sources: Iterable[Source]) -> tuple[str, str]:
    """A likely question about where the figures come from."""
    read = max((source.retrieved for source in sources), default="")
    when = f" Den senaste uppgiften hämtades {date_text(read)}." if read else ""
    return (
        "Hur vet vi att siffrorna stämmer?",
        f"Varje utfall följs till sin källa på sidan Källor, med adress och datum.{when}",
    )


def area_rows(hidden: int) -> str:
    """That a table does not show every indicator."""
    return f"Tabellen visar inte {counted(hidden, 'indikator', 'indikatorer')} till."
