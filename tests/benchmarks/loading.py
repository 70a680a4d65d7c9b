"""Invented articles → a warehouse that holds them, by the ordinary load, an edition at a time."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from ingest.domain.article import Appearance, Article
from ingest.domain.edition import EditionArticle, EditionContent, EditionPageContent
from ingest.domain.ids import make_article_id, make_page_id
from ingest.domain.newspaper import Edition, EditionState, Newspaper
from ingest.domain.page import Page, Reading
from ingest.domain.place import Mention
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.load import load_edition
from tests.benchmarks.corpus import DISTRICTS, CorpusArticle

PAPERS = {
    "lyrb": Newspaper(newspaper_id="lyrb", name="洛阳日报", home_city="洛阳市"),
    "lywb": Newspaper(newspaper_id="lywb", name="洛阳晚报", home_city="洛阳市"),
}
NOON = datetime.fromisoformat("2026-01-01T12:00:00")
_NAMES = re.compile("|".join(DISTRICTS))
_edition = attrgetter("edition_date", "newspaper_id")


def load_articles(warehouse: Warehouse, articles: Iterable[CorpusArticle]) -> int:
    """Load articles that come in order of their editions, and give the number of editions."""
    editions = 0
    for _, group in groupby(articles, key=_edition):
        content = make_edition(tuple(group))
        paper = PAPERS[content.edition.newspaper_id]
        load_edition(warehouse, content, paper, run_id="run-1", recorded_at=NOON)
        editions += 1
    return editions


def make_edition(articles: tuple[CorpusArticle, ...]) -> EditionContent:
    """One edition, a reading a page."""
    first = articles[0]
    paper = Edition(newspaper_id=first.newspaper_id, edition_date=first.edition_date)
    numbers = sorted({one.page_no for one in articles})
    return EditionContent(
        edition=paper,
        state=EditionState.COMPLETE,
        reason="",
        pages_expected=len(numbers),
        readings=tuple(_reading(paper, number, articles) for number in numbers),
        pages=tuple(
            EditionPageContent(
                page_id=make_page_id(paper.edition_id, number),
                page=Page(page_no=number, page_name="要闻", source=f"{number}.html"),
                reading=reading,
            )
            for reading, number in enumerate(numbers)
        ),
        articles=tuple(_articles(paper, numbers, articles)),
        skipped=(),
    )


def _reading(paper: Edition, number: str, articles: tuple[CorpusArticle, ...]) -> Reading:
    text = "".join("".join(one.paragraphs) for one in articles if one.page_no == number)
    data = text.encode()
    return Reading(
        source=f"{paper.edition_id}/{number}.html",
        sha256=sha256(data).hexdigest(),
        byte_count=len(data),
        form="html",
        encoding="utf-8",
        decode_rule="utf-8",
        parser="founder/1",
        pages=(),
        articles=(),
        slots=(),
        line_count=0,
    )


def _articles(
    paper: Edition, numbers: list[str], articles: tuple[CorpusArticle, ...]
) -> Iterator[EditionArticle]:
    for order, one in enumerate(articles, 1):
        printed = one.headline + "".join(one.paragraphs)
        content_no = str(100_000 + one.article_no)
        page_id = make_page_id(paper.edition_id, one.page_no)
        yield EditionArticle(
            article_id=make_article_id(page_id, content_no=content_no, order=order, printed=printed),
            article=Article(
                order=order,
                content_no=content_no,
                kind="news",
                headline=one.headline,
                byline=tuple(f"记者 {writer}" for writer in one.writers),
                writers=one.writers,
                paragraphs=one.paragraphs,
                appearances=(Appearance(page=numbers.index(one.page_no), lines=()),),
            ),
            printed=printed,
            mentions=tuple(_mentions(one)),
        )


def _mentions(one: CorpusArticle) -> Iterator[Mention]:
    strings = (
        ("headline", 0, one.headline),
        *(("paragraph", place, text) for place, text in enumerate(one.paragraphs)),
    )
    for field, index, text in strings:
        for found in _NAMES.finditer(text):
            code = DISTRICTS[found[0]]
            yield Mention(
                field=field,
                index=index,
                surface=found[0],
                start_offset=found.start(),
                end_offset=found.end(),
                form="full",
                name=found[0],
                place_level="county",
                place_codes=(code,),
                county_codes=(code,),
            )
