"""The pages in Chromium: ways through them, what the address remembers, charts, keys and paper."""

import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pypdf
import pytest
from browsing import Visit, settled
from playwright.sync_api import Browser, Page, expect

from malkedja import store
from malkedja.ui import nav

pytestmark = pytest.mark.browser

PLAN = store.read(nav.FOLDER.parent / "data").plan
A4_LANDSCAPE = (842, 595)
CHART = "[data-testid=stVegaLiteChart] svg.marks"
VISIBLE_FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def at(page: Page) -> tuple[str, dict[str, str]]:
    """Where the address says that one is: the page, and what it shows."""
    parts = urlsplit(page.url)
    return parts.path, {key: values[0] for key, values in parse_qs(parts.query).items()}


def arrived(page: Page, title: str) -> None:
    """Wait for a page with that heading to be drawn."""
    expect(page.locator("h1")).to_have_text(title, timeout=15_000)
    settled(page)


def title_of(indicator_id: str) -> re.Pattern[str]:
    """What an indicator's page begins its heading with, whatever it has found."""
    return re.compile("^" + re.escape(PLAN.indicators[indicator_id].short))


def shown(page: Page) -> dict[str, object]:
    """What a reader would compare between two screens."""
    return {
        "address": at(page),
        "title": page.locator("h1").inner_text(),
        "rows": page.locator("table.rows").all_inner_texts(),
        "picked": page.locator("[data-testid=stSelectbox] input").first.input_value(),
        "pills": page.locator("[data-testid=stButtonGroup] button").evaluate_all(
            "buttons => buttons.map(b => [b.textContent, b.getAttribute('aria-pressed')])"
        ),
        "chart": page.locator(CHART)
        .locator("path[aria-label]")
        .evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))"),
    }


@pytest.fixture
def fresh(chromium: Browser) -> Iterator[Page]:
    """A tab of a browser that has never been here."""
    context = chromium.new_context(locale="sv-SE")
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    yield page
    context.close()


def test_from_the_overview_by_card_and_row_to_an_indicator_and_back(
    server: str, visit: Visit
) -> None:
    area, id_ = PLAN.nodes[1], PLAN.nodes[1].all_indicators[0]
    page = visit(f"{server}/?ar=2019")
    overview = page.locator("h1").inner_text()
    page.locator("a.card").nth(1).click()
    arrived(page, area.name)
    assert at(page) == ("/omrade", {"omrade": area.id, "ar": "2019"})
    page.locator("table.scorecard tbody th a").first.click()
    arrived(page, title_of(id_))
    assert at(page) == ("/indikator", {"indikator": id_, "ar": "2019"})
    page.go_back()
    arrived(page, area.name)
    assert at(page) == ("/omrade", {"omrade": area.id, "ar": "2019"})
    page.go_back()
    arrived(page, overview)
    assert at(page) == ("/", {"ar": "2019"})
    page.go_forward()
    arrived(page, area.name)
    assert at(page) == ("/omrade", {"omrade": area.id, "ar": "2019"})


def test_the_crumbs_lead_back_up_the_chain(server: str, visit: Visit) -> None:
    area = PLAN.nodes[2]
    page = visit(f"{server}/indikator?indikator={area.all_indicators[0]}&ar=2018")
    page.locator(".crumbs a").nth(1).click()
    arrived(page, area.name)
    assert at(page) == ("/omrade", {"omrade": area.id, "ar": "2018"})
    page.locator(".crumbs a").first.click()
    page.locator("a.card").first.wait_for()
    assert at(page) == ("/", {"ar": "2018"})


def test_another_year_keeps_page_and_id_and_back_restores_the_first(
    server: str, visit: Visit
) -> None:
    chosen = ".years [aria-current]"
    for path, query in (
        ("/", {}),
        ("/omrade", {"omrade": "6"}),
        ("/indikator", {"indikator": "soliditet"}),
    ):
        asked = "&".join(f"{key}={value}" for key, value in {**query, "ar": "2020"}.items())
        page = visit(f"{server}{path}?{asked}")
        page.locator(".years a", has_text="2018").click()
        expect(page.locator(chosen)).to_have_text("2018")
        assert at(page) == (path, {**query, "ar": "2018"})
        page.go_back()
        expect(page.locator(chosen)).to_have_text("2020")
        assert at(page) == (path, {**query, "ar": "2020"})


def test_next_and_previous_walk_along_the_indicators(server: str, visit: Visit) -> None:
    first, second, third = (indicator.id for indicator in PLAN.ordered[4:7])
    page = visit(f"{server}/indikator?indikator={first}&ar=2019")
    page.locator(".steps a", has_text="Nästa").click()
    arrived(page, title_of(second))
    page.locator(".steps a", has_text="Nästa").click()
    arrived(page, title_of(third))
    assert at(page) == ("/indikator", {"indikator": third, "ar": "2019"})
    page.locator(".steps a", has_text="Föregående").click()
    arrived(page, title_of(second))
    page.go_back()
    arrived(page, title_of(third))
    assert at(page)[1]["indikator"] == third


def test_the_list_can_be_used_from_the_keyboard_and_changes_the_address(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/omrade?omrade=2&ar=2019")
    page.locator("[data-testid=stSelectbox] input").focus()
    page.keyboard.press("ArrowDown")
    page.locator("[role=listbox]").wait_for()
    page.keyboard.type("Målområde 5")
    page.keyboard.press("Enter")
    arrived(page, PLAN.nodes[4].name)
    assert at(page) == ("/omrade", {"omrade": PLAN.nodes[4].id, "ar": "2019"})
    page.go_back()
    arrived(page, PLAN.nodes[1].name)
    assert at(page) == ("/omrade", {"omrade": "2", "ar": "2019"})


def test_comparisons_are_in_the_address_and_a_shared_link_shows_the_same(
    server: str, visit: Visit, fresh: Page
) -> None:
    page = visit(f"{server}/indikator?indikator=sjukfranvaro&ar=2019")
    alone = page.locator(CHART).inner_html()
    for name, ids in (("Skåne", "skane"), ("Riket", "riket,skane")):
        page.get_by_role("button", name=name, exact=True).click()
        page.locator("table.rows thead th", has_text=name).wait_for()
        settled(page)
        assert at(page)[1] == {"indikator": "sjukfranvaro", "ar": "2019", "jamfor": ids}
    assert page.locator(CHART).inner_html() != alone
    fresh.goto(page.url)
    settled(fresh)
    fresh.locator(CHART).wait_for()
    assert shown(fresh) == shown(page)


def test_from_the_start_page_to_an_indicator_with_the_keyboard_alone(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/?ar=2019")

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                break
        assert page.evaluate("s => document.activeElement.matches(s)", selector)
        assert page.evaluate(VISIBLE_FOCUS)
        page.keyboard.press("Enter")

    tab_to("a.card")
    arrived(page, PLAN.nodes[0].name)
    tab_to("table.scorecard a")
    arrived(page, title_of(PLAN.nodes[0].all_indicators[0]))
    assert at(page) == (
        "/indikator",
        {"indikator": PLAN.nodes[0].all_indicators[0], "ar": "2019"},
    )


def test_all_seven_areas_are_seen_at_once(server: str, visit: Visit) -> None:
    page = visit(f"{server}/?ar=2020")
    for year in ("2020", "2019", "2018"):
        page.locator(".years a", has_text=year).click()
        expect(page.locator(".years [aria-current]")).to_have_text(year)
        cards = page.locator("a.card")
        assert cards.count() == len(PLAN.nodes) == 7
        boxes = [card.bounding_box() for card in cards.all()]
        assert all(box and box["y"] >= 0 and box["y"] + box["height"] <= 768 for box in boxes)
        assert page.evaluate("document.getElementById('stMain').scrollTop") == 0


def test_every_chart_is_drawn_and_only_what_has_nothing_to_show_has_none(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/indikator?indikator={PLAN.ordered[0].id}&ar=2020")
    for indicator in PLAN.ordered:
        if indicator is not PLAN.ordered[0]:
            page.locator(".steps a", has_text="Nästa").click()
            page.wait_for_url(f"**indikator={indicator.id}&**")
            arrived(page, title_of(indicator.id))
        empty = not indicator.measured and indicator.baseline is None
        expect(page.locator(CHART)).to_have_count(0 if empty else 1)
        if not empty:
            box = page.locator(CHART).bounding_box()
            assert box
            assert box["width"] > 400, indicator.id
            assert box["height"] > 250, indicator.id
            marks = page.locator(CHART).locator("path[aria-roledescription]").count()
            assert marks >= 1 + len(indicator.measured), indicator.id


def test_a_chart_is_redrawn_in_the_colours_of_the_dark(server: str, visit: Visit) -> None:
    address = f"{server}/indikator?indikator=sjukfranvaro&ar=2019"
    colour = "getComputedStyle(document.querySelector('{}')).{}"
    told = []
    for dark in (False, True):
        page = visit(address, dark=dark)
        page.locator(CHART).wait_for()
        told.append(
            (
                page.locator(CHART).inner_html(),
                page.evaluate(colour.format("section.box", "backgroundColor")),
                page.evaluate(colour.format(".lead", "color")),
                page.locator(".light img").first.get_attribute("src"),
            )
        )
    assert all(light != dark for light, dark in zip(*told, strict=True))


def test_the_widest_pages_keep_within_their_window(server: str, visit: Visit) -> None:
    for address in (
        "omrade?omrade=5&ar=2020",
        "omrade?omrade=7&ar=2019",
        "omrade?omrade=finns-inte",
        "indikator?indikator=sjukfranvaro&jamfor=riket,skane,liknande",
        "indikator?indikator=resultat_kr_inv&ar=2019",
        "indikator?indikator=nmi",
    ):
        page = visit(f"{server}/{address}")
        for width, height in ((390, 800), (1366 // 2, 768 // 2)):  # a phone; twice as large
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_function("""() => {
                const main = document.getElementById("stMain");
                return document.documentElement.scrollWidth <= innerWidth
                    && main.scrollWidth <= main.clientWidth;
            }""")
        page.close()


def test_every_area_fits_one_sheet_of_paper(server: str, visit: Visit) -> None:
    page = visit(f"{server}/omrade?omrade={PLAN.nodes[0].id}&ar=2020")
    for node in PLAN.nodes:
        arrived(page, node.name)
        sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        text = re.sub(r"\s+", " ", "".join(sheet.extract_text() for sheet in sheets))
        size = tuple(round(float(side)) for side in sheets[0].mediabox[2:])
        assert size == A4_LANDSCAPE
        assert len(sheets) == 1, (node.id, len(sheets))
        assert node.name in text
        for id_ in node.all_indicators:
            assert PLAN.indicators[id_].number in text, (node.id, id_)
        assert node.texts[0][:40] in text, node.id
        for word in ("2020", "Utgångsvärde", "Utfall", "Målvärde", "Avvikelse", "Ansvarig"):
            assert word in text, (node.id, word)
        if node is not PLAN.nodes[-1]:
            page.locator(".steps a", has_text="Nästa").click()


def test_an_area_on_paper_has_its_texts_and_nothing_to_click(server: str, visit: Visit) -> None:
    page = visit(f"{server}/omrade?omrade=2&ar=2020")
    page.emulate_media(media="print")
    for part in (".topbar nav", ".foot", ".steps", "[data-testid=stSelectbox]", "summary"):
        assert page.locator(part).count() > 0, part
        assert not any(element.is_visible() for element in page.locator(part).all()), part
    assert page.locator(".years a:visible").all_inner_texts() == ["2020"]
    assert page.locator(".whose").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("table.scorecard").first.is_visible()


def test_nothing_moves_for_who_wants_it_still(server: str, visit: Visit) -> None:
    page = visit(f"{server}/?ar=2019")
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== "none"
            || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0);
    }).map(element => element.outerHTML.slice(0, 100))""")
    assert moving == []


def test_every_page_has_one_heading_and_a_title_of_its_own(server: str, visit: Visit) -> None:
    titles = []
    for address in (
        "omrade?omrade=3",
        "omrade?omrade=finns-inte",
        "indikator?indikator=nmi",
        "indikator?indikator=finns-inte",
    ):
        page = visit(f"{server}/{address}")
        expect(page.locator("h1")).to_have_count(1)
        assert page.title().endswith(" · Målkedja")
        titles.append(page.title())
        page.close()
    assert len(set(titles)) == 4


def test_an_unknown_id_lets_one_choose_another(server: str, visit: Visit) -> None:
    page = visit(f"{server}/indikator?indikator=<b>x</b>&ar=2019")
    alert = page.get_by_role("alert")
    assert "<b>x</b>” finns inte" in alert.inner_text()
    page.locator("[data-testid=stSelectbox] input").focus()
    page.keyboard.press("ArrowDown")
    page.locator("[role=listbox]").wait_for()
    page.keyboard.press("Enter")
    arrived(page, title_of(PLAN.ordered[0].id))
    assert at(page) == ("/indikator", {"indikator": PLAN.ordered[0].id, "ar": "2019"})
    expect(page.get_by_role("alert")).to_have_count(0)


def test_each_table_can_be_taken_along(server: str, visit: Visit) -> None:
    page = visit(f"{server}/kallor")
    for button in page.locator("[data-testid=stDownloadButton] button").all():
        with page.expect_download() as download:
            button.click()
        assert download.value.suggested_filename.endswith(".csv")
        assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
