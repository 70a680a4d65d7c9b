"""Family H, the `/reader/layout/*.do` calls of 中国气象报, 中国纪检监察报, 中国政府采购报, 中国民族报, 中国电力报.

`getSZBDate.do sj=2026-07` → a month's dates · `findBmMenu.do docPubTime=20260722` → the edition's pages ·
`getBmDetail.do bc=01 docpubtime=2026/07/22` → a page's articles · `detailData.do guid=…` → an article. All are POSTs.
中国民族报 and 中国电力报 say `findBmMenuPub.do` and, as a GET with the day as `20260722`, `getBmDetailPub.do`; no
calendar of theirs is known, so that their entry names the menu itself. Paths of files lie below `/epaper/`, those of
the file store (`group1/…`) below the root.

Facts: bladescepter/cmnrag (2026-08), xiaoxiaosuaxuan/newscrapy, yeyeshengge2437/bm_lyh_project (2024–25), public
crawlers of jjjcb.ccdi.gov.cn and cpnn.com.cn.
"""

from datetime import date
from urllib.parse import urlencode, urljoin, urlsplit

from ingest.domain.address import post_form, split_address
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
    read_page_name,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

CALENDAR, MENU, PAGE, ARTICLE = "getSZBDate", "findBmMenu", "getBmDetail", "detailData"
KINDS = {
    CALENDAR: PageKind.ENTRY,
    MENU: PageKind.EDITION_PAGE,
    PAGE: PageKind.EDITION_PAGE,
    ARTICLE: PageKind.ARTICLE,
}
KEYS = Keys(
    headline=("docTitle",),
    kicker=("yt",),
    deck=("fb",),
    author=("docAuthor",),
    body=("content",),
    pictures=("ctpath",),
)


def recognise(text: str, *, source: str = "") -> str | None:
    """`H` by the keys of its answers."""
    del source
    return "H" if _find_call(text, "") else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """What was asked for, by its address, else by its keys."""
    call = _find_call(text, source)
    return KINDS[call] if call else None


def first_address(entry_url: str, day: date) -> str:
    """The calendar of that month; of an entry that names the menu, the menu of that day."""
    if MENU in entry_url:
        return post_form(split_address(entry_url).url, (("docPubTime", f"{day:%Y%m%d}"),))
    return post_form(urljoin(entry_url, f"/reader/layout/{CALENDAR}.do"), (("sj", f"{day:%Y-%m}"),))


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """The menu of that day, of the latest without one.

    Raises:
        NoEditionError: If the calendar does not have the day.
    """
    answer = read_json(text, source=source)
    days = {found for item in answer.items() if (found := read_date(str(item.value)))}
    if answer.value and not days:
        raise answer.error("a list of dates")
    wanted = day or max(days, default=None)
    if wanted not in days or wanted is None:
        raise NoEditionError(f"{source}: the site's calendar has no edition on {wanted or 'any day'}")
    return post_form(urljoin(source, f"{MENU}.do"), (("docPubTime", f"{wanted:%Y%m%d}"),))


def dated_address(address: str, day: date) -> str | None:
    """The menu of another day."""
    return first_address(address, day) if MENU in address else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read the menu, or the articles of one page; a page of advertisements has none.

    Raises:
        LayoutError: If it is neither, or a menu of no page.
    """
    answer = read_json(text, source=source)
    return (_read_menu if _find_call(text, source) == MENU else _read_page)(answer, source)


def _read_menu(answer: Node, source: str) -> EditionPage:
    entries = answer.filled_items()
    days = [day for entry in entries if (day := read_date(entry.raw("ID")))]
    edition_date = days[0] if days else read_date(find_field(source, "docPubTime") or "")
    pages = tuple(_read_page_link(entry, edition_date, source) for entry in entries)
    return EditionPage(
        source=source, page_no=None, page_name=None, edition_date=edition_date, pages=pages, articles=()
    )


def _read_page_link(entry: Node, day: date | None, source: str) -> PageLink:
    number = entry.raw("IRCATELOG") or entry.raw("BC")
    page_no = read_page_no(number) or read_label(entry.line("BC"))[0]
    if not page_no or not day:
        raise entry.error("a page with its number (IRCATELOG) and date (ID)")
    path = entry.raw("PDPATH")
    base = urljoin(source, "/" if path.startswith("group") else "/epaper/")
    return PageLink(
        page_no=page_no,
        page_name=read_page_name(entry.raw("BM")),
        url=_page_address(source, number, day),
        pdf_url=find_link(base, path),
    )


def _page_address(source: str, number: str, day: date) -> str:
    if f"{MENU}Pub" in urlsplit(source).path:
        query = urlencode((("bc", number), ("docpubtime", f"{day:%Y%m%d}")))
        return urljoin(source, f"{PAGE}Pub.do?{query}")
    return post_form(urljoin(source, f"{PAGE}.do"), (("bc", number), ("docpubtime", f"{day:%Y/%m/%d}")))


def _read_page(answer: Node, source: str) -> EditionPage:
    listed = answer.items()
    entries = [entry for entry in listed if entry.raw("ZB_GUID")]
    if listed and not entries:
        raise answer.error("articles with their ZB_GUID")
    links = (
        (
            entry.line("DOCTITLE"),
            post_form(urljoin(source, f"{ARTICLE}.do"), (("guid", entry.raw("ZB_GUID")),)),
        )
        for entry in entries
    )
    named = (read_page_name(entry.raw("BM")) for entry in entries)
    return EditionPage(
        source=source,
        page_no=read_page_no(find_field(source, "bc")),
        page_name=next(named, None),
        edition_date=read_date(find_field(source, "docpubtime") or ""),
        pages=(),
        articles=list_articles(links),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article; captions stand apart from its text, `null` for a picture without one.

    Raises:
        LayoutError: If it is none, or empty.
    """
    article = read_json(text, source=source)
    place = Place(
        content_no=read_content_no(find_field(source, "guid") or ""),
        edition_date=read_date(article.raw("docPubTime")),
        page_no=read_page_no(article.raw("bc")),
        page_name=read_page_name(article.raw("bm")),
    )
    parts = (part.strip() for part in article.raw("ts").split(";"))
    captions = tuple(part for part in parts if part and part.lower() != "null")
    return read_article(article, KEYS, place, source=source, captions=captions)


def _find_call(text: str, source: str) -> str | None:
    """Which call a text answers."""
    path = urlsplit(source).path
    for call in KINDS:
        if f"/{call}" in path:
            return call
    if has_key(text, "IRCATELOG", "PDPATH") and not has_key(text, "ZB_GUID"):
        return MENU
    if has_key(text, "ZB_GUID", "DOCTITLE"):
        return PAGE
    return ARTICLE if has_key(text, "docTitle", "docPubTime", "content") else None
