"""What the steps tell of what they did."""

from dataclasses import dataclass

from ingest.domain.page import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """One edition after it was loaded, or after nothing was found to load.

    Attributes:
        state: One of `EditionState`.
        reason: Why it is not complete; empty when it is.
        page_count: Of the whole edition as it now stands.
        article_count: Likewise.
        is_changed: The load wrote anything.
        is_whole: Nothing is missing: complete, or not printed that day.
    """

    edition_id: str
    state: str
    reason: str
    page_count: int
    article_count: int
    new_count: int
    revised_count: int
    is_changed: bool
    is_whole: bool
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """Digest files written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int
