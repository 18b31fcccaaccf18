"""Är målet rimligt?: how many others have done it, in a sentence, or why that cannot be said."""

from collections.abc import Mapping
from decimal import Decimal

from malkedja.assessment.reasonable import Hindrance, Way
from malkedja.model import Better, Indicator, Kind, Precedent, Threshold
from malkedja.words.numbers import brief, change_with_unit, count_word, counted, number, with_unit

QUESTION = "Är målet rimligt?"
HINDRANCES: Mapping[Hindrance, str] = {
    Hindrance.NO_WAY: "Det går inte att säga om andra har klarat samma sak: utgångsvärde eller "
    "målvärde i tal saknas.",
    Hindrance.NO_IMPROVEMENT: "Målet ber inte om någon förbättring från utgångsvärdet, så det "
    "finns ingen förändring att jämföra med andras.",
    Hindrance.NO_KEY_FIGURE: "Det går inte att säga om andra har klarat samma sak: indikatorn har "
    "inget nyckeltal som andra kommuner också mäts med.",
    Hindrance.RELATED_MEASURE: "Det går inte att säga om andra har klarat samma sak: andra "
    "kommuner mäts med ett närliggande mått, inte med indikatorns eget.",
    Hindrance.NOT_COUNTED: "Det går inte att säga om andra har klarat samma sak: andra kommuners "
    "värden för målets väg och tid finns inte i datamappen.",
}
_BADLY = {Better.HIGHER: "lika lågt", Better.LOWER: "lika högt"}


def asked(indicator: Indicator, way: Way) -> str:
    """What the target asks: so much better in so many years, from where."""
    change = change_with_unit(indicator, way.change)
    start = with_unit(indicator, way.baseline)
    return f"Målet ber om en förbättring med {change} på {_years(way.years)}, från {start}."


def answer(
    indicator: Indicator, found: Precedent | None, why: Hindrance | None, minimum: Threshold
) -> str:
    """How many of those who stood as badly have ever done it; or why it cannot be said."""
    if found is None or (why is not None and why is not Hindrance.TOO_FEW):
        return HINDRANCES[why or Hindrance.NOT_COUNTED]
    if why is Hindrance.TOO_FEW:
        stood = counted(found.stood, "annan kommun", "andra kommuner")
        least = brief(minimum.value, 0)
        return (
            f"Bara {stood} har stått {badly(indicator)} {_span(found)}. Det är för få för att säga "
            f"om målet är rimligt; det krävs minst {least}."
        )
    return _made(indicator, found)


def badly(indicator: Indicator) -> str:
    """How those stood who stood as badly."""
    return "lika långt ned" if indicator.kind is Kind.RANK else _BADLY[indicator.better]


def short(indicator: Indicator, found: Precedent) -> str:
    """The same in a clause: 9 av 61 kommuner som stått lika lågt har klarat det."""
    made, stood = number(Decimal(found.made)), number(Decimal(found.stood))
    return f"{made} av {stood} andra kommuner som stått {badly(indicator)} har klarat det"


def picture_text(found: Precedent) -> str:
    """What the dots show."""
    rest = found.stood - found.made
    return (
        f"{counted(found.stood, 'prick', 'prickar')}, en för varje kommun: "
        f"{number(Decimal(found.made))} fyllda har klarat det, "
        f"{number(Decimal(rest))} ofyllda har inte det."
    )


def basis(found: Precedent) -> str:
    """What the count rests on."""
    times = counted(found.windows, "gång", "gånger")
    return (
        f"Räknat på andra kommuners värden {found.first}–{found.last}: de har stått där {times} "
        f"och mätts {_years(found.years)} senare. Varje kommun räknas en gång. Att andra har "
        "klarat det säger inte att det går här, och inte varför det gick där. Egen beräkning."
    )


def _made(indicator: Indicator, found: Precedent) -> str:
    stood = counted(found.stood, "annan kommun", "andra kommuner")
    if found.made == 0:
        return (
            f"Av {stood} som har stått {badly(indicator)} {_span(found)} har ingen förbättrat "
            f"sig så mycket på {_years(found.years)}."
        )
    whole = found.made == found.stood
    made = "alla" if whole else number(Decimal(found.made))
    return (
        f"Av {stood} som har stått {badly(indicator)} {_span(found)} har {made} någon gång "
        f"förbättrat sig så mycket på {_years(found.years)}."
    )


def _span(found: Precedent) -> str:
    return f"något år {found.first}–{found.last - found.years}"


def _years(years: int) -> str:
    return f"{count_word(years, neuter=True)} år"
