"""Asks Kolada: at most four times a second, again when it helps, page by page to the end."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol, Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from malkedja.fetch import faults
from malkedja.fetch.faults import Malformed, Passing, Unanswered, with_body
from malkedja.fetch.lines import Line, Page, lines, page
from malkedja.fetch.questions import Question
from malkedja.schema.problems import one_line

ADDRESS = "https://api.kolada.se/v3"
PER_PAGE = 5000
_APART = 0.25
_TRIES = 6
_LONGEST_WAIT = 300.0
_MOST_PAGES = 2000
_MOST_REDIRECTS = 5
_GONE = frozenset({httpx.codes.NOT_FOUND, httpx.codes.GONE})
_TIMEOUT = 60.0


class Clock(Protocol):
    """Time as the client knows it."""

    def now(self) -> float:
        """Seconds from some moment, never going back."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class _Real:
    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class Client:
    """One conversation with Kolada, or with whatever answers at ``address``.

    Every question raises Unanswered. Use it in a with statement.
    """

    def __init__(
        self,
        address: str = ADDRESS,
        clock: Clock | None = None,
        *,
        timeout: float = _TIMEOUT,
        per_page: int = PER_PAGE,
    ) -> None:
        """Look at the address and make ready to ask; ``timeout`` is in seconds."""
        try:
            self._base = httpx.URL(address.rstrip("/") + "/")
        except httpx.InvalidURL as error:
            raise Unanswered(faults.NO_ADDRESS.format(one_line(address))) from error
        if self._base.scheme not in {"http", "https"} or not self._base.host:
            raise Unanswered(faults.NO_ADDRESS.format(one_line(address)))
        headers = {"Accept": "application/json", "User-Agent": "malkedja"}
        self._http = httpx.Client(timeout=timeout, headers=headers)
        self._clock = clock or _Real()
        self._per_page = per_page
        self._next = self._clock.now()

    def __enter__(self) -> Self:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._http.close()

    def ask(self, question: Question) -> tuple[Line, ...]:
        """Everything that is answered, from all pages, checked. Raises Unanswered."""
        try:
            found = tuple(
                line for one in self._pages(question) for line in lines(question.kind, one.items)
            )
        except Malformed as error:
            raise Unanswered(with_body(faults.OTHER_FORM, str(error))) from error
        if any(not _asked_for(question, line) for line in found):
            raise Unanswered(faults.OTHER_MATTER)
        return found

    def _pages(self, question: Question) -> Iterator[Page]:
        asked: dict[str, str | int] = {"per_page": self._per_page}
        if question.title:
            asked["title"] = question.title
        url = self._base.join(question.path).copy_merge_params(asked)
        seen: set[str] = set()
        while len(seen) < _MOST_PAGES:
            seen.add(str(url))
            one = self._page(url)
            yield one
            if not one.items or not one.next_url:
                return
            url = self._ours(url, one.next_url)
            if str(url) in seen:
                raise Unanswered(faults.CIRCLE)
        raise Unanswered(faults.ENDLESS)

    def _ours(self, url: httpx.URL, address: str) -> httpx.URL:
        """An address that the server refers to, if it is the server's own. Raises Unanswered."""
        try:
            joined = url.join(address)
        except httpx.InvalidURL as error:
            raise Unanswered(faults.NO_ADDRESS.format(one_line(address))) from error
        if joined.host != self._base.host:
            raise Unanswered(faults.ELSEWHERE.format(one_line(joined.host)))
        return self._base.copy_with(raw_path=joined.raw_path)

    def _page(self, url: httpx.URL) -> Page:
        patient = Retrying(
            retry=retry_if_exception_type(Passing),
            stop=stop_after_attempt(_TRIES),
            wait=_wait,
            sleep=self._clock.sleep,
            reraise=True,
        )
        try:
            return patient(self._once, url)
        except Passing as error:
            raise Unanswered(faults.TRIED.format(error, _TRIES)) from error

    def _once(self, url: httpx.URL) -> Page:
        for _ in range(_MOST_REDIRECTS):
            answer = self._got(url)
            if not answer.has_redirect_location:
                return _content(answer)
            url = self._ours(url, answer.headers["Location"])
        raise Unanswered(faults.REDIRECTED)

    def _got(self, url: httpx.URL) -> httpx.Response:
        """One answer, no sooner than a quarter of a second after the last question."""
        wait = self._next - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        self._next = self._clock.now() + _APART
        try:
            return self._http.get(url)
        except httpx.TimeoutException as error:
            raise Passing(faults.LATE) from error
        except httpx.TransportError as error:
            raise Passing(faults.CUT.format(self._base.host)) from error
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise Passing(faults.UNREADABLE) from error


def _content(answer: httpx.Response) -> Page:
    """The page, or what kind of fault it is: one that may pass, or one that will not."""
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise Passing(with_body(faults.FAULT.format(status), answer.text), _asked_wait(answer))
    if status in _GONE:
        raise Unanswered(faults.GONE.format(status, answer.url))
    if not answer.is_success:
        raise Unanswered(with_body(faults.REFUSED.format(status), answer.text))
    try:
        return page(answer.content)
    except Malformed as error:
        raise Passing(with_body(faults.UNEXPECTED, answer.text)) from error


def _asked_for(question: Question, line: Line) -> bool:
    """Whether a value is one of those asked about; other answers hold what they hold."""
    if question.kind != "data":
        return True
    return line["kpi"] in question.kpis and line["municipality"] in question.municipalities


def _asked_wait(answer: httpx.Response) -> float | None:
    """How long the server wants us to wait: a number of seconds, or a moment."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    seconds = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _wait(state: RetryCallState) -> float:
    """What the server asked for, else 1, 2, 4 … seconds."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, Passing) else None
    return float(2 ** (state.attempt_number - 1)) if asked is None else asked
