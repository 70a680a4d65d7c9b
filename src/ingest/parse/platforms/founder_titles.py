"""The head of a Founder article page → headline, kicker, deck and author, each with the mark it was read from.

Marks in order of trust: `npm` comments, `founder-` tags, ids, the classes of known skins, the `enpproperty` block.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parse.html import read_html_line, read_node_line
from ingest.parse.platforms.founder_skins import SKINS, is_author

MARKS = {
    "headline": (
        "founder-title",
        "#Title",
        "#APP-Title",
        ".art-title",
        ".font01",
        ".main-article-title",
        "h1",
    ),
    "kicker": ("founder-pretitle", "#PreTitle", ".introtitle", ".main-article-pretitle"),
    "deck": ("founder-subtitle", "#SubTitle", ".sub-title", ".subtitle", ".main-article-subtitle"),
    "author": ("founder-author", "#Author", ".main-article-author"),
}
NPM = {"headline": "title", "kicker": "pretitle", "deck": "subtitle", "author": "author"}
PROPERTY = {"headline": "title", "kicker": "introtitle", "deck": "subtitle", "author": "author"}
OWN_TAGS = "founder-title, founder-pretitle, founder-subtitle, founder-author"
# Wider than all the other marks, which the elements' own names tell then: four times as quick as one selector for each.
AROUND_MARKS = (
    "h1, [id]:is([id*='tit' i], [id*='author' i])"
    ", [class]:is([class*='tit' i], [class*='author' i], .font01, .font02, .sec, .lai, .datesource)"
)


def find_titles(
    tree: LexborHTMLParser,
    npm: dict[str, tuple[str, ...]],
    properties: dict[str, str],
    *,
    has_own_tags: bool,
) -> dict[str, tuple[str, str]]:
    """Those of headline, kicker, deck and author that are printed, each with its rule.

    Args:
        tree: The page without its body.
        npm: As `find_npm` gives it.
        properties: As `find_properties` gives it.
        has_own_tags: Some of Founder's own stand in the page.
    """
    marks = _gather_marks(tree, f"{OWN_TAGS}, {AROUND_MARKS}" if has_own_tags else AROUND_MARKS)
    found: dict[str, tuple[str, str]] = {}
    for name, selectors in MARKS.items():
        for text, rule in _read_marks(npm.get(NPM[name], ()), marks, selectors):
            if text and (name != "author" or is_author(text)):
                found[name] = (text, rule)
                break
    for rule, skin in SKINS.items():
        for name, text in skin(tree, marks):
            if text and name not in found and all(text != known for known, _ in found.values()):
                found[name] = (text, rule)
    for name, mark in PROPERTY.items():
        if name not in found and mark in properties:
            found[name] = (properties[mark], "enpproperty")
    return found


def _gather_marks(tree: LexborHTMLParser, selector: str) -> dict[str, list[LexborNode]]:
    """Elements by tag, id and class in document order, in one pass over the page."""
    marks: dict[str, list[LexborNode]] = {}
    for node in tree.css(selector):
        attributes = node.attributes
        classes = (attributes.get("class") or "").split()
        for mark in (node.tag or "", f"#{attributes.get('id')}", *(f".{name}" for name in classes)):
            marks.setdefault(mark, []).append(node)
    return marks


def _read_marks(
    fragments: tuple[str, ...], marks: dict[str, list[LexborNode]], selectors: tuple[str, ...]
) -> Iterator[tuple[str | None, str]]:
    """Each mark's text in order of trust; what stands more than once with different texts says nothing."""
    if len(fragments) == 1:
        yield read_html_line(fragments[0]), "npm"
    for selector in selectors:
        texts = {read_node_line(node) for node in marks.get(selector, ())} - {None}
        if len(texts) == 1:
            yield texts.pop(), selector
