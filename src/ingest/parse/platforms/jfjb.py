"""解放军报 and other papers of 81.cn (`jfjb`): `_szb/jfjb/2026/09/27/index.json` holds a whole edition, texts included.

`paperInfo[]` of `paperNumber`, `paperBk`, `paperData` (the date), `paperPDF`, `xyList[]` of `id`, `guideTitle`,
`title`, `title2`, `author`, `content` (HTML). An article is named `index.json#<id>`. `newestPaper` of another host
lists the latest edition of each paper: `data[]` of `paperName`, `paperData`, `webUrl`.

Facts: alisen39/whatshot (2026-09) and four public crawlers of `_szb` (2024–26).
"""

import re
from datetime import date
from urllib.parse import urldefrag, urljoin, urlsplit

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_field,
    find_link,
    list_articles,
    read_article,
    read_content_no,
    read_page_name,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

DEFAULT_CODE = "jfjb"
INDEX = re.compile(r"/_szb/(?P<code>\w+)/(?P<date>\d{4}/\d{2}/\d{2})/index\.json$")
CODE = re.compile(r"/_szb/(\w+)")
PAGE = "page="
KEYS = Keys(
    headline=("title",), kicker=("guideTitle",), deck=("title2",), author=("author",), body=("content",)
)


def recognise(text: str, *, source: str = "") -> str | None:
    """`jfjb` by the keys of its files."""
    del source
    return (
        "jfjb"
        if has_key(text, "paperInfo", "paperNumber") or has_key(text, "paperName", "paperData")
        else None
    )


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """The edition; with a fragment one article of it; else the list of latest editions."""
    parts = urlsplit(source)
    if not INDEX.search(parts.path) and not has_key(text, "paperInfo"):
        is_list = parts.path.endswith("/newestPaper") or has_key(text, "paperName", "paperData", "data")
        return PageKind.ENTRY if is_list else None
    is_article = parts.fragment and not parts.fragment.startswith(PAGE)
    return PageKind.ARTICLE if is_article else PageKind.EDITION_PAGE


def first_address(entry_url: str, day: date) -> str:
    """The day's own file, or the list of latest editions if that is the entry."""
    if "newestPaper" in entry_url:
        return entry_url
    code = CODE.search(entry_url)
    return _index_address(
        entry_url, code[1] if code else find_field(entry_url, "paperName") or DEFAULT_CODE, day
    )


def _index_address(base: str, code: str, day: date) -> str:
    return urljoin(base, f"/_szb/{code}/{day:%Y/%m/%d}/index.json")


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """That day's file on the host of the paper's own pages, the latest where it is older or no day is wanted."""
    code = find_field(source, "paperName") or DEFAULT_CODE
    listed = read_json(text, source=source).get("data")
    urls = {one.raw("webUrl"): one for one in listed.filled_items()}
    url = next((url for url in urls if find_field(url, "paperName") == code), None)
    latest = read_date(urls[url].raw("paperData")) if url else None
    if not url or not latest:
        raise listed.error(f"the paper {code} with its webUrl and paperData")
    return _index_address(url, code, min(day, latest) if day else latest)


def dated_address(address: str, day: date) -> str | None:
    """The file of another day."""
    parts = urlsplit(address)
    index = INDEX.search(parts.path)
    return _index_address(address, index["code"], day) if index else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read a whole edition; each page carries its articles.

    Raises:
        LayoutError: If it lists no pages.
    """
    listed = read_json(text, source=source).get("paperInfo").filled_items()
    return EditionPage(
        source=source,
        page_no=None,
        page_name=None,
        edition_date=_find_date(listed, source),
        pages=tuple(_read_page_link(page, source) for page in listed),
        articles=(),
    )


def _find_date(listed: tuple[Node, ...], source: str) -> date | None:
    index = INDEX.search(urlsplit(source).path)
    printed = (read_date(page.raw("paperData")) for page in listed)
    return next((day for day in printed if day), None) or read_date(index["date"] if index else "")


def _read_page_link(page: Node, source: str) -> PageLink:
    address, page_no = urldefrag(source).url, read_page_no(page.raw("paperNumber"))
    if not page_no:
        raise page.error("a page with its paperNumber")
    return PageLink(
        page_no=page_no,
        page_name=read_page_name(page.raw("paperBk")),
        url=f"{address}#{PAGE}{page_no}",
        pdf_url=find_link(source, page.raw("paperPDF")),
        articles=list_articles(
            (article.line("title"), f"{address}#{article.raw('id')}")
            for article in page.get("xyList").items()
            if article.raw("id")
        ),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read the article that the address's fragment names.

    Raises:
        LayoutError: If the edition does not hold it, or it is empty.
    """
    wanted = urldefrag(source).fragment
    listed = read_json(text, source=source).get("paperInfo").filled_items()
    for page in listed:
        for article in page.get("xyList").items():
            if article.raw("id") == wanted:
                place = Place(
                    content_no=read_content_no(wanted),
                    edition_date=_find_date(listed, source),
                    page_no=read_page_no(page.raw("paperNumber")),
                    page_name=read_page_name(page.raw("paperBk")),
                )
                return read_article(article, KEYS, place, source=source)
    raise LayoutError(source=source, expected=f"the article {wanted} in its edition", found="no such id")
