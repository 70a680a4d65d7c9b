"""The invented newspaper as 科技日报's site shows it to who sends the header of its own pages."""

from typing import Any

from ingest.sample.families.stdaily import render
from tests.sample.asking import ask, ask_json

CALLS = "/stdailynewspaperapi/uv/article/"
HEADERS = {"X-Requested-With": "XMLHttpRequest"}
SITE = {"code": "KJRB", "siteId": "1"}


def call(name: str, **fields: str) -> Any:
    return ask_json(render, CALLS + name, posted={**SITE, **fields}, headers=HEADERS)


def test_without_the_header_there_is_no_access() -> None:
    refused = {"status": "500", "msg": "no access!"}
    for name in ("period/date", "period/periodTime", "article/editionId", "article/articleId"):
        assert ask_json(render, CALLS + name, posted=SITE) == refused
    answer = ask_json(render, CALLS + "period/date", posted=SITE, headers={"x-requested-with": "fetch"})
    assert answer == refused


def test_a_month_lists_its_days_newest_first() -> None:
    answer = call("period/date", date="2026-03-01")
    assert answer["status"] == "200"
    assert answer["obj"]["dateList"] == ["2026-03-19", "2026-03-18", "2026-03-17"]
    assert call("period/date", date="2026-04-01")["obj"]["dateList"] == []


def test_a_day_lists_its_pages_in_reverse_with_their_weight() -> None:
    period = call("period/periodTime", periodTime="2026-03-17")["obj"]
    assert period["periodTime"] == "2026-03-17"
    assert [(page["weight"], page["editionCode"], page["editionName"]) for page in period["editionList"]] == [
        (5, "06", "第06版：广告"),
        (4, "05", "第05版：河洛文化"),
        (3, "03", "第03版：县区"),
        (2, "02", "第02版：综合"),
        (1, "01", "第01版：要闻"),
    ]


def test_a_day_without_edition_shows_the_newest_one() -> None:
    assert call("period/periodTime", periodTime="2026-03-20")["obj"]["periodTime"] == "2026-03-19"
    nothing = ask_json(render, CALLS + "period/periodTime", posted=SITE, headers=HEADERS, editions=())
    assert nothing["obj"] is None


def test_a_page_lists_its_articles_with_html_in_titles_and_an_advertisement_none() -> None:
    pages = call("period/periodTime", periodTime="2026-03-17")["obj"]["editionList"]
    entries = call("article/editionId", id=pages[4]["id"])["list"]
    assert [entry["id"] for entry in entries] == ["770101", "770102", "770103", "770104"]
    title = '<span style="font-weight:bold">先把水送到地头<br/>再谈今年收多少</span>'
    assert entries[0]["title"] == title
    assert entries[0]["content"].count("<p>") == 1
    assert call("article/editionId", id=pages[0]["id"])["list"] == []


def test_an_article_has_every_field() -> None:
    article = call("article/articleId", id="770308")["obj"]["articleVo"]
    assert article["pretitle"] == "宜阳县香鹿山镇的老支书写了四十年日记"
    assert article["title"] == '<span style="font-weight:bold">一百零七本<br/>都是村里的事</span>'
    assert article["subtitle"] == ""
    assert article["author"] == "许未晞"
    assert article["editionName"] == "第04版：乡村"
    assert article["periodTime"] == "2026-03-19"
    assert article["content"].count("<p>") == 4
    assert article["picList"] == [
        {
            "url": "http://epaper.example/images/770308_1.jpg",
            "picText": "老支书翻看日记。本报记者 许未晞 摄",
        }
    ]


def test_no_pictures_are_null_and_an_unknown_article_too() -> None:
    assert call("article/articleId", id="770310")["obj"]["articleVo"]["picList"] is None
    assert call("article/articleId", id="1")["obj"] is None


def test_only_posts_are_answered() -> None:
    assert ask(render, f"{CALLS}period/date?date=2026-03-01", headers=HEADERS) is None
    assert ask(render, f"{CALLS}other", posted=SITE, headers=HEADERS) is None
