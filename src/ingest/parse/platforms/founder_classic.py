"""Families B and B2, Founder's classic e-papers: `node_N.htm` and `content_N.htm` in a folder for each date."""

import re
from datetime import date
from urllib.parse import urljoin

from ingest.domain.errors import LayoutError
from ingest.parse.html import strip_comments
from ingest.parse.platforms.founder_article import has_article_body, parse_article_page
from ingest.parse.platforms.founder_edition import find_page_text, parse_edition_page
from ingest.parse.platforms.founder_marks import find_properties
from ingest.parse.platforms.founder_urls import dated_url
from ingest.parse.platforms.values import PageKind

__all__ = [
    "dated_address",
    "find_entry",
    "find_page_text",
    "first_address",
    "page_kind",
    "parse_article_page",
    "parse_edition_page",
    "recognise",
]

REFRESH = re.compile(
    r"<meta\b[^<>]{0,80}?http-equiv\s*=\s*[\"']?refresh\b[^<>]{0,80}?url\s*=\s*[\"']?([^\"'<>\s]+)",
    re.IGNORECASE,
)
LOCATION = re.compile(
    r"location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|location\.replace\(\s*[\"']([^\"']+)[\"']"
)
B2_LINK = re.compile(r"\b(?:nbs|nw)\.D\d{4,}\w*\.htm\b", re.IGNORECASE)
B_LINK = re.compile(r"\b(?:node_\w+|content_(?!20\d{12}\.)\d+(?:_\d+)?)\.htm\b", re.IGNORECASE)
EDITION_MARK = re.compile(
    r"pagepicmap|id\s*=\s*[\"']?pagelink|id\s*=\s*[\"']?(?:titleList|pageList)\b|main-ed-articlenav",
    re.IGNORECASE,
)
KIND_OF_TYPE = {"1": PageKind.ARTICLE, "2": PageKind.EDITION_PAGE}


def first_address(entry_url: str, day: date) -> str:
    """The entry itself, whatever the day."""
    del day
    return entry_url


def dated_address(address: str, day: date) -> str | None:
    """The same page of another day."""
    return dated_url(address, day)


def find_entry(html: str, *, source: str, day: date | None = None) -> str | None:
    """Where the entry page forwards to, resolved against the address it was really read from; None if nowhere."""
    del day
    bare = strip_comments(html)
    refresh = REFRESH.search(bare)
    script = None if refresh else LOCATION.search(bare)
    target = refresh[1] if refresh else (script[1] or script[2]) if script else None
    try:
        return urljoin(source, target) if target else None
    except ValueError as error:
        raise LayoutError(
            source=source, expected="an address to forward to", found=f"{target!r} ({error})"
        ) from None


def recognise(html: str, *, source: str = "") -> str | None:
    """`B2` or `B` when the page is of this family, by its links; None if not."""
    del source
    if B2_LINK.search(html):
        return "B2"
    return "B" if B_LINK.search(html) else None


def page_kind(html: str, *, source: str = "page") -> PageKind | None:
    """What the page is; an article page carries its edition page's navigation too, so its own marks decide.

    Raises:
        LayoutError: As `parse_article_page`, for markup no page has.
    """
    if kind := KIND_OF_TYPE.get(find_properties(html).get("type", "")):
        return kind
    if has_article_body(html, source=source):
        return PageKind.ARTICLE
    if EDITION_MARK.search(html):
        return PageKind.EDITION_PAGE
    return PageKind.ENTRY if find_entry(html, source="") else None
