"""The files of `sql/staging`, `intermediate` and `marts` → models in the order they read one another."""

import graphlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.domain.resources import find_resource

LAYERS = ("staging", "intermediate", "marts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One table or view: one bare select in a file of its name.

    Attributes:
        name: `marts.articles`: the folder is the schema.
        reads: Two-part names of the tables it reads.
        is_view: Staging only renames and filters, so it is not stored.
        is_lean: A mart that the warehouse keeps as a view, and says why: `-- view: …`; in a copy it is a table.
        is_whole: It looks across days, and says why in its first line: `-- whole: …`. Every other model's rows follow
            from the raw rows of their own day alone.
        is_periodic: One of these whose rows follow from those of their own week and month, and from what was printed
            before: `-- period: …`.
        is_monthly: It looks across the days of a month, and says why: `-- month: …`; its rows have a `print_month`.
    """

    name: str
    sql: str
    reads: frozenset[str]
    is_view: bool
    is_lean: bool
    is_whole: bool
    is_periodic: bool
    is_monthly: bool

    @property
    def is_mart(self) -> bool:
        """Made for readers."""
        return self.name.startswith("marts.")


def find_models(
    connection: duckdb.DuckDBPyConnection,
    layers: tuple[str, ...] = LAYERS,
    wanted: frozenset[str] = frozenset(),
) -> tuple[Model, ...]:
    """Read the models of these layers, each after what it reads.

    Args:
        wanted: These and what they read, and no others; all where it names none.

    Raises:
        WarehouseError: If a file is no select, or models read each other in a circle.
    """
    models = {model.name: model for model in (_read_model(connection, path) for path in read_files(layers))}
    graph = {name: sorted(model.reads & models.keys()) for name, model in sorted(models.items())}
    try:
        order = tuple(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        raise WarehouseError(f"models read each other in a circle: {' → '.join(error.args[1])}") from error
    needed = set(wanted or models)
    for name in reversed(order):
        needed |= models[name].reads if name in needed else set()
    return tuple(models[name] for name in order if name in needed)


def read_files(layers: tuple[str, ...]) -> tuple[Path, ...]:
    """The models' files, layer by layer, by name."""
    return tuple(path for layer in layers for path in sorted((find_resource("sql") / layer).glob("*.sql")))


def find_reads(connection: duckdb.DuckDBPyConnection, sql: str, path: Path) -> frozenset[str]:
    """Two-part names of the tables that a file's select reads.

    Raises:
        WarehouseError: If the file is no select.
    """
    return frozenset(_find_tables(_parse(connection, sql, path)))


def _read_model(connection: duckdb.DuckDBPyConnection, path: Path) -> Model:
    sql = path.read_text(encoding="utf-8").rstrip().removesuffix(";")
    layer = path.parent.name
    return Model(
        name=f"{layer}.{path.stem}",
        sql=sql,
        reads=find_reads(connection, sql, path),
        is_view=layer == "staging",
        is_lean=sql.startswith("-- view: "),
        is_whole=sql.startswith(("-- whole: ", "-- period: ")),
        is_periodic=sql.startswith("-- period: "),
        is_monthly=sql.startswith("-- month: "),
    )


def _parse(connection: duckdb.DuckDBPyConnection, sql: str, path: Path) -> object:
    """DuckDB's own tree of the select; it is parsed, not bound, so what it reads need not exist yet."""
    rows = connection.execute("select json_serialize_sql($sql::varchar)", {"sql": sql}).fetchall()
    tree = json.loads(rows[0][0])
    if tree["error"]:
        raise WarehouseError(f"{path}: not one select ({tree['error_message']})")
    if len(tree["statements"]) != 1:
        raise WarehouseError(f"{path}: not one select (found {len(tree['statements'])} statements)")
    return tree


def _find_tables(node: object) -> Iterator[str]:
    """Two-part names anywhere in the tree; names without a schema are its own CTEs."""
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE" and node.get("schema_name"):
            yield f"{node['schema_name']}.{node['table_name']}"
        for child in node.values():
            yield from _find_tables(child)
    elif isinstance(node, list):
        for child in node:
            yield from _find_tables(child)
