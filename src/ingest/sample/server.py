"""The invented e-paper site over real HTTP, on loopback only."""

import hashlib
import sys
import threading
import time
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote

from ingest.sample.exchange import SiteRequest, SiteResponse
from ingest.sample.site import Delivery, Site

HOST = "127.0.0.1"
PIECE_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One line of the access log.

    Attributes:
        at: Monotonic seconds.
        address: Path and query.
        headers: As they were sent.
    """

    at: float
    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    status: int


class SiteServer:
    """Serves a site for as long as a `with` block lasts, on a free port.

    Attributes:
        site: What is served; may be changed while it is.
        url: `http://127.0.0.1:<port>`, without slash at its end.
        visits: The access log, in the order the answers were ready.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.visits: list[Visit] = []
        self._lock = threading.Lock()
        self._server = _Server((HOST, 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"http://{HOST}:{self.port}"

    def __enter__(self) -> "SiteServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, request: SiteRequest, address: str) -> Delivery:
        """The site's answer, written down; one request at a time."""
        with self._lock:
            origin = f"http://{request.header('Host') or f'{HOST}:{self.port}'}"
            delivery = self.site.answer(request, address=address, origin=origin)
            delivery = replace(delivery, response=_unless_known(delivery.response, request))
            self.visits.append(
                Visit(
                    at=time.monotonic(),
                    method=request.method,
                    address=address,
                    headers=request.headers,
                    status=delivery.response.status,
                )
            )
            return delivery


def _unless_known(response: SiteResponse, request: SiteRequest) -> SiteResponse:
    """With an entity tag, and without body where the visitor has that one already."""
    if response.status != 200 or request.method != "GET":
        return response
    tag = f'"{hashlib.sha256(response.body).hexdigest()[:16]}"'
    tagged = replace(response, headers=(*response.headers, ("ETag", tag)))
    return replace(tagged, status=304, body=b"") if request.header("If-None-Match") == tag else tagged


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    owner: SiteServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who hung up is no news; anything else is printed by the base class."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "epaper"
    timeout = 30
    disable_nagle_algorithm = True  # else a body waits 40 ms behind its headers
    server: _Server

    def do_GET(self) -> None:
        self._serve()

    do_HEAD = do_POST = do_GET  # noqa: N815 - named by http.server

    def _serve(self) -> None:
        path, _, query = self.path.partition("?")
        request = SiteRequest(
            path=unquote(path),
            method=self.command,
            query=tuple(parse_qsl(query, keep_blank_values=True)),
            body=self.rfile.read(int(self.headers.get("Content-Length") or 0)),
            headers=tuple(self.headers.items()),
        )
        self._send(self.server.owner.answer(request, self.path))

    def _send(self, delivery: Delivery) -> None:
        response = delivery.response
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status != 304:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(response.body, delivery)

    def _send_body(self, body: bytes, delivery: Delivery) -> None:
        sent = body[: int(len(body) * delivery.sent_share)]
        step = PIECE_BYTES if delivery.pause_seconds else max(len(sent), 1)
        for start in range(0, len(sent), step):
            time.sleep(delivery.pause_seconds)
            self.wfile.write(sent[start : start + step])
        if len(sent) < len(body):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """The access log is `SiteServer.visits`."""
