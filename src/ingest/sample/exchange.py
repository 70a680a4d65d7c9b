"""What a visitor asks the invented e-paper site for and what it answers: plain values between server and renderers.

Each family's renderer is a module of `families/` with two pure functions:
`render(request, editions, options) -> SiteResponse | None`, None for an address the family does not have, and
`shown(article) -> SiteArticle`, the article as far as the family has fields for it.
"""

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl

HTML = "text/html; charset=utf-8"
JSON = "application/json;charset=UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """What is the same for all answers of one site.

    Attributes:
        origin: Where absolute addresses begin, as the newspaper's profile names it: scheme, host and, where the
            paper does not lie at the host's root, its path.
        skin: Which of a family's known page layouts the site has; "" for the family's usual one.
    """

    newspaper_name: str = "洛城日报"
    origin: str = "http://epaper.example"
    skin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """One request.

    Attributes:
        path: Without query, percent signs resolved.
        query: Fields in the order of the address.
        headers: (name, value) in any case of letters.
    """

    path: str
    method: str = "GET"
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def argument(self, name: str) -> str | None:
        """A field of the query."""
        return dict(self.query).get(name)

    def form_field(self, name: str) -> str | None:
        """A field of a form that was posted."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"))).get(name)

    def json_field(self, name: str) -> str | None:
        """A field of a JSON object that was posted, as text; None too where the body is no such object."""
        try:
            posted = json.loads(self.body)
        except ValueError:
            return None
        value = posted.get(name) if isinstance(posted, dict) else None
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteResponse:
    """One answer."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", HTML),)
    body: bytes = b""


def html_response(text: str, *, status: int = 200) -> SiteResponse:
    """An HTML page in UTF-8."""
    return SiteResponse(status=status, headers=(("Content-Type", HTML),), body=text.encode())


def json_response(value: object, *, status: int = 200) -> SiteResponse:
    """A JSON answer in UTF-8, characters as they are; `value` is what `json.dumps` takes."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return SiteResponse(status=status, headers=(("Content-Type", JSON),), body=body)
