"""What a selection of indicators is called: its filters, its orders, and how much it leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from malkedja.assessment import Assessment, Development, Fulfilment, Outlook
from malkedja.explore import Entry, Facet, Field, Order, Selection, slug
from malkedja.explore.entries import producers
from malkedja.model import Data, Kind, Node, Plan
from malkedja.words import labels
from malkedja.words.numbers import counted, first_upper, listed, percent
from malkedja.words.overview import goal_level
from malkedja.words.targets import asked, outcome_text

NO_OWNER = "Framgår inte av beslutet"
NO_SOURCE = "Ingen källa"
ABOUT_SINCE = (
    "Sedan utgångsvärdet jämför årets utfall med beslutets utgångsvärde, med samma gräns för "
    "oförändrat som Utveckling, och sägs inte om metoden har ändrats däremellan."
)
AXES = (
    "Samma år i alla bilder. Ring och streckad linje: utgångsvärdet. Korta streck: målvärden. "
    "Varje bild har sin egen axel i sin egen enhet."
)
FACET = {
    Facet.FULFILMENT: "Måluppfyllelse",
    Facet.SINCE: "Sedan utgångsvärdet",
    Facet.DEVELOPMENT: "Utveckling",
    Facet.OUTLOOK: "Takt mot målet",
    Facet.OUTCOME: "Utfall för året",
    Facet.KIND: "Slag av tal",
    Facet.OWNER: "Ansvarig",
    Facet.SOURCE: "Vem som mätt",
}
ORDER = {
    Order.DECISION: "Beslutets ordning",
    Order.FULFILMENT: "Måluppfyllelse, ej uppfyllda först",
    Order.SHARE: "Andel av vägen, minst först",
    Order.DEVELOPMENT: "Utveckling, försämrade först",
    Order.SINCE: "Sedan utgångsvärdet, försämrade först",
    Order.NAME: "Namn",
}
FIELD = {
    Field.NAME: "namnet",
    Field.KPI: "nyckeltalet",
    Field.DEFINITION: "definitionen",
    Field.GOAL: "målet",
    Field.COMMENT: "beslutets kommentar",
    Field.NOTE: "anmärkningarna",
    Field.SOURCE: "källan",
    Field.OWNER: "vem som ansvarar",
}
OUTCOME = {"ja": "Har utfall", "nej": "Utan utfall"}
ADJECTIVE = {
    Fulfilment.MET: ("uppfylld", "uppfyllda"),
    Fulfilment.PARTLY: ("delvis uppfylld", "delvis uppfyllda"),
    Fulfilment.NOT_MET: ("ej uppfylld", "ej uppfyllda"),
    Fulfilment.UNKNOWN: ("som inte kan bedömas", "som inte kan bedömas"),
}


def headline(found: Sequence[Entry], total: int, year: int) -> str:
    """How many are shown, of how many, and how many are red: 9 av 28 indikatorer 2020, 6 ej …"""
    if not total:
        return "Inga indikatorer är beslutade"
    if not found:
        return f"Ingen av {counted(total, 'indikator', 'indikatorer')} {year}"
    of = counted(total, "indikator", "indikatorer")
    shown = of if len(found) == total else f"{len(found)} av {of}"
    return ", ".join((f"{shown} {year}", *_red(found)))


def _red(found: Sequence[Entry]) -> tuple[str, ...]:
    red = sum(entry.now.fulfilment is Fulfilment.NOT_MET for entry in found)
    if not red:
        return ()
    many = "" if red == len(found) == 1 else "alla " if red == len(found) else f"{red} "
    return (f"{many}{ADJECTIVE[Fulfilment.NOT_MET][red > 1]}",)


def tally(found: Iterable[Entry]) -> str:
    """How many lights of each sort: 3 uppfyllda, 1 delvis uppfylld och 2 ej uppfyllda."""
    counts = Counter(entry.now.fulfilment for entry in found)
    said = [f"{counts[f]} {ADJECTIVE[f][counts[f] > 1]}" for f in Fulfilment if counts[f]]
    return listed(said)


def facet(which: Facet, plan: Plan) -> str:
    """What a filter is called; those of the chain in the municipality's own words."""
    if which is Facet.AREA:
        return plan.levels[0].name if plan.levels else "Område"
    if which is Facet.GOAL:
        level = goal_level(plan)
        return level.name if level else "Mål"
    return FACET[which]


def names(data: Data) -> Mapping[tuple[Facet, str], str]:
    """Every id that a filter can want, by name and in the order they are shown."""
    plan, owned = data.plan, [i.owner for i in data.plan.ordered]
    gave = [p for i in plan.ordered for p in producers(i, data.sources) or ("",)]
    return {
        **{(Facet.AREA, node.id): _node(node) for node in plan.nodes if node.all_indicators},
        **{(Facet.GOAL, node.id): _node(node) for node in plan.walk() if node.indicators},
        **{(Facet.FULFILMENT, f.value): labels.fulfilment(f) for f in Fulfilment},
        **{(Facet.SINCE, d.value): labels.development(d) for d in Development},
        **{(Facet.DEVELOPMENT, d.value): labels.development(d) for d in Development},
        **{(Facet.OUTLOOK, o.value): labels.outlook(o) for o in Outlook},
        **{(Facet.OUTCOME, id_): name for id_, name in OUTCOME.items()},
        **{(Facet.KIND, k.value): first_upper(labels.kind(k)) for k in Kind},
        **{(Facet.OWNER, slug(o)): o or NO_OWNER for o in sorted(owned)},
        **{(Facet.SOURCE, slug(p)): p or NO_SOURCE for p in sorted(gave)},
    }


def described(selection: Selection, data: Data) -> str:
    """The selection in one line: Ej uppfyllt eller Delvis uppfyllt; sökning: skola."""
    known = names(data)
    parts = [
        f"{facet(which, data.plan)}: {listed_or([known[k] for k in known if k in wanted])}"
        for which in Facet
        if (wanted := {pair for pair in selection.wanted if pair[0] is which})
    ]
    if selection.words.strip():
        parts.append(f"sökning: ”{selection.words.strip()}”")
    return "; ".join(parts) or "Alla indikatorer"


def listed_or(items: Sequence[str]) -> str:
    """Alternatives as one says them: a, b eller c."""
    return " eller ".join([*filter(None, (", ".join(items[:-1]),)), *items[-1:]])


def found_in(fields: Iterable[Field]) -> str:
    """Where the words were found, where that is not in the name: Träff i definitionen."""
    where = [FIELD[field] for field in dict.fromkeys(fields) if field is not Field.NAME]
    return f"Träff i {listed(where)}" if where else ""


def against_target(now: Assessment) -> str:
    """The outcome beside the target, with the unit said once: 17,6 per 1 000 invånare; högst 12."""
    unit = now.value is None
    return f"{outcome_text(now)}; {asked(now.indicator, now.target, unit=unit)}"


def share_of_way(now: Assessment) -> str:
    """The share of the way from baseline to target: 43 procent; a dash where none can be said."""
    share = now.verdict.share
    return "–" if share is None else percent(share, Decimal(1))


def producers_of(found: Iterable[Entry], data: Data) -> tuple[str, ...]:
    """Who has measured what is shown, each once."""
    return tuple(dict.fromkeys(p for e in found for p in producers(e.indicator, data.sources)))


def sources_text(given: Sequence[str]) -> tuple[str, ...]:
    """What stands at the foot of a picture: who measured, and what is computed here."""
    others = [name for name in given if name != "Egen beräkning"]
    measured = (f"Källa: {listed(others)} (utfallen).",) if others else ()
    own = " och en del av utfallen" if len(others) < len(given) else ""
    return (*measured, f"Egen beräkning: måluppfyllelsen{own}.", AXES)


def _node(node: Node) -> str:
    return f"{node.number} {node.name}".strip()
