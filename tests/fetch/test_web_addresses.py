"""Nothing but the newspaper's own public site is ever connected to, wherever a page or a name server leads."""

from pathlib import Path

import httpx
import pytest

from ingest.fetch.addresses import follow, site_of
from ingest.fetch.errors import AddressError, UnreachableError
from ingest.fetch.web import WebSite
from tests.fetch.wire import PAGE, FakeClock, Wire, answer, redirect, settings, site

PRIVATE = (
    "127.0.0.1",
    "127.8.9.10",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address to refuse, nothing is bound to it
    "224.0.0.1",
    "[::1]",
    "[::]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a00:1]",
    "[64:ff9b::a00:1]",
    "[2002:a00:1::]",
)
DISGUISED = ("2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1.", "3639550997")


@pytest.mark.parametrize("host", PRIVATE + DISGUISED)
def test_no_redirect_leads_to_a_private_address(tmp_path: Path, host: str) -> None:
    with Wire() as inside, Wire() as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", redirect(f"http://{host}:{inside.port}/secret"))
        with pytest.raises(AddressError, match=r"private address|number in disguise|Invalid IPv4"):
            web.read(url)
    assert inside.connections == 0


@pytest.mark.parametrize("host", PRIVATE + DISGUISED)
def test_no_private_address_is_read_unless_the_profile_names_it(tmp_path: Path, host: str) -> None:
    with (
        Wire() as inside,
        site(tmp_path) as web,
        pytest.raises(
            AddressError, match=r"is a private address .* add allow_private|number in disguise|Invalid IPv4"
        ),
    ):
        web.read(f"http://{host}:{inside.port}/")
    assert inside.connections == 0


def test_a_redirect_does_not_lead_from_one_allowed_private_address_to_another(tmp_path: Path) -> None:
    with Wire() as other, Wire() as wire, site(tmp_path, wire, other) as web:
        assert web.read(other.serve("/secret", answer())).content == PAGE
        url = wire.serve("/a.htm", redirect(other.url("/secret")))
        with pytest.raises(
            AddressError, match=r"redirects to .*, a private address; no redirect is followed to one"
        ):
            web.read(url)
    assert other.paths == ["/secret"]


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:192.168.0.1"])
def test_a_name_that_resolves_to_a_private_address_is_refused(tmp_path: Path, private: str) -> None:
    """Also where a public address stands beside it."""
    resolve = {"a.example": (private,), "b.example": ("93.184.215.14", private)}
    with WebSite(settings(tmp_path), clock=FakeClock(), resolve=lambda host, _: resolve[host]) as web:
        for host in resolve:
            with pytest.raises(AddressError, match=rf"{host}:443: is a private address \({private}\)"):
                web.read(f"https://{host}/a.htm")


def test_a_name_is_looked_up_once_for_a_connection_and_what_was_checked_is_connected_to(
    tmp_path: Path,
) -> None:
    """A name server that says a public address first and a private one then (DNS rebinding) gains nothing."""
    said: list[str] = []

    def rebind(_host: str, _port: int) -> tuple[str, ...]:
        said.append("192.0.2.1" if not said else "127.0.0.1")
        return (said[-1],)

    with Wire() as inside:
        changed = settings(tmp_path, deadline_seconds=1, idle_seconds=0.2)
        web = WebSite(changed, clock=FakeClock(), resolve=rebind)
        with web, pytest.raises((AddressError, UnreachableError)):
            web.read(f"http://a.example:{inside.port}/")
    assert inside.connections == 0


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "data:text/html,hello",
        "ftp://a.example/",
        "javascript:alert(1)",
    ],
)
def test_no_other_scheme_is_followed(tmp_path: Path, target: str) -> None:
    refusal = pytest.raises(AddressError, match="only http:// and https:// are read")
    with Wire() as wire, site(tmp_path, wire) as web, refusal:
        web.read(wire.serve("/a.htm", redirect(target)))


@pytest.mark.parametrize(
    "target", ["//", "http://", "http://[::1", "http://a b.example/", "https://user:pw@a.example/"]
)
def test_a_redirect_to_nonsense_or_with_a_password_is_refused(tmp_path: Path, target: str) -> None:
    with Wire() as wire, site(tmp_path, wire) as web, pytest.raises(AddressError):
        web.read(wire.serve("/a.htm", redirect(target)))


@pytest.mark.parametrize(
    "address", ["https://[::1", "a.htm", "", "https:///a.htm", "mailto:a@b", "http://xn--a/"]
)
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    with site(tmp_path) as web, pytest.raises(AddressError):
        web.read(address)


def test_a_redirect_without_a_target_is_refused(tmp_path: Path) -> None:
    refusal = pytest.raises(AddressError, match=r"redirects \(HTTP 302\) to nowhere")
    with Wire() as wire, site(tmp_path, wire) as web, refusal:
        web.read(wire.serve("/a.htm", answer(b"", status="302 Found")))


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        ("https://zjdaily.zjol.com.cn/", "https://zjrb.zjol.com.cn/", None),
        ("http://zjdaily.zjol.com.cn/", "https://zjrb.zjol.com.cn/a.htm", None),
        ("https://rmt-zuul.81.cn/", "https://www.81.cn/", None),
        ("https://paper.example/", "https://other.example/", "outside the site"),
        ("https://a.com.cn/", "https://b.com.cn/", "outside the site"),
        ("https://a.ha.cn/", "https://b.ha.cn/", "outside the site"),
        ("https://paper.example/", "https://friend.example/", None),
        ("https://paper.example/", "http://paper.example/", "from https down to http"),
        ("https://paper.example/", "http://friend.example/", "from https down to http"),
    ],
)
def test_a_redirect_stays_within_the_site_and_does_not_step_down(
    here: str, there: str, words: str | None
) -> None:
    def go() -> str:
        return follow(httpx.URL(here), there, allow_hosts=("friend.example",), allow_private=())

    if words is None:
        assert go() == there
    else:
        with pytest.raises(AddressError, match=words):
            go()


def test_one_owner_is_told_from_another() -> None:
    assert site_of("zjrb.zjol.com.cn") == "zjol.com.cn"
    assert site_of("news.lyd.com.cn") == site_of("lyrb.lyd.com.cn")
    assert site_of("www.henandaily.cn") == "henandaily.cn"
    assert site_of("10.0.0.1") == "10.0.0.1"


@pytest.mark.parametrize("count", [5, 6, 21])
def test_redirects_end(tmp_path: Path, count: int) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        for number in range(count):
            wire.serve(f"/{number}", redirect(f"/{number + 1}"))
        wire.serve(f"/{count}", answer())
        if count == 5:
            assert web.read(wire.url("/0")).content == PAGE
        else:
            with pytest.raises(AddressError, match=r"/0: redirects more than 5 times in a row"):
                web.read(wire.url("/0"))
        with pytest.raises(AddressError, match="redirects more than 5 times"):
            web.read(wire.serve("/loop", redirect("/loop")))
    assert len(wire.paths) == 6 + 6


def test_what_is_meant_for_one_host_is_not_carried_to_another(tmp_path: Path) -> None:
    hosts = ("a.paper.example", "b.paper.example")
    with Wire() as wire:
        changes: dict[str, object] = {
            "host_map": tuple((host, ("127.0.0.1", wire.port)) for host in hosts),
            "headers": (("x-token", "secret"),),
        }
        leave = answer(
            b"",
            "Set-Cookie: sid=1; Domain=paper.example",
            "Location: https://b.paper.example/b",
            status="302 Found",
        )
        wire.serve("/a", leave)
        wire.serve("/b", answer())
        with WebSite(settings(tmp_path, **changes), clock=FakeClock()) as web:
            assert web.read("https://a.paper.example/a").content == PAGE
    first, second = (asked for asked in wire.asked if asked.path != "/robots.txt")
    assert first.headers["x-token"] == "secret"
    assert second.headers["host"] == "b.paper.example"
    assert not {"x-token", "cookie", "authorization", "referer"} & set(second.headers)


@pytest.mark.parametrize("status", ["302 Found", "307 Temporary Redirect"])
def test_a_post_is_posted_again_only_where_the_site_says_so(tmp_path: Path, status: str) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        wire.serve("/a.do", redirect("/b.do", status))
        wire.serve("/b.do", answer())
        web.read(wire.url("/a.do?__wb_method=POST&bc=01"))
    last = wire.asked[-1]
    assert (last.method, last.body) == (("GET", b"") if status.startswith("302") else ("POST", b"bc=01"))
