"""The figures of the whole country: every question against the same counted by hand."""

import gzip
import json
import threading
from decimal import Decimal
from pathlib import Path
from statistics import quantiles

import duckdb
import kolada_server
import pytest

from malkedja import store
from malkedja.fetch.lines import lines, written
from malkedja.model import Better
from malkedja.schema import BadData
from malkedja.store import dataset, layout_tables

WORLD = kolada_server.invented()
WHEN = "2026-11-21T05:00:00Z"
OURS = [m["id"] for m in WORLD.municipalities if m["type"] == "K"]
US = OURS[0]


def answers(world: kolada_server.World) -> list[dict[str, object]]:
    return [
        {"kpi": k, "municipality": m, "period": y, "values": cells}
        for (k, m, y), cells in world.values.items()
    ]


def fetched(folder: Path, world: kolada_server.World = WORLD, **more: object) -> store.Fetched:
    """What a fetch of a whole world would hand over to be laid out."""
    folder.mkdir(exist_ok=True)
    file = folder / "values.json.gz"
    file.write_bytes(gzip.compress(written(lines("data", answers(world)))))
    kpis = [store.KeyFigure(**line) for line in lines("kpi", world.kpis)]
    places = [store.Territory(**line) for line in lines("municipality", world.municipalities)]
    groups = [
        store.Likeness(line["id"], line["title"], tuple(line["members"]))
        for line in lines("municipality_groups", world.groups)
    ]
    whole = {"address": "https://exempel.se/v3", "retrieved": WHEN, "scope": None, **more}
    return store.Fetched((file,), tuple(kpis), tuple(places), tuple(groups), **whole)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("country")
    store.lay_out(root, fetched(root / "parts"))
    return root


@pytest.fixture(scope="module")
def country(folder: Path) -> store.National:
    found = store.national(folder)
    assert found is not None
    return found


def of(kpi: str, year: int, gender: str = "T") -> dict[str, Decimal]:
    """The values of all municipalities in one year, as the world has them."""
    return {
        m: Decimal(repr(cell["value"])).normalize()
        for (k, m, y), cells in WORLD.values.items()
        for cell in cells
        if (k, y, cell["gender"]) == (kpi, year, gender) and m in OURS
        if cell["value"] is not None and not cell["isdeleted"]
    }


def test_a_folder_without_a_data_set_has_none(tmp_path: Path) -> None:
    assert store.national(tmp_path) is None


def test_key_figures_have_their_titles_and_a_text_without_escapes(country: store.National) -> None:
    assert [kpi.id for kpi in country.kpis()] == ["N00001", "N00002", "U00003"]
    found = country.kpi("N00001")
    assert found is not None
    assert (found.by_gender, found.description) == (True, "Andel av alla. Källa: SCB.")
    assert country.kpi("N99999") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nöjda", ["N00001"]),
        ("NÖJD invånare", ["N00001"]),
        ("n00002", ["N00002"]),
        ("scb", ["N00001", "N00002", "U00003"]),
        ("kostnad scb", ["N00002"]),
        ("kostnad nöjda", []),
        ("", []),
    ],
)
def test_every_word_of_a_search_must_be_found(
    country: store.National, words: str, found: list[str]
) -> None:
    assert [kpi.id for kpi in country.search(words)] == found


def test_regions_and_the_country_are_not_municipalities(country: store.National) -> None:
    assert [one.id for one in country.municipalities()] == OURS
    assert len(country.territories()) == len(OURS) + 3
    assert country.territory("0000") == store.Territory("0000", "Riket", "L")


def test_groups_keep_their_members(country: store.National) -> None:
    assert [(group.id, len(group.members)) for group in country.groups()] == [("G1", 4), ("G2", 7)]


def test_a_series_leaves_out_what_is_missing_withdrawn_or_absent(country: store.National) -> None:
    series = country.series("N00001", US)
    assert list(series) == [2015, 2018, 2020, 2021, 2022, 2023]
    assert series[2018] == 0


@pytest.mark.parametrize("gender", ["T", "K", "M"])
def test_a_year_holds_every_municipality_that_has_a_value(
    country: store.National, gender: str
) -> None:
    values = country.values("N00001", 2019, gender)
    assert {one.municipality: one.value for one in values} == of("N00001", 2019, gender)


def test_values_come_back_as_they_were_published(country: store.National) -> None:
    published = WORLD.values["N00002", US, 2020][0]["value"]
    assert str(country.series("N00002", US)[2020]) == f"{published:.2f}".rstrip("0").rstrip(".")


def test_the_spread_counts_municipalities_only(country: store.National) -> None:
    spreads = {one.year: one for one in country.spread("N00001")}
    assert [spreads[y].count for y in (2016, 2017, 2018, 2019)] == [39, 39, 40, 39]
    values = sorted(of("N00001", 2022).values())
    by_hand = quantiles(map(float, values), n=20, method="inclusive")
    found = spreads[2022].quantiles
    assert (found[0], found[-1], len(found)) == (values[0], values[-1], 21)
    assert [float(q) for q in found[1:-1]] == pytest.approx(by_hand)
    country_figure = WORLD.values["N00001", "0000", 2022][0]["value"]
    assert spreads[2022].country == Decimal(repr(country_figure))


def test_a_spread_without_a_national_figure_says_so(country: store.National) -> None:
    assert {one.country for one in country.spread("U00003")} == {None}


@pytest.mark.parametrize("better", list(Better))
def test_equal_values_share_a_place(country: store.National, better: Better) -> None:
    for one in country.ranks("U00003", US, better):
        values = of("U00003", one.year)
        ahead = [v for v in values.values() if better.sign * (v - values[US]) > 0]
        alike = [v for v in values.values() if v == values[US]]
        expected = (len(ahead) + 1, len(values), len(alike), values[US])
        assert (one.place, one.ranked, one.shared, one.value) == expected


def test_a_municipality_without_a_value_has_no_rank_that_year(country: store.National) -> None:
    years = [one.year for one in country.ranks("N00001", US, Better.HIGHER)]
    assert years == [2015, 2018, 2020, 2021, 2022, 2023]


def test_movers_are_the_series_of_all_municipalities(country: store.National) -> None:
    movers = country.movers("N00001")
    assert set(movers) == set(OURS)
    assert {m: dict(country.series("N00001", m)) for m in OURS} == {
        m: dict(series) for m, series in movers.items()
    }


def test_all_of_a_municipality_is_the_same_figures_from_the_other_side(
    country: store.National,
) -> None:
    assert {kpi: dict(series) for kpi, series in country.all_of(US).items()} == {
        kpi.id: dict(country.series(kpi.id, US)) for kpi in country.kpis()
    }


@pytest.mark.parametrize("unknown", ["", "A", "N00000", "N00001x", "Z", "Ö", "' or 1=1 --"])
def test_what_is_unknown_has_an_empty_answer(country: store.National, unknown: str) -> None:
    assert not country.series(unknown, US)
    assert not country.series("N00001", unknown)
    assert not country.values(unknown, 2020)
    assert not country.spread(unknown)
    assert not country.ranks("N00001", unknown, Better.HIGHER)
    assert not country.movers(unknown)
    assert not country.all_of(unknown)


def test_many_may_ask_at_once(country: store.National) -> None:
    expected = country.movers("N00002")
    answers: list[bool] = []

    def ask() -> None:
        answers.extend(country.movers("N00002") == expected for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 30


def test_both_orders_hold_the_same_rows_with_everything_kept(folder: Path) -> None:
    manifest = dataset.found(folder)
    assert manifest is not None
    by_kpi, by_municipality = (
        duckdb.execute(
            "from read_parquet($1) order by all",
            [[str(folder / "kolada" / file.name) for file in files]],
        ).fetchall()
        for files in (manifest.by_kpi, manifest.by_municipality)
    )
    assert by_kpi == by_municipality
    assert len(by_kpi) == manifest.count == sum(len(cells) for cells in WORLD.values.values())
    kept = {(row[2], row[4], row[5], row[7]) for row in by_kpi if row[:2] == ("N00001", US)}
    assert (2017, None, "Missing", False) in kept
    assert (2019, None, "Missing", True) in kept
    assert {row[6] for row in by_kpi if row[1] == "G2"} == {7}


def test_files_are_in_the_order_that_makes_them_fast(folder: Path) -> None:
    manifest = dataset.found(folder)
    assert manifest is not None
    for files, order in (
        (manifest.by_kpi, "kpi, gender desc, municipality, year"),
        (manifest.by_municipality, "municipality, gender desc, kpi, year"),
    ):
        for file in files:
            rows = duckdb.read_parquet(str(folder / "kolada" / file.name))
            assert rows.fetchall() == rows.order(order).fetchall()


def test_parts_are_cut_between_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_tables, "PART_ROWS", 300)
    manifest = store.lay_out(tmp_path, fetched(tmp_path / "parts"))
    assert len(manifest.by_municipality) > 3
    assert [(f.first, f.last) for f in manifest.by_kpi] == [
        ("N00001", "N00001"),
        ("N00002", "N00002"),
        ("U00003", "U00003"),
    ]
    in_parts = store.national(tmp_path)
    assert in_parts is not None
    assert all(set(in_parts.all_of(one)) == {"N00001", "N00002", "U00003"} for one in OURS)


def test_the_same_figures_give_the_same_files(folder: Path, tmp_path: Path) -> None:
    again = store.lay_out(tmp_path, fetched(tmp_path / "parts"))
    assert again == dataset.found(folder)


def test_a_fetch_replaces_what_it_asked_for_and_keeps_the_rest(tmp_path: Path) -> None:
    store.lay_out(tmp_path, fetched(tmp_path / "parts"))
    later = kolada_server.World(WORLD.kpis[:1], [], [], {})
    later.put(("N00001", US, 2023), 55.5)
    scope = store.Scope(("N00001",), (US,))
    more = fetched(tmp_path / "later", later, retrieved="2027-01-01T00:00:00Z", scope=scope)
    manifest = store.lay_out(tmp_path, more)
    country = store.national(tmp_path)
    assert country is not None
    assert dict(country.series("N00001", US)) == {2023: Decimal("55.5")}
    assert len(country.series("N00001", OURS[1])) == 9
    assert len(country.series("N00002", US)) == 9
    assert [(one.retrieved[:4], one.count) for one in manifest.origins] == [
        ("2026", manifest.count - 1),
        ("2027", 1),
    ]
    assert len(country.kpis()) == 3


def test_a_value_given_twice_is_kept_once(tmp_path: Path) -> None:
    given = fetched(tmp_path / "parts")
    twice = store.Fetched(given.values * 2, given.kpis, given.territories, (), "", WHEN)
    assert store.lay_out(tmp_path, twice).count == dataset_rows()


def dataset_rows() -> int:
    return sum(len(cells) for cells in WORLD.values.values())


def test_nothing_at_all_can_be_laid_out(tmp_path: Path) -> None:
    empty = kolada_server.World([], [], [], {})
    assert store.lay_out(tmp_path, fetched(tmp_path / "parts", empty)).count == 0
    country = store.national(tmp_path)
    assert country is not None
    assert (country.kpis(), country.municipalities(), country.groups()) == ((), (), ())
    assert not country.series("N00001", US)


def test_the_data_set_before_stays_for_those_who_read_it(tmp_path: Path) -> None:
    store.lay_out(tmp_path, fetched(tmp_path / "parts"))
    before = store.national(tmp_path)
    assert before is not None
    other = kolada_server.invented(places=10)
    store.lay_out(tmp_path, fetched(tmp_path / "other", other))
    assert before.series("N00002", US)
    store.lay_out(tmp_path, fetched(tmp_path / "third", kolada_server.invented(places=8)))
    assert len([path for path in (tmp_path / "kolada").iterdir() if path.is_dir()]) == 2


@pytest.fixture
def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the data set, for a test to spoil."""
    for path in (folder / "kolada").rglob("*"):
        copy = tmp_path / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            copy.write_bytes(path.read_bytes())
    return tmp_path


def wrong(folder: Path) -> str:
    with pytest.raises(BadData) as error:
        store.national(folder)
    return str(error.value)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"form": 2}', "\x00", '{"form": 1, "generation": "../../etc"}'],
)
def test_a_manifest_that_cannot_be_read_is_told_in_swedish(broken: Path, content: str) -> None:
    (broken / "kolada/manifest.json").write_text(content)
    told = wrong(broken)
    assert told.startswith("kolada/manifest.json")
    assert "förteckningen går inte att läsa" in told


@pytest.mark.parametrize("name", ["../x.parquet", "/etc/passwd", "0123456789ab/../x.parquet"])
def test_a_manifest_cannot_point_outside_its_folder(broken: Path, name: str) -> None:
    path = broken / "kolada/manifest.json"
    manifest = json.loads(path.read_text())
    manifest["kpis"]["name"] = name
    path.write_text(json.dumps(manifest))
    assert "förteckningen går inte att läsa" in wrong(broken)


def test_a_file_that_is_gone_or_cut_is_told_in_swedish(broken: Path) -> None:
    files = sorted((broken / "kolada").rglob("*.parquet"))
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:-1])
    told = wrong(broken)
    assert "filen saknas" in told
    assert "filen har fel storlek" in told


def test_a_file_that_is_damaged_inside_is_told_when_it_is_read(broken: Path) -> None:
    country = store.national(broken)
    assert country is not None
    for path in (broken / "kolada").rglob("by_kpi/*.parquet"):
        path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(BadData, match="filen går inte att läsa"):
        country.series("N00001", US)
    assert [str(p).split(":")[0] for p in dataset.problems(broken)] == [
        f"kolada/{file.name}" for file in country.manifest.by_kpi
    ]


def test_a_damaged_data_set_is_not_written_over(broken: Path) -> None:
    (broken / "kolada/manifest.json").write_text("{}")
    with pytest.raises(BadData):
        store.lay_out(broken, fetched(broken / "parts"))


def test_only_one_may_write_at_a_time(tmp_path: Path) -> None:
    with store.alone(tmp_path), pytest.raises(store.Busy), store.alone(tmp_path):
        pass
    with store.alone(tmp_path):
        pass


def importable(folder: Path) -> Path:
    """A folder of files as somebody else may have fetched them."""
    folder.mkdir()
    rows = [
        {"kpi": k, "municipality": m.removeprefix("00"), "year": y, "gender": c["gender"], **c}
        for (k, m, y), cells in WORLD.values.items()
        for c in cells
        if c["value"] is not None and len(m) == 4
    ]
    (folder / "rows.json").write_text("\n".join(json.dumps(row) for row in rows))
    duckdb.sql(
        "select kpi, municipality, year, gender, value from read_json($f, columns = {"
        "kpi: 'varchar', municipality: 'varchar', year: 'smallint', gender: 'varchar',"
        "value: 'double'})",
        params={"f": str(folder / "rows.json")},
    ).write_parquet(str(folder / "values.parquet"))
    (folder / "kpis.csv").write_text("id,title\nN00001,Nöjda\n", encoding="utf-8")
    places = ["id,title,type", "0000,Riket,L", "12,Region Tolv,R", f"{US},Vi,K"]
    (folder / "municipalities.csv").write_text("\n".join(places), encoding="utf-8-sig")
    return folder


def test_files_from_elsewhere_can_be_laid_out(tmp_path: Path) -> None:
    given = store.from_files(importable(tmp_path / "files"), "en annan", "2024-08")
    manifest = store.lay_out(tmp_path, given)
    country = store.national(tmp_path)
    assert country is not None
    assert manifest.origins[0].retrieved == "2024-08"
    assert country.territory("0012") == store.Territory("0012", "Region Tolv", "L")
    assert len(country.series("N00001", "0012")) == 9
    assert country.series("N00001", US)[2018] == 0


@pytest.mark.parametrize("name", ["values.parquet", "kpis.csv", "municipalities.csv"])
@pytest.mark.parametrize("spoil", ["missing", "no columns", "not text"])
def test_files_that_lack_something_are_told_in_swedish(
    tmp_path: Path, name: str, spoil: str
) -> None:
    path = importable(tmp_path / "files") / name
    if spoil == "missing":
        path.unlink()
    else:
        path.write_bytes(b"\xff\xfe\x00" if spoil == "not text" else b"a,b\n1,2\n")
    with pytest.raises(BadData) as error:
        store.from_files(path.parent, "", "")
    assert str(error.value).startswith(f"{name}: ")
