"""An edition page of Founder's classic e-papers → the edition's pages, and the articles of this one.

The navigation often stands twice with different labels, links repeat an id, and blocks such as 今日关注 list other
pages' articles: what the page's picture map points to, and the list most of it stands in, are its own.
"""

import re
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.errors import LayoutError
from ingest.domain.ids import check_page_no
from ingest.domain.page import ArticleLink, EditionPage, PageLink
from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import read_tree, tidy
from ingest.parse.platforms.founder_marks import find_properties, find_property_date
from ingest.parse.platforms.founder_urls import (
    find_content_no,
    find_date,
    find_node_no,
    is_edition_page,
    is_same_edition,
    resolve,
    strip_query,
)

_NO = r"(?P<no>[A-Z]{0,3}\d{1,3})"
LABEL = re.compile(
    rf"[(（]?(?:第\s*)?{_NO}(?:[-—~、]\d+)?[)）]?\s*(?:版\s*[:：]?|[:：]|(?=\s)|$)\s*(?P<name>.*)"
)
OWN_LABEL = re.compile(rf"(?:第\s*)?{_NO}\s*版\s*[:：]\s*(?P<name>[^\s|]*)")
PRINTED_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
SCRIPTED_TITLE = re.compile(r"view\([\"'](.*?)[\"']\)", re.DOTALL)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
EDITORS = re.compile(
    r"\s*(?:本版|本期)?\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美编|主编|值班编委|版式)\s*[:：/／\s]"
)
OWN_LISTS = ", ".join(
    f"{block} a[href]"
    for block in ("ul.main-ed-articlenav-list", "#titleList", "ul.ul02_l", "ul.list01", ".humor ul")
)  # where known skins without a picture map list a page's articles
NO_PDF_YET = ""
CUT_OFF = ("…", "...")
ROW_HEIGHT = 4  # how many elements a page's link and its PDF's may be away from their common row


def parse_edition_page(html: str, *, source: str) -> EditionPage:
    """Read an edition page.

    Raises:
        LayoutError: If it lists no pages.
    """
    tree = read_tree(html, source=source)
    properties = find_properties(html)
    pages = find_pages(tree, source)
    if not pages:
        raise LayoutError(source=source, expected="a list of pages (a#pageLink)", found="no page links")
    articles = find_articles(tree, source)
    page_no, page_name, text = _find_own_label(tree, properties, pages, source)
    return EditionPage(
        source=source,
        page_no=page_no,
        page_name=page_name,
        edition_date=find_date(source) or find_property_date(properties) or _find_printed_date(text),
        pages=pages,
        articles=articles,
    )


def find_pages(tree: LexborHTMLParser, source: str) -> tuple[PageLink, ...]:
    """Every page of the edition once, in order of the first list."""
    pages: dict[str, PageLink] = {}
    rows: dict[int, str | None] = {}
    for anchor in tree.css("a[href]"):
        label = LABEL.fullmatch(_read_text(anchor))
        url = resolve(source, anchor.attributes.get("href")) if label else None
        if not url or not label or not is_edition_page(url) or not is_same_edition(source, url):
            continue
        known = pages.get(url)
        pages[url] = PageLink(
            page_no=known.page_no if known else check_page_no(label["no"]),
            page_name=(known and known.page_name) or label["name"] or None,
            url=url,
            pdf_url=(known and known.pdf_url) or _find_pdf(anchor, source, rows),
        )
    return tuple(pages.values())


def _find_pdf(anchor: LexborNode, source: str, rows: dict[int, str | None]) -> str | None:
    """The PDF linked in the same row as the page, and in no other page's row; `rows` keeps what was looked at."""
    row = anchor.parent
    for _ in range(ROW_HEIGHT):
        if row is None:
            return None
        if row.mem_id not in rows:
            rows[row.mem_id] = _read_row(row, source)
        if rows[row.mem_id] != NO_PDF_YET:
            return rows[row.mem_id]
        row = row.parent
    return None


def _read_row(row: LexborNode, source: str) -> str | None:
    """The row's PDF; None where the row holds several pages; NO_PDF_YET where one must look further out."""
    urls = [resolve(source, link.attributes.get("href")) for link in row.css("a[href]")]
    if len({url for url in urls if url and is_edition_page(url)}) > 1:
        return None
    return next((url for url in urls if url and url.lower().endswith(".pdf")), NO_PDF_YET)


def find_articles(tree: LexborHTMLParser, source: str) -> tuple[ArticleLink, ...]:
    """The page's own articles in the order of its list; editors' credit lines are none."""
    areas = _find_links(tree, "area[href]", source) or _find_links(tree, OWN_LISTS, source)
    anchors = _find_links(tree, "a[href]", source)
    titles: dict[str, str] = {}
    for url, node in (*anchors, *areas):
        titles[url] = _choose_title(titles.get(url), _read_title(node))
    own = _select_own(tuple(dict.fromkeys(url for url, _ in areas)), anchors)
    kept = [url for url in own if not EDITORS.match(titles[url])]
    return tuple(
        ArticleLink(order=order, title=titles[url], url=url) for order, url in enumerate(kept, start=1)
    )


def _find_links(tree: LexborHTMLParser, selector: str, source: str) -> tuple[tuple[str, LexborNode], ...]:
    """Links to articles of this edition; where their names carry the page's own number, only of this page."""
    found = []
    for node in tree.css(selector):
        url = resolve(source, node.attributes.get("href"))
        if url and find_content_no(url) and is_same_edition(source, url):
            found.append((url, node))
    own_node = find_node_no(source)
    numbered = {find_node_no(url) for url, _ in found}
    if own_node in numbered and own_node:
        found = [(url, node) for url, node in found if find_node_no(url) == own_node]
    return tuple(found)


def _select_own(areas: tuple[str, ...], anchors: tuple[tuple[str, LexborNode], ...]) -> tuple[str, ...]:
    """The list that holds most of the picture map's articles gives the order; the map's others follow."""
    lists = _group_by_list(anchors)
    if not areas:
        return tuple(dict.fromkeys(url for urls in lists for url in urls))
    mapped = set(areas)
    own = [urls for urls in lists if 2 * len(mapped.intersection(urls)) > len(urls)]
    own.sort(key=lambda urls: -len(mapped.intersection(urls)))
    return tuple(dict.fromkeys((*(url for urls in own for url in urls), *areas)))


def _group_by_list(anchors: tuple[tuple[str, LexborNode], ...]) -> tuple[tuple[str, ...], ...]:
    """Article links by the list they stand in: the nearest element around with more than one article."""
    article_of = {node.mem_id: url for url, node in anchors}
    is_list: dict[int, bool] = {}
    groups: dict[int, list[str]] = {}
    for url, node in anchors:
        groups.setdefault(_find_list(node, article_of, is_list), []).append(url)
    return tuple(tuple(dict.fromkeys(urls)) for urls in groups.values())


def _find_list(node: LexborNode, article_of: dict[int, str], is_list: dict[int, bool]) -> int:
    around = node.parent
    while around is not None and around.parent is not None:
        if around.mem_id not in is_list:
            links = {article_of.get(link.mem_id) for link in around.css("a[href]")}
            is_list[around.mem_id] = len(links - {None}) > 1
        if is_list[around.mem_id]:
            return around.mem_id
        around = around.parent
    return node.mem_id


def _read_title(node: LexborNode) -> str:
    """The link's text, or the title its script writes, or its `title` where the text is cut off or missing.

    A list prints a two-line headline as one line: its `<br>` leaves nothing behind. The article page keeps the break.
    """
    text = _read_text(node)
    if scripted := SCRIPTED_TITLE.search(text):
        text = _tidy_text(LINE_BREAK.sub("", scripted[1]))
    given = _tidy_text(LINE_BREAK.sub("", node.attributes.get("title") or node.attributes.get("alt") or ""))
    return given if given and (not text or text.endswith(CUT_OFF)) else text


def _choose_title(known: str | None, title: str) -> str:
    """The first title that is not cut off; a link around a picture has none."""
    if known and not (known.endswith(CUT_OFF) and title and not title.endswith(CUT_OFF)):
        return known
    return title or known or ""


def _find_own_label(
    tree: LexborHTMLParser, properties: dict[str, str], pages: tuple[PageLink, ...], source: str
) -> tuple[str | None, str | None, str]:
    """This page's number and name, and the page's text without links."""
    for link in tree.css("a, select, script, style"):
        link.decompose()
    text = _tidy_text(tree.root.text(separator=" ") if tree.root else "")
    own = next((page for page in pages if page.url == strip_query(source)), None)
    label = LABEL.fullmatch(properties.get("pagenum", "")) or OWN_LABEL.search(text)
    page_no = own.page_no if own else check_page_no(label["no"]) if label else None
    named = own or next((page for page in pages if page.page_no == page_no), None)
    page_name = named.page_name if named else label["name"] if label else None
    return page_no, page_name or None, text


def _find_printed_date(text: str) -> date | None:
    match = PRINTED_DATE.search(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:  # a misprint: no date rather than a wrong one
        return None


def find_page_text(html: str, *, source: str) -> str | None:
    """The address of a page's scan text (`<a class="page-text" href="05.md">`), for pages without articles."""
    links: Iterator[LexborNode] = iter(read_tree(html, source=source).css("a.page-text[href]"))
    return next((resolve(source, link.attributes.get("href")) for link in links), None)


def _read_text(node: LexborNode) -> str:
    return _tidy_text(node.text())


def _tidy_text(text: str) -> str:
    return tidy(clean_text(text)[0])
