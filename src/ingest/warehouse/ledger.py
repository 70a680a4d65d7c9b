"""The ledger: one row per load or unload of an edition, and one per run."""

from dataclasses import asdict
from datetime import date, datetime

import duckdb

from ingest import __version__
from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Edition, EditionState
from ingest.warehouse.append import append
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.known import KnownLoad


def record_run(
    warehouse: Warehouse, *, run_id: str, command: str, started_at: datetime, version: str
) -> None:
    """Note a run of a command that writes; `started_at` is UTC, naive."""
    with transaction(warehouse) as connection:
        append_run(connection, run_id=run_id, command=command, started_at=started_at, version=version)


def append_run(
    connection: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    command: str,
    started_at: datetime,
    version: str = __version__,
) -> None:
    """The same within the transaction of what the run writes, so that a kill leaves both or neither."""
    row = {"run_id": run_id, "command": command, "started_at": started_at, "version": version}
    append(connection, "runs", [row])


def unload_edition(
    warehouse: Warehouse, edition_id: str, *, reason: str, run_id: str, recorded_at: datetime
) -> None:
    """Take an edition out of every mart; its rows stay, and loading it again brings it back.

    Args:
        recorded_at: UTC, naive.

    Raises:
        UsageError: If no such edition is loaded.
    """
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select newspaper_id, edition_date from staging.stg_editions where edition_id = $edition_id",
            {"edition_id": edition_id},
        ).fetchall()
        if not rows:
            raise not_loaded(edition_id)
        newspaper_id, edition_date = rows[0]
        row = {
            "load_no": next_load_no(connection),
            "edition_id": edition_id,
            "newspaper_id": newspaper_id,
            "edition_date": edition_date,
            "action": "unload",
            "state": "unloaded",
            "reason": reason,
            "pages_expected": None,
            "content_hash": "",
            "run_id": run_id,
            "recorded_at": recorded_at,
        }
        counts = dict.fromkeys(("pages_read", "page_count", "article_count", "skipped_count"), 0)
        append(connection, "ledger", [row | counts])
        append_run(connection, run_id=run_id, command="unload", started_at=recorded_at)


def not_loaded(edition_id: str) -> UsageError:
    """The error for an edition that the warehouse does not hold."""
    return UsageError(f"edition {edition_id[:80]!r} is not loaded; `dibao query editions` lists them")


def read_states(
    warehouse: Warehouse, newspaper_id: str, since: date, until: date
) -> tuple[tuple[date, EditionState], ...]:
    """The state of each edition of a newspaper between two days, both included, that is in the ledger; by date."""
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select edition_date, state from staging.stg_editions where newspaper_id = $newspaper_id"
            " and edition_date between $since and $until order by edition_date",
            {"newspaper_id": newspaper_id, "since": since, "until": until},
        ).fetchall()
    return tuple((day, EditionState(state)) for day, state in rows)


def read_whole_editions(warehouse: Warehouse) -> frozenset[str]:
    """Ids of the editions of which nothing is missing: complete, or not printed that day."""
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select edition_id from staging.stg_editions where state in ('complete', 'no_edition')"
        ).fetchall()
    return frozenset(edition_id for (edition_id,) in rows)


def read_unloaded(warehouse: Warehouse) -> tuple[tuple[str, str], ...]:
    """(edition id, reason) of the editions that were taken out and not loaded since."""
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select edition_id, arg_max(reason, load_no) from raw.ledger group by edition_id"
            " having arg_max(action, load_no) = 'unload' order by edition_id"
        ).fetchall()
    return tuple((edition_id, reason or "") for edition_id, reason in rows)


def read_usual_articles(warehouse: Warehouse, newspaper_id: str, before: date) -> int | None:
    """How many articles an edition of the newspaper has: the median of the ten whole ones before a day.

    None where there are fewer than three.
    """
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select article_count from staging.stg_editions where newspaper_id = $newspaper_id"
            " and edition_date < $before and state = 'complete' order by edition_date desc limit 10",
            {"newspaper_id": newspaper_id, "before": before},
        ).fetchall()
    counts = sorted(count for (count,) in rows)
    return counts[len(counts) // 2] if len(counts) >= 3 else None


def read_usual_requests(warehouse: Warehouse, newspaper_id: str) -> int | None:
    """How many requests an edition of the newspaper takes: the median of its last ten, each page and article one.

    None where none has been read.
    """
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select page_count + article_count from staging.stg_editions where newspaper_id = $newspaper_id"
            " and article_count > 0 order by edition_date desc limit 10",
            {"newspaper_id": newspaper_id},
        ).fetchall()
    counts = sorted(count for (count,) in rows)
    return counts[len(counts) // 2] if counts else None


def append_load(
    connection: duckdb.DuckDBPyConnection,
    edition: Edition,
    load: KnownLoad,
    *,
    run_id: str,
    recorded_at: datetime,
) -> None:
    """Append the row of a load, within its transaction."""
    row = asdict(load) | {
        "edition_id": edition.edition_id,
        "newspaper_id": edition.newspaper_id,
        "edition_date": edition.edition_date,
        "action": "load",
        "run_id": run_id,
        "recorded_at": recorded_at,
    }
    append(connection, "ledger", [row])


def next_load_no(connection: duckdb.DuckDBPyConnection) -> int:
    """Loads and unloads are numbered from 1 through the whole warehouse; there is one writer."""
    return int(connection.execute("select coalesce(max(load_no), 0) + 1 from raw.ledger").fetchall()[0][0])
