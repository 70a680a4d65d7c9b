"""The files of `sql/`: each one says what it is, under a name of its kind."""

from pathlib import Path

import pytest

from ingest.domain.resources import find_resource
from ingest.warehouse.connect import connect_memory
from ingest.warehouse.models import find_models

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
