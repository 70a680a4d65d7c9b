"""Published digests → their readers' mailboxes, through the server the user names; each letter once."""

import logging
import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP

from ingest.digest.feeds import DEFAULT_TIMEZONE
from ingest.digest.letter import make_message_id, render_eml
from ingest.domain.digest import Digest, Period
from ingest.domain.errors import ConfigError, DeliveryError, WarehouseError
from ingest.domain.mail import MailSettings
from ingest.steps.clock import date_in, utc_now
from ingest.steps.store import make_run_id
from ingest.warehouse.digests import read_digests
from ingest.warehouse.lock import alone
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.periods import read_periods
from ingest.warehouse.sent import SentLetter, read_sent, record_sent
from ingest.workspace import Workspace

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 60
PATIENCE_SECONDS = 600  # for the note of a letter that is out, while another run holds the warehouse

Letter = tuple[Digest, str]  # and its reader


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """Letters given to the server now, those it had before, and digests without an item, which are not sent."""

    sent: int = 0
    already: int = 0
    empty: int = 0


def send_digests(
    workspace: Workspace, *, place: str | None, day: date | None, period: Period = Period.DAY
) -> SendReport:
    """Send each place's newest digest, or that of a day, to those who read it by `[mail.readers]`.

    A week's or month's is sent once it is over, for what comes later in it makes no revision of its own. The warehouse
    is held while it is read, and again for each note of a letter; not while the server is spoken to.

    Args:
        place: Only this one, by name or code.
        day: None takes each place's newest; of weeks and months the one it lies in, over or not.
        period: Which digests.

    Raises:
        ConfigError: If `dibao.toml` names no server, no reader, or no digest is there to be sent.
        DeliveryError: If the server cannot be reached or refuses; letters it took are noted, and a reader it refuses
            keeps none from the others.
        WarehouseLockedError: If letters are being sent already, or another run holds the warehouse.
    """
    mail = workspace.publishing.mail
    _check_settings(mail)
    with alone(workspace.lock_file("send")):  # or two would send the same
        letters, known = _read_letters(workspace, mail, place, day, period)
        full = [(digest, reader) for digest, reader in letters if digest.items]
        due = [(digest, reader) for digest, reader in full if (make_message_id(digest), reader) not in known]
        if due:
            _send(workspace, mail, due)
    return SendReport(sent=len(due), already=len(full) - len(due), empty=len(letters) - len(full))


def _read_letters(
    workspace: Workspace, mail: MailSettings, place: str | None, day: date | None, period: Period
) -> tuple[list[Letter], frozenset[tuple[str, str]]]:
    """Every digest with each of its readers; and (message id, reader) of all letters that were ever taken."""
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        digests = read_digests(warehouse) if period == Period.DAY else read_periods(warehouse)
        found = _find_digests(tuple(one for one in digests if one.period == period), place, day)
        letters = [(digest, reader) for digest in found for reader in _find_readers(mail, digest)]
        if not letters:
            raise ConfigError(
                "no digest has a reader; name places and addresses under [mail.readers] in dibao.toml, "
                "and publish their digests first; a week's or month's is sent when it is over"
            )
        return letters, read_sent(warehouse)


def _check_settings(mail: MailSettings) -> None:
    if mail.server is None:
        raise ConfigError('no mail server; name it in dibao.toml: [mail], server = "smtp.example.org"')
    if mail.user and mail.password_env not in os.environ:
        raise ConfigError(f"the password of {mail.user} is in no environment variable {mail.password_env}")


def _find_digests(digests: tuple[Digest, ...], place: str | None, day: date | None) -> tuple[Digest, ...]:
    """One of each place: the newest that is over, or that of the day."""
    now = utc_now()
    wanted = (
        one
        for one in digests
        if place in {None, one.place_code, one.place_name}
        and (_is_over(one, now) if day is None else one.edition_date <= day <= one.last_date)
    )
    by_place = {one.place_code: one for one in sorted(wanted, key=lambda one: one.edition_date)}
    return tuple(by_place[code] for code in sorted(by_place))


def _is_over(digest: Digest, now: datetime) -> bool:
    """A day's always is: what comes later is a revision, which is sent too."""
    timezone = digest.editions[0].timezone if digest.editions else DEFAULT_TIMEZONE
    return digest.period == Period.DAY or digest.last_date < date_in(timezone, now)


def _find_readers(mail: MailSettings, digest: Digest) -> Iterator[str]:
    names = {digest.place_code, digest.place_name}
    yield from dict.fromkeys(address for place, address in mail.readers if place in names)


def _send(workspace: Workspace, mail: MailSettings, due: list[Letter]) -> None:
    """Each letter is noted when the server has taken it, before the next is sent.

    So a run that stops sends the rest the next time; one that is killed at worst its last letter once more.
    """
    now = utc_now()
    run_id = make_run_id(now)
    refused: dict[str, tuple[int, bytes]] = {}
    with _connect(mail) as server:
        for digest, reader in due:
            try:
                server.send_message(_address(workspace, digest, reader), to_addrs=[reader])
            except smtplib.SMTPRecipientsRefused as error:
                refused |= error.recipients
                continue
            _keep(workspace, _note(digest, reader, run_id, now))
            log.info("%s %s: sent to %s", digest.place_name, digest.edition_date, reader)
        if refused:
            raise smtplib.SMTPRecipientsRefused(refused)


def _keep(workspace: Workspace, note: SentLetter) -> None:
    try:
        with open_warehouse(workspace.warehouse_file, patience=PATIENCE_SECONDS) as warehouse:
            record_sent(warehouse, note)
    except WarehouseError:
        log.warning("%s: sent to %s, but not noted: it will be sent once more", note.message_id, note.reader)
        raise


def _note(digest: Digest, reader: str, run_id: str, now: datetime) -> SentLetter:
    return SentLetter(
        run_id=run_id,
        place_code=digest.place_code,
        period=digest.period.value,
        edition_date=digest.edition_date,
        revision=digest.revision,
        reader=reader,
        message_id=make_message_id(digest),
        recorded_at=now,
    )


def _address(workspace: Workspace, digest: Digest, reader: str) -> EmailMessage:
    """The published letter with its reader's address, one letter each: no reader sees another's."""
    content = render_eml(digest, base_url=workspace.base_url, mail=workspace.publishing.mail)
    letter = BytesParser(EmailMessage, policy=SMTP).parsebytes(content)
    letter["To"] = reader
    return letter


@contextmanager
def _connect(mail: MailSettings) -> Iterator[smtplib.SMTP]:
    where = f"{mail.server}:{mail.port}"
    try:
        with _open(mail) as server:
            if mail.user:
                server.login(mail.user, os.environ[mail.password_env])
            yield server
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        told = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, UnicodeError):  # whose own words may show a letter of the password
            told = "server, user and password must be plain ASCII, and the server a host's name"
        raise DeliveryError(
            f"{where}: {told}; check [mail] in dibao.toml and send again, letters the server took stay noted"
        ) from error


def _open(mail: MailSettings) -> smtplib.SMTP:
    """Encrypted before anything is said, unless the user said `none`; certificates are checked."""
    host, context = mail.server or "", ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(host, mail.port, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, mail.port, timeout=TIMEOUT_SECONDS)
    if mail.security == "starttls":
        server.starttls(context=context)
    return server
