"""What an HTML page says of itself to machines: JSON-LD, OpenGraph and other meta tags, the enpproperty block.

Names: schema.org's NewsArticle, the Open Graph protocol's article, and the `<meta>` names in use on Chinese sites.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from ingest.parse.html import read_html_line
from ingest.parse.platforms.founder_marks import find_properties

ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "OpinionNewsArticle")
META = {
    "headline": ("og:title", "ArticleTitle", "twitter:title"),
    "author": ("author", "article:author", "og:article:author"),
    "date": ("article:published_time", "og:release_date", "PubDate", "publishdate", "apub:time"),
}
PROPERTIES = {
    "headline": "title",
    "kicker": "introtitle",
    "deck": "subtitle",
    "author": "author",
    "date": "date",
}


@dataclass(slots=True)
class StructuredData:
    """Fields by name, each with the rule that gave it; what is trusted most comes first and stays.

    Attributes:
        is_article: The page says that it is one article.
    """

    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    is_article: bool = False

    def note(self, name: str, text: object, rule: str) -> None:
        """Keep a field's first text."""
        line = read_html_line(text) if isinstance(text, str) and name != "body" else text
        if isinstance(line, str) and line.strip():
            self.fields.setdefault(name, (line.strip(), rule))

    def text(self, name: str) -> str | None:
        """What the page says of a field."""
        return self.fields[name][0] if name in self.fields else None

    def day(self) -> date | None:
        """The day it was published, as the page prints it; None for what is no ISO date."""
        try:
            return date.fromisoformat((self.text("date") or "")[:10].replace("/", "-"))
        except ValueError:
            return None


def read_structured_data(html: str, tree: LexborHTMLParser) -> StructuredData:
    """Read all of a page's own marks."""
    found = StructuredData()
    for item in _find_json_ld(tree):
        _note_json_ld(item, found)
    properties = find_properties(html)
    for name, key in PROPERTIES.items():
        found.note(name, properties.get(key), "enpproperty")
    found.is_article = found.is_article or properties.get("type") == "1"
    values = {
        (node.attributes.get("property") or node.attributes.get("name") or "").lower(): node.attributes.get(
            "content"
        )
        for node in tree.css("meta[content]")
    }
    found.is_article = found.is_article or values.get("og:type") in ("article", "news")
    for name, keys in META.items():
        for key in keys:
            found.note(name, values.get(key.lower()), f"meta {key}")
    return found


def _find_json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            value = json.loads(node.text())
        except ValueError:
            continue  # a page's slip of the pen; its other marks are still read
        yield from _flatten(value)


def _flatten(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item)
    elif isinstance(value, dict):
        yield value
        yield from _flatten(value.get("@graph"))


def _note_json_ld(item: dict[str, object], found: StructuredData) -> None:
    kinds = item.get("@type")
    if not set(ARTICLES).intersection(kinds if isinstance(kinds, list) else [kinds]):
        return
    found.is_article = True
    found.note("headline", item.get("headline"), "JSON-LD")
    found.note("deck", item.get("alternativeHeadline"), "JSON-LD")
    found.note("author", "、".join(_names(item.get("author"))), "JSON-LD")
    found.note("date", item.get("datePublished"), "JSON-LD")
    found.note("body", item.get("articleBody"), "JSON-LD")


def _names(author: object) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        kind = one.get("@type") if isinstance(one, dict) else None
        if isinstance(name, str) and kind != "Organization":
            yield name
