"""What is taken along from Utforska: exactly what is seen, made when it is asked for."""

from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from malkedja import exports, words
from malkedja.charts import sheet, theme
from malkedja.ui.catalogue import Download
from malkedja.ui.explore import Shown

NAME = "malkedja-urval"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(shown: Shown) -> tuple[Download, ...]:
    """Workbook, table, picture in two forms, and the outcomes as data files."""
    if not shown.found:
        return ()
    name, address = f"{NAME}-{shown.view.year}", link_to(shown)
    return (
        Download("Excel", f"{name}.xlsx", partial(workbook, shown, address), XLSX),
        Download("CSV", f"{name}.csv", partial(table, shown)),
        Download("Bild (PNG)", f"{name}.png", partial(png, shown), "image/png"),
        Download("Bild (SVG)", f"{name}.svg", partial(svg, shown), "image/svg+xml"),
        Download(
            "Utfall som datafiler (zip)", f"{name}.zip", partial(files, shown), "application/zip"
        ),
    )


def link(shown: Shown) -> None:
    """The address of the selection, to be read and copied."""
    st.markdown("**Länk till urvalet**")
    st.code(link_to(shown), language=None, wrap_lines=True)


def link_to(shown: Shown) -> str:
    """The whole address, as the visitor's browser has it."""
    here = urlsplit(st.context.url or "")
    base = f"{here.scheme}://{here.netloc}{here.path}" if here.netloc else "utforska"
    return f"{base}{shown.href().removeprefix('./utforska')}"


def workbook(shown: Shown, address: str) -> bytes:
    """The selection as an Excel workbook with its outcomes, sources and rules."""
    data, made = shown.view.data, datetime.now(UTC)
    asked = {
        "Rubrik": shown.headline,
        "Visar": shown.described,
        "Ordning": words.explore.ORDER[shown.order],
        "Länk": address,
        "Uttaget": words.dates.date_text(made.date().isoformat()),
    }
    sheets = (
        exports.Sheet("Indikatorer", exports.selection(data, shown.found)),
        exports.Sheet("Utfall", exports.outcomes(data, shown.found)),
        exports.Sheet("Källor och regler", exports.ground(data, shown.found, asked), prose=True),
    )
    return exports.workbook(_title(shown), sheets, made)


def table(shown: Shown) -> bytes:
    """The selection as CSV."""
    return exports.csv(exports.selection(shown.view.data, shown.found))


def svg(shown: Shown) -> bytes:
    """The selection as a picture in vectors."""
    return exports.svg(picture(shown))


def png(shown: Shown) -> bytes:
    """The selection as a picture in points."""
    return exports.png(picture(shown))


def picture(shown: Shown) -> str:
    """Every selected indicator in one picture, on white, with title and source."""
    producers = words.explore.producers_of(shown.found, shown.view.data)
    caption = sheet.Caption(
        _title(shown), f"{shown.described}.", words.explore.sources_text(producers)
    )
    return sheet.sheet(shown.found, caption, shown.span, theme.LIGHT)


def files(shown: Shown) -> bytes:
    """The outcomes of the selected indicators as the data folder has them."""
    return exports.outcome_files(entry.indicator for entry in shown.found)


def _title(shown: Shown) -> str:
    return f"{shown.view.data.municipality.formal_name}: {shown.headline}"
