"""The words that set a district's month apart: words that a reader would underline, and nothing else."""

from datetime import date, timedelta

import pytest

from ingest.domain.article import Article
from ingest.domain.place import Mention
from ingest.warehouse.terms import find_terms
from ingest.warehouse.update import update
from ingest.warehouse.withhold import withhold_article
from tests.warehouse.conftest import DAY, NOON, Newsroom, Story, edition, page

LATHES = Story(
    headline="涧西区机床博物馆迎来第一批学徒",
    text="涧西区的博物馆里有二十台机床，学徒每人守一台。\n机床不开，先学擦机床。\n师傅说，博物馆不是仓库。",
)
PEARS = Story(
    headline="嵩县梨园扶贫有了新办法",
    text="嵩县的扶贫工作队住进梨园。\n梨农说，今年梨园不愁卖。",
    district="嵩县",
)
PEARS_AGAIN = Story(
    headline="嵩县的梨膏进了超市",
    text="嵩县梨园的梨做成梨膏。\n梨园里支起锅，村民边熬边卖。",
    district="嵩县",
)
BUSES = Story(headline="公交车今起换成电动的", text="公交车不冒烟了，乘客说公交车安静。", district=None)


def find(
    headline: str, *paragraphs: str, mentions: tuple[Mention, ...] = (), writer: str = "程砚秋"
) -> set[str]:
    article = Article(
        order=1, headline=headline, paragraphs=paragraphs, writers=(writer,), kind="news", appearances=()
    )
    return set(find_terms(article, mentions))


def mention(headline: str, surface: str, form: str = "full") -> Mention:
    start = headline.index(surface)
    return Mention(
        field="headline", index=0, surface=surface, start_offset=start, end_offset=start + len(surface), form=form,
        name=surface, place_level="county", place_codes=("410304",), county_codes=("410304",),
    )  # fmt: skip


def test_words_of_a_title_count_once_and_words_of_the_text_from_the_second_time_on() -> None:
    found = find("机床博物馆开馆", "扶贫车间里有车床。", "扶贫车间的车床不停，停的是旧水泵。")
    assert found == {"机床", "博物馆", "开馆", "车间", "车床"}


def test_no_word_is_half_of_another_or_a_number_or_a_name() -> None:
    headline = "瀍河回族区程砚秋说起2018年的旧仓库"
    found = find(headline, mentions=(mention(headline, "瀍河回族区"),))
    assert found == {"仓库"}


def test_what_every_page_says_is_no_keyword() -> None:
    assert find("我县召开工作会议", "本报讯 记者近日看到，记者近日看到，全县群众积极参加。") == {"会议"}


def test_traditional_and_simplified_are_one_word() -> None:
    assert find("機床博物館開館") == find("机床博物馆开馆")


def test_verbs_count_in_titles_unless_they_only_say_how_it_came_out() -> None:
    assert find("便民桥修好 村民送到门前", "他们修好了桥，修好了路。") == {"便民", "村民"}


@pytest.fixture
def printed(newsroom: Newsroom) -> Newsroom:
    newsroom.load(edition(page("01", LATHES, PEARS, BUSES)))
    newsroom.load(edition(page("01", PEARS_AGAIN), on=DAY + timedelta(days=1)))
    newsroom.load(edition(page("01", PEARS), on=DAY + timedelta(days=20)))
    update(newsroom.warehouse)
    return newsroom


def test_what_a_district_has_more_than_the_others_stands_first(printed: Newsroom) -> None:
    july = printed.column(
        "select term from marts.keywords"
        " where place_name = '嵩县' and print_month = date '2018-07-01' order by term_order"
    )
    assert july[0] == "梨园"
    assert "机床" not in july
    (row,) = printed.rows(
        "select article_count, of_articles, all_count from marts.keywords"
        " where term = '梨园' and print_month = date '2018-07-01'"
    )
    assert row == (2, 2, 2)
    assert printed.column("select distinct print_month from marts.keywords order by all") == [
        date(2018, 7, 1),
        date(2018, 8, 1),
    ]


def everything(newsroom: Newsroom) -> list[tuple[object, ...]]:
    return newsroom.rows("select * from marts.keywords order by all")


def test_day_by_day_gives_what_all_at_once_gives(newsroom: Newsroom) -> None:
    for number, story in enumerate((LATHES, PEARS, PEARS_AGAIN, BUSES)):
        newsroom.load(edition(page("01", story, LATHES), on=DAY + timedelta(days=9 * number)))
        update(newsroom.warehouse)
    day_by_day = everything(newsroom)
    newsroom.build()
    assert everything(newsroom) == day_by_day != []


def test_a_corrected_and_a_withheld_article_leave_their_months_words(printed: Newsroom) -> None:
    printed.load(edition(page("01", PEARS, LATHES), on=DAY + timedelta(days=20)))
    update(printed.warehouse)
    assert "博物馆" in printed.column("select term from marts.keywords where place_name = '涧西区'")
    before = everything(printed)
    (article_id,) = printed.column(
        "select article_id from marts.articles where edition_date = date '2018-08-07' and headline like '嵩县%'"
    )
    withhold_article(
        printed.warehouse, str(article_id), is_withheld=True, reason="来信", run_id="run-1", recorded_at=NOON
    )
    update(printed.warehouse)
    after = everything(printed)
    assert {row[4] for row in after if row[3] == "嵩县"} == {date(2018, 7, 1)}
    assert [row for row in after if row[4] == date(2018, 7, 1)] == [
        row for row in before if row[4] == date(2018, 7, 1)
    ]
