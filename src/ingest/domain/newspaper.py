"""A newspaper, one day's edition of it, and the state that edition ended in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.domain.ids import make_edition_id


class TextPolicy(StrEnum):
    """How much of an article may leave the house; the newspaper's profile says it."""

    HEADLINE = "headline"
    EXCERPT = "excerpt"
    FULL = "full"


class EditionState(StrEnum):
    """The one state an edition ends in."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NO_EDITION = "no_edition"
    NOT_READY = "not_ready"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newspaper:
    """A newspaper's profile, one TOML file.

    Attributes:
        newspaper_id: `lyrb`.
        name: 洛阳日报.
        home_city: The city whose counties its articles go to, e.g. 洛阳市; None attributes nothing.
        entry_url: Where the site's current edition starts; None for a paper that is only loaded from disk.
        family: The platform family its site belongs to (`parse/platforms/`); None likewise.
        timezone: IANA name; "today" and edition dates are meant there.
        text_policy: How much of an article's text may be published.
        page_districts: Page name → district, as (page name, district name) pairs.
        source_codes: Source code → district for codes the short forms do not explain, e.g. (西民, 西工区).
        organisations: Organisation → district for organisations known to sit in one, e.g. (中国一拖, 涧西区).
        rights_note: Shown beside what is published.
    """

    newspaper_id: str
    name: str
    home_city: str | None = None
    entry_url: str | None = None
    family: str | None = None
    timezone: str = "Asia/Shanghai"
    text_policy: TextPolicy = TextPolicy.EXCERPT
    page_districts: tuple[tuple[str, str], ...] = ()
    source_codes: tuple[tuple[str, str], ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    rights_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One newspaper on one day; `letter` is empty but for a second edition of the same day."""

    newspaper_id: str
    edition_date: date
    letter: str = ""

    @property
    def edition_id(self) -> str:
        """`lyrb-2018-07-19`."""
        return make_edition_id(self.newspaper_id, self.edition_date, self.letter)
