"""How long reading takes, beside the least that it could take; look at the ratios, the machines are shared.

`make bench` runs these and compares within a group; as ordinary tests they only show that both sides still run.
"""

from pathlib import Path

import lxml.html
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.domain.page import Fetched, Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.lines.blocks import find_blocks
from ingest.parse.read import read
from ingest.sample import SITE_DIR

DAY = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
PAGES = Path(__file__).parents[1] / "data" / "pages" / "tune"

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


@pytest.mark.benchmark(group="scan page")
def test_scan_page(benchmark: BenchmarkFixture) -> None:
    page = load(PAGES / "101.md")
    assert isinstance(benchmark(read, page), Reading)


@pytest.mark.benchmark(group="scan page")
def test_scan_page_into_blocks_only(benchmark: BenchmarkFixture) -> None:
    text = (PAGES / "101.md").read_text(encoding="utf-8")
    assert benchmark(find_blocks, text)
