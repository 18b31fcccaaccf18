"""What Kolada answers, checked and flattened: one line for each value, key figure or place."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from malkedja.fetch.faults import Malformed

Line = Mapping[str, Any]
_Value = Annotated[Decimal, Field(gt=Decimal("-1e18"), lt=Decimal("1e18"), allow_inf_nan=False)]


class _Cell(BaseModel):
    gender: str = Field(min_length=1, max_length=8)
    count: int | None = None
    status: str | None = ""
    value: _Value | None = None
    isdeleted: bool = False


class _Data(BaseModel):
    kpi: str
    municipality: str
    period: int = Field(ge=1900, le=2200)
    values: tuple[_Cell, ...]

    def lines(self) -> Iterator[Line]:
        for cell in self.values:
            yield {
                "kpi": self.kpi,
                "municipality": self.municipality,
                "year": self.period,
                "gender": cell.gender,
                "value": cell.value,
                "status": cell.status or "",
                "count": 1 if cell.count is None else cell.count,
                "deleted": cell.isdeleted,
            }


class _Kpi(BaseModel):
    id: str
    title: str
    description: str | None = None
    is_divided_by_gender: bool = False
    municipality_type: str | None = None
    operating_area: str | None = None
    perspective: str | None = None
    publication_date: str | None = None

    def lines(self) -> Iterator[Line]:
        yield {
            "id": self.id,
            "title": self.title.strip(),
            # a line break is written as a backslash and an n
            "description": (self.description or "").replace("\\n", " ").strip(),
            "by_gender": self.is_divided_by_gender,
            "whose": self.municipality_type or "",
            "area": self.operating_area or "",
            "perspective": self.perspective or "",
            "published": self.publication_date or "",
        }


class _Municipality(BaseModel):
    id: str
    title: str
    type: str

    def lines(self) -> Iterator[Line]:
        yield {"id": self.id, "name": self.title, "kind": self.type}


class _Member(BaseModel):
    member_id: str


class _Group(BaseModel):
    id: str
    title: str
    members: tuple[_Member, ...]

    def lines(self) -> Iterator[Line]:
        members = [member.member_id for member in self.members]
        yield {"id": self.id, "title": self.title, "members": members}


KINDS: dict[str, type[_Data | _Kpi | _Municipality | _Group]] = {
    "data": _Data,
    "kpi": _Kpi,
    "municipality": _Municipality,
    "municipality_groups": _Group,
}


class _Page(BaseModel):
    values: list[Any]
    next_url: str | None = None


@dataclass(frozen=True)
class Page:
    """One page of an answer: its items, not yet looked into, and the address of the next."""

    items: tuple[Any, ...]
    next_url: str


@dataclass(frozen=True)
class Figure:
    """One value of a key figure in a municipality; none where it is missing or withdrawn."""

    kpi: str
    municipality: str
    year: int
    value: Decimal | None


def page(body: bytes) -> Page:
    """A page out of the body of an answer. Raises Malformed."""
    try:
        read = _Page.model_validate(json.loads(body, parse_float=Decimal, parse_constant=_refused))
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    return Page(tuple(read.values), read.next_url or "")


def lines(kind: str, items: Iterable[Any]) -> Iterator[Line]:
    """The items of one kind, each with all that we keep of it. Raises Malformed."""
    for item in items:
        try:
            checked = KINDS[kind].model_validate(item)
        except ValidationError as error:
            raise Malformed(str(error)) from error
        yield from checked.lines()


def figures(all_lines: Iterable[Line], municipalities: Collection[str]) -> tuple[Figure, ...]:
    """The values for all in some municipalities, those missing or withdrawn without a number."""
    return tuple(
        Figure(
            line["kpi"],
            line["municipality"],
            line["year"],
            None if line["deleted"] or line["value"] is None else Decimal(line["value"]),
        )
        for line in all_lines
        if line["municipality"] in municipalities and line["gender"] == "T"
    )


def written(all_lines: Iterable[Line]) -> bytes:
    """Lines as JSON, one on each line, always the same for the same content."""
    return b"".join(
        json.dumps(line, ensure_ascii=False, default=float).encode() + b"\n" for line in all_lines
    )


def read(content: bytes) -> tuple[Line, ...]:
    """Lines that have been kept. Raises Malformed."""
    try:
        return tuple(json.loads(line, parse_float=Decimal) for line in content.splitlines())
    except ValueError as error:
        raise Malformed(str(error)) from error


def _refused(constant: str) -> None:
    message = f"{constant} is no number"
    raise ValueError(message)
