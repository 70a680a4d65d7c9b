"""A digest → `digest.eml`: a letter with text and HTML (RFC 5322, 2369, 8058), the same bytes for the same digest."""

import uuid
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

import css_inline

from ingest.digest.addresses import digest_path, make_digest_id, make_url
from ingest.digest.feeds import edition_moment
from ingest.digest.groups import find_groups
from ingest.digest.templating import LINE_BREAKS, MARKUP, PLAIN, UNPRINTABLE
from ingest.digest.words import clip, item_count, period_title
from ingest.domain.digest import Digest
from ingest.domain.mail import MailSettings

MESSAGE_HOST = "digest.dibao.invalid"  # ids must not change when the digests move
SUBJECT_CHARS = 200

_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


def render_eml(digest: Digest, *, base_url: str | None, mail: MailSettings) -> bytes:
    """The letter without its reader's address; a later revision of a digest answers the first letter."""
    values = {
        "digest": digest,
        "groups": find_groups(digest),
        "title": f"{digest.place_name} {period_title(digest)}",
        "page_url": make_url(base_url, f"{digest.place_code}/{digest_path(digest)}"),
        "unsubscribe": find_unsubscribe(mail),
    }
    message = EmailMessage(policy=SMTP)
    _write_headers(message, digest, mail)
    message.set_content(PLAIN.get_template("letter.txt").render(values))
    message.add_alternative(
        _INLINER.inline(MARKUP.get_template("letter.html").render(values)), subtype="html"
    )
    message.set_boundary(f"=_{uuid.UUID(make_digest_id(digest)).hex}")
    return message.as_bytes()


def make_message_id(digest: Digest, revision: int | None = None) -> str:
    """`<uuid@…>` of place, period and date; a later revision has its number in it."""
    number = digest.revision if revision is None else revision
    suffix = f".r{number}" if number > 1 else ""
    return f"<{make_digest_id(digest).removeprefix('urn:uuid:')}{suffix}@{MESSAGE_HOST}>"


def find_unsubscribe(mail: MailSettings) -> str:
    """The address that takes a reader off the list."""
    return mail.unsubscribe or f"mailto:{parseaddr(mail.sender)[1]}?subject=unsubscribe"


def _write_headers(message: EmailMessage, digest: Digest, mail: MailSettings) -> None:
    subject = f"{digest.place_name} {period_title(digest)}（{item_count(digest)}）"
    subject += f" 第{digest.revision}稿" if digest.revision > 1 else ""
    unsubscribe = find_unsubscribe(mail)
    message["From"] = mail.sender
    message["Subject"] = clip(_one_line(subject), SUBJECT_CHARS)
    message["Date"] = format_datetime(datetime.fromisoformat(edition_moment(digest)))
    message["Message-ID"] = make_message_id(digest)
    if digest.revision > 1:
        message["In-Reply-To"] = message["References"] = make_message_id(digest, revision=1)
    message["List-Id"] = f"<{digest.place_code}.{MESSAGE_HOST}>"
    message["List-Unsubscribe"] = f"<{unsubscribe}>"
    if unsubscribe.startswith("https:"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "zh-CN"


def _one_line(text: str) -> str:
    return LINE_BREAKS.sub(" ", text.translate(UNPRINTABLE))
