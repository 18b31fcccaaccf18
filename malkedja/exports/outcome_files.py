"""Outcomes as the data files that they were read from: what is written is read back the same."""

import csv
import io
import zipfile
from collections.abc import Iterable

from malkedja.model import Indicator, Outcome

COLUMNS = (
    "year",
    "value",
    "ranked",
    "base",
    "status",
    "comparable",
    "computed",
    "confidence",
    "source",
    "note",
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same figures make the same file


def outcome_file(indicator: Indicator) -> bytes:
    """One file of outcomes in the form of the data folder: comma, decimal point, UTF-8."""
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(_row(outcome) for outcome in indicator.outcomes)
    return text.getvalue().encode()


def outcome_files(indicators: Iterable[Indicator]) -> bytes:
    """A zip with ``outcomes/<id>.csv`` for each indicator, to be laid in a data folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for indicator in indicators:
            name = zipfile.ZipInfo(f"outcomes/{indicator.id}.csv", _LONG_AGO)
            files.writestr(name, outcome_file(indicator), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _row(outcome: Outcome) -> tuple[str, ...]:
    return (
        str(outcome.year),
        "" if outcome.value is None else f"{outcome.value:f}",
        "" if outcome.ranked is None else str(outcome.ranked),
        "" if outcome.base is None else str(outcome.base),
        outcome.status or "",
        "" if outcome.comparable else "no",
        "yes" if outcome.computed else "",
        outcome.confidence or "",
        " ".join(outcome.sources),
        outcome.note,
    )
