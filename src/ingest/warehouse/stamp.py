"""What the models were built from → a stamp, kept with the warehouse, so that nothing is built twice.

The stamp is the comment of `raw.migrations`: no row of data.
"""

import hashlib

import duckdb

from ingest.warehouse.models import LAYERS, read_files

_KEEPER = "raw.migrations"
# Raw tables only grow, and every load and unload has its number.
_INPUTS = """
select
    (select coalesce(max(load_no), 0) from raw.ledger),
    (select count(*) from raw.newspapers),
    (select count(*) from raw.places),
    (select count(*) from raw.overrides),
    (select count(*) from raw.withheld)
"""


def make_stamp(connection: duckdb.DuckDBPyConnection) -> str:
    """`<hash of all models' files> <loads, newspapers, places, overrides, withheld>`."""
    inputs = connection.execute(_INPUTS).fetchall()[0]
    return f"{_hash_models()} {'.'.join(map(str, inputs))}"


def is_built(connection: duckdb.DuckDBPyConnection) -> bool:
    """Every model stands as its file and the raw layer now are."""
    return _read(connection) == make_stamp(connection)


def is_made_from_these_files(connection: duckdb.DuckDBPyConnection) -> bool:
    """Views need no more than that: they read what is there when they are asked."""
    return _read(connection).split(" ")[0] == _hash_models()


def keep_stamp(connection: duckdb.DuckDBPyConnection) -> None:
    """Note that all models have been built."""
    connection.execute(f"comment on table {_KEEPER} is '{make_stamp(connection)}'")


def _read(connection: duckdb.DuckDBPyConnection) -> str:
    rows = connection.execute(
        "select comment from duckdb_tables()"
        " where database_name = current_database() and schema_name || '.' || table_name = $keeper",
        {"keeper": _KEEPER},
    ).fetchall()
    return rows[0][0] or "" if rows else ""


def _hash_models() -> str:
    files = (
        f"{path.parent.name}/{path.name}\n{path.read_text(encoding='utf-8')}" for path in read_files(LAYERS)
    )
    return hashlib.sha256("\0".join(files).encode()).hexdigest()
