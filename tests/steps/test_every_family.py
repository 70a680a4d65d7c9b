"""Every platform family over real HTTP: three days are read from the invented site as they were meant, and again from
the archive alone."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.domain.newspaper import FAMILIES
from ingest.sample.editions import SiteArticle, SiteEdition, read_editions
from ingest.sample.families import FAMILIES as RENDERERS
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace, create_workspace, read_workspace

SCHEDULED = datetime(2026, 3, 20, tzinfo=UTC)
EDITIONS = read_editions()
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


def squeeze(text: str) -> str:
    return "".join(text.split())


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


def read(workspace: Workspace) -> list[tuple[object, ...]]:
    with open_warehouse(workspace.warehouse_file) as warehouse:
        rows = warehouse.connection.execute(LINES).fetchall()
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
        for day, page_no, headline, kicker, deck, printed in rows
    ]


def make_workspace(root: Path, url: str, family: str) -> Workspace:
    create_workspace(root)
    profile = (
        f'name = "洛城日报"\nhome_city = "洛阳市"\nfamily = "{family}"\nentry_url = "{url}{ENTRIES.get(family, "/")}"\n'
        f'delay_seconds = 0\nallow_private = ["{url.removeprefix("http://")}"]\n{HEADERS.get(family, "")}'
    )
    (root / "newspapers" / "test.toml").write_text(profile, encoding="utf-8")
    return read_workspace(root)


def read_digests(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.digests_dir)): path.read_bytes()
        for path in workspace.digests_dir.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_three_days_read_as_they_were_meant_and_again_from_the_archive(family: str, tmp_path: Path) -> None:
    with SiteServer(Site(Paper(prefix="", family=family, editions=EDITIONS))) as server:
        workspace = make_workspace(tmp_path / "web", server.url, family)
        for edition in EDITIONS:
            report = ingest_edition(workspace, "test", edition.edition_date, scheduled_at=SCHEDULED)
            assert (report.state, report.reason) == ("complete", "")
            assert report.page_count == len(edition.pages)
    expected = [row for edition in EDITIONS for row in expect(family, edition)]
    assert read(workspace) == expected
    transform(workspace)
    publish(workspace)
    again = make_workspace(tmp_path / "again", server.url, family)
    shutil.copytree(workspace.raw_dir, again.raw_dir)
    assert [report.state for report in rebuild(again)] == ["complete"] * 3
    assert read(again) == expected
    transform(again)
    publish(again)
    assert read_digests(again) == read_digests(workspace)


def test_a_day_without_edition_is_told(tmp_path: Path) -> None:
    with SiteServer(Site(Paper(prefix="", family="A", editions=EDITIONS[:2]))) as server:
        workspace = make_workspace(tmp_path, server.url, "A")
        report = ingest_edition(workspace, "test", date(2026, 3, 15), scheduled_at=SCHEDULED)
    assert report.state == "no_edition"
