"""The tables of a database → one number for each table and day, to tell which days changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from ingest.warehouse.connect import has_table

PART = "edition_date"
MONTH_PART = "print_month"  # of a table whose rows are of a month
KEEPER = "main.parts"  # in the warehouse as it was built, in a copy as it was published

Parts = dict[date | None, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFingerprint:
    """One mart.

    Attributes:
        columns: (name, type) in order.
        parts: For each edition date, or first of a month, the sum of its rows' hashes, whatever their order; one part
            under None for a mart of neither. The hashes are DuckDB's own and may differ from one of its versions to the
            next: then every day counts as changed once.
    """

    columns: tuple[tuple[str, str], ...]
    parts: Parts


Fingerprints = dict[str, TableFingerprint]


def find_changed(wanted: Parts, present: Parts) -> list[date | None]:
    """The parts that differ, that are new, or that are gone."""
    return [part for part in {**present, **wanted} if present.get(part) != wanted.get(part)]


def find_part(connection: duckdb.DuckDBPyConnection, table: str) -> str | None:
    """The column that tells a row's part: its day, else its month; None where the rows have neither.

    Args:
        table: Or a select in brackets.
    """
    columns = {column for column, *_ in connection.execute(f"describe from {table}").fetchall()}
    return next((column for column in (PART, MONTH_PART) if column in columns), None)


def in_parts(parts: Sequence[date | None], column: str = PART) -> str:
    """The condition on that column, written out: so DuckDB passes over row groups of other days; None is all."""
    days = [day for day in parts if day]
    if len(days) < len(parts):
        return "true"
    if not days:
        return "false"
    listed = ", ".join(f"date '{day}'" for day in days)
    return f"{column} between date '{min(days)}' and date '{max(days)}' and {column} in ({listed})"


def read_fingerprints(connection: duckdb.DuckDBPyConnection) -> Fingerprints:
    """Table name → fingerprint of every table in the schema `marts`: as kept, else from the rows themselves."""
    rows = connection.execute(
        "select table_name, list((column_name, data_type) order by column_index) from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'marts' group by table_name order by table_name"
    ).fetchall()
    kept = _read_kept(connection)
    return {
        table: TableFingerprint(
            columns=tuple(columns),
            parts=read_parts(connection, f"marts.{table}")
            if kept is None
            else kept.get(f"marts.{table}", {}),
        )
        for table, columns in rows
    }


def read_parts(connection: duckdb.DuckDBPyConnection, table: str) -> Parts:
    """The fingerprints of one table, from its rows."""
    part = find_part(connection, table) or "null"
    rows = connection.execute(
        f"select {part}, coalesce(sum(hash(whole)::hugeint), 0) from {table} as whole group by all"  # noqa: S608 - our names
    ).fetchall()
    return {day: int(total) for day, total in rows}


def read_kept_parts(
    connection: duckdb.DuckDBPyConnection, model: str, days: Sequence[date] | None = None
) -> Parts:
    """The fingerprints of one table as they are kept; none for a table that is not there yet.

    Args:
        days: Of these days alone, and of what has none.
    """
    where = "true" if days is None else f"({PART} is null or {in_parts(days)})"
    rows = connection.execute(
        f"select {PART}, fingerprint from {KEEPER} where model = $model and {where}",  # noqa: S608 - our own names
        {"model": model},
    ).fetchall()
    return dict(rows)


def make_keeper(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table that keeps fingerprints, where there is none."""
    connection.execute(
        f"create table if not exists {KEEPER} (model varchar, {PART} date, fingerprint hugeint)"
    )


def keep_parts(
    connection: duckdb.DuckDBPyConnection, model: str, wanted: Parts, changed: Sequence[date | None]
) -> None:
    """Note the parts of one table that changed."""
    connection.execute(
        f"delete from {KEEPER} where model = $model and {in_parts(changed)}",  # noqa: S608 - our own names
        {"model": model},
    )
    now = {part: wanted[part] for part in changed if part in wanted}
    connection.execute(
        f"insert into {KEEPER} select $model, unnest($days::date[]), unnest($sums::hugeint[])",
        {"model": model, "days": [*now], "sums": [str(total) for total in now.values()]},
    )


def has_kept_parts(connection: duckdb.DuckDBPyConnection) -> bool:
    """The tables stand as they were built or published, day by day."""
    return has_table(connection, KEEPER)


def forget_parts(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep none: they are read from the rows from now on."""
    connection.execute(f"drop table if exists {KEEPER}")


def _read_kept(connection: duckdb.DuckDBPyConnection) -> dict[str, Parts] | None:
    """Table → parts; None where none are kept."""
    if not has_kept_parts(connection):
        return None
    rows = connection.execute(f"select model, {PART}, fingerprint from {KEEPER}").fetchall()  # noqa: S608 - our own names
    kept: dict[str, Parts] = {}
    for model, day, fingerprint in rows:
        kept.setdefault(model, {})[day] = fingerprint
    return kept
