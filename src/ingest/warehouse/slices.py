"""Some days of the warehouse → a small one in memory, in which the models of these days, or their month, are made."""

from collections.abc import Iterable, Iterator, Sequence
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
    rows = {
        f"raw.{table}": in_parts(days) if PART in columns else "true"
        for table, columns in read_raw_tables(warehouse.connection).items()
    }
    with _open(warehouse, rows) as connection:
        yield connection


@contextmanager
def open_month(
    warehouse: Warehouse, month: date, tables: Iterable[str]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Copy a month's rows of these tables, which all have edition dates; the rest as of `open_slice`.

    Args:
        month: Its first day.
    """
    of_month = f"{PART} >= date '{month}' and {PART} < date '{month}' + interval 1 month"
    with _open(warehouse, dict.fromkeys(tables, of_month)) as connection:
        yield connection


@contextmanager
def open_tables(warehouse: Warehouse, tables: Iterable[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Copy these tables, or what these views show; the rest as of `open_slice`."""
    with _open(warehouse, dict.fromkeys(tables, "true")) as connection:
        yield connection


@contextmanager
def _open(warehouse: Warehouse, rows: dict[str, str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Of each table the rows that meet its condition."""
    connection = warehouse.connection.cursor()
    try:
        connection.execute(f"attach ':memory:' as {SLICE}")
        connection.execute(f"use {SLICE}")
        for schema in ("raw", *LAYERS):
            connection.execute(f"create schema {schema}")
        for table, where in rows.items():
            connection.execute(f"create table {table} as select * from {CATALOG}.{table} where {where}")  # noqa: S608 - our own names
        yield connection
    finally:
        connection.close()
        warehouse.connection.execute(f"detach database if exists {SLICE}")
