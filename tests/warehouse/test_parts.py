"""An edition whose pages come in several loads: late pages, jumps, articles that are gone."""

from dataclasses import replace

from ingest.domain.newspaper import EditionState
from ingest.domain.page import Skipped
from tests.warehouse.conftest import BUSES, LATHE, MARKET, PEAR, Newsroom, edition, page

TWO_PAGES = (page("01", LATHE, MARKET), page("02", PEAR, BUSES))


def headlines(newsroom: Newsroom) -> list[object]:
    newsroom.build()
    return newsroom.column(
        "select headline from marts.articles where not is_withdrawn order by edition_date, article_order"
    )


def test_pages_of_one_edition_may_come_one_after_another(newsroom: Newsroom) -> None:
    second = newsroom.load(edition(TWO_PAGES[1]))
    assert (second.page_count, second.article_count) == (1, 2)
    both = newsroom.load(edition(TWO_PAGES[0]))
    assert (both.page_count, both.article_count, both.added) == (2, 4, 2)
    assert headlines(newsroom) == [LATHE.headline, MARKET.headline, PEAR.headline, BUSES.headline]
    assert newsroom.column("select article_count from marts.editions") == [4]


def test_the_order_pages_came_in_does_not_show(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("A10", PEAR), page("B01", BUSES), page("A02", MARKET)))
    newsroom.load(edition(page("A01", LATHE)))
    assert headlines(newsroom) == [LATHE.headline, MARKET.headline, PEAR.headline, BUSES.headline]
    assert newsroom.column("select page_no from marts.pages order by page_order") == [
        "A01",
        "A02",
        "A10",
        "B01",
    ]


def test_pages_already_there_load_again_without_a_trace(newsroom: Newsroom) -> None:
    newsroom.load(edition(TWO_PAGES[0]))
    newsroom.load(edition(TWO_PAGES[1]))
    assert not newsroom.load(edition(TWO_PAGES[0])).is_changed


def test_a_page_put_back_as_it_was_counts_as_a_change(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.load(edition(page("01", replace(LATHE, headline="老厂房改成机床博物馆"))))
    assert newsroom.load(edition(page("01", LATHE))).is_changed
    assert headlines(newsroom) == [LATHE.headline]
    assert newsroom.column("select revision from marts.articles") == [3]


def test_an_article_gone_from_its_page_is_kept_and_marked(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    result = newsroom.load(edition(page("01", MARKET)))
    assert result.article_count == 3
    newsroom.build()
    assert newsroom.column("select headline from marts.articles where is_withdrawn") == [LATHE.headline]
    assert newsroom.column(
        "select distinct place_name from marts.digest_items where role = 'primary' order by 1"
    ) == [
        "嵩县",
        "西工区",
    ]


def test_an_article_that_comes_back_keeps_its_id(newsroom: Newsroom) -> None:
    newsroom.load(edition(*TWO_PAGES))
    newsroom.load(edition(page("01", MARKET)))
    assert newsroom.load(edition(TWO_PAGES[0])).added == 0
    newsroom.build()
    assert newsroom.count("marts.articles") == 4


def test_a_late_page_completes_the_edition(newsroom: Newsroom) -> None:
    first = newsroom.load(
        edition(
            page("01", LATHE),
            pages_expected=2,
            state=EditionState.INCOMPLETE,
            reason="1/2: p02 truncated",
            skipped=(Skipped(source="02.md", page_no="02", reason="02.md: truncated"),),
        )
    )
    assert (first.state, first.skipped_count) == (EditionState.INCOMPLETE, 1)
    late = newsroom.load(edition(page("02", PEAR), pages_expected=2, state=EditionState.INCOMPLETE))
    assert (late.state, late.reason, late.skipped_count) == (EditionState.COMPLETE, "", 0)
    newsroom.build()
    assert newsroom.count("marts.skipped") == 0


def test_an_article_over_two_pages_is_one_article_with_two_appearances(newsroom: Newsroom) -> None:
    jump = replace(LATHE, continues_to="02", pages=("02",))
    newsroom.load(edition(page("01", jump), page("02", PEAR)))
    newsroom.build()
    rows = newsroom.rows(
        "select page_no, appearance_order from marts.appearances where article_id like '%p01-a01%'"
    )
    assert rows == [("01", 1), ("02", 2)]


def test_the_second_page_of_a_jump_may_come_later(newsroom: Newsroom) -> None:
    head, tail = LATHE.text.split("\n")
    newsroom.load(edition(page("01", replace(LATHE, text=head, continues_to="02"))))
    result = newsroom.load(
        edition(
            page("01", replace(LATHE, text=head + tail * 5, continues_to="02", pages=("02",))),
            page("02", PEAR),
        )
    )
    assert (result.added, result.revised, result.article_count) == (1, 1, 2)


def test_one_page_of_a_jump_loaded_alone_keeps_the_whole_article(newsroom: Newsroom) -> None:
    head, tail = LATHE.text.split("\n")
    whole = replace(LATHE, text=f"{head}\n{tail * 3}", continues_to="02", pages=("02",))
    newsroom.load(edition(page("01", whole), page("02", PEAR)))
    result = newsroom.load(edition(page("01", replace(LATHE, text=head, continues_to="02"))))
    assert (result.added, result.revised, result.article_count) == (0, 0, 2)
    newsroom.build()
    assert newsroom.rows("select revision, len(paragraphs) from marts.articles where article_order = 1") == [
        (1, 2)
    ]
