"""Models are built once for the same files and rows: a run that brings nothing new writes nothing."""

from pathlib import Path

from ingest.warehouse.build import build_if_changed
from ingest.warehouse.open import open_warehouse
from tests.warehouse.conftest import LATHE, MARKET, Newsroom, edition, page


def test_nothing_is_built_twice(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    warehouse = newsroom.warehouse
    assert len(build_if_changed(warehouse)) > 20
    assert build_if_changed(warehouse) == ()
    newsroom.load(edition(page("02", MARKET)))
    assert "marts.articles" in build_if_changed(warehouse)


def test_looking_at_a_warehouse_leaves_its_bytes_alone(tmp_path: Path) -> None:
    file = tmp_path / "dibao.duckdb"
    contents = []
    for _ in range(3):
        with open_warehouse(file) as warehouse:
            build_if_changed(warehouse)
        contents.append(file.read_bytes())
    assert contents[1] == contents[0]
    assert contents[2] == contents[0]
