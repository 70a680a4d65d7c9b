"""What the models were built from, kept in `main.built` → what has changed since.

The raw layer only grows, so how many rows each of its tables had says what the models have seen.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

import duckdb

from ingest import __version__
from ingest.warehouse.connect import has_table
from ingest.warehouse.models import LAYERS, read_files

_TABLE = "main.built"
_UNREAD = frozenset({"migrations", "runs", "sent"})  # no model reads them


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What came to the raw layer, or to the models' files, since the models were built.

    Attributes:
        is_any: There is something to build.
        is_everything: All days, whatever they hold: other files, another version, nothing built yet, or new rows in a
            raw table that belongs to no day and no newspaper.
        days: Those to make anew, in order; a newspaper whose profile has changed brings all of its own.
    """

    is_any: bool
    is_everything: bool
    days: tuple[date, ...] = ()


def find_changes(connection: duckdb.DuckDBPyConnection) -> Changes:
    """Compare what is there with what was built."""
    if not is_made_from_these_files(connection):
        return Changes(is_any=True, is_everything=True, days=_read_all_days(connection))
    then, now = _read_counts(connection), count_rows(connection)
    grown = {table: then.get(table, 0) for table, count in now.items() if count != then.get(table)}
    if not grown:
        return Changes(is_any=False, is_everything=False)
    days = _read_days(connection, grown) if all(now[table] > seen for table, seen in grown.items()) else None
    return Changes(
        is_any=True,
        is_everything=days is None,
        days=_read_all_days(connection) if days is None else tuple(sorted(days)),
    )


def is_made_from_these_files(connection: duckdb.DuckDBPyConnection) -> bool:
    """The models were built from their files as they are; of views that is all there is to know."""
    if not has_table(connection, _TABLE):
        return False
    rows = connection.execute(f"select distinct files from {_TABLE}").fetchall()  # noqa: S608 - our own name
    return rows == [(_hash_files(),)]


def keep_stamp(connection: duckdb.DuckDBPyConnection, counts: dict[str, int]) -> None:
    """Note, in the transaction that wrote the models, what they were built from."""
    drop_stamp(connection)
    connection.execute(
        f"create table {_TABLE} as select $files as files, unnest($tables) as raw_table, unnest($counts) as row_count",
        {"files": _hash_files(), "tables": list(counts), "counts": list(counts.values())},
    )


def drop_stamp(connection: duckdb.DuckDBPyConnection) -> None:
    """Forget it: the models no longer stand as they were built."""
    connection.execute(f"drop table if exists {_TABLE}")


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Table of the raw layer → how many rows it has."""
    return {
        table: int(connection.execute(f"select count(*) from raw.{table}").fetchall()[0][0])  # noqa: S608 - our names
        for table in read_raw_tables(connection)
        if table not in _UNREAD
    }


def read_raw_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """Table of the raw layer → its columns."""
    rows = connection.execute(
        "select table_name, list(column_name) from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'raw' group by table_name order by table_name"
    ).fetchall()
    return {table: frozenset(columns) for table, columns in rows}


def _read_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(connection.execute(f"select raw_table, row_count from {_TABLE}").fetchall())  # noqa: S608 - our own name


def _read_days(connection: duckdb.DuckDBPyConnection, grown: dict[str, int]) -> set[date] | None:
    """The days of the rows behind those that were seen; None where one of them concerns all days."""
    tables = read_raw_tables(connection)
    days: set[date] = set()
    for table, seen in grown.items():
        query = _make_days_query(tables[table], f"(select * from raw.{table} where rowid >= {seen})")  # noqa: S608 - our own names
        found = [day for (day,) in connection.execute(query).fetchall()]
        if None in found:
            return None
        days.update(found)
    return days


def _make_days_query(columns: frozenset[str], rows: str) -> str:
    """The days of new rows: their own, their article's, else all of their newspaper's; null for those without any."""
    if "edition_date" in columns:
        return f"select distinct edition_date from {rows}"  # noqa: S608 - our own names
    article = "article_id" if "article_id" in columns else "null::varchar"
    newspaper = "newspaper_id" if "newspaper_id" in columns else "null::varchar"
    return f"""
        with new_rows as (select {article} as article_id, {newspaper} as newspaper_id from {rows})
        select edition_date from raw.articles where article_id in (select article_id from new_rows)
        union
        select edition_date from raw.ledger
        where newspaper_id in (select newspaper_id from new_rows where article_id is null)
        union
        select null from new_rows where article_id is null and newspaper_id is null
    """  # noqa: S608 - our own names


def _read_all_days(connection: duckdb.DuckDBPyConnection) -> tuple[date, ...]:
    rows = connection.execute("select distinct edition_date from raw.ledger order by edition_date").fetchall()
    return tuple(day for (day,) in rows)


def _hash_files() -> str:
    files = (
        f"{path.parent.name}/{path.name}\n{path.read_text(encoding='utf-8')}"
        for path in read_files((*LAYERS, "checks"))
    )
    return hashlib.sha256("\0".join((__version__, *files)).encode()).hexdigest()
