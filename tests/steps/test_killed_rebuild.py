"""A rebuild that is killed, or at work while others write: the warehouse in use stays as it was, and no row is lost."""

import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from ingest.domain.errors import WarehouseError, WarehouseLockedError
from ingest.steps import override
from ingest.steps.publish import transform
from ingest.steps.rebuild import rebuild
from ingest.steps.withhold import list_withheld, withhold
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.sent import SentLetter, record_sent
from ingest.workspace import Workspace
from tests.steps.crawling import DAY, EDITIONS, Lines, ask, crawl, make_workspace, serve

pytestmark = pytest.mark.usefixtures("quick")
ARTICLES = "select article_id, revision, record_hash from staging.stg_articles order by all"
REBUILD = """
import os, signal, sys
from pathlib import Path
from ingest.steps.rebuild import rebuild
from ingest.workspace import read_workspace
for count, _ in enumerate(rebuild(read_workspace(Path(sys.argv[1]))), start=1):
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three days, read from the invented site."""
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        for edition in EDITIONS:
            assert crawl(workspace, edition.edition_date).state == "complete"
    return workspace


def kill_rebuild(workspace: Workspace, after: int) -> None:
    command = [sys.executable, "-c", REBUILD, str(workspace.root), str(after)]
    killed = subprocess.run(command, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr


def read_articles(workspace: Workspace) -> Lines:
    return ask(workspace, ARTICLES)


def read_leftovers(workspace: Workspace) -> list[str]:
    return [path.name for path in workspace.warehouse_file.parent.glob("dibao*rebuilding*")]


def decide(workspace: Workspace, article_id: str) -> None:
    """All that people say, and no archive has."""
    withhold(workspace, article_id, reason="来信要求撤下")
    override.move_article(workspace, article_id, district=None, status="unassigned", reason="不是新闻")
    letter = SentLetter(
        run_id="r",
        place_code="410305",
        period="day",
        edition_date=DAY,
        revision=1,
        reader="yi@example.org",
        message_id="<1@example.org>",
        recorded_at=datetime(2026, 3, 19),  # noqa: DTZ001 - UTC, naive, as all of ours
    )
    with open_warehouse(workspace.warehouse_file) as warehouse:
        record_sent(warehouse, letter)


def read_decisions(workspace: Workspace) -> tuple[Lines, ...]:
    return tuple(
        ask(workspace, f"select * exclude recorded_at from raw.{table} order by all")  # noqa: S608 - our own names
        for table in ("withheld", "overrides", "sent")
    )


@pytest.mark.parametrize("after", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_a_killed_rebuild_leaves_the_warehouse_as_it_was_and_what_is_written_then_stays(
    after: int, workspace: Workspace
) -> None:
    articles = read_articles(workspace)
    kill_rebuild(workspace, after)
    assert read_articles(workspace) == articles
    decide(workspace, articles[-1][0])
    decisions = read_decisions(workspace)
    assert [len(lines) for lines in decisions] == [1, 1, 1]
    for _ in range(2):
        list(rebuild(workspace))
        assert read_articles(workspace) == articles
        assert read_decisions(workspace) == decisions
    assert read_leftovers(workspace) == []


def test_what_a_killed_rebuild_left_goes_with_the_next_run(workspace: Workspace) -> None:
    kill_rebuild(workspace, 2)
    assert read_leftovers(workspace)
    transform(workspace)
    assert read_leftovers(workspace) == []


def test_who_writes_while_a_rebuild_is_at_work_is_told_to_wait(workspace: Workspace) -> None:
    articles = read_articles(workspace)
    reports = rebuild(workspace)
    next(reports)
    with pytest.raises(WarehouseLockedError, match="is held by process"):
        withhold(workspace, articles[0][0], reason="来信要求撤下")
    with pytest.raises(WarehouseLockedError, match="is held by process"):
        next(rebuild(workspace))
    assert len(list(reports)) == len(EDITIONS) - 1
    withhold(workspace, articles[0][0], reason="来信要求撤下")
    assert [one.article_id for one in list_withheld(workspace)] == [articles[0][0]]


def test_two_rebuilds_of_a_damaged_warehouse_do_not_meet(workspace: Workspace) -> None:
    articles = read_articles(workspace)
    workspace.warehouse_file.write_bytes(b"hello, I am a text file\n" * 400)
    reports = rebuild(workspace)
    next(reports)
    with pytest.raises(WarehouseLockedError, match=r"rebuild\.lock is held by process"):
        next(rebuild(workspace))
    list(reports)
    assert read_articles(workspace) == articles


def test_a_rebuild_that_is_left_half_way_takes_its_file_with_it(workspace: Workspace) -> None:
    articles = read_articles(workspace)
    reports = rebuild(workspace)
    next(reports)
    assert read_leftovers(workspace)
    reports.close()  # type: ignore[attr-defined] # it is a generator
    assert read_leftovers(workspace) == []
    assert read_articles(workspace) == articles


def test_a_warehouse_of_a_newer_version_is_left_alone(workspace: Workspace) -> None:
    """It is whole: only a newer dibao knows what stands in it."""
    decide(workspace, str(read_articles(workspace)[0][0]))
    with open_warehouse(workspace.warehouse_file) as warehouse:
        warehouse.connection.execute("insert into raw.migrations values (9999, 'of the future')")
    before = workspace.warehouse_file.read_bytes()
    with pytest.raises(WarehouseError, match="install the newer dibao"):
        list(rebuild(workspace))
    assert workspace.warehouse_file.read_bytes() == before
    assert not read_leftovers(workspace)


def test_a_rebuild_that_an_earlier_version_was_killed_in_loses_nothing(workspace: Workspace) -> None:
    """That version had put the warehouse aside, and left a half one in its place."""
    article_id = str(read_articles(workspace)[0][0])
    decide(workspace, article_id)
    found = read_articles(workspace)
    workspace.warehouse_file.rename(workspace.warehouse_file.with_suffix(".before-rebuild"))
    with open_warehouse(workspace.warehouse_file):
        pass
    list(rebuild(workspace))
    assert [one.article_id for one in list_withheld(workspace)] == [article_id]
    assert read_articles(workspace) == found


def test_a_warehouse_that_cannot_be_opened_for_want_of_room_is_not_replaced(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.warehouse_file.read_bytes()
    full = WarehouseError("could not write: No space left on device")
    monkeypatch.setattr("ingest.warehouse.open.migrate", Mock(side_effect=full))
    with pytest.raises(WarehouseError, match="No space left"):
        list(rebuild(workspace))
    assert workspace.warehouse_file.read_bytes() == before
