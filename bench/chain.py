"""Does a chain of 400 nodes answer as fast as ours? ``python bench/chain.py``

Writes a folder whose chain has four levels and at least 400 nodes, each of the lowest with two
of the given indicators, and asks for the page of the chain by turns with the shipped folder.
"""

import asyncio
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import yaml
from large import Plain
from report import Line, ms, table, times
from server import APP, Server, running
from wire import reruns

from malkedja import store

SIZES = (4, 4, 4, 5)
LIMIT = 1.5
RERUNS = 30
LEVELS = [
    {"id": f"n{depth}", "name": name, "plural": plural}
    for depth, (name, plural) in enumerate(
        (
            ("Strategi", "Strategier"),
            ("Löfte", "Löften"),
            ("Uppdrag", "Uppdrag"),
            ("Åtagande", "Åtaganden"),
        )
    )
]


def grow(source: Path, folder: Path) -> str:
    """Write the folder, which must not exist; the id of a node at its very end."""
    shutil.copytree(source, folder)
    plan = store.read(source).plan
    for period in (folder / "periods").iterdir():
        if period.name != plan.id:
            shutil.rmtree(period)
    file = folder / "periods" / plan.id / "chain.yaml"
    chain = yaml.safe_load(file.read_text("utf-8"))
    turns = cycle(plan.indicators)
    chain |= {"levels": LEVELS, "nodes": _nodes("V", 0, turns)}
    file.write_text(yaml.dump(chain, Dumper=Plain, allow_unicode=True, sort_keys=False), "utf-8")
    criteria = {node.criterion.id for node in plan.walk() if node.criterion}
    for id_ in criteria:
        (folder / "outcomes" / f"{id_}.csv").unlink()
    return "V" + "_".join(str(size - 1) for size in SIZES)


def _nodes(above: str, depth: int, ids: Iterator[str]) -> list[dict[str, object]]:
    return [_node(f"{above}{'_' if depth else ''}{n}", depth, ids) for n in range(SIZES[depth])]


def _node(id_: str, depth: int, ids: Iterator[str]) -> dict[str, object]:
    node: dict[str, object] = {"id": id_, "level": f"n{depth}", "name": f"Länk {id_[1:]}"}
    if depth + 1 < len(SIZES):
        return node | {"children": _nodes(id_, depth + 1, ids)}
    return node | {"indicators": [next(ids), next(ids)]}


def rerun(server: Server, queries: list[str]) -> float:
    """Seconds from question to a finished page, at the median."""
    asked = [queries[number % len(queries)] for number in range(RERUNS + len(queries))]
    runs = asyncio.run(reruns(server.url, "malkedja", asked))[len(queries) :]
    faults = {run.fault for run in runs if run.fault}
    if faults:
        raise RuntimeError("; ".join(faults))
    return statistics.median(run.seconds for run in runs)


def main() -> None:
    """Measure by turns and print the table."""
    ours_at = store.folder()
    years = store.read(ours_at).plan.years
    lines = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        deepest = grow(ours_at, folder)
        larger = store.read(folder).plan
        nodes = len(list(larger.walk()))
        first = store.read(ours_at).plan.nodes[0].children[0].id
        with running(APP) as ours, running(APP, {"MALKEDJA_DATA": str(folder)}) as large:
            for what, mine, theirs in (("hela", "", ""), ("en länk", first, deepest)):
                asked = [
                    [f"ar={year}" + (f"&nod={node}" if node else "") for year in years]
                    for node in (mine, theirs)
                ]
                before = rerun(ours, asked[0])
                after = rerun(large, asked[1])
                ratio = after / before
                limit = f"≤ {times(LIMIT)}"
                lines.append(
                    Line(
                        f"Kedja med {nodes} noder, {what}",
                        ms(after),
                        ms(before),
                        times(ratio),
                        limit,
                        ratio <= LIMIT,
                    )
                )
    print(table(lines))


if __name__ == "__main__":
    main()
