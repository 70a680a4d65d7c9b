"""Models → views and tables, all of them in one transaction."""

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import Warehouse, first_line, transaction
from ingest.warehouse.models import LAYERS, Model, find_models
from ingest.warehouse.stamp import is_built, is_made_from_these_files, keep_stamp


def build(warehouse: Warehouse) -> tuple[str, ...]:
    """Make every model anew and drop those whose file is gone; readers of the file see old or new.

    Returns:
        The models' names in the order they were made.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    return _build(warehouse, LAYERS)


def build_if_changed(warehouse: Warehouse) -> tuple[str, ...]:
    """Make every model anew, unless all stand already, from the same files and the same rows.

    Returns:
        The models' names in the order they were made; () where nothing was to do.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    if is_built(warehouse.connection):
        return ()
    names = build(warehouse)
    keep_stamp(warehouse.connection)  # a run killed before this builds them again
    return names


def build_staging(warehouse: Warehouse) -> None:
    """Make the views a load itself reads through; cheap, they store nothing.

    Raises:
        WarehouseError: Names the view that could not be made.
    """
    if not is_made_from_these_files(warehouse.connection):
        _build(warehouse, LAYERS[:1])


def _build(warehouse: Warehouse, layers: tuple[str, ...]) -> tuple[str, ...]:
    models = find_models(warehouse.connection, layers)
    with transaction(warehouse) as connection:
        existing = _find_existing(connection, layers)
        for name in sorted(existing.keys() - {model.name for model in models}):
            connection.execute(f"drop {existing[name]} {name}")
        for model in models:
            _make(connection, model, existing.get(model.name))
    return tuple(model.name for model in models)


def _find_existing(connection: duckdb.DuckDBPyConnection, layers: tuple[str, ...]) -> dict[str, str]:
    """Two-part name → `table` or `view` of all that stands in these schemas."""
    rows = connection.execute(
        "select table_schema || '.' || table_name, if(table_type = 'VIEW', 'view', 'table')"
        " from information_schema.tables"
        " where table_catalog = current_database() and list_contains($layers::varchar[], table_schema)",
        {"layers": list(layers)},
    ).fetchall()
    return dict(rows)


def _make(connection: duckdb.DuckDBPyConnection, model: Model, existing: str | None) -> None:
    kind = "view" if model.is_view else "table"
    if existing not in {None, kind}:
        # neither line of DuckDB replaces a view by a table
        connection.execute(f"drop {existing} {model.name}")
    try:
        connection.execute(f"create or replace {kind} {model.name} as\n{model.sql}")
    except duckdb.Error as error:
        raise WarehouseError(f"model {model.name} could not be built: {first_line(error)}") from error
