"""A day's edition brought in, beside a warehouse that holds few days and one that holds ten times as many."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.sample import NEWSPAPER_ID, SITE_DIR
from ingest.steps.ingest import load_files
from ingest.steps.publish import transform
from ingest.workspace import create_workspace, read_workspace

FIRST_DAY = date(2016, 1, 1)
PAGES = tuple(sorted((SITE_DIR / "lcrb" / "html" / "2026-03" / "17").glob("*.md")))


@pytest.mark.benchmark(group="a day's load and transform")
@pytest.mark.parametrize("days_before", [3, 30])
def test_a_day(
    benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_before: int
) -> None:
    monkeypatch.setenv("DIBAO_AS_OF", datetime(2026, 3, 19, tzinfo=UTC).isoformat())
    create_workspace(tmp_path)
    workspace = read_workspace(tmp_path)
    days = (FIRST_DAY + timedelta(days=number) for number in count())

    def load() -> int:
        return load_files(workspace, NEWSPAPER_ID, PAGES, edition_date=next(days)).article_count

    for _ in range(days_before):
        load()

    def bring_in_a_day() -> int:
        articles = load()
        transform(workspace)
        return articles

    assert benchmark.pedantic(bring_in_a_day, rounds=3) > 10
