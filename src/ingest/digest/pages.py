"""Digests → the pages of one place: a day (or week, or month), all its days, a year. No script, no foreign request."""

from dataclasses import dataclass, replace
from datetime import date

from ingest.digest.addresses import digest_path, make_digest_id
from ingest.digest.citation import cite
from ingest.digest.groups import BRIEF_GROUPS, find_groups
from ingest.digest.keywords import find_word_bars
from ingest.digest.linked_data import describe_digest, describe_links
from ingest.digest.months import find_months
from ingest.digest.sheets import count_newspapers, find_sheets
from ingest.digest.site import Site
from ingest.digest.trend import BAR_HEIGHT, Bars, Span, count_bars, draw_bars, find_span
from ingest.domain.digest import Digest, DigestCount, Keyword, Period

PAGE_BYTES = 60_000  # a reader on the road; whole texts, where a newspaper allows them, may weigh more
FULL_ITEMS = (24, 12, 0)  # of a heavy page: so many stand in full, the rest as lines
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
    path = f"{digest.place_code}/{digest_path(digest) if folder is None else folder}"
    page = _render_digest(digest, neighbours, site, path, len(digest.items))
    if any(item.paragraphs for item in digest.items):
        return page
    for full_count in FULL_ITEMS:
        if len(page.encode()) < PAGE_BYTES:
            break
        page = _render_digest(digest, neighbours, site, path, full_count)
    return page


def _render_digest(digest: Digest, neighbours: Neighbours, site: Site, path: str, full_count: int) -> str:
    own = f"{digest.place_code}/{digest_path(digest)}"
    title = f"{digest.place_name} {site.language.period(digest)}"
    groups = find_groups(digest)
    in_order = [item for group in groups for item in group.items]
    return site.render(
        "digest.html",
        path,
        address=own,
        digest=digest,
        digest_id=make_digest_id(digest),
        groups=groups,
        in_lines={item.article_id for item in in_order[full_count:]},
        find_sheets=find_sheets,
        cite=cite,
        newspaper_count=count_newspapers(digest),
        previous=_at(digest, neighbours.previous_date),
        following=_at(digest, neighbours.next_date),
        title=title,
        place_root="../" * (path.count("/") - 1),
        linked_data=describe_digest(
            digest, in_order[:full_count], title, url=site.url(own), language=site.language.tag
        ),
    )


def render_latest_page(digest: Digest, *, site: Site = PLAIN) -> str:
    """The newest day of a place under an address that stays, `<place_code>/latest/`."""
    return render_html(digest, Neighbours(previous_date=None, next_date=None), site=site, folder="latest/")


def render_district_page(
    digests: tuple[Digest, ...],
    periods: tuple[Digest, ...] = (),
    keywords: tuple[Keyword, ...] = (),
    *,
    site: Site = PLAIN,
) -> str:
    """The page of one place for `<place_code>/index.html`: its newest days, its year in bars and words, its years.

    Args:
        digests: All its days, at least one, in any order.
        periods: Its weeks and months; the newest of each is linked.
        keywords: Its words of each month.
        site: Address and language.
    """
    in_order = sorted(digests, key=lambda digest: digest.edition_date, reverse=True)
    place, days = in_order[0], in_order[:SHOWN_DAYS]
    counts = [count_items(one) for one in in_order]
    recent = [one for one in counts if (place.edition_date - one.edition_date).days < TREND_DAYS]
    span = find_span(one.edition_date for one in recent)
    (bars,) = count_bars(recent, span)
    return site.render(
        "district.html",
        f"{place.place_code}/",
        place=place,
        days=days,
        week=_newest(periods, Period.WEEK),
        month=_newest(periods, Period.MONTH),
        years=sorted({one.edition_date.year for one in counts}, reverse=True),
        span=span,
        bars=bars,
        drawn=draw_bars(bars, span, max(bars.counts)),
        height=BAR_HEIGHT,
        words=_draw_words(keywords),
        linked_data=_describe_days(place, days, site),
    )


def _describe_days(place: Digest, days: list[Digest], site: Site) -> dict[str, object]:
    links = [(digest_path(day) + "index.html", site.language.long_date(day.edition_date)) for day in days]
    title = site.language("archive", name=place.place_name)
    url = site.url(f"{place.place_code}/")
    return describe_links("CollectionPage", title, links, url=url, language=site.language.tag)


def render_year_page(
    digests: tuple[Digest, ...], periods: tuple[Digest, ...], year: int, *, site: Site = PLAIN
) -> str:
    """All days of one place and year as calendar sheets, for `<place_code>/<yyyy>/index.html`.

    Args:
        digests: All the place's days, in order of day.
        periods: Its weeks and months, to which the sheets lead.
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
        months_read={one.edition_date.month: one for one in periods if _is_month_of(one, year)},
        weeks={one.edition_date: one for one in periods if one.period == Period.WEEK},
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


def _draw_words(keywords: tuple[Keyword, ...]) -> tuple[Span, list[tuple[Bars, str]]] | None:
    """Each word with its path; all are drawn to one scale."""
    found = find_word_bars(keywords)
    if found is None:
        return None
    span, lines = found
    top = max(count for line in lines for count in line.counts)
    return span, [(line, draw_bars(line, span, top)) for line in lines]


def _newest(periods: tuple[Digest, ...], period: Period) -> Digest | None:
    return max((one for one in periods if one.period == period), key=_first_day, default=None)


def _first_day(digest: Digest) -> date:
    return digest.edition_date


def _is_month_of(digest: Digest, year: int) -> bool:
    return digest.period == Period.MONTH and digest.edition_date.year == year


def _at(digest: Digest, day: date | None) -> Digest | None:
    """Its neighbour, as far as address and title go."""
    return replace(digest, edition_date=day) if day else None
