"""Edition pages of Founder's e-papers in every known skin: pages once, own articles only, whatever else is linked."""

from datetime import date

import pytest

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage
from ingest.parse.platforms import PageKind, founder, recognise
from ingest.parse.platforms.founder_labels import parse_label

A = "http://paper.example/xcrb/pc/layout/202607/18/"
A_CONTENT = "http://paper.example/xcrb/pc/content/202607/18/"
B = "http://paper.example/html/2026-07/18/"
HEAD = '<div id="paperdate">2026年07月18日</div><span id="layout">第02版：<b>综合</b></span>'
NEWS = """<li class="clearfix"><a href="../../../content/202607/18/content_21.html">渠水来了</a></li>
<li class="clearfix"><a href="../../../content/202607/18/content_22.html">编辑：齐某</a></li>
<li class="clearfix"><a href="../../../content/202607/18/content_23.html">桥通了</a></li>"""
NAVIGATIONS = {
    "#list": '<ul id="list"><li><a href="node_01.html">第01版 要闻</a></li><li>'
    '<a href="node_02.html">第02版 综合</a></li></ul>',
    "swiper": """<div class="swiper-container"><div class="swiper-slide"><a href="node_01.html">01版：要闻</a></div>
    <div class="swiper-slide"><a href="node_02.html">02版：综合</a></div></div>""",
    "nav-list": """<div class="nav-list"><ul><li><a class="btn btn-block" href="node_01.html">第01版：要闻</a>
    <a class="pdf"
    href="../../../att/1.pdf"></a></li><li><a class="btn btn-block" href="node_02.html">第02版：综合</a><a class="pdf"
    href="../../../att/2.pdf"></a></li></ul></div>""",
    "layoutlist": """<ul id="layoutlist"><li class="posRelative"><a href="node_01.html">第01版：要闻</a></li>
    <li class="posRelative"><a href="node_02.html">第02版：综合</a></li></ul>""",
    "Chunkiconlist": """<div class="Chunkiconlist"><p><a href="node_01.html">01版：要闻</a>
    <a href="../../../att/1.pdf">PDF</a></p>
    <p><a href="node_02.html">02版：综合</a><a href="../../../att/2.pdf">PDF</a></p></div>""",
    "names alone": '<ul id="layoutlist"><li><a href="node_01.html">要闻</a></li><li>'
    '<a href="node_02.html">综合</a></li></ul>',
}
LISTS = {
    "articlelist": f'<ul id="articlelist">{NEWS}</ul>',
    "news-list": f'<ul class="news-list">{NEWS}</ul>',
    "newslist": '<div class="newslist"><ul>'
    + NEWS.replace("<a ", "<h3><a ").replace("</a>", "</a></h3><p>提要</p>")
    + "</ul></div>",
    "resultList": "<ul>"
    + NEWS.replace('"clearfix"', '"resultList"')
    .replace('html">', 'html"><h4>')
    .replace("</a>", "</h4><p>提要</p></a>")
    + "</ul>",
}


def read(html: str, source: str) -> EditionPage:
    assert founder.page_kind(html, source=source) == PageKind.EDITION_PAGE
    return founder.parse_edition_page(html, source=source)


@pytest.mark.parametrize("navigation", NAVIGATIONS)
@pytest.mark.parametrize("articles", LISTS)
def test_every_skin_of_the_newer_papers_gives_the_same_edition(navigation: str, articles: str) -> None:
    html = f'<html><body class="amucsite">{HEAD}{NAVIGATIONS[navigation]}{LISTS[articles]}</body></html>'
    page = read(html, f"{A}node_02.html")
    assert recognise(html) == "A"
    assert [(p.page_no, p.page_name, p.url) for p in page.pages] == [
        ("01", "要闻", f"{A}node_01.html"),
        ("02", "综合", f"{A}node_02.html"),
    ]
    assert [(a.order, a.title, a.url) for a in page.articles] == [
        (1, "渠水来了", f"{A_CONTENT}content_21.html"),
        (2, "桥通了", f"{A_CONTENT}content_23.html"),
    ]
    assert (page.page_no, page.page_name, page.edition_date) == ("02", "综合", date(2026, 7, 18))


@pytest.mark.parametrize(
    ("page", "article", "page_no"),
    [
        ("pc/col/202607/18/col01.html", "pc/con/202607/18/content_7.html", "01"),
        ("pc/column/202607/18/node_A01.html", "pc/content/202607/18/content_7.html", "A01"),
        ("paper/layout/202607/18/node_rb03.html", "paper/c/202607/18/c7.html", "RB03"),
        ("PC/layout/202607/18/lA01.html", "PC/content/202607/18/c7.html", "A01"),
        ("html/202607/18/n_01.html", "html/202607/18/content_7.html", "01"),
        ("pc/202607/18/node_001.html", "pc/cont/202607/18/content_7.html", "001"),
        ("epaper/2026-07/18/node_1.html", "epaper/2026-07/18/content_7.html", "01"),
        ("xx/html/2026-07/18/node_2354.htm", "xx/html/2026-07/18/content_7.htm", "03"),
    ],
)
def test_every_word_and_date_form_of_the_addresses_is_followed(page: str, article: str, page_no: str) -> None:
    root = "http://paper.example/"
    html = (
        f'{HEAD}<ul id=layoutlist><li><a href="/{page}">第{page_no}版：要闻</a></ul>'
        f'<ul id=articlelist><li><a href="/{article}">甲</a></ul>'
    )
    found = read(html, root + page)
    assert [(p.page_no, p.url) for p in found.pages] == [(page_no, root + page)]
    assert [a.url for a in found.articles] == [root + article]
    assert founder.dated_address(root + page, date(2026, 8, 2)) == root + page.replace("07/18", "08/02")
    assert founder.page_kind("<p>改版</p>", source=root + article) == PageKind.ARTICLE


def test_an_index_leads_to_the_first_page_of_the_current_edition() -> None:
    html = NAVIGATIONS["#list"].replace('"node_', '"202607/18/node_')
    source = "http://paper.example/xcrb/pc/layout/index.html"
    assert founder.page_kind(html, source=source) == PageKind.ENTRY
    assert founder.find_entry(html, source=source) == f"{A}node_01.html"


def test_a_forward_to_the_phones_edition_is_not_followed() -> None:
    phone, computer = "location.href='/wap/index.html'", "location.href='/pc/layout/202607/18/node_01.html'"
    html = f"<script>if (phone) {phone}; else {computer}</script>"
    assert (
        founder.find_entry(html, source="http://paper.example/")
        == "http://paper.example/pc/layout/202607/18/node_01.html"
    )


def test_the_pad_edition_and_other_papers_on_the_host_are_left_out() -> None:
    html = (
        HEAD
        + NAVIGATIONS["swiper"]
        + LISTS["articlelist"]
        + """<a href="/xcrb/pad/layout/202607/18/node_01.html">01版：手机版</a>
    <a href="/xcwb/pc/layout/202607/18/node_03.html">03版：晚报</a>
    <ul class="news-list"><li><a href="/xcwb/pc/content/202607/18/content_99.html">晚报的稿件</a></ul>
    <a href="../17/node_01.html">01版：昨日</a>"""
    )
    page = read(html, f"{A}node_02.html")
    assert [p.page_no for p in page.pages] == ["01", "02"]
    assert [a.title for a in page.articles] == ["渠水来了", "桥通了"]


def test_a_saved_page_without_its_address_still_tells_its_edition() -> None:
    html = HEAD + NAVIGATIONS["swiper"] + LISTS["articlelist"]
    html += '<a href="http://paper.example/xcrb/pad/layout/202607/18/node_01.html">手机版</a>'
    page = read(html, "/home/reader/saved.html")
    assert (page.page_no, page.edition_date, len(page.pages), len(page.articles)) == (
        "02",
        date(2026, 7, 18),
        2,
        2,
    )


@pytest.mark.parametrize(
    "pdf",
    [
        '<p class="right btn"><a href="../../../attachement/202607/18/ab.pdf" download="x.pdf">PDF下载</a></p>',
        '<!-- <p id="pdfUrl" style="display:none">../../../attachement/202607/18/ab.pdf</p> -->',
    ],
)
def test_the_pdf_of_the_page_one_is_on_is_found_beside_it_or_hidden(pdf: str) -> None:
    page = read(HEAD + NAVIGATIONS["swiper"] + LISTS["news-list"] + pdf, f"{A}node_02.html")
    assert [p.pdf_url for p in page.pages] == [
        None,
        "http://paper.example/xcrb/pc/attachement/202607/18/ab.pdf",
    ]


def test_a_tree_of_the_whole_edition_gives_every_page_its_articles() -> None:
    def block(page: int, *titles: str) -> str:
        items = "".join(
            f'<dd><a href="../../../content/202607/18/content_{page}{n}.html">{title}</a></dd>'
            for n, title in enumerate(titles)
        )
        return f'<dl><dt><a href="node_A0{page}.html">A0{page}版：第{page}</a></dt>{items}</dl>'

    html = f'<div id="webtree">{block(1, "甲", "乙")}{block(2, "丙", "责编：某")}{block(3)}</div>'
    page = read(html, f"{A}node_A01.html")
    titles = [[article.title for article in p.articles or ()] for p in page.pages]
    assert titles == [["甲", "乙"], ["丙"], []]
    assert [a.title for a in page.articles] == ["甲", "乙"]


def test_an_old_edition_under_a_new_address_shows_its_own_date() -> None:
    stale = "<td>2026年7月17日 星期五</td><a id=pageLink href=node_2.htm>第01版：要闻</a><map name=pagepicmap></map>"
    assert read(stale, f"{B}node_2.htm").edition_date == date(2026, 7, 17)
    listed = stale.replace("2026年7月17日 星期五", '<span class="date">2026-07-17 08:30</span>')
    assert read(listed, f"{B}node_2.htm").edition_date == date(2026, 7, 18)
    founded = stale.replace("2026年7月17日 星期五", "1949年7月1日创刊")
    assert read(founded, f"{B}node_2.htm").edition_date == date(2026, 7, 18)


CLASSIC = """<table id="bmdhTable"><tbody><tr><td class="default">
    <a id=pageLink href=./node_3.htm>第1版：要闻</a></td>
<td><a href=../../1/2026-07/18/1/1_pdf.pdf>PDF</a></td></tr><tr><td class="default">
    <a id=pageLink href=node_4.htm>第2版：综合</a></td>
<td><a href=../../1/2026-07/18/2/2_pdf.pdf>PDF</a></td></tr><tr><td>
    <a id=pageLink href=node_6.htm>第4版：副刊</a></td></tr></tbody></table>"""
MAP = """<MAP NAME="pagepicmap"><Area coords="2,9" shape="polygon" href="content_14.htm?div=0"><Area coords="2,9"
href="content_14.htm?div=-1"><Area coords="5,7" href="content_12.htm"></MAP><img USEMAP=#pagepicmap>"""
OWN = """<ul class="list01"><li><a href=content_12.htm><div id=mp12>头条</div></a></li><li><a href=content_14.htm><div
id=mp14>二条</div></a></li></ul>"""


def test_next_page_links_above_the_list_do_not_change_the_order_and_gaps_stay() -> None:
    html = f"<a class=preart href=node_4.htm>第2版：综合</a>{CLASSIC}{MAP}{OWN}<a href=node_4.htm>下一版</a>"
    page = read(html, f"{B}node_3.htm")
    assert [(p.page_no, p.url[-10:]) for p in page.pages] == [
        ("01", "node_3.htm"),
        ("02", "node_4.htm"),
        ("04", "node_6.htm"),
    ]
    assert [p.pdf_url and p.pdf_url[-9:] for p in page.pages] == ["1_pdf.pdf", "2_pdf.pdf", None]
    assert [a.title for a in page.articles] == ["头条", "二条"]


def test_a_list_of_the_whole_editions_titles_adds_nothing_to_the_page() -> None:
    whole = "".join(f"<td><a href=content_{n}.htm>稿{n}</a></td>" for n in (12, 14, 31))
    page = read(f"<table><tr>{whole}</tr></table>{CLASSIC}{MAP}{OWN}", f"{B}node_3.htm")
    assert [a.url[-14:] for a in page.articles] == ["content_12.htm", "content_14.htm"]


@pytest.mark.parametrize(
    "own", ['<map name="pagepicmap"></map>', '<ul class="main-ed-articlenav-list"></ul>']
)
def test_a_page_of_one_advertisement_has_no_articles_though_others_are_linked(own: str) -> None:
    focus = "今日关注<ul><li><a href=content_31.htm>别版一</a><li><a href=content_32.htm>别版二</a></ul>"
    assert read(f"{CLASSIC}{own}{focus}", f"{B}node_6.htm").articles == ()


def test_a_page_without_articles_takes_none_that_are_named_after_other_pages() -> None:
    html = """<a href=node_1852.htm>01版：要闻</a><a href=node_1853.htm>02版：广告</a>
    <a href=node_1854.htm>03版：县区</a>
    <div><a href=content_1852_1762879.htm>渠水来了</a><a href=content_1854_1762880.htm>桥通了</a></div>"""
    assert read(html, B + "node_1853.htm").articles == ()
    assert [link.title for link in read(html, B + "node_1854.htm").articles] == ["桥通了"]


def test_pdfs_that_follow_their_pages_one_by_one_are_theirs_whatever_stands_around_them() -> None:
    row = "<div><a href=node_{n}.htm>0{n}版：要闻</a></div><div><a href=/page/0{n}/{n}.pdf>PDF</a></div>"
    page = read(row.format(n=3) + row.format(n=4) + row.format(n=6), B + "node_4.htm")
    assert [(link.page_no, (link.pdf_url or "")[-5:]) for link in page.pages] == [
        ("03", "3.pdf"),
        ("04", "4.pdf"),
        ("06", "6.pdf"),
    ]


def test_advertisements_and_who_edited_the_page_are_no_articles() -> None:
    titles = (
        "要闻一则",
        "公益广告",
        "广告",
        "责编：张某 美编：李某",
        "本版编辑 王某",
        "□ 责任编辑 赵某",
        "编辑部的故事",
        "广告法十年",
    )
    items = "".join(f"<li><a href=content_{n}.htm>{title}</a>" for n, title in enumerate(titles))
    page = read(f"{CLASSIC}<ul class=ul02_l>{items}</ul>", f"{B}node_3.htm")
    assert [a.title for a in page.articles] == ["要闻一则", "编辑部的故事", "广告法十年"]


def test_the_navigation_of_the_zhejiang_skin_keeps_its_pdf_in_an_attribute() -> None:
    html = """<div class="main-ednav-nav"><dl><dt><a id="pageLink" href="node_18.htm">01版：要闻</a></dt><dd><img><img
    filepath="../../../resfile/1.pdf"></dd></dl><dl><dt><a id="pageLink" href="node_19.htm">02版：综合</a></dt>
    <dd><img
    filepath="../../../resfile/2.pdf"></dd></dl></div><ul class="main-ed-articlenav-list"><li>
    <a href="content_1.htm?div=-1">甲</a></ul>"""
    page = read(html, f"{B}node_19.htm")
    assert [(p.page_no, p.pdf_url) for p in page.pages] == [
        ("01", "http://paper.example/resfile/1.pdf"),
        ("02", "http://paper.example/resfile/2.pdf"),
    ]
    assert [a.url for a in page.articles] == [f"{B}content_1.htm"]


def test_a_catalogue_of_pages_with_articles_in_the_same_folder_is_read() -> None:
    root = "http://paper.example/epaper/2026-08/19/"
    html = """<ul class="layout-catalogue-list"><li class="layout-catalogue-item">
    <a href="./node_1.html">01版：要闻</a><a class="pdf"
    href="/pdf/1.pdf"></a></li><li class="layout-catalogue-item"><a href="./node_2.html">02版：综合</a></li></ul>
    <ul class="news-list"><li class="news-item"><a href="content_5.html">甲</a></li></ul>"""
    page = read(html, f"{root}node_1.html")
    assert [(p.page_no, p.url, p.pdf_url) for p in page.pages] == [
        ("01", f"{root}node_1.html", "http://paper.example/pdf/1.pdf"),
        ("02", f"{root}node_2.html", None),
    ]
    assert [a.url for a in page.articles] == [f"{root}content_5.html"]


@pytest.mark.parametrize(
    ("text", "page_no", "name"),
    [
        ("第01版：要闻", "01", "要闻"),
        ("第01版 要闻", "01", "要闻"),
        ("01版：要闻", "01", "要闻"),
        ("第A01版：头版", "A01", "头版"),
        ("A01： 头版", "A01", "头版"),
        ("(GA01) 封面", "GA01", "封面"),
        ("第 05 版", "05", None),
        ("00001", "01", None),
        ("0607", "06", None),
        ("第06-07版：跨版", "06", "跨版"),
        ("第01版：要闻 [PDF]", "01", "要闻"),
        ("第1版　　　要闻", "01", "要闻"),
    ],
)
def test_a_pages_label_is_read_in_every_way_it_is_printed(text: str, page_no: str, name: str | None) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.page_no, label.page_name) == (page_no, name)


@pytest.mark.parametrize("text", ["下一版", "2026年7月18日", "返回首页", "2026", "7月18日", ""])
def test_other_links_are_no_labels(text: str) -> None:
    assert parse_label(text) is None


def test_other_families_pages_are_not_taken_for_founders() -> None:
    joyhua = "<a href=/xc/20260718/html/page_01.htm><a href=content_20260718001002.htm>甲</a>"
    assert founder.recognise(joyhua) is None
    assert founder.recognise('<a href="Page01NU.htm"><a href="Articel01002MT.htm">第01版</a>') is None
    assert founder.recognise('<a href="/shtml/xcrb/20260718/v01.shtml">第01版：要闻</a>') is None
    assert founder.recognise('<a href="/news/2026-07-18/content_123.htm">一条新闻</a>') is None


@pytest.mark.parametrize("source", [f"{B}node_3.htm", f"{A}node_01.html"])
def test_a_page_that_lists_no_pages_any_more_is_an_error_that_names_it(source: str) -> None:
    assert founder.page_kind("<h1>新版上线</h1>", source=source) == PageKind.EDITION_PAGE
    with pytest.raises(LayoutError, match=r"node_0?[13]\.html?: expected a list of pages .*a#pageLink"):
        founder.parse_edition_page("<h1>新版上线</h1>", source=source)
