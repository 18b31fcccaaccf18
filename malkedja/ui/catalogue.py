"""What the page about sources lists: who gave what, what is missing, and what to download."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar
from urllib.parse import urlsplit

import pandas as pd

from malkedja import exports, store, words
from malkedja.assessment import Assessment
from malkedja.model import Indicator, Node, Outcome, Source
from malkedja.ui import load
from malkedja.ui.view import View

T = TypeVar("T")


@dataclass(frozen=True)
class Used:
    """A source, and what rests on it: outcomes, demands of goals, comparison figures."""

    source: Source
    outcomes: tuple[Indicator, ...]
    demands: tuple[Node, ...]
    comparisons: tuple[Indicator, ...]

    @property
    def host(self) -> str:
        """Where the address leads, in short."""
        return urlsplit(self.source.address).netloc


@dataclass(frozen=True)
class Download:
    """A table to take along: what it is, its file name, and what makes it."""

    text: str
    name: str
    content: Callable[[], bytes]
    mime: str = "text/csv"


@lru_cache(maxsize=8)
def sources(view: View) -> tuple[Used, ...]:
    """Every source in the folder with what rests on it, those of outcomes first."""
    compared = load.comparisons()
    figures = {i: {c.source for c in compared.of(i.id)} for i in view.plan.ordered}
    outcomes = {i: _named(i.outcomes) for i in view.plan.ordered}
    demands = {n: _named(n.criterion.outcomes) for n in view.plan.walk() if n.criterion}
    rows = [
        Used(source, _resting(outcomes, id_), _resting(demands, id_), _resting(figures, id_))
        for id_, source in view.data.sources.items()
    ]
    return tuple(sorted(rows, key=lambda used: not (used.outcomes or used.demands)))


def _named(outcomes: tuple[Outcome, ...]) -> set[str]:
    return {id_ for outcome in outcomes for id_ in outcome.sources}


def _resting(named: Mapping[T, set[str]], id_: str) -> tuple[T, ...]:
    return tuple(thing for thing, ids in named.items() if id_ in ids)


@lru_cache(maxsize=8)
def missing(view: View) -> tuple[tuple[Indicator, str], ...]:
    """The indicators that cannot be judged in some target year: which years, and why."""
    rows = ((i, [a for a in view.history(i) if a.reason]) for i in view.plan.ordered)
    return tuple((indicator, reasons(gaps)) for indicator, gaps in rows if gaps)


def downloads(view: View) -> tuple[Download, ...]:
    """All figures, all judgements, and the dictionary of fields; made when asked for."""
    tables: tuple[tuple[str, str, Callable[[], pd.DataFrame]], ...] = (
        ("Alla uppgifter", "uppgifter", partial(exports.table, view.data)),
        ("Alla bedömningar", "bedomningar", partial(exports.assessments, view.data)),
        ("Ordlista för fälten", "ordlista", exports.dictionary),
    )
    return tuple(Download(text, f"{name}.csv", partial(_csv, t)) for text, name, t in tables)


def _csv(table: Callable[[], pd.DataFrame]) -> bytes:
    return exports.csv(table())


@lru_cache(maxsize=8)
def files(view: View) -> tuple[tuple[str, int], ...]:  # noqa: ARG001 - one reading of the folder
    """Every data file by its path in the folder, with its number of lines."""
    folder = store.folder()
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".yaml", ".csv"})
    return tuple(
        (path.relative_to(folder).as_posix(), len(path.read_text("utf-8").splitlines()))
        for path in found
    )


def reasons(gaps: Sequence[Assessment]) -> str:
    """Which years cannot be judged and why, in one line."""
    said = [words.labels.why_unknown(gap) for gap in gaps]
    years = {
        why: [g.year for g, other in zip(gaps, said, strict=True) if other == why] for why in said
    }
    return "; ".join(f"{words.numbers.listed(y)}: {why.lower()}" for why, y in years.items())
