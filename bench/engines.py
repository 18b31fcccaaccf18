"""One engine asked about the whole country: python engines.py ENGINE SOURCE …, told as JSON.

In a process of its own, so that its memory is its own. ``ours`` asks data folders through
malkedja.store; ``pandas`` and ``polars`` ask one Parquet file with all values.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

KPI, US, YEAR = "N00914", "1275", 2018
STEPS = [step / 20 for step in range(21)]
TIMES, WARM = 30, 3
MANY = 200
Questions = dict[str, Callable[[], Any]]


def resident_mb() -> float:
    """Memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize() / 2**20


def ours(source: Path) -> Questions:
    """The questions as the pages ask them."""
    from malkedja import store  # noqa: PLC0415 - each engine loads its own alone
    from malkedja.model import Better  # noqa: PLC0415 - see above

    found = store.national(source)
    if found is None:
        raise FileNotFoundError(source)
    country = found
    ids = [kpi.id for kpi in country.kpis()]
    chance = Random(1)  # noqa: S311 - any key figures will do

    def many() -> None:
        for kpi in chance.sample(ids, MANY):
            country.movers(kpi)
            country.spread(kpi)

    return {
        "series": lambda: country.series(KPI, US),
        "year": lambda: country.values(KPI, YEAR),
        "spread": lambda: country.spread(KPI),
        "ranks": lambda: country.ranks(KPI, US, Better.HIGHER),
        "movers": lambda: country.movers(KPI),
        "all_of": lambda: country.all_of(US),
        "many": many,
    }


def pandas(source: Path) -> Questions:
    """A frame in memory, its texts as categories, asked with masks."""
    import pandas as pd  # noqa: PLC0415 - each engine loads its own alone

    frame = pd.read_parquet(source)
    for name in ("kpi", "municipality", "gender"):
        frame[name] = frame[name].astype("category")

    def of(kpi: str) -> Any:  # noqa: ANN401 - a frame
        return frame[(frame["kpi"] == kpi) & (frame["gender"] == "T")]

    def ranks() -> Any:  # noqa: ANN401 - see above
        own = of(KPI)
        own = own[own["municipality"].str.len() == len(US)]
        place = own.groupby("year")["value"].rank(ascending=False, method="min")
        return own.assign(place=place)[own["municipality"] == US]

    return {
        "series": lambda: of(KPI)[lambda f: f["municipality"] == US],
        "year": lambda: of(KPI)[lambda f: f["year"] == YEAR],
        "spread": lambda: of(KPI).groupby("year")["value"].quantile(STEPS),
        "ranks": ranks,
        "movers": lambda: of(KPI).sort_values(["municipality", "year"]),
        "all_of": lambda: frame[(frame["municipality"] == US) & (frame["gender"] == "T")],
    }


def polars(source: Path) -> Questions:
    """The same file scanned lazily."""
    import polars as pl  # noqa: PLC0415 - each engine loads its own alone

    scan = pl.scan_parquet(source)
    of = scan.filter((pl.col("kpi") == KPI) & (pl.col("gender") == "T"))
    quantiles = [pl.col("value").quantile(q, "linear").alias(str(q)) for q in STEPS]
    place = pl.col("value").rank("min", descending=True).over("year")
    municipal = pl.col("municipality").str.len_chars() == len(US)
    ranked = of.filter(municipal).with_columns(place=place)
    us = pl.col("municipality") == US
    return {
        "series": lambda: of.filter(us).collect(),
        "year": lambda: of.filter(pl.col("year") == YEAR).collect(),
        "spread": lambda: of.group_by("year").agg(pl.len(), *quantiles).collect(),
        "ranks": lambda: ranked.filter(us).collect(),
        "movers": lambda: of.sort("municipality", "year").collect(),
        "all_of": lambda: scan.filter(us & (pl.col("gender") == "T")).collect(),
    }


ENGINES: dict[str, Callable[[Path], Questions]] = {"ours": ours, "pandas": pandas, "polars": polars}


def medians(questions: list[Callable[[], Any]]) -> list[float]:
    """Seconds to an answer, warm, at the median; by turns where there are several to ask."""
    seconds: list[list[float]] = [[] for _ in questions]
    for _ in range(WARM + TIMES):
        for question, taken in zip(questions, seconds, strict=True):
            began = time.perf_counter()
            question()
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken[WARM:]) for taken in seconds]


def main(engine: str, sources: list[Path]) -> list[dict[str, float]]:
    """How long each question takes at each source, in seconds, and the memory of all, in MB."""
    before = resident_mb()
    asked = [ENGINES[engine](source) for source in sources]
    many = [questions.pop("many") for questions in asked if "many" in questions]
    if len({repr(one["all_of"]()) + repr(one["movers"]()) for one in asked}) > 1:
        raise ValueError(sources)
    taken: list[dict[str, float]] = [{} for _ in asked]
    for name in asked[0]:
        found = medians([questions[name] for questions in asked])
        for own, seconds in zip(taken, found, strict=True):
            own[name] = seconds
    for ask in many:
        ask()
    grown = resident_mb() - before
    return [{**own, "memory": grown} for own in taken]


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], [Path(source) for source in sys.argv[2:]])))
