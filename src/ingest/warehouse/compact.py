"""A database file in which many blocks stand empty or half empty → the same, small again."""

from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import BLOCK_SIZE, CATALOG, attach_options, connect_file, first_line, quote_path
from ingest.warehouse.spare import clear_away, sync

MOST_FREE = 0.2  # of all blocks; with more a file is written anew
MOST_DAYS = 300  # brought in at once; bit by bit they leave one block in fifteen half empty
FEWEST_BYTES = 2 << 20  # a smaller file is not worth it


def is_loose(connection: duckdb.DuckDBPyConnection, *, fewest_bytes: int = FEWEST_BYTES) -> bool:
    """Too many blocks of the connection's own file stand empty, as it now goes to the disk, or all are of an old size.

    Args:
        fewest_bytes: Of a file that is worth it.
    """
    connection.execute("checkpoint")
    rows = connection.execute(
        "select block_size, total_blocks, free_blocks from pragma_database_size()"
        " where database_name = current_database()"
    ).fetchall()
    return any(
        size != BLOCK_SIZE or (size * total >= fewest_bytes and free > MOST_FREE * total)
        for size, total, free in rows
    )


def compact(path: Path) -> None:
    """Copy a file that nobody has open, and put the copy in its place.

    Raises:
        WarehouseLockedError: If another process has it open.
        WarehouseError: If the copy cannot be written; the file stays as it is.
    """
    beside = path.with_name(f"{path.name}.compact")
    clear_away(beside)
    try:
        with connect_file(path) as warehouse:
            connection = warehouse.connection
            connection.execute(f"attach {quote_path(beside)} as fresh {attach_options(beside)}")
            connection.execute(f"copy from database {CATALOG} to fresh")
            connection.execute("detach fresh")
            sync(beside)
            beside.replace(path)  # before the lock on the old one is let go
        sync(path.parent)
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{path}: could not be made smaller ({message}); it stays as it is") from error
    finally:
        clear_away(beside)
