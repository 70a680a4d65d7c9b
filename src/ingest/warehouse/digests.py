"""The marts → digests as values, ready to be written as files."""

from dataclasses import dataclass
from datetime import date

import duckdb

from ingest.domain.digest import Digest, DigestCount, DigestItem, EditionDay
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digest_rows import (
    ITEM_COLUMNS,
    ITEM_JOINS,
    Row,
    group_rows,
    make_change,
    make_edition,
    make_item,
)

_DIGESTS = (
    "select * from marts.digests where {wanted} order by edition_date, city_code, place_level, place_code"
)
ALL_EDITIONS = """
select editions.*, newspapers.home_city_code as city_code, newspapers.timezone
from marts.editions as editions
inner join marts.newspapers as newspapers using (newspaper_id)
order by edition_date, newspaper_id, edition_id
"""
_EDITIONS = """
select editions.*, newspapers.home_city_code as city_code, newspapers.timezone
from marts.editions as editions
inner join marts.newspapers as newspapers using (newspaper_id)
where edition_date in (select edition_date from marts.digests where {wanted})
order by edition_date, newspaper_id, edition_id
"""
_ITEMS = f"""
select {ITEM_COLUMNS}
from (select * exclude (edition_id, newspaper_id) from marts.digest_items) as items
anti join marts.digest_folds as folds using (article_id, city_code, place_code, edition_date)
{ITEM_JOINS}
where {{wanted}}
order by edition_date, city_code, place_code, item_order
"""  # noqa: S608 - our own names
_PRINTINGS = """
with wanted as (select article_id from marts.digest_items where {wanted}),
pairs as (
    select article_id as of_article, reprint_of as article_id, kind from marts.reprints
    union all
    select reprint_of as of_article, article_id, kind from marts.reprints where edition_date = first_date
)
select pairs.of_article, articles.article_id, newspapers.newspaper_name, articles.edition_date, articles.page_no,
    pairs.kind
from pairs
inner join marts.articles as articles on pairs.article_id = articles.article_id and not articles.is_withdrawn
inner join marts.newspapers as newspapers on articles.newspaper_id = newspapers.newspaper_id
where pairs.of_article in (select article_id from wanted)
order by pairs.of_article, articles.edition_date, newspapers.newspaper_id, articles.article_id
"""
_CHANGES = """
select
    changes.*,
    changes.change_kind as kind,
    case when changes.change_kind <> 'withdrawn' then articles.headline end as headline,
    articles.page_no,
    newspapers.newspaper_name
from marts.digest_changes as changes
inner join marts.articles as articles using (article_id, edition_date)
inner join marts.newspapers as newspapers on articles.newspaper_id = newspapers.newspaper_id
where {wanted}
order by revision, newspapers.newspaper_id, articles.page_no, articles.article_id
"""
_EVIDENCE = """
select article_id, place_code, place_name, rule, weight, field, surface, start_offset, end_offset, note
from marts.evidence
where {wanted}
order by article_id, place_code, weight desc, rule, field_index, start_offset
"""
_ATTRIBUTIONS = """
select article_id, place_code, place_name, role
from marts.attributions
where place_code is not null and role not in ('city_wide', 'unassigned')
    and article_id in (select article_id from marts.digest_items where {wanted})
order by
    article_id,
    list_position(['primary', 'co_primary', 'partner', 'mentioned'], role),
    score desc nulls last,
    place_code
"""


def read_digests(
    warehouse: Warehouse, *, place_code: str | None = None, edition_date: date | None = None
) -> tuple[Digest, ...]:
    """Read the digests of one place, one day, or all; the models must have been built.

    Every district that stood on a day with an edition has one, also when nothing was printed about it.

    Returns:
        In order of date, city, the city itself before its districts, code.
    """
    reader = DigestReader(warehouse.connection, place_code, edition_date)
    editions = group_rows(reader.rows(_EDITIONS), "edition_date")
    items = group_rows(reader.rows(_ITEMS), "city_code", "place_code", "edition_date")
    changes = group_rows(reader.rows(_CHANGES), "city_code", "place_code", "edition_date")
    parts = read_parts(reader)
    return tuple(
        Digest(
            place_code=row["place_code"],
            place_name=row["place_name"],
            place_level=row["place_level"],
            city_code=row["city_code"],
            city_name=row["city_name"],
            edition_date=row["edition_date"],
            editions=tuple(
                make_edition(one)
                for one in editions[row["edition_date"],]
                if one["city_code"] == row["city_code"]
                or one["edition_id"] in {item["edition_id"] for item in items[key]}
            ),
            items=tuple(parts.make_item(one) for one in items[key]),
            revision=max((one["revision"] for one in changes[key]), default=1),
            changes=tuple(make_change(one) for one in changes[key]),
        )
        for row in reader.rows(_DIGESTS)
        for key in ((row["city_code"], row["place_code"], row["edition_date"]),)
    )


def read_counts(warehouse: Warehouse) -> tuple[DigestCount, ...]:
    """Read how many items each digest holds; in the order of `read_digests`."""
    return tuple(DigestCount(**row) for row in DigestReader(warehouse.connection, None, None).rows(_DIGESTS))


def read_editions(warehouse: Warehouse) -> tuple[EditionDay, ...]:
    """Read every edition that is loaded or was tried, those without a digest included; in order of day."""
    rows = DigestReader(warehouse.connection, None, None).rows(ALL_EDITIONS)
    return tuple(EditionDay(edition_date=row["edition_date"], edition=make_edition(row)) for row in rows)


class DigestReader:
    """Queries of the marts narrowed to one place, one day, both or neither."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, place_code: str | None, edition_date: date | None
    ) -> None:
        self._connection = connection
        wanted = {"place_code": place_code, "edition_date": edition_date}
        self._values = {name: value for name, value in wanted.items() if value is not None}
        self._wanted = " and ".join(f"{name} = ${name}" for name in self._values) or "true"

    def rows(self, query: str, values: dict[str, str | None] | None = None) -> list[Row]:
        """The rows of a query that has `{wanted}` where it is narrowed, or parameters of its own."""
        cursor = self._connection.execute(
            query.format(wanted=self._wanted), self._values if values is None else values
        )
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParts:
    """What items hold beside their own row, by article (and place)."""

    evidence: dict[tuple[str, ...], list[Row]]
    others: dict[tuple[str, ...], list[Row]]
    printings: dict[tuple[str, ...], list[Row]]

    def make_item(self, row: Row) -> DigestItem:
        """The item of one row."""
        article = (row["article_id"],)
        return make_item(
            row, self.evidence[*article, row["place_code"]], self.others[article], self.printings[article]
        )


def read_parts(reader: DigestReader) -> ItemParts:
    """Read what all items of the reader's places and days hold beside their own row."""
    return ItemParts(
        evidence=group_rows(reader.rows(_EVIDENCE), "article_id", "place_code"),
        others=group_rows(reader.rows(_ATTRIBUTIONS), "article_id"),
        printings=group_rows(reader.rows(_PRINTINGS), "of_article"),
    )
