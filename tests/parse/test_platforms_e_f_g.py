"""E-papers of the families E, E2, F and G: what a reader of the site sees is what comes out."""

import pytest

from tests.parse.folder_sites import DAY, E2, E, F, G, article, articles_of, edition, pages_of


def test_e_most_read_articles_of_the_same_folder_are_not_this_pages() -> None:
    html = """<div id=bancilist><ul><li><a href=Qpaper.html>01版：要闻</a><li><a
    href=Qpaper_43259.html>02版：教育</a>
    <li><a href=../2026-03-16/Qpaper.html>上一期</a></ul></div><div id=doclist><ul><li><a
    href=214347.html>·甲</a></ul></div>
    <table><tr><td><a href=214350.html>·热门</a></td><td>[96]</td></tr></table><p>发刊日期：2026年3月17日</p>"""
    page = edition("E", html, E + "Qpaper_43259.html")
    assert pages_of(page) == [("01", "要闻", "Qpaper.html"), ("02", "教育", "Qpaper_43259.html")]
    assert (articles_of(page), page.page_no, page.edition_date) == ([("甲", "214347.html")], "02", DAY)


def test_e_author_is_told_from_what_else_stands_in_its_line() -> None:
    html = """<a href=Qpaper.html>01版：要闻</a><div class=papertitle>标题</div><div
    class=property>2026年3月17日　作者：俞若溪 丁博远
    浏览次数：8</div><div id=content><p>正文。</p><p>上一篇 下一篇</p></div>"""
    page = article("E", html, E + "214347.html")
    assert (page.headline, page.author, page.paragraphs) == ("标题", "俞若溪 丁博远", ("正文。",))


def test_a_page_whose_outermost_element_carries_a_script_is_read() -> None:
    html = "<html onclick=go()><body onclick=go()><a href=Qpaper_2.html>02版：教育</a><p>第02版：教育</p></body></html>"
    page = edition("E", html, E + "Qpaper_2.html")
    assert (page.page_no, page.page_name) == ("02", "教育")


def test_e2_links_in_scripts_are_followed_whatever_their_capitals() -> None:
    html = """<div class=Paper><table><tr><td class=info3
    onclick="javascript:window.open('/html/szbz/20260317/szbzA1.Html',
    '_self');"><a>第A1版：要闻</a></td></tr><tr><td class=info3
    onclick="javascript:window.open('szbzA2.Html','_self');"><a
    href=#>第A2版：副刊</a></td></tr></table></div><div class=PaperB><table><tr><td
    onclick="javascript:window.open(
    '../../../Html/szbz/20260317/szbz86304.Html','_self');"><a>甲</a></td></tr></table></div>"""
    page = edition("E2", html, E2 + "Index.Html")
    assert pages_of(page) == [("A1", "要闻", "szbzA1.Html"), ("A2", "副刊", "szbzA2.Html")]
    assert page.articles[0].url == E2 + "szbz86304.Html"
    assert (page.page_no, page.edition_date) == ("A1", DAY)


def test_e2_article_is_read_in_the_oldest_skin() -> None:
    html = """<table><tr><td height=40>标题</td></tr></table><div id=copytext><div id=ozoom><p>正文。</p>
    </div></div>"""
    page = article("E2", html, E2 + "szbz86304.Html")
    assert (page.headline, page.paragraphs, page.content_no) == ("标题", ("正文。",), "86304")


@pytest.mark.parametrize(
    "html",
    [
        """<ul class=conRList><li><a href=/shtml/lcrb/20260317/v01.shtml>第01版：要闻</a><li><a
        href=/shtml/lcrb/20260317/v02.shtml>第02版：综合</a></ul><ul class=conMItemList><li><a
        href=/shtml/lcrb/20260317/335337.shtml title="很长的标题全文">很长的…</a></ul><a
        href=/shtml/lcrb/20260316/v01.shtml>第01版：昨日</a>""",
        """<div class=pageNav><ul><li><a
    onclick="gourl('/shtml/lcrb/20260317/v01.shtml','_top')">第01版：要闻</a><li><a
        onclick="gourl('/shtml/lcrb/20260317/v02.shtml', '_top')">第02版：综合</a></ul></div><div
    class=titleNav><ul><li><a
        onclick="gourl('/shtml/lcrb/20260317/335337.shtml','_top')">很长的标题全文</a></ul></div>""",
        """<div id=scrollDiv><ul><li><a href=v01.shtml>01：要闻</a><li><a href=v02.shtml>02：综合</a></ul></div>
        <dl class=Rcon><dd><a href=335337.shtml>·很长的标题全文</a></dl><div class=hot><a
    href=335399.shtml>别版</a></div>""",
        """<table><tr><td class=info3
    onclick="javascript:window.open('/shtml/lcrb/20260317/v01.shtml','_self');"><a>第1版 要闻
        </a></td></tr><tr><td class=info3
    onclick="javascript:window.open('/shtml/lcrb/20260317/v02.shtml','_self');"><a>第2版
        综合</a></td></tr></table><table><tr><td class=info1
    onclick="javascript:window.open('335337.shtml','_self');"><a>
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
        """<h2 class=detConTit>标题</h2><div class=detPic><img><p>图说</p></div><div class=details><p
    class=detail-text>第一段。
        <p class=detail-text>第二段。</div>""",
        """<div id=DivDisplay><div class=f-14>引题</div><div class=f-20><strong>标题</strong></div><div
    class=f-14>副题</div>
        <div class="f-14 height-25"><p><img>图说</p><p>第一段。</p><p>第二段。</p></div></div>""",
        """<div class=detailCon><h1>标题</h1><div id=article_img_marquee><img>图说</div><div
    id=content_div><p align=left>
        <font>第一段。</font></p><p align=left><font>第二段。</font></p></div></div>""",
        """<div class=atitle><h1>标题</h1></div><div id=NewsPic><img>图说</div><div
    class=acon>　　第一段。<br>　　第二段。</div>""",
    ],
    ids=["details", "height-25", "content_div", "acon"],
)
def test_f_article_in_each_skin(html: str) -> None:
    page = article("F", f"<a href=v02.shtml>第02版：综合</a>{html}", F + "335337.shtml")
    assert (page.headline, page.paragraphs, page.captions) == ("标题", ("第一段。", "第二段。"), ("图说",))
    if "height-25" in html:
        assert (page.kicker, page.deck) == ("引题", "副题")


def test_g_articles_lie_in_their_pages_folder() -> None:
    html = """<div id=pageTitle><a href=../01/default.htm>第01版：要闻</a><a
    href=../02/default.htm>第02版：县区</a></div>
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
            """<h5 class=yinti_title>引题</h5><h2 class=content_title>标题</h2><table id=pictable4><tr>
    <td><img><tr><td>图说</table>
        <td class=others>作者：俞若溪 来源：本报</td><div id=pgcontent><p>正文。</p></div>""",
            "02/02_31.htm",
        ),
        (
            """<div id=pretitle>引题</div><div id=ctitle>标题</div><div id=imgs><img><p>图说</p></div>
    <div id=ccontent><p>正文。</p>
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


def test_buttons_that_share_are_no_text() -> None:
    html = (
        "<a href=Qpaper.html>第01版：要闻</a><div id=doctitle>渠水到田</div>"
        "<div id=doccontent><p>渠水到了地头。</p><div>分享到：</div></div>"
    )
    found = article("E", html, E + "214347.html")
    assert found.paragraphs == ("渠水到了地头。",)


def test_a_line_below_a_picture_that_reads_as_a_caption_is_one() -> None:
    html = """<a href=Qpaper.html>01版：要闻</a><div id=doctitle>标题</div><div id=doccontent><div><div><img
    src=1.jpg></div><div>图为：三号斗门。</div><p>　　图为心声，字如其人。</p>
    <p><img src=2.jpg></p><p>　　正文。</p></div></div>"""
    page = article("E", html, E + "214347.html")
    assert page.captions == ("图为：三号斗门。",)
    assert page.paragraphs == ("图为心声，字如其人。", "正文。")


def test_pdfs_that_follow_their_pages_one_by_one_are_theirs() -> None:
    row = "<li><a href=v0{n}.shtml>0{n}版：要闻</a></li><li><a href=/pdf/{n}.pdf>PDF</a></li>"
    page = edition("F", row.format(n=1) + row.format(n=2), F + "v02.shtml")
    assert [(link.page_no, link.pdf_url) for link in page.pages] == [
        ("01", "http://epaper.example/pdf/1.pdf"),
        ("02", "http://epaper.example/pdf/2.pdf"),
    ]
