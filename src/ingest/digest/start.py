"""Counts of all places and days → one table for each city: places by newest days, with where they stand on a map."""

from dataclasses import dataclass
from datetime import date

from ingest.digest.language import SETTLED_STATES
from ingest.digest.tiles import find_tiles
from ingest.domain.digest import DigestCount, DigestEdition, EditionDay

SHOWN_DAYS = 7  # a week fits a phone; older days stand on the districts' own pages
HEATS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place.

    Attributes:
        cells: In the order of the table's dates, None where it has no digest that day.
        heat: 0 (nothing) to `HEATS`: the newest day's count beside the city's highest.
        tile: CSS's `row/column`; empty where the city has no map.
    """

    place_code: str
    place_name: str
    is_city: bool
    cells: tuple[DigestCount | None, ...]
    heat: int
    tile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTable:
    """One city: its newest days first, the city's own row first, then by code.

    Attributes:
        open_dates: Days on which an edition was not read whole, so that 0 does not mean nothing was printed.
        editions: Of the newest day.
        gaps: Editions not read whole, or not printed, on other days since the earliest shown, newest first.
        is_map: Every row has its tile.
    """

    city_code: str
    city_name: str
    dates: tuple[date, ...]
    open_dates: tuple[date, ...]
    editions: tuple[DigestEdition, ...]
    gaps: tuple[EditionDay, ...]
    is_map: bool
    rows: tuple[Row, ...]


def find_tables(counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...]) -> tuple[CityTable, ...]:
    """One table for each city, by code."""
    codes = sorted({count.city_code for count in counts})
    return tuple(
        _table(
            [count for count in counts if count.city_code == code],
            [day for day in editions if day.city_code in {code, None} and day.edition.state != "missing"],
        )
        for code in codes
    )


def _table(counts: list[DigestCount], editions: list[EditionDay]) -> CityTable:
    dates = tuple(sorted({count.edition_date for count in counts}, reverse=True)[:SHOWN_DAYS])
    unread = {day.edition_date for day in editions if day.edition.state not in SETTLED_STATES}
    # one line per place, named as on its newest day: a county that became a district keeps its row
    places = {count.place_code: count for count in sorted(counts, key=lambda count: count.edition_date)}
    cells = {(count.place_code, count.edition_date): count for count in counts}
    tiles = find_tiles(counts[0].city_code)
    is_map = all(code in tiles for code in places)
    top = max(count.primary_count for count in counts if count.edition_date == dates[0])
    return CityTable(
        city_code=counts[0].city_code,
        city_name=counts[0].city_name,
        dates=dates,
        open_dates=tuple(day for day in dates if day in unread),
        editions=tuple(day.edition for day in editions if day.edition_date == dates[0]),
        gaps=_gaps(editions, dates),
        is_map=is_map,
        rows=tuple(
            Row(
                place_code=code,
                place_name=places[code].place_name,
                is_city=places[code].place_level == "city",
                cells=tuple(cells.get((code, day)) for day in dates),
                heat=_heat(cells.get((code, dates[0])), top),
                tile=tiles[code] if is_map else "",
            )
            for code in sorted(places, key=lambda code: (places[code].place_level != "city", code))
        ),
    )


def _gaps(editions: list[EditionDay], dates: tuple[date, ...]) -> tuple[EditionDay, ...]:
    gaps = [
        day
        for day in editions
        if day.edition.state != "complete" and day.edition_date >= dates[-1] and day.edition_date != dates[0]
    ]
    return tuple(sorted(gaps, key=lambda day: day.edition_date, reverse=True)[:SHOWN_DAYS])


def _heat(count: DigestCount | None, top: int) -> int:
    """What is not nothing shows."""
    return -(-count.primary_count * HEATS // top) if count and count.primary_count else 0
