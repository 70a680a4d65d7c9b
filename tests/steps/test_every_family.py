"""Every platform family and skin over real HTTP: three days read as they were meant, and again from the archive."""

import shutil
from pathlib import Path

import pytest

from ingest.domain.newspaper import FAMILIES
from ingest.newspapers.catalogue import find_newspaper
from ingest.sample.exchange import SiteOptions
from ingest.sample.families import FAMILIES as RENDERERS
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import crawl_content, ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild
from ingest.steps.site import open_site
from tests.steps.sites import (
    EDITIONS,
    SCHEDULED,
    expect,
    make_read,
    make_workspace,
    read_digests,
    read_stored,
)

QUICK = ("B", "C", "H")  # one of each kind; the others take minutes
SKINS = [(family, skin) for family in FAMILIES for skin in RENDERERS[family].skins]
WITHOUT_PDF = {  # looks of which no source has a page's PDF
    ("A", "webtree"),
    ("C", "legaldaily"),
    ("C", "mrdx"),
    ("D", "index"),
    *(
        (family, skin)
        for family, skin in SKINS
        if family in {"E2", "F", "jfdaily", "jfdaily-navi", "bjnews", "stdaily"}
    ),
}
CHARSETS = [("B", "gb2312", "utf-8"), ("B", "gb2312", "gb18030"), ("F", "gbk", "gb18030")]  # declared, used


@pytest.mark.parametrize(
    "family", [*QUICK, *(pytest.param(one, marks=pytest.mark.slow) for one in FAMILIES if one not in QUICK)]
)
def test_three_days_are_stored_as_they_were_meant_and_again_from_the_archive(
    family: str, tmp_path: Path
) -> None:
    with SiteServer(Site(Paper(prefix="", family=family, editions=EDITIONS))) as server:
        workspace = make_workspace(tmp_path / "web", server.url, family)
        for edition in EDITIONS:
            report = ingest_edition(workspace, "test", edition.edition_date, scheduled_at=SCHEDULED)
            assert (report.state, report.reason) == ("complete", "")
            assert report.page_count == len(edition.pages)
    expected = [row for edition in EDITIONS for row in expect(family, edition)]
    assert read_stored(workspace) == expected
    transform(workspace)
    publish(workspace)
    again = make_workspace(tmp_path / "again", server.url, family)
    shutil.copytree(workspace.raw_dir, again.raw_dir)
    assert [report.state for report in rebuild(again)] == ["complete"] * 3
    assert read_stored(again) == expected
    transform(again)
    publish(again)
    assert read_digests(again) == read_digests(workspace)


def crawl(paper: Paper, root: Path) -> list[tuple[object, ...]]:
    """All three days as `expect` gives them, straight from the site."""
    found = []
    with SiteServer(Site(paper)) as server:
        workspace = make_workspace(root, server.url, paper.family, paper.options.skin)
        newspaper = find_newspaper("test", workspace.newspapers_dir)
        with open_site(workspace, newspaper, newspaper.sites[0]) as site:
            for edition in EDITIONS:
                content, _ = crawl_content(site, newspaper, newspaper.sites[0], edition.edition_date)
                assert (content.state, content.reason) == ("complete", "")
                named = [(one.page.page_no, one.page.page_name) for one in content.pages]
                assert named == [(page.page_no, page.page_name) for page in edition.pages]
                has_pdf = (paper.family, paper.options.skin) not in WITHOUT_PDF
                assert [one.page.pdf_url is not None for one in content.pages] == [has_pdf] * len(named)
                for one in content.articles:
                    article = one.article
                    page_no = content.pages[article.appearances[0].page].page.page_no
                    titles = (article.headline, article.kicker, article.deck)
                    found.append(make_read(edition.edition_date, page_no, *titles, one.printed))
    return found


@pytest.mark.parametrize(("family", "skin"), SKINS)
def test_every_skin_reads_as_it_was_meant(family: str, skin: str, tmp_path: Path) -> None:
    paper = Paper(prefix="", family=family, editions=EDITIONS, options=SiteOptions(skin=skin))
    assert crawl(paper, tmp_path) == [row for edition in EDITIONS for row in expect(family, edition, skin)]


@pytest.mark.parametrize(("family", "declared", "encoding"), CHARSETS)
def test_a_charset_that_is_declared_wrongly_costs_no_character(
    family: str, declared: str, encoding: str, tmp_path: Path
) -> None:
    paper = Paper(prefix="", family=family, editions=EDITIONS, declared=declared, encoding=encoding)
    assert crawl(paper, tmp_path) == [row for edition in EDITIONS for row in expect(family, edition)]
