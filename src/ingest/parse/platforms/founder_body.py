"""The body of a Founder article page → paragraphs, sections, captions and tables.

Marks in order of trust: `npm` comments, `enpcontent` comments, `founder-content`, ids, the classes of known skins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.article import Section
from ingest.domain.errors import LayoutError
from ingest.parse.html import read_between, read_node_lines, read_tree
from ingest.parse.platforms.body import (
    PICTURE,
    Rows,
    find_frames,
    find_tables,
    is_filled,
    split_sections,
    take_captions,
)

MARKED = ("founder-content", "#ozoom", "#articleContent", ".newsdetatext", ".main-article-content")
WIDE = (".main-article-con", "cms-content", "#news_content", "#zoom", ".detail-art .content", "div.content")
PICTURES = (
    "table#newspic, table.pci_c, div.attachment"
    ", table[bgcolor='#FFFFFF' i]:not(:has(a, table, founder-content, #ozoom)):has(img)"  # as 洛阳日报 frames them
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What stands below an article's title.

    Attributes:
        rule: The mark it was read from.
        captions: In order of the pictures.
        has_picture: There is one, with a caption or without.
    """

    rule: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    captions: tuple[str, ...]
    tables: tuple[Rows, ...]
    has_picture: bool


def take_body(tree: LexborHTMLParser, html: str, npm: dict[str, tuple[str, ...]], *, source: str) -> Body:
    """Read the article's body and take it out of the tree, so that nothing else is looked for inside it.

    Raises:
        LayoutError: If no mark holds one, or a mark stands more than once with different texts.
    """
    rule, body = _find_body(tree, html, npm, source)
    pictures = tree.css(PICTURES)
    captions = [tuple(_read_lines(text, source)) for text in npm.get("pic-text", ())]
    read = read_body(body, rule=rule, pictures=pictures, captions=captions)
    for node in tree.css(", ".join(MARKED) if rule in ("npm", "enpcontent") else rule)[:1]:
        node.decompose()
    return read


def read_body(
    body: LexborNode,
    *,
    rule: str,
    pictures: Sequence[LexborNode] = (),
    captions: Sequence[tuple[str, ...]] = (),
) -> Body:
    """Read a body's element.

    Args:
        pictures: Elements that hold nothing but pictures and their captions, inside the body or not.
        captions: Theirs, line by line, where something else than those elements gives them.
    """
    framed = [*body.css(PICTURES), *find_frames(body)]
    shown = [*(captions or map(_read_caption, pictures)), *map(_read_caption, framed)]
    tables = dict(find_tables(body, {node.mem_id for node in framed}))
    images = body.css("img")
    for image in images:
        image.replace_with(PICTURE)
    without = {*tables, *(node.mem_id for node in (*pictures, *framed))}
    lines, behind = take_captions(read_node_lines(body, without=without))
    paragraphs, sections = split_sections(lines)
    return Body(
        rule=rule,
        paragraphs=paragraphs,
        sections=sections,
        captions=tuple(dict.fromkeys((*(line for lines in shown for line in lines), *behind))),
        tables=tuple(tables.values()),
        has_picture=bool(pictures or images),
    )


def _find_body(
    tree: LexborHTMLParser, html: str, npm: dict[str, tuple[str, ...]], source: str
) -> tuple[str, LexborNode]:
    fragments = {
        "npm": npm.get("content", ()),
        "enpcontent": read_between(html, "<!--enpcontent-->", "<!--/enpcontent-->")
        or read_between(html, "<!--enpcontent-->", "<!--enpproperty"),
    }
    for rule, found in fragments.items():
        if len(found) == 1 and (body := read_tree(found[0], source=source).body) and is_filled(body):
            return rule, body
    hollow: list[tuple[str, LexborNode]] = []
    for selector in (*MARKED, *WIDE):
        nodes = tree.css(selector)
        filled = {node.text(strip=True): node for node in nodes if is_filled(node)}
        if len(filled) == 1:
            node = next(iter(filled.values()))
            return next((known for known in hollow if _is_picture_story(known[1], node)), (selector, node))
        if filled:
            raise LayoutError(source=source, expected=f"one {selector}", found=str(len(filled)))
        hollow += [(selector, node) for node in nodes]
    if hollow and tree.css_matches(PICTURES):
        return hollow[0]
    expected = f"one article body with text or a picture ({', '.join(MARKED)} …)"
    raise LayoutError(source=source, expected=expected, found=f"an empty {hollow[0][0]}" if hollow else "0")


def _is_picture_story(hollow: LexborNode, around: LexborNode) -> bool:
    """A picture with its caption and no text: what stands around the empty text is the titles and the date."""
    return around.css_first(PICTURES) is not None and any(
        node.mem_id == hollow.mem_id for node in around.css("*")
    )


def _read_lines(fragment: str, source: str) -> Iterator[str]:
    body = read_tree(fragment, source=source).body
    return (line for line, _ in (read_node_lines(body) if body else ()))


def _read_caption(node: LexborNode) -> tuple[str, ...]:
    return tuple(line for line, _ in read_node_lines(node))
