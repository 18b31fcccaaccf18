"""A YAML file as it was read, and where in it each part stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from malkedja.schema.problems import Problem, shown

Key = str | int
Loc = tuple[Key, ...]


@dataclass(frozen=True)
class Document:
    """What a file says, on which row each part of it stands, and what was wrong in reading.

    ``read`` is False where nothing at all could be made of the file.
    """

    path: str
    value: object = None
    rows: dict[Loc, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    read: bool = True

    def place(self, loc: Loc) -> str:
        """Where a part stands, in words: its row, and its keys from the top."""
        known = next((loc[:n] for n in range(len(loc), -1, -1) if loc[:n] in self.rows), None)
        row = [] if known is None or not loc else [f"rad {self.rows[known]}"]
        return ", ".join([*row, *([" → ".join(self._names(loc))] if loc else [])])

    def _names(self, loc: Loc) -> Iterator[str]:
        part = self.value
        for key in loc:
            inside = isinstance(part, tuple) and isinstance(key, int) and key < len(part)
            if isinstance(part, tuple):
                part = part[key] if inside else None  # type: ignore[index]  # only lists get here with a number
                yield _item_name(part, key)
            else:
                part = part.get(key) if isinstance(part, dict) else None
                yield shown(key)


def _item_name(part: object, key: Key) -> str:
    name = part.get("id") if isinstance(part, dict) else None
    if isinstance(name, str) and name:
        return shown(name)
    return f"nr {key + 1}" if isinstance(key, int) else shown(key)
