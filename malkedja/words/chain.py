"""What is said about the chain itself: how far it reaches, and where its links are open."""

from collections.abc import Sequence

from malkedja.model import Indicator, Level, Node, Plan
from malkedja.words.numbers import count_word, counted, listed

WHOLE = "Hela kedjan"
HOW = "Välj en länk för att se varför den finns och vad som visar hur det går."


def headline(plan: Plan) -> str:
    """How far the chain reaches: Kedjan når 28 indikatorer, men tre led saknar uppgifter."""
    reach = counted(len(plan.ordered), "indikator", "indikatorer")
    start = f"Kedjan når {reach}" if plan.ordered else "Kedjan når ingen indikator"
    open_ = len(plan.open_levels)
    if not open_:
        return f"{start}."
    return f"{start}, men {count_word(open_, neuter=True)} led saknar uppgifter."


def values(plan: Plan) -> str:
    """The words that the council has chosen to guide; empty where there are none."""
    if not plan.values:
        return ""
    return f"Ledord: {listed(plan.values)}."


def vision(plan: Plan) -> str:
    """Who decided what the goals are derived from, and when."""
    if plan.vision is None:
        return ""
    vision = plan.vision
    return f"Visionen {vision.name} fastställdes av {vision.body} {vision.year}."


def node_kicker(level: Level, node: Node) -> str:
    """What stands above a node's name: its level and number."""
    return f"{level.name} {node.number}".strip()


def indicator_kicker(indicator: Indicator) -> str:
    """What stands above an indicator's name."""
    return f"Indikator {indicator.number}".strip()


def below(node: Node, names: Sequence[Level]) -> str:
    """How much hangs under a node, level by level: 2 delmål, 5 indikatorer."""
    under = [n for n in node.walk() if n is not node]
    parts = [
        counted(count, level.name.lower(), level.plural.lower())
        for level in names
        if (count := sum(n.level == level.id for n in under))
    ]
    indicators = len(node.all_indicators)
    parts += [counted(indicators, "indikator", "indikatorer")] * bool(indicators)
    return listed(parts) or "inget under"


def broken_down(committees: Sequence[str]) -> str:
    """Who takes a goal or an indicator further; empty where the document names nobody."""
    if not committees:
        return ""
    return f"Bryts enligt dokumentet ner av {listed(committees)}. De målen finns inte här."


def gap(node: Node) -> str:
    """What a node lacks at the very end of the chain; empty where it lacks nothing."""
    if node.indicators or node.children:
        return ""
    return "Ingen indikator och inget mål hänger här."
