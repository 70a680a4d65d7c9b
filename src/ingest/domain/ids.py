"""Facts that do not change → the ids of editions, pages and articles.

`lyrb-2018-07-19` · `lyrb-2018-07-19-p03` · `lyrb-2018-07-19-p03-c170632` or `…-p03-a02-9f3c1e`.
Never made from a whole URL or from cleaned text: both change while the article stays the same.
"""

import hashlib
import re
from datetime import date

from ingest.domain.errors import UsageError

NEWSPAPER_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
PAGE_NO = re.compile(r"[A-Z]{0,3}[0-9]{1,3}")
FINGERPRINT_CHARS = 6


def check_newspaper_id(newspaper_id: str) -> str:
    """Give the id back when it can stand in file names and URLs.

    Raises:
        UsageError: If it is not lower-case letters, digits and inner hyphens, 64 at most.
    """
    if not NEWSPAPER_ID.fullmatch(newspaper_id):
        raise UsageError(
            f"newspaper id {newspaper_id[:80]!r} is not valid: "
            "use lower-case letters, digits and hyphens, 64 at most"
        )
    return newspaper_id


def check_page_no(page_no: str) -> str:
    """Give back `03`, `A02` … in the one form ids use: upper case, at least two digits.

    Raises:
        UsageError: If it is not up to three letters and one to three digits.
    """
    page_no = page_no.strip().upper()
    if not PAGE_NO.fullmatch(page_no):
        raise UsageError(f"page number {page_no[:40]!r} is not valid: use a number such as 3, 03 or A02")
    letters = page_no.rstrip("0123456789")
    return f"{letters}{page_no[len(letters) :]:0>2}" if not letters else page_no


def make_edition_id(newspaper_id: str, edition_date: date, letter: str = "") -> str:
    """`lyrb-2018-07-19`; a second edition of one day carries a letter: `lyrb-2018-07-19-b`."""
    suffix = f"-{letter}" if letter else ""
    return f"{check_newspaper_id(newspaper_id)}-{edition_date.isoformat()}{suffix}"


def make_page_id(edition_id: str, page_no: str) -> str:
    """`lyrb-2018-07-19-p03`."""
    return f"{edition_id}-p{check_page_no(page_no)}"


def make_article_id(page_id: str, *, content_no: str | None, order: int, printed: str) -> str:
    """The site's own content number where it has one, else order at first sight and a short fingerprint.

    Args:
        page_id: The page the article first stands on.
        content_no: The site's number, e.g. `170632` of `content_170632.htm`.
        order: Place on the page, from 1.
        printed: The article's characters as printed; white space does not count.
    """
    if content_no:
        return f"{page_id}-c{content_no}"
    return f"{page_id}-a{order:02d}-{fingerprint(printed)[:FINGERPRINT_CHARS]}"


def fingerprint(printed: str) -> str:
    """SHA-256 in hex of the printed characters without white space."""
    return hashlib.sha256("".join(printed.split()).encode("utf-8", "surrogatepass")).hexdigest()
