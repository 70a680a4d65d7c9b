"""A page that was read before is asked for only if it changed; and pages in any encoding are read right."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.domain.page import Reading
from ingest.fetch.errors import FetchError
from ingest.parse.read import read
from tests.fetch.wire import PAGE, Wire, answer, site

TAG = 'ETag: "1"'
SINCE = "Last-Modified: Tue, 17 Mar 2026 01:00:00 GMT"
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n'
TEXT = "社区食堂开门\n\n本报讯 老街的社区食堂昨天开门，附近的老人吃上了热饭。"


def test_an_unchanged_page_is_the_earlier_one(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(PAGE, TAG, SINCE), UNCHANGED)
        earlier = web.read(url)
        assert web.read(url, earlier=earlier) is earlier
        assert len(wire.paths) == 2
    asked = wire.asked[-1].headers
    assert asked["if-none-match"] == '"1"'
    assert asked["if-modified-since"] == "Tue, 17 Mar 2026 01:00:00 GMT"


def test_without_the_earlier_bytes_the_page_is_fetched_again(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(PAGE, TAG))
        earlier = web.read(url)
        for lost in (
            replace(earlier, content=b""),
            replace(earlier, truncated="time"),
            replace(earlier, status=403),
        ):
            assert web.read(url, earlier=lost).content == PAGE
            assert "if-none-match" not in wire.asked[-1].headers


def test_an_answer_of_unchanged_that_nobody_asked_for_is_asked_again(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a.htm", UNCHANGED, answer())).content == PAGE
        with pytest.raises(FetchError, match="answers HTTP 304"):
            web.read(wire.serve("/b.htm", UNCHANGED))


def test_new_bytes_under_the_same_mark_are_new_bytes(tmp_path: Path) -> None:
    changed = PAGE.replace("老人".encode(), "居民".encode())
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(PAGE, TAG), answer(changed, TAG))
        earlier = web.read(url)
        again = web.read(url, earlier=earlier)
    assert again.content == changed
    assert again.sha256 != earlier.sha256


@pytest.mark.parametrize(
    ("codec", "charset", "meta", "mark", "rule"),
    [
        ("gb18030", "iso-8859-1", "gb2312", b"", "gb18030"),
        ("gb18030", "utf-8", "gb2312", b"", "gb18030"),
        ("utf-8", "gb2312", "utf-8", b"", "utf-8"),
        ("gb18030", "", "gbk", b"", "gb18030"),
        ("utf-8", "", "", b"", "utf-8"),
        ("gb18030", "", "", b"", "gb18030"),
        ("utf-8", "gbk", "gbk", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", "utf-8", "", b"\xff\xfe", "utf-16"),
        ("utf-16-be", "", "", b"\xfe\xff", "utf-16"),
    ],
)
def test_a_wrong_or_missing_charset_does_not_spoil_the_text(
    tmp_path: Path, codec: str, charset: str, meta: str, mark: bytes, rule: str
) -> None:
    heading, body = TEXT.split("\n\n")
    tag = f'<meta charset="{meta}">' if meta else ""
    html = f"<html><head>{tag}</head><body><h1>{heading}</h1><p>{body * 4}</p></body></html>"
    content_type = f"Content-Type: text/html; charset={charset}" if charset else "Content-Type: text/html"
    with Wire() as wire, site(tmp_path, wire) as web:
        reading = read(web.read(wire.serve("/a.htm", answer(mark + html.encode(codec), content_type))))
    assert isinstance(reading, Reading)
    assert reading.articles[0].headline == heading
    assert reading.encoding.startswith(rule)
