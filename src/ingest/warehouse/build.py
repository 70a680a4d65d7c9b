"""Models → views and tables, all of them in one transaction."""

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import Warehouse, first_line, transaction
from ingest.warehouse.fingerprints import forget_parts
from ingest.warehouse.models import LAYERS, Model, find_models
from ingest.warehouse.stamp import drop_stamp, is_made_from_these_files


def build(warehouse: Warehouse, wanted: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Make every model anew from all rows and drop those whose file is gone; readers of the file see old or new.

    For a small warehouse, such as a preview's in memory; `update` makes the same rows, day by day.

    Args:
        wanted: These models and what they read, and no others, all as tables, since nothing is loaded after them;
            views on views cost more to plan than a few rows to store. All models where it names none.

    Returns:
        The models' names in the order they were made.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    return _build(warehouse, LAYERS, wanted)


def build_staging(warehouse: Warehouse) -> None:
    """Make the views a load itself reads through; cheap, they store nothing.

    Raises:
        WarehouseError: Names the view that could not be made.
    """
    if not is_made_from_these_files(warehouse.connection):
        _build(warehouse, LAYERS[:1])


def make_model(
    connection: duckdb.DuckDBPyConnection,
    model: Model,
    existing: str | None = None,
    *,
    is_view: bool | None = None,
) -> None:
    """Make one model in the connection's own catalogue.

    Args:
        existing: `table` or `view` of that name that is there.
        is_view: Make a view, or a table, whatever it is elsewhere.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    kind = "view" if (model.is_view if is_view is None else is_view) else "table"
    if existing not in {None, kind}:
        # neither line of DuckDB replaces a view by a table
        connection.execute(f"drop {existing} {model.name}")
    try:
        connection.execute(f"create or replace {kind} {model.name} as\n{model.sql}")
    except duckdb.Error as error:
        raise WarehouseError(f"model {model.name} could not be built: {first_line(error)}") from error


def find_existing(connection: duckdb.DuckDBPyConnection, layers: tuple[str, ...]) -> dict[str, str]:
    """Two-part name → `table` or `view` of all that stands in these schemas."""
    rows = connection.execute(
        "select table_schema || '.' || table_name, if(table_type = 'VIEW', 'view', 'table')"
        " from information_schema.tables"
        " where table_catalog = current_database() and list_contains($layers::varchar[], table_schema)",
        {"layers": list(layers)},
    ).fetchall()
    return dict(rows)


def _build(
    warehouse: Warehouse, layers: tuple[str, ...], wanted: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    models = find_models(warehouse.connection, layers, wanted)
    with transaction(warehouse) as connection:
        drop_stamp(connection)
        if "marts" in layers:
            forget_parts(connection)
        existing = find_existing(connection, layers)
        for name in sorted(existing.keys() - {model.name for model in models}):
            connection.execute(f"drop {existing[name]} {name}")
        is_view = False if wanted else None
        for model in models:
            make_model(connection, model, existing.get(model.name), is_view=is_view)
    return tuple(model.name for model in models)
