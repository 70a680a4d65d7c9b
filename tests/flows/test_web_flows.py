"""`dibao run` and `dibao backfill` on a site, over HTTP, with Prefect's own server; and the flows' parts without it."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ingest.cli.flow_runner import load_flow
from ingest.domain.errors import UsageError, WarehouseLockedError
from ingest.sample import faults
from ingest.steps.plan import Plan, plan_backfill
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace
from tests.conftest import PROGRAM, Dibao
from tests.steps.crawling import DAY, EDITIONS, ask, crawl, expect, make_workspace, read, serve

SPAN = ("--since", "2026-03-15", "--until", "2026-03-19", "--newspaper", "test")
FIRST, LAST = date(2026, 3, 15), date(2026, 3, 19)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one command did, and what it asked the site for."""

    code: int
    stderr: str
    asked: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Story:
    """An incomplete day, a backfill at a terminal that mends it, and a second one with nothing to do."""

    workspace: Workspace
    run: Told
    backfill: Told
    again: Told


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("web")
    with serve() as server:
        workspace = make_workspace(root, server.url)

        def tell(*args: str, at_terminal: bool = False) -> Told:
            server.visits.clear()
            code, stderr = (run_at_terminal if at_terminal else run)("-C", str(root), *args)
            return Told(code=code, stderr=stderr, asked=tuple(visit.address for visit in server.visits))

        server.site.faults = {"*content_770204*": faults.gone()}
        first = tell("run", "--newspaper", "test", "--date", str(DAY))
        server.site.faults = {}
        yield Story(
            workspace=workspace,
            run=first,
            backfill=tell("backfill", *SPAN, at_terminal=True),
            again=tell("backfill", *SPAN),
        )


def run(*args: str) -> tuple[int, str]:
    done = subprocess.run([PROGRAM, *args], capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def run_at_terminal(*args: str) -> tuple[int, str]:
    ours, theirs = pty.openpty()
    with subprocess.Popen([PROGRAM, *args], stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        told = b"".join(iter(lambda: _read_some(ours), b""))
    os.close(ours)
    return process.returncode, told.decode("utf-8", "replace")


def _read_some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # nobody writes there any more
        return b""


@pytest.mark.slow
def test_a_run_that_misses_an_article_says_so_and_ends_with_3(story: Story) -> None:
    lines = story.run.stderr.splitlines()
    assert story.run.code == 3
    assert lines[0].startswith("starting Prefect's own server")
    (warning,) = [line for line in lines if line.startswith("dibao: warning: ")]
    assert warning.startswith("dibao: warning: test-2026-03-18: incomplete: 4/4 pages: p02 http://")
    assert "content_770204.htm: not found (404)" in warning
    assert lines[-1].startswith("digests: ")
    assert "\x1b" not in story.run.stderr


@pytest.mark.slow
def test_a_backfill_reads_what_is_missing_or_incomplete_with_a_bar(story: Story) -> None:
    assert story.backfill.code == 0, story.backfill.stderr
    states = ask(
        story.workspace, "select edition_date, state from staging.stg_editions order by edition_date"
    )
    assert [state for _, state in states] == ["no_edition", "no_edition", "complete", "complete", "complete"]
    assert read(story.workspace) == [row for edition in EDITIONS for row in expect("B", edition)]
    assert "5 editions to fetch" in story.backfill.stderr
    assert "5/5" in story.backfill.stderr
    assert list((story.workspace.digests_dir / "410305").glob("2026/03/*/index.html"))


@pytest.mark.slow
def test_a_second_backfill_asks_for_nothing(story: Story) -> None:
    assert story.again.code == 0, story.again.stderr
    assert story.again.asked == ()
    assert "0 editions to fetch" in story.again.stderr
    assert "\x1b" not in story.again.stderr
    assert story.again.stderr.splitlines()[-1].startswith("digests: 0 files written")


@pytest.mark.parametrize(
    ("only", "days"),
    [("missing", [15, 16, 17]), ("incomplete", [18]), ("missing,incomplete", [15, 16, 17, 18])],
)
def test_only_chooses_the_days(only: str, days: list[int], tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace, date(2026, 3, 19))
        server.site.faults = {"*content_770204*": faults.gone()}
        crawl(workspace)
    planned = plan_backfill(workspace, "test", FIRST, LAST, only=only).days
    assert [day.day for day in planned] == days
    newest = plan_backfill(workspace, "test", FIRST, LAST, only=only, order="newest").days
    assert newest == planned[::-1]
    assert len(plan_backfill(workspace, "test", FIRST, LAST, only="all").days) == 5


def test_a_span_that_cannot_be_is_told(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(UsageError, match="--since 2026-03-19 lies after --until 2026-03-15; exchange them"):
        plan_backfill(workspace, "test", LAST, FIRST, only="all")
    with pytest.raises(UsageError, match="--only 'some' is not known; use missing, incomplete or all"):
        plan_backfill(workspace, "test", FIRST, LAST, only="some")
    with pytest.raises(UsageError, match="--order 'odd' is not known; use oldest or newest"):
        plan_backfill(workspace, "test", FIRST, LAST, only="all", order="odd")


def test_days_without_publishing_or_without_a_site_are_not_planned(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "http://127.0.0.1:9")
    profile = (
        'name = "洛城日报"\npublishing_days = ["mon", "tue", "wed"]\n'
        '[[sites]]\nfamily = "B"\nentry_url = "http://epaper.example/"\nvalid_from = 2026-03-17\n'
    )
    (tmp_path / "newspapers" / "test.toml").write_text(profile, encoding="utf-8")
    planned = plan_backfill(workspace, "test", FIRST, LAST, only="all").days
    assert [day.day for day in planned] == [17, 18]


def test_a_held_warehouse_ends_with_4(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "http://127.0.0.1:9")
    with open_warehouse(workspace.warehouse_file), pytest.raises(WarehouseLockedError) as told:
        plan_backfill(workspace, "test", FIRST, LAST, only="all")
    assert told.value.exit_code == 4


def test_a_site_that_refuses_is_asked_once_and_the_other_days_are_left(tmp_path: Path) -> None:
    load_flow("backfill")
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        server.site.robots = "User-agent: *\nDisallow: /\n"
        days = [edition.edition_date for edition in EDITIONS]
        plan = Plan(newspaper_id="test", days=tuple(days))
        reports = sys.modules["flows.backfill"].ingest_month.fn(workspace, plan, "2026-03", days)
        assert [visit.address for visit in server.visits] == ["/robots.txt"]
    assert [report.state for report in reports] == ["blocked"]


def test_a_newspaper_without_a_site_is_told_before_anything_starts(workspace: Path, dibao: Dibao) -> None:
    profile = workspace / "newspapers" / "lcwb.toml"
    profile.write_text('name = "洛城晚报"\nhome_city = "洛阳市"\n', encoding="utf-8")
    named = dibao("-C", str(workspace), "run", "--newspaper", "lcwb")
    assert (named.returncode, named.stderr) == (
        2,
        "dibao: lcwb has no site; add family and entry_url to its profile, or load pages with `dibao load`\n",
    )
    nothing = dibao("-C", str(workspace), "run")
    assert (nothing.returncode, len(nothing.stderr.splitlines())) == (2, 1)
    assert "no profile with a site in" in nothing.stderr
