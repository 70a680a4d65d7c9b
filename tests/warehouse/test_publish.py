"""The readers' copy: the marts and nothing else, whole at every moment."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from ingest.domain.errors import WarehouseError
from ingest.warehouse.publish import publish
from tests.warehouse.conftest import BUSES, DAY, LATHE, MARKET, PEAR, Newsroom, edition, page

READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(connection.execute("select count(*) from marts.articles").fetchall()[0][0], flush=True)
"""


@pytest.fixture
def target(path: Path) -> Path:
    return path.with_name("published.duckdb")


@pytest.fixture
def published(newsroom: Newsroom, target: Path) -> Path:
    newsroom.load(edition(page("01", LATHE, MARKET), page("02", PEAR, BUSES)))
    newsroom.build()
    publish(newsroom.warehouse, target)
    return target


def read(target: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(target, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_copy_holds_the_marts_and_the_index_as_tables_and_nothing_else(
    newsroom: Newsroom, published: Path
) -> None:
    tables = read(
        published, "select table_schema, table_type, table_name from information_schema.tables order by 3"
    )
    assert {(schema, kind) for schema, kind, _ in tables} == {
        ("marts", "BASE TABLE"),
        ("search", "BASE TABLE"),
    }
    marts = [name for schema, _, name in tables if schema == "marts"]
    assert marts == newsroom.column(
        "select table_name from duckdb_tables() where schema_name = 'marts' order by 1"
    )
    for name in marts:
        query = f"select * from marts.{name} order by all"  # noqa: S608 - names of ours
        assert read(published, query) == newsroom.rows(query)


def test_publishing_the_same_again_keeps_the_bytes(newsroom: Newsroom, published: Path) -> None:
    before = published.read_bytes()
    newsroom.build()
    assert not publish(newsroom.warehouse, published)
    assert published.read_bytes() == before


def test_another_day_comes_beside_those_that_are_there(newsroom: Newsroom, published: Path) -> None:
    newsroom.load(edition(page("01", LATHE), on=DAY.replace(day=19)))
    newsroom.build()
    assert publish(newsroom.warehouse, published)
    for table in ("articles", "digest_items", "evidence", "editions", "newspapers", "digests"):
        query = f"select * from marts.{table} order by all"  # noqa: S608 - names of ours
        assert read(published, query) == newsroom.rows(query)


def test_a_changed_and_a_vanished_day_are_brought_up_to_date(newsroom: Newsroom, published: Path) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.build()
    assert publish(newsroom.warehouse, published)
    query = "select headline, is_withdrawn from marts.articles order by all"
    assert read(published, query) == newsroom.rows(query)
    newsroom.warehouse.connection.execute("delete from marts.articles")
    assert publish(newsroom.warehouse, published)
    assert read(published, query) == []


def test_a_mart_that_gained_a_column_or_is_gone_is_made_anew(newsroom: Newsroom, published: Path) -> None:
    newsroom.warehouse.connection.execute("alter table marts.articles add column mood varchar default 'calm'")
    newsroom.warehouse.connection.execute("drop table marts.coverage")
    assert publish(newsroom.warehouse, published)
    assert read(published, "select distinct mood from marts.articles") == [("calm",)]
    assert read(published, "select * from duckdb_tables() where table_name = 'coverage'") == []


def test_a_reader_keeps_its_copy_while_a_new_one_is_published(newsroom: Newsroom, published: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(published)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline().strip() == "4"
        newsroom.load(edition(page("03", LATHE)))
        newsroom.build()
        assert publish(newsroom.warehouse, published)
        assert reader.communicate("\n")[0].strip() == "4"
    assert read(published, "select count(*) from marts.articles") == [(5,)]


def test_a_damaged_copy_is_made_anew(newsroom: Newsroom, published: Path) -> None:
    published.write_bytes(b"damaged" * 1000)
    assert publish(newsroom.warehouse, published)
    assert read(published, "select count(*) from marts.articles") == [(4,)]


def test_what_a_killed_run_left_beside_is_cleared_away(newsroom: Newsroom, published: Path) -> None:
    left = [published.with_name("published.duckdb.tmp"), published.with_name("published.duckdb.tmp.wal")]
    for path in left:
        path.write_bytes(b"half")
    newsroom.load(edition(page("03", LATHE)))
    newsroom.build()
    assert publish(newsroom.warehouse, published)
    assert sorted(path.name for path in published.parent.iterdir() if "published" in path.name) == [
        published.name
    ]


def test_a_copy_that_cannot_be_written_is_named(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.build()
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(WarehouseError, match=r"published\.duckdb: could not be published"):
        publish(newsroom.warehouse, tmp_path / "file" / "published.duckdb")
