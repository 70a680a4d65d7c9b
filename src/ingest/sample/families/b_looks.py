"""The markup of family `B`'s pages, in the forms that many sites have.

Where each fact comes from
- "" : the list of pages twice with different labels, `a#pageLink` without quotes, `td.default a > div#mpN`, areas:
  a saved page of 江西日报 (2017); kicker and deck in `td.font02` around the headline in `td.font01`:
  xiaoxiaosuaxuan/newscrapy;
- `npm`: `ul.list01 a`, comments `<!--<npm:article-title>-->` and `founder-*` elements around all fields,
  `table#newspic`: saved pages of several newspapers, karry1155/hndaily-web (海南日报, 2026-07);
- `luoyang`: `td.default a#pageLink`, `ul.main-ed-articlenav-list`, `span.pdf-download`, `td[align=center]` with
  `span` and `strong`, pictures in `table[bgcolor]`: xiaoxiaosuaxuan/newscrapy (2022),
  yeyeshengge2437/bm_lyh_project (2024-25);
- `dahe`: `ul.layout-catalogue-list li.layout-catalogue-item`, `a.pdf`, `ul.news-list li.news-item`, areas with
  titles, `.main-article-alltitle`, `#articleContent`: yeyeshengge2437/bm_lyh_project (河南商报, 大河报);
- `zjol`: `div.main-ednav-nav dl`, the PDF in an image's `filepath`, `.main-article-pretitle`,
  `.main-article-title`: the same and several crawlers of 浙江's papers.
`.main-article-subtitle`, `.main-article-author` and the place of captions there are assumed.
"""

from collections.abc import Callable

from ingest.sample.families.html import Look, anchor, areas, focus, page_label, picture_boxes, turning
from ingest.sample.families.markup import body_html, title_html
from ingest.sample.families.view import ArticleView, View


def classic_page(view: View) -> str:
    """The list of pages twice, `A01： 头版` and `第A01版：头版`."""
    floating = "".join(
        f"<Li>&nbsp;<a id=pageLink href={view.page_link(page)}>{page.page_no}： {page.page_name}</a></Li>"
        for page in view.edition.pages
    )
    rows = "".join(
        f'<tr><TD class=default><img src="{view.link("/tplimg/checkbox.gif")}"></TD><td class=default valign="top">'
        f'<a href={view.article_link(article)}><div style="display:inline" id=mp{article.number}>'
        f"{title_html(article.headline)}</div></a></td></TR>"
        for article in view.listed
    )
    return (
        f"<DIV id=pgn><UL>{floating}</UL></DIV>\n<table border=0><tr><td valign=top>{areas(view)}</td></tr>\n"
        f"<tr><td class=px12>第{view.page.page_no}版：<STRONG>{view.page.page_name}</STRONG>{turning(view)}"
        f"<a href={view.pdf_link(view.page)}><IMG src={view.link('/tplimg/pdf.gif')} border=0></a></td></tr></table>\n"
        f"<TABLE cellSpacing=0 border=0><TBODY>{rows}</TBODY></TABLE>\n"
        f"<span id=paperdate>{view.date}</span>\n{page_table(view, dot='./')}\n{focus(view)}"
    )


def page_table(view: View, *, dot: str = "") -> str:
    """The edition's pages as rows of a table."""
    rows = "".join(
        f"<tr><td class=default><a id=pageLink href={dot}{view.page_link(page)}>{page_label(page)}</a></td></tr>\n"
        for page in view.edition.pages
    )
    return f"<table border=0 id=bmdhTable><tbody>{rows}</tbody></table>"


def classic_article(view: ArticleView) -> str:
    """A bare table of titles, those that are there only; the element for the author is there always."""
    article = view.article
    titles = (("font02", article.kicker), ("font01", article.headline), ("font02", article.deck))
    rows = "".join(
        f"<tr valign=top><td class={name} align=center>{title_html(title)}</td></tr>"
        for name, title in titles
        if title
    )
    return (
        f"{article_top(view)}<table border=0><tbody>{rows}"
        f"<tr><td><founder-author>{article.author or ''}</founder-author></td></tr></tbody></table>\n"
        f"{newspic(view)}<div id=ozoom><founder-content>{body_html(article)}</founder-content></div>"
    )


def article_top(view: ArticleView) -> str:
    """The page's picture, the list of pages and the date stand on article pages too."""
    return f"{areas(view)}{page_table(view)}\n<span id=paperdate>{view.date}</span>\n"


def newspic(view: ArticleView) -> str:
    """Pictures, each with its caption in the row below."""
    rows = picture_boxes(
        view,
        '<tr><td align=center><img src="{link}" border=0></td></tr><tr><td>{caption}</td></tr>',
    )
    return f"<table id=newspic>{rows}</table>\n" if rows else ""


def npm_page(view: View) -> str:
    """Two plain lists."""
    rows = "".join(f"<li>{anchor(view, article)}</li>" for article in view.listed)
    return (
        f'<span id=paperdate>{view.date}</span>{turning(view)}{areas(view)}<ul class="list01">{rows}</ul>\n'
        f"{page_table(view)}<a href={view.pdf_link(view.page)}>PDF版</a>\n{focus(view)}"
    )


def npm_article(view: ArticleView) -> str:
    """Comments mark every field, whether there is one or not."""
    article = view.article
    pictures = picture_boxes(
        view,
        "<tr><td><!--<npm:article-pic>--><IMG src={link}><!--</npm:article-pic>--></td></tr>"
        "<tr><td><!--<npm:article-pic-text>-->{caption}<!--</npm:article-pic-text>--></td></tr>",
    )
    return (
        f"{article_top(view)}<table><tr><td class=font02>{mark('pretitle', title_html(article.kicker))}</td></tr>"
        f"<tr><td class=font01><founder-title>{mark('title', title_html(article.headline))}</founder-title></td></tr>"
        f"<tr><td class=font02>{mark('subtitle', title_html(article.deck))}</td></tr>"
        f"<tr><td><founder-author>{mark('author', article.author or '')}</founder-author></td></tr></table>\n"
        f"<table id=newspic>{pictures}</table>\n"
        f"<div id=ozoom><founder-content>{mark('content', body_html(article))}</founder-content></div>"
    )


def mark(name: str, html: str) -> str:
    """A field between its two comments."""
    return f"<!--<npm:article-{name}>-->{html}<!--</npm:article-{name}>-->"


def luoyang_page(view: View) -> str:
    """The list of articles has a class, that of pages only ids."""
    rows = "".join(
        f"<li><a href={view.article_link(article)}>{title_html(article.headline)}</a></li>"
        for article in view.listed
    )
    return (
        f"<span id=paperdate>{view.date}</span>{turning(view)}{page_table(view)}{areas(view)}\n"
        f'<span class="pdf-download"><a href={view.pdf_link(view.page)}>PDF下载</a></span>\n'
        f'<ul class="main-ed-articlenav-list">{rows}</ul>\n{focus(view)}'
    )


def luoyang_article(view: ArticleView) -> str:
    """Kicker and deck are told apart by their place only."""
    article = view.article
    titles = (("span", article.kicker), ("strong", article.headline), ("span", article.deck))
    rows = "".join(
        f"<tr><td align=center><{tag}>{title_html(title)}</{tag}></td></tr>" for tag, title in titles if title
    )
    pictures = picture_boxes(
        view,
        '<table bgcolor="#FFFFFF"><tr><td><img src="{link}"></td></tr><tr><td>{caption}</td></tr></table>',
    )
    return (
        f"{article_top(view)}<table>{rows}</table><founder-author>{article.author or ''}</founder-author>\n"
        f"{pictures}<div id=ozoom><founder-content>{body_html(article)}</founder-content></div>"
    )


def dahe_page(view: View) -> str:
    """Titles stand on the picture's areas too."""
    pages = "".join(
        f'<li class="layout-catalogue-item"><a href="{view.page_link(page)}">{page_label(page)}</a>'
        f'<a class="pdf" href="{view.pdf_link(page)}">pdf</a></li>'
        for page in view.edition.pages
    )
    rows = "".join(f'<li class="news-item">{anchor(view, article)}</li>' for article in view.listed)
    return (
        f'<div class="date">{view.date}</div>{turning(view)}<ul class="layout-catalogue-list">{pages}</ul>\n'
        f'{areas(view, titled=True)}<ul class="news-list">{rows}</ul>\n{focus(view)}'
    )


def zjol_page(view: View) -> str:
    """One article under two addresses: the list has `?div=-1`, the areas `?div=0`."""
    pages = "".join(
        f"<dl><dt><a id=pageLink href={view.page_link(page)}>{page_label(page)}</a></dt><dd><img src=e.gif>"
        f'<img src=pdf.gif filepath="{view.pdf_link(page)}"></dd></dl>'
        for page in view.edition.pages
    )
    rows = "".join(
        f"<li><a href={view.article_link(article)}?div=-1>{title_html(article.headline)}</a></li>"
        for article in view.listed
    )
    return (
        f'<div class="main-tools">{view.date}</div><div class="main-ednav-nav">{pages}</div>\n'
        f'<div class="main-ed-pageifm"><span>{page_label(view.page)}</span></div>{turning(view)}\n'
        f'<div class="main-ed-map">{areas(view, query="?div=0")}</div>\n'
        f'<ul class="main-ed-articlenav-list">{rows}</ul>\n{focus(view)}'
    )


def alltitle_article(container: str) -> Callable[[ArticleView], str]:
    """All titles in one box, the text in the container of that id."""

    def article_page(view: ArticleView) -> str:
        article = view.article
        return (
            f'<div class="main-article-content"><div class="date">{view.date}</div><div class="main-article-alltitle">'
            f'<div class="main-article-pretitle">{title_html(article.kicker)}</div>'
            f'<div class="main-article-title">{title_html(article.headline)}</div>'
            f'<div class="main-article-subtitle">{title_html(article.deck)}</div>'
            f'<div class="main-article-author">{article.author or ""}</div></div>\n'
            f'{newspic(view)}<div id="{container}">{body_html(article)}</div></div>'
        )

    return article_page


LOOKS = {
    "": Look(page=classic_page, article=classic_article),
    "npm": Look(page=npm_page, article=npm_article),
    "luoyang": Look(page=luoyang_page, article=luoyang_article),
    "dahe": Look(page=dahe_page, article=alltitle_article("articleContent")),
    "zjol": Look(page=zjol_page, article=alltitle_article("ozoom")),
}
