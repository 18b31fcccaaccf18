"""What is said of a municipality beside others: titles, twins, missing values, and chance."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from malkedja.lint import Chance
from malkedja.model import Better, Indicator, Kpi
from malkedja.store import Rank, Series, Spread
from malkedja.words.numbers import brief, counted, first_upper, listed, number, percent

LARGE, MIDDLING = 1000, 1
PLACE = "plats"
QUARTERS = (
    "den bästa fjärdedelen",
    "den näst bästa fjärdedelen",
    "den näst sämsta fjärdedelen",
    "den sämsta fjärdedelen",
)
UNJUDGED = (
    "fjärdedelen med högst värden",
    "fjärdedelen med näst högst värden",
    "fjärdedelen med näst lägst värden",
    "fjärdedelen med lägst värden",
)
VIEWS: Mapping[str, str] = {
    "linjer": "Linjer",
    "fordelning": "Alla kommuner",
    "plats": "Plats",
}
BAND = "Det skuggade bandet är den mittersta hälften av alla kommuner."
THIN = "De tunna linjerna är de liknande kommunerna var för sig."
MIDDLE = "Den skuggade ytan är den mittersta hälften av kommunerna."
SIMILAR = "De små ringarna längst ned är de liknande kommunerna."
FETCH = (
    "När Koladas siffror är hämtade till datamappen går det att välja bland alla kommuner och alla "
    "nyckeltal. Den som sköter mappen hämtar dem med kommandot"
)


def figure(value: Decimal) -> str:
    """A value with as many decimals as its size makes worth reading."""
    places = 0 if abs(value) >= LARGE else 1 if abs(value) >= MIDDLING else 2
    return brief(value, places)


def quarter(rank: Rank, better: Better | None) -> str:
    """Which quarter a place is in, in words; those who share a place are in its middle."""
    middle = Decimal(rank.place) + Decimal(rank.shared - 1) / 2
    at = min(3, int((middle - 1) * 4 / rank.ranked))
    return (QUARTERS if better else UNJUDGED)[at]


def quarters(better: Better | None) -> tuple[str, ...]:
    """The four quarters from the first place down, each to stand alone."""
    return tuple(first_upper(name) for name in (QUARTERS if better else UNJUDGED))


def place_title(name: str, rank: Rank | None, better: Better | None) -> str:
    """Few words, and the latest place with its quarter."""
    if rank is None:
        return f"{name}: ingen plats att visa"
    where = f"plats {number(Decimal(rank.place))} av {rank.ranked} år {rank.year}"
    return f"{name}: {where}, i {quarter(rank, better)}"


def spread_title(name: str, own: str, rank: Rank | None, year: int, better: Better | None) -> str:
    """Where the own value lies among all that year."""
    if rank is None:
        return f"{name} {year}: {own} saknar värde"
    return f"{name} {year}: {own} hör till {quarter(rank, better)}"


def lines_title(name: str, own: Series, others: Mapping[str, Series], better: Better | None) -> str:
    """How the latest own value stands to that of each group in the same year."""
    if not own:
        return f"{name}: egna värden saknas"
    if not others:
        return f"{name}: inga tal för andra med samma mått"
    shared = [year for year in own if any(year in series for series in others.values())]
    if not shared:
        return f"{name}: inga tal för andra samma år"
    year, sign = max(shared), better.sign if better else 1
    above, below = ("bättre än", "sämre än") if better else ("högre än", "lägre än")
    leads = {who: sign * (own[year] - s[year]) for who, s in others.items() if year in s}
    sorts = {
        above: [who for who, lead in leads.items() if lead > 0],
        below: [who for who, lead in leads.items() if lead < 0],
        "lika som": [who for who, lead in leads.items() if lead == 0],
    }
    told = [f"{word} {listed(found)}" for word, found in sorts.items() if found]
    return f"{name} {year}: {' men '.join(told)}"


def lines_twin(own: str, series: Mapping[str, Series], unit: str) -> str:
    """What the lines show, for whoever does not see them."""
    told = [
        f"{first_upper(who)} går från {_at(points, min(points), unit)} till "
        f"{_at(points, max(points), unit)}"
        if len(points) > 1
        else f"{first_upper(who)} har {_at(points, min(points), unit)}"
        for who, points in series.items()
        if points
    ]
    return ". ".join(told) + "." if told else f"{own} har inga värden att visa."


def spread_twin(spread: Spread, own: str, rank: Rank | None, unit: str) -> str:
    """The lowest, the middle half and the highest, and the own value among them."""
    q = spread.quantiles
    told = (
        f"Värdena går från {figure(q[0])} till {figure(q[-1])} {unit}; den mittersta hälften av "
        f"kommunerna ligger mellan {figure(q[5])} och {figure(q[15])}, och hälften har högst "
        f"{figure(q[10])}."
    )
    if rank is None:
        return told
    return f"{told} {own} har {figure(rank.value)}, {place(rank)}."


def place(rank: Rank) -> str:
    """A place among how many, and how many share it."""
    shared = f", delad av {rank.shared}" if rank.shared > 1 else ""
    return f"plats {number(Decimal(rank.place))} av {number(Decimal(rank.ranked))}{shared}"


def places_twin(own: str, ranks: Sequence[Rank], better: Better | None) -> str:
    """The first, the latest, the best and the worst place."""
    if not ranks:
        return f"{own} har ingen plats att visa."
    first, last = ranks[0], ranks[-1]
    best = min(ranks, key=lambda r: Decimal(r.place) / r.ranked)
    worst = max(ranks, key=lambda r: Decimal(r.place) / r.ranked)
    top, bottom = ("Bäst var", "sämst") if better else ("Högst upp var", "längst ned")
    return (
        f"{own} går från {place(first)} ({first.year}) till {place(last)} ({last.year}). {top} "
        f"{place(best)} ({best.year}), {bottom} {place(worst)} ({worst.year})."
    )


def direction(better: Better | None) -> str:
    """Which end is place 1."""
    if better is None:
        return "Plats 1 har det högsta värdet; nyckeltalet säger inte om det är bra."
    return "Plats 1 är bäst: " + ("högst värde." if better is Better.HIGHER else "lägst värde.")


def lacking(spread: Spread, total: int) -> str:
    """How many municipalities have no value that year."""
    lack = total - spread.count
    if lack <= 0:
        return f"Alla {number(Decimal(total))} kommuner har ett värde {spread.year}."
    many = counted(lack, "kommun saknar", "kommuner saknar")
    return f"{many} värde {spread.year}, av {number(Decimal(total))}."


def differs(own: str, outcome: Decimal, value: Decimal, year: int, unit: str) -> str:
    """That the outcome that is judged is another figure than the one among all municipalities."""
    return (
        f"{own}s utfall {year} är {figure(outcome)} {unit} enligt den källa som bedömningen bygger "
        f"på. Bland alla kommuner räknas Koladas värde, {figure(value)}."
    )


def related(kpi: Kpi) -> str:
    """That a picture is of another measure than the indicator's."""
    return (
        f"Bilden visar nyckeltalet {kpi.id} {kpi.title}. Det är ett närliggande mått, inte "
        "indikatorn själv, och påverkar inte bedömningen."
    )


def related_group(methods: Sequence[str]) -> str:
    """The same of figures that only groups have; ``methods`` are told with them."""
    return (
        f"{' '.join(dict.fromkeys(methods))} Det är inte indikatorn själv och påverkar inte "
        "bedömningen."
    )


def chance(indicator: Indicator, who: str, year: int, found: Chance) -> str:
    """Whether a difference is more than chance gives, with the rule's formula."""
    answer = "ryms inom slumpen" if found.within else "är större än vad slumpen brukar ge"
    errors = brief(found.errors, 1)
    return (
        f"Skillnaden mot {who} {year} {answer}: {figure(found.difference)} "
        f"{indicator.unit_change}, och slumpen ger upp till {figure(found.margin)} "
        f"({errors} × √(andel × (100 − andel) ÷ antal), med andelen {figure(found.share)} procent "
        f"av {number(Decimal(found.base))})."
    )


def no_key_figure(*, fetched: bool) -> str:
    """Why a key figure in the address cannot be shown."""
    if fetched:
        return "Nyckeltalet finns inte bland de hämtade siffrorna."
    return "Nyckeltalet kan inte visas, för Koladas siffror är inte hämtade till datamappen."


def band_share() -> str:
    """How much of all municipalities a dot stands for where only quantiles ship."""
    return f"Varje prick är en tjugondel, {percent(Decimal('0.05'))}, av kommunerna."


def cell(value: Decimal | None) -> str:
    """A value in a table; empty where there is none."""
    return "" if value is None else figure(value)


def source(published: Mapping[str, str], computed: Sequence[str]) -> str:
    """Whose figures are unmodified, by producer, and what is computed here."""
    told = [
        f"Källa: {producer} ({listed([who for who, by in published.items() if by == producer])})."
        for producer in dict.fromkeys(published.values())
    ]
    if computed:
        told.append(f"Egen beräkning: {listed(list(computed))}.")
    return " ".join(told)


def _at(points: Series, year: int, unit: str) -> str:
    """A value with its unit and year; a place is said as one."""
    value = figure(points[year])
    said = f"plats {value}" if unit == PLACE else f"{value} {unit}".rstrip()
    return f"{said} ({year})"
