"""Family `wenzhou` (温州日报, 晚报, 都市报, 商报): calls below `/digitalNewspaper/web/`, in two forms side by side.

Where each fact comes from
- until 2025, POSTs of a form: `layoutCatalog/listByDigitalNewspaperMarkAndPublishTime` with
  `digitalNewspaperMark=wzrb` and `publishTime=2026-03-17` → `msg[]` of `layoutCatalogId`, `editionName`,
  `pdfPath` (below `/newspaperfile`), `msg` being a text where there is no edition;
  `layoutDetail/listByLayoutCatalogId` with `layoutCatalogId` → `msg[]` of `layoutDetailId`, `edition`,
  `documentTitle`, `documentContent`: yeyeshengge2437/bm_lyh_project (2024-25);
- a script of 2026: `layout/findByTime` with `mediaKey=wzrb`, `time=2026-03-17` → `data[]` of `id`, `name`;
  `article/findByLayout` with `layoutId` → `data[]` of `id`, `title`; `article/findById` with `id` → `data` of
  `title`, `author`, `content`, `summary`. The script sends GETs; POSTs are answered too.
No source has a kicker, a deck or captions: they are left out.
"""

from dataclasses import replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, json_response
from ingest.sample.families.lookup import Editions, find_article, find_edition, read_day
from ingest.sample.families.markup import body_html, title_text, without_captions

MEDIA_KEY = "wzrb"
CALLS = "/digitalNewspaper/web/"


def shown(article: SiteArticle) -> SiteArticle:
    """Headline in one line, author and text."""
    headline = title_text(article.headline)
    return replace(without_captions(article), headline=headline, kicker=None, deck=None)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:  # noqa: ARG001 - one form for all families
    """The answer to a call of either form."""
    if not request.path.startswith(CALLS):
        return None
    match request.path.removeprefix(CALLS):
        case "layout/findByTime":
            edition = _edition(request, editions, "mediaKey", "time")
            return _found([_layout(page, edition) for page in edition.pages] if edition else [])
        case "article/findByLayout":
            page = _page(editions, _field(request, "layoutId"))
            return _found([_entry(article) for article in page.articles] if page else [])
        case "article/findById":
            place = find_article(editions, _field(request, "id"))
            return _found(_article(place.article) if place else None)
        case "layoutCatalog/listByDigitalNewspaperMarkAndPublishTime":
            edition = _edition(request, editions, "digitalNewspaperMark", "publishTime")
            return _message([_catalog(page, edition) for page in edition.pages] if edition else "暂无数据")
        case "layoutDetail/listByLayoutCatalogId":
            page = _page(editions, _field(request, "layoutCatalogId"))
            return _message([_detail(article, page) for article in page.articles] if page else "暂无数据")
    return None


def _field(request: SiteRequest, name: str) -> str | None:
    return request.argument(name) or request.form_field(name) or request.json_field(name)


def _edition(request: SiteRequest, editions: Editions, key: str, day: str) -> SiteEdition | None:
    is_ours = _field(request, key) == MEDIA_KEY
    return find_edition(editions, read_day(_field(request, day))) if is_ours else None


def _page(editions: Editions, layout_id: str | None) -> SitePage | None:
    pages = ((page, edition) for edition in editions for page in edition.pages)
    return next((page for page, edition in pages if f"{_layout_id(page, edition)}" == layout_id), None)


def _layout_id(page: SitePage, edition: SiteEdition) -> int:
    return edition.edition_date.toordinal() * 100 + int(page.page_no)


def _found(data: object) -> SiteResponse:
    return json_response({"code": 200, "msg": "success", "data": data})


def _message(message: object) -> SiteResponse:
    return json_response({"code": 1, "msg": message})


def _layout(page: SitePage, edition: SiteEdition) -> dict[str, object]:
    return {
        "id": _layout_id(page, edition),
        "name": page.page_name,
        "edition": page.page_no,
        "pdfPath": _pdf(page, edition),
        "publishTime": f"{edition.edition_date}",
    }


def _catalog(page: SitePage, edition: SiteEdition) -> dict[str, object]:
    return {
        "layoutCatalogId": _layout_id(page, edition),
        "editionName": page.page_name,
        "edition": page.page_no,
        "pdfPath": _pdf(page, edition),
    }


def _pdf(page: SitePage, edition: SiteEdition) -> str:
    return f"/{MEDIA_KEY}/{edition.edition_date:%Y%m%d}/{page.page_no}.pdf"


def _entry(article: SiteArticle) -> dict[str, object]:
    return {"id": article.number, "title": title_text(article.headline), "author": article.author or ""}


def _article(article: SiteArticle) -> dict[str, object]:
    content = body_html(shown(article))
    return {**_entry(article), "content": content, "summary": "".join(article.paragraphs)[:40]}


def _detail(article: SiteArticle, page: SitePage) -> dict[str, object]:
    return {
        "layoutDetailId": article.number,
        "edition": page.page_no,
        "documentTitle": title_text(article.headline),
        "documentContent": body_html(shown(article)),
    }
