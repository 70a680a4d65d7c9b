"""Family `C` (PaperIndex): two meta refreshes to `Page01NU.htm`, articles `Articel01002MT.htm`, capitals as they come.

Where each fact comes from
- `content/PaperIndex.htm`, `YYYYMMDD/IssueIndex.htm`, the capitals that differ by page and kind; `LI.banci` with
  one link twice; 新华每日电讯's `div.listdaohang` with the article in `daoxiang`; at 法治日报 the folder above
  answers 403: alisen39/whatshot (2026-09);
- `div.newslist`, `div.neirong` with `h3`, `h2`, `h4`, `span#contenttext`, `span#imagelist img`:
  xiaoxiaosuaxuan/newscrapy (2022-23);
- `legaldaily`: `.banlist-li a`, `.newslist a`, `.xha-view-title h1`, `.imagelist`, `#article_view_content`:
  DIYgod/RSSHub (2026).
No source has an author or captions, nor kicker and deck in the look `legaldaily`: they are left out. That other
roots lead to the index is assumed.
"""

from dataclasses import dataclass, replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response
from ingest.sample.families.html import (
    Look,
    areas,
    article_items,
    document,
    focus,
    images,
    page_label,
    refresh,
    turning,
)
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import body_html, title_html, without_captions
from ingest.sample.families.view import ArticleView, View, listed, view_article, view_page

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/content/20260317/Page01NU.htm`."""
        return f"/content/{edition.edition_date:%Y%m%d}/Page{page.page_no}{capitals(page, 3)}.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/content/20260317/Articel01002MT.htm`: the second of page 01."""
        order = [other.number for other in listed(edition, page)].index(article.number) + 1
        name = f"Articel{page.page_no}{order:03}{capitals(page, 11)}"
        return f"/content/{edition.edition_date:%Y%m%d}/{name}.htm"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/content/20260317/Page01.pdf`."""
        return f"/content/{edition.edition_date:%Y%m%d}/Page{page.page_no}.pdf"


def capitals(page: SitePage, step: int) -> str:
    """Two letters that follow from nothing a reader knows; the same every day."""
    at = step * sum(map(ord, page.page_no))
    return LETTERS[at % 26] + LETTERS[(at // 26 + step) % 26]


def shown(article: SiteArticle, skin: str = "") -> SiteArticle:
    """No author, no captions; in the look `legaldaily` the headline only."""
    known = replace(without_captions(article), author=None)
    return replace(known, kicker=None, deck=None) if skin == "legaldaily" else known


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """One of the two entries, an edition page or an article page."""
    if request.path == "/" and options.skin == "legaldaily":
        return html_response("<html><body>403 Forbidden</body></html>", status=403)
    if request.path == "/":
        return refresh("content/PaperIndex.htm")
    if request.path == "/content/PaperIndex.htm" and (newest := latest(editions)):
        return refresh(f"{newest.edition_date:%Y%m%d}/IssueIndex.htm")
    for edition in editions:
        if request.path == f"/content/{edition.edition_date:%Y%m%d}/IssueIndex.htm":
            return refresh(Sheets().page(edition, edition.pages[0]).rpartition("/")[2])
    look = LOOKS[options.skin]
    if view := view_page(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, look.page(view))
    if article := view_article(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, look.article(article))
    return None


def banci_page(view: View) -> str:
    """Number and name of a page are two links to it, and 下一版 is a third."""
    pages = "".join(
        f"<LI class=banci><a href={view.page_link(page)}>{page.page_no}</a>"
        f"<a href={view.page_link(page)}>{page.page_name}</a></LI>"
        for page in view.edition.pages
    )
    return (
        f'<div class="riqi">{view.date}</div>{turning(view)}{areas(view)}\n<UL>{pages}</UL>\n'
        f'<a href="{view.pdf_link(view.page)}">PDF</a>'
        f'<div class="newslist"><ul>{article_items(view)}</ul></div>\n{focus(view)}'
    )


def neirong_article(view: ArticleView) -> str:
    """Titles as headings of three sizes, the text in a `span`."""
    article = view.article
    return (
        f'<div class="riqi">{view.date}</div><div class="neirong"><h3>{title_html(article.kicker)}</h3>'
        f"<h2>{title_html(article.headline)}</h2><h4>{title_html(article.deck)}</h4>\n"
        f'<span id="imagelist">{images(view)}</span>'
        f'<span id="contenttext">{body_html(shown(article))}</span></div>'
    )


def banlist_page(view: View) -> str:
    """A blank stands between 第 and the page's number."""
    pages = "".join(
        f'<div class="banlist-li"><a href="{view.page_link(page)}">第 {page.page_no}版：{page.page_name}</a></div>'
        for page in view.edition.pages
    )
    return (
        f'<div class="date">{view.date}</div>{turning(view)}{areas(view)}{pages}\n'
        f'<div class="newslist"><ul>{article_items(view)}</ul></div>\n{focus(view)}'
    )


def xha_article(view: ArticleView) -> str:
    """The headline alone, then pictures, then the text."""
    article = view.article
    return (
        f'<div class="xha-view-title"><h1>{title_html(article.headline)}</h1><span>{view.date}</span></div>\n'
        f'<div class="imagelist">{images(view)}</div>'
        f'<div id="article_view_content">{body_html(shown(article))}</div>'
    )


def whole_page(view: View) -> str:
    """The whole edition on every page; an article's address stands in an attribute of its own."""
    pages = "".join(
        f'<h4><a href="{view.page_link(page)}">{page_label(page)}</a></h4><ul>'
        + "".join(
            f'<li><a href="#" daoxiang="{view.article_link(article, page)}">{title_html(article.headline)}</a></li>'
            for article in listed(view.edition, page)
        )
        + "</ul>\n"
        for page in view.edition.pages
    )
    return f'<div class="riqi">{view.date}</div>{areas(view)}<div class="listdaohang">{pages}</div>'


LOOKS = {
    "": Look(page=banci_page, article=neirong_article),
    "legaldaily": Look(page=banlist_page, article=xha_article),
    "mrdx": Look(page=whole_page, article=neirong_article),
}
