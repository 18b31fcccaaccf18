"""What ships of the whole country: read strictly, small, and what the command makes of Kolada."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import country
import pytest
from click.testing import CliRunner
from folders import make

from malkedja import store
from malkedja.cli import commands
from malkedja.exports import country as exported
from malkedja.model import Measure
from malkedja.schema.national_rows import QUANTILES
from malkedja.store.answers import Rank, Spread

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
FOLDERS = ("distributions", "similar")
HEAD = "year,count,of,value,place,shared,country,quantiles\n"
STEPS = " ".join(str(n) for n in range(10, 10 + QUANTILES))
ROW = f"2018,280,290,12.5,146,2,13.25,{STEPS}\n"
SPREAD = "distributions/trygghet.csv"
PRECEDENTS = "indicator,baseline,change,years,first,last,stood,made,windows\n"
Changes = dict[str, str | bytes | None]
Make = Callable[[Changes], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Make:
    return lambda changes: make(tmp_path / "data", changes)


def told(folder: Make, changes: Changes) -> list[str]:
    return [str(problem) for problem in store.problems(folder(changes))]


def test_a_distribution_is_read_with_place_and_country(folder: Make) -> None:
    shipped = store.shipped(folder({SPREAD: HEAD + ROW.replace("2018", "2019") + ROW}))
    assert [spread.year for spread in shipped.spread("trygghet")] == [2018, 2019]
    quantiles = tuple(Decimal(n) for n in range(10, 31))
    assert shipped.spread("trygghet")[0] == Spread(2018, 280, quantiles, Decimal("13.25"))
    assert shipped.ranks("trygghet")[0] == Rank(2018, Decimal("12.5"), 146, 280, 2)
    assert shipped.of("trygghet") == {2018: 290, 2019: 290}


def test_a_year_without_own_value_has_a_distribution_but_no_place(folder: Make) -> None:
    row = f"2018,280,290,,,,,{STEPS}\n"
    shipped = store.shipped(folder({SPREAD: HEAD + row}))
    assert shipped.ranks("trygghet") == ()
    assert shipped.spread("trygghet")[0].country is None


def test_the_other_form_of_csv_is_read_alike(folder: Make) -> None:
    text = (HEAD + ROW).replace(",", ";").replace(".", ",")
    assert store.shipped(folder({SPREAD: text})).ranks("trygghet")[0].value == Decimal("12.5")


def test_similar_municipalities_are_series_by_code(folder: Make) -> None:
    rows = "municipality,year,value\n0181,2018,5\n0181,2017,4.5\n0182,2018,6\n"
    alike = store.shipped(folder({"similar/trygghet.csv": rows})).similar("trygghet")
    assert alike == {
        "0181": {2018: Decimal(5), 2017: Decimal("4.5")},
        "0182": {2018: Decimal(6)},
    }


def test_a_folder_without_such_files_has_none(folder: Make) -> None:
    shipped = store.shipped(folder({}))
    assert shipped.spread("trygghet") == ()
    assert shipped.ranks("trygghet") == ()
    assert shipped.of("trygghet") == {}
    assert shipped.similar("trygghet") == {}
    assert store.read(folder({})).precedents == ()


def test_what_has_been_counted_is_found_by_indicator(folder: Make) -> None:
    row = "trygghet,57.5,5,2,1998,2022,61,9,140\n"
    data = store.read(folder({"precedents.csv": PRECEDENTS + row}))
    found = data.precedent("trygghet")
    assert found is not None
    assert (found.stood, found.made, found.windows) == (61, 9, 140)
    assert data.precedent("klimat") is None


@pytest.mark.parametrize(
    ("path", "content", "place", "says"),
    [
        (SPREAD, "year,count,off,quantiles\n", "rad 1", "okänd kolumn off"),
        (SPREAD, HEAD.replace(",of", "") + ROW, "rad 1", "kolumnen of saknas"),
        (SPREAD, HEAD + ROW + ROW, "rad 3, kolumn year", "2018 står två gånger"),
        (SPREAD, HEAD + ROW.replace(" 12 ", " 31 "), "quantiles", "lägre än den före"),
        (SPREAD, HEAD + ROW.replace(" 12 ", " "), "quantiles", "kvantilerna är 20"),
        (SPREAD, HEAD + ROW.replace(" 12 ", " tolv "), "quantiles", "tolv är inget tal"),
        (SPREAD, HEAD + ROW.replace(",280,", ",20,"), "count", "för få för 21 kvantiler"),
        (SPREAD, HEAD + ROW.replace(",290,", ",279,"), "of", "280 av 279 kommuner går inte"),
        (SPREAD, HEAD + ROW.replace(",146,", ",281,"), "place", "plats 281 av 280 finns inte"),
        (SPREAD, HEAD + ROW.replace(",146,", ",,"), "place", "värde och plats hör ihop"),
        (SPREAD, HEAD + ROW.replace("12.5", "31"), "value", "utanför kommunernas värden"),
        ("distributions/okand.csv", HEAD + ROW, "", "hör inte till någon indikator"),
        ("similar/okand.csv", "municipality,year,value\n0181,2018,5\n", "", "hör inte till någon"),
        (
            "similar/trygghet.csv",
            "municipality,year,value\n181,2018,5\n",
            "municipality",
            "181 är ingen kommunkod",
        ),
        (
            "similar/trygghet.csv",
            "municipality,year,value\n0181,2018,5\n0181,2018,6\n",
            "year",
            "0181 2018 står två gånger",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygghet,57.5,5,2,1998,2022,8,9,140\n",
            "made",
            "9 av 8 i 140 går inte ihop",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygghet,57.5,5,2,1998,2022,61,9,60\n",
            "made",
            "9 av 61 i 60 går inte ihop",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygghet,57.5,0,2,1998,2022,61,9,140\n",
            "change",
            "0 är ingen förbättring",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygghet,57.5,5,3,2020,2022,61,9,140\n",
            "last",
            "åren är färre än frågans",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygg,57.5,5,2,1998,2022,61,9,140\n",
            "indicator",
            "indikatorn trygg finns inte",
        ),
        (
            "precedents.csv",
            PRECEDENTS + 2 * "trygghet,57.5,5,2,1998,2022,61,9,140\n",
            "indicator",
            "trygghet står två gånger",
        ),
        (
            "precedents.csv",
            PRECEDENTS + "trygghet,57.5,5,2,1998,2022,61,nio,140\n",
            "made",
            "nio är inget antal",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    folder: Make, path: str, content: str, place: str, says: str
) -> None:
    (problem, *more) = told(folder, {path: content})
    assert more == []
    assert problem.startswith(path)
    assert place in problem
    assert says in problem


def test_a_related_key_figure_has_a_unit_and_a_direction_of_its_own(folder: Make) -> None:
    kpi = "kpi: {{id: N1, title: Nyckeltal{more}}}\n"
    path = "periods/2018-2020/indicators/trygghet.yaml"
    share = make.__globals__["SHARE"]
    whole = share + kpi.format(more=", measure: related, unit: procent, better: higher")
    assert told(folder, {path: whole}) == []
    (lacks,) = told(folder, {path: share + kpi.format(more=", measure: related")})
    assert "utan egen enhet och riktning" in lacks
    (much,) = told(folder, {path: share + kpi.format(more=", unit: procent")})
    assert "samma mått har indikatorns enhet" in much


def test_members_of_a_group_are_named_with_their_codes(folder: Make) -> None:
    text = make.__globals__["FILES"]["municipality.yaml"]
    members = "members: [{code: '0181', name: Lillköping}], within: länets kommuner}"
    changed = text.replace("text: Länets kommuner}", f"text: Länets kommuner, {members}")
    (_, group) = store.read(folder({"municipality.yaml": changed})).municipality.groups
    assert [(m.code, m.name) for m in group.members] == [("0181", "Lillköping")]
    assert group.within == "länets kommuner"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("74.123456", "74.1235"),
        ("27103.4567", "27103.5"),
        ("0.00123456789", "0.00123457"),
        ("-7356.246663", "-7356.25"),
        ("1234567.8", "1234568"),
        ("12.500", "12.5"),
        ("0", "0"),
    ],
)
def test_a_computed_figure_keeps_six_digits(value: str, shown: str) -> None:
    assert f"{exported.rounded(Decimal(value)):f}" == shown


def shipped_files() -> dict[str, str]:
    paths = [p for name in FOLDERS for p in (DATA / name).glob("*.csv")]
    return {p.relative_to(DATA).as_posix(): p.read_text("utf-8") for p in paths} | {
        "precedents.csv": (DATA / "precedents.csv").read_text("utf-8")
    }


def test_what_ships_is_small() -> None:
    assert sum(map(len, shipped_files().values())) < 300_000


@pytest.mark.skipif(not country.SHARED.is_dir(), reason="../shared/kolada finns inte")
def test_what_ships_is_what_the_command_makes_of_kolada(tmp_path: Path) -> None:
    data = store.read(DATA)
    kpis = [i.kpi.id for i in data.plan.ordered if i.kpi]
    national = store.national(country.shared(tmp_path / "data", kpis))
    assert national is not None
    assert exported.files(data, national) == shipped_files()


def test_the_own_values_that_ship_are_the_outcomes_from_kolada() -> None:
    data, shipped = store.read(DATA), store.shipped(DATA)
    compared = 0
    for indicator in data.plan.ordered:
        if indicator.kpi is None or indicator.kpi.measure is Measure.RELATED:
            continue
        for rank in shipped.ranks(indicator.id):
            outcome = indicator.outcome(rank.year)
            if outcome is None or outcome.value is None or outcome.computed:
                continue
            if {data.sources[id_].producer for id_ in outcome.sources} == {"Kolada"}:
                compared += 1
                assert abs(outcome.value - rank.value) < Decimal("0.01"), (indicator.id, rank)
    assert compared > 100


def test_the_place_that_ships_is_the_outcome_of_a_ranked_indicator() -> None:
    data, shipped = store.read(DATA), store.shipped(DATA)
    ranked = [i for i in data.plan.ordered if i.kind == "rank" and shipped.ranks(i.id)]
    assert ranked
    for indicator in ranked:
        for rank in shipped.ranks(indicator.id):
            outcome = indicator.outcome(rank.year)
            if outcome is not None and outcome.value is not None:
                assert (outcome.value, outcome.ranked) == (rank.place, rank.ranked)


def test_the_named_similar_municipalities_make_the_groups_own_means() -> None:
    """Unrounded values of the seven, against the means that came with the comparisons."""
    data, shipped, figures = store.read(DATA), store.shipped(DATA), store.comparisons(DATA)
    (group,) = [g for g in data.municipality.groups if g.members]
    checked = 0
    for indicator in data.plan.ordered:
        alike = shipped.similar(indicator.id)
        for figure in figures.of(indicator.id):
            values = [series[figure.year] for series in alike.values() if figure.year in series]
            asked = re.search(r"medelvärde av (\w+) kommuner", figure.method)
            if figure.group != group.id or not values or not asked:
                continue
            checked += 1
            assert abs(sum(values) / len(values) - figure.value) < Decimal("0.0051")
    assert checked > 100


def invoke(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["kolada", "spread", *arguments])
    return done.exit_code, done.output


KPI = {
    "periods/2018-2020/indicators/trygghet.yaml": make.__globals__["SHARE"]
    + "kpi: {id: N00001, title: Trygga}\n",
}


def test_the_command_writes_files_that_are_read_again(folder: Make) -> None:
    data = country.invented(folder(dict(KPI)))
    (data / "similar").mkdir()
    (data / "similar/gammal.csv").write_text("municipality,year,value\n")
    code, said = invoke("--data", str(data))
    assert code == 1
    assert "gammal.csv" in said
    (data / "similar/gammal.csv").rename(data / "similar/klimat.csv")
    (data / "similar/klimat.csv").write_text("municipality,year,value\n0181,2018,5\n")
    code, said = invoke("--data", str(data))
    assert (code, said) == (0, "2 filer skrivna, 1 kB.\n")
    assert not (data / "similar/klimat.csv").exists()
    assert store.problems(data) == ()
    spread = store.shipped(data).spread("trygghet")
    assert [s.year for s in spread] == list(range(2010, 2018))
    assert {s.count for s in spread[:-1]} == {30}
    assert spread[-1].count == 29
    counted = store.read(data).precedent("trygghet")
    assert counted is not None
    assert (counted.baseline, counted.change, counted.years) == (Decimal("57.5"), 5, 2)


def test_without_a_data_set_the_command_says_so(folder: Make) -> None:
    code, said = invoke("--data", str(folder({})))
    assert code == 2
    assert "Inga siffror är hämtade till datamappen." in said


def test_a_data_set_elsewhere_can_be_used(folder: Make, tmp_path: Path) -> None:
    other = country.invented(make(tmp_path / "other"))
    data = folder(dict(KPI))
    assert invoke("--data", str(data), "--from", str(other))[0] == 0
    assert (data / SPREAD).is_file()
    assert not (other / SPREAD).exists()
