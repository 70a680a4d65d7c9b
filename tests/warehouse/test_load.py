"""Loading an edition: once, again, changed, and undone."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.domain.edition import EditionContent
from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.newspaper import EditionState
from ingest.warehouse.ledger import unload_edition
from tests.warehouse.conftest import BUSES, LATHE, LCRB, MARKET, NOON, PEAR, Newsroom, Story, edition, page

RAW_TABLES = (
    "ledger",
    "readings",
    "pages",
    "articles",
    "texts",
    "appearances",
    "mentions",
    "slots",
    "newspapers",
)
TWO_PAGES = (page("01", LATHE, MARKET), page("02", PEAR, BUSES))


def headlines(newsroom: Newsroom) -> list[object]:
    newsroom.build()
    return newsroom.column(
        "select headline from marts.articles where not is_withdrawn order by edition_date, article_order"
    )


def test_an_edition_comes_in_whole(newsroom: Newsroom) -> None:
    result = newsroom.load(edition(*TWO_PAGES))
    assert (result.state, result.page_count, result.article_count, result.added) == (
        EditionState.COMPLETE,
        2,
        4,
        4,
    )
    assert headlines(newsroom) == [LATHE.headline, MARKET.headline, PEAR.headline, BUSES.headline]
    assert newsroom.column("select paragraphs from marts.articles where article_order = 1") == [
        LATHE.text.split("\n")
    ]


def test_loading_the_same_again_writes_nothing(newsroom: Newsroom) -> None:
    content = edition(*TWO_PAGES)
    newsroom.load(content)
    before = [newsroom.count(f"raw.{table}") for table in RAW_TABLES]
    again = newsroom.load(content)
    assert not again.is_changed
    assert (again.page_count, again.article_count, again.added, again.revised) == (2, 4, 0, 0)
    assert [newsroom.count(f"raw.{table}") for table in RAW_TABLES] == before


def test_the_same_bytes_under_another_name_are_the_same_edition(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    assert not newsroom.load(edition(*TWO_PAGES, source="copy/{page_no}.md")).is_changed


def test_a_corrected_article_is_a_new_revision_and_the_old_one_stays(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    corrected = replace(LATHE, text=LATHE.text.replace("二十台", "二十二台"))
    result = newsroom.load(edition(page("01", corrected, MARKET), TWO_PAGES[1]))
    assert (result.added, result.revised, result.article_count) == (0, 1, 4)
    newsroom.build()
    rows = newsroom.rows(
        "select revision, paragraphs[2] from marts.article_revisions"
        " where article_id in (select article_id from marts.articles where article_order = 1) order by revision"
    )
    assert rows == [(1, "二十台老机床摆在原处。"), (2, "二十二台老机床摆在原处。")]
    assert newsroom.column("select max(revision) from marts.articles where article_order > 1") == [1]


def test_what_did_not_change_is_not_stored_again(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    newsroom.load(edition(page("01", replace(LATHE, headline="老厂房改成机床博物馆"), MARKET), TWO_PAGES[1]))
    assert newsroom.count("raw.articles") == 5
    assert newsroom.count("raw.texts") == 5


def test_a_better_reading_of_the_places_is_no_new_revision(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", replace(LATHE, district=None))))
    result = newsroom.load(edition(page("01", LATHE)))
    assert result.is_changed
    assert result.revised == 0
    newsroom.build()
    assert newsroom.column("select revision from marts.articles") == [1]
    assert newsroom.count("marts.mentions") == 2


def single_articles(*pages: tuple[str, str, tuple[Story, ...]]) -> EditionContent:
    """Articles of which each came from a file of its own, without their page."""
    content = edition(*pages)
    return replace(content, pages=tuple(replace(one, is_whole=False) for one in content.pages))


def test_single_articles_join_those_of_their_page(newsroom: Newsroom) -> None:
    newsroom.load(single_articles(page("01", LATHE)))
    result = newsroom.load(single_articles(page("01", MARKET)))
    assert (result.added, result.page_count, result.article_count) == (1, 1, 2)
    newsroom.build()
    assert set(newsroom.column("select headline from marts.articles where not is_withdrawn")) == {
        LATHE.headline,
        MARKET.headline,
    }
    assert not newsroom.load(single_articles(page("01", LATHE))).is_changed


def test_a_single_article_of_a_page_read_whole_is_revised_in_its_place(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    assert not newsroom.load(single_articles(page("01", MARKET))).is_changed
    corrected = replace(MARKET, text=MARKET.text.replace("昨天", "前天"))
    result = newsroom.load(single_articles(page("01", corrected)))
    assert (result.added, result.revised, result.page_count, result.article_count) == (0, 1, 2, 4)
    assert headlines(newsroom) == [LATHE.headline, MARKET.headline, PEAR.headline, BUSES.headline]
    assert not newsroom.load(single_articles(page("01", corrected))).is_changed


def test_an_unloaded_edition_leaves_every_mart_and_its_rows_stay(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    newsroom.load(edition(page("01", LATHE), on=date(2018, 7, 19)))
    unload_edition(
        newsroom.warehouse, "lcrb-2018-07-18", reason="wrong date", run_id="run-2", recorded_at=NOON
    )
    newsroom.build()
    for mart in (
        "editions",
        "pages",
        "articles",
        "appearances",
        "mentions",
        "attributions",
        "digests",
        "coverage",
    ):
        days = newsroom.column(f"select distinct edition_date from marts.{mart}")  # noqa: S608 - names of ours
        assert days == [date(2018, 7, 19)], mart
    assert newsroom.count("raw.articles") == 5


def test_an_unloaded_edition_can_be_loaded_again(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    unload_edition(newsroom.warehouse, "lcrb-2018-07-18", reason="test", run_id="run-2", recorded_at=NOON)
    result = newsroom.load(edition(*TWO_PAGES))
    assert (result.is_changed, result.added, result.article_count) == (True, 0, 4)
    assert newsroom.count("raw.articles") == 4
    assert len(headlines(newsroom)) == 4


def test_after_an_unload_the_edition_is_only_what_is_loaded_then(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    unload_edition(newsroom.warehouse, "lcrb-2018-07-18", reason="test", run_id="run-2", recorded_at=NOON)
    newsroom.load(edition(TWO_PAGES[1]))
    assert headlines(newsroom) == [PEAR.headline, BUSES.headline]
    assert newsroom.column("select count(*) from marts.articles where is_withdrawn") == [0]


def test_unloading_what_is_not_loaded_says_so(newsroom: Newsroom) -> None:
    with pytest.raises(UsageError, match="'lcrb-2018-07-20' is not loaded"):
        unload_edition(newsroom.warehouse, "lcrb-2018-07-20", reason="", run_id="run-2", recorded_at=NOON)


def test_a_blocked_attempt_does_not_hide_what_is_there(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.load(edition(state=EditionState.BLOCKED, reason="403"))
    newsroom.build()
    assert newsroom.rows("select state, page_count from marts.editions") == [("complete", 1)]


def test_a_blocked_day_is_no_quiet_day(newsroom: Newsroom) -> None:
    newsroom.load(edition(state=EditionState.BLOCKED, reason="403"))
    newsroom.build()
    assert newsroom.rows("select state, reason from marts.coverage") == [("blocked", "403")]
    assert newsroom.count("marts.digests") == 0


def test_a_second_edition_of_a_day_is_an_edition_of_its_own(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.load(edition(page("01", MARKET), letter="b"))
    newsroom.build()
    assert newsroom.column("select edition_id from marts.editions order by 1") == [
        "lcrb-2018-07-18",
        "lcrb-2018-07-18-b",
    ]


def test_an_unknown_home_city_stops_the_load(newsroom: Newsroom) -> None:
    with pytest.raises(ConfigError, match="洛洋市"):
        newsroom.load(edition(page("01", LATHE)), replace(LCRB, home_city="洛洋市"))
    assert newsroom.count("raw.ledger") == 0


def test_a_changed_profile_counts_from_then_on(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.load(edition(page("01", LATHE)), replace(LCRB, rights_note="改过的说明"))
    newsroom.build()
    assert newsroom.column("select rights_note from marts.editions") == ["改过的说明"]
    assert newsroom.count("raw.newspapers") == 2


def test_a_page_of_a_thousand_articles_is_loaded_again_without_new_ids(newsroom: Newsroom) -> None:
    stories = tuple(
        Story(headline=f"第{number}条简讯", text=f"西工区第{number}条。") for number in range(1000)
    )
    newsroom.load(edition(page("01", *stories)))
    result = newsroom.load(edition(page("01", *stories[1:])))
    assert (result.added, result.revised, result.article_count) == (0, 0, 999)
