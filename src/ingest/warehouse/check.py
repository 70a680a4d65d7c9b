"""The selects of `sql/checks/` → nothing, or the first row that should not be."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from ingest.domain.errors import CheckError
from ingest.warehouse.connect import Warehouse, first_line
from ingest.warehouse.models import find_reads, read_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One select that must find nothing.

    Attributes:
        reads: Two-part names of the tables it reads.
    """

    name: str
    sql: str
    reads: frozenset[str]


def check(warehouse: Warehouse) -> int:
    """Run every check on all rows of the models as built and give their number.

    Raises:
        CheckError: Names the check, how many rows it found and the first of them.
    """
    checks = find_checks(warehouse.connection)
    run_checks(warehouse.connection, checks)
    return len(checks)


def find_checks(connection: duckdb.DuckDBPyConnection) -> tuple[Check, ...]:
    """Read the checks, by name."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in read_files(("checks",)))
    return tuple(
        Check(name=path.stem, sql=text, reads=find_reads(connection, text, path)) for path, text in texts
    )


def run_checks(connection: duckdb.DuckDBPyConnection, checks: Iterable[Check]) -> None:
    """Run checks in the connection's own catalogue.

    Raises:
        CheckError: As `check`.
    """
    for one in checks:
        failure = find_failure(connection, one.name, one.sql)
        if failure:
            raise CheckError(f"{failure}; nothing was published")


def find_failure(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> str | None:
    """What one check says of the database as it is; None where all is well.

    Raises:
        CheckError: If it cannot run.
    """
    try:
        cursor = connection.execute(sql)
    except duckdb.Error as error:
        raise CheckError(f"check {name} could not run: {first_line(error)}") from error
    columns = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    if not rows:
        return None
    first = ", ".join(f"{column}={value}" for column, value in zip(columns, rows[0], strict=True))
    return f"check {name} found {len(rows)} row(s), the first: {first}"
