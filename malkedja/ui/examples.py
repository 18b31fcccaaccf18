"""The rules' own examples for the page on method: the case tables that are also the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from malkedja import words
from malkedja.assessment import Fulfilment
from malkedja.schema import yaml_text

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "cases"


@dataclass(frozen=True)
class Example:
    """One case as it is shown; ``light`` where the answer is one."""

    name: str
    given: str
    answer: str
    light: Fulfilment | None


@dataclass(frozen=True)
class Chapter:
    """The examples of one rule."""

    title: str
    cases: tuple[Example, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The cases chosen for the page, rule by rule; none where the tables are not installed."""
    found = ((name, FOLDER / f"{name}.yaml") for name in words.examples.TITLES)
    return tuple(
        Chapter(words.examples.TITLES[name], tuple(_examples(name, path)))
        for name, path in found
        if path.is_file()
    )


def _examples(chapter: str, path: Path) -> Iterator[Example]:
    table = yaml_text.parse(path.name, path.read_bytes()).value
    for case in table if isinstance(table, list | tuple) else ():
        if case.get("on_page"):
            yield Example(
                case["name"],
                words.examples.given(case),
                words.examples.answer(chapter, case),
                words.examples.light(chapter, case),
            )
