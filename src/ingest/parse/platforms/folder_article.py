"""An article page of a family with a folder for each day → its fields, each with the mark it was read from."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.article import Section
from ingest.domain.errors import LayoutError
from ingest.domain.page import PageLink
from ingest.parse.html import (
    read_fragment,
    read_html_line,
    read_line,
    read_lines,
    read_marked_lines,
    read_tree,
)
from ingest.parse.platforms.folder_edition import find_own_label, read_bare_text
from ingest.parse.platforms.folder_links import find_pages, gather_links
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.links import Label, find_printed_date, is_navigation
from ingest.parse.platforms.values import ArticlePage

LONGEST_HEADING = 40
LONGEST_CAPTION = 600  # a longer text in a table around a picture is the article itself
OTHER_FACT = re.compile(r"来源|浏览|点击|日期|字号|责编|编辑|\d{4}年|[:：]")
AUTHOR = re.compile(rf"作者\s*[:：]\s*(.*?)\s*(?:{OTHER_FACT.pattern}|$)")
PICTURE = "\ufffc"  # stands for a picture in a line: the object replacement character
Rows = tuple[tuple[str, ...], ...]


def parse_article_page(text: str, skin: Skin, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If there is not exactly one body, or no headline and no text at all.
    """
    tree = read_tree(text, source=source)
    rule, node = _find_body(tree, skin, source)
    found = {**_find_titles(tree, skin), "body": ("", rule)}
    body = read_fragment(node.html or "")
    _take_titles(body, found)
    captions, tables = _take_pictures(tree, body, skin), _take_tables(body)
    paragraphs, inner_captions, sections = _read_body(body)
    if not (paragraphs or captions or inner_captions or tables or "headline" in found):
        raise LayoutError(source=source, expected=f"a headline or text ({rule})", found="neither")
    node.decompose()
    links = gather_links(tree, skin, source)
    pages = find_pages(tree, links, skin)
    bare = read_bare_text(tree)
    label = _find_page(pages, skin, source, find_own_label(tree, skin, bare))
    texts = {name: line for name, (line, _) in found.items()}
    return ArticlePage(
        url=source,
        content_no=skin.find_content_no(source),
        edition_date=skin.find_date(source) or find_printed_date(bare),
        page_no=label.page_no,
        page_name=label.page_name,
        headline=texts.get("headline"),
        kicker=texts.get("kicker"),
        deck=texts.get("deck"),
        author=texts.get("author"),
        paragraphs=paragraphs,
        sections=sections,
        captions=tuple(dict.fromkeys((*captions, *inner_captions))),
        tables=tables,
        rules=tuple((name, mark) for name, (_, mark) in found.items()),
    )


def has_body(tree: LexborHTMLParser, skin: Skin) -> bool:
    """Whether the page holds an article; an edition page may use the same marks around its list of links."""
    texts = [
        (len(body.text().strip()), sum(len(link.text()) for link in body.css("a")))
        for body in tree.css(", ".join(skin.body))
    ]
    return any(length and 2 * linked <= length for length, linked in texts)


def _find_body(tree: LexborHTMLParser, skin: Skin, source: str) -> tuple[str, LexborNode]:
    """The article's text; a mark that stands more than once with different texts is a layout we do not know."""
    empty = "0"
    for selector in skin.body:
        nodes = tree.css(selector)
        filled = {node.text(strip=True): node for node in nodes if _is_filled(node)}
        if len(filled) == 1:
            return selector, next(iter(filled.values()))
        if filled:
            raise LayoutError(source=source, expected=f"one {selector}", found=str(len(filled)))
        empty = f"an empty {selector}" if nodes else empty
    expected = f"one article body with text or a picture ({', '.join(skin.body)})"
    raise LayoutError(source=source, expected=expected, found=empty)


def _is_filled(node: LexborNode) -> bool:
    return bool(node.text(strip=True)) or node.css_first("img") is not None


def _find_titles(tree: LexborHTMLParser, skin: Skin) -> dict[str, tuple[str, str]]:
    """Headline, kicker, deck and author, those that are printed, each with its rule."""
    wanted = {"headline": skin.headline, "kicker": skin.kicker, "deck": skin.deck, "author": skin.author}
    found: dict[str, tuple[str, str]] = {}
    for name, selectors in wanted.items():
        known = {line for line, _ in found.values()}
        for line, rule in _read_marks(tree, selectors):
            if line not in known:
                found[name] = (line, rule)
                break
    if skin.around:
        for name, line in _read_around(tree, *skin.around):
            found.setdefault(name, (line, skin.around[1]))
    if "author" in found:
        line, rule = found.pop("author")
        if author := _read_author(line):
            found["author"] = (author, rule)
    return found


def _read_around(tree: LexborHTMLParser, headline: str, other: str) -> Iterator[tuple[str, str]]:
    """Kicker and deck share a mark: what stands above the headline, and what stands below."""
    titles = {node.mem_id for node in tree.css(headline)}
    lines = [
        (node.mem_id in titles, read_html_line(node.inner_html or ""))
        for node in tree.css(f"{headline}, {other}")
    ]
    if len(titles) != 1:
        return
    place = [is_headline for is_headline, _ in lines].index(True)
    for name, part in (("kicker", lines[:place]), ("deck", lines[place + 1 :])):
        if text := " ".join(line for _, line in part if line):
            yield name, text


def _read_marks(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each mark's text in order of trust; what stands more than once with different texts says nothing."""
    for selector in selectors:
        lines = {read_html_line(node.inner_html or "") for node in tree.css(selector)} - {None}
        line = lines.pop() if len(lines) == 1 else None
        if line:
            yield line, selector


def _read_author(line: str) -> str | None:
    """`作者：甲 乙 来源：本报` → `甲 乙`; None where the mark holds only other facts."""
    match = AUTHOR.search(line)
    if match:
        return match[1].strip(" 　") or None
    return None if OTHER_FACT.search(line) else line


def _take_titles(body: BeautifulSoup, found: dict[str, tuple[str, str]]) -> None:
    """Some bodies hold the titles too."""
    for name, (line, rule) in found.items():
        if name != "body":
            for tag in body.select(rule):
                if not tag.decomposed and read_line(tag) == line:
                    tag.decompose()


def _take_pictures(tree: LexborHTMLParser, body: BeautifulSoup, skin: Skin) -> tuple[str, ...]:
    """Captions in order, taken out of the body: of blocks of pictures, and of tables around a picture."""
    blocks = ", ".join(skin.pictures) or "figure"
    captions = [read_lines(read_fragment(node.html or "")) for node in tree.css(blocks)]
    around = [image.find_parent("table") for image in body.find_all("img")]
    for block in [*body.select(blocks), *(table for table in around if table)]:
        if not block.decomposed and len(block.get_text()) <= LONGEST_CAPTION:
            captions.append(read_lines(block))
            block.decompose()
    return tuple(dict.fromkeys(line for lines in captions for line in lines if not is_navigation(line)))


def _take_tables(body: BeautifulSoup) -> tuple[Rows, ...]:
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


def _read_body(body: BeautifulSoup) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Section, ...]]:
    """Paragraphs, captions and sections.

    A line with a picture in it is its caption, a short bold line above text a section's heading; a bold line with
    nothing below is text.
    """
    for image in body.find_all("img"):
        image.replace_with(PICTURE)
    lines = read_marked_lines(body)
    last_plain = max((index for index, (_, is_bold) in enumerate(lines) if not is_bold), default=-1)
    paragraphs: list[str] = []
    captions: list[str] = []
    sections: list[Section] = []
    for index, (line, is_bold) in enumerate(lines):
        if PICTURE in line and len(line) <= LONGEST_CAPTION:
            captions.append(line.replace(PICTURE, "").strip(" 　"))
        elif is_bold and len(line) <= LONGEST_HEADING and index < last_plain:
            sections.append(Section(heading=line, first_paragraph=len(paragraphs)))
        elif not is_navigation(line):
            paragraphs.append(line.replace(PICTURE, ""))
    return tuple(paragraphs), tuple(filter(None, captions)), tuple(sections)


def _find_page(pages: tuple[PageLink, ...], skin: Skin, source: str, printed: Label | None) -> Label:
    """The page the article stands on: by the file or the number in its address, else as the page prints it."""
    file, number = skin.find_file(source), skin.find_printed_no(source)
    by_file = (page for page in pages if file and skin.find_file(page.url) == file)
    numbers = (number, printed.page_no if printed else None)
    by_number = (page for one in numbers if one for page in pages if page.page_no == one)
    by_name = (page for page in pages if number and skin.find_printed_no(page.url) == number)
    page = next((page for found in (by_file, by_name, by_number) for page in found), None)
    if page:
        return Label(page.page_no, page.page_name)
    if printed and printed.page_no:
        return printed
    return Label(number, None)
