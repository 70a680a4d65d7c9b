"""A newspaper, one day's edition of it, and the state that edition ended in."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.domain.ids import make_edition_id
from ingest.domain.place import OwnName

# The letters of the platform families; `parse/platforms/` has one file for each.
FAMILIES = (
    "A", "B", "B2", "C", "D", "E", "E2", "F", "G", "H", "I",
    "jfdaily", "jfdaily-navi", "bjnews", "jfjb", "wenzhou", "stdaily",
)  # fmt: skip
DELAY_SECONDS = 1.0
KEEPABLE = ("pdf", "pictures")
STATUSES = ("verified", "unverified", "blocked")
# What stands for the edition's day in an entry address, and how `strftime` writes it; {m} and {d} have no leading 0.
DAY_FORMS = {"yyyy": "%Y", "yy": "%y", "mm": "%m", "dd": "%d", "m": "%m", "d": "%d"}
DAY_MARK = re.compile(r"\{(\w*)\}")


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
        entry_url: Where the current edition starts; with marks of `DAY_FORMS` such as `{yyyy}` in it, that day's.
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
        """The entry address with that day in the place of its marks; a mark we do not know stays."""
        return DAY_MARK.sub(lambda mark: _write_day(mark, day), self.entry_url)


def _write_day(mark: re.Match[str], day: date) -> str:
    form = DAY_FORMS.get(mark[1])
    if form is None:
        return mark[0]
    written = day.strftime(form)
    return written.lstrip("0") if len(mark[1]) == 1 else written


@dataclass(frozen=True, slots=True, kw_only=True)
class Newspaper:
    """A newspaper's profile, one TOML file.

    Attributes:
        newspaper_id: `lyrb`.
        name: 洛阳日报.
        home_city: The city whose counties its articles go to, e.g. 洛阳市; a province or 中国 for one that
            writes of all its counties, cities and provinces; None attributes nothing.
        sites: Where its editions are read from, each for a time, the latest first; () for one only loaded from disk.
        publishing_days: ISO weekdays it appears on, Monday is 1.
        page_range: The fewest and the most pages an edition has; None where not known.
        delay_seconds: Between two requests to its host.
        user_agent: In place of dibao's own; for a reader the site has agreed to.
        keeps: What is archived beside the text: `pdf`, `pictures`.
        allow_private: `host:port` of private addresses that its site may stand on, for a mirror in an intranet.
        status: `verified` by hand; `unverified`: generated from a public list; `blocked`: its site refused readers.
        provenance: Where the facts of an unverified profile were read, and when.
        timezone: IANA name; "today" and edition dates are meant there.
        text_policy: How much of an article's text may be published.
        page_districts: Page name → district, as (page name, district name) pairs.
        source_codes: Source code → district for codes the short forms do not explain, e.g. (西民, 西工区).
        organisations: Organisation → district for organisations known to sit in one, e.g. (中国一拖, 涧西区).
        rights_note: Shown beside what is published.
        places: Names that the workspace adds to the gazetteer's; no part of the file.
    """

    newspaper_id: str
    name: str
    home_city: str | None = None
    sites: tuple[NewspaperSite, ...] = ()
    publishing_days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    page_range: tuple[int, int] | None = None
    delay_seconds: float = DELAY_SECONDS
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
    places: tuple[OwnName, ...] = ()

    def find_site(self, day: date) -> NewspaperSite | None:
        """Where that day's edition is read; None for a day no site is known for."""
        return next(
            (site for site in self.sites if (site.valid_from or day) <= day <= (site.valid_until or day)),
            None,
        )

    def find_family(self, day: date | None) -> str | None:
        """The platform its pages of that day come from; without a day the only one, None where there are several."""
        if day is not None:
            site = self.find_site(day)
            return site.family if site else None
        families = {site.family for site in self.sites}
        return families.pop() if len(families) == 1 else None


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
