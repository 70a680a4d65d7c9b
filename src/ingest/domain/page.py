"""What arrives and what a page is: bytes, pages, and the slot every character of a page ends in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ingest.domain.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Bytes as they arrived, with where and when.

    Attributes:
        source: The address that was asked for (`domain/address.py`), or the path of a file as the caller gave it.
        content: The bytes, untouched but for the wrapping of their transport.
        headers: Response headers in order of arrival; () for a file.
        fetched_at: UTC, naive; None where nobody noted it.
        final_url: Where redirects led; None where there were none.
        status: Of the answer; 200 for a file.
        truncated: Why the bytes are not whole, in the words of WARC: `disconnect`, `time`, `length`; None if they are.
        is_last: The last that one run brought to its edition's archive; no part of what arrived.
    """

    source: str
    content: bytes = field(repr=False)
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime | None = None
    sha256: str = ""
    final_url: str | None = None
    status: int = 200
    truncated: str | None = None
    is_last: bool = field(default=False, compare=False)

    @property
    def base_url(self) -> str:
        """What its links are relative to."""
        return self.final_url or self.source


class SlotRole(StrEnum):
    """What a run of characters is on the page; every character has exactly one."""

    BLANK = "blank"  # white space and line ends between lines
    MARKUP = "markup"  # heading hashes, table rules, emphasis marks, page separators
    FURNITURE = "furniture"  # folio, masthead, credit lines of the page, column names
    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"
    SOURCE = "source"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A run of characters of one line, in one role.

    Attributes:
        line: Line of the text, split at line feeds, from 0.
        start: Offset of the first character within that line.
        end: Offset after the last one.
        article: Order of the article in the file (in `EditionContent`: in the edition) from 1; 0 for none.
    """

    line: int
    start: int
    end: int
    role: SlotRole
    article: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One printed page.

    Attributes:
        page_no: `03`, `A02`; None where neither the page nor the caller says it.
        page_name: 要闻, 综合; None where not printed.
        printed_date: The cover date of the folio line, if it has one.
        source: URL or path the page was read from.
        first_line: First and last line of the page in its file, from 0; None for HTML and for a page without text.
        page_district: A district named by the caller or by the newspaper's page-name lookup, as named.
        pdf_url: The page's own PDF, as linked.
        image_no: Its number among the images of its document, as ALTO may have it; for want of a better one.
    """

    page_no: str | None
    page_name: str | None = None
    printed_date: date | None = None
    source: str
    first_line: int | None = None
    last_line: int | None = None
    page_district: str | None = None
    pdf_url: str | None = None
    image_no: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What `parse` makes of one file: its pages and articles in order.

    Attributes:
        source: As in `Fetched`.
        sha256: Of the bytes.
        byte_count: Number of bytes.
        form: `scan` (text through the segmenter), `alto` and `page_xml` (likewise), `epaper_article`, `html` (no
            known platform), `edition_page` (of such a site, a page that holds no article).
        encoding: The Python codec that read the bytes, e.g. `gb18030`.
        decode_rule: Which rule chose it: `bom`, `header`, `meta`, `utf-8`, `gb18030`, `detector`.
        removed_characters: How many control characters and lone surrogates were taken out at the door.
        parser: Name and version of the parser, e.g. `segment/1`.
        rules: (field, rule) of an e-paper article: which mark of the page each field was read from.
        articles: In order of their first line; `Article.order` counts them from 1.
        slots: Every character of the text; () for HTML.
        line_count: Number of lines of the text; 0 for HTML.
        block_ids: Of `alto` and `page_xml`, whose lines are made in reading order: for each line the ids of the text
            blocks it stands in, separated by spaces (several for a row of a table); () for the others.
    """

    source: str
    sha256: str
    byte_count: int
    form: str
    encoding: str
    decode_rule: str
    removed_characters: int = 0
    parser: str
    rules: tuple[tuple[str, str], ...] = ()
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    slots: tuple[Slot, ...] = field(default=(), repr=False)
    line_count: int = 0
    block_ids: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article of a page as the site lists it; `order` counts from 1."""

    order: int
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A page of an edition as the site lists it.

    Attributes:
        url: Its address (`domain/address.py`).
        articles: Its own articles in order where the list names them too; None where the page must be read for them.
    """

    page_no: str
    page_name: str | None
    url: str
    pdf_url: str | None = None
    articles: tuple[ArticleLink, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage:
    """An edition page of an e-paper site: the edition's pages, and the articles of this one.

    Attributes:
        page_no: Of this page.
        edition_date: As the page prints or its address says it; None if neither does.
        pages: The whole edition in printed order, each page once.
        articles: Own articles of this page only, in order.
        text_url: A text of the whole page that the site links instead of articles.
    """

    source: str
    page_no: str | None
    page_name: str | None
    edition_date: date | None
    pages: tuple[PageLink, ...]
    articles: tuple[ArticleLink, ...]
    text_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that could not be read, and why; nothing is dropped in silence.

    Attributes:
        source: URL or path.
        page_no: Where it would have stood, if known.
        reason: One line.
        sha256: Of the bytes where there were any: they stay in the archive.
        is_gone: The site lists it and says that it is not there (any more).
    """

    source: str
    page_no: str | None = None
    reason: str
    sha256: str | None = None
    is_gone: bool = False
