"""The `daily` flow: its table of contents without Prefect, and `dibao demo` with Prefect's own server."""

import json
import os
import shlex
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.workspace import create_workspace
from tests.conftest import PROGRAM

DAYS = ("2026/03/17", "2026/03/18")


def run_demo(folder: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    home = folder / "home"
    home.mkdir(exist_ok=True)
    stale = {"HOME": str(home), "PREFECT_API_URL": "http://127.0.0.1:9/api"}  # a server that is gone
    return subprocess.run(
        [PROGRAM, *args, "demo"],
        cwd=folder,
        env={**os.environ, **stale},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    """An empty folder after `dibao demo`, and what that said."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run_demo(folder)


def hash_files(folder: Path) -> dict[str, str]:
    """All but Prefect's own, and when hosts were asked."""
    files = (
        path for path in folder.rglob("*") if path.is_file() and not {".prefect", ".hosts"} & set(path.parts)
    )
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_digests_lie_there_for_every_district_and_both_days(
    demo: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    folder, done = demo
    assert done.returncode == 0, done.stderr
    digests = folder / "dibao-demo" / "digests"
    with_items = Counter(
        day
        for day in DAYS
        for file in digests.glob(f"*/{day}/digest.json")
        if json.loads(file.read_text(encoding="utf-8"))["items"]
    )
    assert all(with_items[day] >= 5 for day in DAYS)
    for name in ("index.html", "index.md", "digest.json"):
        assert len(list(digests.glob(f"410305/*/*/*/{name}"))) == 2


def test_it_says_that_prefect_starts_and_how_it_goes(
    demo: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    lines = demo[1].stderr.splitlines()
    assert lines[0].startswith("starting Prefect's own server")
    assert sum("complete: 6 pages" in line for line in lines) == 2
    assert any(line.startswith("look:") for line in lines)
    assert demo[1].stdout == ""


def test_what_it_says_to_try_works(demo: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    folder, done = demo
    lines = done.stderr.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("try:"))
    commands = [line.removeprefix("try:").strip() for line in lines[start:]]
    assert len(commands) == 4
    for command in commands:
        tried = subprocess.run(
            shlex.split(command), cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False
        )
        assert tried.returncode == 0, tried.stderr
        assert len(tried.stdout.splitlines()) > 3, command
        assert tried.stderr == ""


def test_a_second_run_says_that_nothing_is_new_and_changes_no_byte(
    demo: tuple[Path, "subprocess.CompletedProcess[str]"],
) -> None:
    folder, _ = demo
    before = hash_files(folder)
    again = run_demo(folder)
    assert again.returncode == 0, again.stderr
    assert "nothing is new since the last run" in again.stderr.splitlines()
    assert hash_files(folder) == before


def test_quiet_is_quiet(demo: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    """Only what Prefect itself would say could show here."""
    quiet = run_demo(demo[0], "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


FLOW = """
import sys
from ingest.cli.flow_runner import load_flow
from ingest.domain.errors import UsageError
try:
    load_flow("daily").fn([], None, sys.argv[1])
except UsageError as error:
    sys.exit(str(error))
"""


def test_the_flow_without_a_newspaper_says_so(tmp_path: Path) -> None:
    create_workspace(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", FLOW, str(tmp_path)],
        env={**os.environ, "PREFECT_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.stderr == "no newspaper given; name at least one, see `dibao newspapers`\n"
