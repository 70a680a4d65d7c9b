"""The invented newspaper as 解放军报's site shows it: one file an edition."""

from ingest.sample.families.jfjb import render
from tests.sample.asking import ask, ask_html, ask_json

NEWEST = "/api-paper/api/newestPaper"
FILE = "/_szb/jfjb/2026/03/18/index.json"


def test_the_newest_edition_stands_among_those_of_other_newspapers() -> None:
    rows = ask_json(render, NEWEST)["data"]
    assert [(row["paperName"], row["paperData"]) for row in rows] == [
        ("洛城画报", "2026-03-01"),
        ("洛城日报", "2026-03-19"),
    ]
    assert rows[1]["webUrl"] == (
        "http://epaper.example/szb_223187/szblb/index.html?paperNumber=01&paperName=jfjb&paperDate=2026-03-19"
    )


def test_a_client_that_names_no_one_is_refused() -> None:
    answer = ask(render, NEWEST, headers={"User-Agent": "python-httpx/0.28.1"})
    assert answer is not None
    assert answer.status == 403


def test_the_file_of_a_day_has_its_pages() -> None:
    pages = ask_json(render, FILE)["paperInfo"]
    assert [(page["paperNumber"], page["paperBk"], len(page["xyList"])) for page in pages] == [
        ("01", "要闻", 3),
        ("02", "民生", 3),
        ("04", "县区", 3),
        ("05", "副刊", 3),
    ]
    assert {page["paperData"] for page in pages} == {"2026-03-18"}
    assert pages[2]["paperPDF"] == "http://epaper.example/_szb/jfjb/2026/03/18/04.pdf"


def test_the_file_of_a_day_has_the_text_of_its_articles() -> None:
    article = ask_json(render, FILE)["paperInfo"][0]["xyList"][1]
    assert article["id"] == 770202
    assert article["title"] == "  捞上来的第一件东西是一辆自行车  "
    assert article["guideTitle"] == "伊川县用三个月清完一条河"
    assert article["title2"] == ""
    assert article["content"].startswith("<p>　　本报伊川讯（记者 白砚）伊川县杜康河城区段昨日验收")
    assert article["content"].count("<p>") == 4
    assert article["point"] == ["3,35.0", "97,35.0", "97,65.0", "3,65.0"]


def test_an_advertisement_page_has_no_articles_and_a_day_without_edition_no_file() -> None:
    pages = ask_json(render, "/_szb/jfjb/2026/03/19/index.json")["paperInfo"]
    assert (pages[2]["paperBk"], pages[2]["xyList"]) == ("公益广告", [])
    assert ask(render, "/_szb/jfjb/2026/03/20/index.json") is None


def test_pages_for_readers_are_shells() -> None:
    query = "paperName=jfjb&paperDate=2026-03-18&paperNumber=01&articleid=770202"
    page = ask_html(render, f"/szb_223187/szbxq/index.html?{query}")
    assert page.body is not None
    assert page.body.get_text(strip=True) == ""
