"""How long reading takes, beside the least that it could take; look at the ratios, the machines are shared.

`make bench` runs these and compares within a group; as ordinary tests they only show that both sides still run.
"""

from collections.abc import Callable
from html import escape
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import TypeVar

import lxml.html
import pytest
from bs4 import BeautifulSoup
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.domain.page import Fetched, Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.lines.blocks import find_blocks
from ingest.parse.read import read
from ingest.sample import SITE_DIR
from tests.score.corpora import PAGES, read_corpus
from tests.score.reading import fetch_page, find_districts

DAY = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
TUNE = read_corpus(PAGES / "tune")
SCAN_PAGES = "a scan page of tests/data/pages/tune, processor time"
T = TypeVar("T")
R = TypeVar("R")

pytestmark = pytest.mark.slow


def load(path: Path) -> Fetched:
    return make_fetched(str(path), path.read_bytes())


@pytest.mark.benchmark(group="e-paper article page")
def test_article_page(benchmark: BenchmarkFixture) -> None:
    page = load(DAY / "content_310201.htm")
    assert isinstance(benchmark(read, page), Reading)


@pytest.mark.benchmark(group="e-paper article page")
def test_article_page_by_bare_lxml(benchmark: BenchmarkFixture) -> None:
    content = (DAY / "content_310201.htm").read_bytes()
    assert benchmark(lxml.html.fromstring, content) is not None


@pytest.mark.benchmark(group=SCAN_PAGES, timer=process_time)
def test_scan_pages(benchmark: BenchmarkFixture) -> None:
    pages = tuple((fetch_page(page), find_districts(page.city)) for page in TUNE.pages)
    assert isinstance(time_each(benchmark, lambda page: read(page[0], districts=page[1]), pages), Reading)


@pytest.mark.benchmark(group=SCAN_PAGES, timer=process_time)
def test_scan_pages_into_blocks_only(benchmark: BenchmarkFixture) -> None:
    assert time_each(benchmark, find_blocks, tuple("\n".join(page.lines) for page in TUNE.pages))


@pytest.mark.benchmark(group=SCAN_PAGES, timer=process_time)
def test_scan_pages_as_html_by_bare_beautifulsoup(benchmark: BenchmarkFixture) -> None:
    pages = tuple("".join(f"<p>{escape(line)}</p>" for line in page.lines) for page in TUNE.pages)
    assert time_each(benchmark, lambda html: BeautifulSoup(html, "lxml"), pages)


def time_each(benchmark: BenchmarkFixture, run: Callable[[T], R], pages: tuple[T, ...]) -> R:
    """Time every page ten times, one page a round: the median is that of a page among the others."""
    turns = cycle(pages)
    result: R = benchmark.pedantic(  # type: ignore[no-untyped-call] # the plugin has no types
        run, setup=lambda: ((next(turns),), {}), rounds=10 * len(pages), warmup_rounds=len(pages)
    )
    return result
