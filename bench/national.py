"""The whole country: our questions beside the same in pandas and polars, and ten times the rows.

And what it costs the app to have it: memory after the same visits with it and without.
"""

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

import duckdb
from report import Line, ms, times
from server import APP, running
from wire import reruns

from malkedja import store, words
from malkedja.schema.manifest import FOLDER, NAME, File, Manifest
from malkedja.store import dataset
from malkedja.store.layout_tables import GROUP_ROWS

SHARED = Path(__file__).resolve().parents[2] / "shared" / "kolada"
ENGINES = Path(__file__).with_name("engines.py")
ONE_LIMIT, ALL_LIMIT = 0.020, 0.060
TIMES, TIMES_LIMIT = 10, 1.2
MEMORY_LIMIT = 300
QUESTIONS = {
    "series": "En kommuns serie",
    "year": "Alla kommuner ett år",
    "spread": "Fördelning år för år",
    "ranks": "Plats år för år",
    "movers": "Alla kommuners serier",
    "all_of": "En kommuns alla nyckeltal",
}
FEW = 20
_REPEATED = """
select $prefix || kpi as kpi, $prefix || municipality as municipality,
    year, gender, value, status, count, deleted, origin
from read_parquet($file)
"""


def country() -> Iterator[Line]:
    """Every question at one and at ten times the rows, beside pandas and polars, with memory."""
    if not (SHARED / store.VALUES).exists():
        yield Line("Hela landet: ../shared/kolada finns inte här, mäts inte", "")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder, larger = Path(temporary) / "data", Path(temporary) / "larger"
        manifest = store.lay_out(folder, store.from_files(SHARED, "", ""))
        repeat(folder, larger, manifest)
        ids = [kpi.id for kpi in _national(folder).kpis()]
        views = words.compare.VIEWS
        visited = [f"nyckeltal={kpi}&vy={vy}" for kpi in ids[:: len(ids) // FEW] for vy in views]
        app = [_app_memory(place, visited) for place in _with_and_without(folder, temporary)]
        [found] = _asked("ours", folder)
        by_turns = _asked("ours", folder, larger)
    others = {name: _asked(name, SHARED / store.VALUES)[0] for name in ("pandas", "polars")}
    yield from _beside(found, others)
    yield _grown("Appens minne med hela landet", *app)
    yield from _larger(*by_turns)


def repeat(folder: Path, larger: Path, manifest: Manifest) -> None:
    """Write a data set with each row ten times, nine of them under other ids.

    A small letter before both ids puts them after all others, so that every file can be repeated
    by itself.
    """
    root = larger / FOLDER
    repeated: dict[str, list[File]] = {"by_kpi": [], "by_municipality": []}
    for kind, files in repeated.items():
        place = root / manifest.generation / kind
        place.mkdir(parents=True)
        for prefix in ["", *ascii_lowercase[: TIMES - 1]]:
            for file in getattr(manifest, kind):
                path = place / f"{len(files):04}.parquet"
                files.append(_repeated(folder / FOLDER / file.name, path, file, prefix))
    for file in (manifest.kpis, manifest.municipalities, manifest.groups):
        (root / file.name).write_bytes((folder / FOLDER / file.name).read_bytes())
    ordered = {k: tuple(sorted(files, key=lambda f: f.first)) for k, files in repeated.items()}
    whole = manifest.model_copy(update={**ordered, "count": manifest.count * TIMES})
    (root / NAME).write_text(whole.text(), encoding="utf-8")


def _repeated(source: Path, path: Path, file: File, prefix: str) -> File:
    asked = {"prefix": prefix, "file": str(source)}
    with duckdb.connect() as database:
        relation = database.sql(_REPEATED, params=asked)
        relation.write_parquet(str(path), compression="zstd", row_group_size=GROUP_ROWS)
    change = {
        "name": path.relative_to(path.parents[2]).as_posix(),
        "size": path.stat().st_size,
        "sha256": dataset.sha256(path),
        "first": prefix + file.first,
        "last": prefix + file.last,
    }
    return file.model_copy(update=change)


def _asked(engine: str, *sources: Path) -> list[dict[str, float]]:
    command = [sys.executable, str(ENGINES), engine, *(str(source) for source in sources)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def _beside(found: dict[str, float], others: dict[str, dict[str, float]]) -> Iterator[Line]:
    for name, what in QUESTIONS.items():
        limit = ALL_LIMIT if name == "all_of" else ONE_LIMIT
        yield Line(what, ms(found[name]), limit=f"≤ {ms(limit)}", passed=found[name] <= limit)
        for other, taken in others.items():
            ratio = times(found[name] / taken[name])
            yield Line(f"    mot {other}", ms(found[name]), ms(taken[name]), ratio)
    grown = found["memory"]
    yield _grown("Minne för hela landet", grown)
    for other, taken in others.items():
        yield Line(f"    mot {other}", f"{grown:.0f} MB", f"{taken['memory']:.0f} MB")


def _larger(found: dict[str, float], after: dict[str, float]) -> Iterator[Line]:
    for name, what in QUESTIONS.items():
        ratio = after[name] / found[name]
        limit, passed = f"≤ {times(TIMES_LIMIT)}", ratio <= TIMES_LIMIT
        ours = (ms(after[name]), ms(found[name]), times(ratio))
        yield Line(f"{TIMES} × raderna, {what[0].lower()}{what[1:]}", *ours, limit, passed)
    yield _grown(f"{TIMES} × raderna, minne för båda", after["memory"])


def _grown(what: str, held: float, before: float = 0) -> Line:
    passed = held - before <= MEMORY_LIMIT
    least = f"{before:.0f} MB" if before else ""
    return Line(what, f"{held:.0f} MB", least, "", f"≤ {MEMORY_LIMIT} MB mer", passed)


def _national(folder: Path) -> store.National:
    found = store.national(folder)
    if found is None:
        raise FileNotFoundError(folder)
    return found


def _with_and_without(folder: Path, temporary: str) -> Iterator[Path]:
    """Two copies of the data that ships, the first with the whole country in it."""
    for name in ("with", "without"):
        place = Path(temporary) / name
        shutil.copytree(store.folder(), place, ignore=shutil.ignore_patterns(FOLDER))
        if name == "with":
            (place / FOLDER).symlink_to(folder / FOLDER)
        yield place


def _app_memory(folder: Path, visited: list[str]) -> float:
    with running(APP, {"MALKEDJA_DATA": str(folder)}) as ours:
        asyncio.run(reruns(ours.url, "jamfor", visited))
        return ours.memory_mb
