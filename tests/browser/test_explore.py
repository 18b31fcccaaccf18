"""Utforska in a browser: the official's journeys, a shared link, the keyboard, and downloads."""

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from browsing import Visit, settled, violations
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE = "document.documentElement.scrollWidth"


def query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def arrived(page: Page, *parts: str) -> Page:
    """The page, once its address holds each part and all of it is drawn."""
    for part in parts:
        page.wait_for_url(re.compile(re.escape(part)))
    return settled(page)


def titled(page: Page, title: str) -> Page:
    page.get_by_role("heading", level=1, name=title).wait_for()
    return settled(page)


def found(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator(".found tbody th").all_inner_texts()]


def test_which_school_indicators_fell_is_three_steps_from_the_start(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/?ar=2020")
    page.get_by_role("link", name="Utforska").click()
    titled(page, "28 indikatorer 2020")
    page.get_by_role("link", name="Försämrade sedan utgångsvärdet").click()  # the second
    titled(page, "7 av 28 indikatorer 2020, alla ej uppfyllda")
    page.get_by_label("Sök").fill("skola")  # the third
    page.get_by_label("Sök").press("Enter")
    titled(page, "Ingen av 28 indikatorer 2020")  # none fell, and the page says what there is
    assert query(page) == {"ar": "2020", "sedan": "worsened", "sok": "skola"}
    options = page.locator("#filter-sedan + ul .option").all_inner_texts()
    assert [" ".join(o.split()) for o in options] == [
        "Förbättrad 1",
        "Oförändrad 0",
        "Försämrad 0",
        "Kan inte bedömas 1",
    ]
    page.get_by_role("link", name="Förbättrad (1)").click()
    titled(page, "1 av 28 indikatorer 2020")
    page.locator(".found a", has_text="Jämför").click()  # the fifth: how similar ones do
    arrived(page, "indikator=ak9_behoriga_yrkesprogram")
    assert urlsplit(page.url).path == "/jamfor"


def test_a_shared_link_shows_the_same_in_a_fresh_browser(
    server: str, visit: Visit, chromium: Browser
) -> None:
    page = visit(f"{server}/utforska?ar=2019")
    page.locator("#uppfyllelse-not_met").click()
    arrived(page, "uppfyllelse=not_met")
    page.get_by_label("Sök").fill("kommun")
    page.get_by_label("Sök").press("Enter")
    arrived(page, "sok=kommun")
    page.get_by_role("link", name="Minst andel av vägen").wait_for()
    page.get_by_role("link", name="Småbilder").click()
    arrived(page, "vy=bilder")
    page.locator(".panels").wait_for()
    shared = page.locator(".stCode code").inner_text()
    assert query(page) == {key: v[0] for key, v in parse_qs(urlsplit(shared).query).items()}
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    other = context.new_page()
    other.goto(shared)
    settled(other)
    for what in ("h1", ".chips", ".panels"):
        assert other.locator(what).inner_text() == page.locator(what).inner_text()
    assert other.get_by_label("Sök").input_value() == "kommun"
    context.close()


def test_filters_are_walked_by_keyboard_and_keep_its_place(server: str, visit: Visit) -> None:
    page = visit(f"{server}/utforska?ar=2020")
    page.locator("#filter-slag").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, "slag=share")
    page.wait_for_function("() => document.activeElement.id === 'slag-share'")
    page.locator("#slag-share[aria-current=true]").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}/utforska?ar=2020")
    page.wait_for_function("() => document.activeElement.id === 'filter-slag'")
    page.locator(".found a").first.focus()
    page.keyboard.press("Enter")
    arrived(page, "/indikator?indikator=trygghet_index&ar=2020")
    page.go_back()
    titled(page, "28 indikatorer 2020")
    assert len(found(page)) == 28


def test_a_picture_leads_to_its_indicator(server: str, visit: Visit) -> None:
    page = visit(f"{server}/utforska?ar=2020&vy=bilder&omrade=7")
    first = page.locator(".panels a.card").first
    first.focus()
    page.keyboard.press("Enter")
    arrived(page, "/indikator?indikator=soliditet&ar=2020")


def test_back_undoes_the_last_choice(server: str, visit: Visit) -> None:
    page = visit(f"{server}/utforska?ar=2020")
    page.locator("#uppfyllelse-met").click()
    titled(page, "3 av 28 indikatorer 2020")
    page.locator("#uppfyllelse-partly").click()
    titled(page, "4 av 28 indikatorer 2020")
    page.go_back()
    titled(page, "3 av 28 indikatorer 2020")
    page.get_by_role("link", name="Rensa allt").click()
    titled(page, "28 indikatorer 2020, 12 ej uppfyllda")


def test_what_is_downloaded_is_what_is_seen(server: str, visit: Visit) -> None:
    page = visit(f"{server}/utforska?ar=2020&uppfyllelse=met&ordning=namn")
    seen, files = found(page), {}
    for name in ("Excel", "CSV", "Bild (PNG)", "Bild (SVG)", "Utfall som datafiler (zip)"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        download = waiting.value
        assert download.suggested_filename.startswith("malkedja-urval-2020.")
        files[name] = Path(download.path()).read_bytes()
    rows = openpyxl.load_workbook(io.BytesIO(files["Excel"]))["Indikatorer"].iter_rows(
        min_row=2, max_col=1, values_only=True
    )
    assert [row[0] for row in rows] == seen
    lines = files["CSV"].decode("utf-8-sig").splitlines()[1:]
    assert [line.split(";")[0] for line in lines] == seen
    assert files["Bild (PNG)"].startswith(b"\x89PNG")
    assert all(f">{number} " in files["Bild (SVG)"].decode() for number in seen)
    names = zipfile.ZipFile(io.BytesIO(files["Utfall som datafiler (zip)"])).namelist()
    assert len(names) == len(seen)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "what", ["ar=2020", "ar=2020&vy=bilder&uppfyllelse=not_met", "sok=skola&sedan=worsened"]
)
def test_axe_finds_nothing(server: str, visit: Visit, what: str, dark: bool) -> None:  # noqa: FBT001
    assert violations(visit(f"{server}/utforska?{what}", dark=dark)) == []


def test_nothing_is_wider_than_the_window(server: str, visit: Visit) -> None:
    for view in ("tabell", "bilder"):
        page = visit(f"{server}/utforska?ar=2020&mal=F1,F7&vy={view}", width=320)
        for width in (320, 390, 1024, 1366, 1920):
            page.set_viewport_size({"width": width, "height": 768})
            page.wait_for_function("width => innerWidth === width", arg=width)
            assert page.evaluate(WIDE) <= width, (view, width)


def test_another_municipality_is_explored(second: str, visit: Visit, console: list[str]) -> None:
    page = visit(f"{second}/utforska?vy=bilder")
    assert violations(page) == []
    assert not re.search("Perstorp|Målområde", page.locator("body").inner_text())
    assert [text for text in console if "error" in text.lower()] == []
