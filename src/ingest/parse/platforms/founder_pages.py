"""The navigation of a Founder edition page → the edition's pages, each once, with number, name, address and PDF.

The list often stands twice with different labels, links repeat an id, numbers have gaps, and links such as 下一版 lead
to pages too: the longest list gives the order, whatever else is labelled as a page follows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.page import ArticleLink, PageLink
from ingest.parse.platforms.founder_labels import Label, parse_label, parse_page_no, read_text
from ingest.parse.platforms.founder_lists import group_by_list, is_credit, read_title
from ingest.parse.platforms.founder_urls import (
    EditionFolder,
    find_content_no,
    find_edition,
    find_printed_no,
    is_edition_page,
    resolve,
)
from ingest.parse.platforms.links import pair_in_turn

NAVIGATION = ", ".join(
    f"{block} a[href]"
    for block in (
        "#list",
        ".swiper-container",
        ".nav-list",
        "#layoutlist",
        "#Chunkiconlist",
        ".Chunkiconlist",
        "ul.layout-catalogue-list",
        "div.main-ednav-nav",
        "#bmdhTable",
        "#pageList",
        "#webtree dt",
    )
)  # where known skins list pages, some of them by name alone
NOT_A_NAME = re.compile(
    r"[上下前后][一1]?[版页期叠].*|返回.*|首页|更多.*|PDF.*|版面.{0,4}|.*导航|\W*", re.IGNORECASE
)
PDF_TEXT = re.compile(r"id\s*=\s*[\"']?pdfUrl[\"']?[^>]*>([^<]+\.pdf[^<]*)<", re.IGNORECASE)
PDF_LINKS = "a[href*='.pdf'], a[href*='.PDF']"
NO_PDF_YET = ""
ROW_HEIGHT = 4  # how many elements a page's link and its PDF's may be away from their common row


def find_links(
    tree: LexborHTMLParser, source: str
) -> tuple[EditionFolder, tuple[tuple[str, LexborNode], ...]]:
    """The page's edition, and its links to pages and articles of it in document order."""
    found = [
        (url, node)
        for node in tree.css("a[href]")
        if (url := resolve(source, node.attributes.get("href")))
        and (is_edition_page(url) or find_content_no(url))
    ]
    areas = (resolve(source, node.attributes.get("href")) for node in tree.css("area[href]"))
    edition = find_edition(source, [*(url for url, _ in found), *(url for url in areas if url)])
    return edition, tuple((url, node) for url, node in found if edition.holds(url))


def find_pages(
    tree: LexborHTMLParser, links: tuple[tuple[str, LexborNode], ...], source: str
) -> tuple[PageLink, ...]:
    """Every page of the edition once, in order of the longest list."""
    named = {node.mem_id for node in tree.css(NAVIGATION)}
    labelled = [
        (url, node, label)
        for url, node in links
        if is_edition_page(url) and (label := _read_label(node, url, is_listed=node.mem_id in named))
    ]
    by_id = {node.mem_id: (url, node, label) for url, node, label in labelled}
    lists = sorted(group_by_list(tuple((url, node) for url, node, _ in labelled)), key=_count_pages)
    pages: dict[str, PageLink] = {}
    rows: dict[int, str | None] = {}
    for url, node, label in (by_id[node.mem_id] for nodes in lists for _, node in nodes):
        known = pages.get(url)
        pages[url] = PageLink(
            page_no=known.page_no if known else label.page_no or "",
            page_name=(known and known.page_name) or label.page_name,
            url=url,
            pdf_url=(known and known.pdf_url) or _find_pdf(node, source, rows),
        )
    return _with_pdfs_in_turn(tuple(pages.values()), tree, source)


def _with_pdfs_in_turn(
    pages: tuple[PageLink, ...], tree: LexborHTMLParser, source: str
) -> tuple[PageLink, ...]:
    """Where no row holds a page and its PDF together, they may follow one another."""
    if any(page.pdf_url for page in pages) or not tree.css_matches(PDF_LINKS):
        return pages
    urls = (resolve(source, node.attributes.get("href")) for node in tree.css("a[href]"))
    pairs = pair_in_turn(filter(None, urls), {page.url for page in pages})
    return tuple(replace(page, pdf_url=pairs[page.url]) for page in pages) if pairs else pages


def _count_pages(links: tuple[tuple[str, LexborNode], ...]) -> int:
    return -len({url for url, _ in links})


def _read_label(node: LexborNode, url: str, *, is_listed: bool) -> Label | None:
    """The link's label; in a known list of pages its whole text is a name and its address carries the number."""
    text = read_text(node.text(separator=" ")) if node.child else ""
    if label := parse_label(text):
        return label
    page_no = parse_page_no(find_printed_no(url)) if is_listed and not NOT_A_NAME.fullmatch(text) else None
    return Label(page_no, text) if page_no else None


def find_own_pdf(tree: LexborHTMLParser, html: str, source: str, pages: tuple[PageLink, ...]) -> str | None:
    """The PDF of the page one is on: newer skins link no other, and some keep it in a hidden or commented-out line."""
    hidden = PDF_TEXT.search(html)
    others = {page.pdf_url for page in pages}
    linked = (resolve(source, hidden[1].strip()) if hidden else None, *_find_pdfs(tree, source))
    return next((url for url in linked if url and url not in others), None)


def _find_pdfs(tree: LexborHTMLParser, source: str) -> Iterator[str | None]:
    for node in tree.css(PDF_LINKS):
        url = resolve(source, node.attributes.get("href"))
        if url and url.lower().endswith(".pdf"):
            yield url


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
    links = row.css("a[href], img[filepath]")
    urls = [resolve(source, link.attributes.get("href") or link.attributes.get("filepath")) for link in links]
    if len({url for url in urls if url and is_edition_page(url)}) > 1:
        return None
    return next((url for url in urls if url and url.lower().endswith(".pdf")), NO_PDF_YET)


def read_page_tree(
    tree: LexborHTMLParser, pages: tuple[PageLink, ...], edition: EditionFolder
) -> tuple[PageLink, ...]:
    """Give each page the articles that `#webtree` lists below it: one response names the whole edition."""
    below: dict[str, tuple[ArticleLink, ...]] = {}
    for block in tree.css("#webtree dl"):
        links = [
            (resolve(edition.source, node.attributes.get("href")), node) for node in block.css("a[href]")
        ]
        page = next((url for url, _ in links if url and is_edition_page(url)), None)
        if page:
            below[page] = _list_articles(((url, node) for url, node in links if url), edition)
    return tuple(replace(page, articles=below.get(page.url, page.articles)) for page in pages)


def _list_articles(
    links: Iterable[tuple[str, LexborNode]], edition: EditionFolder
) -> tuple[ArticleLink, ...]:
    titles: dict[str, str] = {}
    for url, node in links:
        if find_content_no(url) and edition.holds(url):
            titles[url] = titles.get(url) or read_title(node)
    kept = [(url, title) for url, title in titles.items() if not is_credit(title)]
    return tuple(
        ArticleLink(order=order, title=title, url=url) for order, (url, title) in enumerate(kept, start=1)
    )
