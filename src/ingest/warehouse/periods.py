"""The marts → digests of weeks and months as values: what was chosen, counted, and what the period before had."""

from bisect import bisect_left, bisect_right
from datetime import date

from ingest.domain.digest import Digest, DigestEdition, DigestTally, Period
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digest_rows import ITEM_COLUMNS, ITEM_JOINS, Groups, Row, group_rows, make_edition
from ingest.warehouse.digests import ALL_EDITIONS, DigestReader, read_parts

_PERIODS = """
select * from marts.period_digests
where place_code = coalesce($place_code, place_code)
order by city_code, place_code, period, first_date
"""
_ITEMS = f"""
select {ITEM_COLUMNS}, items.item_order = 1 as is_lead, false as is_brief
from marts.period_items as items
{ITEM_JOINS}
where items.place_code = coalesce($place_code, items.place_code)
order by items.city_code, items.place_code, items.period, items.first_date, items.item_order
"""  # noqa: S608 - our own names


def read_periods(warehouse: Warehouse, *, place_code: str | None = None) -> tuple[Digest, ...]:
    """Read the digests of all weeks and months, of one place or all; the models must have been built.

    Returns:
        In order of city, place, period, first day; `items` are those chosen, the most prominent first.
    """
    reader = DigestReader(warehouse.connection, place_code, None)
    wanted = {"place_code": place_code}
    items = group_rows(reader.rows(_ITEMS, wanted), "city_code", "place_code", "period", "first_date")
    editions = reader.rows(ALL_EDITIONS, {})
    by_city, by_id = group_rows(editions, "city_code"), group_rows(editions, "edition_id")
    parts = read_parts(reader)
    return tuple(
        Digest(
            place_code=row["place_code"],
            place_name=row["place_name"],
            place_level=row["place_level"],
            city_code=row["city_code"],
            city_name=row["city_name"],
            edition_date=row["first_date"],
            editions=_find_editions(row, by_city, by_id, items[key]),
            items=tuple(parts.make_item(one) for one in items[key]),
            period=Period(row["period"]),
            tally=_make_tally(row, ""),
            before=_make_tally(row, "before_") if row["before_day_count"] else None,
        )
        for row in reader.rows(_PERIODS, wanted)
        for key in ((row["city_code"], row["place_code"], row["period"], row["first_date"]),)
    )


def _find_editions(row: Row, by_city: Groups, by_id: Groups, items: list[Row]) -> tuple[DigestEdition, ...]:
    """Those of the city's newspapers, and those of others that an item is from; by day."""
    rows = by_city[row["city_code"],]
    start = bisect_left(rows, row["first_date"], key=_day)
    own = rows[start : bisect_right(rows, row["last_date"], lo=start, key=_day)]
    known = {one["edition_id"] for one in own}
    others = {item["edition_id"] for item in items} - known
    found = own + [one for edition_id in others for one in by_id[edition_id,]]
    return tuple(make_edition(one) for one in sorted(found, key=_printed))


def _day(edition: Row) -> date:
    day: date = edition["edition_date"]
    return day


def _printed(edition: Row) -> tuple[date, str, str]:
    return edition["edition_date"], edition["newspaper_id"], edition["edition_id"]


def _make_tally(row: Row, prefix: str) -> DigestTally:
    return DigestTally(**{name: row[prefix + name] for name in DigestTally.__slots__})
