"""A stand-in for Kolada's open API, version 3, as far as it is known, with its faults on demand.

It holds the figures of ../shared/kolada where that is present, else invented ones in the same
form. Answers have the shape of the captured ones: genders in shuffled order, ``isdeleted``
always there, values that are missing or withdrawn, absolute ``next_url``, at most 25 ids in a
list, nothing at all for an unknown id, and 410 for version 2.
"""

import csv
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import duckdb

SHARED = Path(__file__).resolve().parents[2] / "shared" / "kolada"
MOST = 25
YEARS = range(1970, 2030)
Key = tuple[str, str, int]
Cell = dict[str, Any]


@dataclass
class World:
    """What the server knows: key figures, territories, groups, and the cells of each figure."""

    kpis: list[dict[str, Any]]
    municipalities: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    values: dict[Key, list[Cell]]

    def put(self, key: Key, value: float | None, **more: object) -> None:
        """Set the value for all; what else the cell says may be given too."""
        self.values[key] = [cell("T", value) | more]


def cell(gender: str, value: float | None, count: int = 1) -> Cell:
    """One value as the API writes it."""
    status = "Missing" if value is None else ""
    return {
        "gender": gender,
        "count": count,
        "status": status,
        "value": value,
        "isdeleted": False,
    }


def kpi(id_: str, title: str, *, gendered: bool = False, ended: bool = False) -> dict[str, Any]:
    """A key figure as the API describes it, with a literal backslash and n in the text."""
    return {
        "id": id_,
        "title": title + (" (-2021)" if ended else ""),
        "description": "Andel av alla.\\nKälla: SCB.",
        "is_divided_by_gender": gendered,
        "municipality_type": "K",
        "auspice": None,
        "operating_area": "Kommunen, övergripande",
        "perspective": None,
        "prel_publication_date": None,
        "publication_date": None if ended else "2027-02-22",
        "publ_period": "2026",
        "has_ou_data": False,
    }


def invented(places: int = 40) -> World:
    """Forty municipalities in two counties, three key figures, a group, and every oddity."""
    ids = [f"{12 + n % 2}{n:02}" for n in range(places)]
    names = [{"id": id_, "title": f"Kommun {id_}", "type": "K"} for id_ in sorted(ids)]
    regions = [("0000", "Riket"), ("0012", "Region Tolv"), ("0013", "Region Tretton")]
    world = World(
        kpis=[
            kpi("N00001", "Nöjda invånare, andel (%)", gendered=True),
            kpi("N00002", "Kostnad, kr/inv"),
            kpi("U00003", "Väntetid, dagar", ended=True),
        ],
        municipalities=[{"id": i, "title": t, "type": "L"} for i, t in regions] + names,
        groups=[_group("G1", 2024, ids[:4]), _group("G2", 2025, ids[4:11])],
        values={},
    )
    chance = Random(7)  # noqa: S311 - invented figures
    for id_ in ["0000", "0012", "G2", *ids]:
        for year in range(2015, 2024):
            _invent(world, chance, id_, year)
    world.put(("N00001", ids[0], 2017), None)
    world.put(("N00001", ids[0], 2018), 0.0)
    world.put(("N00001", ids[0], 2019), None, isdeleted=True)
    del world.values["N00001", ids[0], 2016]
    return world


def _group(id_: str, year: int, members: list[str]) -> dict[str, Any]:
    return {
        "id": id_,
        "title": f"Liknande kommuner, övergripande, Kommun 1200, {year}",
        "members": [{"member_id": m, "member_title": f"Kommun {m}"} for m in members],
    }


def _invent(world: World, chance: Random, id_: str, year: int) -> None:
    count = 7 if id_.startswith("G") else 1
    share = [round(40 + 50 * chance.random(), 8) for _ in range(3)]
    cells = [cell(g, v, count) for g, v in zip("TKM", share, strict=True)]
    world.values["N00001", id_, year] = cells
    world.values["N00002", id_, year] = [cell("T", round(9e4 * chance.random(), 2), count)]
    if id_ != "0000" and year <= 2021:
        world.values["U00003", id_, year] = [cell("T", float(chance.randrange(1, 90)), count)]


def real(kpis: list[str]) -> World:
    """Some key figures out of ../shared/kolada, for all municipalities, and two groups."""
    rows = duckdb.execute(
        "select kpi, municipality, year, list(gender), list(value) from read_parquet($1) "
        "where kpi in (select unnest($2)) group by all order by all",
        [str(SHARED / "values.parquet"), kpis],
    ).fetchall()
    with (SHARED / "kpis.csv").open(encoding="utf-8", newline="") as file:
        described = {row["id"]: row for row in csv.DictReader(file)}
    with (SHARED / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        places = list(csv.DictReader(file))
    return World(
        kpis=[kpi(id_, described[id_]["title"]) for id_ in kpis],
        municipalities=[
            {
                "id": row["id"].zfill(4),
                "title": row["title"],
                "type": "K" if row["type"] == "K" else "L",
            }
            for row in places
        ],
        groups=[_group("G1", 2025, ["0114", "0115"])],
        values={
            (k, m.zfill(4), y): [cell(g, v) for g, v in zip(genders, values, strict=True)]
            for k, m, y, genders, values in rows
        },
    )


@dataclass
class Kolada:
    """The running stand-in: its address, what has been asked, and the faults to come.

    ``faults`` are used up one for each request, None for a request that goes well.
    """

    world: World
    url: str = ""
    faults: list[str | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    page: int = 5000
    empty_last: bool = False
    slow: float = 1.0

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for a path with its query."""
        split = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        parts = [unquote(part) for part in split.path.strip("/").split("/")]
        if parts[0] == "v2":
            return 410, {}, b"Gone"
        if parts[0] != "v3":
            return 404, {}, b'{"detail":"Not Found"}'
        found = self._found(parts[1:], query)
        if found is None:
            return 404, {}, b'{"detail":"Not Found"}'
        if isinstance(found, str):
            detail = [{"type": "too_long", "loc": ["path"], "msg": found, "input": path}]
            return 422, {}, json.dumps({"detail": detail}).encode()
        return 200, {}, json.dumps(self._paged(found, split.path, query)).encode()

    def _found(self, parts: list[str], query: dict[str, str]) -> list[Any] | str | None:
        """All that answers a question; a complaint; or None where the address is none."""
        lists = [part.split(",") for part in parts]
        if any(len(one) > MOST for one in lists):
            return f"List should have at most {MOST} items"
        match parts:
            case [("kpi" | "municipality" | "municipality_groups") as kind]:
                return self._listed(kind, lambda one: self._titled(one, query))
            case [("kpi" | "municipality" | "municipality_groups") as kind, _]:
                return self._listed(kind, lambda one: one["id"] in lists[1])
            case ["data", "kpi", _, "municipality", _, *rest] if rest[:1] in ([], ["year"]):
                return self._data(lists[2], lists[4], lists[6] if rest else None)
            case ["data", "kpi", _]:
                return "Too few parameters"
        return None

    def _listed(self, kind: str, wanted: Callable[[dict[str, Any]], bool]) -> list[Any]:
        everything = {
            "kpi": self.world.kpis,
            "municipality": self.world.municipalities,
            "municipality_groups": self.world.groups,
        }
        return [one for one in everything[kind] if wanted(one)]

    def _titled(self, one: dict[str, Any], query: dict[str, str]) -> bool:
        return query.get("title", "").casefold() in one["title"].casefold()

    def _data(self, kpis: list[str], places: list[str], years: list[str] | None) -> list[Any]:
        asked = YEARS if years is None else [int(year) for year in years]
        return [
            self._row((id_, place, year))
            for id_ in sorted(kpis)
            for year in asked
            for place in sorted(places)
            if (id_, place, year) in self.world.values
        ]

    def _row(self, key: Key) -> dict[str, Any]:
        """One item, its genders in an order that is always the same but never to be relied on."""
        cells = self.world.values[key]
        turn = (key[2] + int(key[1][1:])) % len(cells)
        shuffled = cells[turn:] + cells[:turn]
        return {"values": shuffled, "kpi": key[0], "period": key[2], "municipality": key[1]}

    def _paged(self, rows: list[Any], path: str, query: dict[str, str]) -> dict[str, Any]:
        size = min(int(query.get("per_page", "5000")), self.page)
        number = int(query.get("page", "1"))
        part = rows[(number - 1) * size : number * size]
        more = number * size < len(rows) or (self.empty_last and bool(part))
        asked = urlencode({**query, "page": number + 1})
        origin = self.url.removesuffix("/v3")
        return {
            "values": part,
            "count": len(part),
            "next_url": f"{origin}{path}?{asked}" if more else None,
            "previous_url": None,
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    kolada: Kolada

    def do_GET(self) -> None:
        """Answer as the world says, or with the fault whose turn it is."""
        own = self.kolada
        own.asked.append(self.path)
        fault = own.faults.pop(0) if own.faults else None
        status, headers, body = own.answer(self.path)
        if fault and fault.startswith("retry_after:"):
            self._send(429, {"Retry-After": fault.partition(":")[2]}, b"Too Many Requests")
            return
        if fault:
            getattr(self, f"_{fault}")(body)
            return
        self._send(status, headers, body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        kind = "text/html" if body.startswith(b"<") else "application/json"
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _too_many(self, _body: bytes) -> None:
        self._send(429, {"Retry-After": "7"}, b"Too Many Requests")

    def _too_many_until(self, _body: bytes) -> None:
        self._send(429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b"Too Many Requests")

    def _error(self, _body: bytes) -> None:
        self._send(500, {}, b"Internal Server Error")

    def _unavailable(self, _body: bytes) -> None:
        self._send(503, {}, b"<html><body>Underh\xc3\xa5ll</body></html>")

    def _html(self, _body: bytes) -> None:
        self._send(200, {}, b"<html><body>V\xc3\xa4lkommen</body></html>")

    def _broken(self, body: bytes) -> None:
        self._send(200, {}, body[: len(body) // 2])

    def _other_form(self, _body: bytes) -> None:
        self._send(200, {}, b'{"values": [{"id": 1}], "next_url": null}')

    def _other_matter(self, body: bytes) -> None:
        answer = json.loads(body)
        answer["values"][0]["municipality"] = "2584"
        self._send(200, {}, json.dumps(answer).encode())

    def _cut(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _slow(self, _body: bytes) -> None:
        time.sleep(self.kolada.slow)
        self.close_connection = True

    def _with(self, body: bytes, next_url: str) -> None:
        self._send(200, {}, json.dumps({**json.loads(body), "next_url": next_url}).encode())

    def _foreign(self, body: bytes) -> None:
        self._with(body, "https://exempel.invalid/v3/kpi?page=2")

    def _loop(self, body: bytes) -> None:
        self._with(body, self.kolada.url.removesuffix("/v3") + self.path)

    def _relative(self, body: bytes) -> None:
        answer = json.loads(body)
        split = urlsplit(answer["next_url"] or "")
        self._with(body, f"{split.path}?{split.query}" if split.query else "")

    def _redirect(self, _body: bytes) -> None:
        self._send(307, {"Location": self.path}, b"")

    def _redirect_abroad(self, _body: bytes) -> None:
        self._send(307, {"Location": "https://exempel.invalid/v3/kpi"}, b"")


@contextmanager
def serving(world: World) -> Iterator[Kolada]:
    """The stand-in on a free port of this machine, until the block ends."""
    kolada = Kolada(world)
    handler = type("Handler", (_Handler,), {"kolada": kolada})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    kolada.url = f"http://127.0.0.1:{server.server_address[1]}/v3"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield kolada
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
