"""What an invented e-paper site prints: editions, pages and articles as values, for renderers of every family.

The text lies in `editions/<date>.toml`: `[[page]]` with `no` and `name`, below it `[[page.article]]` with the fields
of `SiteArticle`; `text` has one paragraph a line, and a line `## heading` begins a section. `[[correction]]` is an
article as the site shows it later that day.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

SECTION_MARK = "## "
EDITIONS_DIR = Path(__file__).parent / "editions"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteArticle:
    """One article as its newspaper meant it; what a family has no field for, its renderer leaves out.

    Attributes:
        number: The site's own content number, the same for as long as the article stands.
        headline: Two printed lines are separated by a line feed.
        author: What the site's author field holds, mostly nothing.
        paragraphs: With datelines and bylines inside, as printed.
        sections: (index of the first paragraph below, heading) pairs.
        captions: One for each picture; "" where nothing stands below it.
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

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures' file names, in the order of their captions."""
        return tuple(f"{self.number}_{order}.jpg" for order in range(1, len(self.captions) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One printed page; one of nothing but an advertisement has no articles."""

    page_no: str
    page_name: str
    articles: tuple[SiteArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEdition:
    """One day of the newspaper, in printed order; page numbers may have gaps.

    Attributes:
        corrections: Articles of `pages` (by number) as the site shows them later that day.
    """

    edition_date: date
    pages: tuple[SitePage, ...]
    corrections: tuple[SiteArticle, ...] = ()

    @property
    def articles(self) -> tuple[SiteArticle, ...]:
        """All articles, in printed order."""
        return tuple(article for page in self.pages for article in page.articles)

    def corrected(self) -> "SiteEdition":
        """The edition as the site shows it after its corrections."""
        later = {article.number: article for article in self.corrections}
        pages = tuple(
            replace(page, articles=tuple(later.get(article.number, article) for article in page.articles))
            for page in self.pages
        )
        return replace(self, pages=pages, corrections=())


def read_editions() -> tuple[SiteEdition, ...]:
    """The invented editions, from the earliest day to the latest."""
    return tuple(
        _edition(tomllib.loads(path.read_text("utf-8"))) for path in sorted(EDITIONS_DIR.glob("*.toml"))
    )


def _edition(table: dict[str, Any]) -> SiteEdition:
    return SiteEdition(
        edition_date=table["date"],
        pages=tuple(
            SitePage(
                page_no=page["no"],
                page_name=page["name"],
                articles=tuple(_article(article) for article in page.get("article", ())),
            )
            for page in table["page"]
        ),
        corrections=tuple(_article(article) for article in table.get("correction", ())),
    )


def _article(table: dict[str, Any]) -> SiteArticle:
    lines = table.get("text", "").splitlines()
    marks = [at for at, line in enumerate(lines) if line.startswith(SECTION_MARK)]
    return SiteArticle(
        number=table["number"],
        headline=table["headline"],
        kicker=table.get("kicker"),
        deck=table.get("deck"),
        author=table.get("author"),
        paragraphs=tuple(line for line in lines if not line.startswith(SECTION_MARK)),
        sections=tuple((at - order, lines[at].removeprefix(SECTION_MARK)) for order, at in enumerate(marks)),
        captions=tuple(table.get("captions", ())),
        table=tuple(tuple(row) for row in table.get("table", ())),
    )
