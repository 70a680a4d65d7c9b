"""The pages that list what the warehouse holds and what can go wrong are true to the code."""

import re
from pathlib import Path

import pytest

from ingest.domain.newspaper import EditionState
from ingest.warehouse.build import build
from ingest.warehouse.open import open_memory_warehouse

ROOT = Path(__file__).parents[2]
PLAIN = {
    "VARCHAR": "text",
    "INTEGER": "integer",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "STRUCT": "struct",
}
CHECKS = sorted(path.stem for path in (ROOT / "sql" / "checks").glob("*.sql"))


def read_doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def plain(sql_type: str) -> str:
    return re.sub(r"[A-Z]{2,}", lambda found: PLAIN.get(found[0], found[0].lower()), sql_type)


def test_every_mart_is_described_column_by_column() -> None:
    with open_memory_warehouse() as warehouse:
        build(warehouse)
        rows = warehouse.connection.execute(
            """
            select table_name, column_name, data_type from duckdb_columns()
            where schema_name = 'marts' order by table_name, column_index
            """
        ).fetchall()
    there: dict[str, list[tuple[str, str]]] = {}
    for table, column, sql_type in rows:
        there.setdefault(table, []).append((column, plain(sql_type)))
    _, *sections = re.split(r"^### ", read_doc("warehouse.md"), flags=re.MULTILINE)
    described = {
        section.split("\n", 1)[0]: re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE)
        for section in sections
    }
    assert described == there


def test_the_example_query_of_the_warehouse_page_runs() -> None:
    query = re.search(r"```sql\n(.*?)```", read_doc("warehouse.md"), re.DOTALL)
    assert query
    with open_memory_warehouse() as warehouse:
        build(warehouse)
        found = warehouse.connection.execute(query[1])
        assert [column[0] for column in found.description or ()] == ["place_name", "article_count"]


@pytest.mark.parametrize("name", [*CHECKS, *EditionState])
def test_the_runbook_has_an_entry_for_every_check_and_state(name: str) -> None:
    assert f"`{name}`" in read_doc("runbook.md")
