"""Finding words as people write them: any case, the usual Swedish endings, words for each other.

A word of one or two characters must stand alone, one of three begins a word of the text, and a
longer one is found anywhere, so that "brott" finds "våldsbrott"; it may be written without å, ä
and ö. Endings are a short list, not a grammar: "rankningar" does not find "ranking" unless the
data's own synonyms say so.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from malkedja.model import Synonym

_ENDINGS = (
    "erna",
    "arna",
    "orna",
    "ande",
    "ende",
    "en",
    "et",
    "er",
    "ar",
    "or",
    "na",
    "an",
    "a",
    "e",
)
_LEAST_STEM = 3
_ALONE, _BEGINS = 2, 3
_WORD = re.compile(r"\w+")
_MARKS = str.maketrans("åäöéèüø", "aaoeeuo")


class Field(StrEnum):
    """Where in what is said of an indicator a word was found."""

    NAME = "name"
    KPI = "kpi"
    DEFINITION = "definition"
    GOAL = "goal"
    COMMENT = "comment"
    NOTE = "note"
    SOURCE = "source"
    OWNER = "owner"


CLOSE = frozenset({Field.NAME, Field.KPI, Field.DEFINITION})


@dataclass(frozen=True)
class Text:
    """What is said of one indicator, field by field, in the form that is searched.

    Each field has its words in one line, and the same line without å, ä and ö.
    """

    fields: tuple[tuple[Field, str, str], ...]

    @classmethod
    def of(cls, said: Iterable[tuple[Field, Iterable[str]]]) -> "Text":
        """From texts as they are written."""
        lines = ((field, _line(texts)) for field, texts in said)
        return cls(tuple((field, line, _plain(line)) for field, line in lines))


@dataclass(frozen=True)
class Asked:
    """One word that is asked for, without its ending, and what else counts as found."""

    stem: str
    others: tuple[str, ...]


def hits(text: Text, asked: str, synonyms: tuple[Synonym, ...] = ()) -> tuple[Field, ...] | None:
    """The field where each asked word is first found; none if one word is not found.

    Nothing asked finds everything. A synonym is looked for close to the indicator only: in its
    name, key figure and definition.
    """
    found = []
    for word in _question(asked, synonyms):
        field = _where(text, word)
        if field is None:
            return None
        found.append(field)
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in the form that is searched: lower case, letters and digits only."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def stem(word: str) -> str:
    """A word without its genitive s and its ending, at least three characters of it."""
    bare = word[:-1] if word.endswith("s") and len(word) > _LEAST_STEM + 1 else word
    ending = next((e for e in _ENDINGS if bare.endswith(e) and _leaves(bare, e)), "")
    return bare.removesuffix(ending)


def _leaves(word: str, ending: str) -> bool:
    return len(word) - len(ending) >= _LEAST_STEM


@lru_cache(maxsize=256)
def _question(asked: str, synonyms: tuple[Synonym, ...]) -> tuple[Asked, ...]:
    return tuple(Asked(stem(word), _others(word, synonyms)) for word in words(asked))


def _others(word: str, synonyms: tuple[Synonym, ...]) -> tuple[str, ...]:
    found = (also for one in synonyms if _same(word, one.word) for also in one.also)
    return tuple(f" {' '.join(words(also))}" for also in found)


def _where(text: Text, word: Asked) -> Field | None:
    for field, line, plain in text.fields:
        also = field in CLOSE and any(other in line for other in word.others)
        if also or _stands(word.stem, line, plain):
            return field
    return None


def _same(word: str, other: str) -> bool:
    return _plain(stem(word)) == _plain(stem("".join(words(other))))


def _stands(part: str, line: str, plain: str) -> bool:
    if len(part) <= _ALONE:
        return f" {part} " in line
    if len(part) == _BEGINS:
        return f" {part}" in line
    return part in (plain if part.isascii() else line)


def _line(texts: Iterable[str]) -> str:
    return f" {' '.join(word for text in texts for word in words(text))} "


def _plain(text: str) -> str:
    return text.translate(_MARKS)
