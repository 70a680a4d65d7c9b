"""The invented e-paper site behind its server: which newspaper answers a request, and with which fault."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, unquote

from ingest.sample import SITE_DIR
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response
from ingest.sample.families import FAMILIES
from ingest.sample.families.lookup import Editions
from ingest.sample.faults import CONTENT_TYPE, SOFT_404, Fault, rename_containers

ALLOW_ALL = "User-agent: *\nAllow: /\n"
NOT_FOUND = "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>"
STATIC = {".htm": "text/html", ".md": "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One newspaper on the site.

    Attributes:
        prefix: The path below which it lies, without slash at its end; "" for the host's root.
        family: Letter or name, a key of `FAMILIES`.
        declared: The charset its pages name.
        encoding: The one they are in; characters it has not are written as references.
        is_soft: A missing page is answered with 200 and an apology.
    """

    prefix: str
    family: str
    editions: Editions
    options: SiteOptions = field(default_factory=SiteOptions)
    declared: str = "utf-8"
    encoding: str = "utf-8"
    is_soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An answer and how it is to be sent; the fields of the second part are those of `Fault`."""

    response: SiteResponse
    sent_share: float = 1.0
    pause_seconds: float = 0.0


class Site:
    """Newspapers, the static sample edition, robots.txt, and what goes wrong.

    Attributes:
        today: Editions of later days are not there yet; None for no such limit.
        faults: By a pattern (`*`, `?`, `[…]`) of path and query; the first that matches happens.
        robots: The text of robots.txt; None for a site without.
    """

    def __init__(
        self,
        *papers: Paper,
        today: date | None = None,
        faults: Mapping[str, Fault] | None = None,
        robots: str | None = ALLOW_ALL,
    ) -> None:
        self.today = today
        self.faults = dict(faults or {})
        self.robots = robots
        self._papers = {(paper.prefix, paper.family): paper for paper in papers}
        self._seen: Counter[tuple[str, str]] = Counter()

    def publish(self, editions: Editions, *, prefix: str | None = None) -> None:
        """Show these editions from now on, in the newspapers below `prefix` or in all."""
        for key, paper in self._papers.items():
            if prefix in (None, paper.prefix):
                self._papers[key] = replace(paper, editions=editions)

    def answer(self, request: SiteRequest, *, address: str, origin: str) -> Delivery:
        """The answer to one request.

        Args:
            request: Its path is that of the host.
            address: Path and query as they were asked for.
            origin: Scheme and host as the visitor names them.
        """
        fault = self._find_fault(address)
        if fault.instead is not None:
            path, _, query = fault.instead.partition("?")
            request = replace(request, path=unquote(path), query=tuple(parse_qsl(query)))
        response = fault.answer or self._respond(request, fault.editions, origin)
        if fault.is_renamed and response.status == 200:
            response = replace(response, body=rename_containers(response.body))
        return Delivery(
            response=_with_headers(response, fault.headers),
            sent_share=fault.sent_share,
            pause_seconds=fault.pause_seconds,
        )

    def _find_fault(self, address: str) -> Fault:
        for pattern, fault in self.faults.items():
            if fnmatchcase(address, pattern):
                self._seen[pattern, address] += 1
                if fault.times is None or self._seen[pattern, address] <= fault.times:
                    return fault
        return Fault()

    def _respond(self, request: SiteRequest, editions: Editions | None, origin: str) -> SiteResponse:
        if request.path == "/robots.txt":
            return _file("text/plain", self.robots.encode()) if self.robots is not None else _not_found()
        papers = [
            paper for paper in self._papers.values() if f"{request.path}/".startswith(f"{paper.prefix}/")
        ]
        for paper in papers:
            if response := self._ask(paper, request, editions, origin):
                return response
        if any(paper.is_soft for paper in papers):
            return html_response(SOFT_404)
        return read_static(request.path) or _not_found()

    def _ask(
        self, paper: Paper, request: SiteRequest, editions: Editions | None, origin: str
    ) -> SiteResponse | None:
        path = request.path.removeprefix(paper.prefix)
        if not path:
            return _with_headers(html_response("", status=301), (("Location", f"{paper.prefix}/"),))
        shown = tuple(
            edition
            for edition in (paper.editions if editions is None else editions)
            if self.today is None or edition.edition_date <= self.today
        )
        options = replace(paper.options, origin=f"{origin}{paper.prefix}")
        response = FAMILIES[paper.family].render(replace(request, path=path), shown, options)
        return _recode(response, paper) if response else _file_of(path)


def _not_found() -> SiteResponse:
    return html_response(NOT_FOUND, status=404)


def read_static(path: str) -> SiteResponse | None:
    """A file of the static sample edition, `index.htm` for a folder."""
    file = (SITE_DIR / path.lstrip("/")).resolve()
    if not file.is_relative_to(SITE_DIR.resolve()):
        return None
    if file.is_dir():
        file = file / "index.htm"
    return _file(STATIC[file.suffix], file.read_bytes()) if file.is_file() else None


def _file_of(path: str) -> SiteResponse | None:
    """A page's PDF or a picture, whatever its name."""
    if path.endswith(".pdf"):
        return _file("application/pdf", b"%PDF-1.4\n%" + path.encode() + b"\n%%EOF\n")
    if path.endswith((".jpg", ".jpg.2")):
        return _file("image/jpeg", b"\xff\xd8\xff\xe0" + path.encode() + b"\xff\xd9")
    return None


def _file(content_type: str, body: bytes) -> SiteResponse:
    return SiteResponse(headers=((CONTENT_TYPE, content_type),), body=body)


def _with_headers(response: SiteResponse, headers: tuple[tuple[str, str], ...]) -> SiteResponse:
    names = {name.lower() for name, _ in headers}
    kept = tuple((name, value) for name, value in response.headers if name.lower() not in names)
    return replace(response, headers=kept + headers)


def _recode(response: SiteResponse, paper: Paper) -> SiteResponse:
    """A page in the paper's encoding, declared as the paper declares it, in no header."""
    is_html = any(value.startswith("text/html") for _, value in response.headers)
    if not is_html or paper.declared == paper.encoding == "utf-8":
        return response
    text = re.sub(r"(?i)(charset=\"?)utf-8", rf"\g<1>{paper.declared}", response.body.decode())
    body = text.encode(paper.encoding, "xmlcharrefreplace")
    return _with_headers(replace(response, body=body), ((CONTENT_TYPE, "text/html"),))
