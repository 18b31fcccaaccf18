"""The minutes of a meeting as a Word document: the figures as they stood, and what was said."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from malkedja import words
from malkedja.assessment import Agenda, Point
from malkedja.charts.theme import LIGHT
from malkedja.model import Data
from malkedja.schema.minutes_shape import Minutes, Note

LANGUAGE = "sv-SE"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = ("Indikator", "Utfall", "Målvärde", "Måluppfyllelse", "Utveckling", "Ansvarig")
WIDTHS = (4.6, 3.0, 2.9, 2.5, 2.5, 2.5)  # centimetres, together a sheet without its margins
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INK = RGBColor.from_string(LIGHT.ink.lstrip("#"))


@dataclass(frozen=True)
class Record:
    """A meeting to write down. ``link`` gives the address of a point, or with "" of the agenda."""

    data: Data
    agenda: Agenda
    minutes: Minutes
    made: datetime
    link: Callable[[str], str]

    @property
    def title(self) -> str:
        """What meeting it was."""
        return f"Ledningsgrupp, {self.data.municipality.formal_name}"

    @property
    def years(self) -> str:
        """Which year was on the table."""
        beside = f" jämfört med {self.agenda.earlier}" if self.agenda.earlier else ""
        return f"Uppföljning av {self.agenda.year}{beside}: {self.data.plan.title}"


def document(record: Record) -> bytes:
    """The whole document."""
    paper = _paper(record)
    _head(paper, record)
    _said(paper, record)
    paper.add_heading("Alla punkter, som de stod", level=1)
    _table(paper, record)
    _foot(paper, record)
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def _paper(record: Record) -> Paper:
    paper = Document()
    section, about = paper.sections[0], paper.core_properties
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    about.title, about.language, about.comments = record.title, LANGUAGE, ""
    about.author = about.last_modified_by = record.data.municipality.formal_name
    about.created = about.modified = record.made
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style = paper.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), _INK
    return paper


def _head(paper: Paper, record: Record) -> None:
    paper.add_heading(record.title, level=0)
    date, present = record.minutes.date, record.minutes.present
    paper.add_paragraph(record.years)
    paper.add_paragraph(f"Datum: {_date(date) or 'inte angivet'}")
    paper.add_paragraph(f"Närvarande: {present or 'inte angivet'}")
    paper.add_paragraph(words.agenda.headline(record.agenda))
    paper.add_paragraph(words.agenda.compared(record.agenda))


def _date(written: str) -> str:
    """A date such as 2020-03-04 in words; anything else as it was written."""
    return words.dates.date_text(written) if _ISO.fullmatch(written) else written


def _said(paper: Paper, record: Record) -> None:
    """What was written about each point, the most urgent first; and about what is gone, last."""
    paper.add_heading("Anteckningar och beslut", level=1)
    points = record.agenda.urgent_first
    present = {p.now.indicator.id for p in points}
    noted = [(p, n) for p in points if (n := record.minutes.about(p.now.indicator.id))]
    gone = [n for n in record.minutes.points if n.id not in present and (n.note or n.decision)]
    for point, note in noted:
        _point(paper, record, point)
        _written(paper, note)
    for note in gone:
        paper.add_heading(f"{note.id} (finns inte bland indikatorerna)", level=2)
        _written(paper, note)
    if not noted and not gone:
        paper.add_paragraph("Inga anteckningar är gjorda.")


def _point(paper: Paper, record: Record, point: Point) -> None:
    a = point.now
    paper.add_heading(f"{a.indicator.number} {a.indicator.name}", level=2)
    light = words.labels.fulfilment(a.fulfilment)
    paper.add_paragraph(f"{light} {a.year}. {words.agenda.far(a)}.")
    paper.add_paragraph(f"Utveckling: {words.agenda.direction(a)}.")
    paper.add_paragraph(" ".join(words.agenda.since_last(point)))
    paper.add_paragraph(f"Ansvarig: {words.agenda.owner(a.indicator)}")
    _link(paper.add_paragraph(), record.link(a.indicator.id), "Punkten i Målkedja")


def _written(paper: Paper, note: Note) -> None:
    for word, text in (("Anteckning", note.note), ("Beslut", note.decision)):
        if text:
            paragraph = paper.add_paragraph()
            paragraph.add_run(f"{word}: ").bold = True
            paragraph.add_run(text)


def _table(paper: Paper, record: Record) -> None:
    table = paper.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    _mark(table.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - there is no public name for it
    rows = [COLUMNS, *(_row(point) for point in record.agenda.points)]
    for at, texts in enumerate(rows):
        row = table.rows[0] if at == 0 else table.add_row()
        _mark(row._tr, "w:cantSplit")  # noqa: SLF001 - see above
        for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(9), at == 0


def _row(point: Point) -> tuple[str, ...]:
    a = point.now
    return (
        f"{a.indicator.number} {a.indicator.short}",
        words.numbers.first_upper(words.indicator.outcome_text(a)),
        words.numbers.first_upper(words.indicator.target_text(a)),
        words.labels.fulfilment(a.fulfilment),
        words.labels.good_way(a),
        words.agenda.owner(a.indicator),
    )


def _foot(paper: Paper, record: Record) -> None:
    plan = record.data.plan
    paper.add_paragraph()
    paper.add_paragraph(f"{words.node.decision(plan)} {words.node.not_decided(plan)}")
    paper.add_paragraph(f"{words.node.as_of(record.data.sources.values())}.")
    _link(paper.add_paragraph(), record.link(""), "Dagordningen i Målkedja")


def _mark(row: object, name: str) -> None:
    """Say of a table row that it is a heading on every sheet, or must not be split."""
    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined] # lxml, untyped


def _link(paragraph: Paragraph, address: str, text: str) -> None:
    """A link that can be followed, with its address in print."""
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), id_)
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 - there is no public name for it
    paragraph._p.append(link)  # noqa: SLF001 - see above
