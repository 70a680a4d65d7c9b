"""E-papers with a folder for each day (families C to G): what a reader of the site sees is what comes out."""

from datetime import date

import pytest

from ingest.domain.errors import LayoutError
from ingest.domain.page import EditionPage
from ingest.parse.platforms import FAMILIES, ArticlePage, PageKind, recognise

C = "http://paper.example/dzrb/content/20260317/"
D = "http://szb.example/zmdrb/20260317/html/"
E = "http://paper.example/Html/2026-03-17/"
E2 = "https://szb.example/Html/szbz/20260317/"
F = "http://epaper.example/shtml/lcrb/20260317/"
G = "http://szb.example/epaper/lcrb/html/2026/03/17/"
DAY = date(2026, 3, 17)


def edition(family: str, html: str, source: str) -> EditionPage:
    assert FAMILIES[family].page_kind(html, source=source) == PageKind.EDITION_PAGE
    assert recognise(html, source=source) == family
    return FAMILIES[family].parse_edition_page(html, source=source)


def article(family: str, html: str, source: str) -> ArticlePage:
    assert FAMILIES[family].page_kind(html, source=source) == PageKind.ARTICLE
    assert recognise(html, source=source) == family
    return FAMILIES[family].parse_article_page(html, source=source)


def pages_of(page: EditionPage) -> list[tuple[str, str | None, str]]:
    return [(link.page_no, link.page_name, link.url.rpartition("/")[2]) for link in page.pages]


def articles_of(page: EditionPage) -> list[tuple[str, str]]:
    return [(link.title, link.url.rpartition("/")[2]) for link in page.articles]


def test_c_a_page_linked_by_number_and_by_name_is_one_and_the_next_pages_link_names_none() -> None:
    html = """<li class=banci><a href=Page02NU.htm>下一版</a>
    <LI class=banci>[<SPAN><A href="Page01NU.htm">01</A></SPAN>]:<A href="Page01NU.htm">头版</A>
    <LI class=banci>[<SPAN><A href="Page02NU.htm">02</A></SPAN>]:<A href="Page02NU.htm">要闻</A>
    <a href="../20260316/Page01NU.htm">[01] 昨日</a><div>2026年3月17日 星期二</div>
    <UL id=newslist><LI><A href="Articel01002MT.htm">两行<br>标题</A><LI><A href="Articel01003MT.htm">责编：某某</A>
    <LI><A href="Articel02002MT.htm">今日看点：别版</A></UL>
    <map><area href="Articel01002MT.htm"><area href="Articel01004MT.htm" title="图上的"></map>"""
    page = edition("C", html, C + "Page01NU.htm")
    assert pages_of(page) == [("01", "头版", "Page01NU.htm"), ("02", "要闻", "Page02NU.htm")]
    assert articles_of(page) == [("两行标题", "Articel01002MT.htm"), ("图上的", "Articel01004MT.htm")]
    assert (page.page_no, page.page_name, page.edition_date) == ("01", "头版", DAY)


def test_c_one_response_names_the_articles_of_the_whole_edition() -> None:
    html = """<div class="listdaohang">
    <h4><a href="../../PDF/01.pdf"><img></a><a href="Page01BC.htm">01版：要闻 </a></h4>
    <ul><li><a daoxiang="Articel01002NR.htm">甲</a><li><a daoxiang="Articel01003NR.htm">乙</a></ul>
    <h4><a href="../../PDF/02.pdf"><img></a><a href="Page02BC.htm">02版：文化 </a></h4>
    <ul><li><a daoxiang="Articel02002NR.htm">丙</a></ul>
    <h4><a href="Page03BC.htm">03版：广告</a></h4><ul></ul></div>"""
    page = edition("C", html, C + "Page01BC.htm")
    listed = [[one.title for one in link.articles or ()] for link in page.pages]
    assert listed == [["甲", "乙"], ["丙"], []]
    assert [link.pdf_url for link in page.pages] == [
        "http://paper.example/dzrb/PDF/01.pdf",
        "http://paper.example/dzrb/PDF/02.pdf",
        None,
    ]
    assert articles_of(page) == [("甲", "Articel01002NR.htm"), ("乙", "Articel01003NR.htm")]


def test_c_links_over_the_picture_keep_address_and_title_in_attributes_of_their_own() -> None:
    html = """<ul class="gebanlist showbox"><li><a href="PageA01RZ.htm">A01版：头版</a>
    <li><a href=PageA02RZ.htm>A02版：城事</a></ul><div class="newslisttit flexnn"><em><a href=../../p/A02.pdf>PDF</a></em></div>
    <div id="mylink"><a class="overlink" alt="ArticelA02001SP.htm" neirong="热区标题"></a></div>"""
    page = edition("C", html, C + "PageA02RZ.htm")
    assert articles_of(page) == [("热区标题", "ArticelA02001SP.htm")]
    assert [link.pdf_url for link in page.pages] == [None, "http://paper.example/dzrb/p/A02.pdf"]


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ("<META HTTP-EQUIV='REFRESH' CONTENT='0; URL=20260317/IssueIndex.htm'>", "20260317/IssueIndex.htm"),
        ("<META HTTP-EQUIV='REFRESH' CONTENT='0; URL=Page01NU.htm'>", "Page01NU.htm"),
    ],
)
def test_c_entry_forwards_twice(html: str, target: str) -> None:
    platform, source = FAMILIES["C"], "http://paper.example/dzrb/content/PaperIndex.htm"
    assert platform.page_kind(html, source=source) == PageKind.ENTRY
    assert platform.find_entry(html, source=source) == f"http://paper.example/dzrb/content/{target}"


@pytest.mark.parametrize(
    "html",
    [
        """<div class=neirong><h3>引题</h3><h2>主题<br>第二行</h2><h4>副题</h4><span id=imagelist><a><img></a><p>图说 张三 摄
        </p></span><span id=contenttext>　　第一段。<br>　　<b>小标题</b><br>　　第二段。</span></div>""",
        """<div class=bggray><div class=margin15><h3>引题</h3><h2>主题<br>第二行</h2><h4>副题</h4><div class=contenttext>
        <table><tr><td><img></td></tr><tr><td>图说 张三 摄</td></tr></table><p>第一段。</p><p><b>小标题</b></p><p>第二段。
        </p></div></div></div>""",
    ],
    ids=["neirong", "margin15"],
)
def test_c_article_gives_every_field_in_each_skin(html: str) -> None:
    navigation = "<li class=banci><a href=Page01NU.htm>01</a>：<a href=Page01NU.htm>头版</a>"
    page = article("C", navigation + html, C + "Articel01002MT.htm?x=1")
    assert (page.kicker, page.headline, page.deck) == ("引题", "主题 第二行", "副题")
    assert (page.paragraphs, page.captions) == (("第一段。", "第二段。"), ("图说 张三 摄",))
    assert [(one.heading, one.first_paragraph) for one in page.sections] == [("小标题", 1)]
    assert (page.content_no, page.page_no, page.page_name, page.edition_date) == ("01002", "01", "头版", DAY)


def test_c_the_whole_text_is_read_where_the_shown_one_is_cut_into_screens() -> None:
    html = """<span align=center><strong>标题</strong></span><span id=contenttext>第一屏</span>
    <span id=oldcontenttext style="display:none">第一屏<br>第二屏</span>"""
    page = article("C", html, C + "Articel02001TB.htm")
    assert page.paragraphs == ("第一屏", "第二屏")
    assert dict(page.rules) == {"headline": "span[align=center] strong", "body": "#oldcontenttext"}


def test_d_index_is_a_page_too_and_numbers_come_from_labels() -> None:
    html = """<div id=breakNewsList1><div class=bmml_con_div><a class=bmml_con_div_name href=index.htm>第01版：要闻</a>
    <a class=bmml_con_div_pic href=../../../p/01.pdf></a></div><div class=bmml_con_div><a class=bmml_con_div_name
    href=page_01.htm>第02版：综合</a><a class=bmml_con_div_pic href=../../../p/02.pdf></a></div></div>
    <div class=b_bot>第02版：综合</div><div class=bmdh_con_div><a class=bmdh_con_a href=content_20260317002001.htm>甲</a>
    <a class=bmdh_con_a href=content_20260317002002.htm>乙</a></div><a href=content_20260317001001.htm>别版</a>"""
    page = edition("D", html, D + "page_01.htm")
    assert pages_of(page) == [("01", "要闻", "index.htm"), ("02", "综合", "page_01.htm")]
    assert page.pages[1].pdf_url == "http://szb.example/p/02.pdf"
    assert [title for title, _ in articles_of(page)] == ["甲", "乙"]
    assert (page.page_no, page.edition_date) == ("02", DAY)


def test_d_names_that_carry_the_page_file_keep_only_its_articles() -> None:
    html = """<div class=bmml_con_div><a class=bmml-tit href=index.htm>A01：头版</a></div><div class=bmml_con_div>
    <a class=bmml-tit href=page_01.htm>A02：综合</a></div><div class=paper-title-list><p><a href=index_content_000.htm>甲</a>
    </p><p><a href=page_01_content_000.htm>别版</a></p></div>"""
    page = edition("D", html, D + "index.htm")
    assert articles_of(page) == [("甲", "index_content_000.htm")]
    assert page.page_no == "A01"


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        (
            "page_01.htm",
            [("01", "index.htm"), ("02", "page_01.htm"), ("03", "page_02.htm"), ("04", "page_03.htm")],
        ),
        ("page_02.htm", [("01", "index.htm"), ("02", "page_02.htm"), ("03", "page_03.htm")]),
    ],
)
def test_d_pages_are_counted_where_only_first_next_and_last_are_linked(
    following: str, expected: list[tuple[str, str]]
) -> None:
    html = f"""<div class=b_bot>第01版：要闻</div><div class=page_bottom><a href=index.htm>首版</a><a>上一版</a>
    <a href={following}>下一版</a><a href=page_03.htm>末版</a></div><a class=bmdh_con_a href=content_20260317001001.htm>甲</a>"""
    page = edition("D", html, D + "index.htm")
    assert [(no, file) for no, _, file in pages_of(page)] == expected
    assert (page.page_name, len(page.articles)) == ("要闻", 1)


def test_d_body_of_bare_lines_gives_a_paragraph_each() -> None:
    html = """<div class=bmnr_con><div class=bmnr_con_yinti>引题</div><div class=bmnr_con_biaoti>主题<br>第二行</div>
    <div class=bmnr_con_futi></div><div class=bmnr_con_con><div id=zoom><img src=a.jpg> 图说<br>　　第一段，<br>
    　　第二段。<table><tr><td>站</td><td>点</td></tr><tr><td>甲</td><td>6:00</td></tr></table></div></div></div>
    <div class=b_bot>第04版：民生</div><a href=content_20260317004001.htm>上一篇</a>"""
    page = article("D", html, D + "content_20260317004008.htm")
    assert (page.kicker, page.headline, page.deck) == ("引题", "主题 第二行", None)
    assert (page.paragraphs, page.captions) == (("第一段，", "第二段。"), ("图说",))
    assert page.tables == ((("站", "点"), ("甲", "6:00")),)
    assert (page.content_no, page.page_no, page.page_name) == ("20260317004008", "04", "民生")


def test_e_most_read_articles_of_the_same_folder_are_not_this_pages() -> None:
    html = """<div id=bancilist><ul><li><a href=Qpaper.html>01版：要闻</a><li><a href=Qpaper_43259.html>02版：教育</a>
    <li><a href=../2026-03-16/Qpaper.html>上一期</a></ul></div><div id=doclist><ul><li><a href=214347.html>·甲</a></ul></div>
    <table><tr><td><a href=214350.html>·热门</a></td><td>[96]</td></tr></table><p>发刊日期：2026年3月17日</p>"""
    page = edition("E", html, E + "Qpaper_43259.html")
    assert pages_of(page) == [("01", "要闻", "Qpaper.html"), ("02", "教育", "Qpaper_43259.html")]
    assert (articles_of(page), page.page_no, page.edition_date) == ([("甲", "214347.html")], "02", DAY)


def test_e_author_is_told_from_what_else_stands_in_its_line() -> None:
    html = """<a href=Qpaper.html>01版：要闻</a><div class=papertitle>标题</div><div class=property>2026年3月17日　作者：俞若溪 丁博远　
    浏览次数：8</div><div id=content><p>正文。</p><p>上一篇 下一篇</p></div>"""
    page = article("E", html, E + "214347.html")
    assert (page.headline, page.author, page.paragraphs) == ("标题", "俞若溪 丁博远", ("正文。",))


def test_e2_links_in_scripts_are_followed_whatever_their_capitals() -> None:
    html = """<div class=Paper><table><tr><td class=info3 onclick="javascript:window.open('/html/szbz/20260317/szbzA1.Html',
    '_self');"><a>第A1版：要闻</a></td></tr><tr><td class=info3 onclick="javascript:window.open('szbzA2.Html','_self');"><a
    href=#>第A2版：副刊</a></td></tr></table></div><div class=PaperB><table><tr><td onclick="javascript:window.open(
    '../../../Html/szbz/20260317/szbz86304.Html','_self');"><a>甲</a></td></tr></table></div>"""
    page = edition("E2", html, E2 + "Index.Html")
    assert pages_of(page) == [("A1", "要闻", "szbzA1.Html"), ("A2", "副刊", "szbzA2.Html")]
    assert page.articles[0].url == E2 + "szbz86304.Html"
    assert (page.page_no, page.edition_date) == ("A1", DAY)


def test_e2_article_is_read_in_the_oldest_skin() -> None:
    html = """<table><tr><td height=40>标题</td></tr></table><div id=copytext><div id=ozoom><p>正文。</p></div></div>"""
    page = article("E2", html, E2 + "szbz86304.Html")
    assert (page.headline, page.paragraphs, page.content_no) == ("标题", ("正文。",), "86304")


@pytest.mark.parametrize(
    "html",
    [
        """<ul class=conRList><li><a href=/shtml/lcrb/20260317/v01.shtml>第01版：要闻</a><li><a
        href=/shtml/lcrb/20260317/v02.shtml>第02版：综合</a></ul><ul class=conMItemList><li><a
        href=/shtml/lcrb/20260317/335337.shtml title="很长的标题全文">很长的…</a></ul><a
        href=/shtml/lcrb/20260316/v01.shtml>第01版：昨日</a>""",
        """<div class=pageNav><ul><li><a onclick="gourl('/shtml/lcrb/20260317/v01.shtml','_top')">第01版：要闻</a><li><a
        onclick="gourl('/shtml/lcrb/20260317/v02.shtml', '_top')">第02版：综合</a></ul></div><div class=titleNav><ul><li><a
        onclick="gourl('/shtml/lcrb/20260317/335337.shtml','_top')">很长的标题全文</a></ul></div>""",
        """<div id=scrollDiv><ul><li><a href=v01.shtml>01：要闻</a><li><a href=v02.shtml>02：综合</a></ul></div>
        <dl class=Rcon><dd><a href=335337.shtml>·很长的标题全文</a></dl><div class=hot><a href=335399.shtml>别版</a></div>""",
        """<table><tr><td class=info3 onclick="javascript:window.open('/shtml/lcrb/20260317/v01.shtml','_self');"><a>第1版 要闻
        </a></td></tr><tr><td class=info3 onclick="javascript:window.open('/shtml/lcrb/20260317/v02.shtml','_self');"><a>第2版
        综合</a></td></tr></table><table><tr><td class=info1 onclick="javascript:window.open('335337.shtml','_self');"><a>
        很长的标题全文</a></td></tr></table>""",
    ],
    ids=["conRList", "gourl", "scrollDiv", "info3"],
)
def test_f_pages_and_own_articles_in_each_skin(html: str) -> None:
    page = edition("F", html, F + "v02.shtml")
    assert pages_of(page) == [("01", "要闻", "v01.shtml"), ("02", "综合", "v02.shtml")]
    assert articles_of(page) == [("很长的标题全文", "335337.shtml")]
    assert (page.page_no, page.page_name, page.edition_date) == ("02", "综合", DAY)


@pytest.mark.parametrize(
    "html",
    [
        """<h2 class=detConTit>标题</h2><div class=detPic><img><p>图说</p></div><div class=details><p class=detail-text>第一段。
        <p class=detail-text>第二段。</div>""",
        """<div id=DivDisplay><div class=f-14>引题</div><div class=f-20><strong>标题</strong></div><div class=f-14>副题</div>
        <div class="f-14 height-25"><p><img>图说</p><p>第一段。</p><p>第二段。</p></div></div>""",
        """<div class=detailCon><h1>标题</h1><div id=article_img_marquee><img>图说</div><div id=content_div><p align=left>
        <font>第一段。</font></p><p align=left><font>第二段。</font></p></div></div>""",
        """<div class=atitle><h1>标题</h1></div><div id=NewsPic><img>图说</div><div class=acon>　　第一段。<br>　　第二段。</div>""",
    ],
    ids=["details", "height-25", "content_div", "acon"],
)
def test_f_article_in_each_skin(html: str) -> None:
    page = article("F", f"<a href=v02.shtml>第02版：综合</a>{html}", F + "335337.shtml")
    assert (page.headline, page.paragraphs, page.captions) == ("标题", ("第一段。", "第二段。"), ("图说",))
    if "height-25" in html:
        assert (page.kicker, page.deck) == ("引题", "副题")


def test_g_articles_lie_in_their_pages_folder() -> None:
    html = """<div id=pageTitle><a href=../01/default.htm>第01版：要闻</a><a href=../02/default.htm>第02版：县区</a></div>
    <table class=board_link><tr><td><a href=02_31.htm>甲</a><tr><td><a href=02_32.htm>乙</a></table>
    <a href=../01/01_64.htm>头版头条</a><a href=../../18/01/default.htm>第01版：明日</a>"""
    page = edition("G", html, G + "02/default.htm")
    assert [(link.page_no, link.url.removeprefix(G)) for link in page.pages] == [
        ("01", "01/default.htm"),
        ("02", "02/default.htm"),
    ]
    assert (articles_of(page), page.page_name) == ([("甲", "02_31.htm"), ("乙", "02_32.htm")], "县区")
    assert page.edition_date == DAY


@pytest.mark.parametrize(
    ("html", "file"),
    [
        (
            """<h5 class=yinti_title>引题</h5><h2 class=content_title>标题</h2><table id=pictable4><tr><td><img><tr><td>图说</table>
        <td class=others>作者：俞若溪 来源：本报</td><div id=pgcontent><p>正文。</p></div>""",
            "02/02_31.htm",
        ),
        (
            """<div id=pretitle>引题</div><div id=ctitle>标题</div><div id=imgs><img><p>图说</p></div><div id=ccontent><p>正文。</p>
        </div>""",
            "2/news-31.html",
        ),
    ],
    ids=["content_title", "ctitle"],
)
def test_g_article_in_each_skin(html: str, file: str) -> None:
    page = article("G", html, G + file)
    assert (page.kicker, page.headline, page.captions, page.paragraphs) == (
        "引题",
        "标题",
        ("图说",),
        ("正文。",),
    )
    assert (page.page_no, page.edition_date) == ("02", DAY)


@pytest.mark.parametrize(
    ("family", "address", "expected"),
    [
        ("C", C + "Page03NU.htm?x=1", "http://paper.example/dzrb/content/20260401/IssueIndex.htm"),
        ("C", "http://paper.example/dzrb/content/PaperIndex.htm", None),
        ("D", D + "page_03.htm", "http://szb.example/zmdrb/20260401/html/index.htm"),
        ("E", E + "Qpaper_43259.html", "http://paper.example/Html/2026-04-01/Qpaper.html"),
        ("E2", E2 + "szbzA1.Html", "https://szb.example/Html/szbz/20260401/szbzA1.Html"),
        ("E2", E2 + "szbz86304.Html", None),
        ("F", F + "vA01.shtml", "http://epaper.example/shtml/lcrb/20260401/vA01.shtml"),
        ("G", G + "01/default.htm", "http://szb.example/epaper/lcrb/html/2026/04/01/01/default.htm"),
    ],
)
def test_another_days_edition_is_asked_for_only_where_its_address_is_known(
    family: str, address: str, expected: str | None
) -> None:
    assert FAMILIES[family].dated_address(address, date(2026, 4, 1)) == expected


@pytest.mark.parametrize("family", ["C", "D", "E", "E2", "F", "G"])
def test_a_changed_layout_names_page_and_mark_and_never_gives_an_empty_article(family: str) -> None:
    sources = {"C": C + "Page01NU.htm", "D": D + "index.htm", "E": E + "Qpaper.html"}
    sources |= {"E2": E2 + "szbzA1.Html", "F": F + "v01.shtml", "G": G + "01/default.htm"}
    platform, body = FAMILIES[family], FAMILIES[family].skin.body[0]  # type: ignore[attr-defined]  # a FolderSite
    with pytest.raises(LayoutError, match="expected links to the edition's pages"):
        platform.parse_edition_page("<p>新版上线</p>", source=sources[family])
    with pytest.raises(LayoutError, match="expected one article body"):
        platform.parse_article_page("<h2>标题</h2><p>新版上线</p>", source=sources[family])
    mark = f"<div id={body[1:]}>" if body.startswith("#") else f"<div class={body[1:]}>"
    with pytest.raises(LayoutError, match=f"found an empty {body}"):
        platform.parse_article_page(f"<h2>标题</h2>{mark}&nbsp;</div>", source=sources[family])
    with pytest.raises(LayoutError, match="found 2"):
        platform.parse_article_page(f"{mark}一</div>{mark}二</div>", source=sources[family])


@pytest.mark.parametrize(
    ("html", "family"),
    [
        ("<a href=node_3.htm>01</a><div class=bmnr_con_biaoti>题</div>", "B"),
        ("<a href=content_170632.htm>", "B"),
        ("<a href=/pc/layout/202412/01/node_01.html><a href=/pc/content/202412/01/content_30.html>", None),
        ("<a href=/c/2024-10-04/1056671.shtml>新闻</a><a href=index.shtml>", None),
        ("<a href=default.htm>首页</a><a href=page.html>", None),
        ("<p>Page01 of 12</p>", None),
        (
            f"<a href=content_170632.htm></a><a href={C}Page01NU.htm>友报</a><a href={F}v01.shtml>友报</a>",
            "B",
        ),
    ],
)
def test_pages_of_other_families_and_of_plain_sites_are_left_alone(html: str, family: str | None) -> None:
    assert recognise(html, source="http://daily.example/2026-03-17/12345.html") == family


@pytest.mark.parametrize("family", ["C", "D", "E", "E2", "F", "G"])
@pytest.mark.parametrize(
    "hostile",
    [
        "<table><tr><td>" * 2_000,
        "<b>" * 4_000,
        "<!--" * 200_000,
        "<a href=v03.shtml>第03版</a><a href=x.pdf>PDF</a>" * 2_000,
        "<p>" + "上一版 " * 2_000 + "甲</p>",
        "".join(
            f"<a href=v03.shtml>{n:02d}</a><a href=Articel01{n:03d}MT.htm>标题</a>" for n in range(1_000)
        ),
    ],
    ids=["tables", "bold", "comments", "pdfs", "navigation", "links"],
)
def test_hostile_markup_keeps_the_article_and_ends(family: str, hostile: str) -> None:
    platform = FAMILIES[family]
    marks = "<div id=oldcontenttext>{0}<div id=zoom>{0}<div id=doccontent>{0}<div id=ozoom>{0}<div class=details>{0}<div id=pgcontent>"
    page = platform.parse_article_page(
        f"<h2>标题</h2>{marks.format('')}正文{hostile}", source=F + "335337.shtml"
    )
    assert page.headline == "标题"
    assert page.paragraphs[0].startswith("正文")
