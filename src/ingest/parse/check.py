"""A saved page → its platform, what was read in it and by which rule, and what was not found."""

import re
from dataclasses import dataclass

from ingest.domain.errors import InputError
from ingest.domain.page import EditionPage, Fetched
from ingest.parse.encoding.decode import decode
from ingest.parse.platforms import FAMILIES, ArticlePage, PageKind, recognise
from ingest.parse.read import read

HOST = re.compile(r"https?://([\w.-]+(?::\d+)?)", re.IGNORECASE)
NAMEPLATE = re.compile(r"<(?:title|(?:founder-)?papername)\b[^>]*>([^<]{1,200})", re.IGNORECASE)
VALUE_CHARS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedField:
    """A field of a page.

    Attributes:
        rule: Which mark of the page it was read from; None where its family has but one way.
        found: The value, or how many there are of it; None when it was not found.
    """

    name: str
    rule: str | None
    found: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """What a saved page says.

    Attributes:
        family: The platform's letter; None for a page of none.
        kind: `entry`, `edition_page`, `article`; for a page of no platform how it was read, e.g. `html`.
        hosts: Every host an address in the page names.
        nameplate: Where a page prints its newspaper's name: the title, the platform's own mark.
        fields: In the order a reader meets them.
        problem: Why it could not be read; None when it was.
    """

    family: str | None
    kind: str | None
    hosts: frozenset[str]
    nameplate: str
    fields: tuple[CheckedField, ...]
    problem: str | None = None


def check_page(fetched: Fetched, families: tuple[str, ...] = ()) -> CheckedPage:
    """Read a page and tell how.

    Args:
        families: Tried first, before the page's own word.

    Raises:
        DecodeError: If no encoding reads the bytes.
    """
    text, source = decode(fetched).text, fetched.base_url
    family, kind = recognise(text, source=source), None
    fields: tuple[CheckedField, ...] = ()
    problem = None
    try:
        family, kind = _find_family(text, source, families)
        if family and kind is PageKind.ARTICLE:
            fields = _check_article(FAMILIES[family].parse_article_page(text, source=source))
        elif family and kind is PageKind.EDITION_PAGE:
            fields = _check_edition_page(FAMILIES[family].parse_edition_page(text, source=source))
        elif family and kind is PageKind.ENTRY:
            target = FAMILIES[family].find_entry(text, source=source)
            fields = (_field("forwards_to", target),)
        else:
            kind, fields = _check_other(fetched)
    except InputError as error:
        problem = str(error)
    return CheckedPage(
        family=family,
        kind=kind,
        hosts=frozenset(host.lower() for host in HOST.findall(f"{source}\n{text}")),
        nameplate=" ".join(NAMEPLATE.findall(text)),
        fields=fields,
        problem=problem,
    )


def _find_family(text: str, source: str, families: tuple[str, ...]) -> tuple[str | None, str | None]:
    said = recognise(text, source=source)
    candidates = sorted({*families} & FAMILIES.keys(), key=lambda family: family != said)
    for family in (*candidates, said):
        if family and (kind := FAMILIES[family].page_kind(text, source=source)):
            return family, kind
    return None, None


def _check_article(page: ArticlePage) -> tuple[CheckedField, ...]:
    rules: dict[str, str | None] = dict(page.rules)
    values = {
        "edition_date": page.edition_date,
        "page_no": page.page_no,
        "page_name": page.page_name,
        "content_no": page.content_no,
        "kicker": page.kicker,
        "headline": page.headline,
        "deck": page.deck,
        "author": page.author,
        "paragraphs": page.paragraphs,
        "sections": page.sections,
        "captions": page.captions,
        "tables": page.tables,
    }
    rules["paragraphs"] = rules.get("body")
    return tuple(_field(name, value, rules.get(name)) for name, value in values.items())


def _check_edition_page(page: EditionPage) -> tuple[CheckedField, ...]:
    values = {
        "edition_date": page.edition_date,
        "page_no": page.page_no,
        "page_name": page.page_name,
        "pages": tuple(link.page_no for link in page.pages),
        "page_names": tuple(link.page_name for link in page.pages if link.page_name),
        "pdf_urls": tuple(link.pdf_url for link in page.pages if link.pdf_url),
        "articles": tuple(link.title for link in page.articles),
    } | ({"text_url": page.text_url} if page.text_url else {})
    return tuple(_field(name, value) for name, value in values.items())


def _check_other(fetched: Fetched) -> tuple[str, tuple[CheckedField, ...]]:
    """A page of no platform, by its first article."""
    reading = read(fetched)
    if isinstance(reading, EditionPage):
        return PageKind.EDITION_PAGE, _check_edition_page(reading)
    article, page = reading.articles[0], reading.pages[0]
    values = {
        "edition_date": page.printed_date,
        "page_no": page.page_no,
        "page_name": page.page_name,
        "articles": tuple(one.headline or "" for one in reading.articles),
        "headline": article.headline,
        "byline": article.byline,
        "paragraphs": article.paragraphs,
    }
    return reading.form, tuple(_field(name, value, reading.parser) for name, value in values.items())


def _field(name: str, value: object, rule: str | None = None) -> CheckedField:
    """A list is told by its length and its first members."""
    if isinstance(value, tuple):
        texts = [str(one) if isinstance(one, str) else "" for one in value]
        some = "、".join(text for text in texts if text)
        value = f"{len(value)}: {some}" if some else str(len(value)) if value else None
    found = None if value is None or value == "" else " ".join(str(value).split())
    if found and len(found) > VALUE_CHARS:
        found = f"{found[: VALUE_CHARS - 1]}…"
    return CheckedField(name=name, rule=rule if found else None, found=found)
