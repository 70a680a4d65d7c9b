"""解放日报 until December 2024 (`jfdaily-navi`): one static `navi.json` names a whole edition, each article has a file.

`/staticsg/data/journal/2022-03-30/navi.json` → `pages[]` of `pnumber`, `pname`, `jdate`, `articleList[]` ·
`/staticsg/data/journal/2022-03-30/01/article/<id>.json` → `article` with `content` broken by `<br/>`.

Facts: iltyty/journalspider (2022), a public crawler of both eras (2025).
"""

import re
from datetime import date
from urllib.parse import urldefrag, urljoin, urlsplit

from ingest.domain.page import EditionPage, PageLink
from ingest.parse.platforms.jfdaily import KEYS
from ingest.parse.platforms.json_fields import (
    Place,
    list_articles,
    read_article,
    read_content_no,
    read_page_name,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

OWN_DATE = re.compile(r"/journal/(\d{4}-\d{2}-\d{2})/")
ARTICLE = re.compile(r"/journal/[\d-]+/(\w+)/article/(\w+)\.json$")


def recognise(text: str, *, source: str = "") -> str | None:
    """`jfdaily-navi` by the keys of its files."""
    return "jfdaily-navi" if _find_kind(text) or ARTICLE.search(urlsplit(source).path) else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """What was asked for, by its address, else by its keys."""
    path = urlsplit(source).path
    if path.endswith("/navi.json"):
        return PageKind.EDITION_PAGE
    return PageKind.ARTICLE if ARTICLE.search(path) else _find_kind(text)


def _find_kind(text: str) -> PageKind | None:
    if has_key(text, "pages", "pnumber", "articleList"):
        return PageKind.EDITION_PAGE
    is_article = has_key(text, "article", "introtitle", "content") and not has_key(text, "object")
    return PageKind.ARTICLE if is_article else None


def first_address(entry_url: str, day: date) -> str:
    """The day's own file."""
    if dated := dated_address(entry_url, day):
        return dated
    return urljoin(entry_url, f"/staticsg/data/journal/{day.isoformat()}/navi.json")


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """None: a day without edition has no file."""
    del text, source, day
    return None


def dated_address(address: str, day: date) -> str | None:
    """The file of another day."""
    dated, count = OWN_DATE.subn(f"/journal/{day.isoformat()}/", address)
    return dated if count else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read a whole edition; each page carries its articles.

    Raises:
        LayoutError: If it lists no pages.
    """
    listed = read_json(text, source=source).get("pages").filled_items()
    days = (read_date(page.raw("jdate")) for page in listed)
    address = OWN_DATE.search(source)
    return EditionPage(
        source=source,
        page_no=None,
        page_name=None,
        edition_date=next((day for day in days if day), None) or read_date(address[1] if address else ""),
        pages=tuple(_read_page_link(page, source) for page in listed),
        articles=(),
    )


def _read_page_link(page: Node, source: str) -> PageLink:
    page_no = read_page_no(page.raw("pnumber"))
    if not page_no:
        raise page.error("a page with its pnumber")
    folder = f"{page.raw('pnumber')}/article"
    return PageLink(
        page_no=page_no,
        page_name=read_page_name(page.raw("pname")),
        url=f"{urldefrag(source).url}#page={page_no}",
        articles=list_articles(
            (article.line("title"), urljoin(source, f"{folder}/{article.raw('id')}.json"))
            for article in page.get("articleList").items()
            if article.raw("id")
        ),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article; its page's number stands in its address alone.

    Raises:
        LayoutError: If it is none, or empty.
    """
    article = read_json(text, source=source).get("article")
    address, dated = ARTICLE.search(urlsplit(source).path), OWN_DATE.search(source)
    place = Place(
        content_no=read_content_no(article.raw("id") or (address[2] if address else "")),
        edition_date=read_date(article.raw("jdate")) or read_date(dated[1] if dated else ""),
        page_no=read_page_no(address[1]) if address else None,
    )
    return read_article(article, KEYS, place, source=source)
