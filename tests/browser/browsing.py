"""What browser tests do with a page: wait for it, turn it dark, and ask axe about it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import axe_playwright_python
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
DRAWN = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const unfinished = '[data-stale="true"], [data-testid="stSkeleton"]';
    return app?.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && !document.querySelector(unfinished)
        && document.querySelector(".topbar, .fault")
        && document.fonts.status === "loaded";
}"""


class StartApp(Protocol):
    """Starts an app for as long as the block lasts, and gives its address."""

    def __call__(
        self,
        *,
        data: Path | None = None,
        cwd: Path = ROOT,
        command: Sequence[str] = (),
        port: int | None = None,
    ) -> AbstractContextManager[str]:
        """``data``: another data folder; ``command``: another server, ``{port}`` filled in;
        ``port``: the one to answer at, as a server that is started again does."""


class Visit(Protocol):
    """Opens an address in a tab of its own."""

    def __call__(
        self,
        address: str,
        *,
        width: int = 1366,
        height: int = 768,
        zoom: float = 1,
        dark: bool = False,
    ) -> Page:
        """The page, drawn. ``zoom`` 2 is a window of half as many, twice as large, pixels."""


def settled(page: Page) -> Page:
    """The page, once its run is done, all of it is drawn and its type has come."""
    page.wait_for_function(DRAWN)
    return page


def darkened(page: Page) -> Page:
    """The same page for a viewer whose system is dark."""
    page.emulate_media(color_scheme="dark")
    page.reload()
    return settled(page)


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.0, 2.1 and 2.2, levels A and AA."""
    page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
