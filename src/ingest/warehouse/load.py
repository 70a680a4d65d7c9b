"""One edition's content → the raw layer: one transaction, its ledger row included."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from ingest.domain.edition import EditionContent
from ingest.domain.newspaper import EditionState, Newspaper
from ingest.warehouse.append import append
from ingest.warehouse.compare import count_edition, is_held, revise
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.gazetteer import add_counties, find_home
from ingest.warehouse.hashes import hash_content
from ingest.warehouse.known import KnownEdition, KnownLoad, read_known
from ingest.warehouse.ledger import append_load, append_run, next_load_no
from ingest.warehouse.rows import Revised, Row, make_newspaper_row, make_rows, make_text_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """What a load did, and how the whole edition stands after it.

    Attributes:
        is_changed: False when the warehouse held exactly this already and nothing was written.
        added: Articles that are new.
        revised: Articles whose printed content changed.
    """

    edition_id: str
    is_changed: bool
    state: EditionState
    reason: str
    page_count: int
    article_count: int
    skipped_count: int
    added: int = 0
    revised: int = 0


def load_edition(
    warehouse: Warehouse,
    content: EditionContent,
    newspaper: Newspaper,
    *,
    run_id: str,
    recorded_at: datetime,
) -> LoadResult:
    """Bring what was read of an edition into the warehouse; its other pages stay as they are.

    Loading the same again writes nothing. A page loaded again replaces itself: its articles keep their ids, those
    that changed get a new revision, those that are gone are kept as withdrawn. A page of which single articles come
    keeps the others.

    Args:
        recorded_at: UTC, naive.

    Raises:
        ConfigError: If the newspaper's home is none.
        WarehouseError: If the database cannot be written; then nothing of this edition was.
    """
    edition = content.edition
    with transaction(warehouse) as connection:
        _note_newspaper(connection, newspaper, recorded_at)
        add_counties(connection, newspaper.places)
        known = read_known(connection, edition.edition_id, edition.edition_date)
        content_hash = hash_content(content)
        articles = revise(content, known)
        if is_held(content, content_hash, known, articles):
            return _make_result(edition.edition_id, known.loads[-1], known, ())
        load_no = next_load_no(connection)
        load = count_edition(content, known, articles, load_no=load_no, content_hash=content_hash)
        append_load(connection, edition, load, run_id=run_id, recorded_at=recorded_at)
        append_run(connection, run_id=run_id, command="load", started_at=recorded_at)
        _append_texts(connection, make_text_rows(content, articles))
        for table, rows in make_rows(content, articles, known, load_no).items():
            append(connection, table, rows)
    return _make_result(edition.edition_id, load, known, articles)


def _note_newspaper(connection: duckdb.DuckDBPyConnection, newspaper: Newspaper, seen_at: datetime) -> None:
    """Append the newspaper's profile if it is not as last seen."""
    rows = connection.execute(
        "select * exclude (home_city_code, seen_at) from staging.stg_newspapers where newspaper_id = $id",
        {"id": newspaper.newspaper_id},
    ).fetchall()
    row = make_newspaper_row(newspaper, None, seen_at)
    wanted = tuple(value for name, value in row.items() if name not in {"home_city_code", "seen_at"})
    if rows != [wanted]:
        home = find_home(newspaper.home_city) if newspaper.home_city else None
        append(connection, "newspapers", [row | {"home_city_code": home and home.place_code}])


def _append_texts(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    """Append the texts that are new on their date."""
    if not rows:
        return
    held = connection.execute(
        "select text_hash from raw.texts where edition_date = $edition_date",
        {"edition_date": rows[0]["edition_date"]},
    ).fetchall()
    append(connection, "texts", [row for row in rows if (row["text_hash"],) not in set(held)])


def _make_result(
    edition_id: str, load: KnownLoad, known: KnownEdition, articles: tuple[Revised, ...]
) -> LoadResult:
    revisions = {one.article_id: one.revision for one in known.articles}
    before = [revisions.get(one.article_id) for one in articles]
    return LoadResult(
        edition_id=edition_id,
        is_changed=bool(load not in known.loads),
        state=EditionState(load.state),
        reason=load.reason,
        page_count=load.page_count,
        article_count=load.article_count,
        skipped_count=load.skipped_count,
        added=before.count(None),
        revised=sum(old not in {None, one.revision} for old, one in zip(before, articles, strict=True)),
    )
