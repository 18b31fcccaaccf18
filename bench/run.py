"""How fast is it? ``make bench`` measures every page beside an app that only says hej.

Everything runs in one go on this machine, over loopback; trust the ratios more than the
milliseconds. ``--only`` chooses parts, ``--long`` watches the memory for ten minutes.
"""

import argparse
import asyncio
import signal
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crowd import Tally, crowd
from large import TIMES, enlarge
from national import country
from report import Line, ms, table, times
from server import APP, BARE, BARE_BUTTON, Server, running
from slides import slides
from visit import browser, clicks, loads
from wire import Run, reruns

from malkedja import store
from malkedja.ui import nav

RERUNS, STARTS = 30, 5
RERUN_LIMIT = 0.020
VIEWERS, INTERVAL, CROWD_SECONDS, CROWD_LIMIT = 50, 3.0, 30.0, 0.200
WARM_LIMIT = 1.5
START_LIMIT = 2.0
LARGE_LIMIT = 2.0
FEW = 10


@dataclass(frozen=True)
class Place:
    """A page, and the queries that show it for one year after another."""

    name: str
    address: str
    queries: list[str]

    @property
    def asked(self) -> tuple[str, list[str]]:
        """Address and queries."""
        return self.address, self.queries

    def url(self, server: Server) -> str:
        """The page for the last year."""
        return f"{server.url}/{self.address}?{self.queries[-1]}"


def places() -> list[Place]:
    """Every page of the menu, with the first node and the first indicator of the plan."""
    plan = store.read(store.folder()).plan
    ids = {"area": f"omrade={plan.nodes[0].id}&", "indicator": f"indikator={plan.ordered[0].id}&"}
    return [
        Place(
            nav.title(entry, plan.levels),
            entry.address,
            [f"{ids.get(entry.name, '')}ar={year}" for year in plan.years],
        )
        for entry in nav.ENTRIES
    ]


def server_time(pages: list[Place]) -> Iterator[Line]:
    """A rerun as the server sees it, from question to finished, at the median."""
    with running(BARE) as bare, running(APP) as ours:
        least = _rerun(bare, "", ["", ""])
        for page in pages:
            used = ours.cpu_seconds
            median = _rerun(ours, *page.asked)
            used = (ours.cpu_seconds - used) / (RERUNS + len(page.queries) + 1)
            yield Line(f"Processortid, {page.name}", ms(used))
            yield Line(
                f"Omkörning, {page.name}",
                ms(median),
                ms(least),
                times(median / least),
                f"≤ {ms(RERUN_LIMIT)}",
                median <= RERUN_LIMIT,
            )


def _rerun(server: Server, page: str, queries: list[str]) -> float:
    asked = [queries[number % len(queries)] for number in range(RERUNS + len(queries))]
    runs = asyncio.run(reruns(server.url, page, asked))[len(queries) :]
    _must_be_whole(runs)
    return statistics.median(run.seconds for run in runs)


def _must_be_whole(runs: list[Run]) -> None:
    """A page that fails quickly is not fast."""
    faults = {run.fault for run in runs if run.fault}
    if faults:
        raise RuntimeError("; ".join(faults))


def warm_browser(pages: list[Place]) -> Iterator[Line]:
    """What a visitor waits for in a browser that has been here before."""
    with browser() as context:
        with running(BARE) as bare, running(APP) as ours:
            least = loads(context, bare.url)
            for page in pages:
                yield _beside(f"Varm laddning, {page.name}", loads(context, page.url(ours)), least)
            links = [f'a[href*="ar={year}"]' for year in _years(pages[0])]
            click = clicks(context, pages[0].url(ours), links)
        with running(BARE_BUTTON) as bare:
            yield _beside("Klick, annat år", click, clicks(context, bare.url, ["button"]))


def _years(page: Place) -> list[str]:
    return [query.rpartition("=")[2] for query in page.queries]


def _beside(what: str, seconds: float, least: float) -> Line:
    ratio = seconds / least
    passed = ratio <= WARM_LIMIT
    return Line(what, ms(seconds), ms(least), times(ratio), f"≤ {times(WARM_LIMIT)}", passed)


def crowded(pages: list[Place]) -> Iterator[Line]:
    """Fifty viewers, each asking for another year every three seconds."""
    for name, chosen in ((pages[0].name, pages[:1]), ("alla sidor", pages)):
        with running(APP) as ours:
            asked = [page.asked for page in chosen]
            tally = asyncio.run(crowd(ours, asked, VIEWERS, INTERVAL, CROWD_SECONDS))
        yield from _told(f"{VIEWERS} tittare, {name}", tally)


def _told(what: str, tally: Tally) -> Iterator[Line]:
    ordered = sorted(tally.seconds)
    if not ordered:
        yield Line(what, "inga svar", limit="0 fel", passed=False)
        return
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    yield Line(f"{what}: median", ms(statistics.median(ordered)))
    yield Line(f"{what}: p95", ms(p95), limit=f"≤ {ms(CROWD_LIMIT)}", passed=p95 <= CROWD_LIMIT)
    faults = len(tally.faults)
    yield Line(f"{what}: fel", str(faults), limit="0", passed=not faults)
    for fault in sorted(set(tally.faults))[:FEW]:
        yield Line(f"    {fault[:70]}", "")
    yield Line(f"{what}: processortid per omkörning", ms(tally.cpu_seconds / tally.runs))
    yield Line(f"{what}: minne", f"{max(tally.memory_mb):.0f} MB")


def start(_pages: list[Place]) -> Iterator[Line]:
    """From command to healthy, at the median of starts by turns."""
    seconds: dict[Path, list[float]] = {BARE: [], APP: []}
    for _ in range(STARTS):
        for script, found in seconds.items():
            with running(script) as server:
                found.append(server.start_seconds)
    ours, bare = statistics.median(seconds[APP]), statistics.median(seconds[BARE])
    limit, passed = f"≤ tom + {START_LIMIT:.0f} s", ours <= bare + START_LIMIT
    yield Line("Start till svar", ms(ours), ms(bare), times(ours / bare), limit, passed)


def memory(pages: list[Place], length: float) -> Iterator[Line]:
    """Resident memory while a few viewers go on, after the first quarter and at the end."""
    with running(APP) as ours:
        asked = [page.asked for page in pages]
        tally = asyncio.run(crowd(ours, asked, FEW, INTERVAL / 3, length))
    early = tally.memory_mb[len(tally.memory_mb) // 4]
    grown = tally.memory_mb[-1] - early
    what = f"Minne under {length:.0f} s, {tally.runs} omkörningar"
    yield Line(what, f"{tally.memory_mb[-1]:.0f} MB", ratio=f"{grown:+.0f} MB".replace("-", "−"))


def ten_times(pages: list[Place]) -> Iterator[Line]:
    """The same pages over a data folder ten times as large."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        enlarge(store.folder(), folder)
        store.read(folder)  # raises where it is wrong: the page of faults is not what we measure
        with running(APP) as ours, running(APP, {"MALKEDJA_DATA": str(folder)}) as larger:
            for page in pages:
                before, after = _rerun(ours, *page.asked), _rerun(larger, *page.asked)
                ratio = after / before
                yield Line(
                    f"{TIMES} × datamappen, {page.name}",
                    ms(after),
                    ms(before),
                    times(ratio),
                    f"≤ {times(LARGE_LIMIT)}",
                    ratio <= LARGE_LIMIT,
                )


def _measured(part: Iterator[Line]) -> Iterator[Line]:
    """A part's lines as far as it came; one that fails says so and lets the others go on."""
    try:
        yield from part
    except Exception as fault:  # noqa: BLE001 - told in the table
        yield Line(f"Gick inte att mäta: {fault!r}"[:90], "", passed=False)


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts: dict[str, Callable[[list[Place]], Iterator[Line]]] = {
        "server": server_time,
        "browser": warm_browser,
        "crowd": crowded,
        "start": start,
        "memory": lambda pages: memory(pages, 600 if chosen.long else 60),
        "large": ten_times,
        "national": lambda _pages: country(),
        "slides": lambda pages: slides(_years(pages[0])),
    }
    parser.add_argument("--only", choices=parts, nargs="+", default=list(parts))
    parser.add_argument("--long", action="store_true", help="watch the memory for ten minutes")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("avbruten"))  # so that servers are ended too
    pages = places()
    lines: list[Line] = []
    for name in chosen.only:
        print(f"mäter {name} …", file=sys.stderr, flush=True)
        lines += _measured(parts[name](pages))
    print(table(lines))
    print("\nMot: en app som bara säger hej; för den större datamappen den som följer med.")


if __name__ == "__main__":
    main()
