"""Runs `dibao` as a user does: a process of its own, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
PROGRAM = str(Path(sys.executable).with_name("dibao"))


@pytest.fixture(autouse=True)
def _no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test takes the machine's power away, and a third of their time is waiting for the disk; commands do sync."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture
def dibao(tmp_path: Path) -> Dibao:
    """`dibao("newspapers", "--json")` → its finished process; `cwd` is the test's own folder if not given."""

    def run(*args: str, cwd: Path = tmp_path, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
        return run_program(PROGRAM, *args, cwd=cwd, stdin=stdin)

    return run


@pytest.fixture
def plain_dibao(tmp_path: Path) -> Dibao:
    """Likewise, bound by file permissions even where the tests run as root."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root without setpriv: no permission would hold")
        prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]

    def run(*args: str, cwd: Path = tmp_path) -> "subprocess.CompletedProcess[str]":
        return run_program(*prefix, PROGRAM, *args, cwd=cwd, stdin=None)

    return run


def run_program(*command: str, cwd: Path, stdin: str | None) -> "subprocess.CompletedProcess[str]":
    """Standard input is closed where none is given: reading it unasked would hang at a terminal."""
    return subprocess.run(
        command, cwd=cwd, input=stdin or "", capture_output=True, encoding="utf-8", timeout=300, check=False
    )


@pytest.fixture
def workspace(tmp_path: Path, dibao: Dibao) -> Path:
    """A workspace that `dibao init` has just made."""
    root = tmp_path / "ws"
    assert dibao("init", str(root)).returncode == 0
    return root
