"""What can be told of a file that may be wrong elsewhere: its ids, and a word or two.

So a mistake in one place never hides, or causes, complaints in another.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from malkedja.schema.document import Document

E = TypeVar("E", bound=StrEnum)


def ids(file: Document, key: str) -> frozenset[str] | None:
    """The ids in a list of the file; none if they cannot all be told."""
    if not file.read or not isinstance(file.value, dict):
        return None
    parts = file.value.get(key, ())
    if not isinstance(parts, tuple) or not all(isinstance(part, dict) for part in parts):
        return None
    return frozenset(str(part.get("id")) for part in parts)


def keys(file: Document) -> frozenset[str] | None:
    """The keys of the file; none if it has no such thing."""
    return frozenset(map(str, file.value)) if isinstance(file.value, dict) else None


def word(file: Document, key: str, words: type[E]) -> E | None:
    """One of some words, if that is what the file says."""
    said = file.value.get(key) if isinstance(file.value, dict) else None
    return next((word for word in words if word.value == said), None)


def without_kind(chain: Document) -> Iterator[str]:
    """The ids of the outcomes that criteria and guidelines in a chain show, if they can be told."""
    waiting = [chain.value.get("nodes")] if isinstance(chain.value, dict) else []
    while waiting:
        nodes = waiting.pop()
        for node in nodes if isinstance(nodes, tuple) else ():
            if isinstance(node, dict):
                waiting.append(node.get("children"))
                for key, name in (("criterion", "id"), ("guideline", "figures")):
                    rule = node.get(key)
                    if isinstance(rule, dict):
                        yield str(rule.get(name))


def blank(content: bytes) -> bool:
    """Whether a file says nothing: only empty rows and comments."""
    return all(not row.strip() or row.lstrip().startswith(b"#") for row in content.splitlines())
