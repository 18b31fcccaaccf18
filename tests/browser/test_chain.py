"""The chain in a browser: walked by keyboard alone, at every size, and printed on one sheet."""

import re
from pathlib import Path

import pytest
from browsing import Visit, darkened, settled, violations
from playwright.sync_api import Page
from pypdf import PdfReader

from malkedja import store

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
NODES = [node.id for node in store.read(ROOT / "data").plan.walk()]
FOCUSED = "document.activeElement"


def press_on(page: Page, text: str, most: int = 80) -> None:
    """Tab until the focused link says so, then follow it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        link = page.evaluate(f"{FOCUSED}.tagName === 'A' ? {FOCUSED}.textContent : ''")
        if text in re.sub(r"\s+", " ", link):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"No link says {text} within {most} steps")


def at_panel(page: Page, kicker: str) -> str:
    """Wait until the panel tells of the chosen link and has the focus; what it says."""
    page.locator("#vald .kicker", has_text=re.compile(rf"^{kicker}$")).wait_for()
    page.wait_for_function("() => document.activeElement.id === 'vald'")
    settled(page)
    return page.locator("#vald").inner_text()


def test_the_chain_is_walked_down_and_up_by_keyboard_alone(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malkedja?ar=2019")
    press_on(page, "Målområde 6")
    assert "Uppåt: varför" in at_panel(page, "Målområde 6")
    press_on(page, "Fullmäktigemål 6")
    at_panel(page, "Fullmäktigemål 6")
    press_on(page, "Indikator 6.1")
    assert "4,6" in at_panel(page, "Indikator 6.1")
    assert "indikator=sjukfranvaro" in page.url
    press_on(page, "Fullmäktigemål 6")
    at_panel(page, "Fullmäktigemål 6")
    press_on(page, "Målområde 6")
    at_panel(page, "Målområde 6")
    press_on(page, "Perstorp 2030")
    page.wait_for_url(f"{server}/malkedja?ar=2019")


def test_a_branch_is_folded_and_unfolded_by_keyboard(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malkedja")
    branch = page.locator(".tree details").first
    branch.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert not branch.evaluate("e => e.open")
    assert not page.get_by_text("Trygghet enligt invånarna").is_visible()
    page.keyboard.press("Enter")
    assert branch.evaluate("e => e.open")


def test_the_chosen_path_is_marked_for_eye_and_ear(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malkedja?indikator=nmi")
    current = page.locator(".tree [aria-current=true]")
    assert current.count() == 1
    assert "Nöjd medarbetarindex" in current.inner_text()
    assert page.locator(".tree .path").count() == 4


@pytest.mark.parametrize("address", ["malkedja", "malkedja?nod=F2b", "prova", "styrkort?nod=5"])
def test_nothing_is_wider_than_the_window(server: str, visit: Visit, address: str) -> None:
    page = visit(f"{server}/{address}", width=390)
    over = "a => [...document.querySelectorAll(a)].filter(e => e.scrollWidth > e.clientWidth + 1)"
    for width, height in ((390, 768), (1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(f"({over})('.tree .link, .tree .open').map(e => e.innerText)") == []


@pytest.mark.parametrize("address", ["malkedja?nod=F2b", "malkedja?indikator=nmi", "prova?gul=0.6"])
def test_axe_finds_nothing(server: str, visit: Visit, address: str) -> None:
    page = visit(f"{server}/{address}")
    assert violations(page) == []
    assert violations(darkened(page)) == []


def test_levels_stand_beside_each_other_where_there_is_room_and_under_where_not(
    server: str, visit: Visit
) -> None:
    for width, beside in ((1366, True), (390, False)):
        page = visit(f"{server}/malkedja", width=width)
        area = page.locator(".tree a", has_text="Målområde 1").bounding_box()
        goal = page.locator(".tree a", has_text="Fullmäktigemål 1").bounding_box()
        assert area is not None
        assert goal is not None
        assert (goal["x"] >= area["x"] + area["width"]) is beside


def test_every_scorecard_is_printed_on_one_sheet(server: str, visit: Visit, tmp_path: Path) -> None:
    sheet = tmp_path / "styrkort.pdf"
    page = visit(f"{server}/styrkort")
    for id_ in NODES:
        page.goto(f"{server}/styrkort?nod={id_}")
        settled(page).pdf(path=sheet, prefer_css_page_size=True, print_background=True)
        (printed,) = PdfReader(sheet).pages
        width, height = printed.mediabox.width, printed.mediabox.height
        assert (round(width), round(height)) == (842, 595), id_
        assert "Analys" in printed.extract_text(), id_


def test_a_rule_is_changed_in_the_address_and_the_overview_follows(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/prova?ar=2018")
    before = page.locator(".cards .light").all_inner_texts()
    page.get_by_role("link", name="Sämsta ljuset").click()
    page.locator(".mark").wait_for()
    settled(page)
    assert page.url == f"{server}/prova?ar=2018&sammanvagning=samst"
    assert page.locator(".cards .light").all_inner_texts() != before
    page.get_by_role("link", name="60 procent").click()
    page.wait_for_url("**gul=0.6**")
    assert "sammanvagning=samst" in page.url
    page.go_back()
    page.wait_for_url(f"{server}/prova?ar=2018&sammanvagning=samst")


def test_the_invented_municipality_is_drawn_with_its_own_levels(
    second: str, visit: Visit, console: list[str]
) -> None:
    for path, width in (("", 1366), ("malkedja", 1366), ("malkedja?nod=A1a1", 1920)):
        page = visit(f"{second}/{path}", width=width)
        text = page.locator("body").inner_text()
        assert "Påhittköping" in text
        assert not re.search(r"Perstorp|Målområde|Fullmäktigemål", text)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
    assert page.locator(".tree [aria-current=true]").inner_text().startswith("Åtagande A1a1")
    assert [said for said in console if "error" in said.lower()] == []
