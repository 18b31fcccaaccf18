"""Fetches killed at random moments: python killed.py CALM TROUBLED ADDRESS TIMES SEED.

Fetches once to CALM, undisturbed, which tells how long that takes. Then to TROUBLED, again and
again, each time killed at a random moment of that length, and at last undisturbed. Each fetch
is a fork of this process, which has imported everything but opened nothing. Prints how many
were killed, and everything that was wrong in the folder after a kill.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from malkedja import store
from malkedja.cli import asking
from malkedja.cli.fetching import Errand, carry_out
from malkedja.store import dataset


class Hurried:
    """A clock that never waits."""

    def now(self) -> float:
        """The time, which is always the same."""
        return 0.0

    def sleep(self, seconds: float) -> None:
        """Do not."""


def fetch(folder: Path, address: str) -> None:
    """One fetch, from beginning to end, in silence."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    data, beside = store.read(folder), store.comparisons(folder)
    kpis = asking.wanted(data, beside, ())
    carry_out(Errand(folder, data, beside, kpis, address, clock=Hurried(), accepted=True))


def started(folder: Path, address: str) -> int:
    """A fetch in a process of its own; its number."""
    child = os.fork()
    if not child:
        try:
            fetch(folder, address)
        except BaseException:  # noqa: BLE001 - whatever it was, the parent shall know
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> int:
    """How a fetch ended: 0 well, 1 with a fault, negative where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(calm: Path, troubled: Path, address: str, times: int, seed: int) -> dict[str, object]:
    """Fetch calmly, then in trouble; what came of it."""
    begun = time.monotonic()
    endings = [ended(started(calm, address))]
    length = time.monotonic() - begun
    chance = Random(seed)  # noqa: S311 - any moment will do
    wrong: list[str] = []
    for _ in range(times):
        child = started(troubled, address)
        time.sleep(length * chance.random())
        os.kill(child, signal.SIGKILL)
        endings.append(ended(child))
        found = (*store.problems(troubled), *dataset.problems(troubled))
        wrong += [str(problem) for problem in found]
    endings.append(ended(started(troubled, address)))
    return {"endings": endings, "wrong": wrong}


if __name__ == "__main__":
    one, other, base, number, start = sys.argv[1:]
    sys.stdout.write(json.dumps(main(Path(one), Path(other), base, int(number), int(start))))
