"""A running app and a Chromium to meet it with. What other tests use:

``server``     the address of an app with the shipped data, one for the whole session
``second``     the same with the invented municipality
``start_app``  starts another, for as long as the block lasts:
               ``with start_app(data=folder) as address:``
``visit``      opens an address in a fresh Chromium and waits until the page is drawn:
               ``page = visit(f"{server}/metod", width=390, dark=True)``
``asked``      every address that the test's pages have requested, websockets too
``console``    every error and warning that the test's pages have written

and from browser.browsing: ``settled(page)`` waits for a run, ``violations(page)`` asks axe.
Mark each test with ``@pytest.mark.browser``. Without Chromium (on PATH, or named by CHROMIUM)
the tests skip; with CI=true they fail instead.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.browsing import StartApp, Visit, settled

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 60


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> StartApp:
    """Starts further apps: from another folder, with other data, on another server."""

    @contextmanager
    def start(
        *,
        data: Path | None = None,
        cwd: Path = ROOT,
        command: Sequence[str] = (),
        port: int | None = None,
    ) -> Iterator[str]:
        port = port or _free_port()
        log = tmp_path_factory.mktemp("server") / "log.txt"
        run = command or _streamlit(str(ROOT / "app.py"))
        environment = {**os.environ, **({"MALKEDJA_DATA": str(data)} if data else {})}
        with log.open("wb") as out:
            process = subprocess.Popen(
                [part.format(port=port) for part in run],
                cwd=cwd,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            try:
                _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                _stop(process)

    return start


@pytest.fixture(scope="session")
def server(start_app: StartApp) -> Iterator[str]:
    """The address of an app that shows the shipped data."""
    with start_app() as address:
        yield address


@pytest.fixture(scope="session")
def second(start_app: StartApp) -> Iterator[str]:
    """The address of an app that shows the invented municipality."""
    with start_app(data=ROOT / "tests" / "second") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole session."""
    path = _chromium()
    if path is None:
        missing = "Chromium finns inte på PATH och CHROMIUM är inte satt"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def asked() -> list[str]:
    """Every address that the test's pages have requested."""
    return []


@pytest.fixture
def console() -> list[str]:
    """Every error and warning that the test's pages have written, and where."""
    return []


@pytest.fixture(scope="session")
def profile(chromium: Browser) -> Callable[[str, float], BrowserContext]:
    """A browser profile in light or dark, at a zoom, whose cache is kept between tests."""

    @cache
    def kept(color_scheme: Literal["light", "dark"], zoom: float) -> BrowserContext:
        return chromium.new_context(
            color_scheme=color_scheme,
            device_scale_factor=zoom,
            locale="en-US",  # whatever we have not put into Swedish shows
        )

    return kept


@pytest.fixture
def visit(
    profile: Callable[[str, float], BrowserContext], asked: list[str], console: list[str]
) -> Iterator[Visit]:
    """Opens addresses, each in a tab of its own that is closed after the test."""
    pages: list[Page] = []

    def open_page(
        address: str,
        *,
        width: int = 1366,
        height: int = 768,
        zoom: float = 1,
        dark: bool = False,
    ) -> Page:
        page = profile("dark" if dark else "light", zoom).new_page()
        pages.append(page)
        page.set_viewport_size({"width": int(width / zoom), "height": int(height / zoom)})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket_: asked.append(socket_.url))
        page.on("console", lambda said: _note(console, said.type, said.text))
        page.on("pageerror", lambda error: _note(console, "error", str(error)))
        page.goto(address)
        return settled(page)

    yield open_page
    for page in pages:
        page.close()


def _note(console: list[str], kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        console.append(text)


def _streamlit(script: str) -> tuple[str, ...]:
    options = ("--server.port={port}", "--server.address=127.0.0.1")
    return (sys.executable, "-m", "streamlit", "run", script, *options)


def _chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 – our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"Servern startade inte:\n{log.read_text(encoding='utf-8')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
