"""Many indicators in one picture with title and source, to be taken along as SVG or PNG."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from malkedja.charts import panel, shapes
from malkedja.charts.panel import Frame
from malkedja.charts.theme import BOLD, Theme
from malkedja.explore import Entry
from malkedja.words import labels
from malkedja.words.explore import against_target

COLUMNS, WIDTH, MARGIN = 4, 1280, 32
CELL, GAP, LABELS = 286, 24, 62
PLOT = 96
HEAD, ROW = 48, 22
ACROSS = 160  # characters of small type that fit across
NAME = 42


@dataclass(frozen=True)
class Caption:
    """What stands around the pictures: a title, a line beneath it, and lines at the foot."""

    title: str
    text: str
    foot: tuple[str, ...]


def sheet(shown: Sequence[Entry], caption: Caption, years: tuple[int, int], theme: Theme) -> str:
    """All of them in rows of four, in the order given; the same years in every picture."""
    head, top = _head(caption, theme)
    high = 3 * ROW + PLOT + ROW + GAP
    cells = [
        shapes.moved(
            MARGIN + (number % COLUMNS) * (CELL + GAP),
            top + (number // COLUMNS) * high,
            "".join(_cell(one, years, theme)),
        )
        for number, one in enumerate(shown)
    ]
    foot_at = top + -(-len(shown) // COLUMNS) * high + GAP
    foot = _lines(caption.foot, foot_at, f'font-size="13" fill="{theme.second_ink}"')
    tall = foot_at + len(foot) * ROW + MARGIN // 2
    paper = shapes.paper(WIDTH, tall, theme)
    parts = "".join((paper, *head, *cells, *foot))
    return shapes.titled((WIDTH, tall), parts, caption.title, caption.text)


def _head(caption: Caption, theme: Theme) -> tuple[list[str], int]:
    title = f'font-size="26" font-weight="{BOLD}" fill="{theme.ink}"'
    under = f'font-size="15" fill="{theme.second_ink}"'
    text = _lines((caption.text,), MARGIN + HEAD, under)
    return [shapes.text(MARGIN, MARGIN + 10, caption.title, title), *text], (
        MARGIN + HEAD + len(text) * ROW + GAP // 2
    )


def _lines(paragraphs: Sequence[str], top: float, look: str) -> list[str]:
    lines = [line for text in paragraphs for line in textwrap.wrap(text, ACROSS)]
    return [shapes.text(MARGIN, top + n * ROW, line, look) for n, line in enumerate(lines)]


def _cell(one: Entry, years: tuple[int, int], theme: Theme) -> Iterator[str]:
    now, indicator = one.now, one.indicator
    bold, small = f'font-weight="{BOLD}" fill="{theme.ink}"', f'font-size="12" fill="{theme.ink}"'
    name = textwrap.shorten(f"{indicator.number} {indicator.short}".strip(), NAME, placeholder=" …")
    yield shapes.text(0, 0, name, bold)
    yield shapes.mark(now.fulfilment, theme, 7, ROW, 6)
    yield shapes.text(20, ROW, labels.fulfilment(now.fulfilment), f'fill="{theme.ink}"')
    yield shapes.text(0, 2 * ROW - 2, against_target(now), small)
    yield shapes.moved(LABELS, 2 * ROW + GAP // 2, "".join(_plot(one, years, theme)))


def _plot(one: Entry, years: tuple[int, int], theme: Theme) -> Iterator[str]:
    frame = Frame(CELL - LABELS, PLOT, *years, one.now.year)
    yield panel.inside(one.indicator, one.history, theme, frame)
    quiet = f'font-size="12" fill="{theme.second_ink}"'
    ends = panel.ends(one.indicator, one.history, frame)
    if ends is None:
        yield shapes.text(0, PLOT / 2, "Inga värden dessa år", quiet)
        return
    for y, said in ((ends.top_y, ends.top), (ends.bottom_y, ends.bottom)):
        yield shapes.text(-8, y, said, f'{quiet} text-anchor="end"')
    yield shapes.text(0, PLOT + ROW / 2, str(frame.first), quiet)
    yield shapes.text(frame.width, PLOT + ROW / 2, str(frame.last), f'{quiet} text-anchor="end"')
    middle = (one.now.year - frame.first + 0.5) / len(frame.years)
    if 0.2 < middle < 0.8:  # noqa: PLR2004 - room beside the first and the last year
        at = middle * frame.width
        look = f'{quiet} text-anchor="middle" font-weight="{BOLD}"'
        yield shapes.text(at, PLOT + ROW / 2, str(one.now.year), look)
