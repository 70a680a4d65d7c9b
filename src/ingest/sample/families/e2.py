"""Family `E2` (szbz of dbw.cn and others): `Html/szbz/YYYYMMDD/szbzA1.Html`, links in `onclick`.

Where each fact comes from
- addresses, `Index.Html`, `td[height=40]`, `#ozoom`, `#copytext img`: xiaoxiaosuaxuan/newscrapy (松原日报,
  通化日报, 佳木斯日报);
- `div.Paper tr td.info3`, `div.PaperB tr td`, both with `onclick="javascript:window.open('…','_self');"` around an
  `a` without address, articles from the root by `../../../`, pages in GBK: yeyeshengge2437/bm_lyh_project
  (乌鲁木齐晚报, 2024).
No source has kicker, deck, author or captions: they are left out. That the root leads to the edition is assumed.
"""

from dataclasses import dataclass, replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.html import document, images, page_label, refresh
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import body_html, title_html, without_captions
from ingest.sample.families.view import ArticleView, View, view_article, view_page


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/Html/szbz/20260317/szbz01.Html`."""
        return f"/Html/szbz/{edition.edition_date:%Y%m%d}/szbz{page.page_no}.Html"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:  # noqa: ARG002 - the page is not in it
        """`/Html/szbz/20260317/szbz770101.Html`."""
        return f"/Html/szbz/{edition.edition_date:%Y%m%d}/szbz{article.number}.Html"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/Html/szbz/20260317/01.pdf`."""
        return f"/Html/szbz/{edition.edition_date:%Y%m%d}/{page.page_no}.pdf"


def shown(article: SiteArticle) -> SiteArticle:
    """Headline and text."""
    return replace(without_captions(article), kicker=None, deck=None, author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, the edition's index (its first page), an edition page or an article page."""
    newest = latest(editions)
    if request.path == "/" and newest:
        return refresh(f"Html/szbz/{newest.edition_date:%Y%m%d}/Index.Html")
    path = request.path
    for edition in editions:
        if path == f"/Html/szbz/{edition.edition_date:%Y%m%d}/Index.Html":
            path = Sheets().page(edition, edition.pages[0])
    if view := view_page(path, editions, options, Sheets()):
        return document(options.newspaper_name, _page(view))
    if article := view_article(path, editions, options, Sheets()):
        return document(options.newspaper_name, _article(article))
    return None


def _page(view: View) -> str:
    pages = "".join(
        f'<tr><td class=info3 onclick="{_open(view.page_link(page))}"><a>{page_label(page)}</a></td></tr>\n'
        for page in view.edition.pages
    )
    rows = "".join(_row(view, view.page, article) for article in view.listed)
    others = "".join(_row(view, page, article) for page, article in view.others)
    return (
        f'<div class="riqi">{view.date}</div><div class="Paper"><table>{pages}</table></div>\n'
        f'<div class="PaperB"><table>{rows}</table></div>\n'
        f'<div class="Hot"><h4>今日关注</h4><table>{others}</table></div>'
    )


def _row(view: View, page: SitePage, article: SiteArticle) -> str:
    address = view.addresses.article(view.edition, page, article)
    return (
        f'<tr><td onclick="{_open(f"../../..{address}")}"><a>{title_html(article.headline)}</a></td></tr>\n'
    )


def _open(link: str) -> str:
    return f"javascript:window.open('{link}','_self');"


def _article(view: ArticleView) -> str:
    article = shown(view.article)
    return (
        f"<table align=center><tr><td height=40 align=center><strong>{title_html(article.headline)}</strong></td></tr>"
        f"<tr><td align=center class=info>{view.date}</td></tr></table>\n"
        f'<div id="copytext">{images(view)}<div id="ozoom">{body_html(article)}</div></div>'
    )
