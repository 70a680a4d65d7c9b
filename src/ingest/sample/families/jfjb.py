"""Family `jfjb` (解放军报): one JSON file an edition, with the whole text of every article in it.

Where each fact comes from
- `GET /api-paper/api/newestPaper` → `data[]` of `paperName`, `paperData` (sic, the day), several newspapers
  in it; it answers 403 to the name `python-httpx`; `/_szb/jfjb/2026/09/27/index.json` → `paperInfo[]` of
  `paperNumber`, `paperBk` (page name), `xyList[]` of `id`, `title` with stray white space; no edition, no
  file: alisen39/whatshot (2026-09);
- `webUrl` with `paperName=jfjb&paperDate=…` in its query, and in each article `content` (HTML), `title2`,
  `guideTitle`, `author`: two crawlers of 2026 that never open an article page; `type` and `point` (percent
  pairs), `paperPDF`, `paperImg`: two more;
- pages for readers, `/szb_223187/szblb/index.html?…` and `…/szbxq/index.html?…&articleid=…`, hold no text: a
  script fills them.
`guideTitle` is the kicker (引题) and `title2` the deck by their names. Of captions nothing is known: they are
left out.
"""

from dataclasses import replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response, json_response
from ingest.sample.families.lookup import Editions, find_edition, latest, read_day
from ingest.sample.families.markup import body_html, title_text, without_captions

NEWEST = "/api-paper/api/newestPaper"
FILES = "/_szb/jfjb/"
READERS_PAGES = "/szb_223187/"
REFUSED_AGENT = "python-httpx"


def shown(article: SiteArticle) -> SiteArticle:
    """Headline in one line, no captions."""
    return replace(without_captions(article), headline=title_text(article.headline))


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The newest editions' days, an edition's file, or the shell of a page for readers."""
    if request.method != "GET":
        return None
    if request.path == NEWEST:
        return _newest(request, latest(editions), options)
    if request.path.startswith(READERS_PAGES):
        return html_response(_shell(options))
    if request.path.startswith(FILES) and request.path.endswith("/index.json"):
        edition = find_edition(editions, read_day(request.path))
        return (
            json_response({"paperInfo": [_page(page, edition, options) for page in edition.pages]})
            if edition
            else None
        )
    return None


def _newest(request: SiteRequest, edition: SiteEdition | None, options: SiteOptions) -> SiteResponse:
    if (request.header("user-agent") or "").startswith(REFUSED_AGENT):
        return html_response("<html><body>403 Forbidden</body></html>", status=403)
    rows: list[dict[str, str]] = [
        {
            "paperName": "洛城画报",
            "paperData": "2026-03-01",
            "webUrl": _page_url("lchb", "2026-03-01", "01", options),
        }
    ]
    if edition:
        day, first = f"{edition.edition_date}", edition.pages[0].page_no
        url = _page_url("jfjb", day, first, options)
        rows.append({"paperName": options.newspaper_name, "paperData": day, "webUrl": url})
    return json_response({"code": 0, "data": rows})


def _page_url(code: str, day: str, page_no: str, options: SiteOptions) -> str:
    query = f"paperNumber={page_no}&paperName={code}&paperDate={day}"
    return f"{options.origin}{READERS_PAGES}szblb/index.html?{query}"


def _page(page: SitePage, edition: SiteEdition, options: SiteOptions) -> dict[str, object]:
    day = edition.edition_date
    files = f"{options.origin}{FILES}{day:%Y/%m/%d}/{page.page_no}"
    return {
        "paperName": options.newspaper_name,
        "paperData": f"{day}",
        "paperNumber": page.page_no,
        "paperBk": page.page_name,
        "paperPDF": f"{files}.pdf",
        "paperImg": f"{files}.jpg",
        "webUrl": _page_url("jfjb", f"{day}", page.page_no, options),
        "xyList": [_article(page, order) for order in range(len(page.articles))],
    }


def _article(page: SitePage, order: int) -> dict[str, object]:
    article = shown(page.articles[order])
    top, bottom = (round(5 + 90 * edge / len(page.articles), 2) for edge in (order, order + 1))
    return {
        "id": article.number,
        "type": "文字" if page.articles[order].paragraphs else "图片",
        "title": f"  {article.headline}  ",
        "title2": article.deck or "",
        "guideTitle": article.kicker or "",
        "author": article.author or "",
        "content": body_html(article),
        "point": [f"3,{top}", f"97,{top}", f"97,{bottom}", f"3,{bottom}"],
    }


def _shell(options: SiteOptions) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{options.newspaper_name}</title></head>'
        '<body><div id="main"></div><script src="list.js"></script></body></html>'
    )
