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
class NewspaperSite:
    """Where a newspaper's e-paper stands, and for which editions; a paper changes its platform every few years.

    Attributes:
        family: The platform family (`parse/platforms/`), e.g. `B`.
        entry_url: Where the current edition starts; with `{yyyy}`, `{mm}`, `{dd}` in it, where that day's does.
        valid_from: First edition read from here; None for no bound.
        valid_until: Last one; None for no bound.
        headers: Request headers that the site's own pages send, e.g. (x-requested-with, XMLHttpRequest).
    """

    family: str
    entry_url: str
    valid_from: date | None = None
    valid_until: date | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def entry_on(self, day: date) -> str:
        """Where that day's edition starts, as far as the profile says it."""
        return self.entry_url.format(yyyy=f"{day:%Y}", mm=f"{day:%m}", dd=f"{day:%d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Newspaper:
    """A newspaper's profile, one TOML file.

    Attributes:
        newspaper_id: `lyrb`.
        name: 洛阳日报.
        home_city: The city whose counties its articles go to, e.g. 洛阳市; None attributes nothing.
        sites: Where its editions are read from, each for a time; () for a paper that is only loaded from disk.
        publishing_days: ISO weekdays it appears on, Monday is 1.
        page_range: The fewest and the most pages an edition has; None where not known.
        delay_seconds: Between two requests to its host.
        user_agent: In place of dibao's own; for a reader the site has agreed to.
        keeps: What is archived beside the text: `pdf`, `pictures`.
        allow_private: `host:port` of private addresses that its site may stand on, for a mirror in an intranet.
        status: `verified` by hand, or `unverified`: generated from a public list.
        provenance: Where the facts of an unverified profile were read, and when.
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
    sites: tuple[NewspaperSite, ...] = ()
    publishing_days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    page_range: tuple[int, int] | None = None
    delay_seconds: float = 1.0
    user_agent: str | None = None
    keeps: tuple[str, ...] = ()
    allow_private: tuple[str, ...] = ()
    status: str = "verified"
    provenance: str | None = None
    timezone: str = "Asia/Shanghai"
    text_policy: TextPolicy = TextPolicy.EXCERPT
    page_districts: tuple[tuple[str, str], ...] = ()
    source_codes: tuple[tuple[str, str], ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    rights_note: str | None = None

    def find_site(self, day: date) -> NewspaperSite | None:
        """Where that day's edition is read; None for a day no site is known for."""
        return next(
            (site for site in self.sites if (site.valid_from or day) <= day <= (site.valid_until or day)),
            None,
        )


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
