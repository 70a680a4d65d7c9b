"""E-papers that answer in JSON: a day gives its pages and articles in order; nothing else looks like one."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ingest.domain.newspaper import EditionState, Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.archived_site import ArchivedSite
from ingest.fetch.bytes import make_fetched
from ingest.fetch.errors import NotFoundError
from ingest.steps.crawl import Crawl, crawl_edition
from tests.parse.json_posted_sites import LISTED
from tests.parse.json_sites import SITES

DAY = date(2026, 3, 18)


class Answers:
    """A site that knows exactly these addresses."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        del earlier
        self.asked.append(address)
        if address not in self.answers:
            raise NotFoundError(address)
        answer = self.answers[address]
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        return make_fetched(address, text.encode(), headers=(("Content-Type", "application/json"),))


def _crawl(name: str, answers: Mapping[str, Any] | None = None, *, day: date = DAY) -> tuple[Crawl, Answers]:
    entry_url, known = SITES[name]
    source = NewspaperSite(family=name.split(maxsplit=1)[0], entry_url=entry_url)
    site = Answers({**known, **(answers or {})})
    newspaper = Newspaper(newspaper_id="qsrb", name="青石日报", sites=(source,))
    return crawl_edition(site, newspaper, source, day, districts=()), site


@pytest.mark.parametrize("name", SITES)
def test_a_day_gives_its_pages_and_articles_in_order(name: str) -> None:
    crawl, site = _crawl(name)
    assert (crawl.state, crawl.reason) == (EditionState.COMPLETE, "")
    assert [(page.link.page_no[-2:], page.link.page_name) for page in crawl.pages] == [
        ("01", "要闻"),
        ("02", "综合"),
    ]
    articles = [[a for reading in page.readings for a in reading.articles] for page in crawl.pages]
    assert [[a.headline for a in page] for page in articles] == [LISTED[:2], LISTED[2:]]
    assert {a.paragraphs for page in articles for a in page} == {("青石镇的水渠修好了。", "镇里的人都来看。")}
    assert all(a.content_no for page in articles for a in page)
    assert len(site.asked) == len(set(site.asked))


@pytest.mark.parametrize("name", SITES)
def test_a_day_the_site_does_not_have_is_never_an_edition(name: str) -> None:
    crawl, _ = _crawl(name, day=date(2026, 3, 16))
    assert crawl.state in {EditionState.NO_EDITION, EditionState.FAILED}
    assert crawl.reason
    assert not crawl.pages


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize(
    "shell",
    [
        {"success": False, "msg": "系统繁忙"},
        {"status": "500", "msg": "no access!"},
        "<html>请登录</html>",
        {},
    ],
    ids=["success false", "no access", "a login page", "nothing"],
)
def test_a_site_that_answers_with_a_shell_fails_in_its_words(name: str, shell: Any) -> None:
    _, known = SITES[name]
    crawl, _ = _crawl(name, dict.fromkeys(known, shell))
    assert crawl.state is EditionState.FAILED
    assert crawl.reason.count("\n") == 0
    assert "expected" in crawl.reason
    assert not isinstance(shell, dict) or not shell or shell["msg"] in crawl.reason


@pytest.mark.parametrize("name", SITES)
def test_what_an_archive_lacks_is_missed_and_never_another_page_in_its_place(name: str) -> None:
    crawl, _ = _crawl(name)
    entry_url, _ = SITES[name]
    source = NewspaperSite(family=name.split(maxsplit=1)[0], entry_url=entry_url)
    newspaper = Newspaper(newspaper_id="qsrb", name="青石日报", sites=(source,))
    again = crawl_edition(ArchivedSite(crawl.files.fetched), newspaper, source, DAY, districts=())
    assert _headlines(again) == LISTED
    last = crawl_edition(ArchivedSite(crawl.files.fetched[:-1]), newspaper, source, DAY, districts=())
    assert len(set(_headlines(last))) == len(_headlines(last)) < len(LISTED)


def _headlines(crawl: Crawl) -> list[str | None]:
    return [a.headline for page in crawl.pages for reading in page.readings for a in reading.articles]
