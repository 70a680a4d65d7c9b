"""Models and checks: order, replacement, removal, and errors with a name."""

from pathlib import Path

import pytest

from ingest.domain import resources
from ingest.domain.errors import CheckError, WarehouseError
from ingest.warehouse.build import build
from ingest.warehouse.check import check
from ingest.warehouse.connect import connect_memory
from ingest.warehouse.models import find_models
from tests.warehouse.conftest import LATHE, Newsroom, edition, page


@pytest.fixture
def sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `sql/` folder of the test's own."""
    folder = tmp_path / "sql"
    for layer in ("staging", "intermediate", "marts", "checks"):
        (folder / layer).mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    return folder


def write(sql: Path, **models: str) -> None:
    for name, text in models.items():
        layer, _, table = name.partition("__")
        (sql / layer / f"{table}.sql").write_text(text, encoding="utf-8")


def build_in_memory(*, times: int = 1) -> list[tuple[str, str]]:
    with connect_memory() as warehouse:
        warehouse.connection.execute("create schema staging; create schema intermediate; create schema marts")
        for _ in range(times):
            build(warehouse)
        return warehouse.connection.execute(
            "select table_schema || '.' || table_name, table_type from information_schema.tables order by 1"
        ).fetchall()


def test_models_come_after_what_they_read(sql: Path) -> None:
    write(
        sql,
        marts__a="with b as (select * from intermediate.z) select * from b as x join staging.y using (n)",
        intermediate__z="select 2 as n where exists (select 1 from staging.y)",
        staging__y="-- The start.\nselect 2 as n;\n",
    )
    with connect_memory() as warehouse:
        order = [model.name for model in find_models(warehouse.connection)]
    assert order == ["staging.y", "intermediate.z", "marts.a"]
    assert build_in_memory(times=2) == [
        ("intermediate.z", "BASE TABLE"),
        ("marts.a", "BASE TABLE"),
        ("staging.y", "VIEW"),
    ]


def test_a_model_whose_file_is_gone_goes_too(sql: Path) -> None:
    write(sql, marts__a="select 1 as n", marts__b="select 2 as n", staging__c="select 3 as n")
    with connect_memory() as warehouse:
        warehouse.connection.execute("create schema staging; create schema marts")
        build(warehouse)
        (sql / "marts" / "b.sql").unlink()
        (sql / "staging" / "c.sql").unlink()
        build(warehouse)
        names = warehouse.connection.execute("select table_name from information_schema.tables").fetchall()
    assert names == [("a",)]


def test_a_view_of_an_older_version_gives_way_to_the_table(sql: Path) -> None:
    write(sql, marts__a="select 1 as n")
    with connect_memory() as warehouse:
        warehouse.connection.execute("create schema marts; create view marts.a as select 0 as n")
        build(warehouse)
        assert warehouse.connection.execute("select n from marts.a").fetchall() == [(1,)]


def test_models_in_a_circle_are_named(sql: Path) -> None:
    write(sql, marts__a="select * from marts.b", marts__b="select * from marts.a")
    with pytest.raises(WarehouseError, match="in a circle: marts"):
        build_in_memory()


@pytest.mark.parametrize("text", ["drop table raw.pages", "select 1; select 2", "selec 1"])
def test_a_model_that_is_no_select_is_named(sql: Path, text: str) -> None:
    write(sql, marts__a=text)
    with pytest.raises(WarehouseError, match=r"a\.sql: not one select"):
        build_in_memory()


def test_a_model_that_fails_is_named_and_the_others_stay_as_they_were(sql: Path) -> None:
    write(sql, marts__a="select 1 as n")
    with connect_memory() as warehouse:
        warehouse.connection.execute("create schema staging; create schema intermediate; create schema marts")
        build(warehouse)
        write(sql, marts__a="select 2 as n", marts__b="select missing from marts.a")
        with pytest.raises(WarehouseError, match=r"model marts\.b could not be built: .*missing"):
            build(warehouse)
        assert warehouse.connection.execute("select n from marts.a").fetchall() == [(1,)]


def test_a_check_that_finds_a_row_is_named_with_the_row(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.build()
    newsroom.warehouse.connection.execute("update marts.articles set page_id = 'lost'")
    with pytest.raises(
        CheckError, match=r"check articles_stand_on_a_page found 1 row\(s\), .*article_id=lcrb"
    ) as error:
        check(newsroom.warehouse)
    assert "\n" not in str(error.value)


def test_counts_that_do_not_match_the_ledger_are_found(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.build()
    newsroom.warehouse.connection.execute("update marts.editions set article_count = 7")
    with pytest.raises(CheckError, match=r"ledger_counts_match_rows .*noted_articles=1, found_articles=7"):
        check(newsroom.warehouse)


def test_an_empty_warehouse_builds_and_passes_every_check(newsroom: Newsroom) -> None:
    newsroom.build()
    assert newsroom.count("marts.articles") == 0
