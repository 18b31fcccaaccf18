"""The data dictionary: every field of every file, from the very shapes that validate them."""

from collections.abc import Iterator
from dataclasses import dataclass

from malkedja.schema.chain_shape import ChainShape
from malkedja.schema.fields import Shape
from malkedja.schema.folder_shapes import (
    MunicipalityShape,
    RulesShape,
    SourceShape,
    StatementShape,
    ThresholdShape,
)
from malkedja.schema.indicator_shape import IndicatorShape, TargetShape
from malkedja.schema.mapping_shape import MappingShape
from malkedja.schema.national_rows import DistributionRow, PrecedentRow, SimilarRow
from malkedja.schema.row_shapes import ComparisonRow, OutcomeRow, RowShape
from malkedja.schema.search_shape import SearchShape
from malkedja.schema.swedish import nested

_FILES: tuple[tuple[str, type[Shape], str], ...] = (
    ("municipality.yaml", MunicipalityShape, ""),
    ("rules.yaml", RulesShape, ""),
    ("sources.yaml", SourceShape, "<källans id>"),
    ("accessibility.yaml", StatementShape, ""),
    ("search.yaml", SearchShape, ""),
    ("periods/<period>/chain.yaml", ChainShape, ""),
    ("periods/<period>/mapping.yaml", MappingShape, ""),
    ("periods/<period>/indicators/<id>.yaml", IndicatorShape, ""),
    ("outcomes/<id>.csv", OutcomeRow, ""),
    ("comparisons/<id>.csv", ComparisonRow, ""),
    ("distributions/<id>.csv", DistributionRow, ""),
    ("similar/<id>.csv", SimilarRow, ""),
    ("precedents.csv", PrecedentRow, ""),
)


@dataclass(frozen=True)
class FieldDoc:
    """One field: in which files, its name from the top, and what it means, with an example."""

    file: str
    field: str
    required: bool
    meaning: str
    example: str


def dictionary() -> tuple[FieldDoc, ...]:
    """Every field, file by file, in the order of the shapes."""
    return tuple(doc for file, shape, top in _FILES for doc in _fields(file, shape, top, {shape}))


def dictionary_markdown() -> str:
    """The dictionary as Markdown: for each kind of file a heading and a table."""
    docs = dictionary()
    head = "| Fält | Krävs | Betydelse | Exempel |\n| --- | --- | --- | --- |"
    tables = []
    for file, _, _ in _FILES:
        rows = [_row(doc) for doc in docs if doc.file == file]
        tables.append("\n".join([f"### `{file}`\n", head, *rows]))
    return "\n\n".join(tables) + "\n"


def _fields(
    file: str, shape: type[Shape], above: str, described: set[type[Shape]]
) -> Iterator[FieldDoc]:
    """The fields of a shape and of those inside it; one that comes again is not repeated."""
    columns = shape.columns if issubclass(shape, RowShape) else ()
    for name, field in shape.model_fields.items():
        path = f"{above} → {name}" if above else name
        required = name in columns if columns else field.is_required()
        example = str((field.examples or [""])[0])
        yield FieldDoc(file, path, required, field.description or "", example)
        inner = nested(field.annotation)
        if inner is not None and inner not in described:
            described.add(inner)
            below = "<gränsen>" if inner is ThresholdShape else path
            below += " → <år>" if inner is TargetShape else ""
            yield from _fields(file, inner, below, described)


def _row(doc: FieldDoc) -> str:
    example = "" if doc.example.startswith("se ") else f"`{doc.example}`"
    cells = (f"`{doc.field}`", "ja" if doc.required else "", doc.meaning, example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
