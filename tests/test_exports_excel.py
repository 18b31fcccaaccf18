"""A selection taken along: opened by others and compared cell by cell, and read back as data."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import duckdb
import openpyxl
import pandas as pd
import pytest
from builders import THE_RULES, a_plan, an_indicator
from folders import make
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from malkedja import explore, exports, store
from malkedja.charts import theme
from malkedja.explore import Entry, Facet, Order, Selection
from malkedja.exports.outcome_files import outcome_file
from malkedja.model import Confidence, Data, Indicator, Outcome, Reason
from malkedja.ui import take_along
from malkedja.ui.explore import Shown
from malkedja.ui.view import View

ROOT = Path(__file__).resolve().parents[1]
MADE = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
NASTY = ("=1+1", "+A1", "@SUM(A1)", "-2+3", "\t=1", '=HYPERLINK("http://x")', " =cmd|x")
LIGHTS = {
    "● Uppfyllt": theme.LIGHT.met,
    "◆ Delvis uppfyllt": theme.LIGHT.partly,
    "▼ Ej uppfyllt": theme.LIGHT.not_met,
    "□ Kan inte bedömas": None,
}


@cache
def data() -> Data:
    return store.read(ROOT / "data")


@cache
def shown(*pairs: tuple[Facet, str], order: Order = Order.SHARE) -> Shown:
    selection = Selection(wanted=frozenset(pairs))
    return Shown(View(data(), 2019), selection, order, pictures=False, span=(2014, 2022))


@cache
def opened() -> Workbook:
    file = take_along.workbook(shown(), "https://exempel.se/utforska?ar=2019")
    return openpyxl.load_workbook(io.BytesIO(file))


def table(sheet: Worksheet) -> list[dict[str, Cell]]:
    head, *rows = sheet.iter_rows()
    return [{str(h.value): c for h, c in zip(head, row, strict=True)} for row in rows]


def same(cell: object, value: object) -> bool:
    if value is None or value == "":
        return cell in {None, ""}
    if isinstance(value, Decimal):
        return isinstance(cell, int | float) and float(value) == float(cell)
    return cell == value


# --- Excel


def test_every_cell_is_what_the_table_says_in_the_order_that_is_seen() -> None:
    frames = {
        "Indikatorer": exports.selection(data(), shown().found),
        "Utfall": exports.outcomes(data(), shown().found),
    }
    for name, frame in frames.items():
        rows = table(opened()[name])
        assert len(rows) == len(frame)
        for row, facts in zip(rows, frame.to_dict("records"), strict=True):
            for column, value in facts.items():
                said = row[column].value
                if column == "Måluppfyllelse":
                    said = said.split(" ", 1)[1]
                assert same(said, value), (name, column, said, value)


def test_the_rows_are_the_selection_and_its_order() -> None:
    asked = shown((Facet.FULFILMENT, "not_met"), (Facet.AREA, "2"), order=Order.NAME)
    book = openpyxl.load_workbook(io.BytesIO(take_along.workbook(asked, "")))
    seen = [entry.indicator.id for entry in asked.found]
    assert [row["Indikator-id"].value for row in table(book["Indikatorer"])] == seen
    assert {row["Indikator-id"].value for row in table(book["Utfall"])} <= set(seen)
    lines = list(
        csv.DictReader(io.StringIO(take_along.table(asked).decode("utf-8-sig")), delimiter=";")
    )
    assert [line["Indikator-id"] for line in lines] == seen


def test_numbers_are_numbers_and_texts_texts() -> None:
    for sheet in opened():
        for row in table(sheet):
            for name, cell in row.items():
                assert cell.data_type in {"n", "s"}, (sheet.title, name)
                assert not isinstance(cell.value, str) or cell.data_type == "s"


def test_a_light_is_word_shape_and_colour() -> None:
    cells = [row["Måluppfyllelse"] for row in table(opened()["Indikatorer"])]
    assert {cell.value for cell in cells} == set(LIGHTS)
    for cell in cells:
        colour = LIGHTS[cell.value]
        filled = cell.fill.fgColor.rgb if cell.fill.fill_type else None
        assert filled == (colour and f"FF{colour[1:]}")
        if colour:
            text = f"#{cell.font.color.rgb[2:]}"
            assert theme.contrast(text, colour) >= 4.5
    others = [row["Utveckling"] for row in table(opened()["Indikatorer"])]
    assert all(cell.fill.fill_type is None for cell in others)


def test_every_sheet_has_a_frozen_heading_a_filter_and_room_for_its_texts() -> None:
    for sheet in opened():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        spans = [(d.min, d.max, d.width) for d in sheet.column_dimensions.values()]
        for column in sheet.columns:
            (width,) = (w for low, high, w in spans if low <= column[0].column <= high)
            longest = max(len(str(cell.value or "")) for cell in column[1:])
            assert min(longest, 47) <= width <= 49


def test_the_workbook_says_its_language_title_and_date() -> None:
    told = opened().properties
    assert told.language == "sv-SE"
    assert told.title == f"Perstorps kommun: {shown().headline}"
    assert told.creator == "Målkedja"
    file = exports.workbook("T", [exports.Sheet("A", pd.DataFrame())], MADE)
    assert openpyxl.load_workbook(io.BytesIO(file)).properties.created == MADE.replace(tzinfo=None)


def test_sources_rules_and_what_was_asked_stand_in_a_sheet_of_their_own() -> None:
    rows = [{k: c.value for k, c in row.items()} for row in table(opened()["Källor och regler"])]
    asked = {row["Vad"]: row["Innehåll"] for row in rows if row["Avsnitt"] == "Urval"}
    assert asked["Visar"] == "Alla indikatorer"
    assert asked["Ordning"] == "Andel av vägen, minst först"
    assert asked["Länk"] == "https://exempel.se/utforska?ar=2019"
    limits = [row for row in rows if row["Avsnitt"] == "Gränser"]
    assert len(limits) == 8
    assert all(row["Varifrån"] for row in limits)
    used = {s for e in shown().found for o in e.indicator.outcomes for s in o.sources}
    assert sum(row["Avsnitt"] == "Källor" for row in rows) == len(used)
    computed = next(row for row in rows if row["Vad"] == "Egen beräkning")
    assert "Kolada" not in str(computed)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula(text: str) -> None:
    frame = pd.DataFrame(
        [[text, Decimal("1.50"), None, 7]], columns=[text, "b", "c", "d"], dtype=object
    )
    book = openpyxl.load_workbook(
        io.BytesIO(exports.workbook(text, [exports.Sheet("A", frame)], MADE))
    )
    head, row = list(book["A"].iter_rows())
    assert (head[0].value, row[0].value) == (text, text)
    assert {head[0].data_type, row[0].data_type} == {"s"}
    assert row[0].quotePrefix
    assert (row[1].value, row[1].number_format) == (1.5, "#,##0.00")
    lines = exports.csv(frame).decode("utf-8-sig").split("\r\n")
    assert lines[1].lstrip('"').startswith("'")


@pytest.mark.parametrize("value", [1.5, True, object()])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    frame = pd.DataFrame([[value]], columns=["a"], dtype=object)
    with pytest.raises(TypeError):
        exports.workbook("T", [exports.Sheet("A", frame)], MADE)


def test_a_selection_of_nothing_is_a_workbook_still() -> None:
    empty: tuple[Entry, ...] = ()
    frames = (exports.selection(data(), empty), exports.outcomes(data(), empty))
    sheets = [exports.Sheet(str(n), frame) for n, frame in enumerate(frames)]
    book = openpyxl.load_workbook(io.BytesIO(exports.workbook("T", sheets, MADE)))
    assert [sheet.max_row for sheet in book] == [1, 1]


# --- CSV


def test_duckdb_reads_the_table_as_it_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "urval.csv"
    file.write_bytes(take_along.table(shown()))
    read = duckdb.read_csv(str(file), delimiter=";", decimal=",", all_varchar=True)
    frame = exports.selection(data(), shown().found)
    assert tuple(read.columns) == tuple(frame.columns)
    for row, facts in zip(read.fetchall(), frame.to_dict("records"), strict=True):
        for said, value in zip(row, facts.values(), strict=True):
            if isinstance(value, Decimal):
                assert Decimal(said.replace(",", ".")) == value
            else:
                assert (said or "") == ("" if value is None else str(value))


def test_duckdb_adds_up_the_numbers_without_help(tmp_path: Path) -> None:
    file = tmp_path / "urval.csv"
    file.write_bytes(take_along.table(shown()))
    read = duckdb.read_csv(str(file), delimiter=";", decimal=",")
    ((total,),) = read.aggregate("sum(Utfall)").fetchall()
    expected = sum(e.now.value for e in shown().found if e.now.value is not None)
    assert total == pytest.approx(float(expected))


# --- Outcomes as data files


SOURCE_IDS = st.lists(st.sampled_from(["kolada", "scb"]), max_size=2, unique=True).map(tuple)
NOTES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30
).map(str.strip)
MARKS = st.sampled_from([",", ";", '"', '""', "';\"", "=1+1", "#", "\\", "−1,5", "å ä ö", "\u202f"])
NUMBERS = st.decimals(-(10**9), 10**9, places=4)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    value = draw(st.none() | NUMBERS)
    absent = st.sampled_from(
        [r for r in Reason if r not in {Reason.NO_TARGET, Reason.NOT_COMPARABLE}]
    )
    note = draw(NOTES) + draw(MARKS) + draw(NOTES)
    return Outcome(
        year=draw(st.integers(1990, 2100)),
        value=value,
        base=draw(st.none() | st.integers(1, 10**6)),
        status=draw(absent) if value is None else None,
        comparable=draw(st.booleans()),
        computed=draw(st.booleans()),
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        sources=draw(SOURCE_IDS),
        note=note.strip(),
    )


@settings(max_examples=60)
@given(st.lists(outcomes(), min_size=1, max_size=6, unique_by=lambda o: o.year))
def test_what_is_written_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, made: list[Outcome]
) -> None:
    series = tuple(sorted(made, key=lambda o: o.year))
    indicator = replace(an_indicator("trygghet"), outcomes=series)
    folder = make(
        tmp_path_factory.mktemp("data"), {"outcomes/trygghet.csv": outcome_file(indicator)}
    )
    assert store.read(folder).plan.indicators["trygghet"].outcomes == series


def test_every_shipped_outcome_survives_the_way_out_and_in(tmp_path: Path) -> None:
    packed = zipfile.ZipFile(io.BytesIO(take_along.files(shown())))
    folder = tmp_path / "data"
    for place in (ROOT / "data").rglob("*"):
        name = place.relative_to(ROOT / "data")
        if place.is_file() and name.parts[0] != "outcomes":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(place.read_bytes())
    packed.extractall(folder)
    for kept in (ROOT / "data" / "outcomes").iterdir():  # demands of goals are no indicators
        if not (folder / "outcomes" / kept.name).exists():
            (folder / "outcomes" / kept.name).write_bytes(kept.read_bytes())
    read = store.read(folder).plan
    assert {i.id: i.outcomes for i in read.ordered} == {
        i.id: i.outcomes for i in data().plan.ordered
    }


def test_ranks_keep_how_many_were_ranked(tmp_path: Path) -> None:
    series = (Outcome(2018, Decimal(146), ranked=290), Outcome(2019, Decimal("150.50"), ranked=288))
    indicator = replace(an_indicator("klimat"), outcomes=series)
    folder = make(tmp_path, {"outcomes/klimat.csv": outcome_file(indicator)})
    assert store.read(folder).plan.indicators["klimat"].outcomes == series


def test_the_same_outcomes_make_the_same_file() -> None:
    indicators = [entry.indicator for entry in shown().found]
    assert exports.outcome_files(indicators) == exports.outcome_files(indicators)


# --- Pictures


def parsed(picture: str) -> Element:
    return fromstring(picture)  # noqa: S314 - our own picture


def texts(picture: str) -> Iterator[str]:
    return (e.text or "" for e in parsed(picture).iter() if e.tag.endswith("}text"))


def test_the_picture_names_every_indicator_its_source_and_its_ground() -> None:
    picture = take_along.picture(shown())
    said = list(texts(picture))
    assert said[0] == f"Perstorps kommun: {shown().headline}"
    for entry in shown().found:
        assert any(text.startswith(entry.indicator.number) for text in said)
    foot = " ".join(said[-6:])
    assert "Källa: Kolada" in foot
    assert "Egen beräkning: måluppfyllelsen" in foot
    assert take_along.svg(shown()) == picture.encode()


def test_a_picture_of_a_name_with_markup_is_still_a_picture() -> None:
    odd = an_indicator("a", short='<b>&"', targets={2018: 2}, outcomes={2018: 2}, baseline=1)
    town = replace(data(), plans=(a_plan([odd]),), sources={}, rules=THE_RULES)
    one = Shown(View(town, 2018), Selection("<x>"), Order.NAME, pictures=True, span=(2018, 2018))
    assert one.found == ()
    all_ = replace(one, selection=Selection())
    assert '1.1 <b>&"' in list(texts(take_along.picture(all_)))


def test_the_points_are_twice_as_many_as_the_pixels_and_not_all_white() -> None:
    asked = shown((Facet.AREA, "2"))
    size = parsed(take_along.picture(asked)).attrib
    image = Image.open(io.BytesIO(take_along.png(asked)))
    assert image.size == (2 * int(size["width"]), 2 * int(size["height"]))
    assert len(image.convert("RGB").getcolors(100_000) or []) > 20


def test_the_typeface_is_ours() -> None:
    """Text in a face that is not installed would be drawn in another, or not at all."""
    one = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">{}</svg>'
    text = '<text x="5" y="30" font-size="24" font-family="{}">Målkedja</text>'
    ours, other = (exports.png(one.format(text.format(f))) for f in ("IBM Plex Sans", "Inget"))
    assert ours != other


def test_each_download_makes_what_its_name_says() -> None:
    starts = {
        ".xlsx": b"PK",
        ".csv": b"\xef\xbb\xbf",
        ".png": b"\x89PNG",
        ".svg": b"<svg",
        ".zip": b"PK",
    }
    asked = shown((Facet.AREA, "2"))
    files = take_along.downloads(asked)
    assert {Path(file.name).suffix for file in files} == set(starts)
    for file in files:
        assert file.content().startswith(starts[Path(file.name).suffix])


def some(indicator: Indicator) -> Data:
    return replace(data(), plans=(a_plan([indicator]),), rules=THE_RULES)


def test_a_large_value_keeps_its_digits_and_a_missing_one_its_reason() -> None:
    indicator = an_indicator(
        "a", targets={2018: 1}, baseline=1, outcomes={2018: "confidential", 2019: "123456789.125"}
    )
    entries = explore.entries(some(indicator), 2018)
    (row,) = exports.selection(some(indicator), entries).to_dict("records")
    assert (row["Utfall"], row["Skäl"]) == (None, "Sekretess")
    told = exports.outcomes(some(indicator), entries).to_dict("records")
    assert [(r["År"], r["Värde"], r["Status"]) for r in told] == [
        (2018, None, "Sekretess"),
        (2019, Decimal("123456789.125"), None),
    ]
