"""What the review of the goals finds, one row for each finding."""

from collections.abc import Sequence

import pandas as pd

from malkedja.exports.rows import Row, frame
from malkedja.lint import Finding
from malkedja.model import Indicator, Node, Plan
from malkedja.words import lint

COLUMNS = (
    "Period",
    "Dokument",
    "Regel",
    "Regel-id",
    "Plats i målkedjan",
    "Nummer",
    "Id",
    "Indikator eller mål",
    "Vad granskningen ser",
    "Tryckta ord",
    "Plats i dokumentet",
    "Varför det spelar roll",
)


def findings(plan: Plan, found: Sequence[Finding]) -> pd.DataFrame:
    """One row per finding, in the order that they are given."""
    return frame(COLUMNS, [_row(plan, finding) for finding in found])


def _row(plan: Plan, finding: Finding) -> Row:
    subject = finding.subject
    return {
        "Period": plan.id,
        "Dokument": plan.document,
        "Regel": lint.title(finding.rule),
        "Regel-id": finding.rule,
        "Plats i målkedjan": " › ".join(_named(node) for node in _above(plan, subject)),
        "Nummer": subject.number,
        "Id": subject.id,
        "Indikator eller mål": subject.name,
        "Vad granskningen ser": lint.sentence(finding),
        "Tryckta ord": lint.printed(finding),
        "Plats i dokumentet": lint.place(finding),
        "Varför det spelar roll": lint.why(finding.rule),
    }


def _above(plan: Plan, subject: Indicator | Node) -> tuple[Node, ...]:
    if isinstance(subject, Indicator):
        return plan.path(subject.id)
    return tuple(node for node in plan.walk() if any(n.id == subject.id for n in node.walk()))


def _named(node: Node) -> str:
    return f"{node.number} {node.name}".strip()
