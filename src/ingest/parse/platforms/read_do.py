"""Family I, `read.do`: 海口日报, 安庆日报, 安庆晚报, 颍州晚报, 中国社会科学报. A calendar in JSON, pages in HTML.

`POST read.do?m=getIssueByMonth newspaperId=1 yyyymm=202607` (海口) or `date=2026-07-22` (the others) → `data[]` of
`idateDisp`, `path` → `read.do?m=i&iid=…&idate=1_2026-07-22`, the first page; further pages have an `eid`, articles a
`sid`. The newspaper's number stands in the entry's query, `…?newspaperId=2`, 1 where it does not.

Facts: yeyeshengge2437/bm_lyh_project (2024–25), xiaoxiaosuaxuan/newscrapy (2022–23).
"""

import re
from datetime import date
from urllib.parse import parse_qsl, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.address import post_form
from ingest.domain.errors import LayoutError, NoEditionError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.html import read_html_line, read_node_lines, read_tree
from ingest.parse.platforms.json_fields import (
    Keys,
    Place,
    find_field,
    find_link,
    list_articles,
    read_article,
    read_content_no,
    read_label,
)
from ingest.parse.platforms.json_node import Json, Node, has_key, read_date, read_json
from ingest.parse.platforms.values import ArticlePage, PageKind

CALENDAR = "m=getIssueByMonth"
OWN_PATH = re.compile(r"\bread\.do\?")
PAGES = "span.listTitleL a[href]"
ARTICLES = "#link a[href], div.humor li a[href]"
PDF = "div.leftTitle a[href]"
BODY = ("#article_content", "div.articleContent")
PICTURES = "#article_image"
TITLES = ("p.articleTitle", "p.articleTitle2")
KEYS = Keys(headline=("p.articleTitle",), deck=("p.articleTitle2",), body=("body",))


def recognise(text: str, *, source: str = "") -> str | None:
    """`I` by its own addresses, or the calendar's keys."""
    if "read.do" not in text and "read.do" not in source and "idateDisp" not in text:
        return None
    kind = page_kind(text, source=source)
    return "I" if kind and (OWN_PATH.search(text) or OWN_PATH.search(source)) else None


def page_kind(text: str, *, source: str = "page") -> PageKind | None:
    """A calendar, an edition page or an article, which may carry its page's navigation."""
    if CALENDAR in source or has_key(text, "idateDisp", "path"):
        return PageKind.ENTRY
    if _names(text, "article_content", "articleContent"):
        return PageKind.ARTICLE
    return PageKind.EDITION_PAGE if _names(text, "listTitleL") or OWN_PATH.search(source) else None


def _names(text: str, *marks: str) -> bool:
    return any(re.search(rf"(?:id|class)\s*=\s*[\"']?{mark}\b", text, re.IGNORECASE) for mark in marks)


def first_address(entry_url: str, day: date) -> str:
    """The calendar of the day's month; each site reads one of the two fields that say which."""
    number = find_field(entry_url, "newspaperId") or "1"
    fields = (("newspaperId", number), ("yyyymm", f"{day:%Y%m}"), ("date", day.isoformat()))
    return post_form(urljoin(entry_url, f"/epaper/read.do?{CALENDAR}"), fields)


def find_entry(text: str, *, source: str, day: date | None = None) -> str | None:
    """The first page of that day's edition, of the latest without one.

    Raises:
        NoEditionError: If the calendar does not have the day.
    """
    listed = read_json(text, source=source).get("data")
    paths = {_read_day(issue): find_link(source, issue.raw("path")) for issue in listed.items()}
    wanted = day or max(paths, default=None)
    if wanted is None or wanted not in paths:
        raise NoEditionError(f"{source}: the site's calendar has no edition on {wanted or 'any day'}")
    if target := paths[wanted]:
        return target
    raise listed.error(f"the path of {wanted}")


def _read_day(issue: Node) -> date:
    day = read_date(issue.raw("idateDisp"))
    if not day:
        raise issue.error("an edition with its date (idateDisp)")
    return day


def dated_address(address: str, day: date) -> str | None:
    """None: the number of an edition says nothing about another day's."""
    del address, day
    return None


def find_page_text(text: str, *, source: str) -> str | None:
    """No such site links a page's text."""
    del text, source
    return None


def parse_edition_page(text: str, *, source: str) -> EditionPage:
    """Read an edition page; its date stands in its address and in those of its pages.

    Raises:
        LayoutError: If it lists no pages.
    """
    tree = read_tree(text, source=source)
    pages = {page.url: page for node in tree.css(PAGES) if (page := _read_page_link(node, source))}
    if not pages:
        raise LayoutError(source=source, expected=f"a list of pages ({PAGES})", found="no page links")
    own = _find_own(tuple(pages.values()), source)
    links = (find_link(source, node.attributes["href"]) for node in tree.css(PDF))
    pdf = next((url for url in links if url), None)
    listed = tuple(
        page
        if page is not own
        else PageLink(page_no=own.page_no, page_name=own.page_name, url=own.url, pdf_url=pdf)
        for page in pages.values()
    )
    return EditionPage(
        source=source,
        page_no=own.page_no,
        page_name=own.page_name,
        edition_date=_find_date(source) or _find_date(own.url),
        pages=listed,
        articles=list_articles(
            (node.attributes.get("title") or read_html_line(node.inner_html or ""), url)
            for node in tree.css(ARTICLES)
            if (url := find_link(source, node.attributes["href"])) and "sid" in _query(url)
        ),
    )


def _read_page_link(node: LexborNode, source: str) -> PageLink | None:
    page_no, page_name = read_label(read_html_line(node.inner_html or ""))
    url = find_link(source, node.attributes["href"])
    if not page_no or not url or not OWN_PATH.search(url):
        return None
    return PageLink(page_no=page_no, page_name=page_name, url=url)


def _find_own(pages: tuple[PageLink, ...], source: str) -> PageLink:
    """The page with this address's `eid`; without one the edition's first."""
    eid = _query(source).get("eid")
    return next((page for page in pages if eid and _query(page.url).get("eid") == eid), pages[0])


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


def _find_date(url: str) -> date | None:
    return read_date(_query(url).get("idate", ""))


def parse_article_page(text: str, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If it has no body, or an empty one.
    """
    tree = read_tree(text, source=source)
    body = next((node for selector in BODY for node in tree.css(selector)[:1]), None)
    if body is None:
        raise LayoutError(source=source, expected=f"an article ({', '.join(BODY)})", found="0")
    around = tree.css_first(PICTURES)
    captions = tuple(line for line, _ in read_node_lines(around)) if around else ()
    picture = around.html or "" if around and not captions else ""
    fields: dict[str, Json] = {selector: _read_html(tree, selector) for selector in TITLES}
    article = Node({**fields, "body": f"{body.html or ''}{picture}"}, source)
    place = Place(content_no=read_content_no(_query(source).get("sid", "")), edition_date=_find_date(source))
    return read_article(article, KEYS, place, source=source, captions=captions)


def _read_html(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return (node.inner_html or "") if node else ""
