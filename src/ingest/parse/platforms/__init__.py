"""One file for each e-paper platform family; here is which letter means which."""

from typing import Protocol

from ingest.domain.page import EditionPage
from ingest.parse.platforms import founder_classic
from ingest.parse.platforms.values import ArticlePage, PageKind

__all__ = ["FAMILIES", "ArticlePage", "PageKind", "Platform", "recognise"]


class Platform(Protocol):
    """What each family's module offers."""

    def recognise(self, html: str) -> str | None:
        """The family's letter when the page is one of it."""
        ...

    def page_kind(self, html: str, *, source: str = "page") -> PageKind | None:
        """Entry, edition page or article; None for anything else."""
        ...

    def find_entry(self, html: str, *, source: str) -> str | None:
        """Where an entry page forwards to."""
        ...

    def find_page_text(self, html: str, *, source: str) -> str | None:
        """Where the text of a page without articles lies."""
        ...

    def parse_edition_page(self, html: str, *, source: str) -> EditionPage:
        """The edition's pages and this page's articles."""
        ...

    def parse_article_page(self, html: str, *, source: str) -> ArticlePage:
        """One article, field by field."""
        ...


FAMILIES: dict[str, Platform] = {"B": founder_classic, "B2": founder_classic}


def recognise(html: str) -> str | None:
    """The letter of the family a page belongs to, or None."""
    return next((letter for platform in (founder_classic,) if (letter := platform.recognise(html))), None)
