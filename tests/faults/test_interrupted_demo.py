"""A demo that is stopped at any moment ends with one line, leaves no server, and the next run completes it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.demo_run import PROGRAM, DemoRun, find_servers

pytestmark = pytest.mark.slow

SECONDS_TO_END = 5
MOST_MISSED = 2
MOMENTS: dict[str, Callable[[DemoRun], bool]] = {
    "start-up": lambda run: run.wait_until_it_minds_signals(),
    "prefect is imported": lambda run: run.wait_for("starting Prefect"),
    "server starts": lambda run: run.wait_for_server(),
    "first page": lambda run: run.wait_for("p01"),
    "amid the pages": lambda run: run.wait_for("p04"),
    "after the first models": lambda run: run.wait_for("transformed"),
    "between the days": lambda run: run.wait_for("digests:"),
    "second day": lambda run: run.wait_for("p05", 2),
    "last publishing": lambda run: run.wait_for("transformed"),  # the first day's models stand already
    "end": lambda run: run.wait_for("digests:", 2),
}
SIGNALS = {
    signal.SIGINT: (130, "dibao: interrupted; run the same command again to go on"),
    signal.SIGTERM: (143, "dibao: terminated; run the same command again to go on"),
}


def read_digests(folder: Path) -> dict[str, bytes]:
    digests = folder / "digests"
    return {
        str(path.relative_to(digests)): path.read_bytes() for path in digests.rglob("*") if path.is_file()
    }


def complete(folder: Path) -> dict[str, bytes]:
    run = DemoRun(folder)
    assert run.process.wait(timeout=300) == 0, run.lines
    assert find_servers(folder) == []
    return read_digests(folder)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return complete(tmp_path_factory.mktemp("undisturbed") / "demo")


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
def test_a_signal_ends_it_at_any_moment(
    sent: signal.Signals, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """Ctrl-C reaches the whole process group, SIGTERM the process; one workspace goes through all moments."""
    folder = tmp_path / "demo"
    code, last_line = SIGNALS[sent]
    missed = []
    for name, wait in MOMENTS.items():
        run = DemoRun(folder)
        is_reached = wait(run)
        sent_at = time.monotonic()
        if is_reached:
            (os.killpg if sent is signal.SIGINT else os.kill)(run.process.pid, sent)
        if run.process.wait(timeout=60) == 0:  # on a busy machine a run may end by itself before we look
            missed.append(name)
            continue
        assert run.process.returncode == code, (name, run.lines)
        assert time.monotonic() - sent_at < SECONDS_TO_END, name
        assert run.lines[-1] == last_line, name
        assert [line for line in run.lines if "Traceback" in line or "leaked" in line] == [], name
        assert find_servers(folder) == [], name
    assert len(missed) <= MOST_MISSED, missed
    assert complete(folder) == undisturbed


def test_after_kill_9_the_next_run_ends_the_old_server_and_completes(
    undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    for name in ("server starts", "amid the pages", "after the first models"):
        run = DemoRun(folder)
        assert MOMENTS[name](run), (name, run.lines)
        run.process.kill()
        run.process.wait(timeout=60)
    assert len(find_servers(folder)) == 1
    assert complete(folder) == undisturbed


def test_a_second_demo_in_the_same_folder_names_the_first(tmp_path: Path) -> None:
    run = DemoRun(tmp_path / "demo")
    assert run.wait_for_server(), run.lines
    server = int(run.server)
    command = [str(PROGRAM), "demo", str(tmp_path / "demo")]
    second = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert second.returncode == 4
    assert f"is held by process {run.process.pid} (" in second.stderr.splitlines()[-1]
    assert find_servers(tmp_path / "demo") == [server]
    assert run.process.wait(timeout=300) == 0
