"""Slides as a tagged PDF, one to a page: PDF/UA-1, in Swedish, every picture with its text."""

import json
from typing import Any, Final

import typst

from malkedja.assessment import Fulfilment
from malkedja.charts import svg, theme
from malkedja.exports.deck.style import HERE, TYPE
from malkedja.slides import Cell, Deck, Figure, Slide, Table
from malkedja.words import labels
from malkedja.words.numbers import THIN_SPACE

LOOK: Final = theme.LIGHT
WIDTHS: Final = {
    "areas": (0, 10, 12),
    "indicators": (0, 7, 9, 6.8, 11.6),
    "missing": (15, 0),
    "takes": (15.5, 0),
    "sources": (18, 0),
}
# The typeface has no thin space; a file carries its type with it and cannot borrow another's.
SPACE: Final = "\u00a0"

Row = dict[str, Any]


def pdf(deck: Deck) -> bytes:
    """The run as a PDF. Raises typst.TypstError where a picture has no text."""
    content: Row = {
        "title": deck.title,
        "municipality": deck.municipality,
        "colours": {name: value for name, value in vars(LOOK).items() if name != "name"},
        "slides": [_slide(slide) for slide in deck.slides],
    }
    text = json.dumps(content, ensure_ascii=False).replace(THIN_SPACE, SPACE)
    made: bytes = typst.compile(
        str(HERE / "deck.typ"),
        root=str(HERE),
        font_paths=[str(TYPE)],
        ignore_system_fonts=True,
        sys_inputs={"deck": text},
        pdf_standards=["ua-1"],
    )
    return made


def _slide(slide: Slide) -> Row:
    opening = slide.table is not None and slide.table.kind == "ornament"
    picture = slide.picture
    return {
        "opening": slide.id == "titel",
        "title": slide.title,
        "kicker": slide.kicker,
        "light": _light(slide.light),
        "figures": [_figure(f, large=place == 0) for place, f in enumerate(slide.figures)],
        "lines": slide.lines,
        "picture": {"svg": _drawn(picture.wide), "text": picture.text} if picture else None,
        "ornament": _lights(slide.table.rows[0][0].lights) if opening and slide.table else None,
        "table": _table(slide.table) if slide.table and not opening else None,
        "source": slide.source,
    }


def _figure(figure: Figure, *, large: bool) -> Row:
    return {**vars(figure), "large": large}


def _table(table: Table) -> Row:
    return {
        "kind": table.kind,
        "columns": table.columns,
        "widths": WIDTHS.get(table.kind, (0,) * len(table.columns)),
        "rows": [
            [{**_cell(cell), "strong": place == 0} for place, cell in enumerate(row)]
            for row in table.rows
        ],
    }


def _cell(cell: Cell) -> Row:
    if cell.lights:
        drawn = {"svg": _lights(cell.lights), "count": len(cell.lights)}
        return {"kind": "lights", "text": cell.text, **drawn}
    if cell.picture is not None:
        return {"kind": "picture", "svg": _drawn(cell.picture.wide), "text": cell.picture.text}
    if cell.items:
        return {"kind": "items", "items": cell.items}
    if cell.light is not None and not cell.text:
        return {"kind": "light", "light": _light(cell.light)}
    said = {"text": cell.text, "mark": cell.mark, "note": cell.note}
    return {"kind": "text", **said, "light": _light(cell.light)}


def _light(light: Fulfilment | None) -> Row | None:
    if light is None:
        return None
    return {"svg": svg.light(light, LOOK), "word": labels.fulfilment(light)}


def _lights(row: tuple[Fulfilment, ...]) -> str:
    return svg.lights(row, LOOK)


def _drawn(picture: str) -> str:
    return theme.coloured(picture, LOOK)
