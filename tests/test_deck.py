"""The run taken along: one file that leans on nothing, a PDF for everybody, and their addresses."""

import asyncio
import gzip
import io
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from screen import classes, said, seen, tree, visit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from malkedja import store
from malkedja.charts import theme
from malkedja.exports import deck as drawn
from malkedja.slides import Choice, Deck, Ground, deck
from malkedja.ui import asgi, presentation

ROOT = Path(__file__).resolve().parents[1]
RUNS = [("data", 2020, "kort"), ("data", 2020, "lang"), ("tests/second", 2025, "lang")]
NEVER = re.compile(
    r"""(?:src|href|action|data|poster|srcset)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE
)


@cache
def run(name: str = "data", year: int = 2020, long: str = "kort") -> Deck:
    data, found = store.read(ROOT / name), store.comparisons(ROOT / name)
    figures = {i.id: found.of(i.id) for i in data.plan.ordered}
    return deck(Ground(data, year, Choice(long=long == "lang", compared=True), figures))


@cache
def file(name: str = "data", year: int = 2020, long: str = "kort") -> str:
    return drawn.html_file(run(name, year, long)).decode()


@cache
def printed(name: str, year: int, long: str) -> PdfReader:
    return PdfReader(io.BytesIO(drawn.pdf(run(name, year, long))))


def body(html: str) -> Element:
    """The body of a file without its script, which is no markup."""
    inside = html.partition("<body>")[2].partition("<script")[0]
    return tree(inside)


def tags(reader: PdfReader) -> list[DictionaryObject]:
    """Every element of the structure tree."""
    found: list[DictionaryObject] = []

    def walk(thing: object) -> None:
        thing = thing.get_object() if isinstance(thing, IndirectObject) else thing
        if isinstance(thing, ArrayObject):
            for part in thing:
                walk(part)
        elif isinstance(thing, DictionaryObject):
            if "/S" in thing:
                found.append(thing)
            if "/K" in thing:
                walk(thing["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(("name", "year", "long"), RUNS)
def test_the_file_asks_nobody_for_anything(name: str, year: int, long: str) -> None:
    html = file(name, year, long)
    assert not NEVER.search(html)
    assert not re.search(r"@import|url\((?!\"data:)", html)
    assert "default-src 'none'" in html
    assert "<link" not in html
    assert not re.search(r"fetch\(|XMLHttpRequest|WebSocket|import\(", html)


@pytest.mark.parametrize(("name", "year", "long"), RUNS)
def test_the_file_holds_every_slide_with_its_notes(name: str, year: int, long: str) -> None:
    slides = list(body(file(name, year, long)).iter("article"))
    assert [slide.get("data-bild") for slide in slides] == [
        s.id for s in run(name, year, long).slides
    ]
    for shown, slide in zip(slides, run(name, year, long).slides, strict=True):
        assert said(shown.find(".//h2")) == slide.title
        notes = next(e for e in shown.iter("aside"))
        assert slide.notes.source in said(notes)
        assert all(re.sub(r" +", " ", why) in said(notes) for why in slide.notes.why)


def test_the_file_is_swedish_and_has_one_heading_above_the_slides() -> None:
    html = file()
    assert html.startswith('<!doctype html>\n<html lang="sv">')
    assert html.count("<h1") == 1


def test_pictures_in_the_file_are_drawings_with_a_title_in_either_appearance() -> None:
    drawings = list(body(file("data", 2020, "lang")).iter("svg"))
    large = [e for e in drawings if e.get("role") == "img"]
    assert len(large) > 30
    assert all(said(e.find("title")) for e in large)
    assert "light-dark(" in file()
    assert not list(body(file()).iter("img"))


def test_on_the_page_pictures_are_images_with_their_text() -> None:
    html = drawn.markup(run("data", 2020, "lang"), theme.DARK, drawn.Drawn())
    page = tree(html)
    assert not list(page.iter("svg"))
    pictures = [e for e in page.iter("img") if classes(e) & {"picture", "spark"}]
    assert pictures
    assert all(e.get("alt") for e in pictures)
    assert all(e.get("src", "").startswith("data:image/svg+xml;base64,") for e in page.iter("img"))


def test_a_text_of_the_data_cannot_become_markup() -> None:
    slide = run().slides[0]
    evil = type(slide)(id="titel", title="<script>alert(1)</script>", kicker='"><b>')
    html = drawn.html_file(Deck("X", 2020, Choice(), (evil,))).decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(("name", "year", "long"), RUNS)
def test_the_pdf_has_one_page_for_each_slide_in_order(name: str, year: int, long: str) -> None:
    reader, slides = printed(name, year, long), run(name, year, long).slides
    assert len(reader.pages) == len(slides)
    for page, slide in zip(reader.pages, slides, strict=True):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert re.sub(r"\s+", " ", slide.title) in text


@pytest.mark.parametrize(("name", "year", "long"), RUNS)
def test_the_pdf_is_tagged_swedish_and_says_that_it_is_for_everybody(
    name: str, year: int, long: str
) -> None:
    reader = printed(name, year, long)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == run(name, year, long).title
    assert root["/Outlines"]


def test_every_picture_in_the_pdf_has_its_text_and_every_slide_its_heading() -> None:
    found = tags(printed("data", 2020, "lang"))
    figures = [tag for tag in found if tag["/S"] == "/Figure"]
    slides = run("data", 2020, "lang").slides
    large = [s.picture.text for s in slides if s.picture]
    told = [re.sub("\u00a0", "\u202f", str(tag["/Alt"])) for tag in figures]
    assert all(told)
    assert set(large) <= set(told)
    assert len([tag for tag in found if tag["/S"] == "/H1"]) == len(slides)
    assert {"/Table", "/TH", "/TD"} <= {tag["/S"] for tag in found}


def test_the_typeface_goes_with_the_pdf() -> None:
    names = {
        str(font.get_object()["/BaseFont"])
        for page in printed("data", 2020, "lang").pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all("IBMPlexSans" in name for name in names)


def test_the_typeface_has_its_licence_beside_it() -> None:
    folder = ROOT / "malkedja/exports/fonts"
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text("utf-8")
    assert {path.name for path in folder.glob("*.ttf")} == set(drawn.style.FACES.values())


APP = Starlette(
    routes=presentation.ROUTES, middleware=[*asgi.MIDDLEWARE, Middleware(GZipMiddleware)]
)


def fetched(address: str, *headers: tuple[bytes, bytes]) -> tuple[int, dict[str, str], bytes]:
    """What the server answers to one GET."""
    path, _, query = address.partition("?")
    said_: list[dict[str, Any]] = []
    asked = {"type": "http", "method": "GET", "path": f"/{path}", "headers": [*headers]}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said_.append(message)

    asyncio.run(APP({**asked, "query_string": query.encode()}, receive, send))
    names = {key.decode(): value.decode() for key, value in said_[0]["headers"]}
    return said_[0]["status"], names, b"".join(part.get("body", b"") for part in said_[1:])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("bilder.html?ar=2019", "mal-2019.html"),
        ("bilder.html?ar=2020&langd=lang", "mal-2020-lang.html"),
        ("bilder.pdf?ar=2020", "mal-2020.pdf"),
        ("bilder.pdf?ar=nonsens&urval=finns-inte", "mal-2020.pdf"),
    ],
)
def test_a_file_is_fetched_by_the_address_of_its_run(address: str, name: str) -> None:
    status, headers, content = fetched(address)
    assert status == 200
    assert headers["content-disposition"] == f'attachment; filename="{name}"'
    assert content.startswith(b"%PDF" if name.endswith("pdf") else b"<!doctype html>")


def test_the_fetched_file_keeps_its_script_whole() -> None:
    assert drawn.SCRIPT in fetched("bilder.html?ar=2020")[2].decode()
    status, headers, content = fetched("bilder.html?ar=2020", (b"accept-encoding", b"gzip"))
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert drawn.SCRIPT in gzip.decompress(content).decode()


def test_a_broken_folder_gives_a_sentence_in_place_of_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(tmp_path))
    status, _, content = fetched("bilder.pdf")
    assert status == 503
    assert content.decode().startswith("Datamappen kan inte läsas")


def test_the_fetched_file_holds_the_run_that_was_asked_for() -> None:
    asked = "ar=2020&urval=2,4&endast=forandrat&jamfor=1&langd=lang"
    html = fetched(f"bilder.html?{asked}")[2].decode()
    shown = {e.get("data-bild") for e in body(html).iter("article")}
    assert {"omrade-2", "omrade-4"} <= shown
    assert "omrade-1" not in shown


def test_the_page_draws_the_whole_run_and_hides_the_frame() -> None:
    page = seen("slides", ar="2020")
    assert len(page.of("slide", "article")) == 12
    frames = [e for e in page.body if "frame" in classes(e)]
    assert len(frames) == 2
    assert all(e.get("hidden") is not None for e in frames)


def test_the_choices_are_links_to_the_runs_they_give() -> None:
    page = seen("slides", ar="2019", langd="lang", urval="2,4")
    links = {said(a): a for a in page.one("panel").iter("a")}
    assert links["2020"].get("href") == "./presentation?ar=2020&langd=lang&urval=2%2C4"
    assert links["2019"].get("aria-current") == "true"
    assert links["Kort"].get("href") == "./presentation?ar=2019&urval=2%2C4"
    assert links["Alla"].get("href") == "./presentation?ar=2019&langd=lang"
    assert links["Bara rött och ändrat"].get("href", "").endswith("&endast=forandrat")
    assert links["Med andra kommuner"].get("href", "").endswith("&jamfor=1")
    taken = next(a for name, a in links.items() if name == "PDF")
    assert taken.get("href") == "./bilder.pdf?ar=2019&langd=lang&urval=2%2C4"
    one_area = next(a for name, a in links.items() if name.startswith("4 "))
    assert one_area.get("aria-current") == "true"
    assert one_area.get("href", "").endswith("urval=2")


def test_an_address_with_wrong_words_shows_the_usual_run() -> None:
    usual = [e.get("data-bild") for e in seen("slides").of("slide")]
    wrong = visit("slides", ar="x", langd="y", urval="finns-inte", jamfor="2", bild="<b>")
    assert [e.get("data-bild") for e in wrong.of("slide")] == usual


def test_an_area_is_on_the_projector_two_steps_from_the_overview() -> None:
    overview = [a.get("href") for a in seen("overview", ar="2019").page.iter("a")]
    assert "./omrade?omrade=4&ar=2019" in overview
    area = seen("area", omrade="4", ar="2019").page
    links = {said(a): a.get("href") for a in area.iter("a")}
    assert links["Visa på projektor"] == "./presentation?ar=2019&bild=omrade-4"


def test_the_invented_municipality_has_slides_without_a_word_of_the_other() -> None:
    text = said(body(file("tests/second", 2025, "lang")))
    assert "Påhittköping" in text
    assert not re.search(r"Perstorp|Målområde|Fullmäktigemål", text)
