"""Models are built once for the same files and rows: a run that brings nothing new writes nothing."""

from pathlib import Path

from ingest.warehouse.open import open_warehouse
from ingest.warehouse.update import update
from tests.warehouse.conftest import DAY, LATHE, MARKET, Newsroom, edition, page


def test_nothing_is_built_twice(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    warehouse = newsroom.warehouse
    assert update(warehouse) == (DAY,)
    assert update(warehouse) is None
    newsroom.load(edition(page("02", MARKET)))
    assert update(warehouse) == (DAY,)


def test_looking_at_a_warehouse_leaves_its_bytes_alone(tmp_path: Path) -> None:
    file = tmp_path / "dibao.duckdb"
    contents = []
    for _ in range(3):
        with open_warehouse(file) as warehouse:
            update(warehouse)
        contents.append(file.read_bytes())
    assert contents[1] == contents[0]
    assert contents[2] == contents[0]
