"""E-papers that answer in JSON: what their answers print is what comes out, and what they refuse is said."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ingest.domain.address import post_form, split_address
from ingest.domain.errors import InputError, LayoutError, NoEditionError
from ingest.domain.page import EditionPage
from ingest.fetch.bytes import make_fetched
from ingest.parse.platforms import FAMILIES, PageKind, read_do, reader_layout, recognise
from ingest.parse.read import read
from tests.parse.json_posted_sites import HOST, LONG
from tests.parse.json_sites import READ_DO, READER, SITES

DAY = date(2026, 3, 18)
JSON_FAMILIES = [name for name in SITES if " " not in name]
DETAIL = post_form(f"{READER}/detailData.do", (("guid", "g1"),))
MENU = post_form(f"{READER}/findBmMenu.do", (("docPubTime", "20260318"),))
WENZHOU = post_form(
    f"{HOST}/digitalNewspaper/web/layoutDetail/listByLayoutCatalogId", (("layoutCatalogId", "7"),)
)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _titles(page: EditionPage) -> list[str]:
    return [link.title for link in page.articles]


@pytest.mark.parametrize("name", JSON_FAMILIES)
def test_a_saved_answer_is_known_without_its_newspaper(name: str) -> None:
    answers = [
        a if isinstance(a, str) else _text(a)
        for address, a in SITES[name][1].items()
        if "SZBDate" not in address
    ]
    known = {recognise(text, source="saved.json") for text in answers if text[0] in "[{"}
    assert known - {None} == {name}


def test_json_of_no_known_site_is_not_read_as_prose() -> None:
    with pytest.raises(InputError, match="JSON of no platform known"):
        read(make_fetched("saved.json", _text({"msg": "青石镇的水渠修好了"}).encode()))


def test_a_page_that_begins_with_a_bracket_is_still_a_page() -> None:
    reading = read(make_fetched("01.md", "[本报讯] 青石镇的水渠昨天修好了，镇里的人都来看。".encode()))
    assert not isinstance(reading, EditionPage)


@pytest.mark.parametrize("name", SITES)
def test_an_answer_with_any_value_lost_is_read_or_refused_in_one_line(name: str) -> None:
    for address, answer in SITES[name][1].items():
        for broken in _lose_values(answer if not isinstance(answer, str) else {}):
            refusal = _refuse(name.split(maxsplit=1)[0], _text(broken), address)
            assert "\n" not in refusal


def _lose_values(answer: Any) -> Iterator[Any]:
    """The answer again and again, each time with another of its values replaced."""
    places = list(answer.items() if isinstance(answer, dict) else enumerate(answer))
    for key, value in places:
        inner = _lose_values(value) if isinstance(value, dict | list) else iter(())
        for other in (None, "", "http://[", [], [None], {}, 7, *inner):
            broken = copy.copy(answer)
            broken[key] = other
            yield broken


def _refuse(family: str, text: str, address: str) -> str:
    """Read an answer, or give the words it is refused with."""
    platform = FAMILIES[family]
    try:
        match platform.page_kind(text, source=address):
            case PageKind.ENTRY:
                platform.find_entry(text, source=address, day=DAY)
            case PageKind.EDITION_PAGE:
                platform.parse_edition_page(text, source=address)
            case PageKind.ARTICLE:
                platform.parse_article_page(text, source=address)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("text", ["[" * 100_000, '{"data": [', "1" * 5000, '"\\ud800"', '{"ts": "\\ud800"}'])
def test_answers_cut_short_or_hostile_are_refused(text: str) -> None:
    for name in JSON_FAMILIES:
        with pytest.raises(LayoutError):
            FAMILIES[name].parse_edition_page(text, source="saved.json")


# 中国气象报 and its like (H)


def _detail(**fields: Any) -> str:
    return _text(
        {
            "docTitle": "水渠通水",
            "docPubTime": "2026/03/18 00:00:00",
            "bc": "01",
            "content": "渠修好了。",
            **fields,
        }
    )


def test_reader_kicker_deck_author_and_page_come_from_their_own_keys() -> None:
    page = reader_layout.parse_article_page(
        _detail(yt="青石镇", fb="三个村用上水", docAuthor="林远", bm="要闻"), source=DETAIL
    )
    assert (page.kicker, page.headline, page.deck, page.author) == (
        "青石镇",
        "水渠通水",
        "三个村用上水",
        "林远",
    )
    assert (page.page_no, page.page_name, page.edition_date, page.content_no) == ("01", "要闻", DAY, "g1")
    assert dict(page.rules)["kicker"] == "yt"


def test_reader_null_values_are_not_printed() -> None:
    page = reader_layout.parse_article_page(_detail(yt="null", fb=None, docAuthor=""), source=DETAIL)
    assert (page.kicker, page.deck, page.author) == (None, None, None)


def test_reader_captions_leave_out_the_picture_without_one() -> None:
    page = reader_layout.parse_article_page(
        _detail(ctpath="a.jpg;b.jpg", ts="渠首。周平摄;null"), source=DETAIL
    )
    assert page.captions == ("渠首。周平摄",)


def test_reader_a_picture_alone_is_an_article_but_an_empty_one_is_an_error() -> None:
    assert (
        reader_layout.parse_article_page(_detail(content="", ctpath="a.jpg"), source=DETAIL).paragraphs == ()
    )
    with pytest.raises(LayoutError, match="text or a picture"):
        reader_layout.parse_article_page(_detail(content="&nbsp;"), source=DETAIL)


def test_reader_lines_and_indents_of_a_body_become_paragraphs() -> None:
    page = reader_layout.parse_article_page(
        _detail(content="&nbsp;&nbsp;渠修好了。\n&nbsp;&nbsp;人都来看。"), source=DETAIL
    )
    assert page.paragraphs == ("渠修好了。", "人都来看。")


def test_reader_an_old_menu_under_a_new_date_shows_its_own_date() -> None:
    menu = [{"ID": "20260317_01", "BC": "第01版", "BM": "要闻", "IRCATELOG": "01", "PDPATH": ""}]
    assert reader_layout.parse_edition_page(_text(menu), source=MENU).edition_date == date(2026, 3, 17)


def test_reader_an_empty_menu_is_an_error_and_an_empty_page_is_not() -> None:
    with pytest.raises(LayoutError, match="at least one"):
        reader_layout.parse_edition_page("[]", source=MENU)
    page = post_form(f"{READER}/getBmDetail.do", (("bc", "04"), ("docpubtime", "2026/03/18")))
    assert reader_layout.parse_edition_page("[]", source=page).page_no == "04"


def test_reader_calendar_leads_to_the_day_and_says_when_there_is_none() -> None:
    source = reader_layout.first_address(f"{HOST}/epaper/", DAY)
    assert reader_layout.find_entry('["2026/03/17","2026/03/18"]', source=source, day=DAY) == MENU
    with pytest.raises(NoEditionError):
        reader_layout.find_entry("[]", source=source, day=DAY)


def test_reader_papers_with_pub_calls_are_asked_for_those() -> None:
    menu = reader_layout.first_address(f"{READER}/findBmMenuPub.do", DAY)
    assert split_address(menu).body == b"docPubTime=20260318"
    entry = [{"ID": "20260318_01", "BC": "第01版", "BM": "要闻", "IRCATELOG": "01", "PDPATH": "p/a.pdf"}]
    (page,) = reader_layout.parse_edition_page(_text(entry), source=menu).pages
    assert page.url == f"{READER}/getBmDetailPub.do?bc=01&docpubtime=20260318"
    assert page.pdf_url == f"{HOST}/epaper/p/a.pdf"


# 海口日报 and its like (I)


def test_read_do_page_is_the_one_of_its_eid_and_dated_by_its_address() -> None:
    source = f"{READ_DO}&eid=2&idate=1_2026-03-18"
    page = read_do.parse_edition_page(SITES["I"][1][source], source=source)
    assert (page.page_no, page.page_name, page.edition_date, _titles(page)) == (
        "02",
        "综合",
        DAY,
        ["桥修好了"],
    )


def test_read_do_article_gives_deck_and_the_words_under_its_picture() -> None:
    html = (
        '<p class="articleTitle">水渠<br>通水</p><p class="articleTitle2">三个村用上水</p>'
        f'<div id="article_image"><img src="a.jpg">渠首。</div><div id="article_content">{LONG}</div>'
    )
    page = read_do.parse_article_page(html, source=f"{READ_DO}&eid=1&sid=5&idate=1_2026-03-18")
    assert (page.headline, page.deck, page.captions, page.content_no) == (
        "水渠 通水",
        "三个村用上水",
        ("渠首。",),
        "5",
    )
