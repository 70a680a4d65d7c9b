"""The page on the warehouse says what the warehouse says."""

from ingest.warehouse.comments import TableNote
from tests.project.make_warehouse_docs import DIAGRAM, JOINS, PAGE, draw, read_marts, write_tables

AGAIN = "run `make warehouse-docs`"


def test_page_and_diagram_are_as_made_from_the_comments() -> None:
    tables = read_marts()
    assert PAGE.read_text(encoding="utf-8").endswith(write_tables(tables)), AGAIN
    assert DIAGRAM.read_text(encoding="utf-8") == draw(tables), AGAIN


def test_every_join_of_the_diagram_has_its_column_on_both_sides() -> None:
    tables = {table.name: table for table in read_marts()}
    for many, one, column in JOINS:
        assert column in names(tables[many])
        assert column in names(tables[one])


def names(table: TableNote) -> set[str]:
    return {column.name for column in table.columns}
