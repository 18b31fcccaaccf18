"""A whole fetch: what it tells, what it changes when that is accepted, and what it leaves alone."""

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import folders
import kolada_server
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from kolada_server import Kolada, invented, serving

from malkedja import fetch, store
from malkedja.cli import asking, commands
from malkedja.cli.fetching import Errand, carry_out
from malkedja.fetch import Change, What

US, DAY = "1200", datetime.now(UTC).date().isoformat()
NEW_SOURCE = f"kolada_n00001_{DAY.replace('-', '')}"
KPI = "kpi: {id: N00001, title: 'Nöjda invånare, andel (%)'}\n"
RANKED = "kpi: {id: U00003, title: 'Väntetid, dagar (-2021)'}\n"
CHANGES: dict[str, str | bytes | None] = {
    "municipality.yaml": (
        f'code: "{US}"\nname: Kommun {US}\nformal_name: Kommun {US}\ngroups:\n'
        "  - {id: riket, name: Riket, text: Alla kommuner, kolada: '0000'}\n"
        "  - {id: lanet, name: Länet, text: Länets kommuner}\n"
    ),
    "sources.yaml": (
        "kolada: {producer: Kolada, title: 'N00001 Nöjda invånare, andel (%)',"
        ' retrieved: "2024-08"}\nscb: {producer: SCB, title: Enkät}\n'
    ),
    "periods/2018-2020/indicators/trygghet.yaml": folders.SHARE + KPI,
    "periods/2018-2020/indicators/klimat.yaml": folders.RANK + RANKED,
}


NOT_RANKED = (
    "  2.1 Klimat (U00003): hur många som rankades finns inte hos Kolada, "
    "så platsen skrivs inte in."
)


class Watch:
    """A clock that is moved by sleeping alone."""

    time = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def kolada() -> Iterator[Kolada]:
    with serving(invented(20)) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.make(tmp_path / "data", CHANGES)


def bring(folder: Path, kolada: Kolada, *only: str, **choices: bool) -> None:
    """A fetch as the command does it, with a clock that does not wait."""
    data, beside = store.read(folder), store.comparisons(folder)
    kpis = asking.wanted(data, beside, only)
    carry_out(Errand(folder, data, beside, kpis, kolada.url, clock=Watch(), **choices))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def own_files(folder: Path) -> dict[str, bytes]:
    """Every file of the data folder but the fetched ones."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in named.items() if not name.startswith("kolada/")}


def number(kolada: Kolada, place: str, year: int) -> str:
    """A value for all as the world has it, in Swedish."""
    cells = kolada.world.values["N00001", place, year]
    return str(next(c["value"] for c in cells if c["gender"] == "T")).replace(".", ",")


def test_what_is_new_and_revised_is_told_old_beside_new(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(folder, kolada)
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "Hämtat: 494 värden för 2 nyckeltal och 15 kommuner och regioner.",
        "Nya värden (9):",
        *(
            f"  1.1 Trygghet, {year}: {number(kolada, US, year)}"
            for year in (2020, 2021, 2022, 2023)
        ),
        *(
            f"  1.1 Trygghet, Riket, {year}: {number(kolada, '0000', year)}"
            for year in (2019, 2020, 2021, 2022, 2023)
        ),
        "Ändrade värden (3):",
        "  1.1 Trygghet, 2018: 60,5 → 0",
        f"  1.1 Trygghet, Riket, 2017: 54 → {number(kolada, '0000', 2017)}",
        f"  1.1 Trygghet, Riket, 2018: 54,2 → {number(kolada, '0000', 2018)}",
        "Att känna till:",
        NOT_RANKED,
        "  1.1 Trygghet: Kolada har också äldre värden, 2015.",
        "  1.1 Trygghet, Riket: Kolada har också äldre värden, 2015–2016.",
        "12 värden skiljer sig. Inget är ändrat; med --accept skrivs de in i datamappen.",
    ]


def test_nothing_is_changed_unless_it_is_accepted(folder: Path, kolada: Kolada) -> None:
    before = own_files(folder)
    bring(folder, kolada)
    assert own_files(folder) == before
    assert (folder / "kolada/manifest.json").exists()


def test_accepted_values_are_written_with_their_source_and_day(
    folder: Path, kolada: Kolada
) -> None:
    before = own_files(folder)
    bring(folder, kolada, accepted=True)
    rows = (folder / "outcomes/trygghet.csv").read_text("utf-8").splitlines()
    published = number(kolada, US, 2020).replace(",", ".")
    assert rows[1:4] == [
        f"2018,0,,412,,,,high,{NEW_SOURCE},",
        "2019,,,,not_measured,,,,,Ingen enkät",
        f"2020,{published},,,,,,high,{NEW_SOURCE},",
    ]
    data = store.read(folder)
    source = data.sources[NEW_SOURCE]
    assert (source.producer, source.retrieved) == ("Kolada", DAY)
    assert source.title == "N00001 Nöjda invånare, andel (%)"
    assert source.address == f"{kolada.url}/data/kpi/N00001"
    changed = {name for name, content in own_files(folder).items() if before.get(name) != content}
    assert changed == {"sources.yaml", "outcomes/trygghet.csv", "comparisons/trygghet.csv"}
    assert own_files(folder)["sources.yaml"].startswith(before["sources.yaml"])


def test_group_means_stay_and_published_figures_follow(folder: Path, kolada: Kolada) -> None:
    bring(folder, kolada, accepted=True)
    rows = (folder / "comparisons/trygghet.csv").read_text("utf-8").splitlines()
    assert rows[1] == "lanet,2018,55.2,same,yes,ovägt medelvärde,kolada"
    assert len([row for row in rows if row.startswith("riket")]) == 7
    assert {row.rsplit(",", 1)[1] for row in rows if row.startswith("riket")} == {NEW_SOURCE}


def test_what_has_been_accepted_is_not_new_again(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(folder, kolada, accepted=True)
    once = own_files(folder)
    capsys.readouterr()
    bring(folder, kolada, accepted=True)
    assert "Inget är nytt, ändrat eller borttaget." in capsys.readouterr().out
    assert own_files(folder) == once


def test_a_value_that_kolada_has_taken_away_is_told_and_then_emptied(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    kolada.world.put(("N00001", US, 2018), 60.5, isdeleted=True)
    del kolada.world.values["N00001", "0000", 2018]
    bring(folder, kolada, accepted=True)
    told = capsys.readouterr().out
    assert "Värden som Kolada har tagit bort (2):" in told
    assert "  1.1 Trygghet, 2018: 60,5 är borttaget" in told
    row = (folder / "outcomes/trygghet.csv").read_text("utf-8").splitlines()[1]
    note = '"Kolada angav 60,5 men har tagit bort värdet."'
    assert row == f"2018,,,412,not_found,,,high,,{note}"
    assert "riket,2018" not in (folder / "comparisons/trygghet.csv").read_text("utf-8")
    assert store.problems(folder) == ()


def test_a_key_figure_that_is_gone_takes_nothing_away(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    kolada.world.kpis = kolada.world.kpis[1:]
    kolada.world.values = {k: v for k, v in kolada.world.values.items() if k[0] != "N00001"}
    before = own_files(folder)
    bring(folder, kolada, accepted=True)
    assert "N00001 ”Nöjda invånare, andel (%)” finns inte hos Kolada." in capsys.readouterr().out
    assert own_files(folder) == before


def test_a_key_figure_that_has_been_renamed_is_told(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    kolada.world.kpis[0]["title"] = "Nöjda  invånare, index"
    bring(folder, kolada)
    assert "N00001 heter nu ”Nöjda  invånare, index”." in capsys.readouterr().out


def test_another_source_s_value_stands(
    folder: Path, kolada: Kolada, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "outcomes/trygghet.csv"
    path.write_text("year,value,source\n2018,60.5,scb\n", encoding="utf-8")
    bring(folder, kolada, accepted=True)
    told = capsys.readouterr().out
    assert "ur andra källor (ändras inte) (1):" in told
    assert "1.1 Trygghet, 2018: 60,5; Kolada har 0" in told
    assert path.read_text("utf-8").splitlines()[1] == "2018,60.5,scb,,"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"outcomes/trygghet.csv": "year,value,computed\n2018,60.5,yes\n"},
            "egen beräkning och räknas inte om",
        ),
        (
            {
                "periods/2018-2020/indicators/trygghet.yaml": folders.SHARE
                + "kpi: {id: N00001, title: A, measure: related, unit: kr, better: lower}\n"
            },
            "ett närliggande mått och skrivs inte in",
        ),
        (
            {"municipality.yaml": "code: '9999'\nname: A\nformal_name: A\n", "comparisons": None},
            "Kolada har inga värden",
        ),
    ],
    ids=["computed", "related", "no values"],
)
def test_what_is_not_published_as_it_stands_is_left_alone(
    tmp_path: Path,
    kolada: Kolada,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, str | bytes | None],
    said: str,
) -> None:
    alone = {**CHANGES, "comparisons/trygghet.csv": None, **change}
    folder = folders.make(tmp_path / "data", alone)
    before = own_files(folder)
    bring(folder, kolada, "trygghet", accepted=True)
    assert said in capsys.readouterr().out
    assert own_files(folder) == before


def test_only_what_is_named_is_asked_about(folder: Path, kolada: Kolada) -> None:
    bring(folder, kolada, "N00002")
    country = store.national(folder)
    assert country is not None
    assert [kpi.id for kpi in country.kpis()] == ["N00002"]
    bring(folder, kolada, "trygghet")
    country = store.national(folder)
    assert country is not None
    assert [kpi.id for kpi in country.kpis()] == ["N00001", "N00002"]


def test_the_nearest_are_ourselves_our_county_those_alike_and_the_country(
    folder: Path, kolada: Kolada
) -> None:
    bring(folder, kolada, "N00002")
    country = store.national(folder)
    assert country is not None
    asked = set(country.movers("N00002"))
    county = {one.id for one in country.municipalities() if one.id.startswith("12")}
    alike = {member["member_id"] for member in kolada.world.groups[1]["members"]}
    assert asked == county | alike
    assert country.series("N00002", "0000")
    assert country.series("N00002", "0012")
    assert [group.id for group in country.groups()] == ["G2"]


def test_all_municipalities_may_be_asked_about(folder: Path, kolada: Kolada) -> None:
    bring(folder, kolada, "N00002", everywhere=True)
    country = store.national(folder)
    assert country is not None
    assert len(country.movers("N00002")) == len(country.municipalities()) == 20


def test_a_fetch_that_fails_says_so_and_goes_on_where_it_was(folder: Path, kolada: Kolada) -> None:
    before = own_files(folder)
    kolada.faults = [None, None, None, *["foreign"] * 9]
    with pytest.raises(fetch.Unanswered) as error:
        bring(folder, kolada)
    assert str(error.value).splitlines() == [
        "Kolada hänvisar till en annan server: exempel.invalid.",
        "Det som har kommit är sparat: kör kommandot igen, så fortsätter det där.",
    ]
    assert own_files(folder) == before
    assert store.national(folder) is None
    kolada.faults, kolada.asked = [], []
    bring(folder, kolada)
    assert len(kolada.asked) == 1
    assert not (folder / "kolada/.fetch").exists()


@pytest.mark.parametrize("why", ["another address", "a day has passed", "unreadable"])
def test_old_answers_are_asked_for_again(folder: Path, why: str) -> None:
    now = datetime(2026, 11, 21, 5, tzinfo=UTC)
    shelf = store.Shelf(folder, "https://a.se", now)
    shelf.put("one", b"content")
    same = store.Shelf(folder, "https://a.se", now + timedelta(hours=23))
    assert same.content("one") == b"content"
    if why == "unreadable":
        shelf.path("one").write_bytes(b"\x1f\x8b")
    later = timedelta(hours=24) if why == "a day has passed" else timedelta(hours=1)
    address = "https://b.se" if why == "another address" else "https://a.se"
    assert store.Shelf(folder, address, now + later).content("one") is None


def test_two_fetches_to_one_folder_do_not_mix(folder: Path, kolada: Kolada) -> None:
    with store.alone(folder):
        result = run("fetch", "--data", folder, "--address", kolada.url)
    assert (result.exit_code, result.output) == (
        1,
        "En annan hämtning till samma datamapp pågår.\n",
    )


def test_the_command_takes_its_address_from_the_environment(
    folder: Path, kolada: Kolada, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKEDJA_KOLADA", kolada.url + "/")
    result = run("fetch", "--data", folder, "--only", "trygghet")
    assert result.exit_code == 0
    assert "1.1 Trygghet, 2018: 60,5 → 0" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--only", "finns_inte"), 2, "finns_inte är varken en indikator eller ett nyckeltal"),
        (("--address", "ingen"), 1, "ingen är ingen webbadress."),
        (("--address", "http://127.0.0.1:1/v2"), 1, "Förbindelsen med 127.0.0.1 bröts."),
    ],
)
def test_what_goes_wrong_is_told_in_swedish(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.setattr("malkedja.fetch.client.time.sleep", lambda _seconds: None)
    result = run("fetch", "--data", folder, *arguments)
    assert (result.exit_code, said in result.output) == (code, True)
    assert "Traceback" not in result.output


def test_a_folder_that_cannot_be_written_is_told_in_swedish(folder: Path, kolada: Kolada) -> None:
    (folder / "kolada").write_text("i vägen", encoding="utf-8")
    result = run("fetch", "--data", folder, "--address", kolada.url)
    assert result.exit_code == 1
    assert result.output.startswith("Det gick inte att skriva i datamappen")


def test_a_damaged_data_set_is_told_by_check(folder: Path, kolada: Kolada) -> None:
    bring(folder, kolada)
    assert run("check", folder).exit_code == 0
    found = min((folder / "kolada").rglob("*.parquet"))
    found.write_bytes(b"x" * found.stat().st_size)
    result = run("check", folder)
    assert result.exit_code == 1
    assert "innehållet är inte det som förteckningen anger" in result.output


def test_a_damaged_data_folder_is_told_before_anything_is_asked(
    tmp_path: Path, kolada: Kolada
) -> None:
    folder = folders.make(tmp_path / "data", {"rules.yaml": None})
    result = run("fetch", "--data", folder, "--address", kolada.url)
    assert result.exit_code == 1
    assert "rules.yaml: filen saknas" in result.output
    assert kolada.asked == []


def test_a_folder_without_key_figures_has_nothing_to_ask(tmp_path: Path, kolada: Kolada) -> None:
    folder = folders.make(tmp_path / "data")
    result = run("fetch", "--data", folder, "--address", kolada.url)
    assert (result.exit_code, result.output) == (
        0,
        "Ingen indikator har ett nyckeltal hos Kolada.\n",
    )
    assert kolada.asked == []


def test_key_figures_are_searched_among_all_that_there_are(kolada: Kolada) -> None:
    kolada.page = 2
    result = run("kolada", "search", "--address", kolada.url, "andel", "NÖJDA")
    assert (result.exit_code, result.output) == (
        0,
        "N00001  Nöjda invånare, andel (%)\n1 nyckeltal hos Kolada.\n",
    )


def test_files_from_elsewhere_are_brought_in_by_a_command(tmp_path: Path) -> None:
    result = run("kolada", "import", tmp_path, "--data", tmp_path)
    assert result.exit_code == 1
    assert "values.parquet: filen saknas eller går inte att läsa" in result.output


def change(year: int, new: str | None, old: str | None = None, group: str = "") -> Change:
    what = What.GONE if new is None else What.REVISED if old else What.NEW
    values = [None if text is None else Decimal(text) for text in (old, new)]
    return Change("a", group, year, what, *values, "N00001")


def test_a_file_keeps_its_form() -> None:
    before = '\ufeffyear;value;source;note\r\n2018;60,5;gammal;"a;b"\r\n2020;61;annan;\r\n'
    edited = fetch.outcomes_changed(before.encode(), [change(2019, "1234.50")], "ny")
    assert edited.decode() == (
        "\ufeffyear;value;source;note;status\r\n"
        '2018;60,5;gammal;"a;b";\r\n2019;1234,5;ny;;\r\n2020;61;annan;;\r\n'
    )


def test_untouched_lines_are_left_letter_by_letter() -> None:
    before = 'year, value ,status,confidence,source,note\n2018,"60.50",,,s,"x"\n\n2020, 61,,,s,\n'
    edited = fetch.outcomes_changed(before.encode(), [change(2021, "62"), change(2017, "1")], "n")
    lines = edited.decode().splitlines()
    assert lines[:1] + lines[2:5] == before.splitlines()
    assert (lines[1], lines[5]) == ("2017,1,,,n,", "2021,62,,,n,")


YEARS = st.integers(1990, 2030)
VALUE = st.decimals(-(10**9), 10**9, places=4, allow_nan=False)
TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8)


@given(
    st.dictionaries(YEARS, st.tuples(VALUE, TEXT), max_size=8),
    st.dictionaries(YEARS, VALUE | st.none(), max_size=8),
    st.sampled_from([",", ";"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_accepting_changes_what_it_says_and_nothing_else(
    rows: dict[int, tuple[Decimal, str]],
    changes: dict[int, Decimal | None],
    separator: str,
    newline: str,
) -> None:
    mark = "," if separator == ";" else "."
    columns = ["year", "value", "status", "confidence", "source", "note", "extra"]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=newline)
    writer.writerow(columns)
    for year, (value, text) in sorted(rows.items()):
        writer.writerow([year, str(value).replace(".", mark), "", "", "s", text, text])
    asked = [
        Change("a", "", year, What.NEW if new is not None else What.GONE, None, new, "N00001")
        for year, new in changes.items()
    ]
    edited = fetch.outcomes_changed(out.getvalue().encode(), asked, "ny").decode()
    found = list(csv.DictReader(io.StringIO(edited, newline=""), delimiter=separator))
    years = [int(row["year"]) for row in found]
    assert years == sorted(rows.keys() | changes.keys())
    for row in found:
        year = int(row["year"])
        text = row["value"].replace(mark, ".")
        if year not in changes:
            assert (Decimal(text), row["note"], row["extra"]) == (*rows[year], rows[year][1])
        elif changes[year] is None:
            assert (text, row["status"]) == ("", "not_found")
        else:
            assert (Decimal(text), row["source"]) == (changes[year], "ny")
            assert row["extra"] == (rows[year][1] if year in rows else "")


@given(st.lists(st.tuples(YEARS, VALUE), unique_by=lambda pair: pair[0], max_size=6))
def test_the_order_of_the_changes_is_nothing(pairs: list[tuple[int, Decimal]]) -> None:
    before = b"year,value,status,confidence,source,note\n2010,1,,,s,\n"
    changes = [Change("a", "", year, What.NEW, None, value, "N1") for year, value in pairs]
    one = fetch.outcomes_changed(before, changes, "n")
    assert one == fetch.outcomes_changed(before, changes[::-1], "n")
    assert one == fetch.outcomes_changed(one, changes, "n")


REAL = Path(__file__).resolve().parents[1] / "data"
HERE = pytest.mark.skipif(
    not (kolada_server.SHARED / "values.parquet").exists(), reason="the figures lie elsewhere"
)


@HERE
def test_what_ships_is_what_kolada_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(REAL, tmp_path / "data", ignore=shutil.ignore_patterns("kolada"))
    data, beside = store.read(folder), store.comparisons(folder)
    with (kolada_server.SHARED / "kpis.csv").open(encoding="utf-8", newline="") as file:
        there = {row["id"] for row in csv.DictReader(file)}
    kpis = [kpi for kpi in asking.wanted(data, beside, ()) if kpi in there]
    with serving(kolada_server.real(kpis)) as kolada:
        bring(folder, kolada, *kpis, accepted=True)
    told = capsys.readouterr().out
    assert "Inget är nytt, ändrat eller borttaget." in told
    assert own_files(folder) == own_files(REAL)
