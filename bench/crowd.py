"""Many viewers at once, each asking for another year every few seconds."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from server import Server
from wire import viewer

WARM_UP = 0.25


@dataclass(frozen=True)
class Habit:
    """Seconds between questions, and from when until when they are asked."""

    interval: float
    began: float
    length: float

    @property
    def passed(self) -> float:
        """How much of the time has gone, from 0 to 1."""
        return (time.perf_counter() - self.began) / self.length


@dataclass
class Tally:
    """What a crowd met with: seconds of each rerun after the warming up, and every fault."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    runs: int = 0
    cpu_seconds: float = 0
    memory_mb: list[float] = field(default_factory=list)


async def crowd(
    server: Server, pages: list[tuple[str, list[str]]], viewers: int, interval: float, length: float
) -> Tally:
    """Viewers spread over pages, each page with the queries that its viewers choose among."""
    tally = Tally()
    habit = Habit(interval, time.perf_counter(), length)
    cpu = server.cpu_seconds
    watching = asyncio.create_task(_watch(server, habit, tally))
    all_of_them = [
        _one(server.url, *pages[number % len(pages)], habit, tally) for number in range(viewers)
    ]
    await asyncio.gather(*all_of_them, watching)
    tally.cpu_seconds = server.cpu_seconds - cpu
    return tally


async def _one(url: str, page: str, queries: list[str], habit: Habit, tally: Tally) -> None:
    await asyncio.sleep(random.random() * habit.interval)  # noqa: S311 - no secret
    try:
        async with viewer(url, page) as one:
            while habit.passed < 1:
                run = await one.ask(random.choice(queries))  # noqa: S311 - no secret
                tally.runs += 1
                if run.fault:
                    tally.faults.append(run.fault)
                if habit.passed > WARM_UP:
                    tally.seconds.append(run.seconds)
                pause = habit.interval * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
                await asyncio.sleep(pause)
    except Exception as fault:  # noqa: BLE001 - whatever a viewer meets with is counted
        tally.faults.append(repr(fault))


async def _watch(server: Server, habit: Habit, tally: Tally) -> None:
    while habit.passed < 1:
        tally.memory_mb.append(server.memory_mb)
        await asyncio.sleep(1)
