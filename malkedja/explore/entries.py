"""Every indicator as it can be looked for: its judgement, where it belongs, and what is said."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from malkedja.assessment import Assessment, Development, assess
from malkedja.assessment.since_baseline import since_baseline
from malkedja.explore.text import Field, Text
from malkedja.model import Data, Indicator, Node, Plan, Source

NOBODY = "saknas"
_MARKS = str.maketrans("åäöéèü", "aaoeeu")


class Facet(StrEnum):
    """What a selection can ask about; the word is that of the address."""

    AREA = "omrade"
    GOAL = "mal"
    FULFILMENT = "uppfyllelse"
    SINCE = "sedan"
    DEVELOPMENT = "utveckling"
    OUTLOOK = "takt"
    OUTCOME = "utfall"
    KIND = "slag"
    OWNER = "ansvarig"
    SOURCE = "kalla"


@dataclass(frozen=True, eq=False)
class Entry:
    """One indicator in one year: its judgement, and all that it can be found by.

    ``history`` is its judgement in every target year.
    """

    now: Assessment
    history: tuple[Assessment, ...]
    since: Development
    path: tuple[Node, ...]
    belongs: frozenset[tuple[Facet, str]]
    text: Text

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.now.indicator


def entries(data: Data, year: int) -> tuple[Entry, ...]:
    """Every indicator of the plan that is shown, judged for a year, in the decision's order."""
    return tuple(_entry(data, indicator, year) for indicator in data.plan.ordered)


def slug(text: str) -> str:
    """An id for a name that has none: small letters a to z and figures, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold().translate(_MARKS))) or NOBODY


def producers(indicator: Indicator, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Who has given an indicator its outcomes, each once, in the order of the years."""
    ids = dict.fromkeys(id_ for outcome in indicator.outcomes for id_ in outcome.sources)
    return tuple(dict.fromkeys(sources[id_].producer for id_ in ids))


def _entry(data: Data, indicator: Indicator, year: int) -> Entry:
    now = assess(indicator, year, data.rules)
    since = since_baseline(indicator, year, data.rules)
    return Entry(
        now=now,
        history=tuple(assess(indicator, t.year, data.rules) for t in indicator.targets),
        since=since,
        path=data.plan.path(indicator.id),
        belongs=frozenset(_belongs(data, now, since)),
        text=Text.of(_said(data, indicator)),
    )


def _belongs(data: Data, now: Assessment, since: Development) -> Iterator[tuple[Facet, str]]:
    indicator = now.indicator
    for top in data.plan.nodes:
        if indicator.id in top.all_indicators:
            yield Facet.AREA, top.id
    for node in _holding(data.plan, indicator.id):
        yield Facet.GOAL, node.id
    yield Facet.FULFILMENT, now.fulfilment.value
    yield Facet.SINCE, since.value
    yield Facet.DEVELOPMENT, now.development.value
    yield Facet.OUTLOOK, now.outlook.value
    yield Facet.OUTCOME, "nej" if now.value is None else "ja"
    yield Facet.KIND, indicator.kind.value
    yield Facet.OWNER, slug(indicator.owner)
    for producer in producers(indicator, data.sources) or ("",):
        yield Facet.SOURCE, slug(producer)


def _said(data: Data, indicator: Indicator) -> Iterator[tuple[Field, tuple[str, ...]]]:
    names = (indicator.number, indicator.short, indicator.name, indicator.name_printed)
    yield Field.NAME, (*names, indicator.unit, indicator.id)
    if indicator.kpi is not None:
        yield Field.KPI, (indicator.kpi.id, indicator.kpi.title)
    yield Field.DEFINITION, (indicator.definition,)
    yield Field.GOAL, tuple(node.name for node in _above(data.plan, indicator.id))
    yield Field.COMMENT, _comments(data.plan, indicator.id)
    yield Field.NOTE, indicator.notes
    yield Field.SOURCE, _sources(data, indicator)
    yield Field.OWNER, (indicator.owner, *indicator.broken_down_by)


def _sources(data: Data, indicator: Indicator) -> tuple[str, ...]:
    ids = {id_ for outcome in indicator.outcomes for id_ in outcome.sources}
    found = tuple(f"{data.sources[id_].producer} {data.sources[id_].title}" for id_ in sorted(ids))
    return (indicator.source_printed, indicator.source_corrected, *found)


def _comments(plan: Plan, id_: str) -> tuple[str, ...]:
    return tuple(c.text for node in plan.walk() for c in node.comments if id_ in c.indicators)


def _holding(plan: Plan, id_: str) -> tuple[Node, ...]:
    return tuple(node for node in plan.walk() if id_ in node.indicators)


def _above(plan: Plan, id_: str) -> tuple[Node, ...]:
    return tuple(node for node in plan.walk() if id_ in node.all_indicators)
