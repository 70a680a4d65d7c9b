"""HTML text → the parts we ask for: containers by a fast parser, fields by BeautifulSoup on the container's fragment.

A whole page costs BeautifulSoup a dozen times what it costs lexbor, so that the page is cut first.
"""

import re
from collections.abc import Collection, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.errors import LayoutError
from ingest.parse.encoding.clean import clean_text

DEEPEST = 5_000  # a real page nests some 40 elements; parsers slow down with the square of the depth
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
SELF_CLOSING = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    "|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|html|head|body",
    re.IGNORECASE,
)
BREAKING = frozenset(
    [
        "p",
        "div",
        "td",
        "th",
        "tr",
        "table",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "center",
        "br",
    ]
)
BOLD_TAGS = frozenset(["strong", "b", "h1", "h2", "h3", "h4", "h5", "h6"])
BREAK = "\n"  # told from text by being this very object
WRAP = re.compile(
    r"(?<=[^\x00-\x7f])[ \t]*\n\s*(?=[^\x00-\x7f])"
)  # a line wrapped in the source, not in print
SPACES = re.compile(r"[ \t\n\xa0]+")
INVISIBLE_TAGS = ["script", "style", "noscript", "template", "select", "iframe", "object"]
UNPRINTED = frozenset(INVISIBLE_TAGS)
_kept: list[LexborHTMLParser] = []


def read_tree(html: str, *, source: str) -> LexborHTMLParser:
    """Parse a page without its comments.

    Raises:
        LayoutError: If elements nest deeper than any page does.
    """
    bare = strip_comments(html)
    tags = bare.count("<")
    if tags <= DEEPEST or tags - bare.count("</") <= DEEPEST:  # not even all of them open
        return _parse(bare)
    depth = 0
    for slash, name in TAG.findall(bare):
        if not SELF_CLOSING.fullmatch(name):
            depth = max(depth - 1, 0) if slash else depth + 1
        if depth > DEEPEST:
            raise LayoutError(source=source, expected=f"at most {DEEPEST} open elements", found="more")
    return _parse(bare)


def _parse(html: str) -> LexborHTMLParser:
    """Parse, and keep a small tree above the page's: else the allocator gives the page's memory back to the system.

    To have it given again for every page costs as much as the parsing itself.
    """
    tree = LexborHTMLParser(html)
    _kept[:] = [LexborHTMLParser("")]
    return tree


def strip_comments(html: str) -> str:
    """Take out `<!-- … -->`, in linear time; one that never closes ends with its own first mark."""
    pieces: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        pieces.append(html[position:start])
        position = end + 3
    pieces.append(html[position:])
    return "".join(pieces)


def read_between(text: str, opening: str, closing: str) -> tuple[str, ...]:
    """What stands between two marks, each time they occur, in order."""
    found: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        found.append(text[start + len(opening) : end])
        position = end + len(closing)
    return tuple(found)


def select_one(tree: LexborHTMLParser, selector: str, *, source: str) -> LexborNode:
    """The one element that matches.

    Raises:
        LayoutError: If there is none, or more than one.
    """
    found = tree.css(selector)
    if len(found) != 1:
        raise LayoutError(source=source, expected=f"one {selector}", found=str(len(found)))
    return found[0]


def read_fragment(html: str) -> BeautifulSoup:
    """A fragment as BeautifulSoup, without scripts and what else is never printed."""
    soup = BeautifulSoup(strip_comments(html), "lxml")
    for tag in soup.find_all(INVISIBLE_TAGS):
        tag.decompose()
    return soup


def read_html_line(fragment: str) -> str | None:
    """A fragment's text as one line; a line break in a headline becomes a space. None when there is none."""
    if "<" in fragment or "&" in fragment:
        body = LexborHTMLParser(strip_comments(fragment)).body
        return read_node_line(body) if body else None
    return tidy(clean_text(fragment)[0]) or None


def read_lines(soup: Tag) -> tuple[str, ...]:
    """The text line by line as blocks and `<br>` break it, without surrounding white space or empty lines."""
    lines: list[str] = []
    texts: list[str] = []
    for text in (*_walk(soup), BREAK):
        if text is not BREAK:
            texts.append(clean_text(text)[0])
            continue
        if line := tidy("".join(texts)):
            lines.append(line)
        texts = []
    return tuple(lines)


def _walk(soup: Tag) -> Iterator[str]:
    """Text and breaks in document order; a block breaks before and after itself."""
    stack: list[PageElement | str] = [soup]
    while stack:
        item = stack.pop()
        if not isinstance(item, Tag):
            yield str(item) if item is not BREAK else BREAK
            continue
        inside: list[PageElement | str] = list(item.children)
        if item.name in BREAKING:
            inside = [BREAK, *inside, BREAK]
        stack += reversed(inside)


def read_node_lines(node: LexborNode, *, without: Collection[int] = ()) -> tuple[tuple[str, bool], ...]:
    """As `read_lines`, of an element of the fast parser's tree; each line with whether the whole of it is in bold.

    A line wholly in bold or a heading is what heads a section.

    Args:
        without: `mem_id` of elements inside it to leave out.
    """
    lines: list[tuple[str, bool]] = []
    texts: list[str] = []
    is_bold = True
    for text, bold in (*_walk_nodes(node, without), (None, True)):
        if text is not None:
            texts.append(text)
            is_bold = is_bold and (bold or not text.strip())
            continue
        if texts and (line := _read_printed("".join(texts))):
            lines.append((line, is_bold))
        texts, is_bold = [], True
    return tuple(lines)


def read_node_line(node: LexborNode) -> str | None:
    """As `read_html_line`, of an element."""
    if text := _read_only_text(node):
        return _read_printed(text) or None
    return " ".join(line for line, _ in read_node_lines(node)) or None


def _read_printed(text: str) -> str:
    """Most lines have nothing to tidy, which is quicker seen than done."""
    line = text.strip(" \u3000\t\n")
    return line if line.isprintable() and "  " not in line else tidy(clean_text(text)[0])


def _walk_nodes(node: LexborNode, without: Collection[int]) -> Iterator[tuple[str | None, bool]]:
    """Text, and None for a break, in document order, with whether it stands in bold."""
    stack: list[tuple[LexborNode | None, bool]] = [(node, False)]
    while stack:
        item, bold = stack.pop()
        if item is None:
            yield None, bold
            continue
        if item.is_text_node:
            yield item.text_content or "", bold
            continue
        tag = item.tag or ""
        if tag in UNPRINTED or (without and item.mem_id in without):
            continue
        bold = bold or tag in BOLD_TAGS
        if tag in BREAKING:
            yield None, bold
            stack.append((None, bold))
        if text := _read_only_text(item):
            yield text, bold
            continue
        inside = [(child, bold) for child in item.iter(include_text=True)]
        inside.reverse()
        stack += inside


def _read_only_text(node: LexborNode) -> str | None:
    """The text of an element that holds nothing else, as most paragraphs are."""
    child = node.child
    return child.text_content if child and child.is_text_node and child.next is None else None


def tidy(line: str) -> str:
    """One line without the white space of its source: wrapped lines joined, spaces single, none around."""
    joined = WRAP.sub("", line) if "\n" in line else line
    return SPACES.sub(" ", joined).strip(" \u3000\t\n")
