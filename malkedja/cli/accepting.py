"""Accepted figures written into the data folder: the source first, then each file in one move."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from malkedja import fetch, store
from malkedja.fetch import Change
from malkedja.model import Data


@dataclass(frozen=True)
class Origin:
    """Where the figures come from: the address, the day (yyyy-mm-dd), the titles they have."""

    address: str
    day: str
    titles: Mapping[str, str]


def accept(folder: Path, data: Data, changes: Iterable[Change], origin: Origin) -> None:
    """Write what is new, revised and gone. Done twice, nothing more happens."""
    accepted = [change for change in changes if change.what.is_written]
    cited = sorted({change.kpi for change in accepted if change.new is not None})
    _add_sources(folder, data, cited, origin)
    ordered = sorted(accepted, key=lambda c: (c.indicator, bool(c.group), c.kpi))
    for (indicator, beside, kpi), own in groupby(
        ordered, key=lambda c: (c.indicator, bool(c.group), c.kpi)
    ):
        path = folder / ("comparisons" if beside else "outcomes") / f"{indicator}.csv"
        edited = fetch.comparisons_changed if beside else fetch.outcomes_changed
        content = edited(path.read_bytes(), own, fetch.source_id(kpi, origin.day))
        store.write_safely(path, content)


def _add_sources(folder: Path, data: Data, cited: Iterable[str], origin: Origin) -> None:
    new = [kpi for kpi in cited if fetch.source_id(kpi, origin.day) not in data.sources]
    path = folder / "sources.yaml"
    content = path.read_bytes()
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    if not content.endswith(b"\n"):
        content += newline
    for kpi in new:
        title = origin.titles.get(kpi, "")
        entry = fetch.source_entry(kpi, title, origin.address, origin.day)
        content += entry.encode().replace(b"\n", newline)
    if new:
        store.write_safely(path, content)
