"""A table as made anew → the same rows in the table that is kept; days that are equal are not written again."""

from collections.abc import Sequence
from datetime import date

import duckdb

from ingest.warehouse.fingerprints import find_changed, in_parts, keep_parts, read_kept_parts, read_parts


def store_model(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, days: Sequence[date] | None = None
) -> None:
    """Bring a model's table up to its source, within the caller's transaction.

    Args:
        source: Holds the target's rows of these days; all of them where the target has no dates.
        days: None for all.
    """
    wanted, present = read_parts(connection, source), read_kept_parts(connection, target)
    if days is not None:
        present = {part: total for part, total in present.items() if part is None or part in set(days)}
    changed = find_changed(wanted, present)
    connection.execute(f"create table if not exists {target} as select * from {source} limit 0")  # noqa: S608 - our own names
    if changed:
        write_parts(connection, source, target, changed)
        keep_parts(connection, target, wanted, changed)


def write_parts(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, parts: Sequence[date | None]
) -> None:
    """Replace these days of a table by those of its source."""
    where = in_parts(parts)
    connection.execute(f"delete from {target} where {where}")  # noqa: S608 - our own names
    connection.execute(f"insert into {target} select * from {source} where {where}")  # noqa: S608 - our own names
