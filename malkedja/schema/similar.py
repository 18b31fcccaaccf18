"""A guess at the word that was meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 40


def guess(word: str, known: Iterable[str]) -> str:
    """The likeliest known word, or nothing."""
    if len(word) > _LONGEST:
        return ""
    return next(iter(get_close_matches(word.lower(), list(known), n=1)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the likeliest known word, or nothing."""
    likely = guess(word, known)
    return f", menas {likely}?" if likely else ""
