"""The projector in Chromium: room on every slide, keys, addresses, the presenter, and the file."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser.browsing import StartApp, Visit, violations

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
ROOM = (Path(__file__).with_name("slide_room.js")).read_text("utf-8").partition("\n")[2]
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
LEAST = 24
NOW = ".slide.now"


def shown(page: Page) -> str:
    """The slide that is on the screen."""
    return str(page.locator(f"{NOW}").get_attribute("data-bild"))


def address(page: Page) -> dict[str, str]:
    """What the address says, whether in its query or behind its hash."""
    parts = urlsplit(page.url)
    found = parse_qs(parts.fragment if parts.scheme == "file" else parts.query)
    return {key: values[0] for key, values in found.items()}


def press(page: Page, *keys: str) -> str:
    """The slide that is shown after those keys."""
    for key in keys:
        page.keyboard.press(key)
    return shown(page)


def at_rest(page: Page) -> Page:
    page.wait_for_selector(".deck.live")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    return page


@pytest.mark.parametrize(
    ("width", "height", "dark"),
    [(*size, False) for size in SIZES] + [(*size, True) for size in (SIZES[0], SIZES[3])],
)
def test_every_slide_of_both_runs_has_room(
    server: str, visit: Visit, width: int, height: int, *, dark: bool
) -> None:
    page = visit(f"{server}/presentation?ar=2020", width=width, height=height, dark=dark)
    runs = [page.evaluate(ROOM)]
    page.goto(f"{server}/presentation?ar=2020&langd=lang&jamfor=1")
    runs.append(at_rest(page).evaluate(ROOM))
    assert [run["faults"] for run in runs] == [[], []]
    assert len(runs[0]["seen"]) == 12
    assert len(runs[1]["seen"]) > len(runs[0]["seen"])
    grown = min(width / 1024, height / 768) if width * 3 < height * 4.5 else height / 720
    assert min(run["smallest"] for run in runs) >= LEAST * max(1, grown) - 0.01


@pytest.mark.parametrize(("width", "height"), SIZES[:2])
def test_every_slide_of_the_invented_municipality_and_of_other_years_has_room(
    server: str, second: str, visit: Visit, width: int, height: int
) -> None:
    page = visit(f"{server}/presentation?ar=2018&langd=lang", width=width, height=height)
    runs = [page.evaluate(ROOM)]
    page.goto(f"{server}/presentation?ar=2019&langd=lang")
    runs.append(at_rest(page).evaluate(ROOM))
    page.goto(f"{second}/presentation?ar=2025&langd=lang")
    runs.append(at_rest(page).evaluate(ROOM))
    assert [run["faults"] for run in runs] == [[], [], []]


def test_the_keys_lead_through_the_run(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.evaluate("() => document.exitFullscreen()")
    assert shown(page) == "titel"
    assert press(page, "ArrowRight") == "oversikt"
    assert press(page, " ") == "omrade-1"
    assert press(page, "PageDown") == "omrade-2"
    assert press(page, "ArrowLeft") == "omrade-1"
    assert press(page, "PageUp") == "oversikt"
    assert press(page, "End") == "kallor"
    assert press(page, "ArrowRight") == "kallor"
    assert press(page, "Home") == "titel"
    assert press(page, "1", "0", "Enter") == "saknas"
    assert press(page, "9", "9", "Enter") == "saknas"
    assert "Det finns 12 bilder" in page.locator(".message").inner_text()
    page.keyboard.press("b")
    assert not page.locator(f"{NOW} h2").is_visible()
    page.keyboard.press("b")
    assert page.locator(f"{NOW} h2").is_visible()
    page.keyboard.press("n")
    assert page.locator(f"{NOW} .notes").is_visible()
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.locator("dialog.panel").is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert shown(page) == "saknas"


def test_each_slide_has_its_own_address_and_its_own_place_in_the_history(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/presentation?ar=2020&bild=omrade-4")
    assert shown(page) == "omrade-4"
    press(page, "ArrowRight", "ArrowRight")
    assert address(page) == {"ar": "2020", "bild": "omrade-6"}
    assert page.title().startswith(page.locator(f"{NOW} h2").inner_text().replace("\n", " "))
    page.go_back()
    assert shown(page) == "omrade-5"
    page.go_back()
    assert (shown(page), address(page)["bild"]) == ("omrade-4", "omrade-4")
    page.go_forward()
    assert shown(page) == "omrade-5"
    page.reload()
    assert shown(at_rest(page)) == "omrade-5"


def test_an_unknown_slide_says_so_and_begins_from_the_start(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020&bild=finns-inte")
    assert shown(page) == "titel"
    assert "Bilden finns inte" in page.locator(".message").inner_text()


def test_stepping_asks_the_server_for_nothing_and_works_when_it_is_gone(
    start_app: StartApp, visit: Visit
) -> None:
    with start_app() as address_:
        page = visit(f"{address_}/presentation?ar=2020")
        sent: list[object] = []
        page.on("request", lambda request: sent.append(request.url))
        page.on("websocket", lambda socket: sent.append(socket.url))
        press(page, "ArrowRight", "ArrowRight")
        page.go_back()
        assert shown(page) == "oversikt"
        assert [url for url in sent if not str(url).endswith("favicon.png")] == []  # Chromium's own
    page.context.set_offline(True)
    try:
        assert press(page, "ArrowRight") == "omrade-1"
        assert press(page, "End") == "kallor"
    finally:
        page.context.set_offline(False)


def test_no_key_of_ours_acts_on_a_button_link_or_field(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020&bild=omrade-1")
    page.locator(".tools [data-do=next]").focus()
    assert press(page, "ArrowRight", "End", "b", "3", "Enter") == "omrade-2"  # Enter presses it
    assert page.locator(f"{NOW} h2").is_visible()
    page.locator(".tools .exit").focus()
    assert press(page, "PageDown") == "omrade-2"


def test_letters_digits_and_the_question_mark_can_be_turned_off_for_good(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/presentation?ar=2020")
    page.keyboard.press("?")
    page.locator(".letters").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    at_rest(page)
    try:
        assert press(page, "b", "n", "?", "3", "Enter") == "titel"
        assert page.locator(f"{NOW} h2").is_visible()
        assert not page.locator(f"{NOW} .notes").is_visible()
        assert not page.locator("dialog.panel").is_visible()
        assert press(page, "ArrowRight") == "oversikt"
        page.locator(".tools [data-do=settings]").click()
        assert not page.locator(".letters").is_checked()
    finally:
        page.evaluate("() => localStorage.clear()")


def test_a_finger_turns_the_slides(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020")
    swipe = """([from, to]) => {
        const target = document.body;
        const send = (type, x) => {
            const finger = new Touch({identifier: 1, target, clientX: x, clientY: 300});
            const touches = type === "touchstart" ? [finger] : [];
            const changedTouches = [finger];
            target.dispatchEvent(new TouchEvent(type, {bubbles: true, touches, changedTouches}));
        };
        send("touchstart", from);
        send("touchend", to);
    }"""
    page.evaluate(swipe, [600, 300])
    assert shown(page) == "oversikt"
    page.evaluate(swipe, [300, 600])
    assert shown(page) == "titel"
    page.evaluate(swipe, [300, 330])
    assert shown(page) == "titel"


def test_nothing_of_the_frame_is_left(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020")
    for gone in (".topbar", ".foot", ".stAppHeader", "[data-testid=stSidebar]"):
        assert not page.locator(gone).is_visible()


def test_from_the_overview_one_reaches_an_areas_slide_in_two_clicks_and_gets_back(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/?ar=2019")
    page.locator(".cards a", has_text="En kommun för alla").click()
    page.get_by_role("link", name="Visa på projektor").click()
    at_rest(page)
    assert shown(page) == "omrade-4"
    assert address(page) == {"ar": "2019", "bild": "omrade-4"}
    press(page, "ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_url("**/omrade?omrade=4&ar=2019")
    page.locator(".topbar").wait_for(state="visible")
    assert page.locator("h1").inner_text() == "En kommun för alla"


def test_the_way_out_of_a_link_in_a_summons_is_the_overview_of_that_year(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/presentation?ar=2018&bild=saknas")
    page.locator(".tools .exit").click()
    page.wait_for_url(f"{server}/?ar=2018")
    page.locator(".topbar").wait_for(state="visible")
    assert page.locator("h1").inner_text().startswith("2018")


def test_a_choice_gives_another_run_with_the_same_slide_and_the_panel_still_open(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/presentation?ar=2020&bild=omrade-4")
    page.keyboard.press("?")
    page.get_by_role("link", name="Lång, med varje indikator").click()
    page.wait_for_function("() => document.querySelectorAll('.deck.live .slide').length > 12")
    assert shown(page) == "omrade-4"
    assert page.locator("dialog.panel").is_visible()
    assert address(page) == {"ar": "2020", "langd": "lang", "bild": "omrade-4"}
    page.keyboard.press("Escape")
    assert press(page, "ArrowRight") == "nojda_sarskilt_boende"
    page.go_back()
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.deck.live .slide').length === 12")
    assert shown(page) == "omrade-4"


def test_the_presenters_window_leads_the_first_and_follows_it(server: str, visit: Visit) -> None:
    page = visit(f"{server}/presentation?ar=2020&bild=omrade-2")
    with page.expect_popup() as opened:
        page.keyboard.press("Home")
        page.get_by_role("button", name="Talarvy", exact=True).click()
    speaker = at_rest(opened.value)
    assert address(speaker)["vy"] == "talare"
    assert speaker.locator(".slide.now .notes").is_visible()
    assert speaker.locator(".slide.next h2").is_visible()
    assert re.search(r"\d\d\.\d\d", speaker.locator(".clock").inner_text())
    speaker.keyboard.press("ArrowRight")
    page.wait_for_selector(".slide.now[data-bild=oversikt]")
    page.keyboard.press("End")
    speaker.wait_for_selector(".slide.now[data-bild=kallor]")
    speaker.keyboard.press("b")
    page.wait_for_selector(".deck.blank")
    assert violations(speaker) == []
    other = visit(f"{server}/presentation?ar=2019&bild=omrade-1")
    speaker.keyboard.press("Home")
    page.wait_for_selector(".slide.now[data-bild=titel]")
    assert shown(other) == "omrade-1"
    speaker.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "query", ["bild=titel", "bild=oversikt", "bild=omrade-2", "bild=sjukfranvaro&langd=lang"]
)
def test_axe_finds_nothing_on_a_slide(server: str, visit: Visit, query: str, *, dark: bool) -> None:
    page = visit(f"{server}/presentation?ar=2020&{query}", dark=dark)
    assert violations(page) == []
    if "omrade" in query:
        page.keyboard.press("n")
        assert violations(page) == []
        page.keyboard.press("?")
        assert violations(page) == []


@pytest.fixture
def taken(server: str, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The file, fetched and opened from disk by a browser without network."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    saved = tmp_path / "bilder.html"
    answer = context.request.get(f"{server}/bilder.html?ar=2020&langd=lang")
    saved.write_bytes(answer.body())
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    at_rest(page)
    yield page
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_the_file_works_from_disk_without_network(taken: Page) -> None:
    assert taken.evaluate(ROOM)["faults"] == []
    assert press(taken, "Home", "ArrowRight") == "oversikt"
    assert address(taken)["bild"] == "oversikt"
    assert press(taken, "7", "Enter") == "foretagsklimat_ranking"
    taken.go_back()
    assert shown(taken) == "oversikt"
    taken.reload()
    assert shown(at_rest(taken)) == "oversikt"
    taken.keyboard.press("n")
    assert taken.locator(f"{NOW} .notes").is_visible()
    taken.keyboard.press("n")
    taken.keyboard.press("Escape")
    assert shown(taken) == "oversikt"
    family = taken.evaluate("() => [...document.fonts].map(f => f.status)")
    assert family == ["loaded", "loaded"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_file(taken: Page, scheme: str) -> None:
    taken.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # light or dark
    for keys in (["Home"], ["7", "Enter"], ["?"]):
        press(taken, *keys)
        assert violations(taken) == []


def test_without_the_script_the_slides_stand_below_each_other(
    server: str, chromium: Browser, tmp_path: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    saved = tmp_path / "bilder.html"
    saved.write_bytes(context.request.get(f"{server}/bilder.html?ar=2020").body())
    page = context.new_page()
    page.goto(saved.as_uri())
    assert page.locator(".slide h2").count() == 12
    assert page.locator(".slide h2").last.is_visible()
    assert page.locator(".slide .notes").first.is_visible()
    context.close()
