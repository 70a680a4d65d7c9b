"""How long reading takes, beside the least that it could take; look at the ratios, the machines are shared.

`make bench` runs these and compares within a group; as ordinary tests they only show that both sides still run.
"""

from collections.abc import Callable
from html import escape
from itertools import cycle
from time import process_time
from typing import Any, TypeVar

import lxml.html
import pytest
from bs4 import BeautifulSoup
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.domain.page import Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.lines.blocks import find_blocks
from ingest.parse.read import read
from ingest.sample import SITE_DIR
from ingest.sample.editions import read_editions
from ingest.sample.exchange import SiteOptions, SiteRequest
from ingest.sample.families import b2, c, d, e, e2, f, g
from tests.score.corpora import PAGES, read_corpus
from tests.score.reading import fetch_page, find_districts

DAY = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
TUNE = read_corpus(PAGES / "tune")
SCAN_PAGES = "a scan page of tests/data/pages/tune, processor time"
T = TypeVar("T")
R = TypeVar("R")

pytestmark = pytest.mark.slow


ARTICLE = "an e-paper article page of a usual size, processor time"
FOLDERS: dict[str, Any] = {"B2": b2, "C": c, "D": d, "E": e, "E2": e2, "F": f, "G": g}
LINK = '<tr><td class="default" width="14%"><a href="/news/{day}.htm" onmouseover="show({day})">{day}</a></td></tr>\n'


def make_usual_page() -> bytes:
    """The sample's article page among 30 kB of layout, as sites send it."""
    return lay_out((DAY / "content_310201.htm").read_text("utf-8"))


def lay_out(html: str) -> bytes:
    """A page with layout, calendars and scripts around its article."""
    calendar = "".join(LINK.format(day=day) for day in range(1, 29))
    script = "<script>function show(day) { document.title = day; }</script>\n" * 10
    layout = f"<table><tr><td>\n<table>\n{calendar}</table>\n{script}</td></tr></table>\n" * 8
    return html.replace("</body>", f"{layout}</body>").encode()


@pytest.mark.benchmark(group=ARTICLE, timer=process_time)
@pytest.mark.parametrize("family", ["B", None], ids=["of a newspaper", "of none named"])
def test_article_page(benchmark: BenchmarkFixture, family: str | None) -> None:
    page = make_fetched(str(DAY / "content_310201.htm"), make_usual_page())
    assert isinstance(benchmark(read, page, family=family), Reading)


@pytest.mark.benchmark(group=ARTICLE, timer=process_time)
def test_article_page_by_bare_lxml(benchmark: BenchmarkFixture) -> None:
    assert benchmark(lxml.html.document_fromstring, make_usual_page()) is not None


@pytest.mark.benchmark(timer=process_time)
@pytest.mark.parametrize("reader", ["dibao", "dibao, no newspaper named", "bare lxml"])
@pytest.mark.parametrize("family", FOLDERS)
def test_article_page_of_each_family(benchmark: BenchmarkFixture, family: str, reader: str) -> None:
    edition = read_editions()[0]
    page, article = edition.pages[0], edition.articles[0]
    path = FOLDERS[family].Sheets().article(edition, page, article)
    answer = FOLDERS[family].render(SiteRequest(path=path), (edition,), SiteOptions())
    fetched = make_fetched(f"http://epaper.example{path}", lay_out(answer.body.decode()))
    benchmark.group = f"an article page of family {family}, processor time"
    if reader == "bare lxml":
        assert benchmark(lxml.html.document_fromstring, fetched.content) is not None
    else:
        named = None if reader.endswith("named") else family
        assert benchmark(read, fetched, family=named).parser == f"{family}/1"


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
