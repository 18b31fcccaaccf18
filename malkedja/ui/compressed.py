"""Streamlit's own scripts and styles, gzipped once and kept. Knows nothing of the frame."""

import asyncio
import gzip
from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RawHeaders = list[tuple[bytes, bytes]]

LEVEL: Final = 6
STALE_WHEN_PACKED: Final = frozenset({b"content-length", b"etag", b"accept-ranges"})
CONDITIONS: Final = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since"})


class Compressed:
    """Sends scripts and styles compressed, a third of the size, at the cost of once per file.

    Their names carry a hash of their content, so what is kept never grows stale. Streamlit
    leaves them as they are because compressing on every request costs more than it saves.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand around ``app``."""
        self.app = app
        self._kept: dict[str, tuple[RawHeaders, bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where the file has been compressed; else ask for it, and keep it."""
        if not _compressible(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            start, body = await _gathered(self.app, unconditional(scope))
            if start["status"] != HTTPStatus.OK:
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
            packed = await to_thread.run_sync(gzip.compress, body, LEVEL)
            self._kept[path] = (_packed_headers(start["headers"], packed), packed)
        headers, packed = self._kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": packed})


def unconditional(scope: Scope) -> Scope:
    """The same request for the file as it is: neither compressed nor only if changed."""
    kept = [(key, value) for key, value in scope["headers"] if key not in CONDITIONS]
    return {**scope, "headers": kept}


def _compressible(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    asked = Headers(scope=scope)
    return (
        "/static/" in scope["path"]
        and scope["path"].endswith((".js", ".css"))
        and "gzip" in asked.get("accept-encoding", "")
        and "range" not in asked
    )


async def _gathered(app: ASGIApp, scope: Scope) -> tuple[Message, bytes]:
    """The whole answer, also where who asked has gone: what was cut short would be kept."""
    start: dict[str, object] = {}
    body = bytearray()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await app(scope, _nothing, keep)
    return start, bytes(body)


async def _nothing() -> Message:
    return await asyncio.Future()


def _packed_headers(headers: RawHeaders, packed: bytes) -> RawHeaders:
    return [
        *((key, value) for key, value in headers if key.lower() not in STALE_WHEN_PACKED),
        (b"content-encoding", b"gzip"),
        (b"content-length", str(len(packed)).encode()),
        (b"vary", b"Accept-Encoding"),
    ]
