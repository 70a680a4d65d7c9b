"""Rows of the marts → the parts of a digest; here, and nowhere else, the text policy decides what may leave."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ingest.domain.digest import DigestChange, DigestEdition, DigestItem, Printing
from ingest.domain.newspaper import TextPolicy
from ingest.domain.place import Evidence
from ingest.warehouse.excerpt import cut_excerpt

Row = dict[str, Any]  # a row of a mart; its columns are typed by SQL
Groups = dict[tuple[Any, ...], list[Row]]

ITEM_COLUMNS = """
    items.*, articles.* exclude (edition_date, edition_id, newspaper_id, article_id),
    articles.edition_id, articles.newspaper_id, newspapers.newspaper_name, newspapers.text_policy, revisions.changed
"""
ITEM_JOINS = """
inner join marts.articles as articles using (article_id, edition_date)
inner join marts.newspapers as newspapers on articles.newspaper_id = newspapers.newspaper_id
inner join marts.article_revisions as revisions using (article_id, edition_date, revision)
"""


def make_edition(row: Row) -> DigestEdition:
    """From a row of `marts.editions` with its newspaper's time zone."""
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


def make_item(row: Row, evidence: list[Row], others: list[Row], printings: list[Row]) -> DigestItem:
    """From a row of an item with its article, newspaper and revision; here the text policy is applied.

    Args:
        row: With the columns of `ITEM_COLUMNS`.
        evidence: Of this article and place, strongest first.
        others: Every place of the article.
        printings: Where its text stands too.
    """
    excerpt = cut_excerpt(tuple(row["paragraphs"]), TextPolicy(row["text_policy"]))
    return DigestItem(
        article_id=row["article_id"],
        edition_date=row["edition_date"],
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
        captions=tuple(row["captions"]) if excerpt.paragraphs else (),
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
        is_lead=row["is_lead"],
        is_brief=row["is_brief"],
        printings=tuple(Printing(**_without(one, "of_article")) for one in printings),
    )


def make_change(row: Row) -> DigestChange:
    """From a row of `marts.digest_changes` with its article's headline and page."""
    names = DigestChange.__slots__
    return DigestChange(**{name: row[name] for name in names} | {"changed": tuple(row["changed"])})


def group_rows(rows: Iterable[Row], *names: str) -> Groups:
    """Rows by their values in these columns; a missing group is empty."""
    groups: Groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def _make_evidence(row: Row) -> Evidence:
    return Evidence(**_without(row, "article_id"))


def _without(row: Row, name: str) -> Row:
    return {key: value for key, value in row.items() if key != name}
