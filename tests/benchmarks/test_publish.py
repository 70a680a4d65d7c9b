"""A city's year as files: fifteen places, 365 days, and one day more. CPU seconds of this process, not the disk's."""

import time
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.domain.digest import Digest, EditionDay
from ingest.domain.publishing import FORMATS, PublishSettings
from tests.digest.invented_year import make_year
from tests.digest.publishing import make_periods, publish_everything

READ = PublishSettings(formats=("html", "markdown", "json"))
EVERY = PublishSettings(formats=FORMATS, base_url="https://digests.example/")

Year = tuple[tuple[Digest, ...], tuple[EditionDay, ...]]


@pytest.fixture(scope="module")
def year() -> Year:
    return make_year(365)


def publish(year: Year, root: Path, settings: PublishSettings) -> int:
    digests, editions = year
    return publish_everything(
        digests, editions, root, periods=make_periods(digests), settings=settings
    ).written


@pytest.mark.benchmark(group="a year of fifteen places", timer=time.process_time)
def test_a_year_as_pages_notes_and_data(benchmark: BenchmarkFixture, tmp_path: Path, year: Year) -> None:
    """Sixty seconds are promised."""
    roots = (tmp_path / str(number) for number in count())
    written = benchmark.pedantic(lambda: publish(year, next(roots), READ), rounds=1)  # type: ignore[no-untyped-call] # the plugin has no types
    assert written > 15 * 355 * 3


@pytest.mark.benchmark(group="one day more", timer=time.process_time)
def test_a_new_day_in_every_format(benchmark: BenchmarkFixture, tmp_path: Path, year: Year) -> None:
    """Three seconds are promised."""
    digests, editions = year
    last = max(digest.edition_date for digest in digests)
    before = tuple(one for one in digests if one.edition_date < last), editions[:-1]
    publish(before, tmp_path, EVERY)
    written = benchmark.pedantic(lambda: publish(year, tmp_path, EVERY), rounds=1)  # type: ignore[no-untyped-call] # the plugin has no types
    assert written > 15 * 5
