"""What the districts of 1,000 articles cost: finding names in Python, deciding in SQL.

A round is 1,000 articles of about 1,000 characters, three invented ones of `tests/data/districts` in each, so a median
in seconds is an article's share in milliseconds. The index of names is built before, once a process.
"""

from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.domain.edition import EditionContent
from ingest.domain.newspaper import Newspaper
from ingest.steps.home import Desk
from ingest.warehouse.build import find_existing, make_model
from ingest.warehouse.load import load_edition
from ingest.warehouse.models import LAYERS, find_models
from ingest.warehouse.open import open_memory_warehouse
from tests.benchmarks.corpus import CorpusArticle
from tests.benchmarks.loading import NOON, make_edition
from tests.score.districts import read_labelled

DAY = date(2019, 3, 5)
SETS = {"洛阳市": ("tune-a", "check-a"), "中国": ("tune-c", "check-e")}
ARTICLES, JOINED = 1_000, 3
DECIDING = frozenset({"marts.attributions", "marts.evidence"})

pytestmark = pytest.mark.parametrize("home", SETS)


@pytest.fixture
def desk(home: str) -> Desk:
    return Desk(newspaper=Newspaper(newspaper_id="lyrb", name="洛阳日报", home_city=home), on=DAY)


@pytest.fixture
def content(home: str, desk: Desk) -> EditionContent:
    """The articles on pages of five, as a load has them, no place found yet."""
    rows = cycle(row for name in SETS[home] for row in read_labelled(name))
    articles = tuple(
        CorpusArticle(
            article_no=number,
            edition_date=DAY,
            newspaper_id="lyrb",
            page_no=f"{number // 5 + 1:03}",
            order=number % 5 + 1,
            headline=three[0]["headline"] or "",
            writers=(),
            district=None,
            paragraphs=tuple(paragraph for row in three for paragraph in row["paragraphs"]),
        )
        for number in range(ARTICLES)
        if (three := list(islice(rows, JOINED)))
    )
    made = make_edition(articles)
    desk.find_mentions(made.articles[0].article)
    return made


def find_all(desk: Desk, content: EditionContent) -> EditionContent:
    """Each article with the places printed in it."""
    return replace(
        content,
        articles=tuple(replace(one, mentions=desk.find_mentions(one.article)) for one in content.articles),
    )


@pytest.mark.benchmark(group="names of 1,000 articles, processor time", timer=process_time)
def test_finding_names(benchmark: BenchmarkFixture, desk: Desk, content: EditionContent) -> None:
    found = benchmark.pedantic(find_all, (desk, content), rounds=5)  # type: ignore[no-untyped-call] # the plugin has no types
    assert sum(map(len, (one.mentions for one in found.articles))) > ARTICLES


@pytest.mark.benchmark(group="evidence and decisions of 1,000 articles, processor time", timer=process_time)
def test_deciding(benchmark: BenchmarkFixture, desk: Desk, content: EditionContent) -> None:
    with open_memory_warehouse() as warehouse:
        found = find_all(desk, content)
        load_edition(warehouse, found, desk.newspaper, run_id="run-1", recorded_at=NOON)
        existing = find_existing(warehouse.connection, LAYERS)
        models = find_models(warehouse.connection, wanted=DECIDING)

        def decide() -> None:
            for model in models:
                make_model(warehouse.connection, model, existing.get(model.name), is_view=False)
                existing[model.name] = "table"

        benchmark.pedantic(decide, rounds=5)  # type: ignore[no-untyped-call] # the plugin has no types
        decided = warehouse.connection.execute("select count(distinct article_id) from marts.attributions")
        assert decided.fetchall() == [(ARTICLES,)]
