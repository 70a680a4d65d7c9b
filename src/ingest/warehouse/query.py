"""One SELECT on the published copy → its rows; nothing else can be run and nothing outside the file be read."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from ingest.domain.errors import QueryError, UsageError
from ingest.warehouse.comments import TableNote, read_notes
from ingest.warehouse.connect import first_line
from ingest.warehouse.lock import lock_conflict
from ingest.warehouse.named_queries import NamedQuery, read_named_queries
from ingest.warehouse.results import FORMATS, QueryResult, write_result

__all__ = [
    "FORMATS",
    "NamedQuery",
    "QueryResult",
    "open_published",
    "read_named_queries",
    "read_tables",
    "run_query",
    "time_limit",
    "write_result",
]

TIME_LIMIT_SECONDS = 60.0
MAX_ROWS = 1_000_000

# what DuckDB's documentation ("Securing DuckDB") asks for; the lock comes last, after the search path
_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "2GB",
    "secret_directory": ".",  # else errors name the home of the machine's user
    "extension_directory": ".",
    "temp_directory": "",
    "max_temp_directory_size": "0B",
}
_PRAGMA = re.compile(r"(?:\s+|--[^\n]*(?:\n|$)|/\*.*?\*/)*pragma\b", re.IGNORECASE | re.DOTALL)


@contextmanager
def open_published(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the readers' copy so that nothing can be changed and no other file be reached.

    Raises:
        UsageError: If nothing is published yet.
        WarehouseLockedError: If another program writes to the file; dibao itself never does.
        QueryError: If the file is damaged.
    """
    if not published.is_file():
        raise UsageError(f"{published}: nothing is published yet; load an edition first")
    try:
        connection = _connect(published)
    except duckdb.Error as error:
        message = first_line(error)
        raise lock_conflict(published, message) or QueryError(
            f"{published}: cannot be opened ({message}); `dibao digest` publishes it again"
        ) from error
    try:
        yield connection
    finally:
        connection.close()


def _connect(published: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(published, read_only=True, config=_LOCKED_DOWN)
    connection.execute("set search_path = 'marts'")
    connection.execute("set lock_configuration = true")
    return connection


def read_tables(published: Path) -> tuple[TableNote, ...]:
    """What the published copy says about its tables and columns.

    Raises:
        UsageError: If nothing is published yet.
    """
    with open_published(published) as connection:
        return read_notes(connection)


def run_query(
    published: Path,
    sql: str,
    params: tuple[tuple[str, str], ...] = (),
    *,
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
    max_rows: int = MAX_ROWS,
) -> QueryResult:
    """Run one SELECT on the published copy.

    Args:
        params: Values for `$name` in it, as text; they are bound and never part of the SQL.

    Raises:
        UsageError: If nothing is published yet, or a parameter is missing or unknown.
        QueryError: One line: not one SELECT, refused, too long, too many rows.
    """
    values = dict(params)
    with open_published(published) as connection:
        try:
            statement = _one_select(connection, sql)
            _check_parameters(statement, values)
            with time_limit(connection, time_limit_seconds):
                table = _fetch(connection.sql(statement, params=values), max_rows)
        except duckdb.Error as error:
            raise QueryError(f"the query was refused: {_tell(error)}") from error
    return QueryResult(columns=tuple(table.column_names), rows=table)


def _one_select(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"a query is exactly one SELECT, found {len(statements)} statements")
    # 1.5 takes a PRAGMA for the SELECT it stands for
    kind = "PRAGMA" if _PRAGMA.match(sql) else statements[0].type.name
    if kind != "SELECT":
        raise QueryError(f"a query is exactly one SELECT, found {kind}; the published copy is only read")
    return statements[0]


def _check_parameters(statement: duckdb.Statement, values: dict[str, str]) -> None:
    missing = sorted(statement.named_parameters - values.keys())
    if missing:
        raise UsageError(f"the query needs {', '.join(f'-p {name}=…' for name in missing)}")
    unknown = sorted(values.keys() - statement.named_parameters)
    if unknown:
        raise UsageError(f"the query has no parameter ${unknown[0]}")


@contextmanager
def time_limit(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Stop what runs inside after so many seconds.

    Raises:
        QueryError: If it was stopped.
    """
    timer = threading.Timer(seconds, connection.interrupt)
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        raise QueryError(f"the query took more than {seconds:g} seconds and was stopped") from error
    finally:
        timer.cancel()
        timer.join()


def _fetch(relation: duckdb.DuckDBPyRelation, max_rows: int) -> pa.Table:
    """All rows; a result past the limit is an error, never cut in silence."""
    reader = relation.limit(max_rows + 1).to_arrow_reader(100_000)
    table = pa.Table.from_batches(list(reader), reader.schema)
    if table.num_rows > max_rows:
        raise QueryError(f"the query gives more than {max_rows:,} rows; narrow it or add a limit")
    return table


def _tell(error: duckdb.Error) -> str:
    """DuckDB's first line, and its guess at what was meant."""
    guess = re.search(r"Did you mean .*|Candidate bindings: .*", str(error))
    return first_line(error) + (f" {guess.group()}" if guess else "")
