"""What has been read so far: the shape of each file that has it, none for one that does not."""

from dataclasses import dataclass, field

from malkedja.schema.chain_shape import ChainShape
from malkedja.schema.folder_shapes import (
    MunicipalityShape,
    RulesShape,
    SourceShape,
    StatementShape,
)
from malkedja.schema.indicator_shape import IndicatorShape
from malkedja.schema.mapping_shape import MappingShape
from malkedja.schema.national_rows import DistributionRow, PrecedentRow, SimilarRow
from malkedja.schema.row_shapes import ComparisonRow, OutcomeRow
from malkedja.schema.search_shape import SearchShape
from malkedja.store.files import Found


@dataclass(frozen=True)
class PeriodParts:
    """One period: its chain, and its indicators by id; those that could not be used are absent.

    ``mapping`` is missing also where the period has no such file.
    """

    chain: ChainShape | None
    indicators: dict[str, IndicatorShape]
    mapping: MappingShape | None = None


@dataclass(frozen=True)
class Parts:
    """A folder's files as shapes. ``found`` knows also the files that could not be used."""

    found: Found
    municipality: MunicipalityShape | None = None
    rules: RulesShape | None = None
    sources: dict[str, SourceShape] | None = None
    statement: StatementShape | None = None
    search: SearchShape | None = None
    periods: dict[str, PeriodParts] = field(default_factory=dict)
    outcomes: dict[str, tuple[OutcomeRow, ...]] = field(default_factory=dict)
    comparisons: dict[str, tuple[ComparisonRow, ...]] = field(default_factory=dict)
    distributions: dict[str, tuple[DistributionRow, ...]] = field(default_factory=dict)
    similar: dict[str, tuple[SimilarRow, ...]] = field(default_factory=dict)
    precedents: tuple[PrecedentRow, ...] = ()
