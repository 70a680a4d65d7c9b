"""The invented e-paper site for tests of the crawl: a newspaper that stands on it, and what it should read as."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ingest.sample.editions import SiteArticle, SiteEdition, read_editions
from ingest.sample.families import FAMILIES as RENDERERS
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.printed import restore
from ingest.workspace import Workspace, create_workspace, read_workspace

SCHEDULED = datetime(2026, 3, 20, tzinfo=UTC)
EDITIONS = read_editions()
ENTRIES = {
    ("C", "legaldaily"): "/content/PaperIndex.htm",
    ("H", ""): "/reader/layout/getSZBDate.do",
    ("I", ""): "/epaper/read.do",
    ("jfdaily", ""): "/journal/list.do",
    ("jfdaily-navi", ""): "/staticsg/data/journal/",
    ("jfjb", ""): "/_szb/jfjb/",
    ("stdaily", ""): "/stdailynewspaperapi/uv/article/period/date",
    ("wenzhou", ""): "/digitalNewspaper/web/layoutCatalog/listByDigitalNewspaperMarkAndPublishTime",
}
HEADERS = {"stdaily": '[headers]\nx-requested-with = "XMLHttpRequest"\n'}
LINES = """
    select a.edition_date, p.page_no, a.headline, a.kicker, a.deck, t.printed, t.paragraphs
    from staging.stg_articles as a
    inner join raw.texts as t on a.edition_date = t.edition_date and a.text_hash = t.text_hash
    inner join staging.stg_appearances as s on a.article_id = s.article_id
    inner join staging.stg_pages as p on s.page_id = p.page_id
    where not a.is_withdrawn
    order by a.edition_date, p.page_no, s.article_order
"""
Read = tuple[object, ...]


def make_workspace(
    root: Path, url: str, family: str, skin: str = "", *, more: str = "", delay_seconds: float = 0
) -> Workspace:
    """A workspace with one newspaper, `test`, on the site at `url`."""
    create_workspace(root)
    profile = (
        f'name = "洛城日报"\nhome_city = "洛阳市"\nfamily = "{family}"\n'
        f'entry_url = "{url}{ENTRIES.get((family, skin), "/")}"\n'
        f'delay_seconds = {delay_seconds}\nallow_private = ["{url.removeprefix("http://")}"]\n'
        f"{more}{HEADERS.get(family, '')}"
    )
    (root / "newspapers" / "test.toml").write_text(profile, encoding="utf-8")
    return read_workspace(root)


def expect(family: str, edition: SiteEdition, skin: str = "") -> Iterator[Read]:
    """What each article of an edition reads as, in order: its place, its titles, and all its lines."""
    for page in edition.pages:
        for meant in page.articles:
            article = RENDERERS[family].shown(meant, skin)
            lines = tuple(sorted(squeeze(line) for line in _list_lines(article)))
            titles = (article.headline, article.kicker, article.deck)
            yield (edition.edition_date, page.page_no, *(squeeze(title or "") for title in titles), lines)


def read_stored(workspace: Workspace) -> list[Read]:
    """The same of what the warehouse holds."""
    with open_warehouse(workspace.warehouse_file) as warehouse:
        rows = warehouse.connection.execute(LINES).fetchall()
    return [make_read(*row, restore(printed, paragraphs)) for *row, printed, paragraphs in rows]


def make_read(day: object, page_no: object, *texts: str | None) -> Read:
    """One article as `expect` gives it, from its titles and its printed lines."""
    *titles, printed = (text or "" for text in texts)
    cells = (squeeze(cell) for line in printed.split("\n") for cell in line.split("|"))
    return (day, page_no, *map(squeeze, titles), tuple(sorted(filter(None, cells))))


def squeeze(text: str) -> str:
    """Without white space."""
    return "".join(text.split())


def read_digests(workspace: Workspace) -> dict[str, bytes]:
    """Every digest file."""
    return {
        str(path.relative_to(workspace.digests_dir)): path.read_bytes()
        for path in workspace.digests_dir.rglob("*")
        if path.is_file()
    }


def _list_lines(article: SiteArticle) -> Iterator[str]:
    yield from filter(None, (article.kicker, article.headline, article.deck))
    yield from article.paragraphs
    yield from (heading for _, heading in article.sections)
    yield from filter(None, article.captions)
    for row in article.table:
        yield from row
