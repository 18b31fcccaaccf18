"""The management group's half hour in a browser: stepped through, written down, taken along."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from browsing import StartApp, Visit, settled, violations
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from malkedja import store
from malkedja.assessment import Section
from malkedja.ui import management, view

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
DATA = store.read(ROOT / "data")
MEETING = management.of(view.View(DATA, 2020), "")
IDS = [p.now.indicator.id for p in MEETING.agenda.urgent_first]
OPEN = ".point > details[open]"


def at(page: Page, id_: str | None) -> None:
    """Wait until that point alone is open, has the focus and is in the address; or none is."""
    wanted = f"punkt={id_}" if id_ else ""
    page.wait_for_function(
        """([id, wanted]) => {
            const open = [...document.querySelectorAll(".point > details[open]")];
            const named = open.map((one) => one.closest(".point").dataset.point);
            const said = new URLSearchParams(location.search).get("punkt");
            return id
                ? named.join() === id && said === id && document.activeElement.id === `rad-${id}`
                : !named.length && said === null;
        }""",
        arg=[id_, wanted],
    )


def note(page: Page) -> str:
    return page.locator(f"{OPEN} [data-field=note]").input_value()


def test_one_key_steps_from_point_to_point_each_in_the_address(server: str, visit: Visit) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2020")
    for key, place in (("n", 0), ("ArrowRight", 1), ("N", 2), ("f", 1), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        at(page, IDS[place])
    page.keyboard.press("f")
    at(page, IDS[0])
    assert page.locator(OPEN).get_by_text("Varför den här bedömningen?").is_visible()
    page.keyboard.press("Enter")
    at(page, None)


def test_no_key_acts_in_a_field_and_letters_can_be_turned_off_for_good(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2020&punkt={IDS[3]}")
    at(page, IDS[3])
    field = page.locator(f"{OPEN} [data-field=decision]")
    field.press_sequentially("nf")
    field.press("ArrowLeft")
    assert field.input_value() == "nf"
    field.fill("")
    assert page.locator(OPEN).count() == 1
    page.locator("[data-field=keys]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.press("ArrowLeft")
    at(page, IDS[2])
    page.reload()
    settled(page)
    at(page, IDS[2])
    assert not page.locator("[data-field=keys]").is_checked()
    page.locator("[data-field=keys]").check()


def test_what_differs_leads_to_its_point_and_back_leads_back(server: str, visit: Visit) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2020")
    page.locator(".since a", has_text="7.2").first.click()
    at(page, "resultat_kr_inv")
    assert "ar=2020&jamfor=2019" in page.url
    page.get_by_role("link", name="mot 2018").click()
    page.wait_for_url(re.compile("jamfor=2018"))
    page.go_back()
    page.wait_for_url(re.compile("punkt=resultat_kr_inv"))
    settled(page)
    page.wait_for_function("() => document.querySelector('.agenda').dataset.docx.includes('2019')")


def test_notes_survive_a_reload_and_a_server_that_is_started_again(
    start_app: StartApp, visit: Visit, tmp_path: Path
) -> None:
    with start_app() as address:
        page = visit(f"{address}/ledningsgrupp?ar=2020&punkt={IDS[1]}")
        at(page, IDS[1])
        page.locator(f"{OPEN} [data-field=note]").fill("Före")
    page.locator(f"{OPEN} [data-field=note]").press_sequentially(" och medan servern vilar")
    port = urlsplit(address).port
    with start_app(port=port):
        settled(page)
        assert note(page) == "Före och medan servern vilar"
        page.locator(f"{OPEN} [data-field=decision]").fill("Plan i maj")
        page.reload()
        settled(page)
        at(page, IDS[1])
        assert note(page) == "Före och medan servern vilar"
        assert page.locator(".noted:visible").count() == 1
        page.get_by_text("Protokoll", exact=True).click()
        page.locator("[data-field=date]").fill("2020-03-04")
        page.locator("[data-field=present]").fill("Ada, Bo")
        with page.expect_download() as got:
            page.get_by_role("button", name="Ladda ned protokoll (Word)").click()
        assert got.value.suggested_filename == "protokoll-ledningsgrupp-2020.docx"
        got.value.save_as(tmp_path / "protokoll.docx")
        expect(page.locator(".said")).to_contain_text("nedladdat")
        page.once("dialog", lambda asks: asks.dismiss())
        page.get_by_role("button", name="Rensa anteckningarna").click()
        assert note(page) == "Före och medan servern vilar"
        page.once("dialog", lambda asks: asks.accept())
        page.get_by_role("button", name="Rensa anteckningarna").click()
        assert note(page) == ""
        assert page.locator(".noted:visible").count() == 0
        assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('protokoll'))") == []
    document = docx.Document(BytesIO((tmp_path / "protokoll.docx").read_bytes()))
    text = "\n".join(p.text for p in document.paragraphs)
    for part in ("4 mars 2020", "Ada, Bo", "medan servern vilar", "Beslut: Plan i maj"):
        assert part in text
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert f"{address}/ledningsgrupp?ar=2020&jamfor=2019&punkt={IDS[1]}" in links


def test_a_server_that_does_not_answer_or_refuses_is_said_in_swedish(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2020")
    page.get_by_text("Protokoll", exact=True).click()
    page.route("**/protokoll.docx*", lambda route: route.abort())
    page.get_by_role("button", name="Ladda ned").click()
    expect(page.locator(".said")).to_contain_text("Servern svarar inte.")
    page.unroute_all()
    page.locator("[data-field=present]").evaluate("e => { e.maxLength = 9999; }")
    page.locator("[data-field=present]").fill("x" * 3000)
    page.get_by_role("button", name="Ladda ned").click()
    expect(page.locator(".said")).to_contain_text("kunde inte läsas")
    page.locator("[data-field=present]").fill("")


def test_the_first_screen_holds_headline_counts_and_the_five_most_urgent(
    server: str, visit: Visit
) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2020", width=1366, height=768)
    for place in ("h1", ".agenda .tally", ".since h2", ".point >> nth=4"):
        box = page.locator(place).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, place
    assert page.locator(".points h2").first.inner_text().startswith("Nytt rött")
    assert MEETING.agenda.urgent_first[0].section is Section.NEWLY_RED


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(server: str, visit: Visit, dark: bool) -> None:  # noqa: FBT001
    page = visit(f"{server}/ledningsgrupp?ar=2020&punkt={IDS[0]}", dark=dark)
    at(page, IDS[0])
    page.get_by_text("Protokoll", exact=True).click()
    assert violations(page) == []


def test_nothing_is_wider_than_the_window(server: str, visit: Visit) -> None:
    page = visit(f"{server}/ledningsgrupp?ar=2019&punkt={IDS[0]}", width=390, height=844)
    page.locator(OPEN).wait_for()
    page.get_by_text("Protokoll", exact=True).click()
    outside = "e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1"
    parts = page.locator(".agenda :is(p, li, summary, label, button, textarea, input, img, table)")
    for width in (390, 320, 683, 1024):
        page.set_viewport_size({"width": width, "height": 768})
        page.wait_for_function(f"() => innerWidth === {width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        over = parts.evaluate_all(f"all => all.filter({outside}).map(e => e.outerHTML)")
        assert over == [], width


@pytest.mark.parametrize("year", DATA.plan.years)
def test_the_agenda_is_printed_on_one_standing_sheet_and_what_lies_behind_on_the_next(
    server: str, visit: Visit, year: int, tmp_path: Path
) -> None:
    page = visit(f"{server}/ledningsgrupp?ar={year}&punkt={IDS[0]}")
    page.locator(OPEN).wait_for()
    sheet = tmp_path / "dagordning.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True, print_background=True)
    first, second = PdfReader(sheet).pages
    assert (round(first.mediabox.width), round(first.mediabox.height)) == (595, 842)
    text = re.sub(r"\s+", " ", first.extract_text())
    for indicator in DATA.plan.ordered:
        assert f"{indicator.number} {indicator.short}" in text
    assert "Ej uppfyllt" in text
    assert "Underlag, punkt för punkt" in second.extract_text()
    assert "Underlag" not in text


def test_the_invented_municipality_has_its_meeting_too(
    second: str, visit: Visit, console: list[str]
) -> None:
    page = visit(f"{second}/ledningsgrupp?ar=2025")
    page.keyboard.press("n")
    page.locator(OPEN).wait_for()
    assert "Perstorp" not in page.locator("body").inner_text()
    assert [said for said in console if "error" in said.lower() and "404" not in said] == []
