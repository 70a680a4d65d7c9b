"""The same article on two pages is one; what only looks alike stays two."""

from ingest.domain.article import Appearance, Article
from ingest.parse.twice import join_twice

LONG = (
    "清晨五点半，老电车库亮起了灯。钟表匠推着一辆自行车进门，车后座绑着两只旧木箱，"
    "箱里是他攒了四十年的发条和齿轮，还有一本水渍斑斑的账本。"
)
SHORT = "本版编辑 程一诺"


def article(page: int, printed: str, number: str | None = None) -> Article:
    return Article(
        order=1, kind="news", content_no=number, printed=printed, appearances=(Appearance(page=page),)
    )


def pages(*articles: Article) -> list[list[int]]:
    joined, orders = join_twice(articles)
    assert [one.order for one in joined] == list(range(1, len(joined) + 1))
    assert len(orders) == len(articles)
    return [[appearance.page for appearance in one.appearances] for one in joined]


def test_one_number_on_two_pages_is_one_article() -> None:
    assert pages(article(0, SHORT, "7"), article(0, LONG, "8"), article(3, SHORT, "7")) == [[0, 3], [0]]


def test_one_text_under_two_numbers_is_one_article() -> None:
    assert pages(article(0, LONG, "7"), article(3, LONG, "19"), article(4, LONG)) == [[0, 3, 4]]


def test_a_line_that_stands_on_every_page_stays_apart() -> None:
    assert pages(article(0, SHORT), article(1, SHORT), article(2, SHORT, "7")) == [[0], [1], [2]]


def test_numbers_that_count_on_each_page_anew_join_nothing() -> None:
    assert pages(article(0, LONG, "1"), article(1, LONG + "完", "1")) == [[0], [1]]


def test_a_page_that_lists_an_article_twice_shows_it_once() -> None:
    assert pages(article(0, LONG, "7"), article(0, LONG, "7")) == [[0]]


def test_every_article_is_told_where_it_went() -> None:
    _, orders = join_twice((article(0, LONG, "7"), article(0, SHORT, "8"), article(1, LONG, "9")))
    assert orders == (1, 2, 1)
