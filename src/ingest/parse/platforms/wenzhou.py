"""温州日报, 温州晚报, 温州都市报, 温州商报 (`wenzhou`): `/digitalNewspaper/web/…` of szb.66wz.com, in two generations.

2024–25, POSTs of forms: `layoutCatalog/listByDigitalNewspaperMarkAndPublishTime digitalNewspaperMark=wzrb
publishTime=2024-10-01` → `msg[]` of `layoutCatalogId`, `editionName`, `pdfPath` ·
a `msg` of words where there is no edition ·
`layoutDetail/listByLayoutCatalogId layoutCatalogId=…` → `msg[]` of `layoutDetailId`, `documentTitle`,
`documentContent`: a page's texts in one answer, each named by its `#<layoutDetailId>`. 2026, GETs:
`layout/findByTime?mediaKey=wzrb&time=2026-07-04` → `data[]` of `id`, `name` · `article/findByLayout?layoutId=…` →
`data[]` of `id`, `title` · `article/findById?id=…` → `data`. An entry that names `findByTime` is of 2026.

Facts: yeyeshengge2437/bm_lyh_project (2024–25), a public script of July 2026.
"""

import re
from datetime import date
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from ingest.domain.address import post_form
from ingest.domain.errors import NoEditionError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_field,
    find_link,
    list_articles,
    read_article,
    read_content_no,
    read_label,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

DEFAULT_MARK = "wzrb"
BASE = "/digitalNewspaper/web/"
OLD_MENU, OLD_PAGE = (
    "layoutCatalog/listByDigitalNewspaperMarkAndPublishTime",
    "layoutDetail/listByLayoutCatalogId",
)
MENU, PAGE, ARTICLE = "layout/findByTime", "article/findByLayout", "article/findById"
CALLS = (OLD_MENU, OLD_PAGE, MENU, PAGE, ARTICLE)
NO_EDITION = re.compile(r"\"msg\"\s*:\s*\"[^\"]*(?:没有|暂无|不存在|未出版|休刊)[^\"]*\"")
KEYS = Keys(headline=("documentTitle", "title"), author=("author",), body=("documentContent", "content"))


def recognise(text: str, *, source: str = "") -> str | None:
    """`wenzhou` by the keys of its first generation; those of the second could be anyone's, its address is not."""
    return "wenzhou" if _find_call(text, source) else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """What was asked for, by its address, else by its keys."""
    call = _find_call(text, source)
    if call is None:
        return None
    if call == OLD_MENU and NO_EDITION.search(text):
        return PageKind.ENTRY
    is_article = call == ARTICLE or (call == OLD_PAGE and urlsplit(source).fragment)
    return PageKind.ARTICLE if is_article else PageKind.EDITION_PAGE


def _find_call(text: str, source: str) -> str | None:
    path = urlsplit(source).path
    if asked := next((call for call in CALLS if path.endswith(call)), None):
        return asked
    if has_key(text, "layoutDetailId", "documentTitle"):
        return OLD_PAGE
    return OLD_MENU if has_key(text, "layoutCatalogId", "editionName") else None


def first_address(entry_url: str, day: date) -> str:
    """The pages of that day."""
    mark = find_field(entry_url, "mediaKey", "digitalNewspaperMark") or DEFAULT_MARK
    if MENU in entry_url:
        return urljoin(
            entry_url, f"{BASE}{MENU}?{urlencode((('mediaKey', mark), ('time', day.isoformat())))}"
        )
    fields = (("digitalNewspaperMark", mark), ("publishTime", day.isoformat()))
    return post_form(urljoin(entry_url, f"{BASE}{OLD_MENU}"), fields)


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """None: there is no calendar, but the first generation says so where it has no edition.

    Raises:
        NoEditionError: If it says so.
    """
    if page_kind(text, source=source) is PageKind.ENTRY:
        words = read_json(text, source=source).line("msg")
        raise NoEditionError(f"{source}: the site has no edition on {day or 'that day'} ({words})")
    return None
    return None


def dated_address(address: str, day: date) -> str | None:
    """The pages of another day."""
    return first_address(address, day) if MENU in address or OLD_MENU in address else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read an edition's pages, or the articles of one page.

    Raises:
        LayoutError: If it is neither, a message stands in place of the list, or no page is listed.
    """
    listed = _read(text, source)
    is_menu = _find_call(text, source) in (OLD_MENU, MENU)
    entries = listed.filled_items() if is_menu else listed.items()
    return (_read_menu if is_menu else _read_page)(entries, source)


def _find_date(entries: tuple[Node, ...], source: str) -> date | None:
    printed = (read_date(entry.raw("publishTime", "publishDate")) for entry in entries)
    asked = read_date(find_field(source, "publishTime", "time") or "")
    return next((day for day in printed if day), asked)


def _read_menu(entries: tuple[Node, ...], source: str) -> EditionPage:
    return EditionPage(
        source=source,
        page_no=None,
        page_name=None,
        edition_date=_find_date(entries, source),
        pages=tuple(_read_page_link(entry, source) for entry in entries),
        articles=(),
    )


def _read_page_link(entry: Node, source: str) -> PageLink:
    page_no, page_name = _read_label(entry)
    number = entry.raw("layoutCatalogId", "id")
    if not page_no or not number:
        raise entry.error("a page with its number (edition, editionName, name) and id")
    is_old = bool(entry.raw("layoutCatalogId"))
    path = entry.raw("pdfPath")
    return PageLink(
        page_no=page_no,
        page_name=page_name,
        url=post_form(urljoin(source, f"{BASE}{OLD_PAGE}"), (("layoutCatalogId", number),))
        if is_old
        else urljoin(source, f"{BASE}{PAGE}?{urlencode((('layoutId', number),))}"),
        pdf_url=find_link(urljoin(source, "/newspaperfile/"), path.lstrip("/")),
    )


def _read_label(entry: Node) -> tuple[str | None, str | None]:
    page_no, page_name = read_label(entry.line("editionName", "name"))
    return read_page_no(entry.raw("edition")) or page_no, page_name


def _read_page(entries: tuple[Node, ...], source: str) -> EditionPage:
    page_no, page_name = _read_label(entries[0]) if entries else (None, None)
    return EditionPage(
        source=source,
        page_no=page_no,
        page_name=page_name if page_no else None,
        edition_date=_find_date(entries, source),
        pages=(),
        articles=list_articles(
            (entry.line(*KEYS.headline), _article_address(entry, source))
            for entry in entries
            if entry.raw("layoutDetailId", "id")
        ),
    )


def _article_address(entry: Node, source: str) -> str:
    if number := entry.raw("layoutDetailId"):
        return f"{urldefrag(source).url}#{number}"
    return urljoin(source, f"{BASE}{ARTICLE}?{urlencode((('id', entry.raw('id')),))}")


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article; of a page's texts the one that the address's fragment names.

    Raises:
        LayoutError: If it is none, or empty.
    """
    listed = _read(text, source)
    wanted = urldefrag(source).fragment or find_field(source, "id") or ""
    article = listed
    if not isinstance(listed.value, dict):
        named = (entry for entry in listed.items() if entry.raw("layoutDetailId") == wanted)
        article = next(named, Node(None, source, f"the article {wanted}"))
    page_no, page_name = _read_label(article)
    place = Place(
        content_no=read_content_no(wanted),
        edition_date=_find_date((article,), source),
        page_no=page_no,
        page_name=page_name if article.line("editionName") else None,
    )
    return read_article(article, KEYS, place, source=source)


def _read(text: str, source: str) -> Node:
    """What an answer holds: `data` of the second generation, `msg` of the first."""
    answer = read_json(text, source=source)
    held = next(
        (node for key in ("data", "msg") if isinstance((node := answer.get(key)).value, list | dict)), None
    )
    if held is None:
        raise answer.error("msg or data with what was asked for")
    return held
