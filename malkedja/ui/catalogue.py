"""What the page about sources lists: who gave what, what is missing, and what to download."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from malkedja import exports, store, words
from malkedja.assessment import Assessment
from malkedja.model import Comparison, Indicator, Outcome, Source
from malkedja.ui import load
from malkedja.ui.view import View


@dataclass(frozen=True)
class Used:
    """A source, and the indicators whose outcomes or comparison figures rest on it."""

    source: Source
    outcomes: tuple[Indicator, ...]
    comparisons: tuple[Indicator, ...]

    @property
    def host(self) -> str:
        """Where the address leads, in short."""
        return urlsplit(self.source.address).netloc


@dataclass(frozen=True)
class Download:
    """A table to take along: what it is, its file name, and how it is made."""

    text: str
    name: str
    content: bytes


def sources(view: View) -> tuple[Used, ...]:
    """Every source in the folder with what rests on it, those of outcomes first."""
    compared = load.comparisons()
    rows = [
        Used(
            source,
            tuple(i for i in view.plan.ordered if _gives(i.outcomes, source.id)),
            tuple(i for i in view.plan.ordered if _compares(compared.of(i.id), source.id)),
        )
        for source in view.data.sources.values()
    ]
    return tuple(sorted(rows, key=lambda used: not used.outcomes))


def _gives(outcomes: tuple[Outcome, ...], id_: str) -> bool:
    return any(id_ in outcome.sources for outcome in outcomes)


def _compares(figures: tuple[Comparison, ...], id_: str) -> bool:
    return any(figure.source == id_ for figure in figures)


def missing(view: View) -> tuple[tuple[Indicator, str], ...]:
    """The indicators that cannot be judged in some target year: which years, and why."""
    rows = ((i, [a for a in view.history(i) if a.reason]) for i in view.plan.ordered)
    return tuple((indicator, reasons(gaps)) for indicator, gaps in rows if gaps)


def downloads(view: View) -> tuple[Download, ...]:
    """All figures, all judgements, and the dictionary of fields."""
    tables: tuple[tuple[str, str, pd.DataFrame], ...] = (
        ("Alla uppgifter", "uppgifter", exports.table(view.data)),
        ("Alla bedömningar", "bedomningar", exports.assessments(view.data)),
        ("Ordlista för fälten", "ordlista", exports.dictionary()),
    )
    return tuple(Download(text, f"{name}.csv", exports.csv(t)) for text, name, t in tables)


def files() -> tuple[tuple[str, int], ...]:
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
