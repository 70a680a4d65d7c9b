"""A warehouse file and its published copy → whether they can be used, looked at without changing them."""

from pathlib import Path

import duckdb

from ingest.domain.errors import CheckError, WarehouseError
from ingest.domain.resources import find_resource
from ingest.warehouse.check import find_checks, find_failure
from ingest.warehouse.connect import first_line
from ingest.warehouse.lock import lock_conflict
from ingest.warehouse.migrate import find_migrations
from ingest.warehouse.query import open_published

_VERSION = "select max(version) from raw.migrations"


def inspect_schema(path: Path) -> tuple[int, int]:
    """The schema's version in the file, and the newest that this dibao knows.

    Raises:
        WarehouseLockedError: If a run holds it.
        WarehouseError: If it cannot be opened, or is another program's.
    """
    newest = find_migrations(find_resource("sql") / "schema")[-1].version
    try:
        with duckdb.connect(path, read_only=True) as connection:
            row = connection.execute(_VERSION).fetchone()
    except duckdb.Error as error:
        message = first_line(error)
        raise lock_conflict(path, message) or WarehouseError(f"{path}: cannot be read ({message})") from error
    return int(row[0]) if row and row[0] else 0, newest


def check_published(published: Path) -> int:
    """Run those checks that read marts alone on the published copy and give their number.

    Raises:
        CheckError: Names the first check that finds rows, and the first of them.
        UsageError: If nothing is published yet.
        QueryError: If the copy is damaged.
    """
    with open_published(published) as connection:
        checks = [
            one for one in find_checks(connection) if all(name.startswith("marts.") for name in one.reads)
        ]
        for one in checks:
            failure = find_failure(connection, one.name, one.sql)
            if failure:
                raise CheckError(failure)
    return len(checks)
