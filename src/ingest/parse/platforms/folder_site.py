"""A skin → a platform: what `Platform` asks of a family whose editions are folders of linked pages."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from ingest.domain.page import EditionPage
from ingest.parse.html import read_tree
from ingest.parse.platforms.folder_article import has_body, parse_article_page
from ingest.parse.platforms.folder_edition import parse_edition_page
from ingest.parse.platforms.folder_links import gather_links
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.founder import find_entry
from ingest.parse.platforms.links import find_host, make_small
from ingest.parse.platforms.values import ArticlePage, PageKind


@dataclass(frozen=True, slots=True)
class FolderSite:
    """One family by its skin."""

    skin: Skin

    def recognise(self, text: str, *, source: str = "") -> str | None:
        """The family's letter, by the page's own address or by marks in it; links to other sites are none."""
        skin = self.skin
        address = source.lower() if skin.any_case else source
        if any(mark.search(address) for mark in skin.marks):
            return skin.letter
        if skin.words and not _has_word(text, skin.words):
            return None
        written = make_small(text) if skin.any_case else text
        host = urlsplit(source).netloc
        marks = (match.start() for mark in skin.marks for match in mark.finditer(written))
        is_marked = any(not host or find_host(text, start) in (None, host) for start in marks)
        is_foreign = is_marked and skin.foreign and skin.foreign.search(text)
        return skin.letter if is_marked and not is_foreign else None

    def page_kind(self, text: str, *, source: str = "page") -> PageKind | None:
        """By its address where that says it, else by what it holds; an article page carries page links too.

        Raises:
            LayoutError: For markup no page has.
        """
        if self.skin.is_article(source):
            return PageKind.ARTICLE
        tree = read_tree(text, source=source)
        if not self.skin.is_page(source) and has_body(tree, self.skin):
            return PageKind.ARTICLE
        if gather_links(tree, self.skin, source).pages:
            return PageKind.EDITION_PAGE
        if find_entry(text, source=""):
            return PageKind.ENTRY
        return PageKind.EDITION_PAGE if self.skin.is_page(source) else None

    def first_address(self, entry_url: str, day: date) -> str:
        """The entry itself, whatever the day."""
        del day
        return entry_url

    def find_entry(self, text: str, *, source: str, day: date | None = None) -> str | None:
        """Where the page forwards to, by refresh or script."""
        return find_entry(text, source=source, day=day)

    def dated_address(self, address: str, day: date) -> str | None:
        """Where another day's edition begins."""
        return self.skin.dated_address(address, day)

    def find_page_text(self, text: str, *, source: str) -> str | None:
        """These sites link no text of a whole page."""
        del text, source
        return None

    def parse_edition_page(self, text: str, *, source: str) -> EditionPage:
        """The edition's pages and this page's articles.

        Raises:
            LayoutError: If it lists no pages.
        """
        return parse_edition_page(text, self.skin, source=source)

    def parse_article_page(self, text: str, *, source: str) -> ArticlePage:
        """One article, field by field.

        Raises:
            LayoutError: If there is not exactly one body, or nothing in it.
        """
        return parse_article_page(text, self.skin, source=source)


def _has_word(text: str, words: tuple[str, ...]) -> bool:
    small = make_small(text)
    return any(word in small for word in words)
