"""解放日报 since December 2024 (`jfdaily`): `list.do` → `getJournalPage.do` page by page → `getJournalPageArticle.do`.

`/journal/list.do` → `object.departList[]` of `code`, `jdate`, `pnumber`: the latest edition of each paper ·
`/journal/2026-09-27/getJournalPage.do?page=01&code=jfrb` → `object.page`, `object.pagelist[]`,
`object.articlelist[]`, which the site's own pages show in reverse · `/journal/getJournalPageArticle.do?id=…` →
`object.article`. A paper other than 解放日报 is named in the entry's query, `…/list.do?code=xmwb`.

Facts: alisen39/whatshot (2026-09), a public crawler of both eras (2025).
"""

import re
from datetime import date
from urllib.parse import urlencode, urljoin, urlsplit

from ingest.domain.page import EditionPage, PageLink
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_field,
    list_articles,
    read_article,
    read_content_no,
    read_page_name,
    read_page_no,
)
from ingest.parse.platforms.json_node import Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

DEFAULT_CODE = "jfrb"
KINDS = {
    "list.do": PageKind.ENTRY,
    "getJournalPage.do": PageKind.EDITION_PAGE,
    "getJournalPageArticle.do": PageKind.ARTICLE,
}
OWN_DATE = re.compile(r"/journal/(\d{4}-\d{2}-\d{2})/")
KEYS = Keys(
    headline=("title",),
    kicker=("introtitle",),
    deck=("subtitle",),
    author=("author",),
    body=("content",),
    pictures=("pincurls",),
)


def recognise(text: str, *, source: str = "") -> str | None:
    """`jfdaily` by the keys of its answers."""
    del source
    return "jfdaily" if _find_kind(text) else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """What was asked for, by its address, else by its keys."""
    return KINDS.get(urlsplit(source).path.rsplit("/", 1)[-1]) or _find_kind(text)


def _find_kind(text: str) -> PageKind | None:
    if not has_key(text, "object"):
        return None
    if has_key(text, "departList"):
        return PageKind.ENTRY
    if has_key(text, "pagelist", "articlelist"):
        return PageKind.EDITION_PAGE
    return PageKind.ARTICLE if has_key(text, "article", "content") else None


def first_address(entry_url: str, day: date) -> str:
    """The list of latest editions."""
    del day
    return entry_url if "list.do" in entry_url else urljoin(entry_url, "/journal/list.do")


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """The first page of that day, of the latest edition where that is older or no day is wanted."""
    code = find_field(source, "code") or DEFAULT_CODE
    listed = _read(text, source).get("departList")
    paper = next((one for one in listed.filled_items() if one.raw("code") == code), None)
    latest = read_date(paper.raw("jdate")) if paper else None
    if not paper or not latest:
        raise listed.error(f"the paper {code} with its jdate")
    shown = min(day, latest) if day else latest
    return _page_address(source, shown, paper.raw("pnumber") or "01", code)


def _page_address(source: str, day: date, page_no: str, code: str) -> str:
    query = urlencode((("page", page_no), ("code", code)))
    return urljoin(source, f"/journal/{day.isoformat()}/getJournalPage.do?{query}")


def dated_address(address: str, day: date) -> str | None:
    """The same page of another day."""
    dated, count = OWN_DATE.subn(f"/journal/{day.isoformat()}/", address)
    return dated if count else None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read a page: the edition's pages, and this one's articles turned round.

    Raises:
        LayoutError: If it is none, `success` is false, or no page is listed.
    """
    answer = _read(text, source)
    own = answer.get("page")
    code = find_field(source, "code") or DEFAULT_CODE
    listed = answer.get("pagelist").filled_items()
    address = OWN_DATE.search(source)
    days = (read_date(node.raw("jdate")) for node in (own, *listed))
    day = next((found for found in days if found), None) or read_date(address[1] if address else "")
    if not day:
        raise answer.error("the edition's date (jdate)")
    page_no = read_page_no(own.raw("pnumber") or find_field(source, "page"))
    pages = tuple(_read_page_link(page, source, day, code) for page in listed)
    named = next((page for page in pages if page.page_no == page_no), None)
    return EditionPage(
        source=source,
        page_no=page_no,
        page_name=read_page_name(own.raw("pname")) or (named.page_name if named else None),
        edition_date=day,
        pages=pages,
        articles=list_articles(
            (
                article.line("title"),
                urljoin(
                    source, f"/journal/getJournalPageArticle.do?{urlencode((('id', article.raw('id')),))}"
                ),
            )
            for article in reversed(answer.get("articlelist").items())
            if article.raw("id")
        ),
    )


def _read_page_link(page: Node, source: str, day: date, code: str) -> PageLink:
    page_no = read_page_no(page.raw("pnumber"))
    if not page_no:
        raise page.error("a page with its pnumber")
    return PageLink(
        page_no=page_no,
        page_name=read_page_name(page.raw("pname")),
        url=_page_address(source, day, page.raw("pnumber"), code),
    )


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article.

    Raises:
        LayoutError: If it is none, or empty.
    """
    answer = _read(text, source)
    article, page = answer.get("article"), answer.get("page")
    place = Place(
        content_no=read_content_no(article.raw("id") or find_field(source, "id") or ""),
        edition_date=read_date(article.raw("jdate")),
        page_no=read_page_no(page.raw("pnumber") or article.raw("pnumber")),
        page_name=read_page_name(page.raw("pname") or article.raw("pname")),
    )
    return read_article(article, KEYS, place, source=source)


def _read(text: str, source: str) -> Node:
    """What the answer is about; a shell that says `success: false` is none."""
    answer = read_json(text, source=source)
    if answer.get("success").value is not True or not isinstance(answer.get("object").value, dict):
        raise answer.error("success: true and an object")
    return answer.get("object")
