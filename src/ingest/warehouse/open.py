"""A path → a warehouse ready to be written: attached, its schema brought up to date."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ingest.domain.errors import WarehouseLockedError
from ingest.warehouse.build import build_staging
from ingest.warehouse.connect import Warehouse, connect_file, connect_memory, transaction
from ingest.warehouse.gazetteer import load_places
from ingest.warehouse.migrate import migrate

POLL_SECONDS = 0.5


@contextmanager
def open_warehouse(path: Path, *, patience: float = 0.0) -> Iterator[Warehouse]:
    """Open the warehouse for writing; one process at a time.

    Args:
        patience: Seconds to wait while another process has it open.

    Raises:
        WarehouseLockedError: If another process has it open; names the process.
        WarehouseError: If it is damaged, another program's, or written by a newer version.
    """
    with ExitStack() as stack:
        warehouse = _connect(stack, path, until=time.monotonic() + patience)
        _prepare(warehouse)
        yield warehouse


def _connect(stack: ExitStack, path: Path, *, until: float) -> Warehouse:
    while True:
        try:
            return stack.enter_context(connect_file(path))
        except WarehouseLockedError:
            if time.monotonic() >= until:
                raise
        time.sleep(POLL_SECONDS)


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
