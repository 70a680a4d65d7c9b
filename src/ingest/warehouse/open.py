"""A path → a warehouse ready to be written: attached, its schema brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.warehouse.build import build_staging
from ingest.warehouse.connect import Warehouse, connect_file, connect_memory, transaction
from ingest.warehouse.gazetteer import load_places
from ingest.warehouse.migrate import migrate


@contextmanager
def open_warehouse(path: Path) -> Iterator[Warehouse]:
    """Open the warehouse for writing; one process at a time.

    Raises:
        WarehouseLockedError: If another process has it open; names the process.
        WarehouseError: If it is damaged, another program's, or written by a newer version.
    """
    with connect_file(path) as warehouse:
        _prepare(warehouse)
        yield warehouse


@contextmanager
def open_memory_warehouse() -> Iterator[Warehouse]:
    """Open a warehouse that holds nothing and is gone when closed, for `preview`."""
    with connect_memory() as warehouse:
        _prepare(warehouse)
        yield warehouse


def _prepare(warehouse: Warehouse) -> None:
    migrate(warehouse)
    with transaction(warehouse) as connection:
        load_places(connection)
    build_staging(warehouse)
