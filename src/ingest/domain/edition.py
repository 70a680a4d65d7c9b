"""Everything one edition brings into the warehouse, in one value: one edition is one transaction."""

from dataclasses import dataclass, replace

from ingest.domain.article import Article
from ingest.domain.newspaper import Edition, EditionState
from ingest.domain.page import Page, Reading, Skipped
from ingest.domain.place import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPageContent:
    """A page of the edition with its id; `page.page_no` is never None here.

    Attributes:
        is_whole: All that stands on the page was read; False for single articles of it, saved from a site.
    """

    page_id: str
    page: Page
    reading: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionArticle:
    """An article of the edition with its id and the places found in it.

    Attributes:
        article_id: Stable, see `domain/ids.py`.
        article: `appearances[].page` and `order` count within the edition here.
        printed: The article's characters as printed on its lines, for telling it again after a new reading.
    """

    article_id: str
    article: Article
    printed: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContent:
    """One edition as read.

    Attributes:
        state: As far as this reading can tell.
        reason: Counts and cause in one line, e.g. `11/12: p08 truncated`; empty when complete.
        pages_expected: From the edition's own page list; None where it has none.
        readings: One for each file, without the bytes; `EditionPageContent.reading` points here.
    """

    edition: Edition
    state: EditionState
    reason: str
    pages_expected: int | None
    readings: tuple[Reading, ...]
    pages: tuple[EditionPageContent, ...]
    articles: tuple[EditionArticle, ...]
    skipped: tuple[Skipped, ...]

    def with_state(self, state: EditionState, reason: str) -> "EditionContent":
        """The same content with the state its site gave it."""
        return replace(self, state=state, reason=reason)
