"""The markup of family `A`'s pages, in the forms that many sites have.

Where each fact comes from
- `swiper` (人民日报 since 2024-12): `.swiper-container .swiper-slide a`, `ul.news-list li a`, `p.left.ban`,
  `p.right.btn a`; `h3`, `h1`, `h2` of `.article`, `p.sec`, `#ozoom p`, `table.pci_c`, the mobile edition's link:
  caspiankexin/people-daily-crawler-date, l0o0/translators_CN, AnzhiZhang/PeoplesDaily;
- `resultlist`: `div.nav-list ul li a.btn`, `a.pdf`, `ul li.resultList a > h4`; `layoutlist`: `ul#layoutlist
  li.posRelative a`, `ul#articlelist li.clearfix a`: yeyeshengge2437/bm_lyh_project (2024-25);
- articles of both: `#PreTitle`, `#Title`, `#SubTitle`, `#Author`, `span#paperdate`, `founder-content`,
  `div.attachment img`: xiaoxiaosuaxuan/newscrapy, DIYgod/RSSHub, which has the pictures that end in `.jpg.2` too;
- `newslist`: `div.Chunkiconlist p a`, `div.newslist ul li h3 a`, `div.newsdetatit` with `h3`, `.intro`, `.sub`,
  `div.newsdetatext`, text behind `<!--enpcontent-->`: crawlers of 新华日报 and of 深圳's papers;
- `webtree`: `#webtree dl`, page in `dt`, articles in `dd`: alisen39/whatshot (2026-09).
How a caption stands below its picture in `div.attachment` is assumed; `newslist` has no field for one, nor for an
author.
"""

from ingest.sample.families.html import Look, anchor, areas, focus, images, page_label, picture_boxes, turning
from ingest.sample.families.markup import body_html, title_html, without_captions
from ingest.sample.families.view import ArticleView, View, listed


def swiper_page(view: View) -> str:
    """The edition's pages twice, with different labels, and once more for the mobile edition."""
    slides = "".join(
        f'<div class="swiper-slide"><a id=pageLink href={view.page_link(page)}>'
        f"{page.page_no}版：{page.page_name}</a></div>"
        for page in view.edition.pages
    )
    again = "".join(
        f"<li><a id=pageLink href=./{view.page_link(page)}>{page_label(page)}</a></li>"
        for page in view.edition.pages
    )
    rows = "".join(f"<li>{anchor(view, article)}</li>\n" for article in view.listed)
    pad = view.link(view.path.replace("/pc/", "/pad/"))
    return (
        f'<div class="paper-box"><p class="left ban">{page_label(view.page)}</p>'
        f'<p class="right btn"><a href="{view.pdf_link(view.page)}">本版PDF</a></p>{areas(view)}'
        f'<a href="{pad}">手机版</a></div>\n'
        f'<div class="date-box"><p class="date left">{view.date}</p>{turning(view)}</div>\n'
        f'<div class="swiper-container"><div class="swiper-wrapper">{slides}</div></div>\n'
        f'<div class="mobile-list"><ul>{again}</ul></div>\n'
        f'<div class="news"><ul class="news-list">{rows}</ul></div>\n{focus(view)}'
    )


def swiper_article(view: ArticleView) -> str:
    """Kicker, headline and deck in `h3`, `h1`, `h2`; the author before the date."""
    article = view.article
    printed = f"（{view.edition.edition_date:%Y年%m月%d日} 第 {view.page.page_no} 版）"
    pictures = picture_boxes(
        view,
        '<table class="pci_c"><tr><td align=center><img src={link}></td></tr>'
        "<tr><td><p>{caption}</p></td></tr></table>",
    )
    return (
        f'<div class="main"><p class="left ban">{page_label(view.page)}</p>'
        f'<div class="article"><h3>{title_html(article.kicker)}</h3><h1>{title_html(article.headline)}</h1>'
        f"<h2>{title_html(article.deck)}</h2><p class=sec>{article.author or ''} "
        f'<span class="date">《{view.options.newspaper_name}》{printed}</span></p>\n'
        f"{pictures}<div id=ozoom>{body_html(article)}</div></div></div>"
    )


def resultlist_page(view: View) -> str:
    """Pages as buttons beside their PDF, article titles as `h4`."""
    buttons = "".join(
        f'<li><a class="btn" href="{view.page_link(page)}">{page.page_no}版：{page.page_name}</a>'
        f'<a class="pdf" href="{view.pdf_link(page)}">PDF</a></li>'
        for page in view.edition.pages
    )
    rows = "".join(
        f'<li class="resultList"><a href="{view.article_link(article)}">'
        f"<h4>{title_html(article.headline)}</h4></a></li>"
        for article in view.listed
    )
    return (
        f'<span id="paperdate">{view.date}</span><div class="nav-list"><ul>{buttons}</ul></div>\n{areas(view)}'
        f'<div class="result"><ul>{rows}</ul></div>\n{turning(view)}{focus(view)}'
    )


def layoutlist_page(view: View) -> str:
    """Two plain lists, known by their ids."""
    pages = "".join(
        f'<li class="posRelative"><a href="./{view.page_link(page)}">第{page.page_no}版 {page.page_name}</a>'
        f'<a href="{view.pdf_link(page)}"><img src="{view.link("/css/pdf.gif")}"></a></li>'
        for page in view.edition.pages
    )
    rows = "".join(f'<li class="clearfix">{anchor(view, article)}</li>' for article in view.listed)
    return (
        f'<div class="date"><span id="paperdate">{view.date}</span>{turning(view)}</div>{areas(view)}'
        f'<ul id="layoutlist">{pages}</ul>\n<ul id="articlelist">{rows}</ul>\n{focus(view)}'
    )


def ids_article(view: ArticleView) -> str:
    """Every field with its id; pictures as thumbnails whose names go on behind `.jpg`."""
    article = view.article
    pictures = picture_boxes(
        view,
        '<div class="attachment"><img src="{link}.2"><p>{caption}</p></div>',
    )
    return (
        f'<span id="paperdate">{view.date}</span><a href="{view.page_link(view.page)}">'
        f"{page_label(view.page)}</a>\n"
        f'<div class="detail-art"><p id="PreTitle">{title_html(article.kicker)}</p>'
        f'<h2 id="Title">{title_html(article.headline)}</h2><p id="SubTitle">{title_html(article.deck)}</p>'
        f'<p id="Author">{article.author or ""}</p>\n{pictures}'
        f'<div id="ozoom"><founder-content>{body_html(article)}</founder-content></div></div>'
    )


def newslist_page(view: View) -> str:
    """Page and PDF side by side in one paragraph; the picture's areas say the titles too."""
    pages = "".join(
        f'<p><a href="{view.page_link(page)}">{page_label(page)}</a>'
        f'<a href="{view.pdf_link(page)}"><img src="{view.link("/css/pdf.png")}"></a></p>'
        for page in view.edition.pages
    )
    rows = "".join(f"<li><h3>{anchor(view, article)}</h3></li>" for article in view.listed)
    return (
        f'<div class="newstop">{view.date}</div><div class="newsside">{areas(view, titled=True)}</div>'
        f'<div class="Chunkiconlist">{pages}</div>\n<div class="newslist"><ul>{rows}</ul></div>\n'
        f"{turning(view)}{focus(view)}"
    )


def newslist_article(view: ArticleView) -> str:
    """Titles in one box, the text between two comments, pictures before it."""
    article = view.article
    return (
        f'<div class="newsdetatit"><div class="intro">{title_html(article.kicker)}</div>'
        f'<h3>{title_html(article.headline)}</h3><div class="sub">{title_html(article.deck)}</div>'
        f'<span id="paperdate">{view.date}</span></div>\n<div class="newsdetatext">{images(view)}<!--enpcontent-->'
        f"<founder-content>{body_html(without_captions(article))}</founder-content><!--/enpcontent--></div>"
    )


def webtree_page(view: View) -> str:
    """The whole edition on every page; nothing tells this page's own articles apart but their place."""
    trees = "".join(
        f'<dl><dt><a href="{view.page_link(page)}">({page.page_no}) {page.page_name}</a></dt><dd><ul>'
        + "".join(f"<li>{anchor(view, article, page)}</li>" for article in listed(view.edition, page))
        + "</ul></dd></dl>\n"
        for page in view.edition.pages
    )
    return f'<div class="date">{view.date}</div>{areas(view)}<div id="webtree">{trees}</div>'


LOOKS = {
    "swiper": Look(page=swiper_page, article=swiper_article),
    "resultlist": Look(page=resultlist_page, article=ids_article),
    "layoutlist": Look(page=layoutlist_page, article=ids_article),
    "newslist": Look(page=newslist_page, article=newslist_article),
    "webtree": Look(page=webtree_page, article=ids_article),
}
