"""Which days a scheduled run asks for: the newest, and the gaps of the days before, in order."""

from datetime import UTC, date, datetime
from pathlib import Path

from ingest.sample import faults
from ingest.steps.plan import Estimate, Plan, estimate, plan_backfill, plan_recent
from tests.steps.crawling import crawl, make_workspace, serve

DUE = datetime(2026, 3, 20, 22, 30, tzinfo=UTC)  # half past six on the 21st, in Luoyang


def days(planned: tuple[date, ...]) -> list[int]:
    return [day.day for day in planned]


def test_a_new_newspaper_begins_with_its_newest_day(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "http://127.0.0.1:9")
    assert days(plan_recent(workspace, "test", DUE, 7)) == [21]


def test_a_scheduler_that_was_down_catches_up_in_order(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace, date(2026, 3, 17))
    assert days(plan_recent(workspace, "test", DUE, 7)) == [18, 19, 20, 21]
    assert days(plan_recent(workspace, "test", DUE, 2)) == [19, 20, 21]
    assert days(plan_recent(workspace, "test", DUE, 0)) == [21]


def test_what_is_complete_is_never_asked_for_twice(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace, date(2026, 3, 17))
        server.site.faults = {"*content_770204*": faults.gone()}
        crawl(workspace, date(2026, 3, 18))
        crawl(workspace, date(2026, 3, 19))
    late = datetime(2026, 3, 19, 6, tzinfo=UTC)
    assert days(plan_recent(workspace, "test", late, 7)) == [18]


def test_a_past_day_that_was_refused_waits_for_a_backfill(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace, date(2026, 3, 17))
        server.site.robots = "User-agent: *\nDisallow: /\n"
        crawl(workspace, date(2026, 3, 18))
    assert days(plan_recent(workspace, "test", datetime(2026, 3, 19, 6, tzinfo=UTC), 7)) == [19]
    assert days(plan_recent(workspace, "test", datetime(2026, 3, 18, 6, tzinfo=UTC), 7)) == [18]


def test_a_backfill_is_estimated_by_what_was_fetched(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        plan = plan_backfill(workspace, "test", date(2026, 3, 1), date(2026, 3, 10), only="missing")
        assert estimate(workspace, plan) == Estimate(requests=None, seconds=None)
        crawl(workspace)
    made = make_workspace(tmp_path, server.url, delay_seconds=2)
    requests = len(plan.days) * 16  # 4 pages with 12 articles
    assert estimate(made, plan) == Estimate(requests=requests, seconds=requests * 2)
    archived = Plan(newspaper_id="test", days=plan.days, from_archive=True)
    assert estimate(made, archived) == Estimate(requests=0, seconds=0.0)


def test_the_archive_alone_says_what_can_be_read_from_it(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
    plan = plan_backfill(
        workspace, "test", date(2026, 3, 1), date(2026, 3, 20), only="all", from_archive=True
    )
    assert days(plan.days) == [18]
