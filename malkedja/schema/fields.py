"""The kinds of value that a file can hold, each with its own words for what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from malkedja.model import Better, Kind
from malkedja.schema import numbers
from malkedja.schema.problems import shown

FIRST_YEAR, LAST_YEAR = 1990, 2100
FILE_ID = re.compile(r"[a-z0-9_]+")
_NODE_ID = re.compile(r"[A-Za-z0-9_-]+")
_DATE = re.compile(r"([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?")


@dataclass
class Context:
    """What the rest of the folder says, for the checks that reach outside a file.

    None means that it is not known, because that part could not be read: then nothing is
    checked against it. ``indicators`` are the period's own, ``taken`` those of any period.
    ``seen`` collects the ids of one file, to find those given twice.
    """

    indicators: frozenset[str] | None = None
    taken: frozenset[str] = frozenset()
    outcomes: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    groups: frozenset[str] | None = None
    levels: frozenset[str] | None = None
    better: Better | None = None
    kind: Kind | None = None
    kind_known: bool = False
    mark: str = "."
    seen: dict[str, set[str]] = field(default_factory=dict)


def context(info: ValidationInfo) -> Context:
    """The context that was handed to a validation; an empty one where there was none."""
    return info.context if isinstance(info.context, Context) else Context()


def refuse(wrong: str, expected: str, *at: str) -> NoReturn:
    """Raise an error already in Swedish; ``at`` leads to the field where the check saw several."""
    kind, template = "swedish", "{wrong}"
    raise PydanticCustomError(kind, template, {"wrong": wrong, "expected": expected, "at": at})


def described(meaning: str, example: str, **options: Any) -> Any:  # noqa: ANN401 - as Field
    """A field with its Swedish meaning and an example, for the data dictionary."""
    return Field(description=meaning, examples=[example], **options)


class Shape(BaseModel):
    """The shape of one file or a part of it: strict, closed and frozen.

    An optional field that is left empty counts as left out.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        fields = cls.model_fields
        return {
            key: value
            for key, value in given.items()
            if value is not None or key not in fields or fields[key].is_required()
        }


def _year(value: object) -> int:
    wanted = f"ett årtal {FIRST_YEAR}\N{EN DASH}{LAST_YEAR}, utan citattecken"
    if isinstance(value, bool) or not isinstance(value, int):
        refuse(f"{shown(value)} är inget årtal", wanted)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        refuse(f"året {value} är orimligt", wanted)
    return value


def _number(value: object) -> Decimal:
    number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    if not number or numbers.too_long(str(value)):
        reason = numbers.why_not(_text(value))
        refuse(f"{shown(value)} är inget tal{reason}", numbers.wanted())
    return Decimal(str(value))


def _text(value: object) -> str:
    return str(value) if isinstance(value, (str, int, Decimal)) else ""


def _cell_number(value: object, info: ValidationInfo) -> Decimal:
    mark = context(info).mark
    text = _text(value)
    found = numbers.parse(text, mark)
    if found is None:
        refuse(f"{shown(text)} är inget tal{numbers.why_not(text, mark)}", numbers.wanted(mark))
    return found


def _cell_count(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[1-9][0-9]{0,14}", text):
        refuse(f"{shown(text)} är inget antal", "ett heltal större än 0, till exempel 290")
    return int(text)


def _cell_whole(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,14}", text):
        refuse(f"{shown(text)} är inget antal", "ett heltal, 0 eller mer, till exempel 9")
    return int(text)


def _cell_year(value: object) -> int:
    text = _text(value)
    return _year(int(text) if re.fullmatch(r"[0-9]{1,9}", text) else text)


def _cell_yes(value: object) -> bool:
    if value not in {"yes", "no"}:
        refuse(f"{shown(value)} är varken yes eller no", "yes, no eller tomt")
    return value == "yes"


def _matching(pattern: re.Pattern[str], allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            refuse(f"{shown(value)} kan inte vara ett id", allowed)
        return value

    return check


def _date(value: str) -> str:
    if not _DATE.fullmatch(value):
        refuse(
            f"{shown(value)} är inget datum", "år, månad eller dag: 2024, 2024-08 eller 2024-08-31"
        )
    return value


def _address(value: str) -> str:
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", value)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        refuse(f"{shown(value)} är ingen webbadress", "en adress som börjar med https://")
    return value


def not_negative(value: Decimal) -> Decimal:
    """The value, unless it is below zero."""
    if value < 0:
        refuse(f"{value} är mindre än 0", "0 eller mer")
    return value


def _known_source(value: str, info: ValidationInfo) -> str:
    check_sources((value,), info)
    return value


def check_sources(ids: tuple[str, ...], info: ValidationInfo, *at: str) -> None:
    """Raise for the first id that sources.yaml does not have."""
    known = context(info).sources
    unknown = next((id_ for id_ in ids if known is not None and id_ not in known), None)
    if unknown is not None:
        refuse(f"källan {shown(unknown)} finns inte", "ett id ur sources.yaml", *at)


def municipality_code(value: str) -> str:
    """A municipality's code of four digits, as Statistics Sweden gives them."""
    if len(value) != 4 or not (value.isascii() and value.isdigit()):  # noqa: PLR2004 - see above
        refuse(f"{shown(value)} är ingen kommunkod", 'fyra siffror, till exempel "0180"')
    return value


def known_indicator(value: str, info: ValidationInfo) -> str:
    """The id, if some period has an indicator with it."""
    taken = context(info).taken
    if taken and value not in taken:
        refuse(f"indikatorn {shown(value)} finns inte", "id:t för en indikator")
    return value


_LOWER = "ett id av små bokstäver a\N{EN DASH}z, siffror och _"
_ANY = "ett id av bokstäver a\N{EN DASH}z, siffror, _ och -"

Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Year = Annotated[int, BeforeValidator(_year)]
Number = Annotated[Decimal, BeforeValidator(_number)]
CellNumber = Annotated[Decimal, BeforeValidator(_cell_number)]
CellCount = Annotated[int, BeforeValidator(_cell_count)]
CellWhole = Annotated[int, BeforeValidator(_cell_whole)]
CellYear = Annotated[int, BeforeValidator(_cell_year)]
CellYes = Annotated[bool, BeforeValidator(_cell_yes)]
FileId = Annotated[str, AfterValidator(_matching(FILE_ID, _LOWER))]
NodeId = Annotated[str, AfterValidator(_matching(_NODE_ID, _ANY))]
Date = Annotated[str, AfterValidator(_date)]
Address = Annotated[str, AfterValidator(_address)]
SourceId = Annotated[str, AfterValidator(_known_source)]
