"""The marts → `published.duckdb`, which others read while the warehouse is written."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import Warehouse, attach_options, first_line, quote_path
from ingest.warehouse.fingerprints import PART, Fingerprints, TableFingerprint, read_fingerprints
from ingest.warehouse.withhold import read_withheld

COPY = "published"  # the catalogue of the copy while it is written


def publish(warehouse: Warehouse, target: Path) -> bool:
    """Bring the copy up to the marts as built; readers see the old file or the new one, never between.

    The copy holds the marts as tables and nothing else. Days that did not change are not written again, and when
    none did the file stays as it is.

    Returns:
        Whether there was something to write.

    Raises:
        WarehouseError: If the copy cannot be written; the old one stays.
    """
    beside = target.with_name(f"{target.name}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        wanted = read_fingerprints(warehouse.connection)
        present = _read_present(target)
        if wanted == present:
            return False
        if present is not None and _holds_withheld(warehouse, target):
            present = None  # made anew: rows that are deleted leave their text in the file's free blocks
        if present is not None:
            shutil.copyfile(target, beside)
        _write(warehouse, beside, wanted, present or {})
        _replace(beside, target)
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{target}: could not be published ({message}); the old copy stays") from error
    finally:
        _remove(beside)
    return True


def _read_present(target: Path) -> Fingerprints | None:
    """What the copy holds; None when there is none, or it is no longer whole and is made anew."""
    if not target.is_file():
        return None
    try:
        with duckdb.connect(target, read_only=True) as connection:
            return read_fingerprints(connection)
    except duckdb.Error:
        return None


def _holds_withheld(warehouse: Warehouse, target: Path) -> bool:
    """The copy has an article that was withheld since."""
    withheld = [one.article_id for one in read_withheld(warehouse)]
    with duckdb.connect(target, read_only=True) as connection:
        return bool(
            connection.execute(
                "select 1 from marts.articles where list_contains($ids::varchar[], article_id) limit 1",
                {"ids": withheld},
            ).fetchall()
        )


def _write(warehouse: Warehouse, beside: Path, wanted: Fingerprints, present: Fingerprints) -> None:
    connection = warehouse.connection
    connection.execute(f"attach {quote_path(beside)} as {COPY} {attach_options()}")
    try:
        connection.execute("begin transaction")
        connection.execute(f"create schema if not exists {COPY}.marts")
        for table in sorted(present.keys() - wanted.keys()):
            connection.execute(f"drop table {COPY}.marts.{table}")
        for table, fingerprint in sorted(wanted.items()):
            _write_table(connection, table, fingerprint, present.get(table))
        connection.execute("commit")
        connection.execute(f"checkpoint {COPY}")
    finally:
        with suppress(duckdb.Error):
            connection.execute("rollback")
        connection.execute(f"detach {COPY}")


def _write_table(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    wanted: TableFingerprint,
    present: TableFingerprint | None,
) -> None:
    copy = f"{COPY}.marts.{table}"
    if present is None or present.columns != wanted.columns or not wanted.is_dated:
        connection.execute(f"create or replace table {copy} as select * from marts.{table}")  # noqa: S608 - our names
        return
    days = [
        day for day in {**present.parts, **wanted.parts} if present.parts.get(day) != wanted.parts.get(day)
    ]
    if days:
        where = f"where list_contains($days::date[], {PART})"
        delete = f"delete from {copy} {where}"  # noqa: S608 - our own names
        insert = f"insert into {copy} select * from marts.{table} {where}"  # noqa: S608 - our own names
        connection.execute(delete, {"days": days})
        connection.execute(insert, {"days": days})


def _replace(beside: Path, target: Path) -> None:
    """Bytes on disk first, then the name, then the folder that holds the name."""
    _sync(beside)
    beside.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(beside: Path) -> None:
    for path in (beside, beside.with_name(f"{beside.name}.wal")):
        with suppress(OSError):
            path.unlink()
