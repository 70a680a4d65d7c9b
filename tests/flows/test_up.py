"""`dibao up` on one machine: a cron line a minute ahead fires, reads a site, publishes; a kill does not stop it."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.objects import StateType

from ingest.domain.processes import read_command
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from tests.conftest import PROGRAM
from tests.flows.up import Up, kill, running_up, wait_until
from tests.steps.crawling import EDITIONS, ask, crawl, make_workspace

PORT = 4391
DAYS_DOWN = 3

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """Its last run lies four days back; nothing was scheduled since."""
    root = tmp_path_factory.mktemp("luoyang")
    soon = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(minutes=2)
    # what the site shows as its newest edition is the day on which the run will be due
    days = [soon.date() - timedelta(days=back) for back in range(DAYS_DOWN + 1, -1, -1)]
    editions = tuple(
        replace(edition, edition_date=day) for day, edition in zip(days, cycle(EDITIONS), strict=False)
    )
    with SiteServer(Site(Paper(prefix="", family="B", editions=editions), today=days[-1])) as server:
        workspace = make_workspace(root, server.url)
        crawl(workspace, days[0])
        cron = f'[schedule]\ncron = "{soon.minute} {soon.hour} * * *"\n'
        (root / "dibao.toml").write_text(cron, encoding="utf-8")
        with running_up(workspace, PORT) as running:
            yield running


def test_a_scheduled_run_fires_reads_the_site_and_publishes(up: Up) -> None:
    index = up.workspace.digests_dir / "410305" / "latest" / "index.html"
    wait_until(lambda: list(up.workspace.digests_dir.glob("410305/*/*/*/index.html")) or index.is_file())
    wait_until(lambda: [run for run in up.client.read_flow_runs() if run.state_type == StateType.COMPLETED])
    (run,) = [run for run in up.client.read_flow_runs() if run.state_type == StateType.COMPLETED]
    assert run.name == f"daily test {datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"
    assert run.parameters["workspace"] == str(up.workspace.root)


def test_the_days_on_which_nothing_ran_are_caught_up_with_in_order(up: Up) -> None:
    loads = ask(up.workspace, "select edition_date, state from raw.ledger order by load_no")
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    assert loads == [(today - timedelta(days=back), "complete") for back in range(DAYS_DOWN + 1, -1, -1)]


def test_its_summary_lies_beside_the_run(up: Up) -> None:
    (artifact,) = [one for one in up.client.read_artifacts() if one.key == "dibao-daily"]
    assert isinstance(artifact.data, str)
    today = datetime.now(ZoneInfo("Asia/Shanghai"))
    assert f"| test-{today:%Y-%m-%d} | complete |" in artifact.data
    assert "index.html)" in artifact.data


def test_the_schedule_is_shown_paused_and_applied_again(up: Up) -> None:
    def tell(verb: str) -> dict[str, dict[str, object]]:
        done = subprocess.run(
            [PROGRAM, "-C", up.workspace.root, "schedule", verb, "--json"],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
        return {one["name"].split("/")[0]: one for one in json.loads(done.stdout)}

    shown = tell("show")
    assert sorted(shown) == ["backfill", "daily", "publish", "rebuild"]
    assert str(shown["daily"]["schedules"]).count("Asia/Shanghai") == 1
    assert tell("pause")["daily"]["is_paused"] is True
    assert tell("apply")["daily"]["is_paused"] is False


def test_a_killed_worker_and_a_killed_server_are_started_again(up: Up) -> None:
    for name in ("worker", "server"):
        killed = up.pid(name)
        kill(killed)
        wait_until(lambda name=name, killed=killed: up.pid(name) != killed)  # type: ignore[misc] # bound at once
    wait_until(lambda: up.client.api_healthcheck() is None)


def test_ctrl_c_ends_all_of_it(up: Up) -> None:
    children = [up.pid("worker"), up.pid("server")]
    up.process.send_signal(signal.SIGINT)
    _, stderr = up.process.communicate(timeout=60)
    assert up.process.returncode == 130
    assert "the worker had ended (-9) and was started again" in stderr
    assert stderr.splitlines()[-1] == "dibao: interrupted; run the same command again to go on"
    wait_until(lambda: not any(read_command(pid) for pid in children))
    assert not (up.workspace.root / ".prefect" / "up" / "port").exists()


def test_without_a_server_the_schedule_says_so(tmp_path: Path) -> None:
    make_workspace(tmp_path, "http://127.0.0.1:9")
    environment = {**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api", "HOME": str(tmp_path)}
    done = subprocess.run(
        [PROGRAM, "-C", tmp_path, "schedule", "show"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=environment,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "dibao: http://127.0.0.1:9/api: no Prefect server answers (ConnectError); start one with `dibao up`\n"
    )
