"""What the manifest of a fetched data set must look like, and the names that belong to it.

The manifest is the one file that says which other files count: whatever it does not name is
the remains of something interrupted, or of an earlier fetch.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from malkedja.schema.problems import Problem

FOLDER = "kolada"
NAME = "manifest.json"
FORM = 1
VALUES = ("kpi", "municipality", "year", "gender", "value", "status", "count", "deleted", "origin")
_FILE = re.compile(r"[0-9a-f]{12}/[a-z_]+(/[0-9]{4})?\.parquet")
_NEW = "en mapp som fetch har skrivit; hämta igen"


def _plain_name(value: str) -> str:
    if not _FILE.fullmatch(value):
        message = "not a file of a data set"
        raise ValueError(message)
    return value


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class File(_Closed):
    """One Parquet file: its name within the folder, rows, bytes and sha256.

    ``first`` and ``last`` are the first and last id in a file of values.
    """

    name: Annotated[str, AfterValidator(_plain_name)]
    rows: int = Field(ge=0)
    size: int = Field(ge=0)
    sha256: str = Field(pattern="[0-9a-f]{64}")
    first: str = ""
    last: str = ""


class Origin(_Closed):
    """Where and when values were fetched; ``count`` is how many of them are still there."""

    id: int
    address: str
    retrieved: str
    count: int


class Manifest(_Closed):
    """A whole data set: its origins, and its files, those of values in the order of their ids."""

    form: int = Field(ge=FORM, le=FORM)
    generation: str = Field(pattern="[0-9a-f]{12}")
    count: int
    origins: tuple[Origin, ...]
    by_kpi: tuple[File, ...]
    by_municipality: tuple[File, ...]
    kpis: File
    municipalities: File
    groups: File

    @property
    def files(self) -> tuple[File, ...]:
        """Every file that belongs to the data set."""
        return (
            *self.by_kpi,
            *self.by_municipality,
            self.kpis,
            self.municipalities,
            self.groups,
        )

    def text(self) -> str:
        """The manifest as it is written, the same for the same content."""
        return self.model_dump_json(indent=2) + "\n"


def manifest(content: bytes) -> Manifest | Problem:
    """The manifest that a file holds, or what is wrong with it, for its owner."""
    path = f"{FOLDER}/{NAME}"
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Problem(path, place, "förteckningen går inte att läsa", _NEW)
