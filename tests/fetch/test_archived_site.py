"""An archive read again gives what the web gave, pages and refusals alike."""

from dataclasses import replace

import pytest

from ingest.domain.page import Fetched
from ingest.fetch.archived_site import ArchivedSite, NotArchivedError
from ingest.fetch.bytes import make_fetched
from ingest.fetch.errors import BlockedError, FetchError, NotFoundError, TruncatedError

URL = "https://epaper.example/lcrb/node_1.htm"
PAGE = make_fetched(URL, b"<p>page</p>" * 100)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (replace(PAGE, status=404), NotFoundError),
        (replace(PAGE, status=410), NotFoundError),
        (replace(PAGE, status=403), BlockedError),
        (make_fetched(URL, "<title>安全验证</title>".encode()), BlockedError),
        (replace(PAGE, status=503), FetchError),
        (replace(PAGE, truncated="time"), TruncatedError),
    ],
)
def test_what_was_no_page_is_none_again(answer: Fetched, kind: type[FetchError]) -> None:
    with pytest.raises(kind, match=r"node_1\.htm: "):
        ArchivedSite((answer,)).read(URL)


def test_the_last_answer_counts() -> None:
    site = ArchivedSite((replace(PAGE, status=403), PAGE))
    assert site.read(URL) == PAGE
    with pytest.raises(NotArchivedError):
        site.read("https://epaper.example/lcrb/node_2.htm")


def test_another_crawlers_redirects_are_followed() -> None:
    moved = replace(
        make_fetched("http://epaper.example/", b"", headers=(("location", "/lcrb/node_1.htm"),)), status=302
    )
    site = ArchivedSite((moved, replace(PAGE, source="http://epaper.example/lcrb/node_1.htm")))
    assert site.read("http://epaper.example/").content == PAGE.content
