"""E-papers of the families C and D: what a reader of the site sees is what comes out."""

import pytest

from ingest.parse.platforms import FAMILIES, PageKind
from tests.parse.folder_sites import DAY, C, D, article, articles_of, edition, pages_of


def test_c_a_page_linked_by_number_and_by_name_is_one_and_the_next_pages_link_names_none() -> None:
    html = """<li class=banci><a href=Page02NU.htm>下一版</a>
    <LI class=banci>[<SPAN><A href="Page01NU.htm">01</A></SPAN>]:<A href="Page01NU.htm">头版</A>
    <LI class=banci>[<SPAN><A href="Page02NU.htm">02</A></SPAN>]:<A href="Page02NU.htm">要闻</A>
    <a href="../20260316/Page01NU.htm">[01] 昨日</a><div>2026年3月17日 星期二</div>
    <UL id=newslist><LI><A href="Articel01002MT.htm">两行<br>标题</A><LI><A
    href="Articel01003MT.htm">责编：某某</A>
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
    <li><a href=PageA02RZ.htm>A02版：城事</a></ul><div class="newslisttit flexnn"><em><a
    href=../../p/A02.pdf>PDF</a></em></div>
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
        """<div class=neirong><h3>引题</h3><h2>主题<br>第二行</h2><h4>副题</h4><span id=imagelist><a>
    <img></a><p>图说 张三 摄
        </p></span><span id=contenttext>　　第一段。<br>　　<b>小标题</b><br>　　第二段。</span></div>""",
        """<div class=bggray><div class=margin15><h3>引题</h3><h2>主题<br>第二行</h2><h4>副题</h4><div
    class=contenttext>
        <table><tr><td><img></td></tr><tr><td>图说 张三 摄</td></tr></table><p>第一段。</p><p>
    <b>小标题</b></p><p>第二段。
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
    html = """<div id=breakNewsList1><div class=bmml_con_div><a class=bmml_con_div_name
    href=index.htm>第01版：要闻</a>
    <a class=bmml_con_div_pic href=../../../p/01.pdf></a></div><div class=bmml_con_div><a
    class=bmml_con_div_name
    href=page_01.htm>第02版：综合</a><a class=bmml_con_div_pic href=../../../p/02.pdf></a></div></div>
    <div class=b_bot>第02版：综合</div><div class=bmdh_con_div><a class=bmdh_con_a
    href=content_20260317002001.htm>甲</a>
    <a class=bmdh_con_a href=content_20260317002002.htm>乙</a></div><a
    href=content_20260317001001.htm>别版</a>"""
    page = edition("D", html, D + "page_01.htm")
    assert pages_of(page) == [("01", "要闻", "index.htm"), ("02", "综合", "page_01.htm")]
    assert page.pages[1].pdf_url == "http://szb.example/p/02.pdf"
    assert [title for title, _ in articles_of(page)] == ["甲", "乙"]
    assert (page.page_no, page.edition_date) == ("02", DAY)


def test_d_names_that_carry_the_page_file_keep_only_its_articles() -> None:
    html = """<div class=bmml_con_div><a class=bmml-tit href=index.htm>A01：头版</a></div><div
    class=bmml_con_div>
    <a class=bmml-tit href=page_01.htm>A02：综合</a></div><div class=paper-title-list><p><a
    href=index_content_000.htm>甲</a>
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
    <a href={following}>下一版</a><a href=page_03.htm>末版</a></div><a class=bmdh_con_a
    href=content_20260317001001.htm>甲</a>"""
    page = edition("D", html, D + "index.htm")
    assert [(no, file) for no, _, file in pages_of(page)] == expected
    assert (page.page_name, len(page.articles)) == ("要闻", 1)


def test_d_body_of_bare_lines_gives_a_paragraph_each() -> None:
    html = """<div class=bmnr_con><div class=bmnr_con_yinti>引题</div><div
    class=bmnr_con_biaoti>主题<br>第二行</div>
    <div class=bmnr_con_futi></div><div class=bmnr_con_con><div id=zoom><img src=a.jpg> 图说<br>　　第一段，<br>
    　　第二段。<table><tr><td>站</td><td>点</td></tr><tr><td>甲</td><td>6:00</td></tr></table></div>
    </div></div>
    <div class=b_bot>第04版：民生</div><a href=content_20260317004001.htm>上一篇</a>"""
    page = article("D", html, D + "content_20260317004008.htm")
    assert (page.kicker, page.headline, page.deck) == ("引题", "主题 第二行", None)
    assert (page.paragraphs, page.captions) == (("第一段，", "第二段。"), ("图说",))
    assert page.tables == ((("站", "点"), ("甲", "6:00")),)
    assert (page.content_no, page.page_no, page.page_name) == ("20260317004008", "04", "民生")


def test_d_a_picture_with_its_caption_and_no_text_is_an_article() -> None:
    html = """<div class=bmnr_con_biaoti>图片新闻</div>
    <div class=bmnr_con_img><img src=1.jpg><p>花田。王向南 摄</p></div>
    <div class=bmnr_con_con><div id=zoom></div></div>"""
    page = article("D", html, D + "content_20260317002002.htm")
    assert (page.headline, page.captions, page.paragraphs) == ("图片新闻", ("花田。王向南 摄",), ())
