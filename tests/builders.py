"""Builders for tests: say only what the test is about, the rest is ordinary.

Numbers may be written as Decimal, int or text with a decimal point; the printed form that the
decision would have follows from them ("4.80" is printed "4,80"). Years are keys.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from malkedja.assessment import Fulfilment
from malkedja.model import (
    Alternatives,
    Baseline,
    Better,
    Break,
    Criterion,
    Decision,
    Indicator,
    Kind,
    Level,
    LintRules,
    Node,
    Operator,
    Outcome,
    Plan,
    Reason,
    Rules,
    Target,
    Threshold,
    Vision,
)

Number = Decimal | int | str

BASELINE_YEAR = 2017
FLOOR_OR_CEILING = {Better.HIGHER: Operator.AT_LEAST, Better.LOWER: Operator.AT_MOST}
LEVELS = (Level("area", "Område", "Områden"), Level("goal", "Mål", "Mål"))


def _threshold(value: str) -> Threshold:
    return Threshold(Decimal(value), "Vad gränsen gör.", "produktens regel")


THE_RULES = Rules(
    partly_share=_threshold("0.5"),
    unchanged_step_share=_threshold("0.25"),
    unchanged_rank_places=_threshold("10"),
    on_pace_share=_threshold("0.95"),
    assessed_minimum=_threshold("2"),
    assessed_share=_threshold("0.5"),
    met_share=_threshold("0.75"),
    not_met_share=_threshold("0.5"),
)


THE_LINT_RULES = LintRules(
    first_year_share=_threshold("0.5"),
    first_year_targets=_threshold("3"),
    large_change_share=_threshold("0.25"),
    large_room_share=_threshold("0.5"),
    chance_errors=_threshold("2"),
    peers_minimum=_threshold("10"),
)


def rules_with(**values: str) -> Rules:
    """The rules with other thresholds for those named."""
    return replace(THE_RULES, **{name: _threshold(value) for name, value in values.items()})


THE_ALTERNATIVES = Alternatives(
    partly_share=_threshold("0.6"),
    majority_share=_threshold("0.5"),
    mean_met=_threshold("1.5"),
    mean_partly=_threshold("0.75"),
    percent_met=_threshold("1"),
    percent_partly_most=_threshold("0.99"),
    percent_partly_least=_threshold("0.91"),
    percent_not_met=_threshold("0.9"),
)


def printed(value: Number) -> str:
    """A number as a Swedish decision prints it."""
    return f"{Decimal(value):f}".replace(".", ",")


def a_target(year: int, said: Number | Mapping[str, object], better: str = "higher") -> Target:
    """A target from a number, "-" for a printed dash, an operator in words, or a mapping with
    op, value, low, high and printed."""
    op = FLOOR_OR_CEILING[Better(better)]
    if isinstance(said, Mapping):
        number = {key: _decimal(said.get(key)) for key in ("value", "low", "high")}
        words = [printed(value) for value in number.values() if value is not None]
        text = str(said.get("printed", "–".join(words) or "-"))
        return Target(year, printed=text, op=Operator(str(said.get("op", op))), **number)
    if said == "-":
        return Target(year, None, "-", op)
    if said in set(Operator):
        return Target(year, None, str(said), Operator(str(said)))
    return Target(year, Decimal(said), printed(said), op)


def an_outcome(year: int, said: Number | Mapping[str, object] | None) -> Outcome:
    """An outcome from a number, a reason why there is none, or a mapping of fields."""
    if isinstance(said, Mapping):
        plain = {key: value for key, value in said.items() if key not in {"value", "status"}}
        status = Reason(str(said["status"])) if said.get("status") else None
        return Outcome(year, _decimal(said.get("value")), status=status, **plain)
    if said is None:
        return Outcome(year, None)
    if said in set(Reason):
        return Outcome(year, None, status=Reason(str(said)))
    return Outcome(year, Decimal(said))


def a_baseline(said: Number | Mapping[str, object] | None) -> Baseline | None:
    """A baseline of the year before the targets, or of the year that a mapping names."""
    if said is None:
        return None
    if isinstance(said, Mapping):
        value = Decimal(str(said["value"]))
        text = str(said.get("printed", printed(value)))
        return Baseline(value, int(str(said.get("year", BASELINE_YEAR))), text)
    return Baseline(Decimal(said), BASELINE_YEAR, printed(said))


def an_indicator(  # noqa: PLR0913 - a builder takes what a test may be about
    id_: str = "andel",
    *,
    better: str = "higher",
    kind: str = "index",
    baseline: Number | Mapping[str, object] | None = None,
    targets: Mapping[int, Number | Mapping[str, object]] | None = None,
    outcomes: Mapping[int, Number | Mapping[str, object] | None] | None = None,
    breaks: Iterable[int] = (),
    **more: object,
) -> Indicator:
    """An indicator; ``more`` sets any other field of the model."""
    plain = Indicator(
        id=id_,
        number="1.1",
        name=f"Indikator {id_}",
        name_printed=f"Indikator {id_}",
        short=id_.capitalize(),
        unit="procent",
        unit_change="procentenheter",
        unit_printed="procent",
        kind=Kind(kind),
        better=Better(better),
        baseline=a_baseline(baseline),
        targets=tuple(a_target(y, said, better) for y, said in sorted((targets or {}).items())),
        outcomes=tuple(an_outcome(y, said) for y, said in sorted((outcomes or {}).items())),
        breaks=tuple(Break(year, "Metoden ändrades.") for year in breaks),
    )
    return replace(plain, **more)


def an_indicator_with_light(light: str, id_: str = "andel", year: int = 2018) -> Indicator:
    """An indicator whose fulfilment that year is the light asked for."""
    outcome: Number = {"met": 20, "partly": 15, "not_met": 11, "unknown": "not_found"}[light]
    return an_indicator(id_, baseline=10, targets={year: 20}, outcomes={year: outcome})


def a_criterion(
    op: str = "at_least",
    value: Number = 2,
    outcomes: Mapping[int, Number | Mapping[str, object] | None] | None = None,
    id_: str = "krav",
) -> Criterion:
    """A goal's own demand."""
    return Criterion(
        id=id_,
        text="Resultatet ska vara lägst det som krävs.",
        printed=printed(value),
        op=Operator(op),
        value=Decimal(value),
        unit="procent",
        unit_change="procentenheter",
        measure="resultat",
        outcomes=tuple(an_outcome(y, said) for y, said in sorted((outcomes or {}).items())),
    )


def a_node(
    id_: str = "M1",
    *,
    indicators: Iterable[str] = (),
    children: Iterable[Node] = (),
    criterion: Criterion | None = None,
    level: str = "",
    **more: object,
) -> Node:
    """A node of the chain: an area if it has children, else a goal."""
    below = tuple(children)
    plain = Node(
        id=id_,
        level=level or ("area" if below else "goal"),
        number=id_,
        name=f"Mål {id_}",
        texts=(f"Målet {id_} ska nås.",),
        children=below,
        indicators=tuple(indicators),
        criterion=criterion,
    )
    return replace(plain, **more)


def a_plan(
    indicators: Iterable[Indicator] = (), nodes: Iterable[Node] | None = None, **more: object
) -> Plan:
    """A plan of those indicators; without nodes, one area with one goal that holds them all."""
    by_id = {indicator.id: indicator for indicator in indicators}
    chain = (a_node("1", children=[a_node("M1", indicators=by_id)]),) if nodes is None else nodes
    plain = Plan(
        id="2018-2020",
        title="Mål med indikatorer",
        document="Bilaga",
        decision=Decision("Kommunfullmäktige", "2017-11-29", "Fullmäktige beslutade målen."),
        vision=Vision("Vision 2030", "Kommunfullmäktige", 2014),
        values=(),
        levels=LEVELS,
        nodes=tuple(chain),
        indicators=by_id,
    )
    return replace(plain, **more)


def lights_of(*lights: str, year: int = 2018) -> tuple[Indicator, ...]:
    """Indicators a, b, c … with those lights."""
    return tuple(
        an_indicator_with_light(Fulfilment(light), chr(ord("a") + at), year)
        for at, light in enumerate(lights)
    )


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
