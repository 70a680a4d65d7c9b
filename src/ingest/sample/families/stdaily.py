"""Family `stdaily` (科技日报): POSTs of JSON, answered only to the header of the site's own pages.

Where each fact comes from
- all calls stand below `/stdailynewspaperapi/uv/article/`; without `x-requested-with: XMLHttpRequest` every
  call answers `{"status":"500","msg":"no access!"}`; `period/date` with `date=2026-03-01` → `obj.dateList`;
  `period/periodTime` with `periodTime=2026-03-17` → `obj.editionList` of `id`, `editionName` (第01版：要闻),
  `editionCode`, to be sorted by `weight`; `article/editionId` with `id` → `list` of `id`, `title` (HTML),
  `author`; status is the text `200`: alisen39/whatshot (2026-09);
- `dateList` in no order; `article/articleId` with `id` → `obj.articleVo` of `title`, `subtitle`, `content`,
  `editionName`, `picList` (null, or `url` and `picText`), `periodTime`, `author`: DIYgod/RSSHub (2025);
- `pretitle`; a day without edition answers with the newest one, told apart by `obj.periodTime` only: a
  downloader of 2026;
- `editionImg`, `periodId`; an entry's `content` may be the beginning only: an archiver of 2026.
"""

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, json_response
from ingest.sample.families.lookup import (
    Editions,
    Place,
    days_of_month,
    find_article,
    find_edition,
    latest,
    read_day,
)
from ingest.sample.families.markup import body_html, lines_html, title_html

CODE = "KJRB"
CALLS = "/stdailynewspaperapi/uv/article/"
REQUIRED = ("x-requested-with", "XMLHttpRequest")


def shown(article: SiteArticle) -> SiteArticle:
    """Everything has its field."""
    return article


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The answer to one of the four calls."""
    if request.method != "POST" or not request.path.startswith(CALLS):
        return None
    name, value = REQUIRED
    if request.header(name) != value:
        return json_response({"status": "500", "msg": "no access!"})
    match request.path.removeprefix(CALLS):
        case "period/date":
            days = days_of_month(editions, (request.json_field("date") or "")[:7])
            return _answer(obj={"dateList": [f"{day}" for day in sorted(days, key=lambda day: -day.day)]})
        case "period/periodTime":
            asked = find_edition(editions, read_day(request.json_field("periodTime")))
            return _pages(asked or latest(editions), options)
        case "article/editionId":
            return _articles(editions, request.json_field("id"))
        case "article/articleId":
            place = find_article(editions, request.json_field("id"))
            return _answer(obj={"articleVo": _article(place, options)} if place else None)
    return None


def _answer(**content: object) -> SiteResponse:
    return json_response({"status": "200", "msg": "success", **content})


def _pages(edition: SiteEdition | None, options: SiteOptions) -> SiteResponse:
    if edition is None:
        return _answer(obj=None)
    entries = [_page(edition, index, options) for index in range(len(edition.pages))]
    return _answer(obj={"periodTime": f"{edition.edition_date}", "editionList": entries[::-1]})


def _page(edition: SiteEdition, index: int, options: SiteOptions) -> dict[str, object]:
    page, day = edition.pages[index], edition.edition_date
    return {
        "id": _page_id(page, edition),
        "periodId": f"{day:%Y%m%d}",
        "editionName": _label(page),
        "editionCode": page.page_no,
        "weight": index + 1,
        "editionImg": f"{options.origin}/images/{day}/{page.page_no}.jpg",
    }


def _articles(editions: Editions, page_id: str | None) -> SiteResponse:
    pages = (page for edition in editions for page in edition.pages if _page_id(page, edition) == page_id)
    page = next(pages, None)
    return _answer(list=[_entry(article) for article in page.articles] if page else [])


def _entry(article: SiteArticle) -> dict[str, object]:
    beginning = "".join(f"<p>{line}</p>" for line in lines_html(article)[:1])
    author = article.author or ""
    return {"id": f"{article.number}", "title": _title(article), "author": author, "content": beginning}


def _article(place: Place, options: SiteOptions) -> dict[str, object]:
    article = place.article
    pictures = [
        {"url": f"{options.origin}/images/{name}", "picText": caption}
        for name, caption in zip(article.pictures, article.captions, strict=True)
    ]
    return {
        "id": f"{article.number}",
        "pretitle": title_html(article.kicker),
        "title": _title(article),
        "subtitle": title_html(article.deck),
        "author": article.author or "",
        "content": body_html(article),
        "editionName": _label(place.page),
        "periodTime": f"{place.edition.edition_date}",
        "picList": pictures or None,
    }


def _title(article: SiteArticle) -> str:
    return f'<span style="font-weight:bold">{title_html(article.headline)}</span>'


def _label(page: SitePage) -> str:
    return f"第{page.page_no}版：{page.page_name}"


def _page_id(page: SitePage, edition: SiteEdition) -> str:
    return f"{edition.edition_date.toordinal()}{page.page_no}"
