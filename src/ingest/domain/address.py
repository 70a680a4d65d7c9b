"""What is fetched, as one string: a URL, or for a POST the URL with its body behind `__wb_method=POST`.

The second form is the one pywb archives POSTs under, so that a WARC's records can be found again by any tool.
"""

import base64
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

METHOD = "__wb_method"
BODY = "__wb_post_data"
FILE = re.compile(r"(?:^|/|\.(?:s?html?|json|xml|md|txt|pdf))$", re.IGNORECASE)
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How an address is asked for.

    Attributes:
        url: Without the fields of the body and without fragment.
        body: None for a GET.
        content_type: Of the body; None for a GET.
    """

    url: str
    body: bytes | None = None
    content_type: str | None = None

    @property
    def method(self) -> str:
        """`GET` or `POST`."""
        return "GET" if self.body is None else "POST"


def post_form(url: str, fields: tuple[tuple[str, str], ...] = ()) -> str:
    """The address of a POST with form fields, in their order."""
    return _join(url, ((METHOD, "POST"), *fields))


def post_json(url: str, text: str) -> str:
    """The address of a POST with a JSON body."""
    return _join(url, ((METHOD, "POST"), (BODY, base64.urlsafe_b64encode(text.encode()).decode("ascii"))))


def split_address(address: str) -> Request:
    """How to ask for an address; what stands in its query before the method stays in the URL."""
    parts = urlsplit(address)
    own, is_post, fields = parts.query.partition(f"{METHOD}=POST")
    if not is_post:
        return Request(url=urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, "")))
    url = urlunsplit((parts.scheme, parts.netloc, parts.path, own.removesuffix("&"), ""))
    pairs = parse_qsl(fields.removeprefix("&"), keep_blank_values=True)
    if len(pairs) == 1 and pairs[0][0] == BODY:
        return Request(url=url, body=base64.urlsafe_b64decode(pairs[0][1]), content_type=JSON)
    return Request(url=url, body=urlencode(pairs).encode("ascii"), content_type=FORM)


def address_key(address: str) -> str:
    """What tells an address from others, however it is asked for: without scheme, of a file without query.

    `content_1.htm?div=-1` is `content_1.htm`; `getJournalPage.do?page=01` and a POST are told by their fields, and a
    part of a response by its fragment.
    """
    parts = urlsplit(address)
    query = "" if FILE.search(parts.path) and METHOD not in parts.query else parts.query
    return urlunsplit(("", parts.netloc, parts.path, query, parts.fragment))


def _join(url: str, fields: tuple[tuple[str, str], ...]) -> str:
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode(fields)) if part)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
