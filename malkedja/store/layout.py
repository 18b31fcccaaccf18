"""Lays fetched figures out as a data set: the values twice in Parquet, behind a manifest.

What is there already stays whole until the very last step, which puts a new manifest in place
of the old one in a single move. Interrupted anywhere, the old data set is still the one that
counts. The files lie in a folder named by their content, so that the same figures give the
same data set.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import duckdb

from malkedja.schema.manifest import FOLDER, FORM, NAME, File, Manifest, Origin
from malkedja.store import dataset, layout_tables
from malkedja.store.answers import KeyFigure, Likeness, Territory
from malkedja.store.national import National, national

Thing = TypeVar("Thing")

_STAGING = ".new-"
_GENERATION = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Scope:
    """What was asked for: earlier values within it are replaced, those outside it are kept."""

    kpis: tuple[str, ...]
    municipalities: tuple[str, ...]


@dataclass(frozen=True)
class Fetched:
    """What has been fetched, from where and when (yyyy-mm-ddThh:mm:ssZ), not yet laid out.

    ``values`` are files of one kind: Parquet with at least kpi, municipality, year, gender and
    value, or gzipped JSON lines with status, count and deleted too. Without a ``scope`` all
    earlier values are replaced.
    """

    values: tuple[Path, ...]
    kpis: tuple[KeyFigure, ...]
    territories: tuple[Territory, ...]
    groups: tuple[Likeness, ...]
    address: str
    retrieved: str
    scope: Scope | None = None


def lay_out(folder: Path, fetched: Fetched) -> Manifest:
    """Write what has been fetched into the data set of a data folder, which need not exist.

    Raises BadData where the data set that is there already is not whole, and OSError where the
    folder cannot be written: nothing has then changed. One at a time may write: see ``alone``.
    """
    root = folder / FOLDER
    root.mkdir(parents=True, exist_ok=True)
    before = national(folder)
    _tidy(root, {before.manifest.generation} if before else set())
    staging = Path(mkdtemp(prefix=_STAGING, dir=root))
    try:
        manifest = _staged(staging, before, fetched)
        _move(staging / manifest.generation, root / manifest.generation, manifest)
        write_safely(root / NAME, manifest.text().encode())
    except duckdb.Error as error:
        raise OSError(str(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return manifest


def write_safely(path: Path, content: bytes) -> None:
    """Put a file in place in one move, after its content has reached the disk."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync(path.parent)


def _staged(staging: Path, before: National | None, fetched: Fetched) -> Manifest:
    """Every file of the new data set, beside the old one, in a folder named by their content."""
    files = staging / "files"
    with duckdb.connect(staging / "work.duckdb", config=layout_tables.SETTINGS) as database:
        layout_tables.begin(database)
        earlier = _counted(_kept(database, before, fetched.scope), layout_tables.counts(database))
        origin = 1 + max((one.id for one in earlier), default=0)
        layout_tables.add(database, fetched.values, origin)
        new = Origin(
            id=origin,
            address=fetched.address,
            retrieved=fetched.retrieved,
            count=layout_tables.counts(database).get(origin, 0),
        )
        described = _merged(before, fetched)
        written = layout_tables.write(database, files, described)
    digests = "".join(path.name + dataset.sha256(path) for path in sorted(files.rglob("*.parquet")))
    generation = hashlib.sha256(digests.encode()).hexdigest()[:12]
    files.rename(staging / generation)
    return _manifest(staging, generation, (*earlier, new), written)


def _kept(
    database: duckdb.DuckDBPyConnection, before: National | None, scope: Scope | None
) -> tuple[Origin, ...]:
    """Bring over the earlier values that are outside the scope; where those came from."""
    if before is None or scope is None:
        return ()
    files = [before.folder / file.name for file in before.manifest.by_kpi]
    layout_tables.keep(database, files, scope.kpis, scope.municipalities)
    return before.manifest.origins


def _counted(origins: tuple[Origin, ...], counts: Mapping[int, int]) -> tuple[Origin, ...]:
    """The origins that there are values of, with how many."""
    counted = (origin.model_copy(update={"count": counts.get(origin.id, 0)}) for origin in origins)
    return tuple(origin for origin in counted if origin.count)


def _merged(before: National | None, fetched: Fetched) -> layout_tables.Described:
    """What is known of key figures, territories and groups, the newest word for each."""
    kept = before if fetched.scope else None
    kpis = {k.id: k for k in (*(kept.kpis() if kept else ()), *fetched.kpis)}
    earlier = kept.territories() if kept else ()
    territories = {t.id: t for t in (*earlier, *fetched.territories)}
    groups = {g.id: g for g in (*(kept.groups() if kept else ()), *fetched.groups)}
    return _in_order(kpis), _in_order(territories), _in_order(groups)


def _in_order(things: Mapping[str, Thing]) -> tuple[Thing, ...]:
    return tuple(things[id_] for id_ in sorted(things))


def _manifest(
    staging: Path,
    generation: str,
    origins: tuple[Origin, ...],
    written: Mapping[str, tuple[layout_tables.Written, ...]],
) -> Manifest:
    """The manifest of files that have been written and now reach the disk."""
    files: dict[str, tuple[File, ...]] = {}
    for kind, ones in written.items():
        files[kind] = tuple(_file(staging, generation, one) for one in ones)
    for folder in (staging / generation, *(staging / generation).glob("*/")):
        _sync(folder)
    return Manifest(
        form=FORM,
        generation=generation,
        count=sum(file.rows for file in files["by_kpi"]),
        origins=origins,
        by_kpi=files["by_kpi"],
        by_municipality=files["by_municipality"],
        kpis=files["kpis"][0],
        municipalities=files["municipalities"][0],
        groups=files["groups"][0],
    )


def _file(staging: Path, generation: str, one: layout_tables.Written) -> File:
    name = f"{generation}/{one.name}"
    path = staging / name
    _sync(path)
    return File(
        name=name,
        rows=one.rows,
        size=path.stat().st_size,
        sha256=dataset.sha256(path),
        first=one.first,
        last=one.last,
    )


def _move(new: Path, place: Path, manifest: Manifest) -> None:
    """Put the files in place; those of an equal data set that are whole may stay."""
    if place.exists():
        if not dataset.damaged(place.parent, manifest):
            return
        shutil.rmtree(place)
    new.rename(place)
    _sync(place.parent)


def _tidy(root: Path, keep: set[str]) -> None:
    """Remove what no manifest names: the remains of interrupted and of earlier fetches.

    The data set that is now being replaced stays until the next time, for those who read it.
    """
    for path in root.iterdir():
        leftover = _GENERATION.fullmatch(path.name) and path.name not in keep
        if path.is_dir() and (leftover or path.name.startswith(_STAGING)):
            shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    """Wait until a file or a folder has reached the disk, where the system can tell."""
    folder = path.is_dir()
    if folder and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
