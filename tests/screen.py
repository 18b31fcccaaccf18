"""What a visitor meets, without a browser: a page's run, and its HTML as one tree.

``visit("area", omrade="2", ar="2019")`` runs the frame with that page; it fails where the run
does. Reading the HTML fails where tags do not match, so that every test is one of well-formedness.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from streamlit.testing.v1 import AppTest

from malkedja.ui import nav

SHELL = str(Path(__file__).resolve().parents[1] / "malkedja" / "ui" / "shell.py")
VOID = {"br", "hr", "img", "input", "link", "meta"}


class MalformedError(AssertionError):
    """The HTML is not what a browser would take it for."""


class _Reader(HTMLParser):
    """Builds a tree of elements; refuses tags that do not match and attributes said twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            message = f"<{tag}> says an attribute twice: {names}"
            raise MalformedError(message)
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            message = f"</{tag}> ends nothing, or something else"
            raise MalformedError(message)
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree(html: str) -> Element:
    """The elements of a piece of HTML below one root."""
    reader = _Reader()
    reader.builder.start("body", {})
    reader.feed(html)
    reader.close()
    if reader.open:
        message = f"never ended: {reader.open}"
        raise MalformedError(message)
    reader.builder.end("body")
    return reader.builder.close()


def said(element: Element | None) -> str:
    """The text of an element, with ordinary white space as one space; thin spaces are kept."""
    if element is None:
        return ""
    return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip()


def classes(element: Element) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


@dataclass(frozen=True)
class Screen:
    """A page as it was shown."""

    app: AppTest

    @cached_property
    def html(self) -> list[str]:
        """Every piece of HTML, in the order it was drawn."""
        return [element.proto.body for element in self.app.get("html")]

    @cached_property
    def body(self) -> Element:
        """All the HTML as one tree, read piece by piece."""
        root = Element("body")
        for piece in self.html:
            root.extend(tree(piece))
        return root

    @cached_property
    def page(self) -> Element:
        """The same without menu and footer."""
        root = Element("body")
        root.extend(part for part in self.body if "frame" not in classes(part))
        return root

    @property
    def title(self) -> str:
        """The page's heading."""
        return str(self.app.title[0].value)

    @property
    def headers(self) -> list[str]:
        """The headings below it that Streamlit draws."""
        return [str(header.value) for header in self.app.header]

    @property
    def text(self) -> str:
        """All that is written on the screen: headings, HTML, warnings and what can be chosen."""
        native = [*self.app.title, *self.app.header, *self.app.warning, *self.app.info]
        chosen = [option for box in self.app.selectbox for option in box.options]
        buttons = [option for group in self.app.pills for option in group.options]
        return "\n".join([*(str(e.value) for e in native), said(self.body), *chosen, *buttons])

    def of(self, name: str, tag: str = "*") -> list[Element]:
        """The elements with a class, in order."""
        return [e for e in self.page.iter() if name in classes(e) and tag in {"*", e.tag}]

    def one(self, name: str) -> Element:
        """The only element with a class."""
        (found,) = self.of(name)
        return found

    def rows(self, name: str = "rows") -> list[dict[str, Element]]:
        """The body rows of tables of a class: a cell by the heading of its column."""
        return [row for table in self.of(name, "table") for row in _rows(table)]


def _rows(table: Element) -> Iterator[dict[str, Element]]:
    heads = [said(head) for head in table.findall("thead/tr/th")]
    for row in table.findall("tbody/tr"):
        yield dict(zip(heads, list(row), strict=True))


@cache
def _installed() -> object:
    """What Streamlit finds installed; looking for it takes longer than all else in a visit."""
    app = AppTest.from_string("")
    app.run()
    return app._bidi_component_manager


def arrive() -> AppTest:
    """A visitor who has not asked for anything yet."""
    app = AppTest.from_file(SHELL, default_timeout=60)
    app._bidi_component_manager = _installed()
    return app


def visit(name: str, **query: str) -> Screen:
    """A page met for the first time at an address; fails where its run raises."""
    app = arrive()
    if name != "overview":
        app.run().switch_page(nav.file(name))
    app.query_params.update(query)
    app.run()
    assert not app.exception, [error.value for error in app.exception]
    return Screen(app)


@cache
def seen(name: str, /, **query: str) -> Screen:
    """The same of the shipped data, drawn once for all tests; only to be looked at."""
    return visit(name, **query)
