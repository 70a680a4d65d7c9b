"""The numbered files of `sql/schema/` → the tables of the raw layer, one step a transaction."""

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.domain.errors import WarehouseError
from ingest.domain.resources import find_resource
from ingest.warehouse.connect import Warehouse, transaction

_FILE_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema; version 1 makes an empty warehouse."""

    version: int
    path: Path


def migrate(warehouse: Warehouse, folder: Path | None = None) -> int:
    """Bring the raw layer to the newest version and return that; a step is there whole or not at all.

    Raises:
        WarehouseError: If the file was written by a newer version, or holds another program's tables.
    """
    migrations = find_migrations(folder or find_resource("sql") / "schema")
    version = _read_version(warehouse)
    newest = migrations[-1].version
    if version > newest:
        raise WarehouseError(
            f"{warehouse.name} has schema {version}, this dibao knows up to {newest}; install the newer dibao"
        )
    for migration in migrations[version:]:
        _apply(warehouse, migration)
    return newest


def find_migrations(folder: Path) -> tuple[Migration, ...]:
    """The steps in order, numbered from 1 without a gap.

    Raises:
        WarehouseError: If a number is missing or taken twice: the installation is broken.
    """
    names = sorted(path.name for path in folder.iterdir() if _FILE_NAME.fullmatch(path.name))
    steps = tuple(Migration(version=int(name[:4]), path=folder / name) for name in names)
    if not steps or [step.version for step in steps] != list(range(1, len(steps) + 1)):
        raise WarehouseError(
            f"{folder}: the schema's files are not numbered 0001, 0002, …: {', '.join(names)}"
        )
    return steps


def _read_version(warehouse: Warehouse) -> int:
    """The version of the tables there are; 0 for an empty file."""
    tables = warehouse.connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = current_database()"
    ).fetchall()
    if ("raw", "migrations") in tables:
        row = warehouse.connection.execute("select max(version) from raw.migrations").fetchone()
        return int(row[0]) if row and row[0] else 0
    if tables:
        raise WarehouseError(
            f"{warehouse.name} holds other tables ({'.'.join(tables[0])}) and is no warehouse of dibao's; "
            "move it away"
        )
    return 0


def _apply(warehouse: Warehouse, migration: Migration) -> None:
    with transaction(warehouse) as connection:
        connection.execute(migration.path.read_text(encoding="utf-8"))
        connection.execute(
            "insert into raw.migrations values ($version, $name)",
            {"version": migration.version, "name": migration.path.name},
        )
