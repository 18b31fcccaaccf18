"""Does a slide come at once? From a key to the painted slide, in Chromium, over loopback."""

import statistics
from collections.abc import Iterator

from playwright.sync_api import Page
from report import Line, ms
from server import APP, running
from visit import browser

STEPS = 60
MEDIAN_LIMIT, P95_LIMIT = 0.120, 0.200
# Two frames after the key: the first is the one that paints, the second tells that it has.
STEP = """(key) => new Promise((done) => {
    const began = performance.now();
    dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
})"""


def slides(years: list[str]) -> Iterator[Line]:
    """Stepping through the long run, forwards and back."""
    with browser() as context, running(APP) as ours:
        page = context.new_page()
        page.goto(f"{ours.url}/presentation?ar={years[-1]}&langd=lang")
        page.wait_for_selector(".deck.live")
        seconds = sorted(_step(page, number) for number in range(STEPS))
    p95 = seconds[int(0.95 * (len(seconds) - 1))]
    for what, found, limit in (
        ("median", statistics.median(seconds), MEDIAN_LIMIT),
        ("p95", p95, P95_LIMIT),
    ):
        yield Line(f"Bildbyte: {what}", ms(found), limit=f"≤ {ms(limit)}", passed=found <= limit)


def _step(page: Page, number: int) -> float:
    key = "ArrowRight" if number < STEPS / 2 else "ArrowLeft"
    return float(page.evaluate(STEP, key)) / 1000
