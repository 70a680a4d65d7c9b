"""The warehouse before a rebuild → what the one after it needs of it, and its place."""

from contextlib import suppress
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import CATALOG, Warehouse, attach_options, first_line, quote_path, transaction
from ingest.warehouse.freeze import frozen
from ingest.warehouse.spare import sync

NEW = "rebuilt"  # the catalogue of the new warehouse
_LOADS = f"select load_no from {CATALOG}.raw.ledger where list_contains($ids::varchar[], edition_id)"  # noqa: S608 - our names
_OF_LOADS = """
select table_name from duckdb_columns()
where database_name = current_database() and schema_name = 'raw' and column_name = 'load_no'
order by table_name
"""
# Of a table without load numbers: which rows the carried ones need.
_WITHOUT_LOAD = {
    "newspapers": "newspaper_id in (select newspaper_id from raw.ledger)",
    "runs": "run_id in (select run_id from raw.ledger)",
    "texts": "(edition_date, text_hash) in (select (edition_date, text_hash) from raw.articles)",
}


def read_edition_ids(warehouse: Warehouse) -> tuple[str, ...]:
    """Every edition the ledger knows, unloaded ones too."""
    with transaction(warehouse) as connection:
        rows = connection.execute("select distinct edition_id from raw.ledger order by all").fetchall()
    return tuple(edition_id for (edition_id,) in rows)


def carry_over(old: Warehouse, new: Path, edition_ids: tuple[str, ...]) -> None:
    """Copy all rows of these editions, with the numbers of their loads, into a warehouse that is still empty.

    Args:
        old: Only read.
        new: A file of the same schema that nobody has open.

    Raises:
        WarehouseError: If they cannot be copied; then none is.
    """
    connection = old.connection.cursor()
    try:
        connection.execute(f"attach {quote_path(new)} as {NEW} {attach_options(new)}")
        connection.execute(f"use {NEW}")
        with transaction(Warehouse(connection=connection, path=new)):
            for (table,) in connection.execute(_OF_LOADS).fetchall():
                _copy(connection, table, f"load_no in ({_LOADS})", ids=list(edition_ids))
            for table, needed in _WITHOUT_LOAD.items():
                _copy(connection, table, needed)
    except duckdb.Error as error:
        raise WarehouseError(f"{new}: cannot be written ({first_line(error)})") from error
    finally:
        connection.close()
        with suppress(duckdb.Error):  # where the disk is full it is refused too
            old.connection.execute(f"detach database if exists {NEW}")


def take_place(new: Path, target: Path, old: Warehouse | None) -> None:
    """Put a file that nobody has open in the place of the old one: at every moment the one or the other stands there.

    Args:
        target: Where the old one stands.
        old: The same, open in this process, so that nobody else writes to it; None where it cannot be opened.

    Raises:
        WarehouseError: If the disk refuses; the old one stays.
    """
    try:
        with frozen(new):
            pass
        sync(new)
        if old:
            old.connection.execute(
                f"checkpoint {CATALOG}"
            )  # a log left beside it would be taken for the new one's
        target.with_name(f"{target.name}.wal").unlink(missing_ok=True)
        new.replace(target)
        sync(target.parent)
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{target}: could not be replaced ({message}); it stays as it was") from error


def _copy(connection: duckdb.DuckDBPyConnection, table: str, wanted: str, **values: object) -> None:
    sql = f"insert into raw.{table} by name select * from {CATALOG}.raw.{table} where {wanted}"  # noqa: S608 - our names
    connection.execute(sql, values)
