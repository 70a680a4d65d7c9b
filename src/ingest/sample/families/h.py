"""Family `H` (中国气象报): four calls answered in JSON, all of them POSTs of a form.

Where each fact comes from
- the calls, their fields and answers: the API notes of bladescepter/cmnrag (2026-08): `getSZBDate.do
  sj=2026-07` → days; `findBmMenu.do docPubTime=20260722` → pages (`IRCATELOG` is the page's number, `BC` its
  label, `BM` its name); `getBmDetail.do bc=01&docpubtime=2026/07/22` → its articles; `detailData.do guid=` →
  one article;
- `docpubtime` with hyphens is understood too, `docTitle` and `DOCTITLE` may be HTML, `docAuthor` may be
  "null": its script;
- `sj` may be `2025-3`, detail answers carry `bm`: a crawler of 中国政府采购报, on the same system;
- `content` is HTML with `&nbsp;&nbsp;` before and a line feed behind a paragraph; `ctpath` and `ts`
  (captions) are `;`-separated, "null" where a picture has no caption: the notes again.
A day or page without articles is an empty list, an unknown article an empty object: assumed.
"""

from html import escape

from ingest.sample.editions import SiteArticle, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, json_response
from ingest.sample.families.lookup import (
    Editions,
    Place,
    days_of_month,
    find_article,
    find_edition,
    find_page,
    read_day,
)
from ingest.sample.families.markup import lines_html, table_html, title_html

CALLS = "/reader/layout/"


def shown(article: SiteArticle) -> SiteArticle:
    """Everything has its field."""
    return article


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:  # noqa: ARG001 - one form for all families
    """The answer to one of the four calls."""
    if request.method != "POST" or not request.path.startswith(CALLS):
        return None
    match request.path.removeprefix(CALLS):
        case "getSZBDate.do":
            return json_response([f"{day}" for day in days_of_month(editions, request.form_field("sj"))])
        case "findBmMenu.do":
            return _menu(request, editions)
        case "getBmDetail.do":
            return _articles(request, editions)
        case "detailData.do":
            return _detail(request, editions)
    return None


def _menu(request: SiteRequest, editions: Editions) -> SiteResponse:
    edition = find_edition(editions, read_day(request.form_field("docPubTime")))
    pages = edition.pages if edition else ()
    return json_response([_menu_entry(page, f"{edition.edition_date:%Y%m%d}") for page in pages if edition])


def _menu_entry(page: SitePage, day: str) -> dict[str, object]:
    files = f"group1/M00/00/{page.page_no}/{day}{page.page_no}"
    return {
        "ID": f"{day}_{page.page_no}",
        "BC": f"第{page.page_no}版",
        "BM": page.page_name,
        "BM_JPG_URL": {"JPPATH_BZT": f"{files}_s.jpg", "JPPATH_ZT": f"{files}.jpg"},
        "PDPATH": f"{files}.pdf",
        "IRCATELOG": page.page_no,
        "NUM": 0,
    }


def _articles(request: SiteRequest, editions: Editions) -> SiteResponse:
    edition = find_edition(editions, read_day(request.form_field("docpubtime")))
    page = find_page(edition, request.form_field("bc"))
    return json_response([_entry(page, order) for order in range(len(page.articles))] if page else [])


def _entry(page: SitePage, order: int) -> dict[str, object]:
    article = page.articles[order]
    height = 90 / len(page.articles)
    return {
        "DOCTITLE": title_html(article.headline),
        "DOCAUTHOR": article.author or "null",
        "TXS": f"{sum(map(len, article.paragraphs))}",
        "BM": page.page_name,
        "ZB_GUID": _guid(article),
        "ZB": f"3.00%,{5 + order * height:.2f}%,94.00%,{height:.2f}%",
    }


def _detail(request: SiteRequest, editions: Editions) -> SiteResponse:
    guid = (request.form_field("guid") or "").lstrip("0")
    place = find_article(editions, guid)
    return json_response(_article(place) if place else {})


def _article(place: Place) -> dict[str, object]:
    article = place.article
    lines = "".join(f"{line}\n" for line in lines_html(article, indent="&nbsp;&nbsp;"))
    return {
        "docTitle": title_html(article.headline),
        "docAuthor": article.author or "null",
        "txs": f"{sum(map(len, article.paragraphs))}",
        "yt": escape(article.kicker or "", quote=False),
        "fb": escape(article.deck or "", quote=False),
        "docPubTime": f"{place.edition.edition_date:%Y/%m/%d} 00:00:00",
        "content": lines + table_html(article.table),
        "ctpath": ";".join(f"group1/M00/01/00/{name}" for name in article.pictures),
        "ts": ";".join(caption or "null" for caption in article.captions),
        "bc": place.page.page_no,
        "bm": place.page.page_name,
    }


def _guid(article: SiteArticle) -> str:
    return f"{article.number:032d}"
