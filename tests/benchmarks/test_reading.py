"""Reading a page, beside the least it could cost: taking its bytes in, or parsing it with bare lxml."""

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.fetch.bytes import make_fetched
from ingest.parse.read import read
from ingest.sample import SITE_DIR

FOLDER = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
SCAN, ARTICLE = FOLDER / "04.md", FOLDER / "content_310201.htm"


def read_page(path: Path) -> object:
    return read(make_fetched(path.name, path.read_bytes()))


def take_bytes(path: Path) -> object:
    return make_fetched(path.name, path.read_bytes())


def parse_with_lxml(path: Path) -> object:
    return lxml.html.document_fromstring(path.read_bytes()).text_content()


@pytest.mark.benchmark(group="scan page")
@pytest.mark.parametrize("do", [take_bytes, read_page])
def test_a_scan_page(benchmark: BenchmarkFixture, do: Callable[[Path], object]) -> None:
    assert benchmark(do, SCAN)


@pytest.mark.benchmark(group="article page")
@pytest.mark.parametrize("do", [parse_with_lxml, read_page])
def test_an_article_page(benchmark: BenchmarkFixture, do: Callable[[Path], object]) -> None:
    assert benchmark(do, ARTICLE)
