"""The invented newspaper as a site of family I: a calendar in JSON, then pages."""

from ingest.sample.families.i import render
from tests.sample.asking import ask, ask_html, ask_json

CALENDAR = "/epaper/read.do?m=getIssueByMonth"


def calendar_path(day: str) -> str:
    rows = ask_json(render, CALENDAR, form={"newspaperId": "1", "yyyymm": "202603"})["data"]
    return next(str(row["path"]) for row in rows if row["idateDisp"] == day)


def test_the_calendar_knows_the_days_of_a_month_and_of_this_newspaper_only() -> None:
    rows = ask_json(render, CALENDAR, form={"newspaperId": "1", "yyyymm": "202603"})["data"]
    assert [row["idateDisp"] for row in rows] == ["2026-03-17", "2026-03-18", "2026-03-19"]
    assert ask_json(render, CALENDAR, form={"newspaperId": "1", "date": "2026-03-25"})["data"] == rows
    assert ask_json(render, CALENDAR, form={"newspaperId": "1", "yyyymm": "202604"})["data"] == []
    assert ask_json(render, CALENDAR, form={"newspaperId": "9", "yyyymm": "202603"})["data"] == []


def test_the_path_of_a_day_leads_to_its_first_page() -> None:
    page = ask_html(render, calendar_path("2026-03-18"))
    assert [link.text for link in page.select("span.listTitleL a")] == [
        "第01版：要闻",
        "第02版：民生",
        "第04版：县区",
        "第05版：副刊",
    ]
    assert [link.text for link in page.select("div.humor ul li a")] == [
        "洛宁苹果搭上首趟冷链班列",
        "捞上来的第一件东西是一辆自行车",
        "我市将对42座水库逐一“体检”",
    ]
    assert page.select_one("div.leftTitle a")["href"] == "/epaper/uploadfile/20260318/01.pdf"  # type: ignore[index] # it is there, or the test fails


def test_links_lead_from_page_to_page_and_to_articles() -> None:
    first = ask_html(render, calendar_path("2026-03-18"))
    last = ask_html(render, str(first.select("span.listTitleL a")[3]["href"]))
    links = last.select("div.humor ul li a")
    assert [link.text for link in links] == ["渡口", "在栾川等一场雪（外一首）", "春到洛浦"]
    poem = ask_html(render, str(links[1]["href"]))
    assert poem.select_one("p.articleTitle").text == "在栾川等一场雪（外一首）"  # type: ignore[union-attr] # likewise
    assert [line.text for line in poem.select("#article_content p")][3:] == [
        "　　等来一个卖烤红薯的人",
        "炉边",
        "　　他说雪昨天来过",
        "　　没找到你，先走了",
    ]
    photos = ask_html(render, str(links[2]["href"]))
    assert photos.select("#article_content p") == []
    assert [picture["src"] for picture in photos.select("#article_image img")] == [
        "/epaper/uploadfile/770212_1.jpg",
        "/epaper/uploadfile/770212_2.jpg",
        "/epaper/uploadfile/770212_3.jpg",
    ]
    assert photos.select("#article_image p")[2].text == "孩子们在草地上画画。本报记者 林见山 摄"


def test_printed_lines_of_a_headline_and_the_deck_stay_apart() -> None:
    article = ask_html(render, "/epaper/read.do?m=i&sid=770101")
    assert str(article.select_one("p.articleTitle")).count("<br/>") == 1
    assert article.select_one("p.articleTitle2").text == "12条干渠清淤完毕，较去年提早9天通水"  # type: ignore[union-attr] # likewise


def test_without_a_day_the_newest_edition_is_shown() -> None:
    assert ask_html(render, "/epaper/read.do").title.text == "洛城日报 2026年03月19日"  # type: ignore[union-attr] # likewise


def test_an_advertisement_page_has_no_articles_and_an_unknown_day_no_page() -> None:
    first = ask_html(render, calendar_path("2026-03-17"))
    advertisement = ask_html(render, str(first.select("span.listTitleL a")[4]["href"]))
    assert advertisement.select("div.humor a") == []
    assert ask(render, "/epaper/read.do?m=i&iid=1&idate=1_2026-03-20") is None
    assert ask(render, "/epaper/read.do?m=i&eid=1&idate=1_2026-03-17") is None
    assert ask(render, "/epaper/read.do?m=i&sid=1") is None
