"""What the commands answer with: a row for each indicator, each node or each finding."""

from collections.abc import Iterable, Iterator

from malkedja.assessment import Assessment, NodeAssessment
from malkedja.cli.forms import Cell, Row, plain
from malkedja.lint import Finding
from malkedja.model import Target
from malkedja.words import lint

STATUS = (
    *("number", "id", "year", "outcome", "target", "fulfilment", "reason"),
    *("share_of_way", "development", "outlook"),
)
FINDINGS = ("rule", "number", "id", "place", "printed", "finding")
GOALS = ("id", "level", "year", "proposal", "met", "partly", "not_met", "unknown")


def indicator_row(answer: Assessment) -> Row:
    """How one indicator stands; values in its own unit, missing ones None."""
    return {
        "number": answer.indicator.number,
        "id": answer.indicator.id,
        "year": answer.year,
        "outcome": answer.value,
        "target": _target(answer.target),
        "fulfilment": answer.fulfilment,
        "reason": answer.reason,
        "share_of_way": answer.verdict.share,
        "development": answer.development,
        "outlook": answer.outlook,
    }


def node_row(answer: NodeAssessment) -> Row:
    """How one node stands: its proposal, and how many indicators of each light."""
    return {
        "id": answer.node.id,
        "level": answer.node.level,
        "year": answer.year,
        "proposal": answer.proposal,
        "met": answer.counts.met,
        "partly": answer.counts.partly,
        "not_met": answer.counts.not_met,
        "unknown": answer.counts.unknown,
    }


def finding_row(finding: Finding) -> Row:
    """Something to look over: what it concerns, the printed words, and the sentence about it."""
    return {
        "rule": finding.rule,
        "number": finding.subject.number,
        "id": finding.subject.id,
        "place": lint.place(finding),
        "printed": lint.printed(finding),
        "finding": lint.sentence(finding),
    }


def walk(nodes: Iterable[NodeAssessment]) -> Iterator[NodeAssessment]:
    """Every node, each before those below it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _target(target: Target | None) -> Cell:
    """A number, an operator in words, the ends of an interval, or nothing for a printed dash."""
    if target is None or not target.decided:
        return None
    if target.op.in_words:
        return target.op
    if target.low is not None and target.high is not None:
        return f"{plain(target.low)}..{plain(target.high)}"
    return target.value
