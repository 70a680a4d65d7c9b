"""A warehouse of ten years beside one of four months: a day more, what readers ask, and how large the files are.

`DIBAO_BENCH_ARTICLES=26000 make bench` tries it on fewer articles. Loading ten years takes half an hour.
"""

import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import duckdb
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish
from ingest.warehouse.search import SearchRequest, search
from ingest.warehouse.update import update
from tests.benchmarks.corpus import CorpusArticle, make_articles
from tests.benchmarks.loading import load_articles

FEW, MANY = 9_940, int(os.environ.get("DIBAO_BENCH_ARTICLES", "260000")) // 71 * 71
MOST_MEGABYTES = {"dibao.duckdb": 600, "published.duckdb": 900}  # the copy has the index of the search
DIGEST = """
    select items.*, articles.headline, articles.paragraphs
    from marts.digest_items as items
    inner join marts.articles as articles using (edition_date, article_id)
    where items.edition_date = $day and items.place_code = '410305'
    order by item_order
"""
MONTHLY = """
    select date_trunc('month', edition_date) as month, place_name, count(*) as article_count
    from marts.attributions where role = 'primary' group by all
"""

HALF_MONTH = timedelta(days=15)
SAMPLE = """
    select edition_date, paragraphs[1][3:7] as phrase, paragraphs[1][3:4] || ' ' || paragraphs[-1][3:5] as words
    from (from marts.articles order by hash(article_id) limit 50)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """A warehouse with so many articles, its copy, and the days that come after."""

    file: Path
    published: Path
    days: Iterator[tuple[CorpusArticle, ...]]

    def load(self) -> None:
        with open_warehouse(self.file) as warehouse:
            load_articles(warehouse, next(self.days))

    def transform(self) -> None:
        with open_warehouse(self.file) as warehouse:
            update(warehouse)

    def publish(self) -> None:
        with open_warehouse(self.file) as warehouse:
            publish(warehouse, self.published)


@pytest.fixture(scope="module", params=[FEW, MANY])
def scaled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scaled:
    folder = tmp_path_factory.mktemp(f"articles-{request.param}")
    file = folder / "dibao.duckdb"
    with open_warehouse(file) as warehouse:
        load_articles(warehouse, make_articles(request.param))
    warehouse_of = Scaled(file=file, published=folder / "published.duckdb", days=_days_after(request.param))
    warehouse_of.transform()
    warehouse_of.publish()
    return warehouse_of


def _days_after(articles: int) -> Iterator[tuple[CorpusArticle, ...]]:
    """The same days for every warehouse, new to each."""
    *_, last = make_articles(articles)
    for number in count(1):
        day = last.edition_date + timedelta(days=number)
        yield tuple(
            replace(one, edition_date=day, article_no=one.article_no + articles + 71 * number)
            for one in make_articles(71, seed=number)
        )


@pytest.mark.benchmark(group="the day after")
@pytest.mark.parametrize("step", ["load", "transform", "publish"])
def test_the_day_after(benchmark: BenchmarkFixture, scaled: Scaled, step: str) -> None:
    steps = ("load", "transform", "publish")

    def go_before() -> None:
        for name in steps[: steps.index(step)]:
            getattr(scaled, name)()

    benchmark.pedantic(getattr(scaled, step), setup=go_before, rounds=4)  # type: ignore[no-untyped-call] # the plugin has no types
    for name in steps[steps.index(step) + 1 :]:
        getattr(scaled, name)()
    megabytes = {path.name: path.stat().st_size / 1e6 for path in (scaled.file, scaled.published)}
    benchmark.extra_info |= megabytes | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}
    assert all(megabytes[name] <= most for name, most in MOST_MEGABYTES.items())


@pytest.mark.benchmark(group="what readers ask")
@pytest.mark.parametrize("query", [DIGEST, MONTHLY], ids=["a day's digest", "monthly counts"])
def test_a_question(benchmark: BenchmarkFixture, scaled: Scaled, query: str) -> None:
    with duckdb.connect(scaled.published, read_only=True) as connection:
        (day,) = connection.execute("select median(edition_date)::date from marts.articles").fetchall()[0]
        values = {"day": day} if "$day" in query else {}
        assert benchmark(lambda: connection.execute(query, values).fetchall())


@pytest.mark.benchmark(group="a search, each of another article's words")
@pytest.mark.parametrize("kind", ["words", "phrase in a month", "phrase"])
def test_a_search(benchmark: BenchmarkFixture, scaled: Scaled, kind: str) -> None:
    with duckdb.connect(scaled.published, read_only=True) as connection:
        rows = connection.execute(SAMPLE).fetchall()
    requests = iter([_make_request(*row, kind=kind) for row in rows])
    found = benchmark.pedantic(lambda: search(scaled.published, next(requests)), rounds=len(rows))  # type: ignore[no-untyped-call] # the plugin has no types
    assert found


def _make_request(day: date, phrase: str, words: str, *, kind: str) -> SearchRequest:
    if kind == "words":
        return SearchRequest(text=words)
    phrased = SearchRequest(text=f'"{phrase}"')
    is_short = kind == "phrase in a month"
    return replace(phrased, since=day - HALF_MONTH, until=day + HALF_MONTH) if is_short else phrased
