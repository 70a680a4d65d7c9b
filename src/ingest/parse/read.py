"""`Fetched` bytes → what they hold: a reading of pages and articles, or an edition page with its links."""

import re
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup

from ingest.domain.article import Article
from ingest.domain.errors import InputError
from ingest.domain.page import EditionPage, Fetched, Page, Reading
from ingest.parse.encoding.decode import Decoded, decode
from ingest.parse.epaper import make_article
from ingest.parse.news_page import is_news_page, read_news_page
from ingest.parse.platforms import FAMILIES, ArticlePage, PageKind, recognise
from ingest.parse.platforms.json_node import is_answer
from ingest.parse.scan import Scan, read_scan
from ingest.parse.xml_pages.scan import read_xml_scan
from ingest.parse.xml_pages.tree import is_xml

PARSER_VERSION = "1"
HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
LINE_TAGS = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr", "figcaption", "div", "td"]


def read(
    fetched: Fetched, *, districts: tuple[str, ...] = (), family: str | None = None
) -> Reading | EditionPage:
    """Read one file or response.

    Args:
        fetched: The bytes; the encoding is found, see `decode.py`.
        districts: Names of the home city's districts.
        family: Of its site, where the newspaper's profile says it; else a page says it itself.

    Raises:
        DecodeError: If no encoding reads the bytes.
        InputError: If there is no text in them, or they are XML but no whole ALTO or PAGE XML.
        LayoutError: If a page of a known platform is not built as such pages are.
    """
    decoded = decode(fetched)
    if not decoded.text.strip():
        raise _no_text(fetched.source)
    letter = family or recognise(decoded.text, source=fetched.base_url)
    if letter and (kind := _kind(letter, decoded.text, fetched.base_url)):
        return _read_platform(fetched, decoded, districts, letter, kind)
    if is_answer(decoded.text):
        raise InputError(
            f"{fetched.source}: JSON of no platform known; which newspaper is it of (--newspaper)?"
        )
    if not HTML.match(decoded.text[:4000]):
        if is_xml(decoded.text, source=fetched.source):
            return _read_xml(fetched, decoded, districts)
        return _read_scan(fetched, decoded, decoded.text, districts, form="scan")
    if is_news_page(decoded.text, source=fetched.source):
        return _read_article(
            fetched, decoded, districts, read_news_page(decoded.text, source=fetched.source), "html"
        )
    return _read_plain_html(fetched, decoded, districts)


def find_entry(fetched: Fetched, *, family: str, day: date) -> str | None:
    """Where a page that only forwards leads to, or a calendar for that day; None for a page of its own.

    Raises:
        DecodeError: If no encoding reads the bytes.
        NoEditionError: If the site's calendar has no edition on that day.
    """
    text = decode(fetched).text
    if _kind(family, text, fetched.base_url) is not PageKind.ENTRY:
        return None
    return FAMILIES[family].find_entry(text, source=fetched.base_url, day=day)


def _kind(family: str, text: str, source: str) -> PageKind | None:
    return FAMILIES[family].page_kind(text, source=source)


def _read_scan(
    fetched: Fetched, decoded: Decoded, text: str, districts: tuple[str, ...], *, form: str
) -> Reading:
    scan = read_scan(text, source=fetched.source, districts=districts)
    return _make_reading(fetched, decoded, scan, form=form, parser=f"scan/{PARSER_VERSION}")


def _read_xml(fetched: Fetched, decoded: Decoded, districts: tuple[str, ...]) -> Reading:
    read = read_xml_scan(decoded.text, source=fetched.source, districts=districts)
    if not read.block_ids:
        raise _no_text(fetched.source)
    parser = f"{read.form}/{PARSER_VERSION}"
    reading = _make_reading(fetched, decoded, read.scan, form=read.form, parser=parser)
    return replace(reading, block_ids=read.block_ids)


def _no_text(source: str) -> InputError:
    return InputError(f"{source}: the page has no text; scan it again or leave it out")


def _make_reading(fetched: Fetched, decoded: Decoded, scan: Scan, *, form: str, parser: str) -> Reading:
    if not scan.articles:
        raise InputError(f"{fetched.source}: no article on the page; is it the right file, and whole?")
    return Reading(
        source=fetched.source,
        sha256=fetched.sha256,
        byte_count=len(fetched.content),
        form=form,
        encoding=decoded.encoding,
        decode_rule=decoded.rule,
        removed_characters=decoded.removed_characters,
        parser=parser,
        pages=scan.pages,
        articles=scan.articles,
        slots=scan.slots,
        line_count=scan.line_count,
    )


def _read_platform(
    fetched: Fetched, decoded: Decoded, districts: tuple[str, ...], family: str, kind: PageKind
) -> Reading | EditionPage:
    platform, text, source = FAMILIES[family], decoded.text, fetched.base_url
    if kind is PageKind.EDITION_PAGE:
        text_url = platform.find_page_text(text, source=source)
        return replace(platform.parse_edition_page(text, source=source), text_url=text_url)
    if kind is not PageKind.ARTICLE:
        raise InputError(f"{source}: only forwards to another page; give the page it forwards to")
    page = platform.parse_article_page(text, source=source)
    return _read_article(fetched, decoded, districts, page, family)


def _read_article(
    fetched: Fetched, decoded: Decoded, districts: tuple[str, ...], page: ArticlePage, parser: str
) -> Reading:
    where = Page(
        page_no=page.page_no,
        page_name=page.page_name,
        printed_date=page.edition_date,
        source=fetched.source,
    )
    form = "html" if parser == "html" else "epaper_article"
    articles = (make_article(page, districts=districts),)
    return _make_site_reading(
        fetched, decoded, form=form, parser=parser, page=where, articles=articles, rules=page.rules
    )


def read_blank_page(fetched: Fetched, *, family: str, page_no: str, page_name: str | None) -> Reading:
    """An edition page that lists no article, as one of a single advertisement does.

    Raises:
        DecodeError: If no encoding reads the bytes.
    """
    page = Page(page_no=page_no, page_name=page_name, source=fetched.source)
    return _make_site_reading(fetched, decode(fetched), form="edition_page", parser=family, page=page)


def _make_site_reading(
    fetched: Fetched,
    decoded: Decoded,
    *,
    form: str,
    parser: str,
    page: Page,
    articles: tuple[Article, ...] = (),
    rules: tuple[tuple[str, str], ...] = (),
) -> Reading:
    return Reading(
        source=fetched.source,
        sha256=fetched.sha256,
        byte_count=len(fetched.content),
        form=form,
        encoding=decoded.encoding,
        decode_rule=decoded.rule,
        removed_characters=decoded.removed_characters,
        parser=f"{parser}/{PARSER_VERSION}",
        pages=(page,),
        articles=articles,
        rules=rules,
    )


def _read_plain_html(fetched: Fetched, decoded: Decoded, districts: tuple[str, ...]) -> Reading:
    """A page of no known platform: its headings and paragraphs go through the segmenter, line by line."""
    reading = _read_scan(fetched, decoded, _html_to_text(decoded.text), districts, form="html")
    articles = tuple(
        replace(article, appearances=tuple(replace(a, lines=()) for a in article.appearances))
        for article in reading.articles
    )
    pages = tuple(replace(page, first_line=None, last_line=None) for page in reading.pages)
    return replace(reading, articles=articles, pages=pages, slots=(), line_count=0)


def _html_to_text(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    for tag in soup(["script", "style", "nav", "header", "footer", "noscript", "template"]):
        tag.decompose()
    lines = []
    for tag in soup.find_all(LINE_TAGS):
        if tag.name in ("div", "td", "tr", "li") and tag.find(LINE_TAGS):
            continue
        text = " ".join(tag.get_text(" ", strip=True).split())
        if text:
            lines.append(f"{'#' * int(tag.name[1])} {text}" if re.fullmatch("h[1-6]", tag.name) else text)
    return "\n\n".join(lines)
