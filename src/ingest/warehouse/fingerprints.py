"""The marts of a database → one number for each table and day, to tell which days changed."""

from dataclasses import dataclass
from datetime import date

import duckdb

PART = "edition_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFingerprint:
    """One mart.

    Attributes:
        columns: (name, type) in order.
        parts: For each edition date the sum of its rows' hashes, whatever their order; one part under None for a
            mart without dates. The hashes are DuckDB's own and may differ from one of its versions to the next:
            then every day counts as changed once.
    """

    columns: tuple[tuple[str, str], ...]
    parts: dict[date | None, int]

    @property
    def is_dated(self) -> bool:
        """Its rows belong to days."""
        return any(name == PART for name, _ in self.columns)


Fingerprints = dict[str, TableFingerprint]


def read_fingerprints(connection: duckdb.DuckDBPyConnection) -> Fingerprints:
    """Table name → fingerprint of every table in the schema `marts`."""
    rows = connection.execute(
        "select table_name, list((column_name, data_type) order by column_index) from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'marts' group by table_name order by table_name"
    ).fetchall()
    return {table: _read_table(connection, table, tuple(columns)) for table, columns in rows}


def _read_table(
    connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[tuple[str, str], ...]
) -> TableFingerprint:
    part = PART if any(name == PART for name, _ in columns) else "null"
    rows = connection.execute(
        f"select {part}, coalesce(sum(hash(mart)::hugeint), 0) from marts.{table} as mart group by all"  # noqa: S608 - our names
    ).fetchall()
    return TableFingerprint(columns=columns, parts={day: int(total) for day, total in rows})
