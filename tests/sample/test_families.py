"""What holds for every JSON family: its site shows each article as far as the family has fields for it."""

import json
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest

from ingest.sample.editions import SiteArticle
from ingest.sample.families import bjnews, h, i, jfdaily, jfdaily_navi, jfjb, stdaily, wenzhou
from ingest.sample.families.lookup import Place, find_article
from tests.sample.asking import EDITIONS, ask

Question = Callable[[Place], tuple[str, dict[str, Any]]]
HEADERS = {"x-requested-with": "XMLHttpRequest"}


def bjnews_page(place: Place) -> str:
    day, page_no = place.edition.edition_date, place.page.page_no
    name = f"{day:%Y%m%d}_{day.toordinal()}_{page_no}_{place.article.number}.html"
    return f"/html/{day:%Y}/{day:%Y%m%d}/{day:%Y%m%d}_{page_no}/{name}"


def navi_file(place: Place) -> str:
    day, number = place.edition.edition_date, place.article.number
    return f"/staticsg/data/journal/{day}/{place.page.page_no}/article/{number}.json"


def number(place: Place) -> str:
    return f"{place.article.number}"


ASKED: list[tuple[Any, Question]] = [
    (h, lambda place: ("/reader/layout/detailData.do", {"form": {"guid": number(place)}})),
    (i, lambda place: (f"/epaper/read.do?m=i&sid={number(place)}", {})),
    (jfdaily, lambda place: (f"/journal/getJournalPageArticle.do?id={number(place)}", {})),
    (jfdaily_navi, lambda place: (navi_file(place), {})),
    (bjnews, lambda place: (bjnews_page(place), {})),
    (jfjb, lambda place: (f"/_szb/jfjb/{place.edition.edition_date:%Y/%m/%d}/index.json", {})),
    (wenzhou, lambda place: (f"/digitalNewspaper/web/article/findById?id={number(place)}", {})),
    (
        stdaily,
        lambda place: (
            "/stdailynewspaperapi/uv/article/article/articleId",
            {"posted": {"id": number(place)}, "headers": HEADERS},
        ),
    ),
]


def fields(article: SiteArticle) -> Iterator[str]:
    yield from article.headline.split("\n")
    yield from (text for text in (article.kicker, article.deck, article.author) if text)
    yield from article.paragraphs
    yield from (heading for _, heading in article.sections)
    yield from (caption for caption in article.captions if caption)
    yield from (cell for row in article.table for cell in row)


def plain(answer: bytes) -> str:
    """The answer with JSON's and HTML's marks resolved."""
    text = answer.decode("utf-8")
    if text.startswith("{"):
        text = json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"')
    return unescape(text)


@pytest.mark.parametrize(("family", "question"), ASKED, ids=[family.__name__ for family, _ in ASKED])
def test_each_article_is_answered_with_all_that_is_shown(family: Any, question: Question) -> None:
    for edition in EDITIONS:
        for article in edition.articles:
            place = find_article(EDITIONS, f"{article.number}")
            assert place is not None
            address, how = question(place)
            answer = ask(family.render, address, **how)
            assert answer is not None
            text = plain(answer.body)
            assert [field for field in fields(family.shown(article)) if field not in text] == []


@pytest.mark.parametrize("family", [family for family, _ in ASKED], ids=lambda family: str(family.__name__))
def test_an_article_without_text_is_left_to_its_captions(family: Any) -> None:
    place = find_article(EDITIONS, "770212")
    assert place is not None
    shown = family.shown(place.article)
    assert len(shown.paragraphs) + len(shown.captions) == 3
