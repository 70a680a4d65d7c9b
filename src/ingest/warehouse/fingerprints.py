"""The tables of a database → one number for each table and day, to tell which days changed.

For each edition date, or first of a month, it is the sum of the hashes of a table's rows, whatever their order; one
part under None for a table of neither. The hashes are DuckDB's own and may differ from one of its versions to the next:
then every day counts as changed once.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from ingest.warehouse.connect import has_table

PART = "edition_date"
MONTH_PART = "print_month"  # of a table whose rows are of a month
KEEPER = "main.parts"  # in the warehouse as it was built, in a copy as it was published

Parts = dict[date | None, int]
ChangedParts = dict[str, list[date | None]]


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


def read_parts(connection: duckdb.DuckDBPyConnection, table: str) -> Parts:
    """The fingerprints of one table, from its rows."""
    rows = connection.execute(_parts_of(connection, table)).fetchall()
    return {day: int(total) for _, day, total in rows}


def note_parts(connection: duckdb.DuckDBPyConnection, noted: str, tables: Mapping[str, str]) -> None:
    """Gather the fingerprints of a database's tables in a table: as kept, else from the rows themselves.

    Args:
        connection: Its default database is theirs.
        noted: The temporary table to make: model, edition_date, fingerprint.
        tables: Model → its rows, to stand behind `from`: another name than its own, and nothing is kept of them.
    """
    is_kept = has_kept_parts(connection)
    read = [model for model, rows in tables.items() if not is_kept or rows != model]
    connection.execute(
        f"create or replace temp table {noted} (model varchar, {PART} date, fingerprint hugeint)"
    )
    for model in read:
        connection.execute(f"insert into {noted} {_parts_of(connection, tables[model], model)}")
    if is_kept:
        connection.execute(
            f"insert into {noted} from {KEEPER} where list_contains($kept::varchar[], model)",
            {"kept": sorted(tables.keys() - read)},
        )


def compare_parts(connection: duckdb.DuckDBPyConnection, wanted: str, present: str) -> ChangedParts:
    """Model → its parts that differ between two tables of fingerprints, that are new, or that are gone."""
    rows = connection.execute(
        f"""
        select coalesce(wanted.model, present.model) as model, coalesce(wanted.{PART}, present.{PART}) as part
        from {wanted} as wanted
        full join {present} as present
            on wanted.model = present.model and wanted.{PART} is not distinct from present.{PART}
        where wanted.fingerprint is distinct from present.fingerprint
        order by all
        """  # noqa: S608 - our own names
    ).fetchall()
    changed: ChangedParts = {}
    for model, part in rows:
        changed.setdefault(model, []).append(part)
    return changed


def _parts_of(connection: duckdb.DuckDBPyConnection, rows: str, model: str = "") -> str:
    part = find_part(connection, rows) or "null"
    return (
        f"select '{model}', {part}, coalesce(sum(hash(whole)::hugeint), 0) from {rows} as whole group by all"  # noqa: S608 - our own names
    )


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


def copy_parts(
    connection: duckdb.DuckDBPyConnection, noted: str, source: str, model: str, changed: Sequence[date | None]
) -> None:
    """Keep the parts that changed as a table of fingerprints has them for the model `source`."""
    part = in_parts(changed)
    connection.execute(f"delete from {KEEPER} where model = $model and {part}", {"model": model})  # noqa: S608 - our own names
    connection.execute(
        f"insert into {KEEPER} select $model, {PART}, fingerprint from {noted} where model = $source and {part}",  # noqa: S608 - our own names
        {"model": model, "source": source},
    )


def has_kept_parts(connection: duckdb.DuckDBPyConnection) -> bool:
    """The tables stand as they were built or published, day by day."""
    return has_table(connection, KEEPER)


def forget_parts(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep none: they are read from the rows from now on."""
    connection.execute(f"drop table if exists {KEEPER}")
