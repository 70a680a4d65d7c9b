"""A table as made anew → the same rows in the table that is kept; days that are equal are not written again."""

from collections.abc import Sequence
from datetime import date

import duckdb

from ingest.warehouse.connect import has_table
from ingest.warehouse.fingerprints import (
    PART,
    find_changed,
    find_part,
    in_parts,
    keep_parts,
    read_kept_parts,
    read_parts,
)

# Strings that seldom repeat in a table: zstd makes them small. A dictionary does it for all others, such as districts.
_SELDOM_REPEATED = {
    *("article_id", "earlier_id", "reprint_of", "folded_under", "text_hash", "content_hash", "sha256"),
    *("headline", "deck", "url", "source_url", "pdf_url"),
}


def store_model(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, days: Sequence[date] | None = None
) -> None:
    """Bring a model's table up to its source, within the caller's transaction.

    Args:
        source: Holds the target's rows of these days; all of them where the target has no dates. Its rows of other
            days, which links between days are made from, are left alone.
        days: None for all.
    """
    changed = keep_changed(connection, source, target, days)
    if changed or not has_table(connection, target):
        write_parts(connection, source, target, changed)


def keep_changed(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, days: Sequence[date] | None
) -> list[date | None]:
    """Note the parts of a table that its source has otherwise, and give them; arguments as of `store_model`."""
    wanted = {
        part: seen
        for part, seen in read_parts(connection, source).items()
        if days is None or part is None or part in days
    }
    changed = find_changed(wanted, read_kept_parts(connection, target, days))
    if changed:
        keep_parts(connection, target, wanted, changed)
    return changed


def write_parts(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, parts: Sequence[date | None]
) -> None:
    """Replace these parts of a table by those of its source, in order, and make the table where there is none."""
    part = find_part(connection, source)
    wanted = in_parts(parts, part or PART)
    order = f"order by {part}" if part else ""  # several threads would mix the days
    if has_table(connection, target):
        connection.execute(f"delete from {target} where {wanted}")  # noqa: S608 - our own names
    else:
        _make_table(connection, source, target)
    connection.execute(f"insert into {target} select * from {source} where {wanted} {order}")  # noqa: S608 - our own names


def _make_table(connection: duckdb.DuckDBPyConnection, source: str, target: str) -> None:
    """Its columns written out: after `create table … as … limit 0` DuckDB 2.0 does not scan what is put in."""
    columns = connection.execute(f"describe from {source}").fetchall()
    described = (f'"{name}" {kind}{_compression(name, kind)}' for name, kind, *_ in columns)
    connection.execute(f"create table {target} ({', '.join(described)})")


def _compression(name: str, kind: str) -> str:
    return " using compression dict_fsst" if kind == "VARCHAR" and name not in _SELDOM_REPEATED else ""
