"""新京报 (`bjnews`), also 农民日报, 人民邮电报: `html/2026/20260928/data.json` names an edition; articles are HTML.

`[]` of `pageNo`, `pageName`, `issueDate`, `onePageArticleList[]` of `mainTitle`, `articleHref`, `articleAuthor`. An
article lies at `html/2026/20260928/20260928_<pageNo>/<articleHref>`: `#Title`, `#PreTitle`, `#SubTitle`, `#Author`,
`#ozoom`. The home page, and whatever the site no longer has, forwards to the current edition's first page.

Facts: alisen39/whatshot (2026-09), public crawlers of 人民邮电报 and 农民日报 (2025–26).
"""

import re
from datetime import date
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.html import read_tree, select_one
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_link,
    list_articles,
    read_article,
    read_content_no,
    read_page_name,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, is_json, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

ISSUE = re.compile(r"html/(?P<year>\d{4})/(?P<day>\d{8})/")
FORWARD = re.compile(
    r"(?:url|location(?:\.href)?)\s*=\s*[\"']?([^\"'<>\s]*html/\d{4}/\d{8}/[^\"'<>\s]*)", re.IGNORECASE
)
ARTICLE = re.compile(r"/(?P<day>\d{8})_(?P<page>[A-Z]{0,3}\d{1,5})/(?P<name>[^/]+)\.html?$", re.IGNORECASE)
SAVED = re.compile(
    r"\d{8}_\d+_[A-Z]{0,3}\d{1,5}_\w+\.html?", re.IGNORECASE
)  # its day, issue, page and number
BODY = "#ozoom"
KEYS = Keys(
    headline=("#Title",), kicker=("#PreTitle",), deck=("#SubTitle",), author=("#Author",), body=(BODY,)
)


def recognise(text: str, *, source: str = "") -> str | None:
    """`bjnews` by the keys of its list, or by where an article lies and how it is named."""
    return "bjnews" if has_key(text, "pageNo", "onePageArticleList") or _is_article(text, source) else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """The list of an edition, an article, or a page that forwards; HTML in place of a list is what it is."""
    if is_json(text):
        return PageKind.EDITION_PAGE
    if _is_article(text, source):
        return PageKind.ARTICLE
    if FORWARD.search(text):
        return PageKind.ENTRY
    return PageKind.EDITION_PAGE if urlsplit(source).path.endswith("/data.json") else None


def _is_article(text: str, source: str) -> bool:
    path = urlsplit(source).path
    if ISSUE.search(path) and ARTICLE.search(path):
        return "ozoom" in text or not FORWARD.search(text)
    return bool(SAVED.fullmatch(path.rpartition("/")[2])) and "ozoom" in text


def first_address(entry_url: str, day: date) -> str:
    """The day's own list."""
    start = ISSUE.split(entry_url)[0] if ISSUE.search(entry_url) else entry_url
    return urljoin(start, f"html/{day:%Y}/{day:%Y%m%d}/data.json")


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """The list of the edition that the page forwards to."""
    del day
    forward = FORWARD.search(text)
    issue = ISSUE.search(forward[1]) if forward else None
    return urljoin(source, f"{forward[1][: issue.end()]}data.json") if forward and issue else None


def dated_address(address: str, day: date) -> str | None:
    """The list of another day."""
    return first_address(address, day) if ISSUE.search(address) else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read a whole edition; each page carries its articles.

    Raises:
        LayoutError: If it lists no pages.
    """
    listed = read_json(text, source=source).filled_items()
    issue = ISSUE.search(source)
    printed = (read_date(page.raw("issueDate", "paperDate")) for page in listed)
    day = next((found for found in printed if found), None) or read_date(issue["day"] if issue else "")
    if not day:
        raise listed[0].error("the edition's date (issueDate)")
    return EditionPage(
        source=source,
        page_no=None,
        page_name=None,
        edition_date=day,
        pages=tuple(_read_page_link(page, day, source) for page in listed),
        articles=(),
    )


def _read_page_link(page: Node, day: date, source: str) -> PageLink:
    number = page.raw("pageNo")
    page_no = read_page_no(number)
    if not page_no:
        raise page.error("a page with its pageNo")
    return PageLink(
        page_no=page_no,
        page_name=read_page_name(page.raw("pageName")),
        url=f"{urldefrag(source).url}#page={page_no}",
        articles=list_articles(
            (
                article.line("mainTitle"),
                url,
            )
            for article in page.get("onePageArticleList").items()
            if article.raw("articleHref")
            and (url := find_link(source, f"{day:%Y%m%d}_{number}/{article.raw('articleHref')}"))
        ),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If it has not exactly one body, or an empty one.
    """
    tree = read_tree(text, source=source)
    body = select_one(tree, BODY, source=source).html or ""
    fields = {key: _read_html(tree, key, source) for key in ("#Title", "#PreTitle", "#SubTitle", "#Author")}
    address = ARTICLE.search(urlsplit(source).path)
    place = Place(
        content_no=read_content_no(address["name"].rsplit("_", 1)[-1]) if address else None,
        edition_date=read_date(address["day"]) if address else None,
        page_no=read_page_no(address["page"]) if address else None,
    )
    return read_article(Node({**fields, BODY: body}, source), KEYS, place, source=source)


def _read_html(tree: LexborHTMLParser, selector: str, source: str) -> str:
    """An id that stands twice with different texts is a layout we do not know."""
    texts = {node.inner_html or "" for node in tree.css(selector)}
    if len(texts) > 1:
        raise LayoutError(source=source, expected=f"one {selector}", found=str(len(texts)))
    return texts.pop() if texts else ""
