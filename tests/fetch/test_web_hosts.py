"""Every request to a host keeps its distance from the one before, whichever run on this machine sends it."""

import multiprocessing
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.domain.errors import DibaoError
from ingest.fetch.clock import SystemClock
from ingest.fetch.hosts import Hosts
from ingest.fetch.web import WebSite
from tests.fetch.wire import FakeClock, Wire, answer, settings, site

DELAY = 0.02
PAGES = 50


def read_pages(folder: Path, port: int) -> None:
    wire = Wire(port=port)
    with WebSite(settings(folder, wire, delay_seconds=DELAY), clock=SystemClock()) as web:
        for _ in range(PAGES):
            web.read(wire.url("/a.htm"))


def test_two_runs_at_once_share_the_distance(tmp_path: Path) -> None:
    """As the server sees it: two times fifty pages, never two within the delay, one connection for each run."""
    with Wire() as wire:
        wire.serve("/a.htm", answer())
        spawn = multiprocessing.get_context("spawn")
        runs = [spawn.Process(target=read_pages, args=(tmp_path, wire.port)) for _ in range(2)]
        for run in runs:
            run.start()
        for run in runs:
            run.join()
        assert [run.exitcode for run in runs] == [0, 0]
    moments = [asked.moment for asked in wire.asked]
    assert len(wire.paths) == 2 * PAGES
    assert min(later - earlier for earlier, later in pairwise(moments)) >= DELAY
    assert wire.connections == 2


def test_one_run_keeps_its_distance_and_its_connection(tmp_path: Path) -> None:
    clock = FakeClock()
    with Wire() as wire, site(tmp_path, wire, clock=clock, delay_seconds=3.0) as web:
        url = wire.serve("/a.htm", answer())
        for _ in range(100):
            web.read(url)
    assert [round(wait, 3) for wait in clock.slept] == [3.0] * 100
    assert wire.connections == 1


def test_a_later_run_keeps_the_distance_too_and_what_the_site_asked_for(tmp_path: Path) -> None:
    clock = FakeClock()
    with Hosts(tmp_path, clock).turn("a.example", 5.0):
        pass
    Hosts(tmp_path, clock).defer("a.example", 120.0)
    with Hosts(tmp_path, clock).turn("b.example", 5.0):
        assert clock.slept == []
    with Hosts(tmp_path, clock).turn("a.example", 5.0):
        assert sum(clock.slept) == pytest.approx(120.0)


@pytest.mark.parametrize("content", ["", "garbage", "1e99 nan", "9999999999.0 9999999999999.0\n", "1"])
def test_a_damaged_note_or_a_clock_set_back_holds_nobody_for_ever(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.example").write_text(content)
    clock = FakeClock()
    with Hosts(tmp_path, clock).turn("a.example", 5.0):
        assert sum(clock.slept) <= 3600


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    blocked.chmod(stat.S_IRUSR)
    with (
        pytest.raises(DibaoError, match=r"file/a\.example: cannot be written"),
        Hosts(blocked, FakeClock()).turn("a.example", 1),
    ):
        pass
