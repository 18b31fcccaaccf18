"""The frame in Chromium: addresses, links, language, type, reach, and what happens to bad data."""

import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize

from browser.browsing import StartApp, Visit, darkened, settled, violations
from malkedja.ui import nav

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = [entry.address for entry in nav.ENTRIES]
MENU = "nav[aria-label=Huvudmeny] a"
# A phone, the narrowest that WCAG asks for, and a window at twice the size.
SIZES: tuple[ViewportSize, ...] = (
    {"width": 390, "height": 800},
    {"width": 320, "height": 640},
    {"width": 683, "height": 384},
)
# Plain, with a name from the data, and without the frame's menu.
KINDS = [nav.BY_NAME[name] for name in ("overview", "area", "slides")]
CURRENT = f"{MENU}[aria-current=page]"

# English that Streamlit leaves and chrome.js does not reach, each with why it may stay.
ENGLISH_LEFT: dict[str, str] = {}
ENGLISH = re.compile(
    r"\b(the|a|an|to|of|for|and|or|is|not|click|show|hide|open|close|copy|download|search|"
    r"select|choose|clear|remove|link|menu|page|data|chart|main|content|running|stop|press|enter|"
    r"fullscreen|toggle|visualization|axis|titled|view|save|source|editor|upload|column|row)\b",
    re.IGNORECASE,
)
SPOKEN = """() => {
    const said = new Set();
    for (const element of document.querySelectorAll("*:not(.stHtml *)"))
        for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"])
            if (element.getAttribute(name)) said.add(element.getAttribute(name));
    const controls = "[data-testid=stSkipToContent], [data-testid=stElementToolbar], "
        + "[role=dialog], .vega-actions";
    for (const control of document.querySelectorAll(controls)) said.add(control.textContent);
    return [...said];
}"""


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def at(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def follow(page: Page, name: str) -> None:
    """Click in the menu and wait for the page to have come."""
    page.locator(MENU, has_text=name).click()
    page.wait_for_function(
        "([menu, name]) => document.querySelector(menu)?.textContent === name", arg=[CURRENT, name]
    )
    settled(page)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window; charts get a moment to follow its size."""
    page.wait_for_function("""() => {
        const main = document.getElementById("stMain");
        return document.documentElement.scrollWidth <= innerWidth
            && main.scrollWidth <= main.clientWidth;
    }""")
    return True


def english(page: Page) -> list[str]:
    """The English words of Streamlit's own controls that nobody has put into Swedish."""
    said = page.evaluate(SPOKEN)
    return [text for text in said if ENGLISH.search(text) and text not in ENGLISH_LEFT]


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be spoiled."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.name)
def test_the_first_visitor_after_a_start_can_arrive_at_any_kind_of_page(
    start_app: StartApp, visit: Visit, entry: nav.Entry
) -> None:
    with start_app() as address:
        page = visit(f"{address}/{entry.address}")
        assert page.locator("[role=dialog]").count() == 0
        assert page.locator(".topbar").count() == 1
        assert page.locator(".foot").count() == 1
        assert at(page) == f"/{entry.address}"


def test_the_first_visitor_never_runs_a_page_by_its_file_name(
    start_app: StartApp, visit: Visit
) -> None:
    with start_app() as address:
        assert_not_found(visit(f"{address}/{nav.ENTRIES[-1].name}"))


def test_no_pages_file_name_runs_it_without_the_frame(server: str, visit: Visit) -> None:
    for entry in KINDS:
        assert_not_found(visit(f"{server}/{entry.name}"))


def assert_not_found(page: Page) -> None:
    """The overview in its frame, behind a sentence that the page does not exist."""
    page.get_by_role("dialog").get_by_text("Sidan finns inte").wait_for()
    assert page.locator(".topbar").count() == 1
    assert page.locator(".topbar a[aria-current]").inner_text() == "Översikt"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_swedish_keeps_to_itself_and_is_for_everyone(
    server: str, visit: Visit, asked: list[str], console: list[str], address: str
) -> None:
    page = visit(f"{server}/{address}")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert re.fullmatch(r".+ · Målkedja", page.title())
    assert page.locator("h1").count() == 1
    assert english(page) == []
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(server).netloc}
    assert [line for line in console if "Content Security Policy" in line] == []
    assert violations(page) == []
    for size in SIZES:
        page.set_viewport_size(size)
        assert fits(page), size
    page.set_viewport_size({"width": 1366, "height": 768})
    assert violations(darkened(page)) == []


def test_the_typeface_is_our_own(server: str, visit: Visit) -> None:
    page = visit(f"{server}/")
    loaded = page.evaluate("""() => [...document.fonts]
        .filter(face => face.status === "loaded" && face.family.includes("IBM Plex Sans"))
        .map(face => face.weight)""")
    assert {"400", "600"} <= set(loaded)
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"IBM Plex Sans"')


def test_the_appearance_follows_the_viewers_system(server: str, visit: Visit) -> None:
    background = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert visit(f"{server}/").evaluate(background) == "rgb(255, 255, 255)"
    assert visit(f"{server}/", dark=True).evaluate(background) == "rgb(16, 24, 29)"


def test_the_skip_link_leads_past_the_menu(server: str, visit: Visit) -> None:
    page = visit(f"{server}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('st-key-page')")


def test_the_menu_is_reached_by_keyboard_in_reading_order(server: str, visit: Visit) -> None:
    page = visit(f"{server}/")
    names = []
    for _ in range(20):
        page.keyboard.press("Tab")
        names += [page.evaluate("document.activeElement.textContent.trim()")]
        if names[-1] == "Metod":
            break
    menu = page.locator(MENU).all_inner_texts()
    assert names[-len(menu) :] == menu


def test_a_menu_link_works_from_the_keyboard(server: str, visit: Visit) -> None:
    page = visit(f"{server}/")
    page.locator(MENU, has_text="Metod").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/metod")
    settled(page)
    page.wait_for_function("() => document.activeElement.classList.contains('st-key-page')")


def test_the_menu_keeps_the_year_and_back_returns(server: str, visit: Visit) -> None:
    page = visit(f"{server}/?ar=2019")
    follow(page, "Indikatorer")
    assert at(page) == "/indikator?ar=2019"
    follow(page, "Utforska")
    assert at(page) == "/utforska?ar=2019"
    page.go_back()
    page.locator(CURRENT, has_text="Indikatorer").wait_for()
    assert at(page) == "/indikator?ar=2019"
    page.go_back()
    page.locator(CURRENT, has_text="Översikt").wait_for()
    assert at(page) == "/?ar=2019"


def test_following_a_link_reloads_nothing(server: str, visit: Visit, asked: list[str]) -> None:
    page = visit(f"{server}/")
    loaded = asked.count(f"{server}/")
    follow(page, "Metod")
    follow(page, "Utforska")
    page.locator(".home").click()
    page.locator(CURRENT, has_text="Översikt").wait_for()
    assert asked.count(f"{server}/") == loaded
    assert f"{server}/metod" not in asked


def test_a_link_to_the_page_one_is_on_changes_the_address(server: str, visit: Visit) -> None:
    page = visit(f"{server}/indikator?indikator=finns-inte&ar=2019")
    page.locator(CURRENT).click()
    page.wait_for_url("**/indikator?ar=2019")
    page.go_back()
    page.wait_for_url("**indikator=finns-inte**")
    settled(page)


def test_only_the_page_one_is_on_is_marked(server: str, visit: Visit) -> None:
    page = visit(f"{server}/omrade")
    assert page.locator(f".topbar {CURRENT}").count() == 1
    line = "e => getComputedStyle(e).borderBottomColor"
    others = page.locator(f"{MENU}:not([aria-current])")
    assert page.locator(CURRENT).evaluate(line) != others.first.evaluate(line)


def test_a_broken_folder_is_described_file_by_file(
    start_app: StartApp, visit: Visit, own_data: Path
) -> None:
    rules = own_data / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("met_share", "met_sharee"), "utf-8")
    with start_app(data=own_data) as address:
        page = visit(f"{address}/metod")
        assert heading(page) == "Datamappen kan inte läsas"
        assert "rules.yaml" in page.locator(".fault li").first.inner_text()
        assert "Traceback" not in page.content()
        assert violations(page) == []
        assert fits(page)


def test_a_mended_folder_is_read_again_without_a_restart(
    start_app: StartApp, visit: Visit, own_data: Path
) -> None:
    municipality = own_data / "municipality.yaml"
    sound = municipality.read_text("utf-8")
    municipality.write_text("name: [", "utf-8")
    with start_app(data=own_data) as address:
        page = visit(address)
        assert heading(page) == "Datamappen kan inte läsas"
        name = re.search(r"(?m)^formal_name: (.+)$", sound)
        assert name
        municipality.write_text(sound.replace(name[1], "Ankeborgs kommun"), "utf-8")
        page.reload()
        settled(page)
        assert page.locator(".whose").inner_text() == "Ankeborgs kommun"


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port={port}"),
        (sys.executable, "-m", "uvicorn", "--app-dir", str(ROOT), "app:app", "--port", "{port}"),
    ],
    ids=["streamlit", "uvicorn"],
)
def test_the_settings_hold_from_another_folder(
    start_app: StartApp, visit: Visit, tmp_path: Path, command: tuple[str, ...], asked: list[str]
) -> None:
    with start_app(cwd=tmp_path, command=command) as address:
        page = visit(f"{address}/metod", dark=True)
        style = "getComputedStyle(document.querySelector('.stApp'))"
        assert page.evaluate(f"{style}.backgroundColor") == "rgb(16, 24, 29)"
        assert page.evaluate(f"{style}.fontFamily").startswith('"IBM Plex Sans"')
        assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
