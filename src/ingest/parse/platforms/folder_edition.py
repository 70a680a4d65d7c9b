"""An edition page of a family with a folder for each day → the edition's pages, and the articles of this one.

Lists of other pages' articles have addresses of the same form: an article is a page's own by its number where that
carries the page's, else by the list or the picture map it stands in.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from string import ascii_uppercase

from selectolax.lexbor import LexborHTMLParser

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage, PageLink
from ingest.parse.html import read_tree
from ingest.parse.platforms.folder_links import Links, find_pages, gather_links, list_articles
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.founder_labels import (
    Label,
    find_date_in,
    parse_label,
    read_text,
    search_label,
)
from ingest.parse.platforms.founder_urls import strip_query
from ingest.parse.platforms.links import Link, pair_in_turn

NOT_BARE = "a, select, script, style, noscript, body [onclick]"


def parse_edition_page(text: str, skin: Skin, *, source: str) -> EditionPage:
    """Read an edition page.

    Raises:
        LayoutError: If it lists no pages.
    """
    tree = read_tree(text, source=source)
    links = gather_links(tree, skin, source)
    bare = take_bare_text(read_tree(text, source=source))
    label = find_own_label(tree, skin) or search_label(bare)
    pages = find_pages(tree, links, skin)
    if not pages and skin.unlisted:
        pages = skin.unlisted(links.pages, label, source)
    pages = _with_pdfs_in_turn(pages, links)
    own = find_own(pages, skin, source, label, links)
    if not pages:
        expected = f"links to the edition's pages ({skin.page.pattern}) named as 第01版：要闻"
        raise LayoutError(source=source, expected=expected, found="no page links")
    pages = _with_own_pdf(pages, own, links)
    own = next((page for page in pages if own and page.url == own.url), None)
    articles = own.articles if own else None
    if articles is None:
        articles = list_articles(_select_own(tree, links, skin, source, own))
    return EditionPage(
        source=source,
        page_no=own.page_no if own else label.page_no if label else None,
        page_name=own.page_name if own else label.page_name if label else None,
        edition_date=find_edition_date(skin, source, pages, bare),
        pages=pages,
        articles=articles,
    )


def find_edition_date(skin: Skin, source: str, pages: tuple[PageLink, ...], bare: str) -> date | None:
    """A date printed with its weekday is the edition's own; else the address's, else any that is printed."""
    return (
        find_date_in(bare, with_weekday=True)
        or next(
            (day for url in (source, *(page.url for page in pages)) if (day := skin.find_date(url))), None
        )
        or find_date_in(bare)
    )


def _with_pdfs_in_turn(pages: tuple[PageLink, ...], links: Links) -> tuple[PageLink, ...]:
    """Where no row holds a page and its PDF together, they may follow one another."""
    if any(page.pdf_url for page in pages):
        return pages
    pairs = pair_in_turn(links.in_turn, {page.url for page in pages})
    return tuple(replace(page, pdf_url=pairs[page.url]) for page in pages) if pairs else pages


def _with_own_pdf(pages: tuple[PageLink, ...], own: PageLink | None, links: Links) -> tuple[PageLink, ...]:
    """A page that links a single PDF outside its list of pages links its own."""
    rest = {link.url for link in links.pdfs} - {page.pdf_url for page in pages}
    if own is None or own.pdf_url or len(rest) != 1:
        return pages
    return tuple(replace(page, pdf_url=next(iter(rest))) if page is own else page for page in pages)


def _select_own(
    tree: LexborHTMLParser, links: Links, skin: Skin, source: str, own: PageLink | None
) -> Iterator[Link]:
    """The page's own articles: those numbered as its own, in its list, then those only on its picture map."""
    articles = _numbered_as_own(links.articles, skin, source, own)
    mapped = {link.url for link in articles if link.node.tag == "area"}
    blocks = tree.css(", ".join(skin.lists)) if skin.lists else []
    listed = {node.mem_id for block in blocks for node in (block, *block.css("a, [onclick]"))}
    for link in articles:
        if link.node.tag == "area":
            continue
        if link.node.mem_id in listed or (not blocks and (not mapped or link.url in mapped)):
            yield link
    yield from (link for link in articles if link.node.tag == "area")


def _numbered_as_own(
    articles: tuple[Link, ...], skin: Skin, source: str, own: PageLink | None
) -> tuple[Link, ...]:
    """Where names carry their page, only those of this one."""
    file, number = skin.find_file(source), skin.find_printed_no(source)
    if file and all(skin.find_file(link.url) for link in articles):
        return tuple(link for link in articles if skin.find_file(link.url) == file)
    if number and all(skin.find_printed_no(link.url) for link in articles):
        return tuple(link for link in articles if _same_no(skin.find_printed_no(link.url), number))
    number = own.page_no if own else None
    kept = tuple(link for link in articles if number and _same_no(skin.find_printed_no(link.url), number))
    return kept or articles


def _same_no(one: str | None, other: str) -> bool:
    """`01` in an article's name is page A01's too."""
    return one is not None and one in (other, other.lstrip(ascii_uppercase))


def find_own(
    pages: tuple[PageLink, ...], skin: Skin, source: str, label: Label | None, links: Links
) -> PageLink | None:
    """The page one is on, by its address, else by what it prints or its picture map leads to.

    An unlisted index is the first page; what was saved under another name may be any.
    """
    by_url = next((page for page in pages if page.url == strip_query(source)), None)
    mapped = next((link.url for link in links.articles if link.node.tag == "area"), "")
    numbers = (label.page_no if label else None, skin.find_printed_no(source), skin.find_printed_no(mapped))
    by_number = (page for number in numbers for page in pages if page.page_no == number)
    is_named = skin.is_page(source) or skin.find_date(source)
    return by_url or next(by_number, None) or (pages[0] if pages and is_named and not label else None)


def find_own_label(tree: LexborHTMLParser, skin: Skin) -> Label | None:
    """What the page prints about itself in a mark of its own."""
    for node in tree.css(", ".join(skin.own_label)) if skin.own_label else ():
        text = read_text(node.text())
        if label := parse_label(text) or search_label(text):
            return label
    return None


def prints_label(tree: LexborHTMLParser) -> bool:
    """Whether a page may print anywhere which one it is, `第01版`; quicker than to look for it."""
    return tree.body is not None and "版" in tree.body.text()


def take_bare_text(tree: LexborHTMLParser) -> str:
    """The page's text without links, lists of days and scripts; takes them out of the tree."""
    if tree.body is None:
        return ""
    for node in reversed(tree.css(NOT_BARE)):  # what stands in another one goes before it
        node.decompose()
    return read_text(tree.body.text(separator=" "))
