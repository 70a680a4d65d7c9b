"""A certificate that is not the host's own, or nobody vouches for, ends the reading; proxies are not used."""

import datetime
import ssl
from pathlib import Path

import pytest
import trustme

from ingest.fetch.errors import FetchError
from tests.fetch.wire import PAGE, Wire, answer, site

YESTERDAY = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)


def serve_tls(authority: trustme.CA, *names: str, until: datetime.datetime | None = None) -> Wire:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=until).configure_cert(context)
    return Wire(tls=context)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """One that this machine trusts, by `SSL_CERT_FILE`."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


def test_a_certificate_of_a_trusted_authority_is_accepted(tmp_path: Path, authority: trustme.CA) -> None:
    with serve_tls(authority, "127.0.0.1") as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a.htm", answer())).content == PAGE


@pytest.mark.parametrize("case", ["unknown authority", "expired", "another name"])
def test_no_other_certificate_is_accepted(tmp_path: Path, authority: trustme.CA, case: str) -> None:
    signer = trustme.CA() if case == "unknown authority" else authority
    name = "epaper.example" if case == "another name" else "127.0.0.1"
    until = YESTERDAY if case == "expired" else None
    with serve_tls(signer, name, until=until) as wire, site(tmp_path, wire) as web:
        url = wire.serve("/a.htm", answer())
        with pytest.raises(
            FetchError, match=r"the certificate of 127\.0\.0\.1 cannot be trusted \(.+\); nothing was read"
        ):
            web.read(url)
    assert wire.asked == []
    assert wire.connections == 1


def test_a_site_without_tls_behind_https_is_an_error_that_names_it(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web, pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        web.read(wire.url("/a.htm").replace("http:", "https:"))


def test_proxies_and_password_files_of_the_environment_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with Wire() as proxy, Wire() as wire, site(tmp_path, wire) as web:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        assert web.read(wire.serve("/a.htm", answer())).content == PAGE
    assert proxy.connections == 0
    assert "authorization" not in wire.asked[-1].headers
