"""Family `D` (joyhua): `YYYYMMDD/html/index.htm`, `page_01.htm`, `content_YYYYMMDDPPPNNN.htm`.

Where each fact comes from
- addresses of both forms, `.bmnr_con_yinti`, `_biaoti`, `_futi`, `#zoom`, its pictures: xiaoxiaosuaxuan/newscrapy
  (2022-23);
- `div.bmml_con_div` with `a.bmml_con_div_name` and `a.bmml_con_div_pic` (the PDF), `a.bmdh_con_a`, `div.b_bot`,
  text as bare nodes in `#zoom`; `index`: no list of pages, the fourth link of `div.page_bottom` leads to the last
  one, `page_01` is the second page: yeyeshengge2437/bm_lyh_project (滨州日报, 天门日报).
No source has an author or captions: they are left out.
"""

from dataclasses import dataclass, replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.html import document, focus, images, page_label, refresh, turning
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import LINE_BREAK, lines_html, table_html, title_html, without_captions
from ingest.sample.families.view import Addresses, ArticleView, View, listed, view_article, view_page


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages by their number, articles by day, page and order."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/20260317/html/page_01.htm`."""
        return f"{folder(edition)}/page_{page.page_no}.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/20260317/html/content_20260317001002.htm`: the second of page 01."""
        number = f"{edition.edition_date:%Y%m%d}{page.page_no:0>3}{order(edition, page, article) + 1:03}"
        return f"{folder(edition)}/content_{number}.htm"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/20260317/html/pdf/page_01.pdf`."""
        return f"{folder(edition)}/pdf/page_{page.page_no}.pdf"


@dataclass(frozen=True, slots=True)
class CountedSheets(Sheets):
    """Pages by their place, the first one `index`; articles by their page's file and order."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/20260317/html/page_01.htm`: the second page."""
        return f"{folder(edition)}/{self._stem(edition, page)}.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/20260317/html/page_01_content_000.htm`: the first of the second page."""
        return f"{folder(edition)}/{self._stem(edition, page)}_content_{order(edition, page, article):03}.htm"

    def _stem(self, edition: SiteEdition, page: SitePage) -> str:
        place = edition.pages.index(page)
        return f"page_{place:02}" if place else "index"


def folder(edition: SiteEdition) -> str:
    """The edition's folder."""
    return f"/{edition.edition_date:%Y%m%d}/html"


def order(edition: SiteEdition, page: SitePage, article: SiteArticle) -> int:
    """The article's place on its page, from 0."""
    return [other.number for other in listed(edition, page)].index(article.number)


SKINS: dict[str, Addresses] = {"": Sheets(), "index": CountedSheets()}


def shown(article: SiteArticle) -> SiteArticle:
    """No author, no captions."""
    return replace(without_captions(article), author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, an edition page or an article page; the folder's index is its first page."""
    sheets = SKINS[options.skin]
    if request.path == "/" and (newest := latest(editions)):
        return refresh(f"{newest.edition_date:%Y%m%d}/html/index.htm")
    path = request.path
    for edition in editions:
        if path == f"{folder(edition)}/index.htm":
            path = sheets.page(edition, edition.pages[0])
    if view := view_page(path, editions, options, sheets):
        return document(options.newspaper_name, _page(view))
    if article := view_article(path, editions, options, sheets):
        return document(options.newspaper_name, _article(article))
    return None


def _page(view: View) -> str:
    rows = "".join(
        f'<a class="bmdh_con_a" href="{view.article_link(article)}">{title_html(article.headline)}</a>\n'
        for article in view.listed
    )
    return (
        f'<div class="b_top">{view.date}</div><div class="b_bot">{page_label(view.page)}</div>\n'
        f'<div class="bmdh_con">{rows}</div>\n{_pages(view)}\n{focus(view)}'
    )


def _pages(view: View) -> str:
    if view.options.skin == "index":
        first, last = view.edition.pages[0], view.edition.pages[-1]
        middle = view.page_link(view.next_page or last)
        return (
            f'<div class="page_bottom"><a href="{view.page_link(first)}">首版</a><a href="#">上一版</a>'
            f'<a href="{middle}">下一版</a><a href="{view.page_link(last)}">末版</a></div>'
        )
    rows = "".join(
        f'<div class="bmml_con_div"><a class="bmml_con_div_name" href="{view.page_link(page)}">{page_label(page)}</a>'
        f'<a class="bmml_con_div_pic" href="{view.pdf_link(page)}"></a></div>'
        for page in view.edition.pages
    )
    return f'<div class="bmml_con" id="titleList1">{rows}</div>{turning(view)}'


def _article(view: ArticleView) -> str:
    article = shown(view.article)
    return (
        f'<div class="bmnr_con"><div class="bmnr_con_yinti">{title_html(article.kicker)}</div>'
        f'<div class="bmnr_con_biaoti">{title_html(article.headline)}</div>'
        f'<div class="bmnr_con_futi">{title_html(article.deck)}</div><div class="bmnr_con_riqi">{view.date}</div>\n'
        f'<div class="bmnr_con_con"><div id="zoom">{images(view)}{LINE_BREAK.join(lines_html(article))}'
        f"{table_html(article.table)}</div></div></div>"
    )
