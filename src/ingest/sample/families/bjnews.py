"""Family `bjnews` (新京报, 农民日报, 人民邮电报): one `data.json` an edition, articles as HTML pages.

Where each fact comes from
- the entry is a meta refresh to `html/2026/20260928/20260928_01/….html`, whose script reads `../data.json`: a
  list of pages (`pageNo`, `pageName`) with `onePageArticleList[]` of `mainTitle` (HTML, `<br/>` between
  lines), `articleHref`, `articleAuthor`; an article's address is `<day>_<pageNo>/<articleHref>` beside
  `data.json`: alisen39/whatshot (2026-09);
- `issueDate`, `pageHref`, `articleIssueDate`, `articleContent`, the calendar `/period/yearMonthDay.json`
  (year → month → days), the text in `.article-detail .content`: DIYgod/RSSHub (2026);
- `pageBigImgPath`, names `<day>_<issue>_<page>_<id>.html`, `#PreTitle` and `#Title`: an archiver of 农民日报,
  on the same system;
- `#ozoom p`, `<title>headline_newspaper`, `wordNumber`: a crawler of 人民邮电报, likewise (2025).
`#SubTitle` and `#Author` are assumed from `#Title`; of captions nothing is known: they are left out.
"""

from datetime import date
from html import escape

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response, json_response
from ingest.sample.families.lookup import (
    Editions,
    Place,
    find_article,
    find_edition,
    find_page,
    latest,
    read_day,
)
from ingest.sample.families.markup import body_html, title_html, without_captions


def shown(article: SiteArticle) -> SiteArticle:
    """Without captions."""
    return without_captions(article)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, the calendar, an edition's list, a page's shell or an article page."""
    if request.method != "GET":
        return None
    match request.path.strip("/").split("/"):
        case [""]:
            return _entry(latest(editions))
        case ["period", "yearMonthDay.json"]:
            return _calendar(editions)
        case ["html", year, day, *rest] if day.startswith(year):
            edition = find_edition(editions, read_day(day))
            return _in_edition(rest, edition, editions, options) if edition else None
    return None


def _in_edition(
    rest: list[str], edition: SiteEdition, editions: Editions, options: SiteOptions
) -> SiteResponse | None:
    if rest == ["data.json"]:
        return json_response([_page(page, edition) for page in edition.pages])
    if len(rest) != 2:
        return None
    folder, file = rest
    page = find_page(edition, folder.removeprefix(f"{edition.edition_date:%Y%m%d}_"))
    if page is None:
        return None
    if file == _page_file(edition.edition_date, page):
        return html_response(_shell(page, edition, options))
    place = find_article(editions, file.removesuffix(".html").rpartition("_")[2])
    is_there = place is not None and file == _article_file(place) and place.page == page
    return html_response(_article_page(place, options)) if place and is_there else None


def _entry(edition: SiteEdition | None) -> SiteResponse:
    if edition is None:
        return html_response("<html><body></body></html>")
    day = edition.edition_date
    first = f"html/{day:%Y}/{day:%Y%m%d}/{_folder(day, edition.pages[0])}/{_page_file(day, edition.pages[0])}"
    return html_response(f'<html><head><meta http-equiv="refresh" content="0;url={first}"></head></html>')


def _calendar(editions: Editions) -> SiteResponse:
    years: dict[str, dict[str, list[str]]] = {}
    for edition in editions:
        day = edition.edition_date
        years.setdefault(f"{day:%Y}", {}).setdefault(f"{day:%m}", []).append(f"{day:%Y%m%d}")
    return json_response(years)


def _page(page: SitePage, edition: SiteEdition) -> dict[str, object]:
    day = edition.edition_date
    return {
        "issueDate": f"{day}",
        "pageNo": page.page_no,
        "pageName": page.page_name,
        "pageHref": _page_file(day, page),
        "pageBigImgPath": f"html/{day:%Y}/{day:%Y%m%d}/{_folder(day, page)}/{day:%Y%m%d}_{page.page_no}_b.jpg",
        "onePageArticleList": [
            _entry_of(Place(edition=edition, page=page, article=article)) for article in page.articles
        ],
    }


def _entry_of(place: Place) -> dict[str, object]:
    article = shown(place.article)
    return {
        "mainTitle": title_html(article.headline),
        "articleAuthor": article.author or "",
        "articleHref": _article_file(place),
        "articleIssueDate": f"{place.edition.edition_date}",
        "articleContent": "".join(article.paragraphs)[:60],
        "wordNumber": sum(map(len, article.paragraphs)),
    }


def _article_page(place: Place, options: SiteOptions) -> str:
    article = shown(place.article)
    fields = (
        ("p", "PreTitle", article.kicker),
        ("h1", "Title", article.headline),
        ("p", "SubTitle", article.deck),
    )
    titles = "".join(f'<{tag} id="{name}">{title_html(text)}</{tag}>' for tag, name, text in fields)
    author = f'<p id="Author">{escape(article.author or "", quote=False)}</p>'
    title = f"{article.headline.split(chr(10))[0]}_{options.newspaper_name}"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f'<body><div class="paper-date">{_date_line(place.page, place.edition)}</div>'
        f'<div class="article-detail">{titles}{author}'
        f'<div class="content"><div id="ozoom">{body_html(article)}</div></div></div></body></html>'
    )


def _shell(page: SitePage, edition: SiteEdition, options: SiteOptions) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{options.newspaper_name}</title></head>'
        f'<body><div class="paper-date">{_date_line(page, edition)}</div><div id="outline"></div>'
        '<script src="/js/outline.js"></script></body></html>'
    )


def _date_line(page: SitePage, edition: SiteEdition) -> str:
    return f"{edition.edition_date:%Y年%m月%d日} 第{page.page_no}版：{page.page_name}"


def _folder(day: date, page: SitePage) -> str:
    return f"{day:%Y%m%d}_{page.page_no}"


def _page_file(day: date, page: SitePage) -> str:
    return f"{day:%Y%m%d}_{day.toordinal()}_{page.page_no}.html"


def _article_file(place: Place) -> str:
    day = place.edition.edition_date
    return f"{day:%Y%m%d}_{day.toordinal()}_{place.page.page_no}_{place.article.number}.html"
