"""Rows → the end of a raw table, through Arrow with the table's own column types."""

import duckdb
import pyarrow as pa

from ingest.domain.errors import WarehouseError
from ingest.warehouse.rows import Row


def append(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Append rows to `raw.<table>`; each row has exactly the table's columns, in any order.

    Raises:
        WarehouseError: If a row's columns are not the table's.
    """
    if not rows:
        return
    schema = connection.sql(f"select * from raw.{table} limit 0").to_arrow_table().schema  # noqa: S608 - our name
    if set(schema.names) != set(rows[0]):
        odd = ", ".join(sorted(set(schema.names) ^ rows[0].keys()))
        raise WarehouseError(f"raw.{table} has other columns than this dibao writes: {odd}")
    connection.register("incoming", pa.Table.from_pylist(rows, schema=schema))
    connection.execute(f"insert into raw.{table} by name select * from incoming")  # noqa: S608 - our name
    connection.unregister("incoming")
