"""Links of a page in one edition's folder → the edition's pages, and articles as a list names them.

Navigation often links a page twice, by number and by name, and 下一版 links one out of turn: a page is known by what
its links call it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.page import ArticleLink, PageLink
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.founder_labels import Label, parse_label
from ingest.parse.platforms.links import Link, find_links, is_credit, is_navigation

PUNCTUATION = "<>《》«»[]|·. "
LONGEST_NAME = 30
PDF = ".pdf"
NO_PDF_YET = ""
ROW_HEIGHT = 4  # how many elements a page's link and its PDF's may be away from their common row


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page that belong to its edition, in document order."""

    pages: tuple[Link, ...]
    articles: tuple[Link, ...]
    pdfs: tuple[Link, ...]
    in_turn: tuple[str, ...]  # every address of the three


@dataclass(slots=True)
class _Named:
    """What the links to one page call it, as far as they were read."""

    page_no: str | None = None
    page_name: str | None = None
    order: int | None = None
    nodes: list[LexborNode] = field(default_factory=list)


def gather_links(tree: LexborHTMLParser, skin: Skin, source: str) -> Links:
    """Links of this page's edition; other days' and the pad edition's lie in other folders."""
    return _sort_links(
        tree,
        skin,
        source,
        lambda target: bool(
            skin.page.search(target) or skin.article.search(target) or target.lower().endswith(PDF)
        ),
    )


def gather_links_to_own_page(tree: LexborHTMLParser, skin: Skin, source: str) -> Links:
    """Links of an article's page to edition pages; where names carry numbers, to the one it stands on."""
    number = skin.find_printed_no(source)

    def is_wanted(target: str) -> bool:
        if not skin.page.search(target):
            return False
        return not number or skin.find_printed_no(target) in (None, number)

    return _sort_links(tree, skin, source, is_wanted)


def _sort_links(tree: LexborHTMLParser, skin: Skin, source: str, is_wanted: Callable[[str], bool]) -> Links:
    pages: list[Link] = []
    articles: list[Link] = []
    pdfs: list[Link] = []
    found = tuple(find_links(tree, source, is_wanted))
    for link in found:
        is_pdf = link.url.lower().endswith(PDF)
        (pdfs if is_pdf else articles if skin.is_article(link.url) else pages).append(link)
    folder = skin.find_edition_folder(source, (link.url for link in (*pages, *articles)))
    return Links(
        pages=_keep_of_edition(pages, folder, skin, source),
        articles=_keep_of_edition(articles, folder, skin, source),
        pdfs=tuple(pdfs),
        in_turn=tuple(link.url for link in found),
    )


def _keep_of_edition(links: list[Link], folder: str, skin: Skin, source: str) -> tuple[Link, ...]:
    """A saved page may name its pages by the file alone and its articles with their folder."""
    kept = tuple(link for link in links if skin.find_folder(link.url) == folder)
    if kept or not links or skin.find_date(source):
        return kept
    folder = skin.find_edition_folder(source, (link.url for link in links))
    return tuple(link for link in links if skin.find_folder(link.url) == folder)


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
    label = parse_label(text)
    if label is None or known.page_no not in (None, label.page_no):  # `24小时` is a name
        label = Label(None, text)
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


def _read_whole(tree: LexborHTMLParser, links: Links, skin: Skin) -> dict[str, tuple[ArticleLink, ...]]:
    """Each page's articles where one list names the whole edition's, each below its page."""
    if not skin.whole or not links.pages:
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
