"""What the warehouse already knows of one edition → values a load compares with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from ingest.domain.edition import EditionContent
from ingest.warehouse.printed import restore
from ingest.warehouse.recognise import KnownArticle

# The columns of `KnownArticle`, then the paragraphs.
_ARTICLES = """
with latest as (
    select * from raw.articles
    where edition_date = $edition_date and edition_id = $edition_id
    qualify row_number() over (partition by article_id order by load_no desc) = 1
),
standing as (
    select article_id, list(page_id order by page_id) as page_ids
    from staging.stg_appearances
    where edition_date = $edition_date and edition_id = $edition_id
    group by article_id
)
select
    article_id, revision, content_no, content_hash, record_hash, printed,
    continues_to is not null or continues_from is not null as is_jump,
    coalesce(page_ids, []) as page_ids,
    paragraphs
from latest
inner join raw.texts using (edition_date, text_hash)
left join standing using (article_id)
order by article_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLoad:
    """A load that counts: none before the last unload; the counts are those of the edition after it."""

    load_no: int
    state: str
    reason: str
    pages_expected: int | None
    pages_read: int
    page_count: int
    article_count: int
    skipped_count: int
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page and its latest load."""

    page_id: str
    load_no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEdition:
    """One edition as it stands.

    Attributes:
        loads: Those that count, oldest first; () when the edition is not loaded.
        skipped: (source, page number) of what could not be read and has not been since.
        articles: Every article the edition ever had, unloaded ones too, as its latest row has it.
    """

    loads: tuple[KnownLoad, ...]
    pages: tuple[KnownPage, ...]
    skipped: tuple[tuple[str, str | None], ...]
    articles: tuple[KnownArticle, ...]


def find_kept(content: EditionContent, known: KnownEdition) -> dict[str, int]:
    """Known pages of which only single articles come: they stay as their latest load found them, and gain articles.

    Returns:
        Page id → number of that load.
    """
    parts = {page.page_id for page in content.pages if not page.is_whole}
    return {page.page_id: page.load_no for page in known.pages if page.page_id in parts}


def read_known(connection: duckdb.DuckDBPyConnection, edition_id: str, edition_date: date) -> KnownEdition:
    """Read one edition; the date only narrows what is looked through."""
    values: dict[str, str | date] = {"edition_id": edition_id, "edition_date": edition_date}
    return KnownEdition(
        loads=_read_loads(connection, edition_id),
        pages=tuple(
            KnownPage(page_id=page_id, load_no=load_no)
            for page_id, load_no in connection.execute(
                "select page_id, load_no from staging.stg_pages"
                " where edition_id = $edition_id and edition_date = $edition_date order by page_id",
                values,
            ).fetchall()
        ),
        skipped=tuple(
            connection.execute(
                "select source, page_no from staging.stg_skipped"
                " where edition_id = $edition_id and edition_date = $edition_date order by all",
                values,
            ).fetchall()
        ),
        articles=_read_articles(connection, values),
    )


def _read_loads(connection: duckdb.DuckDBPyConnection, edition_id: str) -> tuple[KnownLoad, ...]:
    names = KnownLoad.__slots__
    rows = connection.execute(
        f"select {', '.join(names)} from staging.stg_loads where edition_id = $edition_id order by load_no",  # noqa: S608 - our own names
        {"edition_id": edition_id},
    ).fetchall()
    return tuple(KnownLoad(**dict(zip(names, row, strict=True))) for row in rows)


def _read_articles(
    connection: duckdb.DuckDBPyConnection, values: dict[str, str | date]
) -> tuple[KnownArticle, ...]:
    return tuple(_make_article(*row) for row in connection.execute(_ARTICLES, values).fetchall())


def _make_article(*row: Any) -> KnownArticle:
    *cells, paragraphs = row
    known = dict(zip(KnownArticle.__slots__, cells, strict=True))
    known["printed"] = restore(known["printed"], paragraphs)
    known["page_ids"] = tuple(known["page_ids"])
    return KnownArticle(**known)
