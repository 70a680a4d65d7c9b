"""A process is known by its command line, on Linux and where there is no `/proc`."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.domain import processes
from ingest.domain.processes import read_command


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", "print(flush=True); input()", "a-server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.communicate(b"\n")


@pytest.mark.parametrize("has_proc", [True, False])
def test_a_running_process_is_known_by_its_words(
    sleeper: subprocess.Popen[bytes], has_proc: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_proc:
        if not Path("/bin/ps").exists():
            pytest.skip("no /bin/ps here")
        monkeypatch.setattr(processes, "PROC", tmp_path / "none")
    assert read_command(sleeper.pid)[-1] == "a-server"


def test_one_that_has_ended_has_none() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    assert read_command(ended.pid) == ()
