"""A saved page of a site without a profile, one article on it → its fields.

What the page says of itself to machines comes first; the body is found by readability, whose F1 on Chinese news pages
is the best of the maintained extractors (0.96).
"""

import logging
import re

from lxml.etree import LxmlError
from readability import Document
from readability.readability import Unparseable
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.errors import LayoutError
from ingest.parse.html import read_fragment, read_html_line, read_lines, read_tree
from ingest.parse.platforms.values import ArticlePage
from ingest.parse.structured_data import StructuredData, read_structured_data

SITE_NAME = re.compile(r"\s*[-_—|–]+\s*[^-_—|–]{1,20}$")
CAPTIONS = "figure figcaption"
FEWEST_CHARS = 30
LINKED = 0.2  # share of a page's characters that stand in links, from which most of it is a site's frame

logging.getLogger("readability").setLevel(logging.ERROR)


def is_news_page(html: str, *, source: str) -> bool:
    """Whether a page holds one article in a site's frame; one that says so, or has one headline among many links.

    Raises:
        LayoutError: If elements nest deeper than any page does.
    """
    tree = read_tree(html, source=source)
    if read_structured_data(html, tree).is_article:
        return True
    body = tree.body
    if body is None or len(tree.css("h1")) != 1 or len(tree.css("h2")) > 1:
        return False
    return _count(tree.css("a"), tree) >= LINKED


def read_news_page(html: str, *, source: str) -> ArticlePage:
    """Read the page's article.

    Raises:
        LayoutError: If there is neither a headline nor a text.
    """
    tree = read_tree(html, source=source)
    data = read_structured_data(html, tree)
    _note_printed_title(tree, data)
    body, rule = _find_body(html, data)
    lines = read_lines(read_fragment(body))
    paragraphs = tuple(line for line in lines if line != data.text("headline"))
    captions = tuple(
        line for node in tree.css(CAPTIONS) if (line := read_html_line(node.inner_html or "")) is not None
    )
    if sum(map(len, paragraphs)) < FEWEST_CHARS and data.text("headline") is None:
        raise LayoutError(source=source, expected="an article's text", found="none")
    data.fields["body"] = ("", rule)
    return ArticlePage(
        url=source,
        content_no=None,
        edition_date=data.day(),
        page_no=None,
        page_name=None,
        headline=data.text("headline"),
        kicker=data.text("kicker"),
        deck=data.text("deck"),
        author=data.text("author"),
        paragraphs=tuple(line for line in paragraphs if line not in captions),
        sections=(),
        captions=captions,
        tables=(),
        rules=tuple((name, rule) for name, (_, rule) in data.fields.items()),
    )


def _note_printed_title(tree: LexborHTMLParser, data: StructuredData) -> None:
    """What is printed as the headline, where the page says nothing of it: the one h1, else the title without site."""
    headings = tree.css("h1")
    if len(headings) == 1:
        data.note("headline", headings[0].inner_html, "h1")
    title = tree.css("title")
    if title:
        data.note("headline", SITE_NAME.sub("", title[0].text().strip()), "title")


def _find_body(html: str, data: StructuredData) -> tuple[str, str]:
    """HTML of the text, and what found it."""
    own = data.text("body") or ""
    if "\n" in own and len(own) > FEWEST_CHARS:  # one without lines has lost its paragraphs
        return "".join(f"<p>{line}</p>" for line in own.splitlines()), "JSON-LD"
    try:
        return Document(html).summary(html_partial=True), "readability"
    except (Unparseable, LxmlError, ValueError):
        return own, "JSON-LD" if own else "none"


def _count(links: list[LexborNode], tree: LexborHTMLParser) -> float:
    """The share of a page's characters that stand in links."""
    body = tree.body
    total = len("".join((body.text() if body else "").split()))
    return sum(len("".join(link.text().split())) for link in links) / total if total else 0.0
