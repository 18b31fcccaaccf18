"""A warm browser: from an address, or a click, to the last change on the page."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, sync_playwright

TIMES = 5
QUIET_MS = 700
WATCH = """
window.lastChange = 0;
new MutationObserver(() => { window.lastChange = performance.now(); }).observe(
  document, {subtree: true, childList: true, characterData: true, attributes: true});
"""
SETTLED = f"""() => document.querySelector('[data-testid="stApp"]')
  ?.dataset.testScriptState === 'notRunning'
  && window.lastChange > 0 && performance.now() - window.lastChange > {QUIET_MS}"""


@contextmanager
def browser() -> Iterator[BrowserContext]:
    """One browser whose cache is kept between visits."""
    with sync_playwright() as play:
        installed = shutil.which("chromium")  # else the one that Playwright keeps
        chromium = play.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        context = chromium.new_context(
            viewport={"width": 1366, "height": 768}, locale="sv-SE", reduced_motion="reduce"
        )
        context.add_init_script(WATCH)
        try:
            yield context
        finally:
            chromium.close()


def loads(context: BrowserContext, address: str) -> float:
    """Seconds from the address to the last change, at the median; the first visit left out."""
    seconds: list[float] = []
    for _ in range(TIMES + 1):
        page = context.new_page()
        page.goto(address)
        page.wait_for_function(SETTLED)
        seconds.append(page.evaluate("window.lastChange") / 1000)
        page.close()
    return statistics.median(seconds[1:])


def clicks(context: BrowserContext, address: str, selectors: list[str]) -> float:
    """Seconds from a click to the last change, at the median, on each selector in turn."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(SETTLED)
    seconds = [_click(page, selectors[number % len(selectors)]) for number in range(TIMES + 1)]
    page.close()
    return statistics.median(seconds[1:])


def _click(page: Page, selector: str) -> float:
    page.evaluate(
        """selector => { const found = document.querySelector(selector);
        found.scrollIntoView(); window.began = performance.now(); found.click(); }""",
        selector,
    )
    page.wait_for_function(f"() => window.lastChange > window.began && ({SETTLED})()")
    return float(page.evaluate("window.lastChange - window.began")) / 1000
