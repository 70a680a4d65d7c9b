"""The pages that list what the warehouse holds and what can go wrong are true to the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.cli.calendar import STATES
from ingest.domain import errors
from ingest.domain.newspaper import EditionState
from ingest.steps.findings import Subject
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
SOURCES = sorted([*(ROOT / "src" / "ingest").rglob("*.py"), *(ROOT / "flows").glob("*.py")])
ERRORS = {name for name in vars(errors) if name.endswith("Error")} | {
    "AddressError", "ArchiveError", "BlockedError", "BodyError", "FetchError", "GivenUpError", "NotArchivedError",
    "NotFoundError", "RobotsError", "ServerError", "SessionError", "TooLongError", "TornArchiveError",
    "TruncatedError", "UnreachableError",
}  # fmt: skip
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
    query = re.search(r"```sql\n(-- How often.*?)```", read_doc("warehouse.md"), re.DOTALL)
    assert query
    with open_memory_warehouse() as warehouse:
        build(warehouse)
        found = warehouse.connection.execute(query[1])
        assert [column[0] for column in found.description or ()] == ["place_name", "article_count"]


@pytest.mark.parametrize("name", [*CHECKS, *EditionState, *Subject, *STATES])
def test_the_runbook_has_an_entry_for_every_check_state_and_line_of_the_doctor(name: str) -> None:
    assert f"`{name}`" in read_doc("runbook.md")


def read_messages(path: Path) -> Iterator[str]:
    """What the errors raised in a file say, `…` for each part that changes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
                message = text
            case ast.Call(func=ast.Name(id=name), args=[ast.JoinedStr(values=values), *_]):
                message = "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in values)
            case _:
                continue
        if name in ERRORS:
            yield message


def find_what(message: str) -> set[str]:
    """The words of a message that say what is wrong, without the parts that change; the fix comes after `;`."""
    what = next((part for part in message.split(";") if re.search(r"[a-z]{3}", part)), "")
    return {part.strip(' :,()"`') for part in what.split("…") if re.search(r"[a-zA-Z]{2}", part)}


@pytest.mark.parametrize("message", sorted({one for path in SOURCES for one in read_messages(path)}))
def test_the_runbook_has_an_entry_for_every_error(message: str) -> None:
    parts = find_what(message)
    runbook = read_doc("runbook.md").replace("`", "")
    assert not parts or max(parts, key=len).replace("`", "") in runbook
