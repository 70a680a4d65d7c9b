"""科技日报 (`stdaily`): POSTs of JSON below `/stdailynewspaperapi/uv/article/`, with a header of the site's own pages.

`period/date {code, siteId, date: 2026-09-01}` → `obj.dateList[]` · `period/periodTime {…, periodTime}` →
`obj.periodTime`, `obj.editionList[]` of `id`, `editionName`, `editionCode`, `weight` · `article/editionId {siteId, id}`
→ `list[]` of `id`, `title` (HTML) · `article/articleId {code, siteId, id}` → `obj.articleVo`. Without the header
`x-requested-with: XMLHttpRequest` all answer `{"status":"500","msg":"no access!"}`. The entry's
query may name code and siteId.

Facts: alisen39/whatshot (2026-09), DIYgod/RSSHub (2025–26), a public archiver (2026).
"""

import json
import re
from datetime import date
from urllib.parse import urlsplit

from ingest.domain.address import post_json, split_address
from ingest.domain.errors import NoEditionError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_field,
    list_articles,
    read_article,
    read_content_no,
    read_label,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

DEFAULT_CODE = "KJRB"
DEFAULT_SITE = "811c18b08cf04e79be3b67d6902ee1a7"
BASE = "/stdailynewspaperapi/uv/article"
CALENDAR, MENU, PAGE, ARTICLE = "period/date", "period/periodTime", "article/editionId", "article/articleId"
KINDS = {
    CALENDAR: PageKind.ENTRY,
    MENU: PageKind.EDITION_PAGE,
    PAGE: PageKind.EDITION_PAGE,
    ARTICLE: PageKind.ARTICLE,
}
KEYS = Keys(
    headline=("title",),
    kicker=("pretitle",),
    deck=("subtitle",),
    author=("author",),
    body=("content",),
    pictures=("picList",),
)


def recognise(text: str, *, source: str = "") -> str | None:
    """`stdaily` by its own addresses, or by the keys of its answers."""
    return "stdaily" if _find_call(text, source if BASE in source else "") else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """What was asked for, by its address, else by its keys."""
    call = _find_call(text, source)
    return KINDS[call] if call else None


def _find_call(text: str, source: str) -> str | None:
    path = urlsplit(source).path
    keys = {
        CALENDAR: ("obj", "dateList"),
        MENU: ("obj", "editionList"),
        ARTICLE: ("obj", "articleVo"),
        PAGE: ("list", "status", "title", "editionId"),
    }
    asked = next((call for call in KINDS if path.endswith(call)), None)
    return asked or next((call for call, names in keys.items() if has_key(text, *names)), None)


def first_address(entry_url: str, day: date) -> str:
    """The calendar of the day's month."""
    code = find_field(entry_url, "code") or DEFAULT_CODE
    site = find_field(entry_url, "siteId") or DEFAULT_SITE
    return _ask(entry_url, CALENDAR, code=code, siteId=site, date=f"{day:%Y-%m}-01")


def _ask(source: str, call: str, **fields: str) -> str:
    """The address of a call on the source's host; the calls lie beside each other."""
    url = split_address(source).url
    parts = urlsplit(url)
    known = next((found for found in KINDS if parts.path.endswith(found)), "")
    base = (
        parts.path.removesuffix(known).rstrip("/") if known or parts.path.rstrip("/").endswith(BASE) else BASE
    )
    return post_json(
        f"{parts.scheme}://{parts.netloc}{base}/{call}",
        json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
    )


def _read_asked(source: str) -> Node:
    """The body that was sent."""
    body = split_address(source).body
    return read_json(body.decode("utf-8", "replace"), source=source) if body else Node(None, source)


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """The pages of that day's edition, of the latest without one.

    Raises:
        NoEditionError: If the calendar does not have the day.
    """
    listed = _read(text, source).get("obj", "dateList")
    days = {found for item in listed.items() if (found := read_date(str(item.value)))}
    wanted = day or max(days, default=None)
    if wanted is None or wanted not in days:
        raise NoEditionError(f"{source}: the site's calendar has no edition on {wanted or 'any day'}")
    asked = _read_asked(source)
    return _ask(
        source,
        MENU,
        code=asked.raw("code") or DEFAULT_CODE,
        siteId=asked.raw("siteId") or DEFAULT_SITE,
        periodTime=wanted.isoformat(),
    )


def dated_address(address: str, day: date) -> str | None:
    """The pages of another day."""
    asked = _read_asked(address)
    if not asked.raw("periodTime"):
        return None
    return _ask(address, MENU, code=asked.raw("code"), siteId=asked.raw("siteId"), periodTime=day.isoformat())


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read an edition's pages, or the articles of one page.

    Raises:
        LayoutError: If it is neither, the status is not 200, or no page is listed.
    """
    answer = _read(text, source)
    return (_read_page if _find_call(text, source) == PAGE else _read_menu)(answer, source)


def _read_menu(answer: Node, source: str) -> EditionPage:
    listed = answer.get("obj", "editionList").filled_items()
    asked = _read_asked(source)
    code, site = asked.raw("code") or DEFAULT_CODE, asked.raw("siteId") or DEFAULT_SITE
    days = [
        answer.get("obj").raw("periodTime"),
        *(page.raw("periodTime") for page in listed),
        asked.raw("periodTime"),
    ]
    return EditionPage(
        source=source,
        page_no=None,
        page_name=None,
        edition_date=next((day for text in days if (day := read_date(text))), None),
        pages=tuple(_read_page_link(page, source, code, site) for page in sorted(listed, key=_weight)),
        articles=(),
    )


def _weight(page: Node) -> int:
    text = page.raw("weight")
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 0


def _read_page_link(page: Node, source: str, code: str, site: str) -> PageLink:
    page_no, page_name = read_label(page.line("editionName"))
    page_no = page_no or read_page_no(page.raw("editionCode"))
    if not page_no or not page.raw("id"):
        raise page.error("a page with its editionName and id")
    return PageLink(
        page_no=page_no,
        page_name=page_name,
        url=_ask(source, PAGE, code=code, siteId=site, id=page.raw("id")),
    )


def _read_page(answer: Node, source: str) -> EditionPage:
    asked = _read_asked(source)
    code, site = asked.raw("code") or DEFAULT_CODE, asked.raw("siteId") or DEFAULT_SITE
    listed = answer.get("list").items()
    days = (read_date(article.raw("periodTime")) for article in listed)
    labels = [read_label(article.line("editionName")) for article in listed if article.line("editionName")]
    page_no, page_name = labels[0] if labels else (None, None)
    return EditionPage(
        source=source,
        page_no=page_no,
        page_name=page_name,
        edition_date=next((day for day in days if day), None),
        pages=(),
        articles=list_articles(
            (article.line("title"), _ask(source, ARTICLE, code=code, siteId=site, id=article.raw("id")))
            for article in listed
            if article.raw("id")
        ),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article; its pictures and their captions stand apart from its text.

    Raises:
        LayoutError: If it is none, or empty.
    """
    article = _read(text, source).get("obj", "articleVo")
    page_no, page_name = read_label(article.line("editionName"))
    place = Place(
        content_no=read_content_no(article.raw("id") or _read_asked(source).raw("id")),
        edition_date=read_date(article.raw("periodTime")),
        page_no=page_no,
        page_name=page_name,
    )
    pictures = article.get("picList")
    shown = pictures.items() if pictures.value else ()
    captions = tuple(line for picture in shown if (line := picture.line("picText")))
    return read_article(article, KEYS, place, source=source, captions=captions)


def _read(text: str, source: str) -> Node:
    answer = read_json(text, source=source)
    if answer.raw("status") not in ("", "200"):
        raise answer.error("status 200")
    return answer
