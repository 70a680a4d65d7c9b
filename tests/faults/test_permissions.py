"""Files and folders we may not read or write: the message names them, and what stood there stays."""

import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
LOAD = ("--newspaper", "lyrb", "--date", "2018-07-19")


@pytest.fixture
def loaded(workspace: Path, tmp_path: Path, dibao: Dibao) -> Iterator[Path]:
    """A workspace with one page loaded; what a test has locked is open again afterwards."""
    (tmp_path / "page.md").write_text("# 夜市开张\n\n涧西区夜市今天开张。\n", encoding="utf-8")
    assert dibao("-C", str(workspace), "load", "page.md", *LOAD).returncode == 0
    yield workspace
    unlock(tmp_path)


def lock(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def unlock(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.iterdir():
        if path.is_dir():
            unlock(path)
        else:
            path.chmod(0o644)


def hidden(path: Path) -> str:
    path.chmod(0)
    return path.name


def test_a_file_or_folder_we_may_not_read_is_named(plain_dibao: Dibao, loaded: Path, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "page.md", tmp_path / "secret.md")
    (tmp_path / "closed").mkdir()
    for name in (hidden(tmp_path / "secret.md"), hidden(tmp_path / "closed")):
        done = plain_dibao("-C", str(loaded), "load", name, *LOAD)
        assert done.returncode == 1
        assert done.stderr == f"dibao: {name}: cannot be read (Permission denied); check its permissions\n"


def test_a_read_only_workspace_is_read_and_not_written(plain_dibao: Dibao, loaded: Path) -> None:
    lock(loaded)
    for args in (("load", "page.md", *LOAD), ("unload", "lyrb-2018-07-19"), ("digest",)):
        done = plain_dibao("-C", str(loaded), *args)
        assert done.returncode == 1, args
        assert "dibao.duckdb: cannot be written (Permission denied)" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert "夜市开张" in plain_dibao("-C", str(loaded), "query", "from articles").stdout
    demo = plain_dibao("demo", str(loaded / "demo"))
    assert demo.returncode == 2
    assert "cannot make a workspace of" in demo.stderr


def test_digests_that_could_not_be_written_are_written_by_the_next_run(
    plain_dibao: Dibao, dibao: Dibao, loaded: Path
) -> None:
    """The next run loads the same pages again, finds nothing new, and publishes all the same."""
    load = ("-C", str(loaded), "load", "page.md", "--newspaper", "lyrb", "--date", "2018-07-20")
    lock(loaded / "digests")
    refused = plain_dibao(*load)
    assert refused.returncode == 1
    assert "Permission denied; what stood there before is intact" in refused.stderr.splitlines()[-1]
    unlock(loaded / "digests")
    assert dibao(*load).returncode == 0
    assert (loaded / "digests" / "410305" / "2018" / "07" / "20" / "index.html").is_file()
