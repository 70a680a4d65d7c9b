"""Values of JSON responses → pages and articles: labels such as `第01版：要闻`, titles with markup, HTML bodies.

What the e-papers that are read as JSON have in common; their own calls and keys stand in a file of each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup

from ingest.domain.address import split_address
from ingest.domain.article import Section
from ingest.domain.ids import PAGE_NO, check_page_no
from ingest.domain.page import ArticleLink
from ingest.parse.html import read_fragment, read_html_line, read_line, read_lines, read_marked_lines
from ingest.parse.platforms.json_node import Node
from ingest.parse.platforms.values import ArticlePage

NUMBER = re.compile(r"([A-Z]{0,3})(\d{1,5})", re.IGNORECASE | re.ASCII)
LABEL = re.compile(r"(?:第\s*)?([A-Za-z]{0,3}\d{1,5})\s*(?:版\s*[:：]?|[:：]|(?=\s)|$)\s*(.*)")
SPREAD = re.compile(r"\S(?:\s\S)+")  # 要 闻, spaced out in print
CREDITS = re.compile(r"\s*(?:本版|本期)?\s*(?:责任编辑|责编|编辑|美编|版式)\s*[:：/／\s]")
NO_ARTICLE = frozenset(["广告", "公益广告"])
BREAKS = re.compile(r"<(?:p|br|div|table|h\d)\b", re.IGNORECASE)
CONTENT_NO = re.compile(r"[\w.-]{1,80}", re.ASCII)
LONGEST_HEADING = 40
Rows = tuple[tuple[str, ...], ...]


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
    match = LABEL.fullmatch((text or "").strip())
    return (read_page_no(match[1]), read_page_name(match[2])) if match else (None, read_page_name(text))


def read_page_no(text: str | None) -> str | None:
    """`01`, `A02`; `00001` is page 01, and `0607`, two pages printed as one, page 06. None for what is no number."""
    match = NUMBER.fullmatch((text or "").strip())
    letters, digits = (match[1], match[2]) if match else ("", "")
    if len(digits) == 4 and int(digits[2:]) == int(digits[:2]) + 1:
        digits = digits[:2]
    if len(digits) > 2:
        digits = digits.lstrip("0").zfill(2)
    return check_page_no(letters + digits) if PAGE_NO.fullmatch(letters.upper() + digits) else None


def read_page_name(text: str | None) -> str | None:
    """A page's name; one that is spaced out in print, without its spaces."""
    name = read_html_line(text or "") or ""
    return (name.replace(" ", "") if SPREAD.fullmatch(name) else name) or None


def read_content_no(text: str) -> str | None:
    """A site's own number where it can stand in an article's id."""
    return text if CONTENT_NO.fullmatch(text) else None


def find_field(address: str, *names: str) -> str | None:
    """A field of an address's query or, of a POST, of its form; None if it has none of these."""
    request = split_address(address)
    form = (request.body or b"").decode("utf-8", "replace") if request.body else ""
    fields = dict(parse_qsl(form)) | dict(parse_qsl(urlsplit(request.url).query))
    return next((fields[name] for name in names if fields.get(name)), None)


def list_articles(found: Iterable[tuple[str | None, str]]) -> tuple[ArticleLink, ...]:
    """(title, address) in order → links, each once; editors' lines and advertisements are no articles."""
    titles: dict[str, str] = {}
    for title, address in found:
        if title not in NO_ARTICLE and not CREDITS.match(title or ""):
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
    soup = read_fragment(_break_lines(article.raw(*keys.body)))
    has_picture = any(article.is_filled(key) for key in keys.pictures) or soup.find("img") is not None
    printed, tables = _take_captions(soup), _take_tables(soup)
    paragraphs, sections = _split(read_marked_lines(soup))
    if not (paragraphs or sections or captions or printed or tables or has_picture):
        raise article.error(f"an article with text or a picture ({', '.join(keys.body)})")
    wanted = {
        "headline": keys.headline,
        "kicker": keys.kicker,
        "deck": keys.deck,
        "author": keys.author,
        "body": keys.body,
    }
    return ArticlePage(
        url=source,
        content_no=place.content_no,
        edition_date=place.edition_date,
        page_no=place.page_no,
        page_name=place.page_name,
        headline=article.line(*keys.headline),
        kicker=article.line(*keys.kicker),
        deck=article.line(*keys.deck),
        author=article.line(*keys.author),
        paragraphs=paragraphs,
        sections=sections,
        captions=tuple(dict.fromkeys((*captions, *printed))),
        tables=tables,
        rules=tuple((name, key) for name, names in wanted.items() if (key := _rule(article, names))),
    )


def _rule(article: Node, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if article.line(name)), None)


def _break_lines(html: str) -> str:
    """A body without paragraphs of its own breaks its lines as text does."""
    return html if BREAKS.search(html) else html.replace("\n", "<br/>")


def _take_captions(soup: BeautifulSoup) -> tuple[str, ...]:
    captions: list[str] = []
    for tag in soup.find_all("figcaption"):
        captions += read_lines(tag)
        tag.decompose()
    return tuple(captions)


def _take_tables(soup: BeautifulSoup) -> tuple[Rows, ...]:
    """Tables of at least two rows and two columns, taken out of the body; others only lay it out."""
    tables: list[Rows] = []
    for table in soup.find_all("table"):
        if table.find("table"):
            continue
        rows = tuple(
            tuple(read_line(cell) or "" for cell in row.find_all(["td", "th"]))
            for row in table.find_all("tr")
        )
        if len(rows) > 1 and max(map(len, rows)) > 1:
            tables.append(rows)
            table.decompose()
    return tuple(tables)


def _split(lines: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Paragraphs, and the short bold lines above some of them; a bold line with nothing below is text."""
    last_plain = max((index for index, (_, is_bold) in enumerate(lines) if not is_bold), default=-1)
    paragraphs: list[str] = []
    sections: list[Section] = []
    for index, (line, is_bold) in enumerate(lines):
        if is_bold and len(line) <= LONGEST_HEADING and index < last_plain:
            sections.append(Section(heading=line, first_paragraph=len(paragraphs)))
        else:
            paragraphs.append(line)
    return tuple(paragraphs), tuple(sections)
