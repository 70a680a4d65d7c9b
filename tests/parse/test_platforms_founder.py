"""Founder's classic e-papers: what a reader of the site sees is what comes out."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.domain.errors import LayoutError
from ingest.domain.page import Fetched
from ingest.parse.encoding.decode import decode
from ingest.parse.platforms import FAMILIES, PageKind, founder, recognise

URL = "http://paper.example/html/2018-07/19/"
PAGE = URL + "node_4.htm"
SAMPLE = Path(founder.__file__).parents[2] / "sample" / "epaper.example"
SITE = "https://epaper.example/"
GOLD = Path(__file__).parents[1] / "data" / "lcrb"
NAVIGATION = """
<ul><li><a id=pageLink href=node_3.htm>01： 要闻</a></li><li><a id=pageLink href=./node_4.htm>02： 综合</a></li></ul>
<table><tr><td><a id=pageLink href=node_3.htm>第01版：要闻</a></td><td><a href=../../../p/01.pdf>PDF</a></td></tr>
<tr><td><a id=pageLink href=node_4.htm?v=1>第02版：综合</a></td><td><a href=../../../p/02.pdf>PDF</a></td></tr></table>
<a href=/pad/html/2018-07/19/node_3.htm>第01版</a><a href=../18/node_3.htm>第01版：昨日</a><a href=node_5.htm>下一版</a>
"""


def _edition(body: str, *, source: str = PAGE) -> list[tuple[str, str]]:
    page = founder.parse_edition_page(NAVIGATION + body, source=source)
    return [(link.title, link.url.rsplit("/", 1)[-1]) for link in page.articles]


@pytest.mark.parametrize("name", ["jxrb-2017-10-09-pA01", "rmrb-2017-10-16-p01"])
def test_real_edition_page_gives_its_pages_and_own_articles(name: str) -> None:
    root = os.environ.get("DIBAO_EXTRA_PAGES")
    if not root:
        pytest.skip("DIBAO_EXTRA_PAGES names no folder with the saved pages")
    folder = Path(root) / "epaper" / "pages"
    gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
    content = (folder / f"{name}.html").read_bytes()
    html = decode(Fetched(source=gold["page_url"], content=content)).text
    page = founder.parse_edition_page(html, source=gold["page_url"])
    pages = [{"page_no": p.page_no, "page_name": p.page_name, "url": p.url} for p in page.pages]
    articles = [{"order": a.order, "title": a.title, "url": a.url} for a in page.articles]
    assert (pages, articles) == (gold["pages"], gold["articles"])
    assert founder.page_kind(html) == PageKind.EDITION_PAGE
    assert all(p.pdf_url for p in page.pages)


@pytest.mark.parametrize("day", ["2026-03-17", "2026-03-18"])
def test_sample_edition_is_read_whole(day: str) -> None:
    gold = json.loads((GOLD / f"{day}.gold.json").read_text("utf-8"))
    for expected in gold["pages"]:
        html = _read_sample(expected["url"])
        page = founder.parse_edition_page(html, source=expected["url"])
        assert [(p.page_no, p.page_name) for p in page.pages] == [
            (p["page_no"], p["page_name"]) for p in gold["pages"]
        ]
        assert (page.page_no, page.page_name, page.edition_date) == (
            expected["page_no"],
            expected["page_name"],
            date.fromisoformat(day),
        )
        urls = [a["url"] for a in gold["articles"] if a["page_no"] == expected["page_no"]]
        if expected["form"] == "epaper":
            assert [link.url for link in page.articles] == urls
        else:
            assert founder.find_page_text(html, source=expected["url"]) == f"{SITE}{expected['file']}"


@pytest.mark.parametrize("day", ["2026-03-17", "2026-03-18"])
def test_sample_article_pages_give_every_field(day: str) -> None:
    gold = json.loads((GOLD / f"{day}.gold.json").read_text("utf-8"))
    read = [article for article in gold["articles"] if article["content_no"]]
    assert len(read) >= 12
    for article in read:
        html = _read_sample(article["url"])
        page = founder.parse_article_page(html, source=article["url"])
        assert founder.page_kind(html) == PageKind.ARTICLE
        assert (page.headline, page.kicker, page.deck) == (
            article["title"],
            article["kicker"],
            article["deck"],
        )
        assert (page.content_no, page.page_no) == (article["content_no"], article["page_no"])
        assert [(s.heading, s.first_paragraph) for s in page.sections] == [
            (s["heading"], s["first_paragraph"]) for s in article["sections"]
        ]
        assert len(page.tables) == len(article["tables"])
        printed = "\n".join((*page.paragraphs, *page.captions))
        for text in (*article["body"], *article["captions"], *article["credits"]):
            assert text in printed


def _read_sample(url: str) -> str:
    path = SAMPLE / url.removeprefix(SITE)
    return decode(Fetched(source=url, content=path.read_bytes())).text


def test_a_page_listed_twice_counts_once_and_other_editions_not_at_all() -> None:
    page = founder.parse_edition_page(NAVIGATION, source=PAGE)
    assert [(p.page_no, p.page_name, p.url) for p in page.pages] == [
        ("01", "要闻", URL + "node_3.htm"),
        ("02", "综合", URL + "node_4.htm"),
    ]
    assert [p.pdf_url for p in page.pages] == [
        "http://paper.example/p/01.pdf",
        "http://paper.example/p/02.pdf",
    ]
    assert (page.page_no, page.page_name, page.edition_date) == ("02", "综合", date(2018, 7, 19))
    assert page.articles == ()


def test_saved_page_without_address_knows_itself_by_what_it_prints() -> None:
    html = NAVIGATION + "<td>第02版：<b>综合</b></td><td>2018 年 7 月 19 日</td>"
    page = founder.parse_edition_page(html, source="saved.html")
    assert (page.page_no, page.page_name, page.edition_date) == ("02", "综合", date(2018, 7, 19))


def test_blocks_that_list_other_pages_articles_are_not_this_pages() -> None:
    foreign = "".join(f"<li><a href=content_{n}.htm>别版{n}</a></li>" for n in (1, 91, 92, 93, 94))
    body = f"""<ul>{foreign}</ul><map name=pagepicmap><area href=content_2.htm><area href=content_1.htm></map>
    <ul class=main-ed-articlenav-list><li><a href=content_1.htm>甲</a><li><a href=content_2.htm>乙</a></ul>"""
    assert _edition(body) == [("别版1", "content_1.htm"), ("乙", "content_2.htm")]


def test_credit_lines_and_doubled_links_are_no_articles() -> None:
    body = """<ul><li><a href=content_1.htm?div=-1>两行<br>标题</a><li><a href=content_1.htm?div=0>两行标题</a>
    <li><a href=content_2.htm>本版责编：某某</a><li><a href="content_3.htm" title="很长的标题全文">很长的…</a>
    <li><a href=../18/content_9.htm>昨日</a><li><a href="javascript:void(0)">评论</a><li><a href="http://[">坏</a></ul>"""
    assert _edition(body) == [("两行标题", "content_1.htm"), ("很长的标题全文", "content_3.htm")]


def test_without_a_picture_map_the_skins_own_list_counts() -> None:
    body = """<ul class=main-ed-articlenav-list><li><a href=content_1.htm>甲</a><li><a href=content_2.htm>乙</a></ul>
    <div class=focus>今日关注 <a href=content_8.htm>别版</a><a href=content_9.htm>别版</a></div>"""
    assert _edition(body) == [("甲", "content_1.htm"), ("乙", "content_2.htm")]


def test_numbers_with_the_pages_own_node_keep_only_that_pages_articles() -> None:
    body = "<ul><li><a href=content_4_11.htm>本版</a><li><a href=content_7_12.htm>别版</a></ul>"
    assert _edition(body) == [("本版", "content_4_11.htm")]


def test_an_article_only_on_the_picture_map_is_kept() -> None:
    assert _edition("<map><area href=content_8.htm title=图上标题></map>") == [("图上标题", "content_8.htm")]


def test_a_page_without_page_list_is_a_changed_layout() -> None:
    with pytest.raises(LayoutError, match=r"node_4\.htm: expected a list of pages"):
        founder.parse_edition_page("<p>新版上线</p>", source=PAGE)


def test_fields_come_from_the_most_trusted_mark() -> None:
    html = """<td class=font02>皮肤引题</td><td class=font01><founder-title>标签<br>标题</founder-title></td>
    <td class=font02><!--<npm:article-subtitle>-->副题<!--</npm:article-subtitle>--></td>
    <founder-author></founder-author><div id=ozoom><founder-content><p>　　第一段。</p>散文<br>第二行
    <p>第三<script>x()</script>段。</founder-content></div>
    <!--enpproperty <founder-author>张三</founder-author><founder-pagenum>A02</founder-pagenum> /enpproperty-->"""
    page = founder.parse_article_page(f"<table><tr>{html}</tr></table>", source=URL + "content_7.htm?div=-1")
    assert (page.headline, page.kicker, page.deck, page.author) == ("标签 标题", "皮肤引题", "副题", "张三")
    assert page.paragraphs == ("第一段。", "散文", "第二行", "第三段。")
    assert (page.content_no, page.page_no, page.edition_date) == ("7", "A02", date(2018, 7, 19))
    assert dict(page.rules) == {
        "headline": "founder-title",
        "kicker": "td.font02",
        "deck": "npm",
        "author": "enpproperty",
        "body": "founder-content",
    }


def test_plain_skin_tells_kicker_and_deck_by_their_place() -> None:
    html = """<table><tr><td class=font02>引题</td></tr><tr><td class=font01>主题</td></tr>
    <tr><td class=font02>副题</td></tr></table><table id=newspic><tr><td><img></td></tr>
    <tr><td>图说 张三 摄</td></tr></table><div id=ozoom><p><b>小标题</b></p><p>正文</p>
    <table><tr><td>站</td><td>点</td></tr><tr><td>甲</td><td>6:00</td></tr></table></div>"""
    page = founder.parse_article_page(html, source=URL + "content_1.htm")
    assert (page.kicker, page.headline, page.deck) == ("引题", "主题", "副题")
    assert (page.captions, page.paragraphs) == (("图说 张三 摄",), ("正文",))
    assert page.tables == ((("站", "点"), ("甲", "6:00")),)
    assert [(s.heading, s.first_paragraph) for s in page.sections] == [("小标题", 0)]


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<h1>标题</h1>", "one article body"),
        (
            "<h1>标题</h1><founder-content>一</founder-content><founder-content>二</founder-content>",
            "found 2",
        ),
        ("<h1>标题</h1><founder-content> &nbsp; </founder-content>", "found an empty founder-content"),
        ("<div>" * 100_000, "open elements"),
    ],
)
def test_a_changed_article_page_is_named_and_never_an_empty_article(html: str, message: str) -> None:
    with pytest.raises(LayoutError, match=message):
        founder.parse_article_page(html, source=URL + "content_1.htm")


@pytest.mark.parametrize(
    "hostile",
    [
        "<table><tr><td>" * 2_000,
        "<b>" * 4_000,
        "<!--" * 200_000,
        "<a href=" * 4_000,
        '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>&a;',
        "<a href=node_3.htm>01</a>" * 3_000,
        "".join(f"<a href=content_{n}.htm>标题</a>" for n in range(5_000)),
    ],
    ids=["tables", "bold", "comments", "attributes", "entities", "pages", "articles"],
)
def test_hostile_markup_keeps_the_article_and_ends(hostile: str) -> None:
    html = f"<h1>标题</h1><founder-content>正文</founder-content>{NAVIGATION}{hostile}"
    assert founder.parse_article_page(html, source=PAGE).paragraphs == ("正文",)
    inside = f"<h1>标题</h1><founder-content>正文{hostile}"
    assert founder.parse_article_page(inside, source=PAGE).paragraphs[0].startswith("正文")
    assert len(founder.parse_edition_page(html, source=PAGE).pages) == 2


@pytest.mark.parametrize(
    ("html", "target"),
    [
        (
            '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2026-09/27/node_1.htm?v=1">',
            "html/2026-09/27/node_1.htm?v=1",
        ),
        (
            "<meta http-equiv=refresh content='0;url=html/2026-09/27/node_1.htm'>",
            "html/2026-09/27/node_1.htm",
        ),
        ("<script>window.location.href='html/2026-09/27/node_1.htm';</script>", "html/2026-09/27/node_1.htm"),
        ("<!-- <meta http-equiv=refresh content='0;url=old.htm'> -->", None),
    ],
)
def test_entry_page_forwards_to_the_current_edition(html: str, target: str | None) -> None:
    found = founder.find_entry(html, source="http://zjrb.example/paperindex.htm")
    assert found == (target and f"http://zjrb.example/{target}")


def test_families_are_told_by_their_links() -> None:
    assert recognise("<a href=node_3.htm>") == "B"
    assert recognise("<a href=nbs.D110000renmrb_01.htm>") == "B2"
    assert recognise("<a href=/pc/layout/202412/01/node_01.html>") is None
    assert FAMILIES["B2"].find_entry("<p>", source=URL) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "<td>",
                "<table>",
                "</table>",
                "<br>",
                "涧西区",
                "&#30;",
                "<!--",
                "-->",
                " \n",
            ]
        )
    )
)
def test_no_markup_makes_up_text(parts: list[str]) -> None:
    html = f"<h1>题</h1><founder-content>文{''.join(parts)}"
    page = founder.parse_article_page(html, source=PAGE)
    cells = [cell for table in page.tables for row in table for cell in row]
    text = "".join((*page.paragraphs, *cells, *(section.heading for section in page.sections)))
    assert set(text) - set("文涧西区 <!->") == set()
    assert text.count("涧西区") <= parts.count("涧西区")
