"""Digests → the pages of one place: a day (or week, or month), all its days, a year. No script, no foreign request."""

from dataclasses import dataclass, replace
from datetime import date

from ingest.digest.addresses import digest_path, make_digest_id
from ingest.digest.citation import cite
from ingest.digest.groups import BRIEF_GROUPS, find_groups
from ingest.digest.linked_data import describe_digest, describe_links
from ingest.digest.months import find_months
from ingest.digest.sheets import count_newspapers, find_sheets
from ingest.digest.site import Site
from ingest.digest.trend import BAR_HEIGHT, count_bars, draw_bars, find_span
from ingest.domain.digest import Digest, DigestCount

SHOWN_DAYS = 31
TREND_DAYS = 371  # a year of weeks
PLAIN = Site()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The days of the same place before and after; None at either end."""

    previous_date: date | None
    next_date: date | None


def render_html(
    digest: Digest, neighbours: Neighbours, *, site: Site = PLAIN, folder: str | None = None
) -> str:
    """The page of one place and day, week or month.

    Args:
        digest: What it shows.
        neighbours: Where its last lines lead.
        site: Address and language.
        folder: Below the place's folder; its own dated one where not given.
    """
    own = f"{digest.place_code}/{digest_path(digest)}"
    path = own if folder is None else f"{digest.place_code}/{folder}"
    title = f"{digest.place_name} {site.language.period(digest)}"
    return site.render(
        "digest.html",
        path,
        address=own,
        digest=digest,
        digest_id=make_digest_id(digest),
        groups=find_groups(digest),
        find_sheets=find_sheets,
        cite=cite,
        newspaper_count=count_newspapers(digest),
        previous=_at(digest, neighbours.previous_date),
        following=_at(digest, neighbours.next_date),
        title=title,
        place_root="../" * (path.count("/") - 1),
        linked_data=describe_digest(digest, title, url=site.url(own), language=site.language.tag),
    )


def render_latest_page(digest: Digest, *, site: Site = PLAIN) -> str:
    """The newest day of a place under an address that stays, `<place_code>/latest/`."""
    return render_html(digest, Neighbours(previous_date=None, next_date=None), site=site, folder="latest/")


def render_district_page(digests: tuple[Digest, ...], *, site: Site = PLAIN) -> str:
    """The page of one place for `<place_code>/index.html`: its newest days, its year in bars, its years.

    Args:
        digests: All its days, at least one, in any order.
        site: Address and language.
    """
    in_order = sorted(digests, key=lambda digest: digest.edition_date, reverse=True)
    place, days = in_order[0], in_order[:SHOWN_DAYS]
    counts = [count_items(one) for one in in_order]
    recent = [one for one in counts if (place.edition_date - one.edition_date).days < TREND_DAYS]
    span = find_span(one.edition_date for one in recent)
    (bars,) = count_bars(recent, span)
    path = f"{place.place_code}/"
    links = [(digest_path(day) + "index.html", site.language.long_date(day.edition_date)) for day in days]
    title = site.language("archive", name=place.place_name)
    return site.render(
        "district.html",
        path,
        place=place,
        days=days,
        years=sorted({one.edition_date.year for one in counts}, reverse=True),
        span=span,
        bars=bars,
        drawn=draw_bars(bars, span, max(bars.counts)),
        height=BAR_HEIGHT,
        linked_data=describe_links(
            "CollectionPage", title, links, url=site.url(path), language=site.language.tag
        ),
    )


def render_year_page(digests: tuple[Digest, ...], year: int, *, site: Site = PLAIN) -> str:
    """All days of one place and year as calendar sheets, for `<place_code>/<yyyy>/index.html`.

    Args:
        digests: All the place's days, in order of day.
        year: One that has a day.
        site: Address and language.
    """
    place, counts = digests[-1], [count_items(one) for one in digests]
    path = f"{place.place_code}/{year}/"
    months = find_months(year, {one.edition_date: one for one in counts})
    title = f"{place.place_name} {site.language('year', year=year)}"
    links = [
        (f"{one.edition_date:%m/%d}/index.html", site.language.long_date(one.edition_date))
        for one in counts
        if one.edition_date.year == year
    ]
    return site.render(
        "year.html",
        path,
        place=place,
        year=year,
        years=sorted({one.edition_date.year for one in counts}, reverse=True),
        months=months,
        linked_data=describe_links(
            "CollectionPage", title, links, url=site.url(path), language=site.language.tag
        ),
    )


def count_items(digest: Digest) -> DigestCount:
    """How many of a day's items the place is itself about, and how many only name it."""
    named = sum(item.role in BRIEF_GROUPS - {"unassigned"} for item in digest.items)
    return DigestCount(
        place_code=digest.place_code,
        place_name=digest.place_name,
        place_level=digest.place_level,
        city_code=digest.city_code,
        city_name=digest.city_name,
        edition_date=digest.edition_date,
        primary_count=len(digest.items) - named,
        mentioned_count=named,
    )


def _at(digest: Digest, day: date | None) -> Digest | None:
    """Its neighbour, as far as address and title go."""
    return replace(digest, edition_date=day) if day else None
