"""The door that notes come in by and minutes go out by: nothing of it is kept on the server."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode, urlsplit

from anyio import to_thread
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from malkedja.exports import minutes as paper
from malkedja.schema import BadData
from malkedja.schema.minutes_shape import LARGEST, Minutes
from malkedja.ui import management, nav, view

ELSEWHERE: Final = "Protokollet kan bara göras från sidan Ledningsgrupp."
NOT_NOTES: Final = "Anteckningarna kunde inte läsas. Ladda om sidan och försök igen."
TOO_LARGE: Final = (
    "Anteckningarna är för långa: tillsammans får de ta högst 500 kB. Korta dem och försök igen."
)
BROKEN: Final = "Datamappen har fel, så protokollet kan inte göras just nu."


async def answer(request: Request) -> Response:
    """The minutes as a document; else in Swedish why there is none."""
    if not same_origin(request):
        return PlainTextResponse(ELSEWHERE, HTTPStatus.FORBIDDEN)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return PlainTextResponse(NOT_NOTES, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = await _body(request)
    if body is None:
        return PlainTextResponse(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        said = Minutes.model_validate_json(body)
        return await to_thread.run_sync(_document, request, said)
    except ValidationError:
        return PlainTextResponse(NOT_NOTES, HTTPStatus.BAD_REQUEST)
    except BadData:
        return PlainTextResponse(BROKEN, HTTPStatus.SERVICE_UNAVAILABLE)


def same_origin(request: Request) -> bool:
    """Whether a page of ours asks: as the browser says, by one header or the other."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == request.headers.get("host")


async def _body(request: Request) -> bytes | None:
    """All that was sent, or None as soon as it is too much."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _document(request: Request, said: Minutes) -> Response:
    now = view.of(request.query_params.get("ar", ""))
    meeting = management.of(now, request.query_params.get("jamfor", ""))
    base = _base(request)

    def link(id_: str) -> str:
        chosen = {**meeting.query, "punkt": id_ or None}
        named = {key: value for key, value in chosen.items() if value is not None}
        return f"{base}/{nav.BY_NAME['management'].address}?{urlencode(named)}"

    record = paper.Record(now.data, meeting.agenda, said, datetime.now(UTC), link)
    name = f"protokoll-ledningsgrupp-{now.year}.docx"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(paper.document(record), media_type=paper.MEDIA_TYPE, headers=headers)


def _base(request: Request) -> str:
    """Where the app lies as the browser sees it, which behind a proxy only the browser knows."""
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        origin = f"{request.url.scheme}://{request.url.netloc}"
    return origin + request.url.path.removesuffix(f"/{management.DOCUMENT}")


ROUTE: Final = Route(f"/{management.DOCUMENT}", answer, methods=["POST"])
