"""The words about the marts, from their files → comments on tables and columns of a database.

A table's comment is the first comment of its model, a column's stands in `sql/marts/columns.toml`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

import duckdb

from ingest.domain.resources import find_resource

_COLUMNS = """
select table_name, column_name, data_type, comment
from duckdb_columns()
where database_name = current_database() and schema_name = 'marts'
order by table_name, column_index
"""
_TABLES = """
select table_name, 'table' as kind, comment
from duckdb_tables()
where database_name = current_database() and schema_name = 'marts'
union all
select view_name, 'view' as kind, comment
from duckdb_views()
where database_name = current_database() and schema_name = 'marts'
order by table_name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNote:
    """One column; its type as DuckDB writes it."""

    name: str
    type_name: str
    comment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNote:
    """One mart with its columns in order.

    Attributes:
        kind: `table` or `view`.
    """

    name: str
    kind: str
    comment: str | None
    columns: tuple[ColumnNote, ...]


def comment_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the comments that are missing or changed; `connection`'s default database is the one to comment."""
    for table in read_notes(connection):
        name = f"marts.{table.name}"
        _comment(connection, table.kind, name, table.comment, find_table_comment(table.name))
        for column in table.columns:
            wanted = find_column_comment(table.name, column.name)
            _comment(connection, "column", f'{name}."{column.name}"', column.comment, wanted)


def read_notes(connection: duckdb.DuckDBPyConnection) -> tuple[TableNote, ...]:
    """The marts of a database with the comments they carry, by name."""
    columns = connection.execute(_COLUMNS).fetchall()
    return tuple(
        TableNote(
            name=name,
            kind=kind,
            comment=comment,
            columns=tuple(
                ColumnNote(name=column, type_name=type_name, comment=note)
                for table, column, type_name, note in columns
                if table == name
            ),
        )
        for name, kind, comment in connection.execute(_TABLES).fetchall()
    )


def find_table_comment(table: str) -> str | None:
    """The first comment of the model's file; None where there is no such model."""
    path = find_resource("sql") / "marts" / f"{table}.sql"
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    count = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    comments = (line.removeprefix("--").strip() for line in lines[:count])
    return " ".join(
        one for one in comments if not one.startswith(("whole:", "month:", "period:", "view:", "noqa"))
    )


def find_column_comment(table: str, column: str) -> str | None:
    """The table's own words, else those that hold in every table; None where there are none."""
    notes = _read_columns()
    return notes.get(table, {}).get(column) or notes["shared"].get(column)


@cache
def _read_columns() -> dict[str, dict[str, str]]:
    return tomllib.loads((find_resource("sql") / "marts" / "columns.toml").read_text(encoding="utf-8"))


def _comment(
    connection: duckdb.DuckDBPyConnection, kind: str, name: str, present: str | None, wanted: str | None
) -> None:
    if wanted != present:
        text = "null" if wanted is None else "'" + wanted.replace("'", "''") + "'"
        connection.execute(f"comment on {kind} {name} is {text}")
