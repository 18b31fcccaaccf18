"""Ledningsgrupp as a page: whatever the data, the same agenda that the rules give."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from builders import a_plan, an_indicator, lights_of
from folders import make
from screen import classes, said, seen, tree, visit
from test_ui import data_of

from malkedja import store, words
from malkedja.ui import html, management, nav, view

ROOT = Path(__file__).resolve().parents[1]
SECOND = ROOT / "tests" / "second"
DATA = store.read(ROOT / "data")
YEARS = DATA.plan.years


def points(page: Element) -> list[Element]:
    return [e for e in page.iter("li") if "point" in classes(e)]


def links(page: Element) -> list[str]:
    return [e.get("href", "") for e in page.iter("a")]


@pytest.mark.parametrize("year", YEARS)
def test_every_indicator_is_one_point_with_what_how_far_direction_owner_and_link(year: int) -> None:
    now = view.View(DATA, year)
    meeting = management.of(now, "")
    page = seen("management", ar=str(year)).page
    found = points(page)
    ids = [p.now.indicator.id for p in meeting.agenda.urgent_first]
    assert [e.get("data-point") for e in found] == ids
    for element, point in zip(found, meeting.agenda.urgent_first, strict=True):
        (summary,) = list(element.iter("summary"))
        a, text = point.now, said(summary)
        assert words.labels.fulfilment(a.fulfilment) in text
        assert f"{a.indicator.number} {a.indicator.short}" in text
        assert words.agenda.far(a) in text
        assert words.agenda.direction(a) in text
        assert "Framgår inte av beslutet" in text
        assert f"./indikator?indikator={a.indicator.id}&ar={year}" in links(element)


def test_a_point_opens_on_picture_why_history_others_and_room_for_notes() -> None:
    (point,) = [e for e in points(seen("management", ar="2020").page) if "5.1" in said(e)]
    pictures = [e for e in point.iter("img") if e.get("alt")]
    assert pictures[0].get("alt", "").startswith("Linjen går från")
    text = said(point)
    assert "Varför den här bedömningen?" in text
    assert "Delvis uppfyllt kräver minst 50 procent av vägen" in text
    rows = [said(row) for row in point.iter("tr")]
    assert "Liknande kommuner" in rows[0]
    assert [row[:4] for row in rows[1:]] == ["2018", "2019", "2020"]
    fields = [e.get("data-field") for e in point.iter("textarea")]
    assert fields == ["note", "decision"]
    labels = {e.get("for") for e in point.iter("label")}
    assert labels == {e.get("id") for e in point.iter("textarea")}


def test_since_last_tells_every_difference_and_leads_to_its_point() -> None:
    screen = seen("management", ar="2020")
    meeting = management.of(view.View(DATA, 2020), "")
    since = screen.one("since")
    found = list(since.iter("li"))
    assert len(found) == sum(len(p.shifts) for p in meeting.agenda.points) == 30
    assert "Ej uppfyllt blev uppfyllt" in said(since)
    assert "2020 är sista året med målvärde" in said(since)
    assert all("punkt=" in href and "jamfor=2019" in href for href in links(since))
    ids = {e.get("id") for e in screen.page.iter("summary")}
    assert {e.get("data-focus") for e in since.iter("a")} <= ids


def test_the_year_to_compare_with_is_chosen_in_the_address() -> None:
    screen = seen("management", ar="2020", jamfor="2018")
    assert "Sedan 2018 skiljer sig" in said(screen.page)
    assert screen.title.endswith("sedan 2018.")
    chosen = [said(e) for e in screen.page.iter("a") if e.get("aria-current")]
    assert chosen == ["2020", "mot 2018"]
    assert screen.one("agenda").get("data-docx") == "./protokoll.docx?ar=2020&jamfor=2018"


@pytest.mark.parametrize("asked", ["2020", "2035", "x", "<b>"])
def test_a_year_that_cannot_be_compared_with_is_said_so(asked: str) -> None:
    screen = visit("management", ar="2020", jamfor=asked)
    assert f"”{asked}” är inte ett tidigare målår; 2019 visas i stället." in said(screen.page)
    assert "Sedan 2019 skiljer sig" in said(screen.page)


def test_the_first_target_year_says_that_there_is_nothing_to_compare_with() -> None:
    screen = seen("management", ar="2018")
    assert "Det finns inget tidigare målår att jämföra med." in said(screen.one("since"))
    assert screen.one("agenda").get("data-docx") == "./protokoll.docx?ar=2018"
    assert len(points(screen.page)) == len(DATA.plan.ordered)


def test_notes_are_kept_for_the_municipality_and_the_period() -> None:
    keep = {seen("management", ar=str(y)).one("agenda").get("data-keep") for y in YEARS}
    assert keep == {f"{DATA.municipality.code}:{DATA.plan.id}"}


def test_the_overview_leads_here() -> None:
    assert "./ledningsgrupp?ar=2020" in links(seen("overview", ar="2020").page)


@pytest.mark.parametrize("year", ["2024", "2025", "2026", "2027"])
def test_another_municipality_has_its_own_agenda(
    monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(SECOND))
    screen = visit("management", ar=year)
    assert len(points(screen.page)) == 5
    assert "Perstorp" not in screen.text
    assert "Påhittade grannar" in said(screen.page)


def test_a_folder_with_one_judged_year_has_an_agenda(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(make(tmp_path)))
    screen = visit("management")
    assert len(points(screen.page)) == 2


def shown(*indicators: object, year: int = 2018) -> str:
    now = view.View(data_of(a_plan(indicators)), year)  # type: ignore[arg-type] # indicators
    return said(tree(html.render("management", view=now, meeting=management.of(now, ""))))


def test_a_plan_without_indicators_says_so() -> None:
    now = view.View(data_of(a_plan(())), 0)
    meeting = management.of(now, "")
    assert meeting.title == "Inga indikatorer är beslutade."
    assert meeting.choices == ()
    assert "Det finns inget tidigare målår att jämföra med." in shown(year=0)


def test_a_plan_of_one_year_has_no_choice_of_years_to_compare_with() -> None:
    text = shown(*lights_of("not_met", "met", "unknown"))
    assert "mot 20" not in text
    assert "Det finns inget tidigare målår att jämföra med." in text


def test_an_owner_in_the_decision_stands_in_the_row() -> None:
    assert "Ansvarig: Rektorerna" in shown(replace(an_indicator(), owner="Rektorerna"))


def test_links_to_the_agenda_repeat_both_years() -> None:
    meeting = management.of(view.View(DATA, 2020), "2018")
    assert nav.address("management", **meeting.query) == "./ledningsgrupp?ar=2020&jamfor=2018"
