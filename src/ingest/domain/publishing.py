"""What is published and how: the table `[digest]` of `dibao.toml`, and what a caller narrows it to."""

from dataclasses import dataclass, field
from datetime import date

from ingest.domain.digest import Period
from ingest.domain.mail import MailSettings

LANGUAGES = ("zh", "en")
FORMATS = ("html", "markdown", "json", "atom", "jsonfeed", "epub", "eml", "csv", "parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSettings:
    """How the digests folder is made.

    Attributes:
        base_url: Where it is served, ending in `/`; None for relative addresses only.
        lang: Language of the pages, one of `LANGUAGES`; what newspapers printed stays as it is.
        formats: Those of `FORMATS` that are written; files of the others are taken away.
        mail: Who the letters are from.
    """

    base_url: str | None = None
    lang: str = LANGUAGES[0]
    formats: tuple[str, ...] = FORMATS
    mail: MailSettings = field(default_factory=MailSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which digests are published again; None and all periods for every one."""

    place_code: str | None = None
    day: date | None = None
    periods: tuple[Period, ...] = tuple(Period)
