"""Digests given to a real mail server on loopback: once each, each to its own reader."""

import email
import ssl
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from ingest.domain.digest import Period
from ingest.domain.errors import ConfigError, DeliveryError
from ingest.sample import EDITION_DATES
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild
from ingest.steps.send import SendReport, send_digests
from ingest.workspace import Workspace, read_workspace
from tests.steps.mailing import READERS, Mailbox, configure, find_port


def test_each_reader_gets_the_newest_digest_once(loaded: Workspace, port: int, mailbox: Mailbox) -> None:
    workspace = configure(loaded, port)
    assert send_digests(workspace, place=None, day=None) == SendReport(sent=3)
    assert [to for to, _ in mailbox.letters] == [
        ("san@example.org",),
        ("yi@example.org",),
        ("er@example.org",),
    ]
    assert [letter["To"] for _, letter in mailbox.letters] == [to for (to,), _ in mailbox.letters]
    letter = mailbox.letters[1][1]
    assert str(letter["Subject"]).startswith("涧西区 2026年3月18日")
    assert letter["List-Unsubscribe"] == "<mailto:digests@example.org?subject=unsubscribe>"
    body = letter.get_body(("plain",))
    assert body is not None
    assert "老楼新梯" in body.get_content()
    assert send_digests(workspace, place=None, day=None) == SendReport(already=3)
    assert len(mailbox.letters) == 3


def test_what_is_sent_is_what_is_published(loaded: Workspace, port: int, mailbox: Mailbox) -> None:
    workspace = configure(loaded, port)
    publish(workspace)
    send_digests(workspace, place="涧西区", day=EDITION_DATES[0])
    path = workspace.digests_dir / f"410305/{EDITION_DATES[0]:%Y/%m/%d}/digest.eml"
    published = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(published, EmailMessage)
    sent = mailbox.letters[0][1]
    assert sent["Message-ID"] == published["Message-ID"]
    for kind in ("plain", "html"):
        here, there = sent.get_body((kind,)), published.get_body((kind,))
        assert here is not None
        assert there is not None
        assert here.get_content() == there.get_content()


def test_a_day_without_an_item_is_not_sent(workspace: Workspace, port: int, mailbox: Mailbox) -> None:
    profile = 'name = "洛川日报"\nhome_city = "洛阳市"\n'
    (workspace.newspapers_dir / "lcxb.toml").write_text(profile, encoding="utf-8")
    page = workspace.root / "01.md"
    page.write_text("# 西工区早市搬进新大棚\n\n西工区的早市昨天搬进新大棚。\n", encoding="utf-8")
    load_files(workspace, "lcxb", (page,), edition_date=EDITION_DATES[0])
    transform(workspace)
    workspace = configure(
        workspace, port, readers='"嵩县" = ["yi@example.org"]\n"西工区" = ["er@example.org"]'
    )
    assert send_digests(workspace, place=None, day=None) == SendReport(sent=1, empty=1)
    assert [to for to, _ in mailbox.letters] == [("er@example.org",)]


def test_a_server_that_stops_gets_the_rest_the_next_time(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    workspace = configure(loaded, port)
    mailbox.refused = {"er@example.org"}
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:\d+: .*no such reader.*check \[mail\]"):
        send_digests(workspace, place=None, day=None)
    mailbox.refused = set()
    assert send_digests(workspace, place=None, day=None) == SendReport(sent=1, already=2)


def test_a_reader_who_is_refused_keeps_no_letter_from_the_others(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    workspace = configure(loaded, port)
    mailbox.refused = {"san@example.org"}  # the first in line
    with pytest.raises(DeliveryError, match=r"san@example\.org.*no such reader"):
        send_digests(workspace, place=None, day=None)
    assert [to for to, _ in mailbox.letters] == [("yi@example.org",), ("er@example.org",)]
    mailbox.refused = set()
    assert send_digests(workspace, place=None, day=None) == SendReport(sent=1, already=2)


def test_a_week_is_sent_when_it_is_over_or_asked_for_by_a_day(
    loaded: Workspace, port: int, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample's days lie in the week of 16 to 22 March."""
    workspace = configure(loaded, port)
    monkeypatch.setenv("DIBAO_AS_OF", "2026-03-22T15:00:00")  # in UTC: an hour before midnight
    with pytest.raises(ConfigError, match="when it is over"):
        send_digests(workspace, place=None, day=None, period=Period.WEEK)
    assert send_digests(workspace, place="涧西区", day=EDITION_DATES[0], period=Period.WEEK).sent == 2
    monkeypatch.setenv("DIBAO_AS_OF", "2026-03-22T16:30:00")
    report = send_digests(workspace, place=None, day=None, period=Period.WEEK)
    assert report == SendReport(sent=1, already=2)
    assert str(mailbox.letters[-1][1]["Subject"]).startswith("老城区 2026年第12周")


def test_no_letter_goes_twice_after_a_rebuild(loaded: Workspace, port: int) -> None:
    workspace = configure(loaded, port)
    send_digests(workspace, place=None, day=None)
    list(rebuild(workspace))
    transform(workspace)
    assert send_digests(workspace, place=None, day=None) == SendReport(already=3)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_the_password_comes_from_the_environment(
    loaded: Workspace, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(
        _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        return AuthResult(success=data == LoginPassword(b"digests", b"geheim"), handled=False)

    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=find_port(),
        authenticator=check,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    try:
        workspace = configure(loaded, controller.port, 'user = "digests"')
        with pytest.raises(ConfigError, match="DIBAO_SMTP_PASSWORD"):
            send_digests(workspace, place=None, day=None)
        monkeypatch.setenv("DIBAO_SMTP_PASSWORD", "falsch")
        with pytest.raises(DeliveryError, match="Authentication"):
            send_digests(workspace, place=None, day=None)
        monkeypatch.setenv("DIBAO_SMTP_PASSWORD", "geheim")
        assert send_digests(workspace, place=None, day=None).sent == 3
    finally:
        controller.stop()


def test_letters_go_encrypted_to_a_server_whose_certificate_holds(
    loaded: Workspace, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=find_port(), tls_context=context, require_starttls=True
    )
    controller.start()
    try:
        workspace = configure(loaded, controller.port, security="starttls")
        with pytest.raises(DeliveryError, match="certificate"):
            send_digests(workspace, place=None, day=None)
        assert mailbox.letters == []
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert send_digests(workspace, place=None, day=None).sent == 3
    finally:
        controller.stop()


def test_what_is_missing_is_named(loaded: Workspace, port: int) -> None:
    with pytest.raises(ConfigError, match="no mail server"):
        send_digests(loaded, place=None, day=None)
    with pytest.raises(ConfigError, match=r"under \[mail.readers\]"):
        send_digests(configure(loaded, port, readers=""), place=None, day=None)
    server = configure(loaded, port, readers=READERS).root / "dibao.toml"
    server.write_text(server.read_text(encoding="utf-8").replace("127.0.0.1", "smtp..example.org"), "utf-8")
    with pytest.raises(DeliveryError, match=r"must be plain ASCII, and the server a host's name"):
        send_digests(read_workspace(loaded.root), place=None, day=None)
    configure(loaded, 9)
    with pytest.raises(DeliveryError, match=r"127.0.0.1:9: .*refused"):
        send_digests(read_workspace(loaded.root), place=None, day=None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('security = "ssl"', "must be one of starttls, tls, none"),
        ('from = "nobody"', "must be an address"),
        ('unsubscribe = "javascript:x"', "must start with mailto: or https:"),
        ('unsubscribe = "mailto:a@example.org\\nBcc: b"', "must start with mailto: or https:"),
        ("port = 70000", "must be a port"),
        ("port = 0", "must be a port"),
        ("port = inf", "must be a number"),
        ('passwort = "x"', 'unknown key "mail.passwort"'),
    ],
)
def test_a_slip_in_the_mail_table_is_named(workspace: Workspace, line: str, message: str) -> None:
    (workspace.root / "dibao.toml").write_text(f"[mail]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        read_workspace(workspace.root)


def test_a_format_nobody_knows_is_named(tmp_path: Path, workspace: Workspace) -> None:
    (workspace.root / "dibao.toml").write_text('[digest]\nformats = ["html", "pdf"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match='has "pdf"; known are: html, markdown'):
        read_workspace(workspace.root)
