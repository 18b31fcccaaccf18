"""The shape of a meeting's notes as a browser sends them: strict, of sane size, and harmless."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LARGEST = 500_000  # bytes of JSON
MOST_POINTS = 1_000
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _printable(text: str) -> str:
    """A text without the characters that no document may hold."""
    return _UNPRINTABLE.sub("", text).strip()


Line = Annotated[str, Field(max_length=2_000), AfterValidator(_printable)]
Prose = Annotated[str, Field(max_length=10_000), AfterValidator(_printable)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Note(_Strict):
    """What was written about one indicator, and what was decided."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,100}$")]
    note: Prose = ""
    decision: Prose = ""


class Minutes(_Strict):
    """A meeting's own head as it was written, and its notes."""

    date: Line = ""
    present: Line = ""
    points: Annotated[tuple[Note, ...], Field(max_length=MOST_POINTS, strict=False)] = ()

    def about(self, id_: str) -> Note | None:
        """What was written about one indicator, if anything was."""
        return next((n for n in self.points if n.id == id_ and (n.note or n.decision)), None)
