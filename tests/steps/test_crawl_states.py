"""What goes wrong at a site: the edition's one state, the one line that says why, and a second run that mends it."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ingest.fetch.settings import WebSettings
from ingest.sample import faults
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.workspace import Workspace
from tests.steps.crawling import (
    DAY,
    EDITION,
    EDITIONS,
    ask,
    crawl,
    expect,
    make_workspace,
    read,
    read_archived,
    serve,
    write_digests,
)
from tests.steps.troubles import ARTICLE, CHANGED, SHOWN, TROUBLES, TWO, Trouble, is_like

pytestmark = pytest.mark.usefixtures("quick")
DEADLINES = partial(WebSettings, idle_seconds=0.2, deadline_seconds=0.5)


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_trouble_is_told_in_one_line_and_a_second_run_mends_it(
    trouble: Trouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.steps.site.WebSettings", DEADLINES)
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        server.site.faults, server.site.robots = dict(trouble.faults), trouble.robots
        report = crawl(workspace)
        reason = trouble.reason.replace("{url}", server.url).replace("{day}", f"{server.url}/{SHOWN}")
        assert report.state == trouble.state
        assert is_like(report.reason, reason), report.reason
        assert count_articles(workspace) == report.article_count == trouble.articles
        if trouble.refused:
            assert trouble.refused in {one.status for one in read_archived(workspace)}
        server.site.faults, server.site.robots = {}, "User-agent: *\nAllow: /\n"
        mended = crawl(workspace)
    assert (mended.state, mended.reason, mended.is_changed) == ("complete", "", True)
    assert read(workspace) == list(expect("B", EDITION))


def count_articles(workspace: Workspace) -> int:
    """None of them without text."""
    ((count, empty),) = ask(
        workspace,
        "select count(*), count(*) filter (where trim(printed) = '') from staging.stg_articles join raw.texts"
        " using (edition_date, text_hash)",
    )
    assert empty == 0
    assert isinstance(count, int)
    return count


def test_a_day_that_the_site_lacks_is_no_edition(tmp_path: Path) -> None:
    with serve() as server:
        report = crawl(make_workspace(tmp_path, server.url), date(2026, 3, 15))
    assert (report.state, report.is_whole, report.skipped) == ("no_edition", True, ())
    assert report.reason == (
        f"no edition of 2026-03-15 on the site ({server.url}/html/2026-03/15/node_187.htm?v=1: not found (404); "
        "check the address and the edition's date)"
    )


def test_a_day_that_the_calendar_lacks_is_no_edition(tmp_path: Path) -> None:
    with serve("H") as server:
        report = crawl(make_workspace(tmp_path, server.url, "H"), date(2026, 3, 15))
    assert report.state == "no_edition"
    assert report.reason.startswith("no edition of 2026-03-15 on the site (http")


@pytest.mark.parametrize(
    ("family", "now"),
    [
        *((family, "2026-03-18T01:00:00") for family in ("B", "C", "F", "H", "I")),
        *((family, "2026-03-19T01:00:00") for family in ("B", "C", "F")),
    ],
)
def test_a_site_that_still_shows_the_day_before_is_not_ready_until_the_edition_comes(
    family: str, now: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIBAO_AS_OF", now)
    with serve(family, today=date(2026, 3, 17)) as server:
        workspace = make_workspace(tmp_path, server.url, family)
        early = crawl(workspace)
        assert (early.state, early.page_count) == ("not_ready", 0), early.reason
        assert "2026-03-18" in early.reason
        assert "\n" not in early.reason
        server.site.today = DAY
        late = crawl(workspace)
    assert (late.state, late.reason) == ("complete", "")
    assert read(workspace) == list(expect(family, EDITION))


def test_a_site_that_answers_a_missing_day_with_200_is_not_ready(tmp_path: Path) -> None:
    with serve(is_soft=True) as server:
        report = crawl(make_workspace(tmp_path, server.url), date(2026, 3, 15))
    assert report.state == "not_ready"
    assert report.reason == (
        f"no edition of 2026-03-15 on the site ({server.url}/html/2026-03/15/node_187.htm?v=1: the site says that "
        "there is no such page (200); check the address and the edition's date)"
    )


def test_the_edition_before_under_the_new_address_is_not_stored(tmp_path: Path) -> None:
    with serve() as server:
        server.site.faults = {
            f"/{SHOWN}*{number}.htm*": faults.page_of(f"/html/2026-03/17/{name}")
            for number, name in (("187", "node_187.htm"), ("188", "node_188.htm"))
        }
        workspace = make_workspace(tmp_path, server.url)
        report = crawl(workspace)
        assert (report.state, report.page_count, report.article_count) == ("not_ready", 0, 0), report.reason
        assert report.reason == "the site shows 2026-03-17 instead of 2026-03-18"
        server.site.faults = {}
        assert crawl(workspace).state == "complete"
    assert read(workspace) == list(expect("B", EDITION))


@pytest.mark.parametrize(
    ("address", "instead", "reason", "articles"),
    [
        (TWO, "node_188.htm", "3/4 pages: p02 {day}node_188.htm: #shows 2026-03-17 instead of 2026-03-18", 9),
        (
            ARTICLE,
            "content_770105.htm",
            "4/4 pages: p02 {day}content_770204.htm: shows 2026-03-17 instead of 2026-03-18",
            11,
        ),
    ],
    ids=["page", "article"],
)
def test_one_page_of_another_date_is_left_out(
    address: str, instead: str, reason: str, articles: int, tmp_path: Path
) -> None:
    with serve() as server:
        server.site.faults = {address: faults.page_of(f"/html/2026-03/17/{instead}")}
        workspace = make_workspace(tmp_path, server.url)
        report = crawl(workspace)
        assert report.state == "incomplete"
        assert is_like(
            report.reason.replace(f"{server.url}/{SHOWN}", "{day}"), reason.replace(": #", ": ")
        ), report.reason
        assert count_articles(workspace) == articles
        server.site.faults = {}
        assert crawl(workspace).state == "complete"
    assert read(workspace) == list(expect("B", EDITION))


def test_a_newspaper_marked_as_blocked_is_asked_for_nothing(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(
            tmp_path, server.url, keys='status = "blocked"\nprovenance = "asked in March"'
        )
        report = crawl(workspace)
        assert server.visits == []
    assert report.state == "blocked"
    assert report.reason == (
        f"{server.url}/: not asked for, test is marked as blocked (asked in March); save its pages and use "
        "`dibao load`, or give it a profile of your own"
    )


def test_a_site_that_is_down_is_failed_and_read_once_it_is_up(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
    report = crawl(workspace)
    assert (report.state, report.page_count) == ("failed", 0)
    assert is_like(
        report.reason,
        f"{server.url}/robots.txt: # cannot be reached (#); check the address, run again later",
    ), report.reason


def test_far_fewer_articles_than_usual_are_kept_and_not_believed(tmp_path: Path) -> None:
    page = EDITIONS[2].pages[0]
    day = date(2026, 3, 20)
    few = replace(EDITIONS[2], edition_date=day, pages=(replace(page, articles=page.articles[:1]),))
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        for edition in EDITIONS:
            crawl(workspace, edition.edition_date)
        server.site.publish((*EDITIONS, few))
        report = crawl(workspace, day)
    assert (report.state, report.article_count) == ("failed", 1)
    assert report.reason == f"1 articles where 12 are usual; {CHANGED}"


def test_rows_and_digests_after_troubles_are_those_of_an_undisturbed_run(tmp_path: Path) -> None:
    with serve() as server:
        calm, rough = (make_workspace(tmp_path / name, server.url) for name in ("calm", "rough"))
        crawl(calm)
        for name in ("403 at the entry", "a page breaks off", "an article is gone", "refused half-way"):
            server.site.faults = dict(TROUBLES[name].faults)
            crawl(rough)
        server.site.faults = {}
        crawl(rough)
    rows = "select article_id, revision, content_hash, page_id, is_withdrawn from staging.stg_articles order by all"
    assert ask(rough, rows) == ask(calm, rows)
    assert write_digests(rough) == write_digests(calm)


def test_a_day_without_an_edition_is_in_the_ledger_and_on_the_start_page(tmp_path: Path) -> None:
    """A day not printed is not a day without articles: the site has the day before and the day after."""
    paper = Paper(prefix="", family="B", editions=(EDITIONS[0], EDITIONS[2]))
    with SiteServer(Site(paper)) as server:
        workspace = make_workspace(tmp_path, server.url)
        reports = [crawl(workspace, edition.edition_date) for edition in EDITIONS]
    assert [report.state for report in reports] == ["complete", "no_edition", "complete"]
    assert [report.is_whole for report in reports] == [True, True, True]
    write_digests(workspace)
    assert "2026-03-18" in (workspace.digests_dir / "index.html").read_text(encoding="utf-8")
    assert not (workspace.digests_dir / "410305" / "2026" / "03" / "18").exists()
