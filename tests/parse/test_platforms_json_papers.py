"""解放日报, 新京报, 解放军报, 温州日报, 科技日报: what their answers print is what comes out."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest

from ingest.domain.errors import LayoutError, NoEditionError
from ingest.domain.page import EditionPage
from ingest.parse.platforms import PageKind, bjnews, jfdaily, jfdaily_navi, jfjb, stdaily, wenzhou
from tests.parse.json_posted_sites import HOST, LONG, UV
from tests.parse.json_sites import JOURNAL, NAVI, SITES, SZB

DAY = date(2026, 3, 18)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _titles(page: EditionPage) -> list[str]:
    return [link.title for link in page.articles]


def test_jfdaily_articles_stand_in_the_order_that_the_site_shows() -> None:
    source = f"{JOURNAL}/2026-03-18/getJournalPage.do?page=01&code=jfrb"
    answer = SITES["jfdaily"][1][source]
    assert _titles(jfdaily.parse_edition_page(_text(answer), source=source)) == ["水渠通水", "春耕开始"]


def test_jfdaily_list_behind_the_day_leads_to_the_edition_it_has() -> None:
    answer = {
        "success": True,
        "object": {"departList": [{"code": "jfrb", "jdate": "2026-03-17", "pnumber": "01"}]},
    }
    target = jfdaily.find_entry(_text(answer), source=f"{JOURNAL}/list.do", day=DAY) or ""
    assert urlsplit(target).path == "/journal/2026-03-17/getJournalPage.do"
    with pytest.raises(LayoutError, match="xmwb"):
        jfdaily.find_entry(_text(answer), source=f"{JOURNAL}/list.do?code=xmwb", day=DAY)


def test_jfdaily_success_false_is_an_error_even_with_an_object() -> None:
    with pytest.raises(LayoutError, match="success"):
        jfdaily.parse_edition_page(_text({"success": False, "object": {"pagelist": []}}), source="saved.json")


def test_jfdaily_navi_body_breaks_at_br_and_the_page_is_told_by_the_address() -> None:
    article = {
        "article": {
            "id": 7,
            "title": "水渠<br/>通水",
            "introtitle": "青石镇",
            "content": "渠修好了。<br/>人都来看。",
        }
    }
    page = jfdaily_navi.parse_article_page(_text(article), source=f"{NAVI}/2026-03-18/02/article/7.json")
    assert (page.kicker, page.headline, page.paragraphs) == (
        "青石镇",
        "水渠 通水",
        ("渠修好了。", "人都来看。"),
    )
    assert (page.page_no, page.edition_date) == ("02", DAY)


def test_bjnews_titles_with_breaks_advertisements_and_a_date_in_milliseconds() -> None:
    listed = [
        {"mainTitle": "水渠<br/>通水", "articleHref": "a.html"},
        {"mainTitle": "广告", "articleHref": "b.html"},
    ]
    answer = [
        {"pageNo": "001", "pageName": "要 闻", "issueDate": 1773763200000, "onePageArticleList": listed}
    ]
    page = bjnews.parse_edition_page(_text(answer), source="data.json")
    assert page.edition_date == DAY
    assert [(p.page_no, p.page_name, [a.title for a in p.articles or ()]) for p in page.pages] == [
        ("01", "要闻", ["水渠 通水"])
    ]


def test_bjnews_home_page_leads_to_the_list_of_the_edition_it_forwards_to() -> None:
    home = '<META HTTP-EQUIV="refresh" CONTENT="0; URL=html/2026/20260317/20260317_A01/20260317_A01_1.html">'
    assert bjnews.page_kind(home, source=f"{HOST}/") is PageKind.ENTRY
    assert bjnews.find_entry(home, source=f"{HOST}/", day=DAY) == f"{HOST}/html/2026/20260317/data.json"


def test_jfjb_article_is_found_by_its_number_in_the_edition() -> None:
    xy = {"id": 5, "guideTitle": "青石镇", "title": "水渠通水", "title2": "三个村用上水", "content": LONG}
    text = _text(
        {"paperInfo": [{"paperNumber": "03", "paperBk": "要闻", "paperData": "2026-03-18", "xyList": [xy]}]}
    )
    page = jfjb.parse_article_page(text, source=f"{SZB}#5")
    assert (page.kicker, page.deck, page.page_no, page.content_no) == ("青石镇", "三个村用上水", "03", "5")
    with pytest.raises(LayoutError, match="article 6"):
        jfjb.parse_article_page(text, source=f"{SZB}#6")


def test_jfjb_list_of_latest_editions_leads_to_the_host_of_the_paper() -> None:
    papers = [
        {"paperName": "解放军报", "paperData": "2026-03-17", "webUrl": f"{HOST}/x/index.html?paperName=jfjb"}
    ]
    target = jfjb.find_entry(_text({"data": papers}), source="https://api.example/api/newestPaper", day=DAY)
    assert target == f"{HOST}/_szb/jfjb/2026/03/17/index.json"


def test_wenzhou_words_in_place_of_pages_are_a_day_without_edition_or_an_error() -> None:
    menu = wenzhou.first_address(f"{HOST}/newspaper?mediaKey=wzwb", DAY)
    none, error = _text({"msg": "该日期没有报纸"}), _text({"msg": "系统繁忙"})
    assert wenzhou.page_kind(none, source=menu) is PageKind.ENTRY
    with pytest.raises(NoEditionError, match="该日期没有报纸"):
        wenzhou.find_entry(none, source=menu, day=DAY)
    with pytest.raises(LayoutError, match="系统繁忙"):
        wenzhou.parse_edition_page(error, source=menu)


def test_stdaily_refusal_is_told_in_the_sites_words() -> None:
    refusal = _text({"status": "500", "msg": "no access!"})
    with pytest.raises(LayoutError, match="no access!"):
        stdaily.find_entry(refusal, source=stdaily.first_address(UV, DAY), day=DAY)


def test_stdaily_captions_stand_apart_and_markup_leaves_the_title() -> None:
    article = {
        "title": "<p>水渠<br>通水</p>",
        "content": LONG,
        "picList": [{"url": "a.jpg", "picText": "渠首。"}, {"url": "b.jpg", "picText": None}],
        "periodTime": "2026-03-18",
        "editionName": "第01版：要 闻",
    }
    page = stdaily.parse_article_page(
        _text({"status": 200, "obj": {"articleVo": article}}), source="saved.json"
    )
    assert (page.headline, page.captions, page.page_name) == ("水渠 通水", ("渠首。",), "要闻")
