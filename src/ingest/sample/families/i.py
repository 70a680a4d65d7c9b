"""Family `I` (海口日报, 安庆日报, 中国社会科学报): days in JSON, all else as HTML from `/epaper/read.do`.

Where each fact comes from
- `POST /epaper/read.do?m=getIssueByMonth` with `newspaperId=1&yyyymm=202603` → `data[].idateDisp`, `path`;
  pages in `span.listTitleL a`, the page's PDF in `div.leftTitle a`, articles in `div.humor ul li a`, text in
  `#article_content p`, all links from the root of the host: yeyeshengge2437/bm_lyh_project, 海口日报 (2024);
- `date=2026-03-17` instead of `yyyymm`: its 中国社会科学报; there articles are `div#link a[title]`;
- addresses `?m=i&iid=…&idate=1_2026-03-17`, with `eid=` a page's, with `sid=` an article's; `p.articleTitle`,
  `p.articleTitle2`, `div.articleContent`, `#article_image img`: xiaoxiaosuaxuan/newscrapy, 安庆晚报 and
  颍州晚报 (2022-23).
No source shows a kicker or an author on these pages: they are left out. Captions below the pictures are
assumed.
"""

from dataclasses import replace
from html import escape

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response, json_response
from ingest.sample.families.lookup import (
    Editions,
    Place,
    days_of_month,
    find_article,
    find_edition,
    latest,
    read_day,
)
from ingest.sample.families.markup import body_html, title_html

PATH = "/epaper/read.do"
NEWSPAPER = "1"


def shown(article: SiteArticle) -> SiteArticle:
    """Without kicker and author."""
    return replace(article, kicker=None, author=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The calendar, an edition page or an article page."""
    if request.path != PATH:
        return None
    if request.argument("m") == "getIssueByMonth":
        return _calendar(request, editions) if request.method == "POST" else None
    if number := request.argument("sid"):
        place = find_article(editions, number)
        return _article_page(place, options) if place else None
    return _page(request, editions, options)


def _calendar(request: SiteRequest, editions: Editions) -> SiteResponse:
    month = request.form_field("yyyymm") or (request.form_field("date") or "")[:7]
    days = days_of_month(editions, month) if request.form_field("newspaperId") == NEWSPAPER else ()
    found = [edition for day in days if (edition := find_edition(editions, day))]
    return json_response(
        {
            "success": True,
            "data": [
                {"idateDisp": f"{edition.edition_date}", "path": _address(edition)} for edition in found
            ],
        }
    )


def _address(edition: SiteEdition, page: SitePage | None = None, number: int | None = None) -> str:
    iid = edition.edition_date.toordinal()
    eid = f"&eid={_eid(edition, page)}" if page else ""
    sid = f"&sid={number}" if number else ""
    return f"{PATH}?m=i&iid={iid}{eid}{sid}&idate={NEWSPAPER}_{edition.edition_date}"


def _eid(edition: SiteEdition, page: SitePage) -> str:
    return f"{edition.edition_date.toordinal()}{page.page_no}"


def _page(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    _, _, day = (request.argument("idate") or "").partition("_")
    edition = find_edition(editions, read_day(day)) if day else latest(editions)
    if edition is None:
        return None
    asked = request.argument("eid") or _eid(edition, edition.pages[0])
    page = next((page for page in edition.pages if _eid(edition, page) == asked), None)
    return html_response(_page_html(edition, page, options)) if page else None


def _page_html(edition: SiteEdition, page: SitePage, options: SiteOptions) -> str:
    links = "".join(
        f'<li><a href="{escape(_address(edition, page, article.number))}">{title_html(article.headline)}</a></li>'
        for article in page.articles
    )
    pdf = f"/epaper/uploadfile/{edition.edition_date:%Y%m%d}/{page.page_no}.pdf"
    left = f'<div class="leftTitle">{_label(page)} <a href="{pdf}">PDF</a></div>'
    return _document(edition, options.newspaper_name, f'{left}<div class="humor"><ul>{links}</ul></div>')


def _article_page(place: Place, options: SiteOptions) -> SiteResponse:
    article = place.article
    pictures = "".join(
        f'<img src="/epaper/uploadfile/{name}"><p>{escape(caption, quote=False)}</p>'
        for name, caption in zip(article.pictures, article.captions, strict=True)
    )
    deck = f'<p class="articleTitle2">{title_html(article.deck)}</p>' if article.deck else ""
    text = (
        f'<div class="leftTitle">{_label(place.page)}</div>'
        f'<p class="articleTitle">{title_html(article.headline)}</p>{deck}'
        f'<div id="article_image">{pictures}</div>'
        f'<div class="articleContent"><div id="article_content">{body_html(article)}</div></div>'
    )
    return html_response(_document(place.edition, options.newspaper_name, text))


def _document(edition: SiteEdition, newspaper_name: str, content: str) -> str:
    pages = "".join(
        f'<li><span class="listTitleL"><a href="{escape(_address(edition, page))}">{_label(page)}</a></span></li>'
        for page in edition.pages
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{newspaper_name} {edition.edition_date:%Y年%m月%d日}</title></head>"
        f'<body><div class="right"><ul>{pages}</ul></div>{content}</body></html>'
    )


def _label(page: SitePage) -> str:
    return f"第{page.page_no}版：{page.page_name}"
