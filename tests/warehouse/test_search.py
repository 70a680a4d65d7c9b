"""Looking for words and phrases in the published copy."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from ingest.domain.errors import QueryError, UsageError
from ingest.domain.newspaper import TextPolicy
from ingest.warehouse.excerpt import cut_excerpt
from ingest.warehouse.ledger import unload_edition
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish
from ingest.warehouse.query import run_query
from ingest.warehouse.search import SearchRequest, search
from ingest.warehouse.snippet import cut_snippet
from ingest.warehouse.update import update
from tests.warehouse.conftest import BUSES, LATHE, LCRB, MARKET, NOON, PEAR, Newsroom, Story, edition, page

LATER = date(2018, 8, 20)
MIXED = Story(
    headline="舊廠房開門", text="涧西区的舊廠房，２０１８年ＧＤＰ增長。\n王　明说，水。", district="涧西区"
)
ALL = (LATHE, MARKET, BUSES, PEAR, MIXED)


def fill(newsroom: Newsroom, published: Path) -> Path:
    lcrb = replace(LCRB, text_policy=TextPolicy.FULL)
    newsroom.load(edition(page("01", LATHE, MARKET), page("02", BUSES)), lcrb)
    newsroom.load(edition(page("01", PEAR, MIXED), on=LATER), lcrb)
    newsroom.build()
    publish(newsroom.warehouse, published)
    return published


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    with open_warehouse(folder / "dibao.duckdb") as warehouse:
        return fill(Newsroom(warehouse=warehouse), folder / "published.duckdb")


def headlines(published: Path, text: str, **filters: object) -> list[str | None]:
    return [hit.headline for hit in search(published, SearchRequest(text=text, **filters))]  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机床", [LATHE]),
        ("機床博物館", [LATHE]),
        ('"老机床摆在"', [LATHE]),
        ('"机床老"', []),
        ("老厂房", [LATHE]),
        ("旧厂房", [MIXED]),
        ('"2018年gdp增长"', [MIXED]),
        ("“２０１８年ＧＤＰ”", [MIXED]),
        ('"王明"', [MIXED]),
        ("水", [MIXED]),
        ("梨园 修枝", [PEAR]),
        ("没有的东西", []),
        ('"; drop table marts.articles', []),
    ],
)
def test_words_and_phrases_find_their_articles(published: Path, text: str, found: list[Story]) -> None:
    assert set(headlines(published, text)) >= {story.headline for story in found}
    if text.startswith(('"', "“")) or not found:
        assert headlines(published, text) == [story.headline for story in found]


def test_a_phrase_finds_all_that_contains_finds(published: Path) -> None:
    """Every piece of every text, from one character to six."""
    for story in ALL:
        for paragraph in story.text.split("\n"):
            for size in (1, 2, 3, 6):
                for start in range(0, len(paragraph) - size + 1, 3):
                    piece = paragraph[start : start + size]
                    if any(character.isalnum() for character in piece):
                        assert story.headline in headlines(published, f'"{piece}"', limit=100), piece


def test_the_best_comes_first(published: Path) -> None:
    assert headlines(published, "涧西区 老厂房")[0] == LATHE.headline


def test_filters_narrow(published: Path) -> None:
    assert headlines(published, "的", until=date(2018, 7, 31)) == [MARKET.headline]
    assert headlines(published, "涧西区", since=LATER) == [MIXED.headline]
    assert headlines(published, "厂房", district="涧西区", role="primary", since=LATER) == [MIXED.headline]
    assert headlines(published, "厂房", district="410325") == []
    assert headlines(published, "公交", page_no="02") == [BUSES.headline]
    assert headlines(published, "公交", page_no="01") == []
    assert headlines(published, "公交", newspaper_id="lywb") == []
    assert len(headlines(published, "涧西区", limit=1)) == 1


def test_plain_sql_can_search(published: Path) -> None:
    sql = "select articles.headline from main.search('機床') as found inner join marts.articles using (article_id)"
    assert run_query(published, sql).rows.to_pylist() == [{"headline": LATHE.headline}]
    assert run_query(published, "from search('机床', since := date '2018-08-01')").rows.num_rows == 0


def test_what_changed_is_found_and_what_is_gone_is_not(path: Path, newsroom: Newsroom) -> None:
    published = fill(newsroom, path.with_name("published.duckdb"))
    newsroom.load(edition(page("01", replace(LATHE, text="涧西区的车床搬走了。"), MARKET)))
    newsroom.build()
    publish(newsroom.warehouse, published)
    assert headlines(published, '"二十台老机床"') == []
    assert headlines(published, '"车床搬走"') == [LATHE.headline]
    assert headlines(published, '"梨园"') == [PEAR.headline]


def test_published_day_by_day_it_finds_the_same_with_the_same_scores(
    path: Path, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over two quarters, with corrections in weeks whose segments were merged since, and a day that is gone."""
    monkeypatch.setattr("ingest.warehouse.search_segments.MOST_SEGMENTS", 2)
    bit_by_bit, at_once = path.with_name("bit_by_bit.duckdb"), path.with_name("at_once.duckdb")
    moved, sold = (replace(LATHE, text=f"涧西区的机床{what}了。") for what in ("搬走", "卖掉"))
    days = [date(2018, 8, 20) + timedelta(days=9 * number) for number in range(8)]
    stories = [
        (LATHE, MARKET),
        (BUSES,),
        (PEAR, MIXED),
        (MARKET,),
        (LATHE,),
        (BUSES, PEAR),
        (MIXED,),
        (MARKET,),
    ]
    for day, printed in (*zip(days, stories, strict=True), (days[0], (moved, MARKET)), (days[4], (sold,))):
        newsroom.load(edition(page("01", *printed), on=day))
        update(newsroom.warehouse)
        publish(newsroom.warehouse, bit_by_bit)
    unload_edition(newsroom.warehouse, f"lcrb-{days[6]}", reason="", run_id="run-2", recorded_at=NOON)
    update(newsroom.warehouse)
    publish(newsroom.warehouse, bit_by_bit)
    publish(newsroom.warehouse, at_once)
    for text in ("涧西区 机床", "厂房", '"机床搬走"', '"二十台老机床"', "公交", "机床 二十台老"):
        request = SearchRequest(text=text, limit=100)
        assert search(bit_by_bit, request) == search(at_once, request)
    assert headlines(bit_by_bit, '"机床卖掉"') == [LATHE.headline]


def test_an_index_of_another_form_is_made_anew(path: Path, newsroom: Newsroom) -> None:
    published = fill(newsroom, path.with_name("published.duckdb"))
    with duckdb.connect(published) as connection:
        connection.execute("alter table search.postings rename quarter to week")
    newsroom.load(edition(page("01", BUSES), on=date(2018, 9, 1)))
    newsroom.build()
    publish(newsroom.warehouse, published)
    assert headlines(published, "机床博物馆") == [LATHE.headline]
    assert BUSES.headline in headlines(published, "公交")


def test_nothing_to_look_for_is_told(published: Path) -> None:
    for text in ("", " ", '""', "，。"):
        with pytest.raises(UsageError, match="nothing to look for"):
            search(published, SearchRequest(text=text))


def test_a_copy_without_an_index_is_told(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "published.duckdb"):
        pass
    with pytest.raises(QueryError, match="no search index"):
        search(tmp_path / "published.duckdb", SearchRequest(text="机床"))


TEXT = tuple(f"第{number}段写的是另一件事，编号{number * 7919}。" for number in range(60))


@pytest.mark.parametrize("policy", list(TextPolicy))
def test_no_number_of_searches_shows_more_than_the_policy_allows(policy: TextPolicy) -> None:
    excerpt = cut_excerpt(TEXT, policy)
    allowed = " ".join(excerpt.paragraphs) or excerpt.text or ""
    snippets = [cut_snippet(TEXT, policy, (f"编号{number * 7919}",)) for number in range(60)]
    shown = {snippet.text.strip("…") for snippet in snippets if snippet}
    assert all(text in allowed for text in shown)
    assert bool(shown) == (policy is not TextPolicy.HEADLINE)
    assert (len(shown) > 50) == (policy is TextPolicy.FULL)


def test_a_snippet_shows_where_the_words_stand() -> None:
    snippet = cut_snippet(TEXT, TextPolicy.FULL, ("编号79190",))
    assert snippet is not None
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["编号79190"]
