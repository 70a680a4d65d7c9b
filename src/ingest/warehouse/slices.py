"""Some days of the raw layer → a small warehouse in memory, in which the models of these days are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import duckdb

from ingest.warehouse.connect import CATALOG, Warehouse
from ingest.warehouse.fingerprints import PART, in_parts
from ingest.warehouse.models import LAYERS
from ingest.warehouse.stamp import read_raw_tables

SLICE = "day_slice"  # the catalogue in memory; its schemas are those of the warehouse


@contextmanager
def open_slice(warehouse: Warehouse, days: Sequence[date]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Copy the raw rows of these days, and all that belong to no day.

    Yields:
        A connection of its own in which `raw.pages` is the slice's and `dibao.raw.pages` the warehouse's, as last
        committed; the warehouse's own connection reads the slice as `day_slice.marts.pages`.
    """
    tables = read_raw_tables(warehouse.connection)
    connection = warehouse.connection.cursor()
    try:
        connection.execute(f"attach ':memory:' as {SLICE}")
        connection.execute(f"use {SLICE}")
        for schema in ("raw", *LAYERS):
            connection.execute(f"create schema {schema}")
        for table, columns in tables.items():
            where = f" where {in_parts(days)}" if PART in columns else ""
            connection.execute(f"create table raw.{table} as select * from {CATALOG}.raw.{table}{where}")  # noqa: S608 - our own names
        yield connection
    finally:
        connection.close()
        warehouse.connection.execute(f"detach database if exists {SLICE}")
