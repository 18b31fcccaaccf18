"""What is asked of Kolada: addresses with at most 25 ids in each list."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

MOST = 25


@dataclass(frozen=True)
class Question:
    """One question: what sort of answer is expected, the path to ask and the title to look for.

    ``kpis`` and ``municipalities`` are those asked about, where values are.
    """

    kind: str
    path: str
    title: str = ""
    kpis: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for what is kept of the answer: the same for the same question."""
        digest = hashlib.sha256(f"{self.path}?{self.title}".encode()).hexdigest()[:16]
        return f"{self.kind}-{digest}.json.gz"


def about_values(kpis: Sequence[str], municipalities: Sequence[str]) -> tuple[Question, ...]:
    """Every value of these key figures in these municipalities, all years and genders."""
    return tuple(
        Question("data", f"data/kpi/{_list(some)}/municipality/{_list(others)}", "", some, others)
        for some in _chunks(kpis)
        for others in _chunks(municipalities)
    )


def about_kpis(kpis: Sequence[str]) -> tuple[Question, ...]:
    """What these key figures are called and mean."""
    return tuple(Question("kpi", f"kpi/{_list(some)}") for some in _chunks(kpis))


def every_kpi() -> Question:
    """All key figures that there are."""
    return Question("kpi", "kpi")


def about_municipalities() -> Question:
    """All municipalities, regions and the country."""
    return Question("municipality", "municipality")


def about_groups(title: str) -> Question:
    """The groups of municipalities with these words in their title."""
    return Question("municipality_groups", "municipality_groups", title)


def _list(ids: Sequence[str]) -> str:
    return ",".join(quote(id_, safe="") for id_ in ids)


def _chunks(ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(ids), MOST):
        yield tuple(ids[start : start + MOST])
