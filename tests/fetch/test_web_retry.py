"""A site that is busy, down or in pieces is asked again a little later, never more than three times."""

import socket
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from ingest.fetch.errors import (
    BlockedError,
    FetchError,
    NotFoundError,
    SilentError,
    TooLongError,
    UnreachableError,
)
from tests.fetch.wire import PAGE, FakeClock, Wire, answer, drip, site

BUSY = "429 Too Many Requests"
DOWN = "503 Service Unavailable"


def test_a_busy_site_is_asked_once_more_when_it_said(tmp_path: Path) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        url = wire.serve("/a.htm", answer(b"", "Retry-After: 2", status=BUSY), answer())
        assert web.read(url).content == PAGE
    assert wire.paths == ["/a.htm"] * 2
    assert sum(clock.slept) >= 2


def test_a_date_in_retry_after_is_kept(tmp_path: Path) -> None:
    clock = FakeClock()
    date = format_datetime(datetime.fromtimestamp(clock.moment + 90, UTC), usegmt=True)
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        web.read(wire.serve("/a.htm", answer(b"", f"Retry-After: {date}", status=DOWN), answer()))
    assert 89 <= sum(clock.slept) <= 91


@pytest.mark.parametrize("said", ["soon", "-5", "1e9", "", "Thu, 01 Jan 1970 00:00:00 GMT", "0"])
def test_after_garbage_or_a_date_gone_by_we_choose_the_wait(tmp_path: Path, said: str) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        web.read(wire.serve("/a.htm", answer(b"", f"Retry-After: {said}", status=BUSY), answer()))
    assert 1 <= sum(clock.slept) <= 2


@pytest.mark.parametrize("said", ["1000000000", "3601", "Fri, 31 Dec 2099 23:59:59 GMT"])
def test_a_site_that_wants_more_than_an_hour_is_left_alone_for_the_run(tmp_path: Path, said: str) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        url = wire.serve("/a.htm", answer(b"", f"Retry-After: {said}", status=BUSY))
        with pytest.raises(
            TooLongError, match=r"/a.htm: answers HTTP 429 and asks to be left alone for .* s; run"
        ):
            web.read(url)
        with pytest.raises(TooLongError):
            web.read(wire.serve("/b.htm", answer()))
    assert wire.paths == ["/a.htm"]
    assert clock.slept == []


def test_a_site_that_is_busy_for_ever_refuses_us(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(b"", "Retry-After: 2", status=BUSY))
        with pytest.raises(BlockedError, match="HTTP 429"):
            web.read(url)
    assert len(wire.paths) == 3


def test_a_site_that_is_down_twice_is_read_at_the_third_try(tmp_path: Path) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        assert web.read(
            wire.serve("/a.htm", answer(b"", status=DOWN), answer(b"", status=DOWN), answer())
        ).content
    assert len(wire.paths) == 3
    assert len(clock.slept) == 2
    assert clock.slept[0] < clock.slept[1]


def test_a_page_that_fails_for_ever_does_not_keep_us_from_the_next(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        with pytest.raises(FetchError, match=r"/a.htm: answers HTTP 503; run again later") as failed:
            web.read(wire.serve("/a.htm", answer(b"down", status=DOWN)))
        assert failed.value.fetched is not None
        assert (failed.value.fetched.status, failed.value.fetched.content) == (503, b"down")
        assert web.read(wire.serve("/b.htm", answer())).content == PAGE
    assert wire.paths == ["/a.htm"] * 3 + ["/b.htm"]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        ("404 Not Found", NotFoundError, "not found"),
        ("410 Gone", NotFoundError, "gone"),
        ("401 Unauthorized", BlockedError, "answers HTTP 401; the site refuses automatic reading"),
        ("403 Forbidden", BlockedError, "answers HTTP 403; the site refuses automatic reading"),
        ("412 Precondition Failed", BlockedError, "answers HTTP 412"),
        ("400 Bad Request", FetchError, "answers HTTP 400"),
    ],
)
def test_a_clear_no_is_taken_at_once(tmp_path: Path, status: str, kind: type[FetchError], words: str) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(b"<p>no</p>", status=status))
        with pytest.raises(kind, match=words) as refused:
            web.read(url)
    assert wire.paths == ["/a.htm"]
    assert refused.value.fetched is not None
    assert refused.value.fetched.status == int(status[:3])


def test_a_host_that_is_gone_is_named(tmp_path: Path) -> None:
    with Wire() as wire:
        pass
    clock = FakeClock()
    with site(tmp_path, wire, clock=clock) as web:
        for path in ("/a.htm", "/b.htm"):
            with pytest.raises(UnreachableError, match=r"127\.0\.0\.1 cannot be reached .* run again later"):
                web.read(wire.url(path))
    assert len(clock.slept) == 2  # three tries, and for the second page none


def test_a_name_that_cannot_be_looked_up_is_named(tmp_path: Path) -> None:
    with site(tmp_path) as web, pytest.raises(UnreachableError, match=r"epaper\.invalid cannot be reached"):
        web.read("https://epaper.invalid/a.htm")


def test_a_connection_that_is_reset_is_made_again(tmp_path: Path) -> None:
    def reset(stream: socket.socket) -> None:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    with Wire() as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a.htm", reset, lambda _: None, answer())).content == PAGE
        with pytest.raises(UnreachableError, match=r"/b.htm: 127\.0\.0\.1 cannot be reached"):
            web.read(wire.serve("/b.htm", lambda _: None))
    assert wire.paths == ["/a.htm"] * 3 + ["/b.htm"] * 3


def test_silence_ends(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire, idle_seconds=0.2) as web:
        url = wire.serve("/a.htm", drip(b"", b"", 0.1))
        with pytest.raises(SilentError, match=r"no whole answer from 127\.0\.0\.1 within 0\.2 s"):
            web.read(url)
    assert len(wire.paths) == 3


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_headers_that_drip_end_with_the_deadline(tmp_path: Path, start: bytes) -> None:
    with Wire() as wire, site(tmp_path, wire, deadline_seconds=0.4, idle_seconds=0.3) as web:
        url = wire.serve("/a.htm", drip(start or b"H", b"a", 0.05))
        with pytest.raises(FetchError, match=r"within 0\.4 s|does not answer as HTTP demands"):
            web.read(url)


def test_every_try_is_the_same_in_every_run(tmp_path: Path) -> None:
    waits = []
    for run in ("first", "second"):
        clock = FakeClock()
        host_map = (("epaper.example", ("127.0.0.1", 9)),)
        with site(tmp_path / run, clock=clock, host_map=host_map) as web, pytest.raises(UnreachableError):
            web.read("https://epaper.example/a.htm")
        waits.append([round(wait, 4) for wait in clock.slept])
    assert waits[0] == waits[1]
