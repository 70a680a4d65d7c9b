"""Bytes → `Fetched`, or the reason why they cannot be a page."""

import hashlib
import re
from datetime import datetime

from ingest.domain.errors import InputError
from ingest.domain.page import Fetched, Skipped

LARGEST_PAGE_BYTES = 16 * 1024 * 1024
BLANK = re.compile(rb"(?:\s|\xef\xbb\xbf|\xe3\x80\x80|\xa1\xa1)*")  # with BOM, and U+3000 in UTF-8 and GBK
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 and UTF-32 are full of NULs
FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or sound"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)


def make_fetched(
    source: str,
    content: bytes,
    *,
    headers: tuple[tuple[str, str], ...] = (),
    fetched_at: datetime | None = None,
) -> Fetched:
    """`Fetched` with the SHA-256 of its bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Fetched(source=source, content=content, headers=headers, fetched_at=fetched_at, sha256=sha256)


def accept_page(fetched: Fetched) -> Fetched | Skipped:
    """Give back what has arrived whole; nothing at all, or too much, as `Skipped`."""
    if not fetched.content:
        return skip(fetched.source, "empty file (0 bytes); save the page again", sha256=fetched.sha256)
    if len(fetched.content) > LARGEST_PAGE_BYTES:
        return skip(
            fetched.source, f"larger than {LARGEST_PAGE_BYTES >> 20} MiB, too large for a page; split it"
        )
    return fetched


def check_text(fetched: Fetched) -> None:
    """Refuse what is no text; its bytes are kept all the same.

    Raises:
        InputError: One line that names the source.
    """
    reason = _find_fault(fetched.content)
    if reason:
        raise InputError(f"{fetched.source}: {reason}")


def skip(source: str, reason: str, *, sha256: str | None = None) -> Skipped:
    """A source that is set aside; its reason reads `<source>: <why>`."""
    return Skipped(source=source, reason=f"{source}: {reason}", sha256=sha256)


def _find_fault(content: bytes) -> str | None:
    if BLANK.fullmatch(content):
        return "nothing but white space; save the page again"
    for mark, name in FORMATS:
        if content.startswith(mark):
            return f"{name}, not text; give its text as .md, .txt, .html or .xml"
    return (
        "binary data, not text; give the page's text as .md, .txt or .html" if _is_binary(content) else None
    )


def _is_binary(content: bytes) -> bool:
    """A stray control character is the decoder's to take out; many of them are no print."""
    if content.startswith(WIDE_MARKS):
        return False
    count = len(CONTROL.findall(content))
    share = count / len(content)
    return share > 0.3 or (count >= 16 and share > 0.05)
