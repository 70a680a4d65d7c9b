"""A day's edition brought in, beside a warehouse that holds few days and one that holds ten times as many."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.sample import NEWSPAPER_ID, SITE_DIR
from ingest.steps.load import load_files
from ingest.steps.publish import transform
from ingest.workspace import create_workspace, read_workspace

FIRST_DAY = date(2016, 1, 1)
PAGES = tuple(sorted((SITE_DIR / "lcrb" / "html" / "2026-03" / "17").glob("*.md")))
PRINTED_DATE = "2026年3月17日 星期二"
WEEKDAYS = "一二三四五六日"


def write_pages(folder: Path, day: date) -> tuple[Path, ...]:
    """The sample's scan pages as if they were that day's."""
    printed = f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"
    copies = tuple(folder / page.name for page in PAGES)
    for page, copy in zip(PAGES, copies, strict=True):
        copy.write_text(page.read_text(encoding="utf-8").replace(PRINTED_DATE, printed), encoding="utf-8")
    return copies


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
        day = next(days)
        pages = write_pages(tmp_path, day)
        return load_files(workspace, NEWSPAPER_ID, pages, edition_date=day).article_count

    for _ in range(days_before):
        load()

    def bring_in_a_day() -> int:
        articles = load()
        transform(workspace)
        return articles

    assert benchmark.pedantic(bring_in_a_day, rounds=3) > 10  # type: ignore[no-untyped-call] # the plugin has no types
