"""A digest: what one district gets for one edition date, ready to be written as files."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ingest.domain.place import Evidence


class Period(StrEnum):
    """What a digest covers: one edition date, a week from Monday to Sunday, a month."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Where the text of an item was printed too: in another newspaper that day, or before.

    Attributes:
        kind: whole, or abridged: one of the two holds most of the other.
    """

    article_id: str
    newspaper_name: str
    edition_date: date
    page_no: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """One article in one district's digest.

    Attributes:
        edition_date: The day it was printed; in a day's digest that of the digest.
        role: primary, co_primary, mentioned, partner, city_wide, unassigned.
        confidence: high, medium, low.
        excerpt: What the text policy allows, whole sentences where they fit; None under `headline`.
        is_cut: The excerpt is shorter than the article.
        paragraphs: The whole text under policy `full`, else ().
        page_no: Of the first appearance.
        source_url: Where the article or its page can be read; None for a file from disk.
        evidence: Why it is here, strongest first.
        other_districts: (code, name, role) of the other places of this article.
        changed: What its revision has other than the one before: headline, kicker, deck, text, or other; () for the
            first.
        is_lead: The most prominent item that the place is itself about; at most one in a digest.
        is_brief: Best shown collapsed: it only names the place, is short, or is no report.
        printings: Where the same text stands too; reprints in the same digest are no items of their own.
    """

    article_id: str
    edition_date: date
    revision: int
    kind: str
    newspaper_id: str
    newspaper_name: str
    edition_id: str
    page_no: str
    page_name: str | None
    order: int
    headline: str | None
    kicker: str | None
    deck: str | None
    writers: tuple[str, ...]
    source: str | None
    captions: tuple[str, ...]
    excerpt: str | None
    is_cut: bool
    paragraphs: tuple[str, ...]
    body_chars: int
    source_url: str | None
    role: str
    confidence: str
    evidence: tuple[Evidence, ...]
    other_districts: tuple[tuple[str, str, str], ...]
    needs_review: bool
    changed: tuple[str, ...] = ()
    is_lead: bool = False
    is_brief: bool = False
    printings: tuple[Printing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestChange:
    """What a revision of a digest has other than the one before it.

    Attributes:
        revision: Of the digest, from 2.
        kind: added (its page came late), changed, withdrawn.
        headline: As it now is; None where the page lost it, and of what was withdrawn: that is not told again.
        page_no: None once it is withdrawn.
        changed: As in `DigestItem`; () unless it was changed.
    """

    revision: int
    kind: str
    article_id: str
    newspaper_name: str
    page_no: str | None
    headline: str | None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestTally:
    """What a period had in numbers.

    Attributes:
        day_count: Days with an edition that brought pages.
        primary_count: Articles that the place is itself about.
        mentioned_count: Articles that only name it.
        front_page_count: Of the former, those on the first page.
    """

    day_count: int
    primary_count: int
    mentioned_count: int
    front_page_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEdition:
    """An edition a digest was made from, with its state; `timezone` is the newspaper's IANA name."""

    edition_id: str
    newspaper_id: str
    newspaper_name: str
    state: str
    reason: str
    page_count: int
    article_count: int
    rights_note: str | None
    timezone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDay:
    """An edition with its day, for calendars; a day without one has the state `missing` and no pages.

    Attributes:
        city_code: Of the newspaper's home; None where it has none.
    """

    edition_date: date
    edition: DigestEdition
    city_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one place gets for one edition date, or for a week or a month.

    Attributes:
        place_code: Of the district, or of the city for what concerns all of it.
        place_level: county, city or province; a newspaper's own home counts as city, whatever it is.
        edition_date: Of a week or a month the first day, whether or not anything was printed on it.
        editions: Of a week or a month each of the city's newspapers that was tried, and each that an item is from, by
            day.
        items: In the order of the printed pages, primary ones first; of a week or a month those chosen, the most
            prominent first.
        revision: From 1; grows when a later load of an edition brings, changes or takes away an item.
        changes: What its revisions after the first did, in order.
        tally: Of a week or a month; None of a day.
        before: Of the week or month before; None where no edition of it is held, and of a day.
    """

    place_code: str
    place_name: str
    place_level: str
    city_code: str
    city_name: str
    edition_date: date
    editions: tuple[DigestEdition, ...]
    items: tuple[DigestItem, ...]
    period: Period = Period.DAY
    revision: int = 1
    changes: tuple[DigestChange, ...] = ()
    tally: DigestTally | None = None
    before: DigestTally | None = None

    @property
    def last_date(self) -> date:
        """The last day it covers."""
        first = self.edition_date
        if self.period == Period.DAY:
            return first
        if self.period == Period.WEEK:
            return first + timedelta(days=6)
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestCount:
    """One district's line on the start page: how many items on which date."""

    place_code: str
    place_name: str
    place_level: str
    city_code: str
    city_name: str
    edition_date: date
    primary_count: int
    mentioned_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word that set a place's own articles of one month apart from the others of the newspapers.

    Attributes:
        month_date: The month's first day.
        article_count: The place's own articles of the month that have it.
    """

    place_code: str
    month_date: date
    term: str
    article_count: int
