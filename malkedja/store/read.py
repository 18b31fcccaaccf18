"""A data folder, read once: its facts, its comparisons, and everything that is wrong with it."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from malkedja import model
from malkedja.schema.problems import BadData, Problem
from malkedja.store import build
from malkedja.store.comparisons import Comparisons
from malkedja.store.reader import parts_of
from malkedja.store.shipped import Shipped, of_parts

SHIPPED = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Reading:
    """A folder that is right: its facts, its comparison figures, and what it has of the country."""

    data: model.Data
    comparisons: tuple[model.Comparison, ...]
    shipped: Shipped = field(default_factory=Shipped)


def folder() -> Path:
    """Where the data lies: MALKEDJA_DATA if it is set, else data/ beside the package."""
    chosen = os.environ.get("MALKEDJA_DATA", "").strip()
    return Path(chosen) if chosen else SHIPPED


def reading(folder: Path) -> Reading:
    """The facts and the comparisons of a folder, from one reading. Raises BadData."""
    parts, wrong = parts_of(folder)
    if wrong:
        raise BadData(wrong)
    return Reading(build.data(parts), build.comparisons(parts), of_parts(parts))


def read(folder: Path) -> model.Data:
    """All that a folder holds. Raises BadData with everything that is wrong with it."""
    return reading(folder).data


def problems(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a folder, by file and place; empty if it is right."""
    return parts_of(folder)[1]


def comparisons(folder: Path) -> Comparisons:
    """The comparison figures of a folder, ready to be asked. Raises BadData as ``read``."""
    whole = reading(folder)
    groups = (group.id for group in whole.data.municipality.groups)
    return Comparisons(whole.comparisons, groups)


def shipped(folder: Path) -> Shipped:
    """What a folder itself says of the whole country. Raises BadData as ``read``."""
    return reading(folder).shipped
