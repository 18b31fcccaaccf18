"""A table as a file that a Swedish spreadsheet opens rightly, and that harms nobody."""

import re
from csv import writer
from decimal import Decimal
from io import StringIO

import pandas as pd

_FORMULA = tuple("=+-@\t\r＝＋－＠")
_PLAIN = re.compile(r"[-+]?[\d.,\s]*%?")


def csv(frame: pd.DataFrame) -> bytes:
    """Semicolons, decimal commas, CRLF and UTF-8 with its mark; each number with its own digits.

    A text that a spreadsheet would take for a formula gets an apostrophe before it. Raises
    TypeError for a cell that is neither text, Decimal, whole number nor empty.
    """
    text = StringIO(newline="")
    out = writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(_cell(str(name)) for name in frame.columns)
    out.writerows([_cell(value) for value in row] for row in frame.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case bool() | float():
            message = f"{value!r} has no exact form in a file"
            raise TypeError(message)
        case int():
            return str(value)
        case str():
            return _harmless(value)
    message = f"{type(value).__name__} does not belong in a file"
    raise TypeError(message)


def risky(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula; a number or a dash does nothing."""
    return text.lstrip(" \n").startswith(_FORMULA) and not _PLAIN.fullmatch(text)


def _harmless(text: str) -> str:
    return f"'{text}" if risky(text) else text
