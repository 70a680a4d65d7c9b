"""Editions whose archive is gone → their rows from the warehouse before a rebuild into the one after it."""

from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import Warehouse, first_line, quote_path, transaction

OLD = "before"  # the catalogue of the old warehouse
_LOADS = f"select load_no from {OLD}.raw.ledger where list_contains($ids::varchar[], edition_id)"  # noqa: S608 - our names
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


def carry_over(warehouse: Warehouse, old: Path, edition_ids: tuple[str, ...]) -> None:
    """Copy all rows of these editions, with the numbers of their loads, into a warehouse that is still empty.

    Args:
        old: Of the same schema; it is only read.

    Raises:
        WarehouseError: If they cannot be copied; then none is.
    """
    connection = warehouse.connection
    try:
        connection.execute(f"attach {quote_path(old)} as {OLD} (read_only)")
    except duckdb.Error as error:
        raise WarehouseError(f"{old}: cannot be read ({first_line(error)})") from error
    try:
        with transaction(warehouse):
            for (table,) in connection.execute(_OF_LOADS).fetchall():
                _copy(connection, table, f"load_no in ({_LOADS})", ids=list(edition_ids))
            for table, needed in _WITHOUT_LOAD.items():
                _copy(connection, table, needed)
    finally:
        connection.execute(f"detach {OLD}")


def _copy(connection: duckdb.DuckDBPyConnection, table: str, wanted: str, **values: object) -> None:
    sql = f"insert into raw.{table} by name select * from {OLD}.raw.{table} where {wanted}"  # noqa: S608 - our names
    connection.execute(sql, values)
