"""From the events of a YAML parser to mappings, lists, texts and numbers, and nothing else.

Built without a constructor, so that no input can run code, refer to itself, nest without end
or grow beyond its own size.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from malkedja.schema.document import Document, Key, Loc
from malkedja.schema.problems import MOST_PER_FILE, Problem, shown

DEEPEST = 30
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MOST_DIGITS = 15
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")


class StopError(Exception):
    """The file cannot be read past this row."""

    def __init__(self, row: int, wrong: str, expected: str) -> None:
        """Keep the row, what is wrong there and what was expected."""
        super().__init__(wrong)
        self.row, self.wrong, self.expected = row, wrong, expected


@dataclass
class _Frame:
    """A mapping or a list that is being filled; ``key`` is the mapping's key in waiting."""

    loc: Loc
    mapping: dict[Key, object] | None = None
    items: list[object] = field(default_factory=list)
    key: Key | None = None
    repeated: bool = False


class Builder:
    """Takes events one by one; ``root`` is what they make, ``rows`` where each part stands."""

    def __init__(self, path: str) -> None:
        """Start on an empty file of that path."""
        self.path = path
        self.root: object = None
        self.rows: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises StopError where the file cannot be read further."""
        row = 1 if event.start_mark is None else event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise StopError(row, "filen har flera YAML-dokument", "ett dokument, utan ---")
        elif isinstance(event, yaml.NodeEvent):
            _refuse_extras(event, row)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, row)
            else:
                self._open(event, row)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _scalar(self, event: yaml.ScalarEvent, row: int) -> None:
        if CONTROL.search(event.value):
            raise StopError(row, "texten har ett osynligt styrtecken", "text utan styrtecken")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.mapping is not None and frame.key is None:
            self._key(frame, event, row)
        else:
            self._put(_resolve(event), row)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent, row: int) -> None:
        value = _resolve(event)
        number = isinstance(value, int) and not isinstance(value, bool)
        key: Key = int(event.value) if number else event.value
        loc = (*frame.loc, key)
        frame.key = key
        frame.repeated = frame.mapping is not None and key in frame.mapping
        if frame.repeated and len(self.problems) <= MOST_PER_FILE:
            place = Document(self.path, rows={loc: row}).place(loc)
            wrong = f"{shown(key)} står två gånger (även på rad {self.rows[loc]})"
            self.problems.append(Problem(self.path, place, wrong, "varje nyckel en gång"))
        self.rows.setdefault(loc, row)

    def _open(self, event: yaml.NodeEvent, row: int) -> None:
        if len(self._stack) >= DEEPEST:
            raise StopError(row, "för många nivåer i varandra", f"högst {DEEPEST} nivåer")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.mapping is not None and frame.key is None:
            raise StopError(row, "en nyckel är en lista eller en grupp", "nycklar av text")
        loc = self._next_loc()
        self.rows.setdefault(loc, row)
        mapping: dict[Key, object] | None = (
            {} if isinstance(event, yaml.MappingStartEvent) else None
        )
        self._stack.append(_Frame(loc, mapping))

    def _close(self) -> None:
        frame = self._stack.pop()
        whole = tuple(frame.items) if frame.mapping is None else frame.mapping
        self._put(whole, self.rows[frame.loc])

    def _next_loc(self) -> Loc:
        if not self._stack:
            return ()
        frame = self._stack[-1]
        step = len(frame.items) if frame.key is None else frame.key
        return (*frame.loc, step)

    def _put(self, value: object, row: int) -> None:
        self.rows.setdefault(self._next_loc(), row)
        if not self._stack:
            self.root = value
            return
        frame = self._stack[-1]
        if frame.mapping is None or frame.key is None:
            frame.items.append(value)
            return
        if not frame.repeated:
            frame.mapping[frame.key] = value
        frame.key = None


def _refuse_extras(event: yaml.NodeEvent, row: int) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise StopError(
            row, "YAML-ankare (& och *) används", "att värdet skrivs ut på varje ställe"
        )
    if getattr(event, "tag", None) is not None:
        raise StopError(row, f"YAML-taggen {shown(event.tag)} används", "värden utan taggar (!)")  # type: ignore[attr-defined]  # the stubs lack it


def _resolve(event: yaml.ScalarEvent) -> object:
    """Only a plain scalar can be anything but text; a number is exactly as written."""
    text = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _MOST_DIGITS else Decimal(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text
