"""The selects of `sql/checks/` → nothing, or the first row that should not be."""

import duckdb

from ingest.domain.errors import CheckError
from ingest.domain.resources import find_resource
from ingest.warehouse.connect import Warehouse, first_line


def check(warehouse: Warehouse) -> int:
    """Run every check on the models as built and give their number.

    Raises:
        CheckError: Names the check, how many rows it found and the first of them.
    """
    paths = sorted((find_resource("sql") / "checks").glob("*.sql"))
    for path in paths:
        failure = find_failure(warehouse.connection, path.stem, path.read_text(encoding="utf-8"))
        if failure:
            raise CheckError(f"{failure}; nothing was published")
    return len(paths)


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
