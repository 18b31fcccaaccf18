"""A country for tests: invented figures, or some of ../shared/kolada, laid out as a data set."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from malkedja import store

SHARED = Path(__file__).resolve().parents[2] / "shared" / "kolada"
COLUMNS = ("kpi", "municipality", "year", "gender", "value")
Row = tuple[str, str, int, str, float]


def invented(
    folder: Path, own: str = "0180", kpis: Mapping[str, str] | None = None, years: range = range(8)
) -> Path:
    """Thirty municipalities from 2010: number n stands at n and rises by n per cent a year.

    The own one is number 10; two counties; one municipality lacks the last year.
    """
    codes = [own, *(f"{15 + n // 15:02}{n % 15 + 60:02}" for n in range(29))]
    sizes = {code: 10.0 if code == own else float(n) for n, code in enumerate(codes)}
    titles = kpis or {"N00001": "Trygga invånare, andel (%)"}
    rows = [
        (kpi, code, 2010 + year, "T", size * (1 + size * year / 100))
        for kpi in titles
        for code, size in sizes.items()
        for year in years
        if not (code == codes[-1] and year == years[-1])
    ]
    rows += [(kpi, "0000", 2010 + year, "T", 20.0 + year) for kpi in titles for year in years]
    names = {own: "Storköping", **{code: f"Ort {n}" for n, code in enumerate(codes) if n}}
    return laid_out(folder, rows, titles, names)


def laid_out(
    folder: Path, rows: Iterable[Row], kpis: Mapping[str, str], names: Mapping[str, str]
) -> Path:
    """The figures as the data set of a data folder."""
    files = folder.with_name(f"{folder.name}-files")
    files.mkdir()
    columns = dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    parquet.write_table(pa.table(columns), files / "values.parquet")
    _csv(files / "kpis.csv", ("id", "title", "description"), [(k, t, "") for k, t in kpis.items()])
    _csv(
        files / "municipalities.csv",
        ("id", "title", "type"),
        [("0000", "Riket", "L"), *((code, name, "K") for code, name in names.items())],
    )
    store.lay_out(folder, store.from_files(files, "https://exempel.se", "2024-08"))
    return folder


def shared(folder: Path, kpis: Iterable[str]) -> Path:
    """Some key figures of ../shared/kolada, whole, as the data set of a data folder."""
    files = folder.with_name(f"{folder.name}-files")
    files.mkdir(parents=True)
    for name in ("kpis.csv", "municipalities.csv"):
        (files / name).write_bytes((SHARED / name).read_bytes())
    chosen = parquet.read_table(SHARED / "values.parquet", filters=[("kpi", "in", list(kpis))])
    parquet.write_table(chosen, files / "values.parquet")
    store.lay_out(folder, store.from_files(files, "https://exempel.se", "2024-08"))
    return folder


def _csv(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
