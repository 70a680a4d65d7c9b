"""What may go wrong between an e-paper site and its visitor, as values for `Site.faults`."""

import re
from dataclasses import dataclass

from ingest.sample.exchange import SiteResponse, html_response
from ingest.sample.families.lookup import Editions

CHALLENGE = (
    "<html><head><title>安全验证</title></head><body><form id=captcha-form>"
    "<p>请输入验证码后继续访问</p><img src=/captcha.jpg><input name=captcha></form>"
    "<script>document.cookie='security_session_verify=1';location.reload();</script></body></html>"
)
SOFT_404 = "<html><head><title>提示</title></head><body><p>您访问的页面不存在或已删除！</p></body></html>"
CONTENT_TYPE = "Content-Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong; the functions below make the known ones.

    Attributes:
        times: How many requests of each address it happens to, from the first; None for all.
        answer: Given instead of the real one.
        instead: Path and query whose answer is given.
        editions: Shown by the newspapers instead of their own.
        headers: Put in place of the real ones of the same names.
        sent_share: The share of the body that is sent before the connection is closed; its length is announced whole.
        pause_seconds: Waited before each piece of the body.
        is_renamed: The page's containers have other names than the family's.
    """

    times: int | None = None
    answer: SiteResponse | None = None
    instead: str | None = None
    editions: Editions | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sent_share: float = 1.0
    pause_seconds: float = 0.0
    is_renamed: bool = False


def unavailable(*, times: int | None = None, status: int = 503) -> Fault:
    """The server is overloaded, or broken."""
    return Fault(times=times, answer=html_response("<html><body>busy</body></html>", status=status))


def too_many(*, retry_after: str, times: int | None = None) -> Fault:
    """429; `retry_after` in seconds or as an HTTP date."""
    response = html_response("<html><body>slow down</body></html>", status=429)
    return Fault(times=times, answer=response, headers=(("Retry-After", retry_after),))


def challenge(*, status: int = 403, times: int | None = None) -> Fault:
    """A page that wants a person to answer it; some sites send it with 200."""
    return Fault(times=times, answer=html_response(CHALLENGE, status=status))


def soft_404() -> Fault:
    """A page that says there is none, with 200."""
    return Fault(answer=html_response(SOFT_404))


def gone(*, status: int = 404) -> Fault:
    """An article that was withdrawn while lists still link it."""
    return Fault(answer=html_response(SOFT_404, status=status))


def redirect(location: str, *, status: int = 302) -> Fault:
    """To another address, which may be one nobody should follow."""
    return Fault(answer=html_response("", status=status), headers=(("Location", location),))


def truncated(*, share: float = 0.5, times: int | None = None) -> Fault:
    """The connection breaks off within the body."""
    return Fault(sent_share=share, times=times)


def answer_with(html: str) -> Fault:
    """Some other page, or an empty one."""
    return Fault(answer=html_response(html))


def drip(*, pause_seconds: float) -> Fault:
    """The body comes in small pieces with a pause before each."""
    return Fault(pause_seconds=pause_seconds)


def declared_as(content_type: str) -> Fault:
    """The header names another type or charset than the bytes have."""
    return Fault(headers=((CONTENT_TYPE, content_type),))


def page_of(path: str, *, times: int | None = None) -> Fault:
    """Another address's answer, such as yesterday's page under today's address."""
    return Fault(instead=path, times=times)


def still_showing(editions: Editions, *, times: int) -> Fault:
    """An earlier state of the editions for the first visits, such as one in which a page is missing."""
    return Fault(editions=editions, times=times)


def layout_changed() -> Fault:
    """The same text in containers nobody has met before."""
    return Fault(is_renamed=True)


def rename_containers(body: bytes) -> bytes:
    """HTML with every class, id, own element and marking comment under another name."""
    body = re.sub(rb"<!--.*?-->", b"", body, flags=re.DOTALL)
    body = re.sub(rb"(</?)(?:founder|cms)-", rb"\1x-", body)
    body = re.sub(rb"<(/?)h[1-6]\b", rb"<\1div", body)
    return re.sub(rb"(?i)\b(class|id|name)=([\"']?)(?=[\w-])", rb"\1=\2x-", body)
