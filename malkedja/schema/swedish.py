"""What pydantic finds wrong, in plain Swedish."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic.fields import FieldInfo

from malkedja.schema.fields import Shape
from malkedja.schema.problems import shown
from malkedja.schema.similar import did_you_mean, guess

Loc = tuple[str | int, ...]
Finding = tuple[Loc, str, str]
_FREE_TEXT = 'text inom citattecken, till exempel "2018"'
_PLAIN = {
    "tuple_type": ("{value} är ingen lista", "en lista: varje punkt på egen rad efter ett streck"),
    "dict_type": ("{value} är ingen uppställning efter år", "ett år per rad, till exempel 2018: …"),
    "string_too_short": ("texten är tom", "en text"),
    "too_short": ("listan är tom", "minst en post"),
    "recursion_loop": ("posten hänvisar till sig själv", "poster utan hänvisning"),
}


def translate(error: Mapping[str, Any], root: type[Shape], *, cell: bool = False) -> Finding:
    """Where an error of pydantic is, what is wrong there and what was expected.

    ``root`` is the shape that was validated; ``cell`` tells that it was a row of a CSV file.
    """
    loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
    kind, value, more = error["type"], error["input"], error.get("ctx", {})
    if kind == "swedish":
        return (*loc, *more["at"]), more["wrong"], more["expected"]
    if kind == "missing":
        wrong = "cellen är tom" if cell else "nyckeln saknas"
        return loc, wrong, _wanted(_field_at(root, loc))
    if kind in {"extra_forbidden", "invalid_key"}:
        return loc, *_unknown_key(loc, root)
    if kind == "model_type":
        return loc, f"{shown(value)} är ingen uppställning av nycklar", _keys(_shape_at(root, loc))
    return loc, *_wrong_value(kind, value, more)


def _wrong_value(kind: str, value: object, more: Mapping[str, Any]) -> tuple[str, str]:
    if kind == "enum":
        allowed = re.findall(r"'([^']*)'", more["expected"])
        guess = did_you_mean(str(value), allowed)
        return f"{shown(value)} är inget giltigt ord{guess}", _one_of(allowed)
    if kind == "string_type":
        return _not_text(value)
    wrong, expected = _PLAIN.get(kind, ("{value} kan inte användas", "ett giltigt värde"))
    return wrong.format(value=shown(value)), expected


def without_echoes(errors: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The errors, but for a key that is missing because it stands misspelt beside its place."""
    every = list(errors)
    missing = {one["loc"] for one in every if one["type"] == "missing"}
    meant = set()
    for one in every:
        if one["type"] == "extra_forbidden":
            *above, key = one["loc"]
            beside = [loc[-1] for loc in missing if list(loc[:-1]) == above]
            meant.add((*above, guess(str(key), beside)))
    return [one for one in every if one["type"] != "missing" or one["loc"] not in meant]


def nested(annotation: object) -> type[Shape] | None:
    """The shape inside a field's type, if it has one."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    found = (nested(inner) for inner in get_args(annotation))
    return next((shape for shape in found if shape is not None), None)


def _wanted(field: FieldInfo | None) -> str:
    if field is None or not field.description:
        return "ett värde"
    example = field.examples[0] if field.examples else ""
    hint = "" if not example or example.startswith("se ") else f", till exempel {example}"
    return field.description[0].lower() + field.description[1:] + hint


def _unknown_key(loc: Loc, root: type[Shape]) -> tuple[str, str]:
    shape = _shape_at(root, loc[:-1])
    likely = guess(str(loc[-1]), shape.model_fields if shape else ())
    if likely:
        return f"okänd nyckel, menas {likely}?", f"{likely}, eller att nyckeln tas bort"
    return "okänd nyckel", _keys(shape)


def _not_text(value: object) -> tuple[str, str]:
    if isinstance(value, (int, Decimal)):
        wrong = f"{shown(value)} är inte text utan ett tal eller true/false"
        return wrong, f'text: skriv "{shown(value)}" inom citattecken'
    if value is None:
        return "värdet är tomt", _FREE_TEXT
    return f"{shown(value)} är inte text", _FREE_TEXT


def _keys(shape: type[Shape] | None) -> str:
    return f"nycklarna {', '.join(shape.model_fields)}" if shape else "en text eller ett tal"


def _one_of(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} eller {words[-1]}"


def _shape_at(root: type[Shape], loc: Loc) -> type[Shape] | None:
    """The shape that a location leads to: keys of fields count, items and years do not."""
    shape: type[Shape] | None = root
    for part in loc:
        if shape is not None and part in shape.model_fields:
            shape = nested(shape.model_fields[str(part)].annotation)
    return shape


def _field_at(root: type[Shape], loc: Loc) -> FieldInfo | None:
    shape = _shape_at(root, loc[:-1])
    return None if shape is None else shape.model_fields.get(str(loc[-1]))
