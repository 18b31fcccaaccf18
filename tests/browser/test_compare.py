"""Jämför in Chromium: by keyboard from view to view, a shared link, reach and contrast."""

from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Visit, settled, violations
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

INDICATOR = "forvarvsarbetande_20_64"
RELATED = "bemotande_hemtjanst_rank"
ALIKE = ("0760", "Uppvidinge")
WIDE = "document.documentElement.scrollWidth > innerWidth"
VIEWS = {"Linjer": "linjer", "Alla kommuner": "fordelning", "Plats": "plats"}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def drawn(page: Page) -> Page:
    """Once its pictures have been drawn as well."""
    settled(page)
    page.locator(
        "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg"
    ).first.wait_for()
    return page


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def turn(page: Page, name: str) -> Page:
    """Another view, by its link."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_function("look => location.search.includes('vy=' + look)", arg=VIEWS[name])
    page.locator(".years [aria-current]", has_text=name).wait_for()
    return drawn(page)


def test_from_lines_to_distribution_to_place_by_keyboard(server: str, visit: Visit) -> None:
    page = drawn(visit(f"{server}/jamfor?indikator={INDICATOR}&ar=2019"))
    for name, look, says in (
        ("Alla kommuner", "fordelning", "hör till den"),
        ("Plats", "plats", "plats"),
        ("Linjer", "linjer", "riket"),
    ):
        page.get_by_role("link", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("look => location.search.includes('vy=' + look)", arg=look)
        page.get_by_role("heading", level=1).filter(has_text=says).wait_for()
        drawn(page)
        assert query(page)["indikator"] == [INDICATOR]
        assert query(page)["ar"] == ["2019"]
    page.go_back()
    page.get_by_role("heading", level=1).filter(has_text="plats").wait_for()


def test_a_municipality_chosen_by_keyboard_stands_in_the_address_and_the_link_repeats_it(
    server: str, visit: Visit, chromium: Browser
) -> None:
    code, name = ALIKE
    page = drawn(visit(f"{server}/jamfor?indikator={INDICATOR}"))
    page.get_by_role("combobox", name="Jämför med kommuner").focus()
    page.keyboard.type(name[:5])
    page.keyboard.press("Enter")
    page.wait_for_function("code => location.search.includes('kommun=' + code)", arg=code)
    page.locator(".twin").filter(has_text=name).wait_for()
    turn(page, "Alla kommuner")
    with chromium.new_context() as fresh:
        other = fresh.new_page()
        other.goto(page.url)
        drawn(other)
        assert title(other) == title(page)
        assert other.locator(".twin").inner_text() == page.locator(".twin").inner_text()
        other.locator("summary", has_text="tabell").click()
        assert name in other.locator("table.compared").inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_any_view(server: str, visit: Visit, *, dark: bool) -> None:
    address = f"{server}/jamfor?indikator={INDICATOR}&kommun={ALIKE[0]}"
    page = drawn(visit(address, width=1024 if dark else 1366, dark=dark))
    for name in VIEWS:
        turn(page, name)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert violations(page) == []


def test_nothing_is_wider_than_a_telephone_and_the_console_is_silent(
    server: str, visit: Visit, console: list[str]
) -> None:
    page = drawn(visit(f"{server}/jamfor?indikator={RELATED}", width=390, height=844))
    for name in VIEWS:
        turn(page, name)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert not page.evaluate(WIDE)
    assert [line for line in console if "404" not in line] == []
