"""Family `B2` (Founder with coded names): `nbs.D110000lcrb_01.htm`, `nw.D110000lcrb_YYYYMMDD_n-PP.htm`.

Where each fact comes from
- addresses, an article's being its order and page: xiaoxiaosuaxuan/newscrapy, etmorefish/pyyyy (人民日报 until
  2024-11);
- `#pageList .right_title-name a`, its first link with `./`, `#titleList ul li a` whose titles a script writes: a
  saved page of 人民日报 (2017); `.text_c` with `h3`, `h1`, `h2`, `#ozoom p`, `.lai > b`: xiaoxiaosuaxuan/newscrapy,
  l0o0/translators_CN;
- `swiper`: the later look of 人民日报, as family `A` has it: the same.
"""

from dataclasses import dataclass

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families import a_looks
from ingest.sample.families.html import (
    Look,
    areas,
    document,
    enpproperty,
    focus,
    page_enpproperty,
    page_label,
    picture_boxes,
    refresh,
    turning,
)
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import body_html, title_html
from ingest.sample.families.view import ArticleView, View, listed, view_article, view_page

CODE = "D110000lcrb"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/html/2026-03/17/nbs.D110000lcrb_01.htm`."""
        return f"/html/{edition.edition_date:%Y-%m/%d}/nbs.{CODE}_{page.page_no}.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/html/2026-03/17/nw.D110000lcrb_20260317_2-01.htm`: the second of page 01."""
        order = [other.number for other in listed(edition, page)].index(article.number) + 1
        day = edition.edition_date
        return f"/html/{day:%Y-%m/%d}/nw.{CODE}_{day:%Y%m%d}_{order}-{page.page_no}.htm"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/images/2026-03/17/01/lcrb2026031701.pdf`."""
        day = edition.edition_date
        return f"/images/{day:%Y-%m/%d}/{page.page_no}/lcrb{day:%Y%m%d}{page.page_no}.pdf"


def shown(article: SiteArticle) -> SiteArticle:
    """Everything has its field."""
    return article


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, an edition page or an article page."""
    newest = latest(editions)
    if request.path in ("/", "/paperindex.htm") and newest:
        return refresh(Sheets().page(newest, newest.pages[0]).removeprefix("/"))
    look = LOOKS[options.skin]
    if view := view_page(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, look.page(view), end=page_enpproperty(view))
    if article := view_article(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, look.article(article), end=enpproperty(article))
    return None


def lists_page(view: View) -> str:
    """Titles are arguments of a script; the edition's first page is linked with `./`."""
    titles = "".join(
        f'<li><a href={view.article_link(article)}><script>document.write(view("{title_html(article.headline)}  "))'
        "</script></a></li>\n"
        for article in view.listed
    )
    pages = "".join(
        f'<div class="right_title1"><div class="right_title-name">'
        f"<a id=pageLink href={'' if number else './'}{view.page_link(page)}>{page_label(page)}</a>"
        f'</div><div class="right_title-pdf"><a href={view.pdf_link(page)}>PDF</a></div></div>\n'
        for number, page in enumerate(view.edition.pages)
    )
    return (
        f'<div class="ban">{areas(view)}</div><div class="ban_t"><ul><li>{view.page.page_no}版:{view.page.page_name}'
        f"&nbsp;<a href={view.pdf_link(view.page)}>PDF版下载</a>{turning(view)}</li></ul></div>\n"
        f'<div id=riqi_>{view.date}</div><div class="l_t">{view.page.page_no}版:{view.page.page_name}</div>\n'
        f'<div id="titleList"><ul>{titles}</ul></div>\n<div id="pageList"><ul>{pages}</ul></div>\n{focus(view)}'
    )


def text_article(view: ArticleView) -> str:
    """Titles as headings, the author in bold before the newspaper's name and date."""
    article, day = view.article, view.edition.edition_date
    pictures = picture_boxes(
        view,
        '<table class="pci_c"><tr><td><img src="{link}"></td></tr><tr><td>{caption}</td></tr></table>',
    )
    return (
        f'<div class="text_c"><h3>{title_html(article.kicker)}</h3><h1>{title_html(article.headline)}</h1>'
        f'<h2>{title_html(article.deck)}</h2><div class="lai"><b>{article.author or ""}</b>'
        f"《{view.options.newspaper_name}》（{day:%Y年%m月%d日} {view.page.page_no} 版）</div>\n"
        f'<div class="c_c">{pictures}<div id="ozoom">{body_html(article)}</div></div></div>'
    )


LOOKS = {"": Look(page=lists_page, article=text_article), "swiper": a_looks.LOOKS["swiper"]}
