"""E-papers that answer in JSON: a day asked for gives its pages and articles, in order; nothing else looks like a day."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ingest.domain.address import post_form, post_json
from ingest.domain.newspaper import EditionState, Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.bytes import make_fetched
from ingest.fetch.errors import NotFoundError
from ingest.steps.crawl import Crawl, crawl_edition

DAY = date(2026, 3, 18)
HOST = "http://paper.example"
READER = f"{HOST}/reader/layout"
JOURNAL = f"{HOST}/journal"
NAVI = f"{HOST}/staticsg/data/journal"
SZB = f"{HOST}/_szb/jfjb/2026/03/18/index.json"
UV = f"{HOST}/stdailynewspaperapi/uv/article"
WEB = f"{HOST}/digitalNewspaper/web"
TEXT = "青石镇的水渠修好了。<br/>镇里的人都来看。"
LONG = "<p>青石镇的水渠修好了。</p><p>镇里的人都来看。</p>"
LISTED = ["水渠通水", "春耕开始", "桥修好了"]


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


def _ask(call: str, **fields: str) -> str:
    return post_json(f"{UV}/{call}", json.dumps(fields, separators=(",", ":")))


def _uv(**fields: Any) -> dict[str, Any]:
    return {"status": "200", **fields}


def _reader(call: str, **fields: str) -> str:
    return post_form(f"{READER}/{call}.do", tuple(fields.items()))


def _wenzhou_text(number: int, title: str, edition: str) -> dict[str, Any]:
    return {"layoutDetailId": number, "documentTitle": title, "documentContent": LONG, "edition": edition}


def _article(title: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "content": TEXT, "jdate": "2026-03-18", "author": "林远", **more}


READER_ARTICLE = {
    "content": "　　青石镇的水渠修好了。\n　　镇里的人都来看。",
    "docPubTime": "2026/03/18 00:00:00",
}
SITES: dict[str, tuple[str, dict[str, Any]]] = {
    "H": (
        f"{HOST}/epaper/",
        {
            _reader("getSZBDate", sj="2026-03"): ["2026-03-17", "2026-03-18"],
            _reader("findBmMenu", docPubTime="20260318"): [
                {
                    "ID": "20260318_01",
                    "BC": "第01版",
                    "BM": "要闻",
                    "IRCATELOG": "01",
                    "PDPATH": "group1/a.pdf",
                },
                {"ID": "20260318_02", "BC": "第02版", "BM": "综合", "IRCATELOG": "02", "PDPATH": "p/b.pdf"},
            ],
            _reader("getBmDetail", bc="01", docpubtime="2026/03/18"): [
                {"ZB_GUID": "g1", "DOCTITLE": "水渠通水", "BM": "要闻"},
                {"ZB_GUID": "g2", "DOCTITLE": "春耕开始", "BM": "要闻"},
                {"ZB_GUID": "g9", "DOCTITLE": "责任编辑：周平", "BM": "要闻"},
            ],
            _reader("getBmDetail", bc="02", docpubtime="2026/03/18"): [
                {"ZB_GUID": "g3", "DOCTITLE": "桥修好了", "BM": "综合"}
            ],
            **{
                _reader("detailData", guid=f"g{n}"): {**READER_ARTICLE, "docTitle": title, "bc": bc}
                for n, (title, bc) in enumerate(zip(LISTED, ("01", "01", "02"), strict=True), 1)
            },
        },
    ),
    "I": (
        f"{HOST}/",
        {
            post_form(
                f"{HOST}/epaper/read.do?m=getIssueByMonth",
                (("newspaperId", "1"), ("yyyymm", "202603"), ("date", "2026-03-18")),
            ): {
                "data": [
                    {"idateDisp": "2026-03-17", "path": "/epaper/read.do?m=i&iid=6&idate=1_2026-03-17"},
                    {"idateDisp": "2026-03-18", "path": "/epaper/read.do?m=i&iid=7&idate=1_2026-03-18"},
                ]
            },
            **{
                f"{HOST}/epaper/read.do?m=i&iid=7{eid}&idate=1_2026-03-18": """<html><body>
                <span class="listTitleL"><a href="/epaper/read.do?m=i&iid=7&eid=1&idate=1_2026-03-18">第01版：要闻</a></span>
                <span class="listTitleL"><a href="/epaper/read.do?m=i&iid=7&eid=2&idate=1_2026-03-18">第02版：综合</a></span>
                <div class="leftTitle"><a href="/p.pdf">PDF</a></div><div class="humor"><ul>"""
                + "".join(
                    f'<li><a href="/epaper/read.do?m=i&iid=7&eid=1&sid={n}&idate=1_2026-03-18">{LISTED[n - 1]}</a></li>'
                    for n in numbers
                )
                + "</ul></div></body></html>"
                for eid, numbers in (("", (1, 2)), ("&eid=1", (1, 2)), ("&eid=2", (3,)))
            },
            **{
                f"{HOST}/epaper/read.do?m=i&iid=7&eid=1&sid={n}&idate=1_2026-03-18": f"""<html><body>
                <p class="articleTitle">{LISTED[n - 1]}</p><div id="article_content">{LONG}</div></body></html>"""
                for n in (1, 2, 3)
            },
        },
    ),
    "jfdaily": (
        f"{JOURNAL}/list.do",
        {
            f"{JOURNAL}/list.do": {
                "success": True,
                "object": {"departList": [{"code": "jfrb", "jdate": "2026-03-19", "pnumber": "01"}]},
            },
            **{
                f"{JOURNAL}/2026-03-18/getJournalPage.do?page={no}&code=jfrb": {
                    "success": True,
                    "object": {
                        "page": {"pnumber": no, "pname": name, "jdate": "2026-03-18"},
                        "pagelist": [{"pnumber": "01", "pname": "要闻"}, {"pnumber": "02", "pname": "综合"}],
                        "articlelist": [{"id": n, "title": LISTED[n - 1]} for n in numbers],
                    },
                }
                for no, name, numbers in (("01", "要闻", (2, 1)), ("02", "综合", (3,)))
            },
            **{
                f"{JOURNAL}/getJournalPageArticle.do?id={n}": {
                    "success": True,
                    "object": {"article": _article(title, id=n)},
                }
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
    "jfdaily-navi": (
        f"{HOST}/",
        {
            f"{NAVI}/2026-03-18/navi.json": {
                "pages": [
                    {
                        "pnumber": no,
                        "pname": name,
                        "jdate": "2026-03-18",
                        "articleList": [{"id": n, "title": LISTED[n - 1]} for n in numbers],
                    }
                    for no, name, numbers in (("01", "要闻", (1, 2)), ("02", "综合", (3,)))
                ]
            },
            **{
                f"{NAVI}/2026-03-18/{no}/article/{n}.json": {"article": _article(LISTED[n - 1], id=n)}
                for no, n in (("01", 1), ("01", 2), ("02", 3))
            },
        },
    ),
    "bjnews": (
        f"{HOST}/",
        {
            f"{HOST}/html/2026/20260318/data.json": [
                {
                    "pageNo": no,
                    "pageName": name,
                    "issueDate": "2026-03-18",
                    "onePageArticleList": [
                        {
                            "mainTitle": LISTED[n - 1].replace("通", "<br/>通"),
                            "articleHref": f"20260318_{no}_{n}.html",
                        }
                        for n in numbers
                    ],
                }
                for no, name, numbers in (("A01", "要闻", (1, 2)), ("A02", "综合", (3,)))
            ],
            **{
                f"{HOST}/html/2026/20260318/20260318_{no}/20260318_{no}_{n}.html": f"""<html><body>
                <h1 id="Title">{LISTED[n - 1]}</h1><div id="ozoom">{LONG}</div></body></html>"""
                for no, n in (("A01", 1), ("A01", 2), ("A02", 3))
            },
        },
    ),
    "jfjb": (
        f"{HOST}/_szb/jfjb/",
        {
            SZB: {
                "paperInfo": [
                    {
                        "paperNumber": no,
                        "paperBk": name,
                        "paperData": "2026-03-18",
                        "xyList": [{"id": n, "title": LISTED[n - 1], "content": LONG} for n in numbers],
                    }
                    for no, name, numbers in (("01", "要闻", (1, 2)), ("02", "综合", (3,)))
                ]
            }
        },
    ),
    "wenzhou": (
        f"{HOST}/newspaper?mediaKey=wzrb",
        {
            post_form(
                f"{WEB}/layoutCatalog/listByDigitalNewspaperMarkAndPublishTime",
                (("digitalNewspaperMark", "wzrb"), ("publishTime", "2026-03-18")),
            ): {
                "msg": [
                    {"layoutCatalogId": 71, "editionName": "第01版：要闻", "pdfPath": "/a.pdf"},
                    {"layoutCatalogId": 72, "editionName": "第02版：综合", "pdfPath": None},
                ]
            },
            post_form(f"{WEB}/layoutDetail/listByLayoutCatalogId", (("layoutCatalogId", "71"),)): {
                "msg": [_wenzhou_text(1, "水渠通水", "01"), _wenzhou_text(2, "春耕开始", "01")]
            },
            post_form(f"{WEB}/layoutDetail/listByLayoutCatalogId", (("layoutCatalogId", "72"),)): {
                "msg": [_wenzhou_text(3, "桥修好了", "02")]
            },
        },
    ),
    "wenzhou 2026": (
        f"{WEB}/layout/findByTime?mediaKey=wzrb",
        {
            f"{WEB}/layout/findByTime?mediaKey=wzrb&time=2026-03-18": {
                "data": [{"id": 71, "name": "01版：要闻"}, {"id": 72, "name": "02版：综合"}]
            },
            f"{WEB}/article/findByLayout?layoutId=71": {
                "data": [{"id": 1, "title": "水渠通水"}, {"id": 2, "title": "春耕开始"}]
            },
            f"{WEB}/article/findByLayout?layoutId=72": {"data": [{"id": 3, "title": "桥修好了"}]},
            **{
                f"{WEB}/article/findById?id={n}": {"data": {"id": n, "title": title, "content": LONG}}
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
    "stdaily": (
        f"{UV}?code=KJRB&siteId=s1",
        {
            _ask("period/date", code="KJRB", siteId="s1", date="2026-03-01"): _uv(
                obj={"dateList": ["2026-03-17", "2026-03-18"]}
            ),
            _ask("period/periodTime", code="KJRB", siteId="s1", periodTime="2026-03-18"): _uv(
                obj={
                    "periodTime": "2026-03-18",
                    "editionList": [
                        {"id": "e2", "editionName": "第02版：综 合", "weight": 2},
                        {"id": "e1", "editionName": "第01版：要 闻", "weight": 1},
                    ],
                }
            ),
            _ask("article/editionId", code="KJRB", siteId="s1", id="e1"): _uv(
                list=[{"id": "a1", "title": "<p>水渠通水</p>"}, {"id": "a2", "title": "<p>春耕开始</p>"}]
            ),
            _ask("article/editionId", code="KJRB", siteId="s1", id="e2"): _uv(
                list=[{"id": "a3", "title": "桥修好了"}]
            ),
            **{
                _ask("article/articleId", code="KJRB", siteId="s1", id=f"a{n}"): _uv(
                    obj={
                        "articleVo": {"title": f"<p>{title}</p>", "content": LONG, "periodTime": "2026-03-18"}
                    }
                )
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
}


def _crawl(name: str, answers: Mapping[str, Any] | None = None, *, day: date = DAY) -> tuple[Crawl, Answers]:
    entry_url, known = SITES[name]
    source = NewspaperSite(family=name.split()[0], entry_url=entry_url)
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
