"""The whole review: every rule on every node and every indicator, in the order of the decision."""

from collections.abc import Callable, Iterator

from malkedja.lint import chain, reading, values
from malkedja.lint.findings import Finding
from malkedja.lint.row import Row, rows
from malkedja.model import LintRules, Node, Plan

ON_NODES: tuple[Callable[[Node], Finding | None], ...] = (
    chain.no_indicators,
    chain.unmeasured_criterion,
    chain.beyond_indicators,
    chain.shared_list,
)
ON_ROWS: tuple[Callable[[Row, LintRules], Finding | None], ...] = (
    values.no_values,
    values.below_baseline,
    values.same_as_baseline,
    values.worse_than_before,
    values.out_of_range,
    values.other_baseline_year,
    values.most_in_first_year,
    values.within_chance,
    values.stricter_ambition,
    reading.against_comment,
    reading.uneven_steps,
    reading.not_cautious,
    reading.not_strong,
    reading.percent_or_points,
    reading.other_measure,
    reading.rank_called_index,
    reading.kind_against_name,
    reading.no_unit,
    reading.undefined_word,
    reading.name_to_correct,
    reading.no_source,
    reading.two_sources,
    values.definition_changed,
)


def review(plan: Plan, rules: LintRules) -> tuple[Finding, ...]:
    """Everything to look over in a plan: for each node its own, then its indicators'.

    An indicator that hangs on several nodes is reviewed once, at the first.
    """
    return tuple(_findings(plan, rules))


def _findings(plan: Plan, rules: LintRules) -> Iterator[Finding]:
    left = rows(plan)
    for node in plan.walk():
        yield from filter(None, (rule(node) for rule in ON_NODES))
        for row in [left.pop(id_) for id_ in node.indicators if id_ in left]:
            yield from filter(None, (rule(row, rules) for rule in ON_ROWS))
