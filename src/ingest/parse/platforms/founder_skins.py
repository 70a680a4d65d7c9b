"""Skins of Founder's article pages that tell headline, kicker, deck and author by their place, not by a mark of each.

Each skin: (the page without its body, its marks by tag, id and class) → (field, text) pairs.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parse.html import read_node_line
from ingest.parse.lines.names import has_role, parse_names
from ingest.parse.lines.runs import OPENING_MARK
from ingest.parse.platforms.founder_labels import read_text

Marks = dict[str, list[LexborNode]]
Fields = Iterator[tuple[str, str | None]]
NOT_AUTHOR = re.compile(r"[\W_]*|\W*《.*|\W*来源.*|.*\d{4}\s*年.*|null|.*字数.*", re.IGNORECASE | re.DOTALL)
NAMED_AUTHOR = re.compile(r"作者\s*[:：]\s*(\S+)")
WORD_COUNT = re.compile(r"字\s*数.*|来源\s*[:：].*", re.DOTALL)
GREY_CELL = "tr[valign=top] > td[style*='827E7B' i]"


def is_author(text: str) -> bool:
    """Whether an author's mark holds an author: some are empty, or print the paper and the date."""
    return not NOT_AUTHOR.fullmatch(text)


def _around(nodes: Sequence[tuple[LexborNode, bool]]) -> Fields:
    """What stands above the one headline is the kicker, what stands below the deck, or who wrote it."""
    places = [index for index, (_, is_headline) in enumerate(nodes) if is_headline]
    if len(places) != 1:
        return
    yield "headline", read_node_line(nodes[places[0]][0])
    yield "kicker", " ".join(text for node, _ in nodes[: places[0]] if (text := read_node_line(node))) or None
    below = [text for node, _ in nodes[places[0] + 1 :] if (text := read_node_line(node))]
    authors = [text for text in below if _is_byline(text)]
    yield "author", " ".join(authors) or None
    yield "deck", " ".join(text for text in below if text not in authors) or None


def _is_byline(text: str) -> bool:
    return has_role(text) and bool(parse_names(OPENING_MARK.sub("", text)))


def _read_rows(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """The plain skin's kicker and deck share the class `font02`, above and below `font01`."""
    if ".font01" in marks and ".font02" in marks:
        rows = [node for node in tree.css(".font01, .font02") if node.css_first("founder-author") is None]
        headlines = {node.mem_id for node in marks[".font01"]}
        yield from _around([(node, node.mem_id in headlines) for node in rows])


def _read_detail(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """`div.newsdetatit`: `h3` with `.intro` above and `.sub` below."""
    del tree
    for block in marks.get(".newsdetatit", ()):
        for name, selector in (("headline", "h3, h2, h1"), ("kicker", ".intro"), ("deck", ".sub")):
            texts = [text for node in block.css(selector) if (text := read_node_line(node))]
            yield name, texts[0] if texts else None
        named = NAMED_AUTHOR.search(block.text(separator=" "))
        yield "author", named[1] if named else None


def _read_headings(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """`h1` with `h3` above it, `h2` and sometimes an author's `h4` below, all in one element."""
    del tree
    headlines = [node for node in marks.get("h1", ()) if read_node_line(node)]
    if len(headlines) != 1 or headlines[0].parent is None:
        return
    is_below = False
    for node in headlines[0].parent.iter():
        is_below = is_below or node.mem_id == headlines[0].mem_id
        if node.tag == "h3" and not is_below:
            yield "kicker", read_node_line(node)
        elif node.tag in ("h2", "h3") and is_below:
            yield "deck", read_node_line(node)
        elif node.tag == "h4" and is_below:
            yield "author", _as_author(read_node_line(node))


def _read_byline(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """`p.sec` with the author as its own text and the date in an element; `.lai` with one in its first element."""
    del tree
    for block in marks.get(".sec", ()):
        own = (node.text_content or "" for node in block.iter(include_text=True) if node.is_text_node)
        yield "author", _as_author(read_text(" ".join(own)))
    for block in marks.get(".lai", ()):
        first = next(block.iter(), None)
        yield "author", _as_author(read_node_line(first) if first else None)
    for block in marks.get(".datesource", ()):
        yield "author", _as_author(WORD_COUNT.sub("", read_node_line(block) or "").strip())


def _as_author(text: str | None) -> str | None:
    return text if text and is_author(text) else None


def _read_cells(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """洛阳日报: `td[align=center]` with the headline in `strong`, kicker and deck in `span` around it."""
    if ".font01" in marks:
        return
    nodes = tree.css("td[align=center] > span, td[align=center] > strong, td[align=center] > b")
    bare = [(node, node.tag != "span") for node in nodes if node.css_first("a, img") is None]
    yield from _around([(node, is_headline) for node, is_headline in bare if read_node_line(node)])


def _read_strong(tree: LexborHTMLParser, marks: Marks) -> Fields:
    """Older tables: the headline in bold in a row of its own, kicker and deck in grey cells."""
    if ".font01" in marks:
        return
    nodes = [(node, node.tag == "strong") for node in tree.css(f"tr[valign=top] strong, {GREY_CELL}")]
    bare = [(node, is_headline) for node, is_headline in nodes if node.css_first("a, img") is None]
    yield from _around(
        [
            (node, bold)
            for node, bold in bare
            if read_node_line(node) and (bold or node.css_first("strong") is None)
        ]
    )


def _read_all(tree: LexborHTMLParser, marks: Marks) -> Fields:
    del tree
    texts = [text for node in marks.get(".main-article-alltitle", ()) if (text := read_node_line(node))]
    yield "headline", texts[0] if len(texts) == 1 else None


SKINS: dict[str, Callable[[LexborHTMLParser, Marks], Fields]] = {
    ".newsdetatit": _read_detail,
    "td.font02": _read_rows,
    "h1 and around": _read_headings,
    "p.sec": _read_byline,
    ".main-article-alltitle": _read_all,
    "td[align=center] strong": _read_cells,
    "tr[valign=top] strong": _read_strong,
}
