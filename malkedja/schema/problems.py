"""What is wrong in the data, said so that whoever keeps it can put it right."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 40
MOST_PER_FILE = 100


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: in which file, where in it, what, and what was expected.

    ``path`` is relative to the data folder; ``place`` is a row and a field, or empty.
    """

    path: str
    place: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        """The problem as one line of Swedish, free from control characters."""
        where = ", ".join(part for part in (self.path, self.place) if part)
        what = f"{_sentence(self.wrong)} Väntat: {_sentence(self.expected)}"
        return one_line(f"{where}: {what}" if where else what)


class BadData(Exception):  # noqa: N818 - what is bad is the data, not the program
    """The data folder cannot be used as it is; ``problems`` holds all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, which are also the message, one on each line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(value: object) -> str:
    """A value from a file as it can be quoted in a message: short, one line, nothing hidden."""
    text = value if isinstance(value, str) else _plain(value)
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return one_line(cut) if cut else "(tomt)"


def one_line(text: str) -> str:
    """The text with every control, format and separator character spelt out."""
    return "".join(_visible(character) for character in text)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each once, by file and place, where row 9 comes before row 10."""
    return tuple(sorted(dict.fromkeys(problems), key=_sort_key))


def at_most(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One file's problems, cut where a list no longer helps, which is then said."""
    ordered = in_order(problems)
    if len(ordered) <= MOST_PER_FILE:
        return ordered
    more = Problem(ordered[0].path, "", "filen har fler fel", "att de övriga rättas först")
    return (*ordered[:MOST_PER_FILE], more)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "en grupp av nycklar"
    if isinstance(value, (list, tuple)):
        return "en lista"
    return str(value)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] != "C" and category not in {"Zl", "Zp"}:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


def _sort_key(problem: Problem) -> tuple[str, list[tuple[int, int, str]], str]:
    parts = re.findall(r"[0-9]+|[^0-9]+", problem.place)
    numbered = [(0, int(p[:18]), p) if p[0] in "0123456789" else (1, 0, p) for p in parts]
    return problem.path, numbered, problem.wrong
