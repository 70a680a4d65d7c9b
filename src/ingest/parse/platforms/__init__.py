"""One file for each e-paper platform family; here is which letter means which."""

from datetime import date
from typing import Protocol

from ingest.domain.page import EditionPage
from ingest.parse.platforms import (
    bjnews,
    default_htm,
    founder,
    jfdaily,
    jfdaily_navi,
    jfjb,
    joyhua,
    paper_index,
    qpaper,
    read_do,
    reader_layout,
    shtml,
    stdaily,
    szbz,
    wenzhou,
)
from ingest.parse.platforms.values import ArticlePage, PageKind

__all__ = ["FAMILIES", "ArticlePage", "PageKind", "Platform", "recognise"]


class Platform(Protocol):
    """What each family offers, as a module or value; `text` is a decoded page or JSON answer, `source` its address."""

    def recognise(self, text: str, *, source: str = "") -> str | None:
        """The family's letter when the page is one of it."""
        ...

    def page_kind(self, text: str, *, source: str = "page") -> PageKind | None:
        """Entry, edition page or article; None for anything else."""
        ...

    def first_address(self, entry_url: str, day: date) -> str:
        """What is asked for first; mostly the entry itself, for an API its call for that day."""
        ...

    def find_entry(self, text: str, *, source: str, day: date | None = None) -> str | None:
        """Where an entry page leads to, or a calendar for that day.

        Raises:
            NoEditionError: If it is a calendar that has no edition on that day.
        """
        ...

    def dated_address(self, address: str, day: date) -> str | None:
        """The address of the same page of another day; None where it cannot be told."""
        ...

    def find_page_text(self, text: str, *, source: str) -> str | None:
        """Where the text of a page without articles lies."""
        ...

    def parse_edition_page(self, text: str, *, source: str) -> EditionPage:
        """The edition's pages and this page's articles.

        Raises:
            LayoutError: If the page is not built as this family's are; an API's error answer too.
        """
        ...

    def parse_article_page(self, text: str, *, source: str) -> ArticlePage:
        """One article, field by field.

        Raises:
            LayoutError: As above; an article is never empty.
        """
        ...


FAMILIES: dict[str, Platform] = {
    "H": reader_layout,
    "I": read_do,
    "jfdaily": jfdaily,
    "jfdaily-navi": jfdaily_navi,
    "bjnews": bjnews,
    "jfjb": jfjb,
    "wenzhou": wenzhou,
    "stdaily": stdaily,
    "C": paper_index.PLATFORM,
    "D": joyhua.PLATFORM,
    "E": qpaper.PLATFORM,
    "E2": szbz.PLATFORM,
    "F": shtml.PLATFORM,
    "G": default_htm.PLATFORM,
    "A": founder,
    "B": founder,
    "B2": founder,
}  # asked in this order which of them a page is: the narrow marks first


def recognise(text: str, *, source: str = "") -> str | None:
    """The letter of the family a page belongs to, or None: by its signature, by its address, by what stands in it."""
    if founder.is_signed(text, source=source) and (letter := founder.recognise(text, source=source)):
        return letter
    platforms = tuple(dict.fromkeys(FAMILIES.values()))
    asked = ((platform, part) for part in ("", text) for platform in platforms)
    return next(
        (letter for platform, part in asked if (letter := platform.recognise(part, source=source))), None
    )
