"""Family `G` (default.htm): `html/YYYY/MM/DD/01/default.htm`, articles beside it as `01_64.htm`.

Where each fact comes from
- addresses, some below `/uniflows/html/`; `#pageTitle` around the links to pages; `h5.yinti_title`,
  `h2.content_title`, `#pgcontent`, `table#pictable4 img`; `uniflows`: `h2.content-title`, `div.content_sro img`:
  xiaoxiaosuaxuan/newscrapy (孝感日报, 中国经济导报, 2022-23).
How an edition page lists its articles is not known: a plain list. No source has deck, author or captions, nor a
kicker in the look `uniflows`. That the root leads to the edition is assumed.
"""

from dataclasses import dataclass, replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.html import (
    areas,
    article_items,
    document,
    focus,
    images,
    page_items,
    refresh,
    turning,
)
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import body_html, title_html, without_captions
from ingest.sample.families.view import ArticleView, View, view_article, view_page


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    root: str = "/html"

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/html/2026/03/17/01/default.htm`."""
        return f"{self.root}/{edition.edition_date:%Y/%m/%d}/{page.page_no}/default.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/html/2026/03/17/01/01_770101.htm`."""
        name = f"{page.page_no}_{article.number}"
        return f"{self.root}/{edition.edition_date:%Y/%m/%d}/{page.page_no}/{name}.htm"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/html/2026/03/17/01/01.pdf`."""
        return f"{self.root}/{edition.edition_date:%Y/%m/%d}/{page.page_no}/{page.page_no}.pdf"


SKINS = {"": Sheets(), "uniflows": Sheets("/uniflows/html")}


def shown(article: SiteArticle, skin: str = "") -> SiteArticle:
    """Kicker, headline and text; in the look `uniflows` no kicker."""
    kicker = None if skin == "uniflows" else article.kicker
    return replace(without_captions(article), kicker=kicker, deck=None, author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, an edition page or an article page."""
    sheets = SKINS[options.skin]
    newest = latest(editions)
    if request.path == "/" and newest:
        return refresh(sheets.page(newest, newest.pages[0]).removeprefix("/"))
    if view := view_page(request.path, editions, options, sheets):
        return document(options.newspaper_name, _page(view))
    if article := view_article(request.path, editions, options, sheets):
        return document(options.newspaper_name, _article(article))
    return None


def _page(view: View) -> str:
    return (
        f'<div class="date">{view.date}</div><div id="pageTitle"><ul>{page_items(view)}</ul></div>\n{areas(view)}'
        f'<a href="{view.pdf_link(view.page)}">PDF</a><ul>{article_items(view)}</ul>\n{turning(view)}{focus(view)}'
    )


def _article(view: ArticleView) -> str:
    article = shown(view.article, view.options.skin)
    if view.options.skin == "uniflows":
        titles = f'<h2 class="content-title">{title_html(article.headline)}</h2>'
        pictures = f'<div class="content_sro">{images(view)}</div>'
    else:
        titles = (
            f'<h5 class="yinti_title">{title_html(article.kicker)}</h5>'
            f'<h2 class="content_title">{title_html(article.headline)}</h2>'
        )
        pictures = f'<table id="pictable4"><tr><td>{images(view)}</td></tr></table>'
    return f'{titles}<div class="others">{view.date}</div>\n{pictures}<div id="pgcontent">{body_html(article)}</div>'
