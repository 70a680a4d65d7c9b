"""Article pages of Founder's e-papers in every known skin: each field from its own mark, none from a neighbour."""

from datetime import date

import pytest

from ingest.domain.errors import LayoutError
from ingest.parse.platforms import ArticlePage, founder

B = "http://paper.example/html/2026-07/18/content_310.htm"
A = "http://paper.example/xcrb/pc/content/202607/18/content_301.html"
BODY = '<div id="ozoom"><founder-content><p>　　第一段。</p><p>　　第二段。</p></founder-content></div>'
SKINS = {
    "npm": """<td class=font02><!--<npm:article-pretitle>-->引题<!--</npm:article-pretitle>--></td>
    <td class=font01><founder-title>
    <!--<npm:article-title>-->主题一<br>主题二<!--</npm:article-title>--></founder-title></td><td class=font02>
    <!--<npm:article-subtitle>-->副题<!--</npm:article-subtitle>--></td><td class=font02><founder-author>
    <!--<npm:article-author>-->本报记者 王燕<!--</npm:article-author>--></founder-author></td>""",
    "ids": """<p class="introtitle text-center" id="PreTitle">引题</p>
    <h2 class="art-title text-center" id="Title">主题一<br/>主题二</h2>
    <p class="subtitle" id="SubTitle">副题</p><p id="Author">本报记者 王燕</p>""",
    "font rows": """<table><tr><td class=font02>引题</td></tr><tr><td class=font01>主题一<br>主题二</td></tr>
    <tr><td class=font02>副题</td></tr>
    <tr><td class=font02>本报记者 王燕</td></tr></table>""",
    "newsdetatit": """<div class="newsdetatit"><div class="intro">引题</div><h3>主题一<br>主题二</h3>
    <div class="sub">副题</div>
    <p><span>来源：某报</span><span>作者：王燕</span></p></div>""",
    "headings": """<div class="article"><h3>引题</h3><h1><p>主题一</p><p>主题二</p></h1><h2>副题</h2>
    <p class="sec">本报记者 王燕<span class="date">《某报》（2026年07月18日 第 02 版）</span></p></div>""",
    "2017 headings": '<div class="text_c"><h3>引题</h3><h1>主题一<br>主题二</h1><h2>副题</h2>'
    "<h4>本报记者 王燕</h4></div>",
    "luoyang": """<table><tr><td align=center><span>引题</span><br><strong>主题一<br>主题二</strong><br>
    <span>副题</span><br>
    <span>本报记者 王燕</span></td></tr></table>""",
    "strong row": """<table><tr valign=top><td style="color: #827E7B;">引题</td></tr><tr valign=top><td>
    <strong>主题一<br>主题二</strong></td></tr>
    <tr valign=top><td style="color: #827E7B;">副题</td></tr><tr valign=top>
    <td style="color: #827E7B;">本报记者 王燕</td></tr></table>""",
    "main-article": """<div class="main-article-alltitle"><div class="main-article-pretitle">引题</div>
    <div class="main-article-title">主题一<br>主题二</div>
    <div class="main-article-subtitle">副题</div><div class="main-article-author">本报记者 王燕</div></div>""",
}
BODIES = {
    "founder-content": BODY,
    "#ozoom": '<div id="ozoom"><p>第一段。</p><p>第二段。</p></div>',
    "#articleContent": '<div id="ozoom"></div><div id="articleContent" style="display:none">'
    "<p>第一段。<p>第二段。</div>",
    "enpcontent": '<div class="x"><!--enpcontent--><p>第一段。</p><p>第二段。</p><!--/enpcontent-->'
    "<!--enpproperty <date>2026-07-18 00:00:00:0</date> /enpproperty--></div>",
    "enpcontent open": '<div class="x"><!--enpcontent--><p>第一段。</p><p>第二段。</p>'
    "<!--enpproperty <date>2026-07-18 00:00:00:0</date> /enpproperty--></div>",
    ".newsdetatext": '<div class="newsdetatext"><p>第一段。</p><p>第二段。</p></div>',
    ".main-article-con": '<div class="main-article-con">第一段。<br>第二段。</div>',
    "cms-content": '<div id="news_content"><h1></h1><cms-content id="content"><p>第一段。</p><p>第二段。</p>'
    "</cms-content></div>",
}


def read(html: str, source: str = B) -> ArticlePage:
    return founder.parse_article_page(f"<html><body>{html}</body></html>", source=source)


@pytest.mark.parametrize("skin", SKINS)
def test_every_skin_gives_kicker_headline_deck_and_author(skin: str) -> None:
    page = read(f"<h3>栏目导航</h3>{SKINS[skin]}{BODY}<h2>相关新闻</h2>")
    assert (page.kicker, page.headline, page.deck) == ("引题", "主题一 主题二", "副题")
    assert page.author in ("本报记者 王燕", "王燕")
    assert page.paragraphs == ("第一段。", "第二段。")
    assert {name for name, _ in page.rules} == {"kicker", "headline", "deck", "author", "body"}


@pytest.mark.parametrize("body", BODIES)
def test_every_bodys_mark_gives_the_same_paragraphs(body: str) -> None:
    page = read(f"<h1>标题</h1>{BODIES[body]}", A)
    assert page.paragraphs == ("第一段。", "第二段。")
    assert (page.headline, page.content_no, page.edition_date) == ("标题", "301", date(2026, 7, 18))


def test_below_the_headline_an_empty_author_gives_none_and_no_deck_is_made_of_one() -> None:
    rows = """<td class=font01>主题</td><td class=font02></td><td class=font02>
    <founder-author> </founder-author></td>"""
    page = read(f"<table><tr>{rows}</tr></table>{BODY}")
    assert (page.headline, page.kicker, page.deck, page.author) == ("主题", None, None, None)


def test_the_paper_and_date_in_an_authors_place_are_no_author() -> None:
    sec = '<p class="sec"><span class="date">《某报》（2026年07月18日 第 02 版）</span></p>'
    page = read(f'<div class="article"><h1>主题</h1>{sec}</div>{BODY}', A)
    assert (page.author, page.page_no, page.edition_date) == (None, "02", date(2026, 7, 18))


def test_what_the_closing_comment_repeats_never_leaks_into_the_text() -> None:
    fields = "<articleid>301</articleid><date>2026-07-18 00:00:00:0</date><author>王燕</author>"
    comment = f"<!--enpproperty {fields} /enpproperty-->"
    page = read(f'<h1>主题</h1><div id="ozoom"><p>正文。</p>{comment}</div>', A)
    assert page.paragraphs == ("正文。",)
    assert (page.author, dict(page.rules)["author"]) == ("王燕", "enpproperty")


def test_a_bold_line_in_the_body_is_not_taken_for_the_headline() -> None:
    bold = "<table><tr valign=top><td align=center><strong>小标题</strong></td></tr></table>"
    page = read(f'{SKINS["luoyang"]}<div id="ozoom">{bold}<p>正文。</p></div>')
    assert (page.headline, page.paragraphs) == ("主题一 主题二", ("正文。",))
    assert [section.heading for section in page.sections] == ["小标题"]


def test_a_line_wrapped_in_the_source_stays_one_line() -> None:
    page = read('<h1>主\n题</h1><div id="ozoom"><p>渠水<b>清</b>\n<i>了</i>，桥\n通了。</p></div>')
    assert (page.headline, page.paragraphs) == ("主题", ("渠水清了，桥通了。",))


@pytest.mark.parametrize(
    "picture",
    [
        '<table id="newspic"><tr><td><img src=1.jpg></td></tr><tr><td>图为渠首。 王燕 摄</td></tr></table>',
        '<table class="pci_c"><tr><td><img src=1.jpg></td></tr><tr><td><p>图为渠首。 王燕 摄</p></td></tr></table>',
        '<div class="attachment"><ul><li><img src="1.jpg.2"><p>图为渠首。 王燕 摄</p></li></ul></div>',
        '<table bgcolor="#FFFFFF"><tr><td><img src=1.jpg></td></tr><tr><td>图为渠首。 王燕 摄</td></tr></table>',
    ],
)
def test_captions_stand_with_their_pictures_and_not_in_the_text(picture: str) -> None:
    assert read(f"<h1>标题</h1>{picture}{BODY}").captions == ("图为渠首。 王燕 摄",)
    inside = read(f'<h1>标题</h1><div id="ozoom">{picture}<p>正文。</p></div>')
    assert (inside.captions, inside.paragraphs) == (("图为渠首。 王燕 摄",), ("正文。",))
    alone = read(f'<h1>标题</h1>{picture}<div id="ozoom"></div>')
    assert (alone.captions, alone.paragraphs) == (("图为渠首。 王燕 摄",), ())


@pytest.mark.parametrize(
    ("mark", "source", "page_no", "name"),
    [
        ('<p class="left ban">第02版：综合</p>', A, "02", "综合"),
        ('<span id="layout">第02版：<span>综合</span></span>', A, "02", "综合"),
        (
            "<a id=pageLink href=node_3.htm>第01版：要闻</a><a id=pageLink href=node_4.htm>第02版：综合</a>",
            B.replace("content_", "content_4_"),
            "02",
            "综合",
        ),
        (
            "<a href=nbs.D110000xcrb_02.htm>第02版：综合</a>",
            B.replace("content_310", "nw.D110000xcrb_20260718_3-02"),
            "02",
            "综合",
        ),
        ("<!--enpproperty <founder-pagenum>2</founder-pagenum> /enpproperty-->", B, "02", None),
    ],
)
def test_the_page_an_article_stands_on_is_found(
    mark: str, source: str, page_no: str, name: str | None
) -> None:
    page = read(f"<h1>标题</h1>{mark}{BODY}", source)
    assert (page.page_no, page.page_name) == (page_no, name)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            "<h1>标题</h1><div class=new>正文</div>",
            r"content_310\.htm: expected one article body .*#ozoom.*found 0",
        ),
        ("<h1>标题</h1><div id=ozoom>&nbsp;</div>", "found an empty #ozoom"),
        ("<h1>标题</h1><div id=ozoom>一</div><div id=ozoom>二</div>", "expected one #ozoom, found 2"),
    ],
)
def test_a_body_that_is_gone_or_empty_is_an_error_that_names_the_mark(html: str, message: str) -> None:
    with pytest.raises(LayoutError, match=message):
        read(html)


def test_an_article_saved_without_its_navigation_is_founders_by_its_tags() -> None:
    html = (
        "<html><body><h1>河堤修好了</h1><div id=ozoom><p>昨日，河堤修好了，沿岸的树也补种齐了。</p></div></body></html>"
        "<!--enpproperty <founder-date>2026-03-17 00:00:00</founder-date><founder-type>1</founder-type>"
        "<founder-title>河堤修好了</founder-title> /enpproperty-->"
    )
    assert founder.recognise(html) == "A"
    assert founder.recognise(html.replace("id=ozoom", "class=text")) is None


def test_a_picture_story_in_a_frame_keeps_its_titles_and_a_notice_its_date() -> None:
    frame = (
        "<div class=main-article-content><div class=date>2026年03月17日 星期二</div>"
        "<div class=main-article-pretitle>春到洛浦</div><div class=main-article-title>柳绿了</div>"
        "{}<div id=articleContent>{}</div></div>"
    )
    picture = "<table id=newspic><tr><td><img src=a.jpg></td></tr><tr><td>游人在岸边散步。</td></tr></table>"
    story = read(frame.format(picture, ""))
    assert (story.kicker, story.headline) == ("春到洛浦", "柳绿了")
    assert (story.paragraphs, story.captions) == ((), ("游人在岸边散步。",))
    notice = read(frame.format("", "<p>河道清淤公告。</p><p>2026年3月17日</p>"))
    assert notice.paragraphs == ("河道清淤公告。", "2026年3月17日")


@pytest.mark.parametrize(
    "caption",
    [
        "<p><img src=1.jpg>图为三号斗门。</p>",
        "<p><img src=1.jpg></p><p align=center>三号斗门开闸。赵普 摄</p>",
        "<p><img src=1.jpg><br>▲ 三号斗门</p>",
    ],
)
def test_what_reads_as_a_caption_behind_a_picture_is_one(caption: str) -> None:
    text = f"<p>　　第一段。</p>{caption}<p>　　第二段，图为心声。</p>"
    page = read(f'<h1>主题</h1><div id="ozoom">{text}</div>')
    assert page.paragraphs == ("第一段。", "第二段，图为心声。")
    assert len(page.captions) == 1


def test_a_paragraph_behind_a_picture_stays_text() -> None:
    page = read('<h1>主题</h1><div id="ozoom"><p><img src=1.jpg></p><p>　　第一段。</p></div>')
    assert (page.paragraphs, page.captions) == (("第一段。",), ())


def test_a_byline_row_with_a_mark_before_it_is_no_deck() -> None:
    rows = "<td class=font01>主题</td><td class=font02>——副题</td><td class=font02>□本报记者&nbsp;王&nbsp;燕</td>"
    page = read(f"<table><tr>{rows}</tr></table>{BODY}")
    assert (page.deck, page.author) == ("——副题", "□本报记者 王 燕")


@pytest.mark.parametrize(
    "href", ["http://other.example/html/2026-07/18/node_2.htm", r"..\..\2026-07\17\node_2.htm"]
)
def test_a_page_of_another_paper_or_day_lends_no_name(href: str) -> None:
    link = f'<a href="{href}">第02版：别报</a>'
    comment = "<!--enpproperty <founder-pagenum>02</founder-pagenum> /enpproperty-->"
    page = founder.parse_article_page(f"<h1>主题</h1>{BODY}{link}{comment}", source=B)
    assert (page.page_no, page.page_name) == ("02", None)
