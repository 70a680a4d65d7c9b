"""Counts and editions → the pages of all places together: start, calendar, coverage, search."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from ingest.digest.linked_data import describe_links
from ingest.digest.months import find_months
from ingest.digest.site import Site
from ingest.digest.start import find_tables
from ingest.digest.trend import BAR_HEIGHT, count_bars, draw_bars, find_span
from ingest.domain.digest import DigestCount, EditionDay

PLAIN = Site()


def render_start_page(
    counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...], *, site: Site = PLAIN
) -> str:
    """The start page for `index.html`: each city's districts on its newest day, its last days, their editions."""
    tables = find_tables(counts, editions)
    links = [(f"{row.place_code}/index.html", row.place_name) for table in tables for row in table.rows]
    title = site.language("name")
    return site.render(
        "start.html",
        "",
        tables=tables,
        linked_data=describe_links("WebSite", title, links, url=site.url(""), language=site.language.tag),
    )


def render_calendar(editions: tuple[EditionDay, ...], year: int, path: str, *, site: Site = PLAIN) -> str:
    """What became of each newspaper on each day of a year.

    Args:
        editions: Of all days, those without an edition (`missing`) included.
        year: One that has a day.
        path: `calendar/` or `calendar/<yyyy>/`.
        site: Address and language.
    """
    papers = []
    for newspaper_id, days in _by_newspaper(day for day in editions if day.edition_date.year == year):
        papers.append((newspaper_id, days[0], find_months(year, _by_day(days))))
    years = sorted({day.edition_date.year for day in editions}, reverse=True)
    return site.render(
        "calendar.html",
        path,
        papers=papers,
        year=year,
        years=years,
        linked_data=describe_links(
            "CollectionPage",
            f"{site.language('calendar')} {year}",
            [(f"../calendar/{one}/index.html", str(one)) for one in years],
            url=site.url(path),
            language=site.language.tag,
        ),
    )


def render_coverage(counts: tuple[DigestCount, ...], *, site: Site = PLAIN) -> str:
    """How often each district was what an article is about, over time, for `coverage/index.html`."""
    cities = []
    for _, found in groupby(sorted(counts, key=lambda one: one.city_code), key=lambda one: one.city_code):
        own = list(found)
        span = find_span(one.edition_date for one in own)
        lines = count_bars(own, span)
        top = max(count for line in lines for count in line.counts)
        drawn = [(line, draw_bars(line, span, top)) for line in lines]
        cities.append((max(own, key=lambda one: one.edition_date), span, drawn))
    return site.render(
        "coverage.html",
        "coverage/",
        cities=cities,
        height=BAR_HEIGHT,
        linked_data=describe_links(
            "CollectionPage",
            site.language("coverage"),
            [(f"../{line.place_code}/index.html", line.place_name) for city in cities for line, _ in city[2]],
            url=site.url("coverage/"),
            language=site.language.tag,
        ),
    )


def render_search(parts: tuple[str, ...], *, site: Site = PLAIN) -> str:
    """The page that asks the indexes of these parts, for `search/index.html`; the only one with a script."""
    return site.render(
        "search.html",
        "search/",
        parts=parts,
        linked_data=describe_links(
            "SearchResultsPage",
            site.language("search"),
            (),
            url=site.url("search/"),
            language=site.language.tag,
        ),
    )


def _by_newspaper(days: Iterable[EditionDay]) -> list[tuple[str, list[EditionDay]]]:
    ordered = sorted(
        days, key=lambda day: (day.edition.newspaper_id, day.edition_date, day.edition.edition_id)
    )
    return [(name, list(found)) for name, found in groupby(ordered, key=lambda day: day.edition.newspaper_id)]


def _by_day(days: list[EditionDay]) -> dict[date, tuple[EditionDay, ...]]:
    return {day: tuple(found) for day, found in groupby(days, key=lambda one: one.edition_date)}
