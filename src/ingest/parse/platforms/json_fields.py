"""Values of JSON responses → pages and articles: labels such as `第01版：要闻`, titles with markup, HTML bodies.

What the e-papers that are read as JSON have in common; their own calls and keys stand in a file of each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urljoin, urlsplit

from ingest.domain.address import split_address
from ingest.domain.page import ArticleLink
from ingest.parse.html import read_html_line, read_tree, select_one
from ingest.parse.platforms.founder_body import Body, read_body
from ingest.parse.platforms.founder_labels import parse_label, parse_page_no
from ingest.parse.platforms.founder_lists import is_credit
from ingest.parse.platforms.founder_urls import NEVER_A_PAGE
from ingest.parse.platforms.json_node import Node
from ingest.parse.platforms.values import ArticlePage

PADDED = re.compile(r"0\d\d", re.ASCII)
SPREAD = re.compile(r"\S(?:\s\S)+")  # 要 闻, spaced out in print
BREAKS = re.compile(r"<(?:p|br|div|h\d)\b", re.IGNORECASE)
OUTSIDE_TABLES = re.compile(r"(<table\b.*?</table\s*>)", re.IGNORECASE | re.DOTALL)
CONTENT_NO = re.compile(r"[\w.-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Under which keys of an article's object each field stands, the first that holds anything counting."""

    headline: tuple[str, ...]
    body: tuple[str, ...]
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article stands, as far as its response or address says it."""

    content_no: str | None
    edition_date: date | None
    page_no: str | None = None
    page_name: str | None = None


def read_label(text: str | None) -> tuple[str | None, str | None]:
    """Number and name of `第01版：要闻`, `01版`, `A01`, `00001`; a text without a number is a name."""
    label = parse_label(text or "")
    if not label:
        return None, read_page_name(text)
    return read_page_no(label.page_no), read_page_name(label.page_name)


def read_page_no(text: str | None) -> str | None:
    """`01`, `A02`; `001` and `00001` are page 01. None for what is no page number."""
    page_no = parse_page_no((text or "").strip())
    return page_no[1:] if page_no and PADDED.fullmatch(page_no) else page_no


def read_page_name(text: str | None) -> str | None:
    """A page's name; one that is spaced out in print, without its spaces."""
    name = read_html_line(text or "") or ""
    return (name.replace(" ", "") if SPREAD.fullmatch(name) else name) or None


def read_content_no(text: str) -> str | None:
    """A site's own number where it can stand in an article's id."""
    return text if CONTENT_NO.fullmatch(text) else None


def find_link(source: str, href: str | None) -> str | None:
    """The address that a response links; None for what leads nowhere."""
    href = (href or "").strip()
    if not href or href.lower().startswith(NEVER_A_PAGE):
        return None
    try:
        return urljoin(source, href)
    except ValueError:  # `http://[` and the like: no address
        return None


def find_field(address: str, *names: str) -> str | None:
    """A field of an address's query or, of a POST, of its form; None if it has none of these."""
    try:
        request = split_address(address)
    except ValueError:  # no address at all
        return None
    form = (request.body or b"").decode("utf-8", "replace") if request.body else ""
    fields = dict(parse_qsl(form)) | dict(parse_qsl(urlsplit(request.url).query))
    return next((fields[name] for name in names if fields.get(name)), None)


def list_articles(found: Iterable[tuple[str | None, str]]) -> tuple[ArticleLink, ...]:
    """(title, address) in order → links, each once; editors' lines and advertisements are no articles."""
    titles: dict[str, str] = {}
    for title, address in found:
        if not is_credit(title or ""):
            titles.setdefault(address, title or "")
    return tuple(
        ArticleLink(order=order, title=title, url=address)
        for order, (address, title) in enumerate(titles.items(), start=1)
    )


def read_article(
    article: Node, keys: Keys, place: Place, *, source: str, captions: tuple[str, ...] = ()
) -> ArticlePage:
    """Read an article's object.

    Args:
        captions: Those the API gives apart from the body.

    Raises:
        LayoutError: If it has neither text nor picture.
    """
    body = _read_body(article.raw(*keys.body), source)
    has_picture = body.has_picture or any(article.is_filled(key) for key in keys.pictures)
    if not (body.paragraphs or body.captions or body.tables or captions or has_picture):
        raise article.error(f"an article with text or a picture ({', '.join(keys.body)})")
    titles = {"headline": keys.headline, "kicker": keys.kicker, "deck": keys.deck, "author": keys.author}
    lines = {name: line for name, names in titles.items() if (line := article.line(*names))}
    found = {name: titles[name] for name in lines}
    if body.paragraphs or body.captions or body.tables:
        found["body"] = keys.body
    return ArticlePage(
        url=source,
        content_no=place.content_no,
        edition_date=place.edition_date,
        page_no=place.page_no,
        page_name=place.page_name,
        headline=lines.get("headline"),
        kicker=lines.get("kicker"),
        deck=lines.get("deck"),
        author=lines.get("author"),
        paragraphs=body.paragraphs,
        sections=body.sections,
        captions=tuple(dict.fromkeys((*captions, *body.captions))),
        tables=body.tables,
        rules=tuple((name, article.first_filled(*names)) for name, names in found.items()),
    )


def _read_body(html: str, source: str) -> Body:
    """A body without paragraphs of its own breaks its lines as text does, but within a table."""
    pieces = OUTSIDE_TABLES.split(html)
    if not any(BREAKS.search(piece) for piece in pieces[::2]):
        pieces[::2] = [piece.replace("\n", "<br/>") for piece in pieces[::2]]
    tree = read_tree("".join(pieces), source=source)
    body = select_one(tree, "body", source=source)
    return read_body(body, rule="json", pictures=body.css("figcaption"))
