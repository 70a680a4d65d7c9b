"""What Prefect costs on top of a backfill of 365 editions from the archive: the same functions, plainly and as a flow.

Both run in turn, each in a process of its own on a new warehouse, the flow against a running server, logs and artifacts
included. `DIBAO_BENCH_DAYS=60` tries it on fewer editions; 365 take a quarter of an hour.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from ingest.cli.prefect_settings import server_settings
from ingest.domain.newspaper import Edition
from ingest.fetch.archive import archive
from ingest.newspapers.catalogue import find_newspaper
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import crawl_content
from ingest.steps.site import open_site
from ingest.workspace import Workspace
from tests.flows.up import running_up, wait_until
from tests.steps.crawling import EDITIONS, make_workspace

DAYS = int(os.environ.get("DIBAO_BENCH_DAYS", "365"))
LAST = date(2026, 3, 18)
FIRST = LAST - timedelta(days=DAYS - 1)
PORT = 4393
ROUNDS = int(os.environ.get("DIBAO_BENCH_ROUNDS", "2"))
MOST = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of one run, in seconds."""

    cpu: float
    wall: float


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """An archive of so many editions, beside `dibao up`."""
    editions = tuple(
        replace(edition, edition_date=FIRST + timedelta(days=number), corrections=())
        for number, edition in zip(range(DAYS), cycle(EDITIONS), strict=False)
    )
    with SiteServer(Site(Paper(prefix="", family="B", editions=editions), today=LAST)) as server:
        workspace = make_workspace(tmp_path_factory.mktemp("luoyang"), server.url)
        for edition in editions:
            fill_archive(workspace, edition.edition_date)
    with running_up(workspace, PORT) as up:
        wait_until(up.is_ready)
        yield workspace


def fill_archive(workspace: Workspace, day: date) -> None:
    newspaper = find_newspaper("test", workspace.newspapers_dir)
    source = newspaper.sites[0]
    with open_site(workspace, newspaper, source) as site:
        _, fetched = crawl_content(site, newspaper, source, day)
    archive(workspace.raw_dir, Edition(newspaper_id="test", edition_date=day), fetched)


def run(workspace: Workspace, way: str) -> Cost:
    for path in (workspace.warehouse_file, workspace.published_file):
        path.unlink(missing_ok=True)
    shutil.rmtree(workspace.digests_dir, ignore_errors=True)
    words = ["-m", "tests.benchmarks.year_backfill", way, str(workspace.root), str(FIRST), str(LAST)]
    done = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **server_settings(workspace, PORT)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.benchmark(group="a year's backfill from the archive")
def test_the_flow_costs_little_more_than_its_work(benchmark: BenchmarkFixture, year: Workspace) -> None:
    plain: list[Cost] = []
    flow: list[Cost] = []
    benchmark.pedantic(  # type: ignore[no-untyped-call] # the plugin has no types
        lambda: flow.append(run(year, "flow")),
        setup=lambda: plain.append(run(year, "plain")),
        rounds=ROUNDS,
    )
    for name in ("cpu", "wall"):
        seconds = {
            way: statistics.median(getattr(cost, name) for cost in costs)
            for way, costs in (("plain", plain), ("flow", flow))
        }
        benchmark.extra_info[name] = seconds | {"overhead": seconds["flow"] / seconds["plain"] - 1}
    print(benchmark.extra_info)  # noqa: T201 - shown with -s; --benchmark-json keeps it
    assert benchmark.extra_info["cpu"]["overhead"] <= MOST
