"""A path → an open warehouse; the one place that attaches a database file."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.domain.errors import DamagedWarehouseError, WarehouseError
from ingest.warehouse.lock import lock_conflict

STORAGE_VERSION = "v1.5.0"  # both supported lines of DuckDB read and write it
ROW_GROUP_SIZE = 4096  # a multiple of 2048; a checkpoint rewrites whole row groups, and ours hold text
BLOCK_SIZE = 1 << 16  # of a new file: half-empty blocks cost a tenth less than with DuckDB's 256 KiB
MEMORY_LIMIT = (
    "1GB"  # of what DuckDB holds at once; what needs more lies in a file beside the warehouse meanwhile
)
CATALOG = "dibao"  # unlike any schema, or two-part names would be ambiguous


@dataclass(frozen=True, slots=True, kw_only=True)
class Warehouse:
    """An open database, every name in it two-part (`raw.pages`).

    Attributes:
        path: Its file; None in memory.
    """

    connection: duckdb.DuckDBPyConnection
    path: Path | None

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path or "the warehouse in memory")


@contextmanager
def connect_file(path: Path) -> Iterator[Warehouse]:
    """Open a database file for writing, making it and its folder where there is none.

    Raises:
        WarehouseLockedError: If another process has it open; names the process.
        WarehouseError: If it is damaged, no DuckDB file, or cannot be made; if what is done with it needs more memory
            than there is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(f"{path.parent}: cannot be made ({error.strerror})") from error
    with _connect(temp_directory=path.with_name(f"{path.name}.tmp")) as connection:
        _attach(connection, path)
        connection.execute(f"use {CATALOG}")
        try:
            yield Warehouse(connection=connection, path=path)
        except duckdb.OutOfMemoryException as error:
            raise _lacks_memory(path, first_line(error)) from error


@contextmanager
def connect_memory() -> Iterator[Warehouse]:
    """Open a database that is gone when it is closed, for `preview`."""
    with _connect(temp_directory=None) as connection:
        connection.execute(f"attach ':memory:' as {CATALOG}")
        connection.execute(f"use {CATALOG}")
        yield Warehouse(connection=connection, path=None)


@contextmanager
def transaction(warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """Do all of it or nothing.

    Raises:
        WarehouseError: What the database refused, in one line.
    """
    try:
        with all_or_nothing(warehouse.connection):
            yield warehouse.connection
    except duckdb.Error as error:
        raise WarehouseError(f"{warehouse.name}: {first_line(error)}") from error


@contextmanager
def all_or_nothing(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Do all of it or nothing; what the database refuses is raised as it is."""
    connection.execute("begin transaction")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # a full disk ends the transaction by itself, and then there is nothing to roll back
        with suppress(duckdb.Error):
            connection.execute("rollback")
        raise


def first_line(error: duckdb.Error) -> str:
    """What DuckDB says, without the excerpt of the SQL."""
    return str(error).split("\n", 1)[0]


def has_table(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """A table of this two-part name stands in the connection's own catalogue."""
    rows = connection.execute(
        "select 1 from duckdb_tables()"
        " where database_name = current_database() and schema_name || '.' || table_name = $name",
        {"name": name},
    ).fetchall()
    return bool(rows)


def quote_path(path: Path) -> str:
    """A path as a SQL string; ATTACH takes no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def attach_options(path: Path) -> str:
    """The options every file of ours is attached with, which it does not keep; its block size it does."""
    options = [f"storage_version '{STORAGE_VERSION}'", f"row_group_size {ROW_GROUP_SIZE}"]
    if not path.exists():
        options.append(f"block_size {BLOCK_SIZE}")
    return f"({', '.join(options)})"


@contextmanager
def _connect(*, temp_directory: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    config: dict[str, str | bool | int | float | list[str]] = {}
    if temp_directory:
        config |= {"temp_directory": str(temp_directory), "memory_limit": MEMORY_LIMIT}
    connection = duckdb.connect(":memory:", config=config)
    try:
        connection.execute("set enable_progress_bar = false")
        connection.execute(
            "set force_compression = 'zstd'"
        )  # of strings: a quarter less than what is chosen by itself
        yield connection
    finally:
        connection.close()


def _attach(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        connection.execute(f"attach {quote_path(path)} as {CATALOG} {attach_options(path)}")
    except duckdb.Error as error:
        message = first_line(error)
        raise lock_conflict(path, message) or _cannot_open(path, message) from error


def _cannot_open(path: Path, message: str) -> WarehouseError:
    if "Permission denied" in message or "Read-only file system" in message:
        return WarehouseError(f"{path}: cannot be written (Permission denied); check who may write to it")
    if "No space left" in message:
        return WarehouseError(f"{path}: cannot be opened (No space left on device); make room")
    return DamagedWarehouseError(
        f"{path}: cannot be opened ({message}); put a backup in its place, or run `dibao rebuild`"
    )


def _lacks_memory(path: Path, message: str) -> WarehouseError:
    return WarehouseError(
        f"{path}: {message}; make room on its disk, where what does not fit into {MEMORY_LIMIT} lies meanwhile"
    )
