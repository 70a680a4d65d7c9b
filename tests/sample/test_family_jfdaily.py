"""The invented newspaper as 解放日报's site shows it: calls since the end of 2024, files before."""

from ingest.sample.families import jfdaily, jfdaily_navi
from tests.sample.asking import ask, ask_html, ask_json

PAGE = "/journal/2026-03-17/getJournalPage.do"
ARTICLE = "/journal/getJournalPageArticle.do"
FILES = "/staticsg/data/journal/2026-03-17/"


def test_the_list_names_the_newest_edition_of_each_newspaper_of_the_house() -> None:
    listed = ask_json(jfdaily.render, "/journal/list.do")
    assert listed["success"] is True
    assert listed["object"]["departList"] == [
        {"code": "lcwb", "jdate": "2026-03-01", "pnumber": "01"},
        {"code": "jfrb", "jdate": "2026-03-19", "pnumber": "01"},
    ]


def test_a_page_lists_all_pages_and_its_articles_in_reverse() -> None:
    answer = ask_json(jfdaily.render, f"{PAGE}?page=02&code=jfrb")["object"]
    assert answer["page"] == {"pnumber": "02", "pname": "综合"}
    assert [page["pnumber"] for page in answer["pagelist"]] == ["01", "02", "03", "05", "06"]
    assert [article["id"] for article in answer["articlelist"]] == [770107, 770106, 770105]
    assert answer["articlelist"][2]["author"] == "周可 刘犇"
    assert ask_json(jfdaily.render, PAGE)["object"]["page"]["pnumber"] == "01"


def test_an_advertisement_page_lists_no_articles() -> None:
    assert ask_json(jfdaily.render, f"{PAGE}?page=06&code=jfrb")["object"]["articlelist"] == []


def test_what_is_not_there_is_told_with_status_200_and_success_false() -> None:
    for address in (
        f"{PAGE}?page=09&code=jfrb",
        f"{PAGE}?page=01&code=lcwb",
        "/journal/2026-03-20/getJournalPage.do?page=01&code=jfrb",
        f"{ARTICLE}?id=1",
    ):
        answer = ask_json(jfdaily.render, address)
        assert (answer["success"], answer["object"]) == (False, None)


def test_an_article_has_its_paragraphs_with_breaks_between() -> None:
    article = ask_json(jfdaily.render, f"{ARTICLE}?id=770302")["object"]["article"]
    assert article["introtitle"] == "从“等车来”到“叫车来”"
    assert article["title"] == "汝阳县给山里通了“电话公交”"
    assert article["subtitle"] == "——小店镇17个自然村试行一个月见闻"
    assert article["author"] == "本报记者 程一诺 通讯员 毛向阳"
    assert article["jdate"] == "2026-03-19"
    lines = article["content"].split("<br/>")
    assert lines[0] == "　　■ 本报记者 程一诺 通讯员 毛向阳"
    assert lines[3] == "<strong>空车的账</strong>"
    assert len(lines) == 9


def test_a_photo_news_has_its_captions_as_text() -> None:
    article = ask_json(jfdaily.render, f"{ARTICLE}?id=770212")["object"]["article"]
    assert article["content"].split("<br/>")[1] == "　　市民在洛浦公园放风筝。"
    assert article["pincurls"].count(".jpg") == 3


def test_pages_for_readers_are_shells() -> None:
    address = "/staticsg/res/html/journal/detail.html?code=jfrb&date=2026-03-17&id=770101&page=01"
    for render in (jfdaily.render, jfdaily_navi.render):
        page = ask_html(render, address)
        assert page.body is not None
        assert page.body.get_text(strip=True) == ""


def test_the_older_files_list_all_pages_with_their_articles_in_order() -> None:
    pages = ask_json(jfdaily_navi.render, f"{FILES}navi.json")["pages"]
    assert [(page["pnumber"], page["pname"], len(page["articleList"])) for page in pages] == [
        ("01", "要闻", 4),
        ("02", "综合", 3),
        ("03", "县区", 3),
        ("05", "河洛文化", 2),
        ("06", "广告", 0),
    ]
    assert [article["id"] for article in pages[1]["articleList"]] == [770105, 770106, 770107]
    assert pages[0]["articleList"][0]["title"] == "先把水送到地头 再谈今年收多少"


def test_an_older_article_is_a_file_below_its_page() -> None:
    article = ask_json(jfdaily_navi.render, f"{FILES}02/article/770105.json")["article"]
    assert article["introtitle"] == "我市5个项目入选省级名单"
    assert article["content"].split("<br/>")[2].endswith("“&lt;0.3%的裂纹率”。")
    assert ask(jfdaily_navi.render, f"{FILES}01/article/770105.json") is None


def test_a_day_without_edition_has_no_files() -> None:
    assert ask(jfdaily_navi.render, "/staticsg/data/journal/2026-03-20/navi.json") is None
    assert ask(jfdaily_navi.render, "/journal/list.do") is None
