"""An article as it leaves the house in an export: what its newspaper's text policy lets out, and its places."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which articles; None for all.

    Attributes:
        newspaper_ids: Of these; () for all.
        district: With this place in any role, by its name or code.
        since: First edition date.
        until: Last edition date.
    """

    newspaper_ids: tuple[str, ...] = ()
    district: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlace:
    """A place of an article; `role` as in `marts.attributions`."""

    code: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportArticle:
    """The latest revision of an article.

    Attributes:
        located: The place of its dateline.
        excerpt: What the text policy allows; None under `headline`.
        is_cut: The excerpt is shorter than the article.
        paragraphs: The whole text under policy `full`, else ().
        captions: Likewise.
        places: Those it belongs to first, then the others by score; none where its newspaper has no home.
        status: district, city_wide, unassigned.
        confidence: high, medium, low.
        timezone: The newspaper's IANA name.
    """

    article_id: str
    revision: int
    newspaper_id: str
    newspaper_name: str
    edition_id: str
    edition_date: date
    page_no: str
    page_name: str | None
    kind: str
    headline: str | None
    kicker: str | None
    deck: str | None
    byline: tuple[str, ...]
    writers: tuple[str, ...]
    source: str | None
    located: str | None
    excerpt: str | None
    is_cut: bool
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    body_chars: int
    places: tuple[ExportPlace, ...]
    status: str
    confidence: str
    source_url: str | None
    rights_note: str
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMonth:
    """The articles of one newspaper and month in printed order; never none.

    Attributes:
        month: Its first day.
    """

    newspaper_id: str
    month: date
    articles: tuple[ExportArticle, ...]
