"""An edition page of a family with a folder for each day → the edition's pages, and the articles of this one.

Navigation often links a page twice, by number and by name, and 下一版 links one out of turn; lists of other pages'
articles have addresses of the same form. So a page is known by what its links call it, and an article is a page's own
by its number where that carries the page's, else by the list or the picture map it stands in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from string import ascii_uppercase

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.errors import LayoutError
from ingest.domain.page import ArticleLink, EditionPage, PageLink
from ingest.parse.html import read_tree
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.links import (
    Label,
    Link,
    find_links,
    find_printed_date,
    is_credit,
    is_navigation,
    parse_label,
    read_text,
    search_label,
    strip_query,
)

UNPRINTED = frozenset(["a", "select", "script", "style", "noscript"])
PUNCTUATION = "<>《》«»[]|·. "
LONGEST_NAME = 30
NO_PDF_YET = ""
ROW_HEIGHT = 4  # how many elements a page's link and its PDF's may be away from their common row


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page that belong to its edition, in document order."""

    pages: tuple[Link, ...]
    articles: tuple[Link, ...]
    pdfs: tuple[Link, ...]


@dataclass(slots=True)
class _Named:
    """What the links to one page call it, as far as they were read."""

    page_no: str | None = None
    page_name: str | None = None
    order: int | None = None
    nodes: list[LexborNode] = field(default_factory=list)


def parse_edition_page(text: str, skin: Skin, *, source: str) -> EditionPage:
    """Read an edition page.

    Raises:
        LayoutError: If it lists no pages.
    """
    tree = read_tree(text, source=source)
    links = gather_links(tree, skin, source)
    bare = read_bare_text(tree)
    label = find_own_label(tree, skin, bare)
    pages = find_pages(tree, links, skin)
    if not pages and skin.unlisted:
        pages = skin.unlisted(links.pages, label, source)
    own = find_own(pages, skin, source, label)
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
        find_printed_date(bare, with_weekday=True)
        or next(
            (day for url in (source, *(page.url for page in pages)) if (day := skin.find_date(url))), None
        )
        or find_printed_date(bare)
    )


def gather_links(tree: LexborHTMLParser, skin: Skin, source: str) -> Links:
    """Links of this page's edition; other days' and the pad edition's lie in other folders."""
    found = tuple(find_links(tree, source))
    ours = tuple(link for link in found if skin.is_page(link.url) or skin.is_article(link.url))
    folder = skin.find_edition_folder(source, (link.url for link in ours))
    ours = tuple(link for link in ours if skin.find_folder(link.url) == folder)
    return Links(
        pages=tuple(link for link in ours if not skin.is_article(link.url)),
        articles=tuple(link for link in ours if skin.is_article(link.url)),
        pdfs=tuple(link for link in found if link.url.lower().endswith(".pdf")),
    )


def find_pages(tree: LexborHTMLParser, links: Links, skin: Skin) -> tuple[PageLink, ...]:
    """Every page of the edition once, in order of the first link that names it."""
    named: dict[str, _Named] = {}
    for order, link in enumerate(links.pages):
        _note_name(named.setdefault(link.url, _Named()), link, order)
    whole = _read_whole(tree, links, skin)
    rows: dict[int, str | None] = {}
    pages = [
        PageLink(
            page_no=page_no,
            page_name=known.page_name,
            url=url,
            pdf_url=_find_pdf(known.nodes, links, rows),
            articles=whole.get(url, ()) if whole else None,
        )
        for url, known in sorted(named.items(), key=lambda item: item[1].order or 0)
        if known.order is not None and (page_no := known.page_no or skin.find_printed_no(url))
    ]
    return tuple(pages)


def _note_name(known: _Named, link: Link, order: int) -> None:
    """`01` and `头版` may be two links to one page."""
    text = link.read_title()
    known.nodes.append(link.node)
    if not text.strip(PUNCTUATION) or is_navigation(text) or len(text) > LONGEST_NAME:
        return
    label = parse_label(text) or Label(None, text)
    known.page_no = known.page_no or label.page_no
    known.page_name = known.page_name or label.page_name
    known.order = order if known.order is None else known.order


def _find_pdf(nodes: list[LexborNode], links: Links, rows: dict[int, str | None]) -> str | None:
    """The PDF linked in the same row as the page, and in no other page's row; `rows` keeps what was looked at."""
    for node in nodes if links.pdfs else ():
        row = node.parent
        for _ in range(ROW_HEIGHT):
            if row is None:
                break
            if row.mem_id not in rows:
                rows[row.mem_id] = _read_row(row, links)
            if rows[row.mem_id] is None:
                break
            if rows[row.mem_id] != NO_PDF_YET:
                return rows[row.mem_id]
            row = row.parent
    return None


def _read_row(row: LexborNode, links: Links) -> str | None:
    """The row's PDF; None where the row holds several pages; NO_PDF_YET where one must look further out."""
    inside = {node.mem_id for node in row.css("a, [onclick]")}
    if len({link.url for link in links.pages if link.node.mem_id in inside}) > 1:
        return None
    return next((link.url for link in links.pdfs if link.node.mem_id in inside), NO_PDF_YET)


def _with_own_pdf(pages: tuple[PageLink, ...], own: PageLink | None, links: Links) -> tuple[PageLink, ...]:
    """A page that links a single PDF outside its list of pages links its own."""
    rest = {link.url for link in links.pdfs} - {page.pdf_url for page in pages}
    if own is None or own.pdf_url or len(rest) != 1:
        return pages
    return tuple(replace(page, pdf_url=next(iter(rest))) if page is own else page for page in pages)


def _read_whole(tree: LexborHTMLParser, links: Links, skin: Skin) -> dict[str, tuple[ArticleLink, ...]]:
    """Each page's articles where one list names the whole edition's, each below its page."""
    if not skin.whole:
        return {}
    inside = {node.mem_id for node in tree.css(", ".join(f"{block} *" for block in skin.whole.split(", ")))}
    kind = {link.node.mem_id: link for link in (*links.pages, *links.articles) if link.node.mem_id in inside}
    below: dict[str, list[Link]] = {}
    page: list[Link] = []
    for node in tree.css("a, area, [onclick]"):
        link = kind.get(node.mem_id)
        if link and not skin.is_article(link.url):
            page = below.setdefault(link.url, [])
        elif link:
            page.append(link)
    filled = sum(map(bool, below.values()))
    return {url: list_articles(own) for url, own in below.items()} if 2 * filled > len(below) else {}


def list_articles(links: Iterable[Link]) -> tuple[ArticleLink, ...]:
    """Each article once in order; credit lines and advertisements are none, nor is 下一篇."""
    titles: dict[str, str] = {}
    for link in links:
        title = link.read_title()
        if not is_navigation(title):
            titles[link.url] = titles.get(link.url) or title
    kept = [(url, title) for url, title in titles.items() if not is_credit(title)]
    return tuple(ArticleLink(order=order, title=title, url=url) for order, (url, title) in enumerate(kept, 1))


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


def find_own(pages: tuple[PageLink, ...], skin: Skin, source: str, label: Label | None) -> PageLink | None:
    """The page one is on, by its address, else by what it prints; an unlisted index is the first page."""
    by_url = next((page for page in pages if page.url == strip_query(source)), None)
    numbers = (label.page_no if label else None, skin.find_printed_no(source))
    by_number = (page for number in numbers for page in pages if page.page_no == number)
    return by_url or next(by_number, None) or (pages[0] if pages and not label else None)


def find_own_label(tree: LexborHTMLParser, skin: Skin, bare: str) -> Label | None:
    """What the page prints about itself, in a mark of its own, else anywhere outside its links."""
    for node in tree.css(", ".join(skin.own_label)) if skin.own_label else ():
        text = read_text(node.text())
        if label := parse_label(text) or search_label(text):
            return label
    return search_label(bare)


def read_bare_text(tree: LexborHTMLParser) -> str:
    """The page's text without links, lists of days and scripts."""
    texts: list[str] = []
    stack = [tree.body] if tree.body else []
    while stack:
        node = stack.pop()
        if node.is_text_node:
            texts.append(node.text_content or "")
        elif node.tag not in UNPRINTED and "onclick" not in node.attributes:
            stack += reversed(list(node.iter(include_text=True)))
    return read_text(" ".join(texts))
