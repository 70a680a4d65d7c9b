"""Crawls the invented e-paper over real HTTP, and reads what the warehouse, the archive and the digests then hold."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from ingest.domain.page import Fetched
from ingest.fetch.archive import read_archive
from ingest.sample.editions import SiteArticle, SiteEdition, read_editions
from ingest.sample.families import FAMILIES as RENDERERS
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace, create_workspace, read_workspace

SCHEDULED = datetime(2026, 3, 20, tzinfo=UTC)
EDITIONS = read_editions()
DAY = date(2026, 3, 18)
EDITION = EDITIONS[1]
ENTRIES = {
    "jfdaily": "/journal/list.do",
    "jfdaily-navi": "/staticsg/data/journal/",
    "jfjb": "/_szb/jfjb/",
    "wenzhou": "/digitalNewspaper/web/layoutCatalog/listByDigitalNewspaperMarkAndPublishTime",
    "H": "/reader/layout/getSZBDate.do",
    "I": "/epaper/read.do",
    "stdaily": "/stdailynewspaperapi/uv/article/period/date",
}
HEADERS = {"stdaily": '[headers]\nx-requested-with = "XMLHttpRequest"\n'}
LINES = """
    select a.edition_date, p.page_no, a.headline, a.kicker, a.deck, t.printed
    from staging.stg_articles as a
    inner join raw.texts as t on a.edition_date = t.edition_date and a.text_hash = t.text_hash
    inner join staging.stg_appearances as s on a.article_id = s.article_id
    inner join staging.stg_pages as p on s.page_id = p.page_id
    where not a.is_withdrawn
    order by a.edition_date, p.page_no, s.article_order
"""
Lines = list[tuple[object, ...]]


def serve(family: str = "B", *, today: date | None = None, is_soft: bool = False) -> SiteServer:
    """The three days' editions on a site of that family."""
    paper = Paper(prefix="", family=family, editions=EDITIONS, is_soft=is_soft)
    return SiteServer(Site(paper, today=today))


def make_workspace(
    root: Path, url: str, family: str = "B", *, keys: str = "", delay_seconds: float = 0
) -> Workspace:
    """A workspace with the profile `test` of a site; `keys` are further lines of it."""
    create_workspace(root)
    profile = (
        f'name = "洛城日报"\nhome_city = "洛阳市"\nfamily = "{family}"\nentry_url = "{url}{ENTRIES.get(family, "/")}"\n'
        f'delay_seconds = {delay_seconds}\nallow_private = ["{url.removeprefix("http://")}"]\n'
        f"{keys}\n{HEADERS.get(family, '')}"
    )
    (root / "newspapers" / "test.toml").write_text(profile, encoding="utf-8")
    return read_workspace(root)


def crawl(workspace: Workspace, day: date = DAY) -> IngestReport:
    """One run of one day."""
    return ingest_edition(workspace, "test", day, scheduled_at=SCHEDULED)


def write_digests(workspace: Workspace) -> dict[str, bytes]:
    """Transform and publish; every file of the digests."""
    transform(workspace)
    publish(workspace)
    return read_digests(workspace)


def read_digests(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.digests_dir)): path.read_bytes()
        for path in workspace.digests_dir.rglob("*")
        if path.is_file()
    }


def read_archived(workspace: Workspace, day: date = DAY) -> tuple[Fetched, ...]:
    """Everything in the archive of one day."""
    return tuple(read_archive(workspace.raw_dir / "test" / f"{day:%Y}" / f"test-{day}.warc.gz"))


def ask(workspace: Workspace, sql: str) -> Lines:
    with open_warehouse(workspace.warehouse_file) as warehouse:
        return warehouse.connection.execute(sql).fetchall()


def read(workspace: Workspace) -> Lines:
    """What each article reads as, in the form of `expect`."""
    return [
        (
            day,
            page_no,
            squeeze(headline or ""),
            squeeze(kicker or ""),
            squeeze(deck or ""),
            sorted(
                squeeze(cell) for line in printed.split("\n") for cell in line.split("|") if squeeze(cell)
            ),
        )
        for day, page_no, headline, kicker, deck, printed in ask(workspace, LINES)
    ]


def expect(family: str, edition: SiteEdition) -> Iterator[tuple[object, ...]]:
    """What each article of an edition reads as, in order: its place, its titles, and all its lines."""
    for page in edition.pages:
        for meant in page.articles:
            article = RENDERERS[family].shown(meant)
            yield (
                edition.edition_date,
                page.page_no,
                squeeze(article.headline),
                squeeze(article.kicker or ""),
                squeeze(article.deck or ""),
                sorted(squeeze(line) for line in list_lines(article)),
            )


def list_lines(article: SiteArticle) -> Iterator[str]:
    yield from filter(None, (article.kicker, article.headline, article.deck))
    yield from article.paragraphs
    yield from (heading for _, heading in article.sections)
    yield from filter(None, article.captions)
    for row in article.table:
        yield from row


def squeeze(text: str) -> str:
    return "".join(text.split())
