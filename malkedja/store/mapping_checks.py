"""That a mapping between two periods names only what both have, and leaves nothing out."""

from collections.abc import Iterator
from dataclasses import dataclass

from malkedja.schema.chain_shape import ChainShape
from malkedja.schema.mapping_shape import LinkShape, MappingShape
from malkedja.schema.problems import Problem, shown
from malkedja.store.parts import Parts
from malkedja.store.tree import walk


@dataclass(frozen=True)
class _Pair:
    """A mapping with the two chains that it is between."""

    path: str
    mapping: MappingShape
    earlier: ChainShape
    later: ChainShape

    def problem(self, place: str, wrong: str, expected: str) -> Problem:
        return Problem(self.path, place, wrong, expected)


def mappings(parts: Parts) -> Iterator[Problem]:
    """The problems of every mapping; silent where a chain it needs cannot be used."""
    for id_, period in parts.periods.items():
        if period.mapping is None:
            continue
        path = f"periods/{id_}/mapping.yaml"
        before = [other for other in parts.periods if other < id_]
        if period.mapping.earlier not in before:
            wrong = f"perioden {shown(period.mapping.earlier)} finns inte före {id_}"
            expected = f"en av {', '.join(before)}" if before else "en tidigare period"
            yield Problem(path, "earlier", wrong, expected)
            continue
        earlier = parts.periods[period.mapping.earlier].chain
        if earlier is not None and period.chain is not None:
            yield from _problems(_Pair(path, period.mapping, earlier, period.chain))


def _problems(pair: _Pair) -> Iterator[Problem]:
    indicators = {id_ for node in walk(pair.earlier.nodes) for id_ in node.indicators}
    goals = {node.id: {one.id for one in node.ambitions} for node in walk(pair.later.nodes)}
    for link in pair.mapping.links:
        if link.indicator not in indicators:
            wrong = f"{shown(link.indicator)} finns inte i {pair.mapping.earlier}"
            yield pair.problem(_place(link, "indicator"), wrong, "en indikator i den perioden")
        yield from _goal_problems(pair, link, goals)
    for id_ in sorted(indicators - {link.indicator for link in pair.mapping.links}):
        wrong = f"indikatorn {shown(id_)} saknas"
        expected = "en koppling för varje indikator, utan goal där inget mål passar"
        yield pair.problem("links", wrong, expected)
    yield from _rule_problems(pair)


def _goal_problems(pair: _Pair, link: LinkShape, goals: dict[str, set[str]]) -> Iterator[Problem]:
    named = [*([("goal", link.goal)] if link.goal else []), *(("also", id_) for id_ in link.also)]
    unknown = [(key, id_) for key, id_ in named if id_ not in goals]
    for key, id_ in unknown:
        expected = f"en av {', '.join(goals)}"
        yield pair.problem(_place(link, key), f"målet {shown(id_)} finns inte", expected)
    if unknown:
        return
    own = {ambition for _, id_ in named for ambition in goals[id_]}
    for id_ in link.ambitions:
        if id_ not in own:
            wrong = f"ambitionen {shown(id_)} hör inte till något av målen"
            yield pair.problem(_place(link, "ambitions"), wrong, "en ambition i ett mål som nämns")


def _rule_problems(pair: _Pair) -> Iterator[Problem]:
    criteria = {node.criterion.id for node in walk(pair.earlier.nodes) if node.criterion}
    guidelines = {node.guideline.id for node in walk(pair.later.nodes) if node.guideline}
    for rule in pair.mapping.rules:
        place = f"rules → {shown(rule.criterion)}"
        if rule.criterion not in criteria:
            wrong = f"kravet {shown(rule.criterion)} finns inte i {pair.mapping.earlier}"
            yield pair.problem(f"{place} → criterion", wrong, "ett krav i den perioden")
        if rule.guideline not in guidelines:
            wrong = f"regeln {shown(rule.guideline)} finns inte"
            yield pair.problem(f"{place} → guideline", wrong, "en regel i periodens chain.yaml")


def _place(link: LinkShape, key: str) -> str:
    return f"links → {shown(link.indicator)} → {key}"
