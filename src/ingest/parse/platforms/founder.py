"""Families A, B and B2, Founder's e-papers: edition pages `node_N`, articles `content_N`, a folder for each date.

B: `html/2018-07/19/node_4.htm`. B2: `html/2017-10/16/nbs.D110000renmrb_01.htm`. A, the newer one, keeps pages and
articles apart, `pc/layout/202607/18/node_01.html` and `pc/content/202607/18/content_1.html`, the words differing by
paper. What stands in the pages is the same, so that one reader serves them all.
"""

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from ingest.domain.errors import LayoutError
from ingest.parse.html import read_tree, strip_comments
from ingest.parse.platforms.founder_article import has_article_body, parse_article_page
from ingest.parse.platforms.founder_edition import find_page_text, parse_edition_page
from ingest.parse.platforms.founder_marks import find_properties
from ingest.parse.platforms.founder_pages import find_links, find_pages
from ingest.parse.platforms.founder_urls import (
    dated_url,
    find_content_no,
    find_date,
    find_letter,
    is_edition_page,
)
from ingest.parse.platforms.links import find_host, make_small
from ingest.parse.platforms.values import PageKind

__all__ = [
    "dated_address",
    "find_entry",
    "find_page_text",
    "first_address",
    "is_signed",
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
MOBILE = re.compile(r"/(?:pad|wap|mobile|m|h5|phone)/|//(?:m|wap|3g)\.", re.IGNORECASE)
# Each opens with a fixed word: that is ten times quicker than a choice of them.
B2_LINKS = (re.compile(r"nbs\.[dD]\d{4,}\w*\.htm\b"), re.compile(r"nw\.[dD]\d{4,}\w*\.htm\b"))
B_LINKS = (re.compile(r"node_\w+\.htm\b"), re.compile(r"content_(?!20\d{12}\.)\d+(?:_\d+)?\.htm\b"))
A_LINKS = (
    re.compile(r"node_?[A-Za-z]{0,4}\d{1,4}[A-Za-z]?\.html\b"),
    re.compile(r"col_?[A-Za-z]{0,4}\d{1,4}[A-Za-z]?\.html\b"),
    re.compile(r"/\d{6}/\d\d/(?:content|cont|con|c)_?\d+\.html\b"),
)
MARK_WORDS = (
    "<founder-",
    "enpproperty",
    "<npm:",
    "pagepicmap",
    "main-ed-",
    "amucsite",
    "chunkicon",
    "newsdetatit",
    "layout-catalogue",
    "resultlist",
    "swiper-slide",
)
MARKS = (
    re.compile(
        r"id\s*=\s*[\"']?(?:pagelink|titlelist|pagelist|ozoom|pretitle|paperdate|layoutlist|articlelist|webtree)\b"
    ),
    re.compile(r"第\s*\w{2,3}\s*版"),
)
NAMES = ("node_", "content_", "nbs.D", "nw.D")
OWN_TAGS = ("<founder-content", "<founder-type", "<npm:")
OZOOM = re.compile(r"id\s*=\s*[\"']?ozoom\b")
EDITION_MARK = re.compile(
    r"pagepicmap|id\s*=\s*[\"']?(?:pagelink|titleList|pageList|layoutlist|articlelist|webtree)\b|main-ed-articlenav"
    r"|layout-catalogue|swiper-slide|resultList|Chunkicon",
    re.IGNORECASE,
)
KIND_OF_TYPE = {"1": PageKind.ARTICLE, "2": PageKind.EDITION_PAGE}
MOST_OF_FORWARD = 20  # links on a page that does nothing but forward


def first_address(entry_url: str, day: date) -> str:
    """The entry itself, whatever the day."""
    del day
    return entry_url


def dated_address(address: str, day: date) -> str | None:
    """The same page of another day."""
    return dated_url(address, day)


@lru_cache(maxsize=1)
def is_signed(html: str, *, source: str = "") -> bool:
    """Whether Founder's own tags stand in the page, and names of its files there or in its address."""
    has_tags = "<founder-" in html or "enpproperty" in html
    return has_tags and (bool(find_content_no(source)) or any(name in html for name in NAMES))


def recognise(html: str, *, source: str = "") -> str | None:
    """`A`, `B2` or `B` when the page is of one of these families, by most of its links; None if not.

    An article saved without its navigation is told by Founder's own tags, and which of them it is by its name; they
    are read alike. Links to other sites are none.
    """
    signed = is_signed(html, source=source)
    small = html if signed else make_small(html)
    if any(link.search(small) for link in B2_LINKS):
        return "B2"
    host = urlsplit(source).netloc
    classic = _count_links(small, B_LINKS, host)
    newer = _count_links(small, A_LINKS, host) if ".html" in small else 0
    if not classic and not newer:
        return find_letter(source) if _holds_article(small) else None
    is_marked = signed or (classic > 0 and "node_" in html) or _is_marked(small)
    return ("B" if classic >= newer else "A") if is_marked else None


def _holds_article(html: str) -> bool:
    """Whether Founder's own tags and a body of its stand in a page."""
    small = make_small(html)
    return any(tag in small for tag in OWN_TAGS) and (
        "<npm:content" in small or "<founder-content" in small or bool(OZOOM.search(small))
    )


def _is_marked(small: str) -> bool:
    return any(word in small for word in MARK_WORDS) or any(mark.search(small) for mark in MARKS)


def _count_links(text: str, links: tuple[re.Pattern[str], ...], host: str) -> int:
    found = [match.start() for link in links for match in link.finditer(text)]
    return sum(find_host(text, start) in (None, host) for start in found) if host else len(found)


def page_kind(html: str, *, source: str = "page") -> PageKind | None:
    """What the page is: what it says itself, what its address says, what stands on it.

    An article page carries its edition page's navigation too, so that its own marks decide.

    Raises:
        LayoutError: As `parse_article_page`, for markup no page has.
    """
    if _find_first_page(html, source):
        return PageKind.ENTRY
    if kind := KIND_OF_TYPE.get(find_properties(html).get("type", "")):
        return kind
    if find_date(source) and find_content_no(source):
        return PageKind.ARTICLE
    if not is_edition_page(source) and has_article_body(html, source=source):
        return PageKind.ARTICLE
    if EDITION_MARK.search(html):
        return PageKind.EDITION_PAGE
    if _find_forward(html, source):
        return PageKind.ENTRY
    is_page = bool(find_date(source) and is_edition_page(source))
    return PageKind.EDITION_PAGE if is_page or _lists_pages(html, source) else None


def find_entry(html: str, *, source: str, day: date | None = None) -> str | None:
    """Where the entry page forwards to, resolved against the address it was really read from; None if nowhere.

    An index such as `pc/layout/index.html`, which lists the current edition's pages without being one of them, leads
    to the first.
    """
    del day
    return _find_forward(html, source) or _find_first_page(html, source)


def _find_forward(html: str, source: str) -> str | None:
    """The target of a refresh, or of a script on a page that has little else; a phone's edition is none."""
    bare = strip_comments(html)
    refresh = REFRESH.search(bare)
    targets = [refresh[1]] if refresh else []
    if not refresh and bare.count("<a ") <= MOST_OF_FORWARD:
        targets = [match[1] or match[2] for match in LOCATION.finditer(bare)]
    target = next((target for target in targets if not MOBILE.search(target)), None)
    try:
        return urljoin(source, target) if target else None
    except ValueError as error:
        raise LayoutError(
            source=source, expected="an address to forward to", found=f"{target!r} ({error})"
        ) from None


def _find_first_page(html: str, source: str) -> str | None:
    """The first page that a page without a date in its address lists in a dated folder."""
    if find_date(source) or not urlsplit(source).netloc:
        return None
    tree = read_tree(html, source=source)
    _, links = find_links(tree, source)
    first = next(iter(find_pages(tree, links, source)), None)
    return first.url if first and find_date(first.url) else None


def _lists_pages(html: str, source: str) -> bool:
    tree = read_tree(html, source=source)
    return bool(find_pages(tree, find_links(tree, source)[1], source))
