"""Which edition, page or article of the invented newspaper an address means."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage

Editions: TypeAlias = tuple[SiteEdition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An article with where it stands."""

    edition: SiteEdition
    page: SitePage
    article: SiteArticle


def read_day(text: str | None) -> date | None:
    """The day of `2026-03-17`, `2026/03/17` or `20260317`; None for anything else."""
    digits = re.sub(r"\D", "", text or "")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == 8 else None
    except ValueError:
        return None


def latest(editions: Editions) -> SiteEdition | None:
    """The newest edition the site has."""
    return max(editions, key=lambda edition: edition.edition_date, default=None)


def find_edition(editions: Editions, day: date | None) -> SiteEdition | None:
    """The edition of that day."""
    return next((edition for edition in editions if edition.edition_date == day), None)


def find_page(edition: SiteEdition | None, page_no: str | None) -> SitePage | None:
    """The page of that number."""
    return next((page for page in edition.pages if page.page_no == page_no), None) if edition else None


def find_article(editions: Editions, number: str | None) -> Place | None:
    """The article of that content number, in whichever edition it stands."""
    places = (
        Place(edition=edition, page=page, article=article)
        for edition in editions
        for page in edition.pages
        for article in page.articles
    )
    return next((place for place in places if str(place.article.number) == number), None)


def days_of_month(editions: Editions, month: str | None) -> tuple[date, ...]:
    """The days with an edition in a month written `2026-03`, `2026-3` or `202603`, in order."""
    digits = re.sub(r"\D", "", month or "")
    days = sorted(edition.edition_date for edition in editions)
    return tuple(day for day in days if digits in (f"{day:%Y%m}", f"{day.year}{day.month}"))
