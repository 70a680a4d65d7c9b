"""What a platform's parser gives for one article page; it stays inside `parse`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.domain.article import Section


class PageKind(StrEnum):
    """What a saved page of an e-paper site is."""

    ENTRY = "entry"  # only forwards to the current edition
    EDITION_PAGE = "edition_page"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article page field by field, as printed; bylines and datelines inside the text are not told apart yet.

    Attributes:
        url: Where the page was read.
        content_no: The site's own number: `170632`, or `20171016_1-01`.
        page_no: `03`, `A02`, if the page says it.
        author: The author field as printed; sites mostly leave it empty.
        paragraphs: In reading order, without the white space around them, without section headings.
        sections: Lines wholly in bold with text below them, as `Article.sections`.
        captions: In order of the pictures, credits included.
        tables: Each a tuple of rows of cells.
        rules: (field, rule) for each field found: which mark of the page it was read from.
    """

    url: str
    content_no: str | None
    edition_date: date | None
    page_no: str | None
    page_name: str | None
    headline: str | None
    kicker: str | None
    deck: str | None
    author: str | None
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    captions: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    rules: tuple[tuple[str, str], ...]
