"""What a site's robots.txt forbids is not asked for; what cannot be known counts as forbidden."""

from pathlib import Path

import pytest

from ingest.fetch.errors import RobotsError
from tests.fetch.wire import NOT_FOUND, PAGE, FakeClock, Script, Wire, answer, drip, redirect, site

FILE = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n\nUser-agent: other\nDisallow: /\n"
FOR_US = b"User-agent: Dibao\nDisallow: /\nAllow: /a.htm\n\nUser-agent: *\nDisallow:\n"


def test_what_is_forbidden_is_not_asked_for_and_the_delay_is_kept(tmp_path: Path) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock, delay_seconds=1.0) as web:
        wire.serve("/robots.txt", answer(FILE))
        wire.serve("/a.htm", answer())
        for _ in range(3):
            web.read(wire.url("/a.htm"))
            with pytest.raises(RobotsError, match=r"/private/b.htm: robots.txt of 127\.0\.0\.1 forbids it"):
                web.read(wire.url("/private/b.htm"))
    assert [asked.path for asked in wire.asked] == ["/robots.txt"] + ["/a.htm"] * 3
    assert [round(wait) for wait in clock.slept] == [7, 7, 7]


def test_rules_for_dibao_come_before_those_for_all(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/robots.txt", answer(FOR_US))
        assert web.read(wire.serve("/a.htm", answer())).content == PAGE
        with pytest.raises(RobotsError):
            web.read(wire.serve("/b.htm", answer()))


def test_a_delay_beyond_reason_is_a_minute(tmp_path: Path) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock) as web:
        wire.serve("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 86400\n"))
        web.read(wire.serve("/a.htm", answer()))
    assert [round(wait) for wait in clock.slept] == [60]


@pytest.mark.parametrize(
    "script",
    [
        answer(b"", status="500 Internal Server Error"),
        answer(b"", status="503 Service Unavailable"),
        answer(b"", "Retry-After: 99999", status="503 Service Unavailable"),
        answer(b"", status="429 Too Many Requests"),
        answer(FILE, length=1000),
        drip(b"H", b"T", 0.05),
    ],
    ids=["500", "503", "503 for long", "429", "cut", "silence"],
)
def test_a_file_that_cannot_be_read_forbids_everything(tmp_path: Path, script: Script) -> None:
    with Wire() as wire, site(tmp_path, wire, deadline_seconds=0.3) as web:
        wire.serve("/robots.txt", script)
        wire.serve("/a.htm", answer())
        for _ in range(2):
            with pytest.raises(RobotsError, match=r"/robots\.txt: .*counts as no"):
                web.read(wire.url("/a.htm"))
    assert wire.paths == []
    assert len(wire.asked) <= 3


@pytest.mark.parametrize(
    "script",
    [
        NOT_FOUND,
        answer(b"", status="410 Gone"),
        answer(b"no", status="403 Forbidden"),
        answer(b"<html><body>User-agent: *\nDisallow: /\n</body></html>"),
        answer("\ufeff\n<!DOCTYPE html>\nUser-agent: *\nDisallow: /\n".encode()),
        redirect("/robots.txt"),
        redirect("http://elsewhere.example/robots.txt"),
        answer(b""),
        answer(b"User-agent: *\n" + b"# nothing\n" * 60_000 + b"Disallow: /\n"),
        answer(b"User-agent: *\n" + b"# nothing\n" * 1_000_000 + b"Disallow: /\n"),
    ],
    ids=["404", "410", "403", "page", "page with mark", "loop", "away", "empty", "600 kB", "10 MB"],
)
def test_no_file_allows_everything_and_only_the_start_of_a_large_one_is_read(
    tmp_path: Path, script: Script
) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/robots.txt", script)
        assert web.read(wire.serve("/a.htm", answer())).content == PAGE


def test_the_start_of_a_large_file_counts(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/robots.txt", answer(b"User-agent: *\nDisallow: /\n" + b"# nothing\n" * 1_000_000))
        with pytest.raises(RobotsError):
            web.read(wire.url("/a.htm"))


def test_a_redirect_inside_the_site_leads_to_the_file(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/robots.txt", redirect("/rules.txt"))
        wire.serve("/rules.txt", answer(FILE))
        with pytest.raises(RobotsError):
            web.read(wire.url("/private/"))


def test_a_redirect_to_a_forbidden_address_is_not_followed(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/robots.txt", answer(FILE))
        with pytest.raises(RobotsError, match=r"/private/b.htm"):
            web.read(wire.serve("/a.htm", redirect("/private/b.htm")))
    assert wire.paths == ["/a.htm"]
