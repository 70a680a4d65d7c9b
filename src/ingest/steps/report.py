"""What the steps tell of what they did."""

from dataclasses import dataclass, field
from datetime import datetime

from ingest.domain.page import Skipped

COMPLETED, WITH_GAPS, FAILED = "completed", "completed with gaps", "failed"


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


@dataclass(slots=True, kw_only=True)
class Run:
    """One run of a command or flow.

    Attributes:
        started_at: UTC, naive; so is `ended_at`.
        result: `completed`, `completed with gaps` or `failed`.
        reason: Why it failed; empty otherwise.
        editions: State → how many editions it left in it.
        seconds: Step (`ingest`, `transform`, `publish`) → how long it took.
    """

    command: str
    started_at: datetime
    ended_at: datetime | None = None
    result: str = COMPLETED
    reason: str = ""
    editions: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
