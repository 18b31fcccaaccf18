"""What lies in a data folder, and the bytes of a file: plain files only, never past the folder."""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from malkedja.schema.fields import FILE_ID
from malkedja.schema.problems import Problem, shown
from malkedja.schema.text import LARGEST

_PERIOD = re.compile(r"[A-Za-z0-9_-]+")
_DATA = (".yaml", ".yml", ".csv")
_SAME = {".yaml": {".yaml", ".yml"}, ".csv": {".csv"}}
_NAMED = "små bokstäver a\N{EN DASH}z, siffror och _, till exempel andel_nojda{}"
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass
class Found:
    """The path of each file by its id, and what is wrong with how the files lie.

    ``indicators`` holds those of each period, the periods in order.
    """

    indicators: dict[str, dict[str, str]] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    comparisons: dict[str, str] = field(default_factory=dict)
    distributions: dict[str, str] = field(default_factory=dict)
    similar: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing: bool = False

    def known(self, period: str) -> frozenset[str] | None:
        """The ids with a file in a period; none where its folder could not be listed."""
        return self._unless_wrong(f"periods/{period}/indicators", self.indicators[period])

    @property
    def outcome_ids(self) -> frozenset[str] | None:
        """The ids with a file of outcomes; none where that folder could not be listed."""
        return self._unless_wrong("outcomes", self.outcomes)

    def _unless_wrong(self, path: str, ids: dict[str, str]) -> frozenset[str] | None:
        return None if any(p.path == path for p in self.problems) else frozenset(ids)


def look(folder: Path) -> Found:
    """List the data files of a folder, without reading any of them."""
    found = Found()
    if not _is_folder(folder):
        problem = Problem("", "", f"mappen {shown(str(folder))} finns inte", "en mapp med data")
        found.problems.append(problem)
        found.missing = True
        return found
    for name in _names(folder, "periods", found):
        path = f"periods/{name}"
        if name.startswith(".") or not (folder / path).is_dir():
            continue
        if (folder / path).is_symlink() or not _PERIOD.fullmatch(name):
            wrong = f"{shown(name)} kan inte vara namnet på en period"
            found.problems.append(Problem(path, "", wrong, "en mapp som 2024-2027"))
            continue
        found.indicators[name] = _ids(folder, f"{path}/indicators", ".yaml", found)
    if not found.indicators:
        found.problems.append(Problem("periods", "", "ingen period finns", "minst en mapp"))
    found.outcomes = _ids(folder, "outcomes", ".csv", found)
    found.comparisons = _ids(folder, "comparisons", ".csv", found)
    found.distributions = _ids(folder, "distributions", ".csv", found)
    found.similar = _ids(folder, "similar", ".csv", found)
    return found


def exists(folder: Path, path: str) -> bool:
    """Whether anything at all has that name."""
    return os.path.lexists(folder / path)


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False


def content(folder: Path, path: str) -> bytes | Problem:
    """The bytes of a plain file, at most one more than a file may have; or why there are none."""
    try:
        descriptor = os.open(folder / path, os.O_RDONLY | _NO_FOLLOW)
    except FileNotFoundError:
        return Problem(path, "", "filen saknas", "en fil med det namnet")
    except (OSError, ValueError):
        return _not_plain(folder, path)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return _not_plain(folder, path)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    except OSError:
        return Problem(path, "", "filen går inte att läsa", "en fil som får läsas")
    finally:
        os.close(descriptor)


def _not_plain(folder: Path, path: str) -> Problem:
    kinds = (
        ("en symbolisk länk", os.path.islink),
        ("en mapp", os.path.isdir),
        ("en fil som inte får läsas", os.path.isfile),
    )
    what = next((words for words, is_kind in kinds if is_kind(folder / path)), "ingen fil")
    return Problem(path, "", f"här ligger {what}", "en vanlig fil")


def _names(folder: Path, path: str, found: Found) -> list[str]:
    """The names in a folder within the folder, in order; none where it does not exist."""
    place = folder / path
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        found.problems.append(Problem(path, "", "här ligger ingen vanlig mapp", "en mapp"))
        return []
    try:
        return sorted(one.name for one in place.iterdir()) if place.is_dir() else []
    except OSError:
        found.problems.append(Problem(path, "", "mappen går inte att läsa", "en läsbar mapp"))
        return []


def _ids(folder: Path, path: str, suffix: str, found: Found) -> dict[str, str]:
    """The path of the file of each id in a folder; a badly named file counts, with a problem."""
    ids: dict[str, str] = {}
    names = [name for name in _names(folder, path, found) if not name.startswith(".")]
    for name in sorted(names, key=lambda n: (n != n.lower() or not n.endswith(suffix), n)):
        whole = f"{path}/{name}"
        stem, extension = Path(name).stem, Path(name).suffix
        if extension.lower() not in _DATA:
            found.problems += _misplaced_below(folder, whole)
        elif extension.lower() not in _SAME[suffix]:
            wrong = f"en {extension}-fil hör inte hemma i mappen"
            found.problems.append(Problem(whole, "", wrong, f"bara {suffix}-filer i {path}"))
        elif not FILE_ID.fullmatch(stem.lower()):
            wrong = f"{shown(name)} kan inte vara namnet på en datafil"
            found.problems.append(Problem(whole, "", wrong, _NAMED.format(suffix)))
        elif stem.lower() in ids:
            wrong = f"två filer för samma id: {shown(name)} och {ids[stem.lower()].split('/')[-1]}"
            found.problems.append(Problem(whole, "", wrong, "en fil för varje id"))
        else:
            ids[stem.lower()] = whole
            if name != stem.lower() + suffix:
                wrong = f"filen heter {shown(name)}"
                found.problems.append(Problem(whole, "", wrong, f"namnet {stem.lower()}{suffix}"))
    return ids


def _misplaced_below(folder: Path, path: str) -> list[Problem]:
    """Data files one folder too deep, where nobody would read them."""
    below = folder / path
    if below.is_symlink() or not below.is_dir():
        return []
    try:
        names = sorted(one.name for one in below.iterdir() if one.name.lower().endswith(_DATA))
    except OSError:
        return []
    wrong = "filen ligger en mapp för djupt och läses inte"
    return [Problem(f"{path}/{name}", "", wrong, "filen i mappen ovanför") for name in names]
