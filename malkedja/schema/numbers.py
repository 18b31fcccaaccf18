"""Numbers as people write them: in YAML, in either form of CSV, and printed in a decision."""

import re
from decimal import Decimal

MOST_DIGITS = 15
THIN_SPACE = "\u202f"
MINUS = "\u2212"
_FORM = {
    ".": re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    ",": re.compile(r"-?(0|[1-9][0-9]*)(,[0-9]+)?"),
}
_PRINTED = re.compile(
    r"(?<![0-9.,])([-−–]?)([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:[.,]([0-9]+))?"
)


def parse(text: str, mark: str = ".") -> Decimal | None:
    """The number that a text is, with that decimal mark; none if it is no plain number."""
    if not _FORM[mark].fullmatch(text) or too_long(text):
        return None
    return Decimal(text.replace(",", "."))


def too_long(text: str) -> bool:
    """Whether a number has more digits than any figure of a municipality needs."""
    return len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS


def why_not(text: str, mark: str = ".") -> str:
    """A likely reason why a text is no number, in brackets; empty where none comes to mind."""
    reasons = (
        (too_long(text), f"fler än {MOST_DIGITS} siffror"),
        (parse(text, mark) is not None, "det står inom citattecken"),
        (text == "-", "ett streck: lämna tomt där värdet saknas"),
        (MINUS in text or "–" in text, "minustecknet är ett annat tecken än -"),
        (any(c.isspace() for c in text), "mellanslag i talet"),
        (_other_mark(text, mark), f"fel decimaltecken: här används {_NAME[mark]}"),
        (bool(re.fullmatch(r"[-+]?[0-9.,]+[eE][-+]?[0-9]+", text)), "tiopotens"),
        (bool(re.fullmatch(r"-?0[0-9]+([.,][0-9]+)?", text)), "inledande nolla"),
    )
    return next((f" ({words})" for applies, words in reasons if applies), "")


def _other_mark(text: str, mark: str) -> bool:
    other = "," if mark == "." else "."
    return other in text and parse(text, other) is not None


def wanted(mark: str = ".") -> str:
    """What a number should look like."""
    return f"ett tal med {_NAME[mark]}, till exempel 12{mark}5"


def swedish(value: Decimal) -> str:
    """A number as a Swedish reader prints it: decimal comma, thin space, true minus."""
    sign = MINUS if value < 0 else ""
    return sign + f"{abs(value):,f}".replace(",", THIN_SPACE).replace(".", ",")


def printed_numbers(printed: str) -> tuple[Decimal, ...]:
    """Every number in a printed text, spaced thousands read as one."""
    return tuple(
        Decimal(("-" if sign else "") + re.sub(r"\s", "", whole) + (f".{part}" if part else ""))
        for sign, whole, part in _PRINTED.findall(printed)
    )


def agrees(printed: str, value: Decimal) -> bool:
    """Whether a printed form can stand for a value: it holds that number, or is all in words.

    A lone dash stands for no value.
    """
    if printed.strip() in {"-", "–", "—", MINUS, ""}:
        return False
    numbers = printed_numbers(printed)
    return not numbers or value in numbers


_NAME = {".": "decimalpunkt", ",": "decimalkomma"}
