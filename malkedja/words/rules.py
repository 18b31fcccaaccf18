"""The rules themselves in plain Swedish, for legends and for the page on method."""

from dataclasses import dataclass, fields

from malkedja.assessment import Fulfilment
from malkedja.model import Rules, Threshold
from malkedja.words import labels
from malkedja.words.numbers import brief, number, percent


@dataclass(frozen=True)
class LegendEntry:
    """One light, its label, and what it means in a short sentence."""

    light: Fulfilment
    label: str
    text: str


@dataclass(frozen=True)
class ThresholdRow:
    """One threshold: what it does, how large it is, and who decided it."""

    text: str
    value: str
    decided_by: str


@dataclass(frozen=True)
class Section:
    """One heading of the page on method and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def legend(rules: Rules) -> tuple[LegendEntry, ...]:
    """What each light means, in their fixed order."""
    meanings = {
        Fulfilment.MET: "Utfallet når årets målvärde.",
        Fulfilment.PARTLY: f"Minst {percent(rules.partly_share.value)} av vägen från "
        "utgångsvärdet till årets målvärde.",
        Fulfilment.NOT_MET: "Kortare väg än så, eller åt fel håll.",
        Fulfilment.UNKNOWN: "Utfall eller målvärde saknas för året.",
    }
    return tuple(
        LegendEntry(light, labels.fulfilment(light), text) for light, text in meanings.items()
    )


def thresholds(rules: Rules) -> tuple[ThresholdRow, ...]:
    """Every threshold as a row, in the order of the rules."""
    rows = ((field.name, getattr(rules, field.name)) for field in fields(Rules))
    return tuple(_row(name, threshold) for name, threshold in rows)


def introduction(rules: Rules) -> tuple[Section, ...]:
    """How the judgements are made, in plain Swedish."""
    return (
        Section("Måluppfyllelse", _fulfilment(rules)),
        Section("Utveckling", _development(rules)),
        Section("Takt mot målet", _outlook(rules)),
        Section("Från indikatorer till mål", _rollup(rules)),
        Section("Så läser du siffrorna", _figures()),
        Section("Beräknad och beslutad bedömning", _status()),
    )


def _row(name: str, threshold: Threshold) -> ThresholdRow:
    value = threshold.value
    if name == "unchanged_rank_places":
        shown = f"{number(value)} {'plats' if value == 1 else 'platser'}"
    elif name.endswith("_share"):
        shown = percent(value)
    else:
        shown = brief(value, 0)
    return ThresholdRow(threshold.text, shown, threshold.decided_by)


def _fulfilment(rules: Rules) -> tuple[str, ...]:
    return (
        (
            "Utfallet för ett år ställs mot målvärdet för samma år. Når det målvärdet är "
            "indikatorn Uppfylld. Talen jämförs exakt, utan avrundning."
        ),
        (
            f"Nås målvärdet inte avgör hur stor del av vägen från utgångsvärdet som är avverkad: "
            f"minst {percent(rules.partly_share.value)} ger Delvis uppfyllt, mindre ger "
            "Ej uppfyllt."
        ),
        (
            "Når utgångsvärdet redan målvärdet är målet att hålla nivån. Detsamma gäller när "
            "utgångsvärde saknas. Då ger en miss på högst en enhet i beslutets sista siffra "
            "Delvis uppfyllt, om inte indikatorn har en egen marginal."
        ),
        (
            "Ett målvärde i ord, till exempel att något ska öka, är nått eller inte nått. Det "
            "jämförs med det senaste tidigare utfallet."
        ),
        (
            "Saknas målvärde eller utfall, eller går utfallet inte att jämföra, står det Kan inte "
            "bedömas och varför. Äldre utfall nämns men ersätter aldrig årets."
        ),
    )


def _development(rules: Rules) -> tuple[str, ...]:
    places = number(rules.unchanged_rank_places.value)
    return (
        (
            "Utfallet jämförs med det senaste tidigare utfallet. Finns inget sådant jämförs det "
            "med utgångsvärdet. Pilen visar åt vilket håll talet gick, ordet om det är bra."
        ),
        (
            f"Små förändringar räknas som oförändrade: mindre än {places} platser för "
            "placeringar. För övriga gäller det större av en enhet i beslutets sista siffra och "
            f"{percent(rules.unchanged_step_share.value)} av det planerade steget per år."
        ),
        "Har mätmetoden ändrats mellan åren bedöms inte utvecklingen.",
    )


def _outlook(rules: Rules) -> tuple[str, ...]:
    return (
        (
            "För åren före det sista målåret jämförs hur stor del av vägen till det sista "
            "målvärdet som är avverkad med hur stor del av tiden som har gått."
        ),
        (
            f"Är andelen av vägen minst {percent(rules.on_pace_share.value)} av andelen av tiden "
            "håller indikatorn takten. Är den mindre behöver takten öka. Är utfallet längre från "
            "målvärdet än utgångsvärdet måste det vända."
        ),
        (
            "Ett utfall som redan når det sista målvärdet håller takten. Når utgångsvärdet det "
            "men inte utfallet, måste det vända."
        ),
    )


def _rollup(rules: Rules) -> tuple[str, ...]:
    minimum = brief(rules.assessed_minimum.value, 0)
    return (
        (
            "Ett mål med en enda indikator får indikatorns ljus. Med flera indikatorer krävs att "
            f"minst {minimum} av dem, och minst {percent(rules.assessed_share.value)}, kan bedömas."
        ),
        (
            f"Uppfyllt: minst {percent(rules.met_share.value)} av de bedömda är uppfyllda och "
            f"ingen är ej uppfylld. Ej uppfyllt: mer än {percent(rules.not_met_share.value)} är ej "
            "uppfyllda. Däremellan: Delvis uppfyllt."
        ),
        (
            "Har målet ett eget krav som inte är uppfyllt, eller som saknar uppgift, kan målet "
            "inte bli mer än Delvis uppfyllt."
        ),
        (
            "Nivåerna ovanför vägs ihop på samma sätt av bedömningarna närmast under. Det som inte "
            "kan bedömas räknas aldrig som delvis uppfyllt."
        ),
    )


def _figures() -> tuple[str, ...]:
    return (
        "Siffrorna gäller kvinnor och män sammantaget.",
        (
            "En placering är kommunens plats bland dem som rangordnats. Plats 1 är bäst, så ett "
            "lägre tal är bättre. En placering kan försämras fast resultatet förbättras, om andra "
            "förbättras mer."
        ),
        (
            "Skillnader mellan procenttal anges i procentenheter. Ett tal som står intill sitt "
            "målvärde har så många decimaler att det syns om de skiljer sig åt."
        ),
        "Beslutets utgångsvärde används i bedömningen även när en källa anger ett annat värde.",
    )


def _status() -> tuple[str, ...]:
    return (
        (
            "Bedömningarna är beräknade efter reglerna ovan och är ett förslag. De ersätter inte "
            "den bedömning som de ansvariga själva beslutar om."
        ),
        "När en beslutad bedömning finns står den bredvid den beräknade, och båda syns.",
    )
