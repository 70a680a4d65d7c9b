"""An edition page of a Founder e-paper (A, B, B2) → the edition's pages, and the articles of this one."""

from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.html import read_tree
from ingest.parse.platforms.founder_labels import (
    Label,
    find_date_in,
    find_folio,
    parse_page_no,
    read_text,
    search_label,
)
from ingest.parse.platforms.founder_lists import find_articles
from ingest.parse.platforms.founder_marks import find_properties, find_property_date
from ingest.parse.platforms.founder_pages import find_links, find_own_pdf, find_pages, read_page_tree
from ingest.parse.platforms.founder_urls import find_content_no, find_printed_no, resolve, strip_query


def parse_edition_page(html: str, *, source: str) -> EditionPage:
    """Read an edition page; its date is the one it prints, else its address's.

    Raises:
        LayoutError: If it lists no pages.
    """
    tree = read_tree(html, source=source)
    edition, links = find_links(tree, source)
    pages = read_page_tree(tree, find_pages(tree, links, source), edition)
    if not pages:
        expected = (
            "a list of pages (a#pageLink, #layoutlist a, .swiper-slide a, or links such as 第01版：要闻)"
        )
        raise LayoutError(source=source, expected=expected, found="no page links")
    anchors = tuple((url, node) for url, node in links if find_content_no(url))
    articles = find_articles(tree, anchors, edition, pages)
    properties = find_properties(html)
    marked, marked_date = find_folio(tree)
    pdf_url = find_own_pdf(tree, html, source, pages)
    text = _read_bare_text(tree)
    label = Label(parse_page_no(properties.get("pagenum")), None)
    label = next(
        (one for one in (label, marked, search_label(text)) if one and one.page_no), Label(None, None)
    )
    own = _find_own(pages, source, label)
    day = (
        marked_date or find_date_in(text, with_weekday=True) or edition.day or find_property_date(properties)
    )
    return EditionPage(
        source=source,
        page_no=own.page_no if own else label.page_no,
        page_name=own.page_name if own and own.page_name else label.page_name,
        edition_date=day or find_date_in(text),
        pages=tuple(_with_pdf(page, pdf_url) if page is own else page for page in pages),
        articles=(own.articles if own else None) or articles,
    )


def _find_own(pages: tuple[PageLink, ...], source: str, label: Label) -> PageLink | None:
    """The page one is on, by its address, else by what it prints, else by the number in its address."""
    numbers = (label.page_no, parse_page_no(find_printed_no(source)))
    by_url = next((page for page in pages if page.url == strip_query(source)), None)
    by_number = (page for number in numbers if number for page in pages if page.page_no == number)
    return by_url or next(by_number, None)


def _with_pdf(page: PageLink, pdf_url: str | None) -> PageLink:
    return page if page.pdf_url or not pdf_url else replace(page, pdf_url=pdf_url)


def _read_bare_text(tree: LexborHTMLParser) -> str:
    """The page's text without links; takes them out of the tree."""
    for link in tree.css("a, select, script, style"):
        link.decompose()
    return read_text(tree.root.text(separator=" ")) if tree.root else ""


def find_page_text(html: str, *, source: str) -> str | None:
    """The address of a page's scan text (`<a class="page-text" href="05.md">`), for pages without articles."""
    links: Iterator[LexborNode] = iter(read_tree(html, source=source).css("a.page-text[href]"))
    return next((resolve(source, link.attributes.get("href")) for link in links), None)
