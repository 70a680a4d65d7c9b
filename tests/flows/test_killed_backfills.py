"""Kill -9 of flow, worker or server at any moment of a backfill: the next run finishes it, as if nothing had been.

`DIBAO_KILLS=20` (and another `DIBAO_KILLS_SEED`) takes as many moments, spread over the whole run, flow, worker and
server in turn; a table of them is printed with `-s`.
"""

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from typing import Any

import pytest
from prefect.client.schemas.objects import FlowRun

from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace
from tests.flows.up import Up, find_run_processes, kill, running_up, wait_until
from tests.steps.crawling import EDITIONS, make_workspace, read_digests

KILLS = int(os.environ.get("DIBAO_KILLS", "3"))
SEED = int(os.environ.get("DIBAO_KILLS_SEED", "0"))
VICTIMS = ("flow", "worker", "server")
PORT = 4392
DAYS = 60
LAST = date(2026, 3, 18)
FIRST = LAST - timedelta(days=DAYS - 1)
OF_THE_RUN = ("run_id", "load_id", "recorded_at", "seen_at", "started_at")

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a backfill leaves for readers: rows of every table but for the moments of its making, and digests."""

    rows: dict[str, tuple[Any, ...]]
    digests: dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An undisturbed run: when it asked the site for something and when it ended, in seconds from its start."""

    visits: tuple[float, ...]
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A site of 60 days, `dibao up`, and what an undisturbed backfill was like."""

    up: Up
    server: SiteServer
    course: Course
    undisturbed: Left


def backfill(up: Up) -> FlowRun:
    return up.start("backfill", newspaper_ids=["test"], since=str(FIRST), until=str(LAST))


def make_site() -> Site:
    """An edition of two pages a day."""
    editions = (
        replace(edition, edition_date=FIRST + timedelta(days=number), pages=edition.pages[:2], corrections=())
        for number, edition in zip(range(DAYS), cycle(EDITIONS), strict=False)
    )
    return Site(Paper(prefix="", family="B", editions=tuple(editions)), today=LAST)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    root = tmp_path_factory.mktemp("luoyang")
    with SiteServer(make_site()) as server, running_up(make_workspace(root, server.url), PORT) as up:
        wait_until(up.is_ready)
        run = backfill(up)
        wait_until(lambda: find_run_processes(root), pause=0.02)
        began = time.monotonic()
        assert up.finish(run.id).state_name == "Completed"
        course = Course(
            visits=tuple(visit.at - began for visit in server.visits), seconds=time.monotonic() - began
        )
        yield Trial(up=up, server=server, course=course, undisturbed=read_left(up.workspace))


def read_left(workspace: Workspace) -> Left:
    with open_warehouse(workspace.warehouse_file) as warehouse:
        ask = warehouse.connection.execute
        tables = ask(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where database_name = current_database() and schema_name in ('raw', 'marts')"
        ).fetchall()
        rows = {}
        for (table,) in tables:
            columns = [name for name, *_ in ask(f"describe {table}").fetchall() if name not in OF_THE_RUN]
            query = f"select {', '.join(columns)} from {table} order by all"  # noqa: S608 - names of ours
            rows[table] = tuple(ask(query).fetchall())
    return Left(rows=rows, digests=read_digests(workspace))


def list_differing(trial: Trial) -> list[str]:
    """Tables and digests that are not as an undisturbed run leaves them."""
    left, meant = read_left(trial.up.workspace), trial.undisturbed
    tables = [name for name in meant.rows.keys() | left.rows if left.rows.get(name) != meant.rows.get(name)]
    files = meant.digests.keys() | left.digests
    return tables + [name for name in files if left.digests.get(name) != meant.digests.get(name)]


def forget_everything(trial: Trial) -> None:
    wait_until(lambda: not find_run_processes(trial.up.workspace.root))
    for folder in ("warehouse", "digests"):
        shutil.rmtree(trial.up.workspace.root / folder, ignore_errors=True)
    trial.server.visits.clear()


def wait_for_moment(trial: Trial, seconds: float) -> str:
    """The moment of the undisturbed run, by what the run asked the site for until then; tells which it is."""
    until_then = [at for at in trial.course.visits if at <= seconds]
    began = time.monotonic()
    if until_then:
        wait_until(lambda: len(trial.server.visits) >= len(until_then), pause=0.01)
        began = trial.server.visits[len(until_then) - 1].at
        seconds -= until_then[-1]
    time.sleep(max(0.0, began + seconds - time.monotonic()))
    return f"{len(trial.server.visits)} of {len(trial.course.visits)} requests"


def draw_moments() -> list[tuple[str, float]]:
    """(victim, part of the run), one moment in each of as many equal stretches of it."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    parts = [(number + chance.random()) / KILLS for number in range(KILLS)]
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(KILLS)]
    return list(zip(victims, parts, strict=True))


@pytest.mark.parametrize(("victim", "part"), draw_moments())
def test_the_next_run_finishes_what_a_kill_broke_off(trial: Trial, victim: str, part: float) -> None:
    up, root = trial.up, trial.up.workspace.root
    forget_everything(trial)
    first = backfill(up)
    wait_until(lambda: find_run_processes(root), pause=0.02)
    when = wait_for_moment(trial, part * trial.course.seconds)
    killed = find_run_processes(root) if victim == "flow" else (up.pid(victim),)
    kill(*killed)
    at = time.monotonic()
    wait_until(lambda: victim == "flow" or up.pid(victim) not in killed)
    wait_until(lambda: up.client.api_healthcheck() is None)
    second = up.finish(backfill(up).id)
    ended = up.finish(first.id)
    print(  # noqa: T201 - a line of the table
        f"| {victim} | {part:.2f} | {when} | {len(killed)} | {ended.state_name} | {second.state_name}"
        f" | {time.monotonic() - at:.0f} s |"
    )
    assert second.state_name == "Completed"
    assert list_differing(trial) == []


def test_after_a_power_cut_the_next_run_finishes_and_a_pause_holds(trial: Trial) -> None:
    """All is gone at once, so that nobody tells Prefect of it; `dibao up` does when it starts again."""
    up, root = trial.up, trial.up.workspace.root
    forget_everything(trial)
    first = backfill(up)
    wait_until(lambda: len(trial.server.visits) > len(trial.course.visits) / 2, pause=0.01)
    for one in up.client.read_deployments():
        up.client.pause_deployment(one.id)
    worker = up.pid("worker")
    kill(up.process.pid, *find_run_processes(root), worker, up.pid("server"))
    with running_up(up.workspace, PORT) as again:
        wait_until(lambda: again.pid("worker") != worker)
        assert all(one.paused for one in again.client.read_deployments())
        assert again.finish(backfill(again).id).state_name == "Completed"
        assert again.finish(first.id).state_name == "Crashed"
    assert list_differing(trial) == []
