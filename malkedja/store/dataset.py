"""Which files make up a fetched data set, and what is wrong with them."""

import hashlib
from pathlib import Path

from malkedja.schema.manifest import FOLDER, NAME, File, Manifest, manifest
from malkedja.schema.problems import BadData, Problem

_AGAIN = "en fil som fetch har skrivit; hämta igen"
_BLOCK = 1 << 20


def found(folder: Path) -> Manifest | None:
    """The manifest of the data set in a data folder, its files there; None without one.

    Raises BadData where the manifest or a file is not what it should be. Sizes are looked at,
    not the content: see ``problems``.
    """
    try:
        content = (folder / FOLDER / NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        wrong = Problem(f"{FOLDER}/{NAME}", "", "filen går inte att läsa", _AGAIN)
        raise BadData([wrong]) from error
    read = manifest(content)
    if isinstance(read, Problem):
        raise BadData([read])
    wrong_sizes = [p for file in read.files if (p := _sized(folder / FOLDER, file)) is not None]
    if wrong_sizes:
        raise BadData(wrong_sizes)
    return read


def problems(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the data set, each file read and its sha256 compared."""
    try:
        whole = found(folder)
    except BadData as bad:
        return bad.problems
    return damaged(folder / FOLDER, whole) if whole else ()


def damaged(root: Path, whole: Manifest) -> tuple[Problem, ...]:
    """The files of a manifest whose content is another than it says."""
    return tuple(p for file in whole.files if (p := _intact(root, file)) is not None)


def sha256(path: Path) -> str:
    """The sha256 of a file, read a block at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _sized(root: Path, file: File) -> Problem | None:
    path = root / file.name
    name = f"{FOLDER}/{file.name}"
    try:
        size = path.stat().st_size if path.is_file() and not path.is_symlink() else None
    except OSError:
        size = None
    if size is None:
        return Problem(name, "", "filen saknas", _AGAIN)
    return None if size == file.size else Problem(name, "", "filen har fel storlek", _AGAIN)


def _intact(root: Path, file: File) -> Problem | None:
    try:
        same = sha256(root / file.name) == file.sha256
    except OSError:
        same = False
    wrong = "innehållet är inte det som förteckningen anger"
    return None if same else Problem(f"{FOLDER}/{file.name}", "", wrong, _AGAIN)
