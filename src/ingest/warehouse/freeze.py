"""A warehouse's file → the same while nobody writes it, all its bytes in it, to be copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.warehouse.connect import CATALOG, connect_file


@contextmanager
def frozen(path: Path) -> Iterator[Path]:
    """Keep other processes from the file, and bring what lies beside it (its log) into it first.

    The file may be read once within the block, as the last thing: closing it gives up the lock.

    Raises:
        WarehouseLockedError: If another process has it open; names the process.
        WarehouseError: If it is damaged.
    """
    with connect_file(path) as warehouse:
        warehouse.connection.execute(f"checkpoint {CATALOG}")
        yield path
