"""A day is read again: what stayed is not written again, what changed is a revision, what is gone is kept."""

from pathlib import Path

import pytest

from ingest.sample import faults
from ingest.sample.changes import moved, renumbered, without_article, without_page
from ingest.sample.editions import SiteEdition
from ingest.sample.server import SiteServer
from ingest.steps.report import IngestReport
from ingest.workspace import Workspace
from tests.steps.crawling import (
    EDITION,
    ask,
    crawl,
    expect,
    make_workspace,
    read,
    read_archived,
    serve,
    write_digests,
)

pytestmark = pytest.mark.usefixtures("quick")
ARTICLES = (
    "select article_id, revision, is_withdrawn, page_id from staging.stg_articles where content_no = '{}' or"
    " article_id like '%c{}' order by revision"
)
GONE = 770204


def show_later(server: SiteServer, workspace: Workspace, *later: SiteEdition) -> IngestReport:
    """A first run, and a second one after the site has changed."""
    assert crawl(workspace).state == "complete"
    server.site.publish(later)
    return crawl(workspace)


def find(workspace: Workspace, number: int) -> list[tuple[object, ...]]:
    return ask(
        workspace,
        "select article_id, revision, is_withdrawn, page_id from staging.stg_articles"
        " where contains(content_no, $number)",
        number=str(number),
    )


@pytest.mark.parametrize("family", ["B", "C", "D"])
def test_an_unchanged_day_makes_one_304_for_each_address_and_writes_nothing(
    family: str, tmp_path: Path
) -> None:
    with serve(family) as server:
        workspace = make_workspace(tmp_path, server.url, family)
        first = crawl(workspace)
        asked = [visit.address for visit in server.visits]
        server.visits.clear()
        before = (read_archived(workspace), ask(workspace, "select * from raw.ledger"))
        again = crawl(workspace)
        assert [visit.address for visit in server.visits] == asked
        assert {visit.status for visit in server.visits[1:]} == {304}
    assert (first.is_changed, again.is_changed) == (True, False)
    assert (read_archived(workspace), ask(workspace, "select * from raw.ledger")) == before


def test_a_corrected_article_gets_a_second_revision_and_the_first_is_kept(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        report = show_later(server, workspace, EDITION.corrected())
    assert (report.state, report.new_count, report.revised_count) == ("complete", 0, 1)
    assert read(workspace) == list(expect("B", EDITION.corrected()))
    ((article_id, revision, is_withdrawn, _),) = find(workspace, 770202)
    assert (revision, is_withdrawn) == (2, False)
    history = "select revision from raw.articles where article_id = $article_id order by all"
    kept = ask(workspace, history, article_id=article_id)
    assert kept == [(1,), (2,)]
    assert len({one.sha256 for one in read_archived(workspace) if "770202" in one.source}) == 2


@pytest.mark.parametrize("how", ["listed and 404", "gone from the list"])
def test_a_withdrawn_article_is_kept_marked_and_out_of_the_digests(how: str, tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        assert crawl(workspace).state == "complete"
        headline = "".join(
            article.headline for article in EDITION.articles if article.number == GONE
        ).replace("\n", "")
        assert any(headline.encode() in file for file in write_digests(workspace).values())
        if how == "listed and 404":
            server.site.faults = {f"*content_{GONE}*": faults.gone()}
        else:
            server.site.publish((without_article(EDITION, GONE),))
        report = crawl(workspace)
    ((_, revision, is_withdrawn, page_id),) = find(workspace, GONE)
    assert (report.article_count, revision, is_withdrawn, page_id) == (11, 1, True, None)
    assert not any(
        headline.encode() in file for name, file in write_digests(workspace).items() if "latest" not in name
    )
    if how == "gone from the list":
        assert report.state == "complete"
    else:
        assert (report.state, "content_770204.htm: not found (404)" in report.reason) == ("incomplete", True)


def test_a_renumbered_article_is_the_same_article(tmp_path: Path) -> None:
    later = renumbered(EDITION, GONE, 779999)
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
        ((article_id, *_),) = find(workspace, GONE)
        server.site.publish((later,))
        report = crawl(workspace)
    assert (report.state, report.new_count, report.article_count) == ("complete", 0, 12)
    assert ask(
        workspace, "select count(*), count(*) filter (where is_withdrawn) from staging.stg_articles"
    ) == [(12, 0)]
    ((again, revision, *_),) = find(workspace, 779999)
    assert (again, revision) == (article_id, 1)


def test_an_article_moved_to_another_page_is_the_same_article(tmp_path: Path) -> None:
    later = moved(EDITION, GONE, "05")
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
        ((article_id, *_),) = find(workspace, GONE)
        server.site.publish((later,))
        report = crawl(workspace)
    assert (report.state, report.new_count, report.revised_count) == ("complete", 0, 0)
    ((again, _, is_withdrawn, page_id),) = find(workspace, GONE)
    assert (again, is_withdrawn, page_id) == (article_id, False, "test-2026-03-18-p05")
    assert read(workspace) == list(expect("B", later))


def test_a_page_that_comes_late_joins_the_others_and_no_id_changes(tmp_path: Path) -> None:
    with serve() as server:
        calm, early = (make_workspace(tmp_path / name, server.url) for name in ("calm", "early"))
        crawl(calm)
        server.site.publish((without_page(EDITION, "02"),))
        report = crawl(early)
        assert (report.state, report.page_count, report.article_count) == ("complete", 3, 9)
        server.site.publish((EDITION,))
        late = crawl(early)
    assert (late.state, late.page_count, late.new_count, late.revised_count) == ("complete", 4, 3, 0)
    rows = "select article_id, revision, page_id, article_order, is_withdrawn from staging.stg_articles order by all"
    assert ask(early, rows) == ask(calm, rows)


def test_a_page_taken_down_later_is_kept_and_the_edition_says_that_one_is_gone(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        report = show_later(server, workspace, without_page(EDITION, "02"))
    assert report.page_count == 4
    assert read(workspace) == list(expect("B", EDITION))


def test_a_site_that_refuses_a_second_run_takes_nothing_away(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
        for fault in (faults.challenge(status=403), faults.unavailable(), faults.gone()):
            server.site.faults = {"/*": fault}
            crawl(workspace)
            assert read(workspace) == list(expect("B", EDITION))
    assert ask(workspace, "select state, page_count from staging.stg_editions") == [("complete", 4)]
