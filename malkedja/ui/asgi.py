"""What the server does around Streamlit: language, headers and the frame's own files.

Pure ASGI, for requests only: websockets pass untouched.
"""

import hashlib
import logging
import re
from pathlib import Path
from string import Template
from typing import Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from malkedja.exports import deck
from malkedja.ui import minutes, presentation, stylesheet
from malkedja.ui.compressed import Compressed, RawHeaders, unconditional

HERE: Final = Path(__file__).resolve().parent
LOG: Final = logging.getLogger("malkedja")

# 'unsafe-inline' for styles alone: Streamlit makes its own while it runs.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
SECURITY: Final[RawHeaders] = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
FOREVER: Final = "public, max-age=31536000, immutable"
FONT: Final = "app/static/ibm-plex-sans-latin-400-normal.woff2"


def _own(name: str, media_type: str, body: bytes) -> tuple[str, Route]:
    """One of the frame's files: its address, which changes with its content, and its route."""
    stem, suffix = name.rsplit(".", maxsplit=1)
    path = f"/ram/{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"

    def serve(_request: Request) -> Response:
        return Response(body, media_type=media_type, headers={"cache-control": FOREVER})

    return path, Route(path, serve)


SCRIPT, _script = _own("chrome.js", "text/javascript", (HERE / "chrome.js").read_bytes())
MANAGEMENT, _management = _own(
    "management.js", "text/javascript", (HERE / "management.js").read_bytes()
)
SLIDES, _slides = _own("deck.js", "text/javascript", deck.SCRIPT.encode())
ICON, _icon = _own("icon.svg", "image/svg+xml", (HERE / "icon.svg").read_bytes())
STYLE, _style = _own("style.css", "text/css", stylesheet.css().encode())
ROUTES: Final = [
    _script,
    _management,
    _slides,
    _icon,
    _style,
    minutes.ROUTE,
    *presentation.ROUTES,
]

HEAD: Final = Template((HERE / "templates" / "head.html").read_text(encoding="utf-8"))
REWRITES: Final = (
    (r'lang="en"', 'lang="sv"'),
    (r">Streamlit<", ">Målkedja<"),
    (r'href="\./favicon\.png"', f'href=".{ICON}" type="image/svg+xml"'),
    (r'href="\./static/media/SourceSans[^"]*\.woff2"', f'href="./{FONT}"'),
    (r"<(script)>[^<]*</\1>", ""),  # written into the page, which the policy above refuses
    (
        r'(?=<script type="module")',
        HEAD.substitute(style=STYLE, script=SCRIPT, management=MANAGEMENT, slides=SLIDES),
    ),
)


def swedish(page: bytes) -> bytes:
    """Streamlit's index page in Swedish, with the frame's script, style, type and icon."""
    text = page.decode()
    for pattern, replacement in REWRITES:
        text = re.sub(pattern, replacement, text, count=1)
    return text.encode()


class Frame:
    """Makes the index page Swedish, and gives every answer its security headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite a page's HTML, pass everything else on as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_file = "." in scope["path"].rpartition("/")[2]
        await self.app(scope if is_file else unconditional(scope), receive, _Answer(send).send)


class _Answer:
    """One answer on its way out: headers added, HTML gathered whole and rewritten."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_lacking(message["headers"])]}
            if _is_html(message["headers"]):
                self._start = message
                return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = swedish(self._body)
        stale = {b"content-length", b"etag", b"last-modified"}
        kept = [(key, value) for key, value in start["headers"] if key not in stale]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": body})


def _lacking(headers: RawHeaders) -> RawHeaders:
    present = {key for key, _ in headers}
    return [(key, value) for key, value in SECURITY if key not in present]


def _is_html(headers: RawHeaders) -> bool:
    """Whether it is a page to be shown; a file to be kept is nobody's to change."""
    if any(key == b"content-disposition" for key, _ in headers):
        return False
    return any(key == b"content-type" and b"text/html" in value for key, value in headers)


MIDDLEWARE: Final = [Middleware(Frame), Middleware(Compressed)]


def anchor(root: Path) -> None:
    """Let .streamlit/config.toml beside app.py hold also where another server starts us.

    ``streamlit run`` looks beside the script it was given; started by uvicorn, Streamlit looks
    only in the current folder and beside shell.py, and has no setting to say otherwise.
    """
    if config._main_script_path is None:  # noqa: SLF001 – there is no public name for it
        config._main_script_path = str(root / "app.py")  # noqa: SLF001 – see above


def apologise(error: Exception) -> bool:
    """A sentence in place of a page that failed; what happened goes to the log."""
    LOG.error("En sida kunde inte visas", exc_info=error)
    st.error("Något gick fel och sidan kunde inte visas. Försök igen, eller gå till översikten.")
    return True
