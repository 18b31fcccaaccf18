"""What a fetch from Kolada found, for whoever keeps the data."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from malkedja.fetch import Change, LeftOut, What
from malkedja.model import Indicator
from malkedja.schema.problems import one_line
from malkedja.words import numbers

FETCHING = "Hämtar"
UNFINISHED = "Det som har kommit är sparat: kör kommandot igen, så fortsätter det där."
INTERRUPTED = "Avbrutet. Ingenting är förstört, och nästa gång fortsätter det där det slutade."
BUSY = "En annan hämtning till samma datamapp pågår."
NOTHING_TO_ASK = "Ingen indikator har ett nyckeltal hos Kolada."
ASIDES = "Att känna till:"
_MOST_DECIMALS = 9
_HEADINGS = {
    What.NEW: "Nya värden",
    What.REVISED: "Ändrade värden",
    What.GONE: "Värden som Kolada har tagit bort",
    What.KEPT: "Andra värden än Koladas, ur andra källor (ändras inte)",
}
_EARLIER = "Kolada har också äldre värden"
_LEFT_OUT = {
    LeftOut.RELATED: "nyckeltalet är ett närliggande mått och skrivs inte in som utfall",
    LeftOut.COMPUTED: "utfallen är egen beräkning och räknas inte om här",
    LeftOut.RANK: "hur många som rankades finns inte hos Kolada, så platsen skrivs inte in",
    LeftOut.NO_VALUES: "Kolada har inga värden; det som står i datamappen är kvar",
}


def changes(found: Iterable[Change], names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """Every change under its heading, old value beside new.

    ``names`` is what to call each indicator and group.
    """
    listed = tuple(found)
    for what, heading in _HEADINGS.items():
        own = [change for change in listed if change.what is what]
        if own:
            yield f"{heading} ({len(own)}):"
        yield from (
            f"  {names[change.indicator, change.group]}, {change.year}: {_values(change)}"
            for change in own
        )


def earlier(name: str, years: Iterable[int]) -> str:
    """Years that Kolada has from before the first in the data folder."""
    return f"  {name}: {_EARLIER}, {numbers.span(years)}."


def left_out(name: str, kpi: str, why: LeftOut) -> str:
    """Why a key figure's values are not held against an indicator's outcomes."""
    return f"  {name} ({kpi}): {_LEFT_OUT[why]}."


def named(indicator: Indicator, group: str = "") -> str:
    """An indicator by its number and short name, and the group where it is a comparison."""
    own = " ".join(part for part in (indicator.number, indicator.short) if part)
    return f"{own}, {group}" if group else own


def renamed(kpi: str, before: str, after: str) -> str:
    """A key figure that is called something else than last time."""
    return f"  {kpi} heter nu ”{after}”. Förut: ”{before}”. Kontrollera att måttet är detsamma."


def no_such_kpi(kpi: str, title: str) -> str:
    """A key figure that Kolada no longer has."""
    return f"  {kpi} ”{title}” finns inte hos Kolada. Det som står i datamappen är kvar."


def ending(count: int, *, accepted: bool) -> str:
    """What became of the changes."""
    if not count:
        return "Inget är nytt, ändrat eller borttaget."
    values = numbers.counted(count, "värde", "värden")
    if accepted:
        return f"{values} är ändrade i datamappen. Källa: Kolada."
    return f"{values} skiljer sig. Inget är ändrat; med --accept skrivs de in i datamappen."


def found(count: int) -> str:
    """How many key figures a search found."""
    return f"{numbers.counted(count, 'nyckeltal', 'nyckeltal')} hos Kolada."


def laid_out(values: int, kpis: int) -> str:
    """How much the data folder holds of the whole country."""
    return (
        f"{numbers.counted(values, 'värde', 'värden')} för "
        f"{numbers.counted(kpis, 'nyckeltal', 'nyckeltal')} ligger i datamappen."
    )


def unwritten(why: str) -> str:
    """The data folder could not be written; ``why`` in the words of the system."""
    return f"Det gick inte att skriva i datamappen ({one_line(why)}). Kör om när det går."


def fetched(values: int, kpis: int, territories: int) -> str:
    """How much was fetched."""
    return (
        f"Hämtat: {numbers.counted(values, 'värde', 'värden')} för "
        f"{numbers.counted(kpis, 'nyckeltal', 'nyckeltal')} och "
        f"{numbers.counted(territories, 'kommun eller region', 'kommuner och regioner')}."
    )


def _values(change: Change) -> str:
    old, new = _number(change.old), _number(change.new)
    if change.what is What.NEW:
        return new
    if change.what is What.GONE:
        return f"{old} är borttaget"
    if change.what is What.KEPT:
        return f"{old}; Kolada har {new}"
    return f"{old} → {new}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else numbers.brief(value, _MOST_DECIMALS)
