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
        try:
            cursor = warehouse.connection.execute(path.read_text(encoding="utf-8"))
        except duckdb.Error as error:
            raise CheckError(f"check {path.stem} could not run: {first_line(error)}") from error
        columns = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
        if rows:
            first = ", ".join(f"{name}={value}" for name, value in zip(columns, rows[0], strict=True))
            raise CheckError(
                f"check {path.stem} found {len(rows)} row(s), the first: {first}; nothing was published"
            )
    return len(paths)
