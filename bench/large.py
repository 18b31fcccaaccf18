"""A data folder ten times as large as the one given: the same figures under other ids.

Every indicator is repeated within its own goal and given twenty years of outcomes.
"""

import csv
import shutil
import sys
from pathlib import Path

import yaml

TIMES, YEARS = 10, 20


class Plain(yaml.SafeDumper):
    """Writes each thing out where it stands; our files have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """Never an alias, whatever is repeated."""
        del data
        return True


def enlarge(source: Path, folder: Path) -> None:
    """Write the larger folder; it must not exist."""
    shutil.copytree(source, folder)
    for chain in folder.glob("periods/*/chain.yaml"):
        plan = yaml.safe_load(chain.read_text("utf-8"))
        for node in plan["nodes"]:
            _repeat_in(node)
        chain.write_text(_written(plan), "utf-8")
    for mapping in folder.glob("periods/*/mapping.yaml"):
        links = yaml.safe_load(mapping.read_text("utf-8"))
        links["links"] = [other for link in links["links"] for other in _repeated(link)]
        mapping.write_text(_written(links), "utf-8")
    for sheet in [*folder.glob("periods/*/indicators/*.yaml")]:
        for number in range(1, TIMES):
            shutil.copy(sheet, sheet.with_stem(_other(sheet.stem, number)))
    ids = {sheet.stem for sheet in source.glob("periods/*/indicators/*.yaml")}
    for kind in ("outcomes", "comparisons"):
        for table in [t for t in folder.glob(f"{kind}/*.csv") if t.stem in ids]:
            if kind == "outcomes":
                _lengthen(table)
            for number in range(1, TIMES):
                shutil.copy(table, table.with_stem(_other(table.stem, number)))


def _other(id_: str, number: int) -> str:
    return f"{id_}_{number}"


def _repeated(link: dict[str, object]) -> list[dict[str, object]]:
    old = str(link["indicator"])
    return [link, *({**link, "indicator": _other(old, n)} for n in range(1, TIMES))]


def _repeat_in(node: dict[str, object]) -> None:
    own = node.get("indicators") or []
    children = node.get("children") or []
    if isinstance(own, list) and own:
        node["indicators"] = [*own, *(_other(id_, n) for n in range(1, TIMES) for id_ in own)]
    if isinstance(children, list):
        for child in children:
            _repeat_in(child)


def _lengthen(table: Path) -> None:
    """Fill in years before the first until there are twenty, with the first row's figure."""
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or [])
        rows = list(reader)
    if not rows:
        return
    first = int(rows[0]["year"])
    known = [row for row in rows if row["value"]]
    if not known:
        return
    before = [{**known[0], "year": str(year)} for year in range(first - (YEARS - len(rows)), first)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*before, *rows])


def _written(plan: object) -> str:
    return yaml.dump(plan, Dumper=Plain, allow_unicode=True, sort_keys=False, width=1000)


if __name__ == "__main__":
    enlarge(Path(sys.argv[1]), Path(sys.argv[2]))
