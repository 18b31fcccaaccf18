"""The minutes: a Word document of what was said, made at a door that lets in nothing else."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from builders import THE_RULES, a_plan, an_indicator
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import Message
from test_ui import data_of

from malkedja import store
from malkedja.assessment import agenda, assess
from malkedja.exports import minutes as paper
from malkedja.schema.minutes_shape import LARGEST, Minutes, Note
from malkedja.ui import management, minutes

HOST = "mal.exempel.se"
PATH = f"/{management.DOCUMENT}?ar=2020&jamfor=2019"
FROM_US = {"origin": f"https://{HOST}", "content-type": "application/json"}
RED = an_indicator(
    "rod",
    number="1.1",
    name="Nöjda med <allt> & mer",
    short="Nöjda",
    baseline=10,
    targets={2018: 20, 2019: 40},
    outcomes={2018: 20, 2019: 20},
    owner="Rektorerna",
)
UNKNOWN = an_indicator("okand", number="1.2", targets={2018: 20, 2019: 20})


@dataclass
class Answer:
    """What the door said."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def text(self) -> str:
        return self.content.decode()


def knock(
    body: bytes, headers: dict[str, str] = FROM_US, path: str = PATH, method: str = "POST"
) -> Answer:
    """Send something to the door, in two parts, and hear what it says."""
    app = Starlette(routes=[minutes.ROUTE, Mount("/mal", routes=[minutes.ROUTE])])
    said, parts = Answer(), [(body[:9], True), (body[9:], False)]
    place, _, query = path.partition("?")
    sent = {"host": HOST, **headers}
    scope = {
        "type": "http",
        "method": method,
        "path": place,
        "query_string": query.encode(),
        "headers": [(key.encode(), value.encode()) for key, value in sent.items()],
        "server": (HOST, 80),
        "scheme": "http",
    }

    async def receive() -> Message:
        part, more = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": more}

    async def send(message: Message) -> None:
        said.status = message.get("status", said.status)
        found = message.get("headers", ())
        said.headers |= {key.decode(): value.decode() for key, value in found}
        said.content += message.get("body", b"")

    asyncio.run(app(scope, receive, send))
    return said


def written(said: Minutes) -> Document:
    plan = a_plan([RED, UNKNOWN])
    now, before = ([assess(i, y, THE_RULES) for i in plan.ordered] for y in (2019, 2018))
    record = paper.Record(
        data=data_of(plan),
        agenda=agenda(now, before, THE_RULES, 2018),
        minutes=said,
        made=datetime(2020, 3, 4, 9, 30, tzinfo=UTC),
        link=lambda id_: f"https://{HOST}/ledningsgrupp?ar=2019&punkt={id_}",
    )
    return docx.Document(BytesIO(paper.document(record)))


def text(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


SAID = Minutes(
    date="2020-03-04",
    present="Ada, Bo",
    points=(
        Note(id="borta", note="Gammal anteckning"),
        Note(id="okand", decision="Mäts till hösten"),
        Note(id="rod", note="Rad ett\nrad två", decision="Plan i maj"),
    ),
)


# --- The document ---------------------------------------------------------------------------


def test_notes_stand_with_the_figures_as_they_were_the_most_urgent_first() -> None:
    said = text(written(SAID))
    for part in (
        "Datum: 4 mars 2020",
        "Närvarande: Ada, Bo",
        "Uppföljning av 2019 jämfört med 2018",
        "Det enda bedömda målvärdet nåddes inte 2019, och det är nytt sedan 2018.",
        "Ej uppfyllt 2019. 20 procent mot minst 40: 20 procentenheter under målvärdet.",
        "Utveckling: → Oförändrad sedan 2018.",
        "Skäl: nytt målvärde, minst 20 procent blev minst 40 procent.",
        "Ansvarig: Rektorerna",
        "Anteckning: Rad ett\nrad två",
        "Beslut: Plan i maj",
        "Beslut: Mäts till hösten",
        "Ansvarig: Framgår inte av beslutet",
        "Bedömningen är beräknad. ",
    ):
        assert part in said, part
    assert said.index("1.1 Nöjda med <allt> & mer") < said.index("1.2 Indikator okand")


def test_a_note_on_what_is_no_longer_an_indicator_is_not_lost() -> None:
    said = text(written(SAID))
    assert "borta (finns inte bland indikatorerna)" in said
    assert "Anteckning: Gammal anteckning" in said


def test_the_table_holds_every_indicator_and_repeats_its_heading() -> None:
    (table,) = written(SAID).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        list(paper.COLUMNS),
        [
            "1.1 Nöjda",
            "20 procent",
            "Minst 40 procent",
            "Ej uppfyllt",
            "→ Oförändrad",
            "Rektorerna",
        ],
        [
            "1.2 Okand",
            "Inget utfall",
            "Minst 20 procent",
            "Kan inte bedömas",
            "Kan inte bedömas",
            "Framgår inte av beslutet",
        ],
    ]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]


def test_the_document_is_in_swedish_and_says_what_it_is() -> None:
    document = written(SAID)
    about = document.core_properties
    assert (about.language, about.title, about.author, about.comments) == (
        "sv-SE",
        "Ledningsgrupp, Åns kommun",
        "Åns kommun",
        "",
    )
    assert about.created == datetime(2020, 3, 4, 9, 30, tzinfo=UTC)
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    heads = [(p.style.name, p.text) for p in document.paragraphs if p.style.name != "Normal"]
    assert heads[:3] == [
        ("Title", "Ledningsgrupp, Åns kommun"),
        ("Heading 1", "Anteckningar och beslut"),
        ("Heading 2", "1.1 Nöjda med <allt> & mer"),
    ]


def test_each_point_and_the_agenda_link_back() -> None:
    document = written(SAID)
    links = [
        document.part.rels[link.get(qn("r:id"))].target_ref
        for link in document.element.iter(qn("w:hyperlink"))
    ]
    assert links == [
        f"https://{HOST}/ledningsgrupp?ar=2019&punkt={id_}" for id_ in ("rod", "okand", "")
    ]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2020-03-04", "4 mars 2020"),
        ("den 4 mars", "den 4 mars"),
        ("2020-13-01", "2020-13-01"),
        ("²-03", "²-03"),
    ],
)
def test_a_date_is_written_in_words_or_stands_as_it_was_written(date: str, shown: str) -> None:
    assert f"Datum: {shown}\n" in text(written(Minutes(date=date)))


def test_without_notes_the_document_says_so() -> None:
    said = text(written(Minutes(points=(Note(id="rod", note="  "),))))
    assert "Inga anteckningar är gjorda." in said
    assert "Datum: inte angivet" in said
    assert "Närvarande: inte angivet" in said


@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=20, max_size=40))
def test_any_text_can_be_written_down(texts: list[str]) -> None:
    notes = tuple(Note(id=f"n{at}", note=said, decision=said) for at, said in enumerate(texts))
    assert text(written(Minutes(points=notes, present="".join(texts))))


# --- The door -------------------------------------------------------------------------------


def test_notes_sent_from_the_page_come_back_as_a_document() -> None:
    answer = knock(SAID.model_dump_json().encode())
    assert answer.status == 200
    assert answer.headers["content-type"] == paper.MEDIA_TYPE
    assert answer.headers["cache-control"] == "no-store"
    assert 'filename="protokoll-ledningsgrupp-2020.docx"' in answer.headers["content-disposition"]
    document = docx.Document(BytesIO(answer.content))
    assert "2020" in text(document)
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert f"https://{HOST}/ledningsgrupp?ar=2020&jamfor=2019" in links


def test_links_lead_below_the_address_that_the_browser_sees() -> None:
    indicator = store.read(store.folder()).plan.ordered[0].id
    said = {"points": [{"id": indicator, "note": "x"}]}
    answer = knock(json.dumps(said).encode(), path=f"/mal{PATH}")
    document = docx.Document(BytesIO(answer.content))
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    start = f"https://{HOST}/mal/ledningsgrupp?ar=2020&jamfor=2019"
    assert links == {start, f"{start}&punkt={indicator}"}


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "https://annan.se"}, True),
        ({"sec-fetch-site": "cross-site", "origin": f"https://{HOST}"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": f"https://{HOST}"}, True),
        ({"origin": "https://annan.se"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({}, False),
    ],
)
def test_only_a_page_of_ours_is_answered(headers: dict[str, str], allowed: bool) -> None:  # noqa: FBT001
    answer = knock(b"{}", {"content-type": "application/json", **headers})
    assert answer.status == (200 if allowed else 403)
    if not allowed:
        assert answer.text == minutes.ELSEWHERE


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b'{"annat": 1}',
        b'{"date": 20200304}',
        b'{"present": 7}',
        b'{"points": {}}',
        b'{"points": [{}]}',
        b'{"points": [{"id": "../etc"}]}',
        b'{"points": [{"id": "a", "note": ["x"]}]}',
        b'{"points": [{"id": "a", "skriv": "x"}]}',
        b'{"points": [' + b'{"id": "a"},' * 1000 + b'{"id": "a"}]}',
        b'{"present": "' + b"x" * 2001 + b'"}',
        b"[" * 100_000,
    ],
)
def test_what_is_not_notes_is_refused_in_swedish(body: bytes) -> None:
    answer = knock(body)
    assert (answer.status, answer.text) == (400, minutes.NOT_NOTES)


def test_too_much_is_refused_in_swedish() -> None:
    answer = knock(b" " * (LARGEST + 1))
    assert (answer.status, answer.text) == (413, minutes.TOO_LARGE)
    assert knock(b"{}" + b" " * (LARGEST - 2)).status == 200


def test_only_notes_as_json_are_read() -> None:
    form = {**FROM_US, "content-type": "application/x-www-form-urlencoded"}
    assert knock(b"{}", form).status == 415
    assert knock(b"", method="GET").status == 405


def test_a_broken_data_folder_is_said_to_be_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MALKEDJA_DATA", str(tmp_path))
    answer = knock(b"{}")
    assert (answer.status, answer.text) == (503, minutes.BROKEN)


@settings(max_examples=12, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda s: (
            st.lists(s)
            | st.dictionaries(
                st.sampled_from(["date", "present", "points", "id", "note"]) | st.text(max_size=3),
                s,
            )
        ),
        max_leaves=8,
    )
)
def test_whatever_is_sent_is_answered(body: object) -> None:
    assert knock(json.dumps(body).encode()).status in {200, 400}
