"""The invented newspaper as a site of family H answers the four calls."""

from ingest.sample.families.h import render
from tests.sample.asking import EDITIONS, ask, ask_json

CALLS = "/reader/layout/"


def test_a_month_lists_its_days() -> None:
    days = ["2026-03-17", "2026-03-18", "2026-03-19"]
    assert ask_json(render, f"{CALLS}getSZBDate.do", form={"sj": "2026-03"}) == days
    assert ask_json(render, f"{CALLS}getSZBDate.do", form={"sj": "2026-3"}) == days
    assert ask_json(render, f"{CALLS}getSZBDate.do", form={"sj": "2026-04"}) == []


def test_a_day_lists_its_pages_and_a_day_without_edition_none() -> None:
    menu = ask_json(render, f"{CALLS}findBmMenu.do", form={"docPubTime": "20260317"})
    assert [(page["IRCATELOG"], page["BC"], page["BM"]) for page in menu] == [
        ("01", "第01版", "要闻"),
        ("02", "第02版", "综合"),
        ("03", "第03版", "县区"),
        ("05", "第05版", "河洛文化"),
        ("06", "第06版", "广告"),
    ]
    assert menu[3]["PDPATH"] == "group1/M00/00/05/2026031705.pdf"
    assert ask_json(render, f"{CALLS}findBmMenu.do", form={"docPubTime": "20260320"}) == []


def test_a_page_lists_its_articles_and_an_advertisement_none() -> None:
    form = {"bc": "03", "docpubtime": "2026/03/17"}
    entries = ask_json(render, f"{CALLS}getBmDetail.do", form=form)
    assert [entry["DOCTITLE"] for entry in entries] == [
        "山茱萸开花 路边不许停车",
        "嵩县：护林员手机里多了一张图",
        "汝阳县杜鹃花节定于4月12日开幕",
    ]
    assert [entry["DOCAUTHOR"] for entry in entries] == ["null"] * 3
    assert entries[0]["ZB"] == "3.00%,5.00%,94.00%,30.00%"
    form["docpubtime"] = "2026-03-17"
    assert ask_json(render, f"{CALLS}getBmDetail.do", form=form) == entries
    form["bc"] = "06"
    assert ask_json(render, f"{CALLS}getBmDetail.do", form=form) == []


def test_an_article_has_html_in_its_fields_and_null_for_a_missing_caption() -> None:
    form = {"bc": "05", "docpubtime": "2026/03/17"}
    guid = ask_json(render, f"{CALLS}getBmDetail.do", form=form)[0]["ZB_GUID"]
    article = ask_json(render, f"{CALLS}detailData.do", form={"guid": guid})
    assert article["docTitle"] == "「河洛書院」重開<br/>頭一課講一個字"
    assert article["yt"] == "老城區一座書院修了三年"
    assert article["fb"] == "主讲人张喆：把“洛”字写好，要先看水"
    assert article["docAuthor"] == "顾南舟"
    assert article["docPubTime"] == "2026/03/17 00:00:00"
    assert article["bc"] == "05"
    assert article["ctpath"] == "group1/M00/01/00/770111_1.jpg;group1/M00/01/00/770111_2.jpg"
    assert article["ts"] == "书院的第一课;null"
    lines = article["content"].split("\n")
    assert lines[0] == "&nbsp;&nbsp;□ 本报记者 顾南舟 文/图"
    assert lines[2] == "<strong>修旧</strong>"


def test_marks_of_html_in_the_text_are_written_out_and_tables_follow_it() -> None:
    signs = ask_json(render, f"{CALLS}detailData.do", form={"guid": "770105"})
    assert "“&lt;0.3%的裂纹率”" in signs["content"]
    assert "B类 &amp; C类" in signs["content"]
    table = ask_json(render, f"{CALLS}detailData.do", form={"guid": "770306"})
    assert "<tr><td>1</td><td>朱允执</td><td>西工区</td></tr>" in table["content"]


def test_a_corrected_article_answers_anew() -> None:
    later = tuple(edition.corrected() for edition in EDITIONS)
    before = ask_json(render, f"{CALLS}detailData.do", form={"guid": "770202"})
    after = ask_json(render, f"{CALLS}detailData.do", form={"guid": "770202"}, editions=later)
    assert "淤泥11万立方米" in before["content"]
    assert "淤泥1.1万立方米" in after["content"]


def test_other_questions_have_no_answer() -> None:
    assert ask(render, f"{CALLS}findBmMenu.do?docPubTime=20260317") is None
    assert ask(render, f"{CALLS}other.do", form={}) is None
    assert ask_json(render, f"{CALLS}detailData.do", form={"guid": "1"}) == {}
