"""Family `jfdaily-navi` (解放日报 until 2024-12-15): JSON files that lie there unchanged.

Where each fact comes from
- `/staticsg/data/journal/<date>/navi.json` → `pages[]` of `pnumber`, `pname`, `jdate`, `articleList[]`, and
  `/staticsg/data/journal/<date>/<page>/article/<id>.json` → `article` with `content` (`<br/>` between
  paragraphs), all fields by name and type: iltyty/journalspider (2022), whose lists are in printed order;
- that a day without edition is a 404: the crawler that dates the change to the newer calls tells the eras
  apart by it.
Nothing is known of captions or tables: they are left out.
"""

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse, html_response, json_response
from ingest.sample.families import jfdaily
from ingest.sample.families.lookup import Editions, find_edition, find_page, read_day

FILES = "/staticsg/data/journal/"


def shown(article: SiteArticle) -> SiteArticle:
    """Headline in one line, no captions, no table."""
    return jfdaily.shown(article)


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """One of the files, or the shell of a page for readers."""
    if request.path.startswith(jfdaily.READERS_PAGES):
        return html_response(jfdaily.shell(options))
    if request.method != "GET" or not request.path.startswith(FILES):
        return None
    day, *rest = request.path.removeprefix(FILES).split("/")
    edition = find_edition(editions, read_day(day))
    if edition is None:
        return None
    match rest:
        case ["navi.json"]:
            return json_response({"pages": [_page(page, edition) for page in edition.pages]})
        case [page_no, "article", file]:
            return _article(find_page(edition, page_no), file.removesuffix(".json"), edition)
    return None


def _page(page: SitePage, edition: SiteEdition) -> dict[str, object]:
    return {
        "id": edition.edition_date.toordinal() * 100 + int(page.page_no),
        "jdate": f"{edition.edition_date}",
        "pnumber": page.page_no,
        "pname": page.page_name,
        "imgurl": f"/journal/images/{edition.edition_date}/{page.page_no}.jpg",
        "width": 350,
        "height": 550,
        "articleList": [jfdaily.article_fields(article, edition) for article in page.articles],
    }


def _article(page: SitePage | None, number: str, edition: SiteEdition) -> SiteResponse | None:
    articles = page.articles if page else ()
    article = next((article for article in articles if str(article.number) == number), None)
    if article is None:
        return None
    fields = jfdaily.article_fields(article, edition)
    return json_response({"article": {**fields, "deleted": False, "content": jfdaily.content(article)}})
