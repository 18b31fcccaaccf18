"""From shapes that are right to the facts of the model."""

from malkedja import model
from malkedja.schema.chain_shape import (
    ChainShape,
    CommentShape,
    CriterionShape,
    GuidelineShape,
    NodeShape,
)
from malkedja.schema.folder_shapes import (
    AlternativesShape,
    GroupShape,
    LintRulesShape,
    RulesShape,
)
from malkedja.schema.indicator_shape import BaselineShape, IndicatorShape, TargetShape
from malkedja.schema.mapping_shape import MappingShape, RulePairShape
from malkedja.schema.numbers import swedish
from malkedja.schema.row_shapes import OutcomeRow
from malkedja.schema.search_shape import SearchShape
from malkedja.store.parts import Parts, PeriodParts

Outcomes = dict[str, tuple[model.Outcome, ...]]


def data(parts: Parts) -> model.Data:
    """All the facts. Every part must be there: a folder with a problem raises ValueError."""
    if not (parts.municipality and parts.rules and parts.statement) or parts.sources is None:
        message = "a folder with problems cannot be built from"
        raise ValueError(message)
    outcomes = {id_: _outcomes(rows) for id_, rows in parts.outcomes.items()}
    town = parts.municipality
    return model.Data(
        municipality=model.Municipality(
            code=town.code,
            name=town.name,
            formal_name=town.formal_name,
            groups=tuple(_group(group) for group in town.groups),
        ),
        plans=tuple(_plan(id_, period, outcomes) for id_, period in parts.periods.items()),
        sources={id_: model.Source(id=id_, **dict(s)) for id_, s in parts.sources.items()},
        rules=_rules(parts.rules),
        lint=_lint_rules(parts.rules.lint),
        statement=model.Statement(**dict(parts.statement)),
        alternatives=_alternatives(parts.rules.alternatives),
        synonyms=_synonyms(parts.search),
        precedents=tuple(model.Precedent(**dict(row)) for row in parts.precedents),
    )


def comparisons(parts: Parts) -> tuple[model.Comparison, ...]:
    """Every comparison figure, in the order of the files."""
    return tuple(
        model.Comparison(indicator=id_, **dict(row))
        for id_, rows in parts.comparisons.items()
        for row in rows
    )


def _group(shape: GroupShape) -> model.Group:
    members = tuple(model.Member(**dict(one)) for one in shape.members)
    within = shape.within or shape.name
    return model.Group(shape.id, shape.name, shape.text, members, shape.kolada, within)


def _rules(shape: RulesShape) -> model.Rules:
    thresholds = {name: value for name, value in shape if name not in {"lint", "alternatives"}}
    return model.Rules(**{name: model.Threshold(**dict(v)) for name, v in thresholds.items()})


def _alternatives(shape: AlternativesShape | None) -> model.Alternatives | None:
    if shape is None:
        return None
    return model.Alternatives(**{name: model.Threshold(**dict(value)) for name, value in shape})


def _synonyms(shape: SearchShape | None) -> tuple[model.Synonym, ...]:
    return tuple(model.Synonym(**dict(one)) for one in shape.synonyms) if shape else ()


def _lint_rules(shape: LintRulesShape) -> model.LintRules:
    return model.LintRules(**{name: model.Threshold(**dict(value)) for name, value in shape})


def _plan(id_: str, period: PeriodParts, outcomes: Outcomes) -> model.Plan:
    chain = period.chain
    if chain is None:
        message = f"{id_} has no chain"
        raise ValueError(message)
    return model.Plan(
        id=id_,
        title=chain.title,
        document=chain.document,
        decision=model.Decision(**dict(chain.decision)),
        vision=model.Vision(**dict(chain.vision)) if chain.vision else None,
        values=chain.values,
        levels=tuple(model.Level(**dict(level)) for level in chain.levels),
        nodes=tuple(_node(node, outcomes) for node in chain.nodes),
        indicators=_indicators(chain, period, outcomes),
        introduction=chain.introduction,
        follow_up=chain.follow_up,
        open_levels=tuple(model.OpenLevel(**dict(level)) for level in chain.open_levels),
        says=tuple(model.Said(**dict(said)) for said in chain.says),
        place_note=chain.place_note,
        covers=chain.covers,
        principles=model.Principles(**dict(chain.principles)) if chain.principles else None,
        mapping=_mapping(period.mapping) if period.mapping else None,
    )


def _mapping(shape: MappingShape) -> model.PeriodMapping:
    return model.PeriodMapping(
        earlier=shape.earlier,
        note=shape.note,
        links=tuple(model.Link(**dict(link)) for link in shape.links),
        rules=tuple(_pair(pair) for pair in shape.rules),
    )


def _pair(shape: RulePairShape) -> model.RulePair:
    differences = tuple(model.Difference(**dict(one)) for one in shape.differences)
    return model.RulePair(shape.criterion, shape.guideline, differences)


def _indicators(
    chain: ChainShape, period: PeriodParts, outcomes: Outcomes
) -> dict[str, model.Indicator]:
    """The indicators by id, in the order of the chain."""
    named = dict.fromkeys(id_ for node in chain.nodes for id_ in _below(node))
    return {id_: _indicator(id_, period.indicators[id_], outcomes.get(id_, ())) for id_ in named}


def _below(node: NodeShape) -> tuple[str, ...]:
    return (*node.indicators, *(id_ for child in node.children for id_ in _below(child)))


def _node(shape: NodeShape, outcomes: Outcomes) -> model.Node:
    changed = {
        "children": tuple(_node(child, outcomes) for child in shape.children),
        "criterion": _criterion(shape.criterion, outcomes) if shape.criterion else None,
        "comments": tuple(_comment(comment) for comment in shape.comments),
        "ambitions": tuple(model.Ambition(**dict(one)) for one in shape.ambitions),
        "guideline": _guideline(shape.guideline, outcomes) if shape.guideline else None,
    }
    return model.Node(**{**dict(shape), **changed})


def _comment(shape: CommentShape) -> model.Comment:
    says = tuple(model.Said(**dict(said)) for said in shape.says)
    return model.Comment(**{**dict(shape), "says": says})


def _criterion(shape: CriterionShape, outcomes: Outcomes) -> model.Criterion:
    return model.Criterion(**dict(shape), outcomes=outcomes[shape.id])


def _guideline(shape: GuidelineShape, outcomes: Outcomes) -> model.Guideline:
    return model.Guideline(**dict(shape), outcomes=outcomes[shape.figures])


def _indicator(
    id_: str, shape: IndicatorShape, outcomes: tuple[model.Outcome, ...]
) -> model.Indicator:
    changed = {
        "name_printed": shape.name_printed or shape.name,
        "baseline": _baseline(shape.baseline) if shape.baseline else None,
        "targets": tuple(
            _target(year, target, shape.better) for year, target in sorted(shape.targets.items())
        ),
        "breaks": tuple(model.Break(**dict(one)) for one in shape.breaks),
        "events": tuple(model.Event(**dict(one)) for one in shape.events),
        "reference": model.Reference(**dict(shape.reference)) if shape.reference else None,
        "kpi": model.Kpi(**dict(shape.kpi)) if shape.kpi else None,
        "says": tuple(model.Said(**dict(said)) for said in shape.says),
    }
    return model.Indicator(**{**dict(shape), **changed}, id=id_, outcomes=outcomes)


def _baseline(shape: BaselineShape) -> model.Baseline:
    return model.Baseline(shape.value, shape.year, shape.printed or swedish(shape.value))


def _target(year: int, shape: TargetShape, better: model.Better) -> model.Target:
    follows = {
        model.Better.HIGHER: model.Operator.AT_LEAST,
        model.Better.LOWER: model.Operator.AT_MOST,
    }
    return model.Target(
        year=year,
        value=shape.value,
        printed=shape.printed or _printed(shape),
        op=shape.op or follows[better],
        low=shape.low,
        high=shape.high,
    )


def _printed(shape: TargetShape) -> str:
    if shape.low is not None and shape.high is not None:
        return f"{swedish(shape.low)}\N{EN DASH}{swedish(shape.high)}"
    return "-" if shape.value is None else swedish(shape.value)


def _outcomes(rows: tuple[OutcomeRow, ...]) -> tuple[model.Outcome, ...]:
    """The outcomes in order of year."""
    made = (_outcome(row) for row in rows)
    return tuple(sorted(made, key=lambda outcome: outcome.year))


def _outcome(row: OutcomeRow) -> model.Outcome:
    fields = dict(row)
    sources = tuple(fields.pop("source").split())
    return model.Outcome(**fields, sources=sources)
