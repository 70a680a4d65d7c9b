"""Asks the invented site of one family and reads its answer, for the tests of the renderers."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup

from ingest.sample.editions import SiteEdition, read_editions
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse

EDITIONS = read_editions()
Render = Callable[[SiteRequest, tuple[SiteEdition, ...], SiteOptions], SiteResponse | None]


def ask(
    render: Render,
    address: str,
    *,
    form: dict[str, str] | None = None,
    posted: object = None,
    headers: dict[str, str] | None = None,
    editions: tuple[SiteEdition, ...] = EDITIONS,
) -> SiteResponse | None:
    """A GET, or a POST of a form or of JSON."""
    parts = urlsplit(address)
    body = urlencode(form).encode() if form is not None else b""
    request = SiteRequest(
        method="GET" if form is None and posted is None else "POST",
        path=parts.path,
        query=tuple(parse_qsl(parts.query)),
        body=body if posted is None else json.dumps(posted).encode(),
        headers=tuple((headers or {}).items()),
    )
    return render(request, editions, SiteOptions())


def ask_json(render: Render, address: str, **how: Any) -> Any:
    answer = ask(render, address, **how)
    assert answer is not None
    assert answer.status == 200
    assert answer.headers == (("Content-Type", "application/json;charset=UTF-8"),)
    return json.loads(answer.body)


def ask_html(render: Render, address: str, **how: Any) -> BeautifulSoup:
    answer = ask(render, address, **how)
    assert answer is not None
    assert answer.headers == (("Content-Type", "text/html; charset=utf-8"),)
    return BeautifulSoup(answer.body.decode("utf-8"), "lxml")
