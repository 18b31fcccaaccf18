"""From files to shapes, in the order in which the parts can vouch for each other."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from malkedja.model import Better, Kind
from malkedja.schema import check, yaml_text
from malkedja.schema.chain_shape import ChainShape
from malkedja.schema.document import Document
from malkedja.schema.fields import Context, Shape
from malkedja.schema.folder_shapes import (
    SOURCE_ID,
    MunicipalityShape,
    RulesShape,
    SourceShape,
    StatementShape,
)
from malkedja.schema.indicator_shape import IndicatorShape
from malkedja.schema.mapping_shape import MappingShape
from malkedja.schema.national_rows import DistributionRow, PrecedentRow, SimilarRow
from malkedja.schema.problems import Problem, at_most, in_order, shown
from malkedja.schema.row_shapes import ComparisonRow, OutcomeRow, RowShape
from malkedja.schema.search_shape import SearchShape
from malkedja.store import checks, files, loose
from malkedja.store.parts import Parts, PeriodParts

S = TypeVar("S", bound=Shape)
R = TypeVar("R", bound=RowShape)
_MOST_SOURCES = 2000


def parts_of(folder: Path) -> tuple[Parts, tuple[Problem, ...]]:
    """The parts of a folder that are right, and everything that is wrong with the rest."""
    found = files.look(folder)
    parts = Parts(found)
    if found.missing:
        return parts, tuple(found.problems)
    reader = _Reader(folder, found)
    parts = reader.all()
    return parts, in_order([*found.problems, *reader.problems, *checks.across(parts)])


class _Reader:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, folder: Path, found: files.Found) -> None:
        self.problems: list[Problem] = []
        self._folder = folder
        self._found = found
        self._taken = frozenset(id_ for ids in found.indicators.values() for id_ in ids)
        self._around = Context(taken=self._taken)

    def all(self) -> Parts:
        """Every file, each read once."""
        municipality = self._yaml("municipality.yaml")
        sources = self._yaml("sources.yaml")
        self._around = replace(
            self._around,
            groups=loose.ids(municipality, "groups"),
            sources=loose.keys(sources),
        )
        rules = self._shape(self._yaml("rules.yaml"), RulesShape)
        indicators = {
            period: {id_: self._yaml(path) for id_, path in ids.items()}
            for period, ids in self._found.indicators.items()
        }
        chains = {p: self._yaml(f"periods/{p}/chain.yaml") for p in self._found.indicators}
        kinds = self._kinds(indicators, chains)
        return Parts(
            found=self._found,
            municipality=self._shape(municipality, MunicipalityShape),
            rules=rules,
            sources=self._sources(sources),
            statement=self._statement(),
            search=self._search(),
            periods={
                period: PeriodParts(
                    self._chain(period, chain),
                    self._indicators(indicators[period]),
                    self._mapping(period),
                )
                for period, chain in chains.items()
            },
            outcomes={
                id_: self._rows(path, OutcomeRow, kinds.get(id_, self._around))
                for id_, path in self._found.outcomes.items()
            },
            comparisons=self._each(self._found.comparisons, ComparisonRow),
            distributions=self._each(self._found.distributions, DistributionRow),
            similar=self._each(self._found.similar, SimilarRow),
            precedents=self._precedents(),
        )

    def _yaml(self, path: str) -> Document:
        content = files.content(self._folder, path)
        if isinstance(content, Problem):
            return Document(path, problems=(content,), read=False)
        return yaml_text.parse(path, content)

    def _shape(self, file: Document, shape: type[S], around: Context | None = None) -> S | None:
        checked = check.document(file, shape, replace(around or self._around, seen={}))
        self.problems += at_most(checked.problems)
        return None if checked.problems else checked.shape

    def _rows(self, path: str, shape: type[R], around: Context) -> tuple[R, ...]:
        content = files.content(self._folder, path)
        if isinstance(content, Problem):
            self.problems.append(content)
            return ()
        checked = check.rows(path, content, shape, around)
        self.problems += at_most(checked.problems)
        return checked.rows

    def _each(self, paths: dict[str, str], shape: type[R]) -> dict[str, tuple[R, ...]]:
        return {id_: self._rows(path, shape, self._around) for id_, path in paths.items()}

    def _precedents(self) -> tuple[PrecedentRow, ...]:
        path = "precedents.csv"
        found = files.exists(self._folder, path)
        return self._rows(path, PrecedentRow, self._around) if found else ()

    def _chain(self, period: str, file: Document) -> ChainShape | None:
        around = replace(
            self._around,
            indicators=self._found.known(period),
            outcomes=self._found.outcome_ids,
            levels=loose.ids(file, "levels"),
        )
        return self._shape(file, ChainShape, around)

    def _mapping(self, period: str) -> MappingShape | None:
        path = f"periods/{period}/mapping.yaml"
        if not files.exists(self._folder, path):
            return None
        return self._shape(self._yaml(path), MappingShape)

    def _indicators(self, documents: dict[str, Document]) -> dict[str, IndicatorShape]:
        shapes = {
            id_: self._shape(
                file,
                IndicatorShape,
                replace(
                    self._around,
                    better=loose.word(file, "better", Better),
                    kind=loose.word(file, "kind", Kind),
                ),
            )
            for id_, file in documents.items()
        }
        return {id_: shape for id_, shape in shapes.items() if shape is not None}

    def _kinds(
        self, indicators: dict[str, dict[str, Document]], chains: dict[str, Document]
    ) -> dict[str, Context]:
        """What each outcomes file is about: a criterion has no kind, a broken indicator unknown."""
        criteria = {id_ for chain in chains.values() for id_ in loose.without_kind(chain)}
        about = {id_: replace(self._around, kind_known=True) for id_ in criteria}
        for documents in indicators.values():
            for id_, file in documents.items():
                kind = loose.word(file, "kind", Kind)
                about[id_] = replace(self._around, kind=kind, kind_known=kind is not None)
        return about

    def _sources(self, file: Document) -> dict[str, SourceShape] | None:
        if not isinstance(file.value, dict) or not file.read:
            self._shape(file, SourceShape)
            return None
        problems, shapes = list(file.problems), {}
        for key in list(file.value)[:_MOST_SOURCES]:
            if not SOURCE_ID.fullmatch(str(key)):
                wrong = f"{shown(key)} kan inte vara en källas id"
                expected = "bokstäver a\N{EN DASH}z, siffror, _, - och ."
                problems.append(Problem(file.path, file.place((key,)), wrong, expected))
            checked = check.document(file, SourceShape, self._around, (key,))
            problems += checked.problems
            if checked.shape is not None:
                shapes[str(key)] = checked.shape
        self.problems += at_most(problems)
        return shapes

    def _search(self) -> SearchShape | None:
        path = "search.yaml"
        if not files.exists(self._folder, path):
            return SearchShape()
        return self._shape(self._yaml(path), SearchShape)

    def _statement(self) -> StatementShape | None:
        path = "accessibility.yaml"
        if not files.exists(self._folder, path):
            return StatementShape()
        content = files.content(self._folder, path)
        if isinstance(content, bytes) and loose.blank(content):
            return StatementShape()
        return self._shape(self._yaml(path), StatementShape)
