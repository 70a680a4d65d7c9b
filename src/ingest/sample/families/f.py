"""Family `F` (shtml): `shtml/<paper>/YYYYMMDD/index.shtml`, `v01.shtml`, `770101.shtml`.

Where each fact comes from
- addresses; `h2.detConTit`, `div.details p`, `div.detPic img`; `f-20`: `div.f-14`, `div.f-20`,
  `div.f-14.height-25`; `nav`: `div.pageNav`, `div.titleNav`, `h1`, `#content_div`, `#art img`; an entry
  `shtml/index_<paper>.shtml`: xiaoxiaosuaxuan/newscrapy (2022-23);
- `ul.conRList li a`, `ul.conMItemList li a` with addresses from the root, `p.detail-text`; 四川's sites in GBK:
  yeyeshengge2437/bm_lyh_project (2024).
A kicker is known of the look `f-20` only; no source has deck, author or captions. The lists of `f-20` are assumed
to be those of `nav`.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.html import (
    Look,
    areas,
    article_items,
    document,
    focus,
    images,
    page_items,
    page_label,
    refresh,
    script_jump,
    turning,
)
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import body_html, lines_html, table_html, title_html, without_captions
from ingest.sample.families.view import ArticleView, View, view_article, view_page

ENTRY = "/shtml/index_lcrb.shtml"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where pages and articles lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/shtml/lcrb/20260317/v01.shtml`."""
        return f"{folder(edition)}/v{page.page_no}.shtml"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:  # noqa: ARG002 - the page is not in it
        """`/shtml/lcrb/20260317/770101.shtml`."""
        return f"{folder(edition)}/{article.number}.shtml"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """`/resfiles/2026-03/17/01.pdf`."""
        return f"/resfiles/{edition.edition_date:%Y-%m/%d}/{page.page_no}.pdf"


def folder(edition: SiteEdition) -> str:
    """The edition's folder."""
    return f"/shtml/lcrb/{edition.edition_date:%Y%m%d}"


def shown(article: SiteArticle, skin: str = "") -> SiteArticle:
    """Headline and text, in the look `f-20` the kicker too."""
    kicker = article.kicker if skin == "f-20" else None
    return replace(without_captions(article), kicker=kicker, deck=None, author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, the edition's index (its first page), an edition page or an article page."""
    newest = latest(editions)
    if request.path == "/":
        return refresh(ENTRY.removeprefix("/"))
    if request.path == ENTRY and newest:
        return script_jump(f"lcrb/{newest.edition_date:%Y%m%d}/index.shtml")
    path = request.path
    for edition in editions:
        if path == f"{folder(edition)}/index.shtml":
            path = Sheets().page(edition, edition.pages[0])
    look = LOOKS[options.skin]
    if view := view_page(path, editions, options, Sheets()):
        return document(options.newspaper_name, look.page(view))
    if article := view_article(path, editions, options, Sheets()):
        return document(options.newspaper_name, look.article(article))
    return None


def rooted_page(view: View) -> str:
    """Links begin at the host's root."""
    root, at, edition = urlsplit(view.options.origin).path, view.addresses, view.edition
    pages = "".join(
        f'<li><a href="{root}{at.page(edition, page)}">{page_label(page)}</a></li>' for page in edition.pages
    )
    rows = "".join(
        f'<li><a href="{root}{at.article(edition, view.page, article)}">{title_html(article.headline)}</a></li>'
        for article in view.listed
    )
    return (
        f'<div class="date">{view.date}</div><ul class="conRList">{pages}</ul>\n{areas(view)}'
        f'<ul class="conMItemList">{rows}</ul>\n{turning(view)}{focus(view)}'
    )


def details_article(view: ArticleView) -> str:
    """Every paragraph has a class of its own."""
    article = shown(view.article)
    lines = "".join(f'<p class="detail-text">{line}</p>' for line in lines_html(article))
    return (
        f'<h2 class="detConTit">{title_html(article.headline)}</h2><div class="date">{view.date}</div>\n'
        f'<div class="details"><div class="detPic">{images(view)}</div>{lines}{table_html(article.table)}</div>'
    )


def nav_page(view: View) -> str:
    """Two boxes of links."""
    return (
        f'<div class="date">{view.date}</div><div class="pageNav"><ul>{page_items(view)}</ul></div>\n{areas(view)}'
        f'<div class="titleNav"><ul>{article_items(view)}</ul></div>\n{turning(view)}{focus(view)}'
    )


def nav_article(view: ArticleView) -> str:
    """Pictures stand apart from the text."""
    article = shown(view.article)
    return (
        f'<div class="detailCon"><h1>{title_html(article.headline)}</h1><div class="date">{view.date}</div>\n'
        f'<div id="art">{images(view)}</div><div id="content_div">{body_html(article)}</div></div>'
    )


def sized_article(view: ArticleView) -> str:
    """Fields are known by the size of their type."""
    article = shown(view.article, "f-20")
    return (
        f'<div class="f-14">{title_html(article.kicker)}</div>'
        f'<div class="f-20"><strong>{title_html(article.headline)}</strong></div><div class="f-12">{view.date}</div>\n'
        f'<div class="f-14 height-25">{images(view)}{body_html(article)}</div>'
    )


LOOKS = {
    "": Look(page=rooted_page, article=details_article),
    "nav": Look(page=nav_page, article=nav_article),
    "f-20": Look(page=nav_page, article=sized_article),
}
