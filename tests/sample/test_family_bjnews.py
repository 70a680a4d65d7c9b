"""The invented newspaper as 新京报's site shows it: a list of the edition in JSON, articles as pages."""

from ingest.sample.families.bjnews import render
from tests.sample.asking import EDITIONS, ask, ask_html, ask_json

DAY = "/html/2026/20260317/"


def test_the_entry_forwards_to_the_newest_first_page_which_is_a_shell() -> None:
    entry = ask_html(render, "/")
    forward = str(entry.select("meta")[0]["content"])
    assert forward == "0;url=html/2026/20260319/20260319_01/20260319_739694_01.html"
    shell = ask_html(render, "/" + forward.removeprefix("0;url="))
    assert shell.select_one(".paper-date").text == "2026年03月19日 第01版：要闻"  # type: ignore[union-attr] # it is there, or the test fails
    assert "治黄" not in str(shell)


def test_the_calendar_has_years_months_and_days() -> None:
    assert ask_json(render, "/period/yearMonthDay.json") == {
        "2026": {"03": ["20260317", "20260318", "20260319"]}
    }


def test_the_list_has_every_page_with_its_articles() -> None:
    pages = ask_json(render, f"{DAY}data.json")
    assert [(page["pageNo"], page["pageName"], len(page["onePageArticleList"])) for page in pages] == [
        ("01", "要闻", 4),
        ("02", "综合", 3),
        ("03", "县区", 3),
        ("05", "河洛文化", 2),
        ("06", "广告", 0),
    ]
    first = pages[0]["onePageArticleList"][0]
    assert first["mainTitle"] == "先把水送到地头<br/>再谈今年收多少"
    assert first["articleHref"] == "20260317_739692_01_770101.html"
    assert first["articleIssueDate"] == "2026-03-17"
    assert pages[1]["onePageArticleList"][0]["articleAuthor"] == "周可 刘犇"


def test_an_article_page_has_titles_author_and_text() -> None:
    page = ask_html(render, f"{DAY}20260317_05/20260317_739692_05_770111.html")
    detail = page.select_one(".article-detail")
    assert detail is not None
    assert [element.text for element in detail.select("#PreTitle, #SubTitle, #Author")] == [
        "老城區一座書院修了三年",
        "主讲人张喆：把“洛”字写好，要先看水",
        "顾南舟",
    ]
    assert str(detail.select_one("h1")) == '<h1 id="Title">「河洛書院」重開<br/>頭一課講一個字</h1>'
    paragraphs = [paragraph.text for paragraph in detail.select(".content #ozoom p")]
    assert paragraphs[2] == "修旧"
    assert len(paragraphs) == 9


def test_a_photo_news_has_its_captions_as_text() -> None:
    page = ask_html(render, "/html/2026/20260318/20260318_05/20260318_739693_05_770212.html")
    assert [paragraph.text for paragraph in page.select("#ozoom p")] == [
        "　　一群白鹭掠过洛河水面。",
        "　　市民在洛浦公园放风筝。",
        "　　孩子们在草地上画画。本报记者 林见山 摄",
    ]


def test_every_address_of_the_lists_is_there() -> None:
    for edition in EDITIONS:
        folder = f"/html/2026/{edition.edition_date:%Y%m%d}/"
        for page in ask_json(render, f"{folder}data.json"):
            below = f"{folder}{edition.edition_date:%Y%m%d}_{page['pageNo']}/"
            for file in (page["pageHref"], *(entry["articleHref"] for entry in page["onePageArticleList"])):
                assert ask(render, below + file) is not None


def test_other_addresses_are_not() -> None:
    for address in (
        "/html/2026/20260320/data.json",
        f"{DAY}20260317_01/20260317_739692_05_770111.html",
        f"{DAY}20260317_09/20260317_739692_09_770111.html",
        f"{DAY}20260317_01/other.html",
    ):
        assert ask(render, address) is None
    assert ask(render, "/", form={}) is None
    assert "http-equiv" not in str(ask_html(render, "/", editions=()))
