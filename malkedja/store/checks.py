"""What no file can tell by itself: that all belong together and none is left over."""

from collections.abc import Iterator

from malkedja.schema.problems import Problem, shown
from malkedja.store.mapping_checks import mappings
from malkedja.store.parts import Parts
from malkedja.store.tree import walk

_MUST_AGREE = {
    "name": "namn",
    "unit": "enhet",
    "kind": "sort (kind)",
    "better": "riktning (better)",
}


def across(parts: Parts) -> Iterator[Problem]:
    """The problems between files; nothing is said where a part that decides is unreadable."""
    yield from _unnamed_indicators(parts)
    yield from _stray_outcomes(parts)
    yield from _stray_comparisons(parts)
    yield from _disagreements(parts)
    yield from _levels_out_of_order(parts)
    yield from mappings(parts)


def _unnamed_indicators(parts: Parts) -> Iterator[Problem]:
    for id_, period in parts.periods.items():
        if period.chain is None:
            continue
        named = {name for node in walk(period.chain.nodes) for name in node.indicators}
        for indicator, path in parts.found.indicators[id_].items():
            if indicator not in named:
                wrong = "ingen nod i kedjan nämner indikatorn"
                expected = f"id:t under indicators i periods/{id_}/chain.yaml"
                yield Problem(path, "", wrong, expected)


def _stray_outcomes(parts: Parts) -> Iterator[Problem]:
    chains = [period.chain for period in parts.periods.values()]
    known = {id_ for ids in parts.found.indicators.values() for id_ in ids}
    for chain in chains:
        if chain is None:
            return
        known |= {node.criterion.id for node in walk(chain.nodes) if node.criterion}
        known |= {node.guideline.figures for node in walk(chain.nodes) if node.guideline}
    for id_, path in parts.found.outcomes.items():
        if id_ not in known:
            wrong = "utfallen hör inte till någon indikator och inget krav"
            yield Problem(path, "", wrong, "ett filnamn som är en indikators eller ett kravs id")


def _stray_comparisons(parts: Parts) -> Iterator[Problem]:
    known = {id_ for ids in parts.found.indicators.values() for id_ in ids}
    found = parts.found
    beside = (*found.comparisons.items(), *found.distributions.items(), *found.similar.items())
    for id_, path in beside:
        if id_ not in known:
            wrong = "jämförelserna hör inte till någon indikator"
            yield Problem(path, "", wrong, "ett filnamn som är en indikators id")


def _disagreements(parts: Parts) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for period, part in parts.periods.items():
        for id_, indicator in part.indicators.items():
            earlier = first.setdefault(id_, period)
            other = parts.periods[earlier].indicators[id_]
            for key, name in _MUST_AGREE.items():
                here, there = str(getattr(indicator, key)), str(getattr(other, key))
                if here != there:
                    wrong = f"annan {name} än i {earlier}: {shown(here)}"
                    yield Problem(parts.found.indicators[period][id_], key, wrong, shown(there))


def _levels_out_of_order(parts: Parts) -> Iterator[Problem]:
    for id_, period in parts.periods.items():
        if period.chain is None:
            continue
        order = [level.id for level in period.chain.levels]
        for node in walk(period.chain.nodes):
            for child in node.children:
                if order.index(child.level) <= order.index(node.level):
                    wrong = f"{shown(child.level)} ligger under {shown(node.level)}"
                    place = f"nodes → {shown(child.id)} → level"
                    expected = f"en lägre nivå, i ordningen {', '.join(order)}"
                    yield Problem(f"periods/{id_}/chain.yaml", place, wrong, expected)
