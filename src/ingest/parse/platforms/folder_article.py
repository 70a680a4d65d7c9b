"""An article page of a family with a folder for each day → its fields, each with the mark it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.article import Section
from ingest.domain.errors import LayoutError
from ingest.parse.html import read_node_line, read_node_lines, read_tree
from ingest.parse.platforms.body import (
    LONGEST_CAPTION,
    PICTURE,
    Rows,
    find_frames,
    find_tables,
    is_filled,
    reads_as_caption,
    split_sections,
)
from ingest.parse.platforms.folder_edition import find_own_label, prints_label, take_bare_text
from ingest.parse.platforms.folder_links import find_pages, gather_links_to_own_page
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.founder_labels import Label, find_date_in, search_label
from ingest.parse.platforms.links import is_navigation
from ingest.parse.platforms.values import ArticlePage

OTHER_FACT = re.compile(r"来源|浏览|点击|日期|字号|责编|编辑|\d{4}年|[:：]")
AUTHOR = re.compile(rf"作者\s*[:：]\s*(.*?)\s*(?:{OTHER_FACT.pattern}|$)")


def parse_article_page(text: str, skin: Skin, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If there is not exactly one body, or no headline and no text at all.
    """
    tree = read_tree(text, source=source)
    rule, body = _find_body(tree, skin, source)
    found = {**_find_titles(tree, skin), "body": ("", rule)}
    captions, tables, left_out = _read_pictures_and_tables(tree, body, skin)
    left_out |= _find_titles_inside(body, found)
    paragraphs, inner_captions, sections = _read_lines(body, left_out)
    body.decompose()
    around = _Around(tree, skin, source)
    label = around.find_page()  # first, for the text is taken out of the tree
    texts = {name: line for name, (line, _) in found.items()}
    return ArticlePage(
        url=source,
        content_no=skin.find_content_no(source),
        edition_date=skin.find_date(source) or find_date_in(around.text),
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
    hollow: list[tuple[str, LexborNode]] = []
    for selector in skin.body:
        nodes = tree.css(selector)
        filled = {node.text(strip=True): node for node in nodes if is_filled(node)}
        if len(filled) == 1:
            return selector, next(iter(filled.values()))
        if filled:
            raise LayoutError(source=source, expected=f"one {selector}", found=str(len(filled)))
        hollow += [(selector, node) for node in nodes[:1]]
    if hollow and any(map(is_filled, tree.css(", ".join(skin.pictures)))):
        return hollow[0]  # a picture with its caption and no text
    expected = f"one article body with text or a picture ({', '.join(skin.body)})"
    raise LayoutError(source=source, expected=expected, found=f"an empty {hollow[-1][0]}" if hollow else "0")


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
    lines = [(node.mem_id in titles, read_node_line(node)) for node in tree.css(f"{headline}, {other}")]
    if len(titles) != 1:
        return
    place = [is_headline for is_headline, _ in lines].index(True)
    for name, part in (("kicker", lines[:place]), ("deck", lines[place + 1 :])):
        if text := " ".join(line for _, line in part if line):
            yield name, text


def _read_marks(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each mark's text in order of trust; what stands more than once with different texts says nothing."""
    for selector in selectors:
        lines = {read_node_line(node) for node in tree.css(selector)} - {None}
        line = lines.pop() if len(lines) == 1 else None
        if line:
            yield line, selector


def _read_author(line: str) -> str | None:
    """`作者：甲 乙 来源：本报` → `甲 乙`; None where the mark holds only other facts."""
    match = AUTHOR.search(line)
    if match:
        return match[1].strip(" 　") or None
    return None if OTHER_FACT.search(line) else line


def _find_titles_inside(body: LexborNode, found: dict[str, tuple[str, str]]) -> set[int]:
    """Some bodies hold the titles too."""
    marks = [(line, rule) for name, (line, rule) in found.items() if name != "body"]
    return {node.mem_id for line, rule in marks for node in body.css(rule) if read_node_line(node) == line}


def _read_pictures_and_tables(
    tree: LexborHTMLParser, body: LexborNode, skin: Skin
) -> tuple[tuple[str, ...], tuple[Rows, ...], set[int]]:
    """Captions in order, of blocks of pictures and of tables around one; tables; and what of it stands in the body."""
    blocks = [node for node in tree.css(", ".join(skin.pictures)) if len(node.text()) <= LONGEST_CAPTION]
    framed = {node.mem_id: node for node in (*blocks, *find_frames(body))}
    lines = (line for node in framed.values() for line, _ in read_node_lines(node))
    tables = dict(find_tables(body, set(framed)))
    captions = tuple(line for line in lines if not is_navigation(line))
    return captions, tuple(tables.values()), {*framed, *tables}


def _read_lines(
    body: LexborNode, left_out: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Section, ...]]:
    """Paragraphs, captions and sections; a line with a picture in it is its caption, so may be the one below."""
    for image in body.css("img"):
        image.replace_with(PICTURE)
    captions: list[str] = []
    lines: list[tuple[str, bool]] = []
    is_below = False
    for line, is_bold in read_node_lines(body, without=left_out):
        text = line.replace(PICTURE, "").strip(" 　")
        is_caption = _is_caption(line) or (is_below and reads_as_caption(text))
        if is_caption and len(text) <= LONGEST_CAPTION:
            captions.append(text)
        elif not is_navigation(line):
            lines.append((text, is_bold))
        is_below = line.endswith(PICTURE)
    paragraphs, sections = split_sections(tuple(lines))
    return paragraphs, tuple(filter(None, captions)), sections


def _is_caption(line: str) -> bool:
    """A line with a picture in it; one that is indented after the picture is a paragraph, as others are."""
    return PICTURE in line and not line.rpartition(PICTURE)[2].startswith("　　")


@dataclass(frozen=True)
class _Around:
    """What stands around an article's body; its text is read only where no address says what is looked for."""

    tree: LexborHTMLParser
    skin: Skin
    source: str

    @cached_property
    def text(self) -> str:
        return take_bare_text(self.tree)

    def find_page(self) -> Label:
        """The page the article stands on: by the file or the number in its address, else as the page prints it."""
        skin, source = self.skin, self.source
        file, number = skin.find_file(source), skin.find_printed_no(source)
        own, is_printed = find_own_label(self.tree, skin), prints_label(self.tree)
        if not (file or number or own or is_printed):
            return Label(None, None)
        pages = find_pages(self.tree, gather_links_to_own_page(self.tree, skin, source), skin)
        by_file = (page for page in pages if file and skin.find_file(page.url) == file)
        by_name = (page for page in pages if number and skin.find_printed_no(page.url) == number)
        by_number = (page for page in pages if number and page.page_no == number)
        if page := next(chain(by_file, by_name, by_number), None):
            return Label(page.page_no, page.page_name)
        printed = own or (search_label(self.text) if is_printed else None)
        if printed is None or not printed.page_no:
            return Label(number, None)
        same = (Label(page.page_no, page.page_name) for page in pages if page.page_no == printed.page_no)
        return next(same, printed)
