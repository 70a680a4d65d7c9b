"""A page of a site on loopback arrives as it was sent, asked for as an honest reader asks."""

from pathlib import Path

import pytest

from ingest import __version__
from ingest.domain.address import post_form, post_json
from ingest.domain.errors import ConfigError
from ingest.fetch.errors import RobotsError
from tests.fetch.wire import PAGE, Wire, answer, redirect, settings, site


def test_a_page_arrives_with_its_headers_and_moment(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer(PAGE, "Content-Type: text/html"))
        fetched = web.read(url)
    assert (fetched.source, fetched.content, fetched.status) == (url, PAGE, 200)
    assert ("Content-Type", "text/html") in fetched.headers
    assert fetched.final_url is None
    assert f"{fetched.fetched_at:%Y-%m-%d}" == "2026-03-20"


def test_we_say_who_we_are_and_keep_no_cookie(tmp_path: Path) -> None:
    with (
        Wire() as wire,
        site(tmp_path, wire, headers=(("x-requested-with", "XMLHttpRequest"),)) as web,
    ):
        url = wire.serve("/a.htm", answer(PAGE, "Set-Cookie: visitor=1; Path=/"))
        web.read(url)
        web.read(url)
    asked = wire.asked[-1]
    assert asked.headers["user-agent"].startswith(f"dibao/{__version__} (")
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert asked.headers["x-requested-with"] == "XMLHttpRequest"
    assert "cookie" not in asked.headers
    assert wire.connections == 1


def test_a_post_sends_its_fields(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/list.do", answer(b'{"a": 1}'))
        address = post_form(wire.url("/list.do"), (("bc", "01"), ("docpubtime", "2026/07/22")))
        assert web.read(address).source == address
        web.read(post_json(wire.url("/list.do"), '{"day": 1}'))
    form, json = wire.asked[-2:]
    assert (form.method, form.body) == ("POST", b"bc=01&docpubtime=2026%2F07%2F22")
    assert form.headers["content-type"] == "application/x-www-form-urlencoded"
    assert (json.body, json.headers["content-type"]) == (b'{"day": 1}', "application/json")


def test_links_of_a_page_behind_a_redirect_are_relative_to_where_it_stands(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/", redirect("html/2026-03/17/node_1.htm"))
        wire.serve("/html/2026-03/17/node_1.htm", answer())
        fetched = web.read(url)
    assert fetched.source == url
    assert fetched.base_url == wire.url("/html/2026-03/17/node_1.htm")


def test_a_host_that_stands_on_this_machine_is_read_there(tmp_path: Path) -> None:
    with (
        Wire() as wire,
        site(tmp_path, host_map=(("epaper.example", ("127.0.0.1", wire.port)),)) as web,
    ):
        wire.serve("/", redirect("/a.htm"))
        wire.serve("/a.htm", answer())
        fetched = web.read("https://epaper.example/")
    assert fetched.base_url == "https://epaper.example/a.htm"
    assert wire.asked[-1].headers["host"] == "epaper.example"


def test_a_chinese_name_in_a_redirect_is_followed_in_the_bytes_it_came_in(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/", redirect("/要闻.htm".encode("gb18030").decode("latin-1")))
        wire.serve("/%D2%AA%CE%C5.htm", answer())
        assert web.read(url).content == PAGE


@pytest.mark.parametrize("text", ["", " ", "邸报/1", "dibao/1\r\nCookie: a=1"])
def test_a_user_agent_or_header_that_cannot_be_sent_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="plain ASCII on one line"):
        settings(tmp_path, user_agent=text)
    with pytest.raises(ConfigError, match="plain ASCII on one line"):
        settings(tmp_path, headers=(("x-requested-with", text),))


def test_a_profiles_own_name_is_what_robots_txt_is_read_for(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire, user_agent="archive/2 (+https://archive.example)") as web:
        wire.serve("/robots.txt", answer(b"User-agent: archive\nDisallow: /\n"))
        with pytest.raises(RobotsError):
            web.read(wire.url("/a.htm"))
    assert wire.asked[-1].headers["user-agent"] == "archive/2 (+https://archive.example)"
