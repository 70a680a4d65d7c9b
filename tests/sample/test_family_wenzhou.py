"""The invented newspaper as 温州日报's site shows it, in the newer and the older form of its calls."""

from ingest.sample.families.wenzhou import render
from tests.sample.asking import ask, ask_json

CALLS = "/digitalNewspaper/web/"


def test_a_day_lists_its_pages_by_get_and_by_post() -> None:
    answer = ask_json(render, f"{CALLS}layout/findByTime?mediaKey=wzrb&time=2026-03-19")
    assert [(layout["edition"], layout["name"]) for layout in answer["data"]] == [
        ("01", "要闻"),
        ("02", "综合"),
        ("03", "公益广告"),
        ("04", "乡村"),
        ("08", "河洛人家"),
    ]
    asked = {"mediaKey": "wzrb", "time": "2026-03-19"}
    assert ask_json(render, f"{CALLS}layout/findByTime", form=asked) == answer
    assert ask_json(render, f"{CALLS}layout/findByTime", posted=asked) == answer


def test_another_day_or_newspaper_has_an_empty_list() -> None:
    assert ask_json(render, f"{CALLS}layout/findByTime?mediaKey=wzrb&time=2026-03-20")["data"] == []
    assert ask_json(render, f"{CALLS}layout/findByTime?mediaKey=wzwb&time=2026-03-19")["data"] == []


def test_a_page_lists_its_articles_and_an_advertisement_none() -> None:
    layouts = ask_json(render, f"{CALLS}layout/findByTime?mediaKey=wzrb&time=2026-03-19")["data"]
    entries = ask_json(render, f"{CALLS}article/findByLayout?layoutId={layouts[3]['id']}")["data"]
    assert [(entry["id"], entry["title"], entry["author"]) for entry in entries] == [
        (770308, "一百零七本 都是村里的事", "许未晞"),
        (770309, "偃师区葡萄剪枝赛 快的不算赢", ""),
        (770310, "栾川县高山菜田用上了雾化喷头", ""),
    ]
    assert ask_json(render, f"{CALLS}article/findByLayout?layoutId={layouts[2]['id']}")["data"] == []


def test_an_article_has_title_author_and_text() -> None:
    article = ask_json(render, f"{CALLS}article/findById", form={"id": "770310"})["data"]
    assert article["title"] == "栾川县高山菜田用上了雾化喷头"
    assert article["content"].startswith("<p>　　本报讯（记者 尚书言）栾川县冷水镇的高山菜田海拔&gt;1200米")
    assert article["summary"].startswith("本报讯（记者 尚书言）")
    assert ask_json(render, f"{CALLS}article/findById?id=1")["data"] is None


def test_the_older_calls_answer_under_msg() -> None:
    day = {"digitalNewspaperMark": "wzrb", "publishTime": "2026-03-18"}
    catalogs = ask_json(render, f"{CALLS}layoutCatalog/listByDigitalNewspaperMarkAndPublishTime", form=day)[
        "msg"
    ]
    assert [(catalog["editionName"], catalog["pdfPath"]) for catalog in catalogs] == [
        ("要闻", "/wzrb/20260318/01.pdf"),
        ("民生", "/wzrb/20260318/02.pdf"),
        ("县区", "/wzrb/20260318/04.pdf"),
        ("副刊", "/wzrb/20260318/05.pdf"),
    ]
    asked = {"layoutCatalogId": f"{catalogs[1]['layoutCatalogId']}"}
    details = ask_json(render, f"{CALLS}layoutDetail/listByLayoutCatalogId", form=asked)["msg"]
    assert [(detail["layoutDetailId"], detail["edition"]) for detail in details] == [
        (770204, "02"),
        (770205, "02"),
        (770206, "02"),
    ]
    assert details[2]["documentTitle"] == "停水通知"
    assert details[2]["documentContent"].endswith("<p>　　洛城水务服务热线：0379-00000000</p>")


def test_the_older_calls_say_in_words_that_there_is_nothing() -> None:
    day = {"digitalNewspaperMark": "wzrb", "publishTime": "2026-03-20"}
    call = f"{CALLS}layoutCatalog/listByDigitalNewspaperMarkAndPublishTime"
    assert ask_json(render, call, form=day)["msg"] == "暂无数据"
    assert ask(render, f"{CALLS}other") is None
    assert ask(render, "/other") is None
