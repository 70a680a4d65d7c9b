"""The files of `sql/`: each one says what it is, under a name of its kind."""

from pathlib import Path

import pytest

from ingest.domain.resources import find_resource
from ingest.warehouse.build import build
from ingest.warehouse.connect import connect_memory
from ingest.warehouse.models import find_models
from ingest.warehouse.open import open_memory_warehouse

SQL = find_resource("sql")
FILES = sorted(SQL.rglob("*.sql"))
PREFIX = {"staging": "stg_", "intermediate": "int_"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_starts_with_a_sentence(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("-- ")
    assert path.stem.startswith(PREFIX.get(path.parent.name, ""))


def test_a_layer_reads_only_those_before_it() -> None:
    order = ("raw", "staging", "intermediate", "marts")
    with connect_memory() as warehouse:
        models = find_models(warehouse.connection)
    assert models
    for model in models:
        layer = model.name.partition(".")[0]
        later = [read for read in model.reads if order.index(read.partition(".")[0]) > order.index(layer)]
        assert later == [], model.name


def test_a_mart_whose_rows_belong_to_no_day_says_why_if_it_looks_at_days() -> None:
    """Built for some days alone it would hold these days alone."""
    with open_memory_warehouse() as warehouse:
        build(warehouse)
        dated = {
            row[0]
            for row in warehouse.connection.execute(
                "select distinct schema_name || '.' || table_name from duckdb_columns()"
                " where column_name = 'edition_date'"
            ).fetchall()
        }
        models = find_models(warehouse.connection)
    looks_at_days = {name for name in dated if name.startswith("raw.")}
    for model in models:  # each after what it reads
        if model.reads & looks_at_days:
            looks_at_days.add(model.name)
    silent = [
        model.name
        for model in models
        if model.is_mart and not (model.is_whole or model.is_monthly) and model.name in looks_at_days - dated
    ]
    assert silent == []


def test_a_model_of_months_says_its_month_and_reads_days_alone() -> None:
    """It is made from a month's rows of what it reads, and its months are replaced one by one."""
    with open_memory_warehouse() as warehouse:
        build(warehouse)
        columns: dict[str, set[str]] = {}
        for table, column in warehouse.connection.execute(
            "select schema_name || '.' || table_name, column_name from duckdb_columns()"
        ).fetchall():
            columns.setdefault(table, set()).add(column)
        monthly = [model for model in find_models(warehouse.connection) if model.is_monthly]
    assert monthly
    for model in monthly:
        assert "print_month" in columns[model.name]
        assert "edition_date" not in columns[model.name]
        assert [read for read in sorted(model.reads) if "edition_date" not in columns[read]] == []
