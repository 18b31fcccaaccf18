"""What a fetch asks Kolada, answer by answer; those that have come already are not asked again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from malkedja import fetch, store
from malkedja.cli.swedish import Misunderstood
from malkedja.model import Data, Indicator, Municipality

_COUNTRY = "0000"
_ALIKE = "Liknande kommuner, övergripande"
_KPI = re.compile(r"[NU][0-9]{5}")


@dataclass(frozen=True)
class Known:
    """What Kolada says that there is: territories, key figures, and who are alike."""

    territories: tuple[store.Territory, ...]
    kpis: tuple[store.KeyFigure, ...]
    groups: tuple[store.Likeness, ...]


@dataclass(frozen=True)
class Answers:
    """Asks Kolada and keeps each answer as soon as it is whole."""

    client: fetch.Client
    shelf: store.Shelf

    def to(self, question: fetch.Question) -> tuple[fetch.Line, ...]:
        """The answer to a question. Raises Unanswered."""
        kept = self.shelf.content(question.name)
        if kept is None:
            kept = fetch.written(self.client.ask(question))
            self.shelf.put(question.name, kept)
        return fetch.read(kept)

    def all(self, questions: Iterable[fetch.Question]) -> Iterator[fetch.Line]:
        """The answers to several questions, one after another."""
        for question in questions:
            yield from self.to(question)


def indicators(data: Data) -> dict[str, Indicator]:
    """Every indicator by its id, as the latest period has it."""
    return {one.id: one for plan in data.plans for one in plan.ordered}


def wanted(data: Data, comparisons: store.Comparisons, only: Sequence[str]) -> tuple[str, ...]:
    """The key figures to fetch: those of the indicators, and of what stands beside them.

    ``only`` names indicators or key figures. Raises Misunderstood for what is neither.
    """
    own = {id_: _kpis(data, comparisons, one) for id_, one in indicators(data).items()}
    chosen: set[str] = set()
    for name in only or own:
        if name not in own and not _KPI.fullmatch(name):
            message = f"{name} är varken en indikator eller ett nyckeltal, som N00914."
            raise Misunderstood(message)
        chosen |= own.get(name, {name})
    return tuple(sorted(chosen))


def known(answers: Answers, kpis: Sequence[str], municipality: Municipality) -> Known:
    """What Kolada says of these key figures, of all municipalities, and of those like ours."""
    territories = [store.Territory(**line) for line in answers.to(fetch.about_municipalities())]
    figures = [store.KeyFigure(**line) for line in answers.all(fetch.about_kpis(kpis))]
    alike = f"{_ALIKE}, {municipality.name}, "
    groups = [
        store.Likeness(line["id"], line["title"], tuple(line["members"]))
        for line in answers.to(fetch.about_groups(alike.removesuffix(", ")))
        if line["title"].startswith(alike)
    ]
    latest = sorted(groups, key=lambda group: (group.title, group.id))[-1:]
    return Known(tuple(territories), tuple(figures), tuple(latest))


def territories(municipality: Municipality, known: Known, *, everywhere: bool) -> tuple[str, ...]:
    """Whom to ask about: everybody; or ourselves, our county, and those we are compared with."""
    published = {group.kolada for group in municipality.groups if group.kolada}
    existing = {one.id for one in known.territories}
    if everywhere:
        return tuple(sorted(existing | published | {municipality.code}))
    county = municipality.code[:2]
    near = {one.id for one in known.territories if one.is_municipality and one.id[:2] == county}
    near |= {member for group in known.groups for member in group.members}
    near |= {member.code for group in municipality.groups for member in group.members}
    near |= {_COUNTRY, f"00{county}"}
    return tuple(sorted(near & existing | published | {municipality.code}))


def _kpis(data: Data, comparisons: store.Comparisons, indicator: Indicator) -> set[str]:
    beside = {fetch.kpi_of(row.source, data.sources) for row in comparisons.of(indicator.id)}
    own = {indicator.kpi.id} if indicator.kpi else set()
    return {kpi for kpi in own | beside if _KPI.fullmatch(kpi)}
