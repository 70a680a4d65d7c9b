"""The same input gives the same bytes on another machine: another clock, zone, language, hash seed, folder and user."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEEK = """
import sys
from pathlib import Path
import time_machine
from tests.digest.publishing import publish_week_below
with time_machine.travel(sys.argv[2]):
    publish_week_below(Path(sys.argv[1]))
"""
HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {
    "TZ": "America/St_Johns",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "2",
    "PYTHONUTF8": "0",
    "USER": "另人",
}


def publish(code: str, root: Path, moment: str, settings: dict[str, str], home: Path) -> dict[str, bytes]:
    """Everything a process of its own publishes below `root`, by path."""
    root.mkdir(parents=True)
    home.mkdir()
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "HOME": str(home)} | settings
    command = [sys.executable, "-c", code, str(root), moment]
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    files = (path for path in (root / "digests").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_another_machine_publishes_the_same_bytes(tmp_path: Path) -> None:
    here = publish(WEEK, tmp_path / "here", "2026-11-21T08:00:00+08:00", HERE, tmp_path / "home")
    elsewhere = publish(
        WEEK, tmp_path / "另 一处" / "深", "2031-01-01T00:30:00+00:00", ELSEWHERE, tmp_path / "other"
    )
    assert len(here) > 100
    assert sorted(here) == sorted(elsewhere)
    assert [path for path, content in here.items() if elsewhere[path] != content] == []
