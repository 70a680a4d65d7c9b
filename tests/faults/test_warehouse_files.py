"""The warehouse held by another process, damaged, or gone: said in one line, and left as it is."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
LOAD = ("--newspaper", "lyrb", "--date", "2018-07-19")
PROGRAM = Path(sys.executable).with_name("dibao")


@pytest.fixture
def loaded(workspace: Path, tmp_path: Path, dibao: Dibao) -> Path:
    (tmp_path / "page.md").write_text("# 夜市开张\n\n涧西区夜市今天开张。\n", encoding="utf-8")
    (tmp_path / "next.md").write_text("# 早市收摊\n\n西工区早市昨天收摊。\n", encoding="utf-8")
    assert dibao("-C", str(workspace), "load", "page.md", *LOAD).returncode == 0
    return workspace


@contextmanager
def held(warehouse: Path) -> Iterator[int]:
    """Another process has the warehouse open; gives its id."""
    script = (
        "import sys; from pathlib import Path; from ingest.warehouse.connect import connect_file\n"
        "with connect_file(Path(sys.argv[1])):\n    print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(warehouse)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process.pid
        process.communicate("")


@pytest.mark.parametrize("args", [("load", "next.md", *LOAD), ("unload", "lyrb-2018-07-19"), ("digest",)])
def test_a_held_warehouse_names_its_holder_and_readers_read_on(
    dibao: Dibao, loaded: Path, args: tuple[str, ...]
) -> None:
    with held(loaded / "warehouse" / "dibao.duckdb") as pid:
        done = dibao("-C", str(loaded), *args)
        asked = dibao("-C", str(loaded), "query", "select headline from articles")
    assert done.returncode == 4
    assert f"is held by process {pid} (" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "夜市开张" in asked.stdout
    assert dibao("-C", str(loaded), *args).returncode == 0


def test_two_loads_at_once_double_nothing(dibao: Dibao, loaded: Path, tmp_path: Path) -> None:
    """Each ends with 0, or with 4 and is run again; the two pages get two numbers."""
    commands = [[str(PROGRAM), "-C", str(loaded), "load", name, *LOAD] for name in ("page.md", "next.md")] * 2
    running = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) for command in commands]
    told = [(process.communicate(timeout=300)[1], process.returncode) for process in running]
    for stderr, code in told:
        assert code == 0 or (code == 4 and b"is held by process" in stderr), stderr
    for command in commands:
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    rows = json.loads(
        dibao("-C", str(loaded), "query", "select page_no, headline from articles", "--format", "json").stdout
    )
    assert sorted(row["headline"] for row in rows) == ["夜市开张", "早市收摊"]
    assert sorted(row["page_no"] for row in rows) == ["01", "02"]


def flip_end(content: bytes) -> bytes:
    return content[:4096] + bytes(byte ^ 0xFF for byte in content[4096:])


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda _: b"hello, I am a text file\n" * 400, lambda whole: whole[:20_000], flip_end],
    ids=["empty", "text", "cut", "flipped"],
)
def test_a_damaged_warehouse_is_told_and_left_as_it_is(
    dibao: Dibao, loaded: Path, damage: Callable[[bytes], bytes]
) -> None:
    warehouse = loaded / "warehouse" / "dibao.duckdb"
    whole = warehouse.read_bytes()
    published = {path: path.read_bytes() for path in (loaded / "digests").rglob("*") if path.is_file()}
    broken = damage(whole)
    warehouse.write_bytes(broken)
    done = dibao("-C", str(loaded), "load", "next.md", *LOAD)
    assert done.returncode == 1
    assert "put a backup in its place" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "夜市开张" in dibao("-C", str(loaded), "query", "from articles").stdout
    assert {
        path: path.read_bytes() for path in (loaded / "digests").rglob("*") if path.is_file()
    } == published
    warehouse.write_bytes(whole)
    assert dibao("-C", str(loaded), "load", "next.md", *LOAD).returncode == 0


def test_a_damaged_or_missing_copy_is_published_again(dibao: Dibao, loaded: Path) -> None:
    copy = loaded / "warehouse" / "published.duckdb"
    copy.write_bytes(b"hello")
    broken = dibao("-C", str(loaded), "query", "from articles")
    assert broken.returncode == 1
    assert "`dibao digest` publishes it again" in broken.stderr
    copy.unlink()
    assert dibao("-C", str(loaded), "query", "from articles").returncode == 2
    assert dibao("-C", str(loaded), "digest").returncode == 0
    assert "夜市开张" in dibao("-C", str(loaded), "query", "from articles").stdout
