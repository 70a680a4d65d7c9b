"""An article page of Founder's classic e-papers → its fields, each from the most trusted mark that holds it.

Marks in order of trust: `npm` comments, `founder-` tags, ids, the classes of known skins, the `enpproperty` block.
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborHTMLParser

from ingest.domain.article import Section
from ingest.domain.errors import LayoutError
from ingest.domain.ids import check_page_no
from ingest.parse.html import (
    read_fragment,
    read_html_line,
    read_line,
    read_lines,
    read_marked_lines,
    read_tree,
    select_one,
)
from ingest.parse.platforms.founder_edition import LABEL, find_pages
from ingest.parse.platforms.founder_marks import find_npm, find_properties, find_property_date
from ingest.parse.platforms.founder_urls import find_content_no, find_date
from ingest.parse.platforms.values import ArticlePage

HEADLINE = (
    "founder-title",
    "#Title",
    "td.font01",
    "div.main-article-title",
    "div.main-article-alltitle",
    "h1",
)
KICKER = ("founder-pretitle", "#PreTitle", "div.main-article-pretitle", "h3")
DECK = ("founder-subtitle", "#SubTitle", "div.main-article-subtitle", "h2")
AUTHOR = ("founder-author", "#Author", "div.main-article-author")
BODY = (
    "founder-content",
    "#ozoom",
    "#articleContent",
    "div.main-article-content",
    "div.main-article-con",
    "#news_content",
)
LONGEST_HEADING = 40
LONGEST_CAPTION = 600  # a longer text in a table around a picture is the article itself
PICTURES = "table#newspic, table.pci_c, div.attachment"
ABOVE, BELOW = 0, 1
SKIN_ROWS = "td.font01, td.font02"


def parse_article_page(html: str, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If there is not exactly one body, or no headline and no text at all.
    """
    tree = read_tree(html, source=source)
    npm, properties = find_npm(html), find_properties(html)
    body_rule, body = _find_body(tree, npm, source)
    captions, tables = _take_pictures(tree, body, npm), _take_tables(body)
    fields = {**_find_titles(tree, npm, properties), "body": ("", body_rule)}
    paragraphs, sections = _read_body(body)
    if not paragraphs and not captions and not tables and "headline" not in fields:
        raise LayoutError(source=source, expected=f"a headline or text ({body_rule})", found="neither")
    texts = {name: text for name, (text, _) in fields.items()}
    page_no, page_name = _find_page(tree, properties, source)
    return ArticlePage(
        url=source,
        content_no=find_content_no(source),
        edition_date=find_date(source) or find_property_date(properties),
        page_no=page_no,
        page_name=page_name,
        headline=texts.get("headline"),
        kicker=texts.get("kicker"),
        deck=texts.get("deck"),
        author=texts.get("author"),
        paragraphs=paragraphs,
        sections=sections,
        captions=captions,
        tables=tables,
        rules=tuple((name, rule) for name, (_, rule) in fields.items()),
    )


def has_article_body(html: str, *, source: str) -> bool:
    """Whether the page holds an article; an edition page may use the same ids around its list of links."""
    if find_npm(html).get("content"):
        return True
    bodies = read_tree(html, source=source).css(", ".join(BODY))
    texts = [(len(body.text().strip()), sum(len(link.text()) for link in body.css("a"))) for body in bodies]
    return any(2 * linked <= length for length, linked in texts)


def _find_body(
    tree: LexborHTMLParser, npm: dict[str, tuple[str, ...]], source: str
) -> tuple[str, BeautifulSoup]:
    """The article's text; a mark that stands more than once is a layout we do not know."""
    if len(npm.get("content", ())) == 1:
        return "npm", read_fragment(npm["content"][0])
    for selector in BODY:
        if tree.css_matches(selector):
            return selector, read_fragment(select_one(tree, selector, source=source).html or "")
    raise LayoutError(source=source, expected="one article body (founder-content, #ozoom)", found="0")


def _read_body(body: BeautifulSoup) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Paragraphs, and the short bold lines above some of them; a bold line with nothing below is text."""
    lines = read_marked_lines(body)
    last_plain = max((index for index, (_, is_bold) in enumerate(lines) if not is_bold), default=-1)
    paragraphs: list[str] = []
    sections: list[Section] = []
    for index, (line, is_bold) in enumerate(lines):
        if is_bold and len(line) <= LONGEST_HEADING and index < last_plain:
            sections.append(Section(heading=line, first_paragraph=len(paragraphs)))
        else:
            paragraphs.append(line)
    return tuple(paragraphs), tuple(sections)


def _find_titles(
    tree: LexborHTMLParser, npm: dict[str, tuple[str, ...]], properties: dict[str, str]
) -> dict[str, tuple[str, str]]:
    """Headline, kicker, deck and author, those that are printed, each with its rule."""
    wanted = (
        ("headline", "title", HEADLINE, None, "title"),
        ("kicker", "pretitle", KICKER, ABOVE, "introtitle"),
        ("deck", "subtitle", DECK, BELOW, "subtitle"),
        ("author", "author", AUTHOR, None, "author"),
    )
    found: dict[str, tuple[str, str]] = {}
    for name, mark, selectors, row, enp_name in wanted:
        for text, rule in _read_marks(tree, npm.get(mark, ()), selectors, row, properties.get(enp_name)):
            if text:
                found[name] = (text, rule)
                break
    return found


def _read_marks(
    tree: LexborHTMLParser,
    fragments: tuple[str, ...],
    selectors: tuple[str, ...],
    row: int | None,
    enp_value: str | None,
) -> Iterator[tuple[str | None, str]]:
    """Each mark's text in order of trust; what stands more than once with different texts says nothing."""
    if len(fragments) == 1:
        yield read_html_line(fragments[0]), "npm"
    for selector in selectors:
        texts = {read_html_line(node.inner_html or "") for node in tree.css(selector)} - {None}
        if len(texts) == 1:
            yield texts.pop(), selector
    if row is not None:
        yield _read_skin_rows(tree)[row], "td.font02"
    yield enp_value, "enpproperty"


def _read_skin_rows(tree: LexborHTMLParser) -> tuple[str | None, str | None]:
    """The plain skin's kicker and deck share a class: what stands above the headline, and what stands below."""
    texts = [(node, read_html_line(node.inner_html or "")) for node in tree.css(SKIN_ROWS)]
    is_headline = ["font01" in (node.attributes.get("class") or "").split() for node, _ in texts]
    if is_headline.count(True) != 1:
        return None, None
    place = is_headline.index(True)
    above = [text for _, text in texts[:place] if text]
    below = [text for _, text in texts[place + 1 :] if text]
    return " ".join(above) or None, " ".join(below) or None


def _take_pictures(
    tree: LexborHTMLParser, body: BeautifulSoup, npm: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Captions in order, taken out of the body: of the marks, of picture tables, of tables around a picture."""
    captions = [read_lines(read_fragment(text)) for text in npm.get("pic-text", ())]
    if not captions:
        captions = [read_lines(read_fragment(node.html or "")) for node in tree.css(PICTURES)]
    around = [image.find_parent("table") for image in body.find_all("img")]
    for block in [*body.select(PICTURES), *(table for table in around if table)]:
        if not block.decomposed and len(block.get_text()) <= LONGEST_CAPTION:
            captions.append(read_lines(block))
            block.decompose()
    return tuple(dict.fromkeys(line for lines in captions for line in lines))


def _take_tables(body: BeautifulSoup) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Tables of at least two rows and two columns, taken out of the body; others only lay the page out."""
    tables = []
    for table in body.find_all("table"):
        if table.find("table"):
            continue
        rows = tuple(tuple(_read_cells(row)) for row in table.find_all("tr"))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            tables.append(rows)
            table.decompose()
    return tuple(tables)


def _read_cells(row: Tag) -> Iterator[str]:
    return (read_line(cell) or "" for cell in row.find_all(["td", "th"], recursive=False))


def _find_page(
    tree: LexborHTMLParser, properties: dict[str, str], source: str
) -> tuple[str | None, str | None]:
    """The number and name of the page the article stands on, from the page's own marks or its navigation."""
    number = LABEL.fullmatch(properties.get("pagenum", ""))
    page_no = check_page_no(number["no"]) if number else None
    named = (page.page_name for page in find_pages(tree, source) if page.page_no == page_no)
    return page_no, next(named, None)
