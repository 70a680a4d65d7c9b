"""The marts → digests as values, ready to be written as files."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import duckdb

from ingest.domain.digest import Digest, DigestCount, DigestEdition, DigestItem, EditionDay
from ingest.domain.newspaper import TextPolicy
from ingest.domain.place import Evidence
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.excerpt import cut_excerpt

Row = dict[str, Any]  # a row of a mart; its columns are typed by SQL

_DIGESTS = (
    "select * from marts.digests where {wanted} order by edition_date, city_code, place_level, place_code"
)
_ALL_EDITIONS = """
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
_ITEMS = """
select items.*, articles.* exclude (edition_date, edition_id, newspaper_id, article_id),
    newspapers.newspaper_name, newspapers.text_policy, revisions.changed
from marts.digest_items as items
inner join marts.articles as articles using (article_id, edition_date)
inner join marts.newspapers as newspapers on articles.newspaper_id = newspapers.newspaper_id
inner join marts.article_revisions as revisions using (article_id, edition_date, revision)
where {wanted}
order by edition_date, city_code, place_code, item_order
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
    reader = _Reader(warehouse.connection, place_code, edition_date)
    editions = _group(reader.rows(_EDITIONS), "edition_date")
    items = _group(reader.rows(_ITEMS), "city_code", "place_code", "edition_date")
    evidence = _group(reader.rows(_EVIDENCE), "article_id", "place_code")
    others = _group(reader.rows(_ATTRIBUTIONS), "article_id")
    return tuple(
        Digest(
            place_code=row["place_code"],
            place_name=row["place_name"],
            place_level=row["place_level"],
            city_code=row["city_code"],
            city_name=row["city_name"],
            edition_date=row["edition_date"],
            editions=tuple(
                _make_edition(one)
                for one in editions[row["edition_date"],]
                if one["city_code"] == row["city_code"]
                or one["edition_id"] in {item["edition_id"] for item in own}
            ),
            items=tuple(
                _make_item(one, evidence[one["article_id"], one["place_code"]], others[one["article_id"],])
                for one in own
            ),
        )
        for row in reader.rows(_DIGESTS)
        for own in (items[row["city_code"], row["place_code"], row["edition_date"]],)
    )


def read_counts(warehouse: Warehouse) -> tuple[DigestCount, ...]:
    """Read how many items each digest holds; in the order of `read_digests`."""
    return tuple(DigestCount(**row) for row in _Reader(warehouse.connection, None, None).rows(_DIGESTS))


def read_editions(warehouse: Warehouse) -> tuple[EditionDay, ...]:
    """Read every edition that is loaded or was tried, those without a digest included; in order of day."""
    rows = _Reader(warehouse.connection, None, None).rows(_ALL_EDITIONS)
    return tuple(EditionDay(edition_date=row["edition_date"], edition=_make_edition(row)) for row in rows)


class _Reader:
    """Queries of the marts narrowed to one place, one day, both or neither."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, place_code: str | None, edition_date: date | None
    ) -> None:
        self._connection = connection
        wanted = {"place_code": place_code, "edition_date": edition_date}
        self._values = {name: value for name, value in wanted.items() if value is not None}
        self._wanted = " and ".join(f"{name} = ${name}" for name in self._values) or "true"

    def rows(self, query: str) -> list[Row]:
        cursor = self._connection.execute(query.format(wanted=self._wanted), self._values)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _group(rows: Iterable[Row], *names: str) -> dict[tuple[Any, ...], list[Row]]:
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def _make_edition(row: Row) -> DigestEdition:
    return DigestEdition(
        edition_id=row["edition_id"],
        newspaper_id=row["newspaper_id"],
        newspaper_name=row["newspaper_name"],
        state=row["state"],
        reason=row["reason"],
        page_count=row["page_count"],
        article_count=row["article_count"],
        rights_note=row["rights_note"],
        timezone=row["timezone"],
    )


def _make_item(row: Row, evidence: list[Row], others: list[Row]) -> DigestItem:
    excerpt = cut_excerpt(tuple(row["paragraphs"]), TextPolicy(row["text_policy"]))
    return DigestItem(
        article_id=row["article_id"],
        revision=row["revision"],
        kind=row["kind"],
        newspaper_id=row["newspaper_id"],
        newspaper_name=row["newspaper_name"],
        edition_id=row["edition_id"],
        page_no=row["page_no"],
        page_name=row["page_name"],
        order=row["item_order"],
        headline=row["headline"],
        kicker=row["kicker"],
        deck=row["deck"],
        writers=tuple(row["writers"]),
        source=row["source"],
        captions=tuple(row["captions"]),
        excerpt=excerpt.text,
        is_cut=excerpt.is_cut,
        paragraphs=excerpt.paragraphs,
        body_chars=row["body_chars"],
        source_url=row["url"],
        role=row["role"],
        confidence=row["confidence"],
        evidence=tuple(_make_evidence(one) for one in evidence),
        other_districts=tuple(
            (one["place_code"], one["place_name"], one["role"])
            for one in others
            if one["place_code"] != row["place_code"]
        ),
        needs_review=row["needs_review"],
        changed=tuple(row["changed"]),
    )


def _make_evidence(row: Row) -> Evidence:
    return Evidence(**{name: value for name, value in row.items() if name != "article_id"})
