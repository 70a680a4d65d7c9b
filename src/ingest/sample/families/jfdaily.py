"""Family `jfdaily` (解放日报 since 2024-12-16): GETs answered in JSON below `/journal/`.

Where each fact comes from
- `/journal/list.do` → `object.departList[]` of `code`, `jdate`, `pnumber`, one row for each newspaper of the
  house; `/journal/<date>/getJournalPage.do?page=01&code=jfrb` → `object.page`, `pagelist`, `articlelist`,
  which the site's own script shows in reverse; `success: false` is an error: alisen39/whatshot (2026-09);
- without `page` the first page is meant; an article is `/journal/getJournalPageArticle.do?id=…` →
  `object.article.content`, paragraphs with `<br/>` between them, `author`: a crawler of 解放日报 in both
  forms (2025), which also dates the change;
- the article's other fields (`introtitle` kicker, `subtitle` deck, `pincurls`, `points`): as
  iltyty/journalspider (2022) has them; that the newer answers keep them is assumed;
- article pages for readers, `/staticsg/res/html/journal/detail.html?…`, hold no text: a script fills them.
Nothing is known of captions or tables: they are left out.
"""

from dataclasses import replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response, json_response
from ingest.sample.families.lookup import Editions, find_article, find_edition, find_page, latest, read_day
from ingest.sample.families.markup import LINE_BREAK, lines_html, title_text, without_captions

CODE = "jfrb"
CALLS = "/journal/"
READERS_PAGES = "/staticsg/res/html/journal/"


def shown(article: SiteArticle) -> SiteArticle:
    """Headline in one line, no captions, no table."""
    return replace(without_captions(article), headline=title_text(article.headline), table=())


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The answer to a call, or the shell of a page for readers."""
    if request.path.startswith(READERS_PAGES):
        return html_response(shell(options))
    if request.method != "GET" or not request.path.startswith(CALLS):
        return None
    match request.path.removeprefix(CALLS).split("/"):
        case ["list.do"]:
            return _list(editions)
        case ["getJournalPageArticle.do"]:
            return _article(request, editions)
        case [day, "getJournalPage.do"]:
            return _page(request, find_edition(editions, read_day(day)))
    return None


def shell(options: SiteOptions) -> str:
    """A page for readers before its script has run: nothing of an edition stands in it."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>{options.newspaper_name}</title></head><body>"
        '<div id="app"></div><script src="js/index.js"></script></body></html>'
    )


def article_fields(article: SiteArticle, edition: SiteEdition) -> dict[str, object]:
    """What lists and article answers of both eras say of an article."""
    return {
        "id": article.number,
        "articleid": article.number + 1_000_000,
        "jdate": f"{edition.edition_date}",
        "title": title_text(article.headline),
        "introtitle": article.kicker or "",
        "subtitle": article.deck or "",
        "author": article.author or "",
        "points": "",
        "pincurls": ",".join(f"/journal/images/{name}" for name in article.pictures),
    }


def content(article: SiteArticle) -> str:
    """The text, its paragraphs with `<br/>` between them."""
    return LINE_BREAK.join(lines_html(shown(article)))


def _list(editions: Editions) -> SiteResponse:
    newest = latest(editions)
    rows: list[dict[str, str]] = [{"code": "lcwb", "jdate": "2026-03-01", "pnumber": "01"}]
    if newest:
        rows.append({"code": CODE, "jdate": f"{newest.edition_date}", "pnumber": newest.pages[0].page_no})
    return json_response({"success": True, "object": {"departList": rows}})


def _page(request: SiteRequest, edition: SiteEdition | None) -> SiteResponse:
    page_no = request.argument("page") or (edition.pages[0].page_no if edition else None)
    page = find_page(edition, page_no)
    if edition is None or page is None or request.argument("code") not in (CODE, None):
        return _failure()
    return json_response(
        {
            "success": True,
            "object": {
                "page": _page_fields(page),
                "pagelist": [_page_fields(each) for each in edition.pages],
                "articlelist": [article_fields(article, edition) for article in reversed(page.articles)],
            },
        }
    )


def _page_fields(page: SitePage) -> dict[str, str]:
    return {"pnumber": page.page_no, "pname": page.page_name}


def _article(request: SiteRequest, editions: Editions) -> SiteResponse:
    place = find_article(editions, request.argument("id"))
    if place is None:
        return _failure()
    fields = article_fields(place.article, place.edition)
    article = {**fields, "content": content(place.article)}
    return json_response({"success": True, "object": {"article": article}})


def _failure() -> SiteResponse:
    return json_response({"success": False, "code": 500, "message": "数据不存在", "object": None})
