"""The schema's steps: each there whole or not at all."""

from pathlib import Path

import pytest

from ingest.domain.errors import WarehouseError
from ingest.domain.resources import find_resource
from ingest.warehouse.build import build
from ingest.warehouse.connect import connect_file, connect_memory
from ingest.warehouse.migrate import migrate
from ingest.warehouse.open import open_warehouse

FIRST = """
create schema raw;
create table raw.migrations (version integer, name varchar);
create table raw.a (x integer);
"""


def write(folder: Path, **steps: str) -> None:
    for name, sql in steps.items():
        (folder / f"{name.removeprefix('s')}.sql").write_text(sql, encoding="utf-8")


def test_only_the_new_steps_are_taken(tmp_path: Path) -> None:
    write(tmp_path, s0001_first=FIRST)
    with connect_memory() as warehouse:
        assert migrate(warehouse, tmp_path) == 1
        write(tmp_path, s0002_second="alter table raw.a add column y integer;")
        assert migrate(warehouse, tmp_path) == 2
        assert migrate(warehouse, tmp_path) == 2
        assert warehouse.connection.execute("select version from raw.migrations").fetchall() == [(1,), (2,)]


def test_a_step_that_fails_leaves_the_schema_before_it(tmp_path: Path) -> None:
    write(tmp_path, s0001_first=FIRST, s0002_second="create table raw.b (x integer); select 1 / 'no number';")
    with connect_memory() as warehouse:
        with pytest.raises(WarehouseError, match="no number"):
            migrate(warehouse, tmp_path)
        tables = warehouse.connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        assert tables == [("a",), ("migrations",)]
        assert warehouse.connection.execute("select version from raw.migrations").fetchall() == [(1,)]


def test_a_missing_step_is_named(tmp_path: Path) -> None:
    write(tmp_path, s0001_first=FIRST, s0003_third="select 1;")
    with (
        connect_memory() as warehouse,
        pytest.raises(WarehouseError, match=r"not numbered .*0003_third\.sql"),
    ):
        migrate(warehouse, tmp_path)


def test_a_warehouse_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """As 0.1 left it: its views stand on tables that a later step makes anew."""
    first = find_resource("sql") / "schema" / "0001_raw.sql"
    write(tmp_path, s0001_raw=first.read_text(encoding="utf-8"))
    path = tmp_path / "dibao.duckdb"
    with connect_file(path) as warehouse:
        migrate(warehouse, tmp_path)
        warehouse.connection.execute(
            "create view staging.stg_suggestions as select surface, paragraph from raw.suggestions"
        )
    with open_warehouse(path) as warehouse:
        build(warehouse)
        assert warehouse.connection.execute("select count(*) from marts.suggestions").fetchall() == [(0,)]
