"""Counts of all places and days → one table for each city: places by newest days."""

from dataclasses import dataclass
from datetime import date

from ingest.digest.words import SETTLED_STATES
from ingest.domain.digest import DigestCount, EditionDay

SHOWN_DAYS = 7  # a week fits a phone; older days stand on the districts' own pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place; `cells` stand in the order of the table's dates, None where it has no digest that day."""

    place_code: str
    place_name: str
    is_city: bool
    cells: tuple[DigestCount | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTable:
    """One city: its newest days first, the city's own row first, then by code.

    Attributes:
        open_dates: Days on which an edition was not read whole, so that 0 does not mean nothing was printed.
    """

    city_code: str
    city_name: str
    dates: tuple[date, ...]
    open_dates: tuple[date, ...]
    rows: tuple[Row, ...]


def find_tables(counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...]) -> tuple[CityTable, ...]:
    """One table for each city, by code."""
    unread = {day.edition_date for day in editions if day.edition.state not in SETTLED_STATES}
    codes = sorted({count.city_code for count in counts})
    return tuple(_table([count for count in counts if count.city_code == code], unread) for code in codes)


def _table(counts: list[DigestCount], unread: set[date]) -> CityTable:
    dates = tuple(sorted({count.edition_date for count in counts}, reverse=True)[:SHOWN_DAYS])
    # one line per place, named as on its newest day: a county that became a district keeps its row
    places = {count.place_code: count for count in sorted(counts, key=lambda count: count.edition_date)}
    cells = {(count.place_code, count.edition_date): count for count in counts}
    ordered = sorted(places.values(), key=lambda place: (place.place_level != "city", place.place_code))
    return CityTable(
        city_code=counts[0].city_code,
        city_name=counts[0].city_name,
        dates=dates,
        open_dates=tuple(day for day in dates if day in unread),
        rows=tuple(
            Row(
                place_code=place.place_code,
                place_name=place.place_name,
                is_city=place.place_level == "city",
                cells=tuple(cells.get((place.place_code, day)) for day in dates),
            )
            for place in ordered
        ),
    )
