"""The raw rows that come from people, not from newspapers: no archive has them, so a rebuild carries them over."""

import pyarrow as pa

from ingest.warehouse.connect import Warehouse, transaction

TABLES = ("overrides", "withheld", "sent")

KeptRows = tuple[tuple[str, pa.Table], ...]


def read_kept(warehouse: Warehouse) -> KeptRows:
    """Read (table's name, all its rows)."""
    with transaction(warehouse) as connection:
        return tuple(
            (table, connection.sql(f"select * from raw.{table}").to_arrow_table())  # noqa: S608 - our names
            for table in TABLES
        )


def write_kept(warehouse: Warehouse, kept: KeptRows) -> None:
    """Append them to another warehouse, as they are.

    Raises:
        WarehouseError: What the database refused, in one line.
    """
    with transaction(warehouse) as connection:
        for table, rows in kept:
            connection.register("incoming", rows)
            connection.execute(f"insert into raw.{table} by name select * from incoming")  # noqa: S608 - our names
            connection.unregister("incoming")
