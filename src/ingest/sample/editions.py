"""What an invented e-paper site prints: editions, pages and articles as values, for renderers of every family."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteArticle:
    """One article as its newspaper meant it; what a family has no field for, its renderer leaves out.

    Attributes:
        number: The site's own content number, the same for as long as the article stands.
        headline: Two printed lines are separated by a line feed.
        author: What the site's author field holds, mostly nothing.
        paragraphs: With datelines and bylines inside, as printed.
        sections: (index of the first paragraph below, heading) pairs.
        captions: One for each picture.
        table: Rows of cells; () for none.
    """

    number: int
    headline: str
    kicker: str | None = None
    deck: str | None = None
    author: str | None = None
    paragraphs: tuple[str, ...] = ()
    sections: tuple[tuple[int, str], ...] = ()
    captions: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One printed page; one of nothing but an advertisement has no articles."""

    page_no: str
    page_name: str
    articles: tuple[SiteArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEdition:
    """One day of the newspaper, in printed order; page numbers may have gaps."""

    edition_date: date
    pages: tuple[SitePage, ...]
