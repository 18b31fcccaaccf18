"""The one cached reading of the data folder: read again when a file in it has changed."""

import logging
import os
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import streamlit as st

from malkedja import model, store
from malkedja.schema import BadData
from malkedja.schema.manifest import FOLDER, NAME

LOG = logging.getLogger("malkedja")
READ_SUFFIXES = (".yaml", ".csv")


def data() -> model.Data:
    """All that the data folder holds. Raises ``schema.BadData`` with every problem in it."""
    return _data(*_folder())


def comparisons() -> store.Comparisons:
    """The comparison groups' figures, indicator by indicator."""
    return _comparisons(*_folder())


def _folder() -> tuple[str, int]:
    """The folder and its signature, looked at once a second however many pages are asked for."""
    folder = str(store.folder())
    return folder, _seen(folder, int(time.monotonic()))


@lru_cache(maxsize=2)
def _seen(folder: str, second: int) -> int:  # noqa: ARG001 – a new second looks anew
    return signature(Path(folder))


def shipped() -> store.Shipped:
    """What the folder itself says of the whole country."""
    return _shipped(*_folder())


def national() -> store.National | None:
    """The fetched data set of the whole country; None where there is none, or it is not whole."""
    folder = store.folder()
    try:
        manifest = (folder / FOLDER / NAME).stat()
    except OSError:
        return None
    return _national(str(folder), manifest.st_mtime_ns, manifest.st_size)


def signature(folder: Path) -> int:
    """A number that changes when a data file is added, removed or edited."""
    return hash(tuple(sorted(_stamps(str(folder)))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif entry.name.endswith(READ_SUFFIXES):
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size


@st.cache_resource(max_entries=2, show_spinner=False)
def _data(folder: str, stamp: int) -> model.Data:  # noqa: ARG001 – part of the key
    return store.read(Path(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _comparisons(folder: str, stamp: int) -> store.Comparisons:  # noqa: ARG001 – part of the key
    return store.comparisons(Path(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _shipped(folder: str, stamp: int) -> store.Shipped:  # noqa: ARG001 – part of the key
    return store.shipped(Path(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _national(folder: str, stamp: int, size: int) -> store.National | None:  # noqa: ARG001 – the key
    try:
        return store.national(Path(folder))
    except BadData as bad:
        LOG.warning("Siffrorna för hela landet kan inte läsas: %s", bad)
        return None
