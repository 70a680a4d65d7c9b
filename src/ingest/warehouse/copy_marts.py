"""The marts → their rows in a copy, which is attached beside the warehouse: of the days it has otherwise, and no more.

What the marts hold is noted once, in a temporary table; then the connection may use one copy after another.
"""

from dataclasses import dataclass

import duckdb

from ingest.warehouse.connect import CATALOG, all_or_nothing
from ingest.warehouse.fingerprints import (
    KEEPER,
    PART,
    ChangedParts,
    compare_parts,
    copy_parts,
    forget_parts,
    has_kept_parts,
    make_keeper,
    note_parts,
)
from ingest.warehouse.light import light_columns, light_rows
from ingest.warehouse.search_index import INDEX, find_monday, find_weeks, index_weeks, make_index
from ingest.warehouse.store import write_parts

_WANTED, _PRESENT = "wanted_parts", "present_parts"  # of the connection alone
_ARTICLES = "marts.articles"

Columns = dict[str, tuple[tuple[str, str], ...]]  # of each table (name, type) in order


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMarts:
    """What a copy is to hold.

    Attributes:
        is_kept: The warehouse keeps the fingerprints of its days; if not, they are read from the rows each time.
        is_light: Texts are left out, and what of them no digest may show.
    """

    columns: Columns
    is_kept: bool
    is_light: bool

    @property
    def has_texts(self) -> bool:
        """Its articles have their texts, so they can be searched."""
        return any(name == "paragraphs" for name, _ in self.columns.get("articles", ()))

    def rows(self, schema: str, table: str) -> str:
        """A table's rows, to stand behind `from`."""
        return light_rows(schema, table) if self.is_light else f"{schema}.{table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a copy has otherwise.

    Attributes:
        gone: Tables to take away: no longer wanted, or wanted with other columns.
        missing: Tables to make.
        parts: The days of each model.
    """

    gone: tuple[str, ...]
    missing: tuple[str, ...]
    parts: ChangedParts

    @property
    def is_any(self) -> bool:
        """It has anything otherwise."""
        return bool(self.gone or self.missing or self.parts)


def note_marts(connection: duckdb.DuckDBPyConnection, *, is_light: bool) -> WantedMarts:
    """Note what the marts hold, in the connection: it is the warehouse's, and uses a copy afterwards."""
    connection.execute(f"use {CATALOG}")
    columns = read_columns(connection)
    wanted = WantedMarts(
        columns={table: light_columns(table, own) for table, own in columns.items()} if is_light else columns,
        is_kept=has_kept_parts(connection),
        is_light=is_light,
    )
    note_parts(connection, _WANTED, {f"marts.{table}": wanted.rows("marts", table) for table in columns})
    return wanted


def read_columns(connection: duckdb.DuckDBPyConnection) -> Columns:
    """The marts of the connection's own database."""
    rows = connection.execute(
        "select table_name, list((column_name, data_type) order by column_index) from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'marts' group by table_name order by table_name"
    ).fetchall()
    return {table: tuple(columns) for table, columns in rows}


def find_difference(connection: duckdb.DuckDBPyConnection, wanted: WantedMarts) -> Difference:
    """Compare the copy that the connection uses with what was noted."""
    present = read_columns(connection)
    same = [table for table, columns in wanted.columns.items() if present.get(table) == columns]
    note_parts(connection, _PRESENT, {f"marts.{table}": f"marts.{table}" for table in same})
    return Difference(
        gone=tuple(sorted(present.keys() - same)),
        missing=tuple(sorted(wanted.columns.keys() - same)),
        parts=compare_parts(connection, _WANTED, _PRESENT),
    )


def write_marts(connection: duckdb.DuckDBPyConnection, wanted: WantedMarts) -> None:
    """Bring the tables of the copy that the connection uses up to what was noted, within the caller's transaction."""
    connection.execute("create schema if not exists marts")
    difference = find_difference(connection, wanted)
    if wanted.is_kept:
        make_keeper(connection)
    else:
        forget_parts(connection)
    for table in difference.gone:
        connection.execute(f"drop table marts.{table}")
    for table, columns in sorted(wanted.columns.items()):
        model = f"marts.{table}"
        changed = difference.parts.get(model, [])
        names = ", ".join(f'"{name}"' for name, _ in columns)
        if changed or table in difference.missing:
            source = f"(select {names} from {wanted.rows(f'{CATALOG}.marts', table)})"  # noqa: S608 - our own names
            write_parts(connection, source, model, changed)
        if wanted.is_kept and changed:
            copy_parts(connection, _WANTED, model, model, changed)


def write_index(connection: duckdb.DuckDBPyConnection, wanted: WantedMarts) -> None:
    """Index the days that are not as they were indexed, some weeks a transaction: so memory stays small."""
    with all_or_nothing(connection):
        make_index(connection)
    noted = f"(select '{INDEX}' as model, * exclude (model) from {_WANTED} where model = '{_ARTICLES}')"  # noqa: S608 - our own names
    indexed = f"(from {KEEPER if wanted.is_kept else _WANTED} where model = '{INDEX}')"
    days = [day for day in compare_parts(connection, noted, indexed).get(INDEX, []) if day]
    for mondays in find_weeks(connection, days):
        with all_or_nothing(connection):
            index_weeks(connection, mondays)
            if wanted.is_kept:
                done = [day for day in days if find_monday(day) in mondays]
                copy_parts(connection, _WANTED, _ARTICLES, INDEX, done)


def count_days(wanted: WantedMarts, difference: Difference) -> int:
    """Edition dates of which the copy has anything otherwise."""
    dated = (
        f"marts.{table}" for table, own in wanted.columns.items() if any(name == PART for name, _ in own)
    )
    return len({day for model in dated for day in difference.parts.get(model, []) if day})
