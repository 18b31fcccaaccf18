"""Answers kept while a fetch goes on, so that it can go on where it was interrupted."""

import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from malkedja.schema.manifest import FOLDER
from malkedja.store.layout import write_safely

_KEPT_FOR = timedelta(hours=24)
_STARTED = "started"


class Busy(Exception):  # noqa: N818 - named for what is the case
    """Somebody else is writing to the same data set."""


class Shelf:
    """The answers of one fetch, by name. Each is put there whole or not at all."""

    def __init__(self, folder: Path, address: str, now: datetime) -> None:
        """Open the shelf of a data folder.

        Answers from another address, or that are a day old at ``now``, are thrown away.
        """
        self._folder = folder / FOLDER / ".fetch"
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = self._begun(address)
        if kept is None or not timedelta() <= now - kept < _KEPT_FOR:
            self.clear()
            self._folder.mkdir()
            kept = now.astimezone(UTC).replace(microsecond=0)
            write_safely(self._folder / _STARTED, f"{kept.isoformat()} {address}".encode())
        self.started = kept

    def path(self, name: str) -> Path:
        """Where an answer is kept."""
        return self._folder / name

    def put(self, name: str, content: bytes) -> None:
        """Keep an answer, compressed; the same content always gives the same bytes."""
        write_safely(self.path(name), gzip.compress(content, mtime=0))

    def content(self, name: str) -> bytes | None:
        """What was kept; none where nothing was, or it cannot be read."""
        try:
            return gzip.decompress(self.path(name).read_bytes())
        except (OSError, EOFError, ValueError):
            return None

    def clear(self) -> None:
        """Throw all answers away: they have been laid out."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _begun(self, address: str) -> datetime | None:
        try:
            moment, _, asked = (self._folder / _STARTED).read_text("utf-8").partition(" ")
            return datetime.fromisoformat(moment) if asked == address else None
        except (OSError, ValueError):
            return None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Write to the data set of a folder, one at a time. Raises Busy.

    SQLite holds the lock, which the system lets go of however the program ends.
    """
    root = folder / FOLDER
    root.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(root / ".lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            raise Busy from error
        yield
