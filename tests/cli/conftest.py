"""Runs `dibao` as a user does: a process of its own, in a folder of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def dibao(tmp_path: Path) -> Dibao:
    """`dibao("newspapers", "--json")` → its finished process; `cwd` is the test's own folder if not given."""

    def run(*args: str, cwd: Path = tmp_path, stdin: str | None = None) -> "subprocess.CompletedProcess[str]":
        command = [str(Path(sys.executable).with_name("dibao")), *args]
        return subprocess.run(
            command, cwd=cwd, input=stdin, capture_output=True, encoding="utf-8", timeout=120, check=False
        )

    return run


@pytest.fixture
def workspace(tmp_path: Path, dibao: Dibao) -> Path:
    """A workspace that `dibao init` has just made."""
    root = tmp_path / "ws"
    assert dibao("init", str(root)).returncode == 0
    return root
