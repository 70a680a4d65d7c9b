"""Family `E` (Qpaper): `Html/YYYY-MM-DD/Qpaper.html`, further pages `Qpaper_43259.html`, articles `214347.html`.

Where each fact comes from
- addresses, `#yinti`, `#doctitle`, `#subdoctitle`, `#doccontent` and its pictures: xiaoxiaosuaxuan/newscrapy
  (永州日报, 2022);
- `#bancilist ul li a`, `#doclist ul li a`, the text in the first `div` of `#doccontent`: the same and
  yeyeshengge2437/bm_lyh_project.
No source has an author or captions: they are left out. That the root leads to the edition is assumed.
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
from ingest.sample.families.view import ArticleView, View, page_id, view_article, view_page


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/Html/2026-03-17/Qpaper.html`, for other pages than the first with an id."""
        number = edition.edition_date.toordinal() * 10 + page_id(page)
        name = "Qpaper" if page is edition.pages[0] else f"Qpaper_{number}"
        return f"/Html/{edition.edition_date}/{name}.html"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:  # noqa: ARG002 - the page is not in it
        """`/Html/2026-03-17/770101.html`."""
        return f"/Html/{edition.edition_date}/{article.number}.html"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/Html/2026-03-17/01.pdf`."""
        return f"/Html/{edition.edition_date}/{page.page_no}.pdf"


def shown(article: SiteArticle) -> SiteArticle:
    """No author, no captions."""
    return replace(without_captions(article), author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, an edition page or an article page."""
    newest = latest(editions)
    if request.path == "/" and newest:
        return refresh(Sheets().page(newest, newest.pages[0]).removeprefix("/"))
    if view := view_page(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, _page(view))
    if article := view_article(request.path, editions, options, Sheets()):
        return document(options.newspaper_name, _article(article))
    return None


def _page(view: View) -> str:
    return (
        f'<div id="riqi">{view.date}</div>{areas(view)}<a href="{view.pdf_link(view.page)}">PDF</a>\n'
        f'<div id="bancilist"><ul>{page_items(view)}</ul></div>\n'
        f'<div id="doclist"><ul>{article_items(view)}</ul></div>\n'
        f"{turning(view)}{focus(view)}"
    )


def _article(view: ArticleView) -> str:
    article = shown(view.article)
    return (
        f'<div id="yinti">{title_html(article.kicker)}</div><div id="doctitle">{title_html(article.headline)}</div>'
        f'<div id="subdoctitle">{title_html(article.deck)}</div><div id="docinfo">{view.date}</div>\n'
        f'<div id="doccontent"><div>{images(view)}{body_html(article)}</div><div id="share">分享到：</div></div>'
    )
