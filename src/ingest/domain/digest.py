"""A digest: what one district gets for one edition date, ready to be written as files."""

from dataclasses import dataclass
from datetime import date

from ingest.domain.place import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """One article in one district's digest.

    Attributes:
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
    """

    article_id: str
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
    """An edition with its day, for the start page."""

    edition_date: date
    edition: DigestEdition


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one place gets for one edition date.

    Attributes:
        place_code: Of the district, or of the city for what concerns all of it.
        place_level: county, city or province; a newspaper's own home counts as city, whatever it is.
        items: In the order of the printed pages, primary ones first.
    """

    place_code: str
    place_name: str
    place_level: str
    city_code: str
    city_name: str
    edition_date: date
    editions: tuple[DigestEdition, ...]
    items: tuple[DigestItem, ...]


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
