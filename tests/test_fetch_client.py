"""Kolada asked: page by page, at most four times a second, and again when that helps."""

import json
import socket
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import kolada_server
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kolada_server import Kolada, invented, serving

from malkedja import fetch
from malkedja.fetch import lines, questions

PLACES = [m["id"] for m in invented().municipalities]
KPIS = ["N00001", "N00002", "U00003"]
VALUES = fetch.about_values(KPIS, PLACES)
CAPTURED = kolada_server.SHARED / "api-v3-samples/v3_data_N21704_2023_captured.json"


class Watch:
    """A clock that is moved by sleeping alone."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture(scope="module")
def server() -> Iterator[Kolada]:
    with serving(invented()) as running:
        yield running


@pytest.fixture
def kolada(server: Kolada) -> Kolada:
    """The stand-in as new."""
    server.faults, server.asked = [], []
    server.page, server.empty_last = 5000, False
    return server


def ask(kolada: Kolada, question: fetch.Question, clock: Watch | None = None) -> list[fetch.Line]:
    with fetch.Client(kolada.url, clock or Watch(), timeout=5.0) as client:
        return list(client.ask(question))


def in_order(found: list[fetch.Line]) -> list[str]:
    return sorted(json.dumps(line, default=str, sort_keys=True) for line in found)


def whole(kolada: Kolada) -> list[str]:
    """Every value of the world that a question of all municipalities should give."""
    return in_order(
        [
            line
            for item in (
                {"kpi": k, "municipality": m, "period": y, "values": cells}
                for (k, m, y), cells in kolada.world.values.items()
                if m in PLACES
            )
            for line in lines.lines("data", [item])
        ]
    )


def test_no_list_is_longer_than_the_api_takes() -> None:
    asked = fetch.about_values([f"N{n:05}" for n in range(60)], [f"{n:04}" for n in range(312)])
    assert len(asked) == 3 * 13
    assert all(len(q.kpis) <= 25 and len(q.municipalities) <= 25 for q in asked)
    assert len({q.name for q in asked}) == len(asked)


@given(st.lists(st.from_regex(r"[NU][0-9]{5}", fullmatch=True), unique=True, max_size=80))
def test_every_id_is_asked_about_once(kpis: list[str]) -> None:
    asked = [kpi for question in fetch.about_values(kpis, ["0180"]) for kpi in question.kpis]
    assert asked == kpis


def test_the_stand_in_refuses_longer_lists_as_the_api_does(kolada: Kolada) -> None:
    ids = tuple(f"{n:04}" for n in range(26))
    question = questions.Question("data", f"data/kpi/N00001/municipality/{','.join(ids)}")
    with pytest.raises(fetch.Unanswered, match="felkod 422"):
        ask(kolada, question)
    assert len(kolada.asked) == 1


@pytest.mark.parametrize("page", [1, 7, 100, 5000])
@pytest.mark.parametrize("empty_last", [False, True], ids=["last page null", "empty last page"])
def test_all_pages_are_read_to_the_end(kolada: Kolada, page: int, *, empty_last: bool) -> None:
    kolada.page, kolada.empty_last = page, empty_last
    question = fetch.about_values(["N00001", "U00003"], PLACES[:3])[0]
    expected = in_order(ask(kolada, question))
    kolada.page = 5000
    assert expected == in_order(ask(kolada, question))
    assert len(expected) == 2 * 9 * 3 + 7


def test_everything_arrives_unchanged_whatever_the_order_of_the_genders(kolada: Kolada) -> None:
    kolada.page = 100
    found = [line for question in VALUES for line in ask(kolada, question)]
    assert in_order(found) == whole(kolada)


def test_missing_and_withdrawn_values_are_kept_as_such(kolada: Kolada) -> None:
    us = PLACES[3]
    found = {
        line["year"]: (line["value"], line["status"], line["deleted"])
        for line in ask(kolada, fetch.about_values(["N00001"], [us])[0])
        if line["gender"] == "T" and 2016 <= line["year"] <= 2019
    }
    assert found == {
        2017: (None, "Missing", False),
        2018: (Decimal(0), "", False),
        2019: (None, "Missing", True),
    }


def test_a_group_has_its_mean_with_the_number_of_members(kolada: Kolada) -> None:
    found = ask(kolada, fetch.about_values(["N00002"], ["G2"])[0])
    assert {line["count"] for line in found} == {7}


def test_what_is_unknown_has_an_empty_answer(kolada: Kolada) -> None:
    assert ask(kolada, fetch.about_kpis(["N99999"])[0]) == []
    assert ask(kolada, fetch.about_values(["N99999"], PLACES[:2])[0]) == []


def test_a_title_is_looked_for_at_the_server(kolada: Kolada) -> None:
    found = ask(kolada, fetch.about_groups("liknande kommuner, övergripande"))
    assert [line["id"] for line in found] == ["G1", "G2"]
    assert "title=" in kolada.asked[0]


@pytest.mark.parametrize("fault", ["error", "unavailable", "html", "broken", "cut", "too_many"])
def test_a_fault_that_passes_is_waited_out(kolada: Kolada, fault: str) -> None:
    kolada.page = 100
    expected = in_order(ask(kolada, VALUES[0]))
    for at in range(3):
        kolada.faults = [None] * at + [fault] * 3
        assert in_order(ask(kolada, VALUES[0])) == expected


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("error", "felkod 500: Internal Server Error"),
        ("unavailable", "felkod 503: <html>"),
        ("html", "Svaret är inte det väntade: <html>"),
        ("broken", "Svaret är inte det väntade"),
        ("cut", "bröts"),
        ("too_many", "felkod 429"),
    ],
)
def test_a_fault_that_does_not_pass_is_told_in_swedish(
    kolada: Kolada, fault: str, said: str
) -> None:
    kolada.faults = [fault] * 20
    clock = Watch()
    with pytest.raises(fetch.Unanswered, match=said) as error:
        ask(kolada, VALUES[0], clock)
    assert "Försökte 6 gånger." in str(error.value)
    assert len(kolada.asked) == 6


def test_each_wait_is_twice_the_one_before(kolada: Kolada) -> None:
    kolada.faults = ["error"] * 5
    clock = Watch()
    ask(kolada, VALUES[0], clock)
    assert clock.slept == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_the_server_decides_how_long_to_wait(kolada: Kolada) -> None:
    kolada.faults = ["too_many", "too_many_until"]
    clock = Watch()
    ask(kolada, VALUES[0], clock)
    assert clock.slept == [7.0, 0.0, 0.25]


@pytest.mark.parametrize(
    ("asked", "wait"),
    [("", 1.0), ("soon", 1.0), ("-3", 1.0), ("9", 9.0), ("99999999", 300.0), ("²", 1.0)],
)
def test_a_strange_wish_to_wait_is_no_wish(kolada: Kolada, asked: str, wait: float) -> None:
    kolada.faults = [f"retry_after:{asked}"]
    clock = Watch()
    ask(kolada, VALUES[0], clock)
    assert clock.slept[0] == wait


def test_questions_are_a_quarter_of_a_second_apart(kolada: Kolada) -> None:
    kolada.page = 10
    clock = Watch()
    with fetch.Client(kolada.url, clock) as client:
        for question in VALUES:
            client.ask(question)
    assert clock.time == pytest.approx(0.25 * (len(kolada.asked) - 1))


def test_time_that_has_passed_is_not_waited_for_again(kolada: Kolada) -> None:
    clock = Watch()
    with fetch.Client(kolada.url, clock) as client:
        client.ask(VALUES[0])
        clock.time += 0.2
        client.ask(VALUES[0])
        clock.time += 10
        client.ask(VALUES[0])
    assert clock.slept == [pytest.approx(0.05)]


def test_a_server_that_is_silent_is_given_up(kolada: Kolada) -> None:
    kolada.faults, kolada.slow = ["slow"] * 6, 0.1
    with (
        fetch.Client(kolada.url, Watch(), timeout=0.02) as client,
        pytest.raises(fetch.Unanswered, match="svarade inte i tid"),
    ):
        client.ask(VALUES[0])


def test_a_server_that_is_not_there_is_told_in_swedish() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (
        fetch.Client(f"http://127.0.0.1:{port}/v3", Watch()) as client,
        pytest.raises(fetch.Unanswered, match=r"Förbindelsen med 127\.0\.0\.1 bröts"),
    ):
        client.ask(VALUES[0])


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("foreign", r"en annan server: exempel\.invalid"),
        ("redirect_abroad", r"en annan server: exempel\.invalid"),
        ("loop", "i cirkel"),
        ("other_form", "en annan form"),
        ("other_matter", "om annat än det som frågades"),
    ],
)
def test_what_cannot_pass_is_not_tried_again(kolada: Kolada, fault: str, said: str) -> None:
    kolada.faults = [fault]
    with pytest.raises(fetch.Unanswered, match=said):
        ask(kolada, VALUES[0])
    assert len(kolada.asked) == 1


def test_a_loop_of_several_pages_is_seen(kolada: Kolada) -> None:
    kolada.page = 100
    kolada.faults = [None, None, "loop"]
    with pytest.raises(fetch.Unanswered, match="i cirkel"):
        ask(kolada, VALUES[0])


def test_an_address_may_be_relative_or_have_moved(kolada: Kolada) -> None:
    kolada.page = 100
    expected = in_order(ask(kolada, VALUES[0]))
    kolada.faults = ["relative", "redirect", "relative"]
    assert in_order(ask(kolada, VALUES[0])) == expected


def test_a_server_that_only_sends_on_is_given_up(kolada: Kolada) -> None:
    kolada.faults = ["redirect"] * 9
    with pytest.raises(fetch.Unanswered, match="för många gånger"):
        ask(kolada, VALUES[0])


def test_version_two_is_gone(kolada: Kolada) -> None:
    with (
        fetch.Client(kolada.url.replace("/v3", "/v2"), Watch()) as client,
        pytest.raises(fetch.Unanswered, match="inte längre"),
    ):
        client.ask(VALUES[0])
    assert len(kolada.asked) == 1


@pytest.mark.parametrize("address", ["", "kolada", "ftp://kolada.se", "http://", "/v3"])
def test_what_is_no_address_is_told_in_swedish(address: str) -> None:
    with pytest.raises(fetch.Unanswered, match="är ingen webbadress"):
        fetch.Client(address)


@pytest.mark.skipif(not CAPTURED.exists(), reason="the captured answer lies outside the repository")
def test_a_captured_answer_is_understood() -> None:
    page = lines.page(CAPTURED.read_bytes())
    found = list(lines.lines("data", page.items))
    assert len(found) == 3 * len(page.items)
    assert found[0] == {
        "kpi": "N21704",
        "municipality": "0180",
        "year": 2023,
        "gender": "T",
        "value": Decimal("21.88749"),
        "status": "",
        "count": 1,
        "deleted": False,
    }


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("municipality", "v3_municipality_all_312"),
        ("kpi", "v3_kpi_subset"),
        ("municipality_groups", "v3_municipality_groups_subset"),
    ],
)
def test_descriptions_as_the_api_has_them_are_understood(kind: str, name: str) -> None:
    path = CAPTURED.with_name(f"{name}.values.json")
    if not path.exists():
        pytest.skip("the samples lie outside the repository")
    items = json.loads(path.read_text("utf-8"))
    found = list(lines.lines(kind, items))
    assert [line["id"] for line in found] == [item["id"] for item in items]
    assert not any("\\n" in str(line) for line in found if kind != "kpi")


NUMBER = st.decimals(-(10**12), 10**12, places=6, allow_nan=False)


@given(st.lists(NUMBER | st.none(), max_size=20))
def test_what_is_kept_comes_back(values: list[Decimal | None]) -> None:
    kept = [{"year": year, "value": value} for year, value in enumerate(values)]
    back = lines.read(lines.written(kept))
    assert [line["value"] and float(line["value"]) for line in back] == [
        value and float(value) for value in values
    ]


@given(st.binary(max_size=200) | st.text(max_size=50).map(lambda text: json.dumps(text).encode()))
def test_whatever_comes_is_a_page_or_malformed(body: bytes) -> None:
    try:
        page = lines.page(body)
        list(lines.lines("data", page.items))
    except fetch.Malformed:
        return
    assert page.items == ()


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400", '"12"x', "[1]", "true"])
def test_no_number_is_no_value(value: str) -> None:
    cells = f'{{"gender":"T","value":{value}}}'
    row = f'{{"kpi":"A","municipality":"1","period":2020,"values":[{cells}]}}'
    with pytest.raises(fetch.Malformed):
        list(lines.lines("data", lines.page(f'{{"values":[{row}]}}'.encode()).items))


@pytest.mark.skipif(not (kolada_server.SHARED / "values.parquet").exists(), reason="no such file")
def test_real_figures_arrive_as_they_are() -> None:
    with serving(kolada_server.real(["N00914", "U21468"])) as kolada:
        question = fetch.about_values(["N00914", "U21468"], ["1275", "0000"])[0]
        found = ask(kolada, question)
    ours = fetch.figures(found, {"1275"})
    assert {f.year: f.value for f in ours if f.kpi == "N00914"}[2019] == Decimal("69.626515")


def test_nothing_of_the_network_is_imported_when_the_app_starts() -> None:
    imported = Path(fetch.__file__ or "").parent.name
    app = (Path(__file__).resolve().parents[1] / "malkedja/ui").rglob("*.py")
    assert [p.name for p in app if f"malkedja.{imported}" in p.read_text("utf-8")] == []
