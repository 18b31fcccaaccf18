"""The periods in Chromium: reach, contrast, the picture beside its table, and the ways on."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Visit, darkened, settled, violations
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LATER, EARLIER = "2023-2026", "2018-2020"
WIDE = "document.documentElement.scrollWidth > innerWidth"
ALIGNED = """() => {
    const middle = element => { const r = element.getBoundingClientRect();
        return r.top + r.height / 2; };
    const picture = document.querySelector(".strands img").getBoundingClientRect();
    const rows = [...document.querySelectorAll(".strands .from span")];
    return Math.max(...rows.map((row, n) =>
        Math.abs(middle(row) - (picture.top + (n + 0.5) * picture.height / rows.length))));
}"""


def period(page: Page) -> str | None:
    return parse_qs(urlsplit(page.url).query).get("period", [None])[0]


def unfolded(page: Page) -> Page:
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    return page


@pytest.mark.parametrize("id_", [LATER, EARLIER])
def test_axe_finds_nothing_in_a_period_with_everything_unfolded(
    server: str, visit: Visit, id_: str
) -> None:
    page = visit(f"{server}/malperioder?period={id_}")
    assert violations(unfolded(page)) == []
    assert violations(unfolded(darkened(page))) == []
    page.set_viewport_size({"width": 390, "height": 768})
    assert violations(page) == []


@pytest.mark.parametrize("id_", [LATER, EARLIER, "finns-inte"])
def test_nothing_is_wider_than_the_window(server: str, visit: Visit, id_: str) -> None:
    page = unfolded(visit(f"{server}/malperioder?period={id_}"))
    for width in (320, 390, 1024, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        assert not page.evaluate(WIDE), width


def test_each_line_of_the_picture_starts_at_its_row(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malperioder?period={LATER}")
    for width in (390, 1024, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        page.locator(".strands img").scroll_into_view_if_needed()
        assert page.evaluate(ALIGNED) < 2
        size = page.locator(".strands .from span").first.evaluate(
            "element => parseFloat(getComputedStyle(element).fontSize)"
        )
        assert size >= 13


def test_another_period_is_chosen_and_stands_in_the_address(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malperioder?period={LATER}")
    page.get_by_role("combobox").click()
    page.get_by_role("option").last.click()
    page.get_by_role("heading", level=2, name="Hur det gick").wait_for()
    settled(page)
    assert period(page) == EARLIER
    page.go_back()
    page.get_by_role("heading", level=2, name="Målen", exact=True).wait_for()
    assert period(page) == LATER


def test_a_year_of_the_earlier_period_leads_to_its_overview(server: str, visit: Visit) -> None:
    page = visit(f"{server}/malperioder?period={EARLIER}")
    page.locator("a", has_text=re.compile("^2019 är")).click()
    page.wait_for_url(re.compile(r"/\?ar=2019$"))
    page.locator("h1", has_text=re.compile("^2019 är")).wait_for()


def test_the_foot_of_every_page_leads_here(server: str, visit: Visit) -> None:
    page = visit(f"{server}/metod")
    page.locator(".foot a", has_text="Målperioder").click()
    page.wait_for_url(re.compile("/malperioder"))
    page.locator("h1", has_text="2023–2026").wait_for()
