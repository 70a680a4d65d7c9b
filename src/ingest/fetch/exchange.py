"""One request → its answer, with what arrived of it; no redirect, no second try, no waiting.

httpx's transport is used without its client: that one reads cookies and redirects even where it is to follow none, and
takes proxies and passwords from the environment.
"""

import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import httpx

from ingest.domain.address import Request
from ingest.fetch.addresses import check_url, host_of
from ingest.fetch.body import Body, BodyError, read_body
from ingest.fetch.errors import FetchError, SilentError, UnreachableError
from ingest.fetch.network import CheckedNetwork, CheckedTransport, Deadline, Resolve
from ingest.fetch.settings import WebSettings

MOST_HEADERS = 256
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back.

    Attributes:
        url: That was asked; for a POST without the fields of its body.
        content: Unpacked.
        truncated: As in `Fetched`.
        fault: Why the body cannot be used, though it is all that the server meant to send; `content` is raw then.
    """

    url: str
    status: int
    headers: Headers
    content: bytes
    truncated: str | None = None
    fault: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name, in small letters."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Exchange:
    """Sends requests, one after the other; not for several threads."""

    def __init__(self, settings: WebSettings, *, resolve: Resolve | None = None) -> None:
        self._settings = settings
        self._deadline = Deadline()
        self._mapped = {host for host, _ in settings.host_map}
        network = CheckedNetwork(
            self._deadline,
            allow_private=settings.allow_private,
            host_map=settings.host_map,
            resolve=resolve,
        )
        self._transport = CheckedTransport(network)
        self._own_headers = (("User-Agent", settings.user_agent), ("Accept-Encoding", "gzip, deflate"))
        self._timeouts = {"timeout": httpx.Timeout(settings.idle_seconds).as_dict()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    def ask(self, request: Request, headers: Headers = (), *, largest: int, cuts: bool = False) -> Answer:
        """Send one request and take its answer, whatever its status.

        Args:
            request: What to ask for.
            headers: Sent beside our own.
            largest: Bytes that are taken of it.
            cuts: A larger body is cut there instead of refused.

        Raises:
            AddressError: If the host is private.
            UnreachableError: If no answer came; another try may do.
            FetchError: If what came is no HTTP, or the certificate cannot be trusted.
        """
        url = check_url(request.url)
        self._deadline.start(self._settings.deadline_seconds)
        try:
            with closing(self._transport.handle_request(self._prepare(request, url, headers))) as response:
                answer = _take(response, str(url), lambda: read_body(response, largest=largest, cuts=cuts))
        except httpx.HTTPError as error:
            raise self._explain(error, url) from error
        return replace(answer, truncated="time") if answer.truncated and self._deadline.is_over else answer

    def _prepare(self, request: Request, url: httpx.URL, headers: Headers) -> httpx.Request:
        sent = url.copy_with(scheme="http") if host_of(url) in self._mapped else url
        merged = httpx.Headers([("Accept", "*/*")])
        merged.update(headers)
        merged.update(self._own_headers)
        if request.content_type:
            merged["Content-Type"] = request.content_type
        return httpx.Request(
            request.method, sent, content=request.body, headers=merged, extensions=self._timeouts
        )

    def _explain(self, error: httpx.HTTPError, url: httpx.URL) -> FetchError:
        """The error to raise for one of httpx's; the host stands in the URL."""
        certificate = _find_cause(error, ssl.SSLCertVerificationError)
        if certificate:
            return FetchError(
                f"{url}: the certificate of {host_of(url)} cannot be trusted ({certificate.verify_message}); "
                "nothing was read, tell the newspaper"
            )
        if isinstance(error, httpx.TimeoutException):
            seconds = (
                self._settings.deadline_seconds if self._deadline.is_over else self._settings.idle_seconds
            )
            kind = UnreachableError if isinstance(error, httpx.ConnectTimeout) else SilentError
            return kind(f"{url}: no whole answer from {host_of(url)} within {seconds:g} s; run again later")
        if isinstance(error, httpx.ProtocolError) and "disconnected" not in str(error):
            return FetchError(
                f"{url}: {host_of(url)} does not answer as HTTP demands ({_one_line(error)}); check the address"
            )
        return UnreachableError(
            f"{url}: {host_of(url)} cannot be reached ({_one_line(error)}); check the address, run again later"
        )


def _take(response: httpx.Response, url: str, read: Callable[[], Body]) -> Answer:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
    answer = Answer(url=url, status=response.status_code, headers=headers, content=b"")
    if len(headers) > MOST_HEADERS:
        raise FetchError(f"{url}: the answer has {len(headers)} headers; check the address")
    try:
        body = read()
    except BodyError as error:
        return replace(answer, content=error.raw, fault=str(error))
    return replace(answer, content=body.content, truncated=body.truncated)


def _find_cause(
    error: BaseException | None, kind: type[ssl.SSLCertVerificationError]
) -> ssl.SSLCertVerificationError | None:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
