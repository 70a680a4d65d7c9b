import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from ingest.cli.app import COMMANDS, cli

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]

HEAVY = ("prefect", "duckdb", "httpx", "jinja2", "pyarrow", "bs4", "lxml", "fastapi", "sqlalchemy", "rich")


def imported_by(*args: str, cwd: Path) -> set[str]:
    """Top-level modules a command line leaves imported."""
    script = (
        "import sys; from ingest.cli.app import cli; "
        "cli.main(sys.argv[1:], prog_name='dibao', standalone_mode=False); "
        "sys.stderr.write('\\n'.join(name.split('.')[0] for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *args], cwd=cwd, capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


def only_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


@pytest.mark.parametrize(
    "args", [("--help",), ("--version",), ("newspapers",), ("newspapers", "lyrb", "--json")]
)
def test_looking_around_imports_nothing_heavy(args: tuple[str, ...], tmp_path: Path) -> None:
    assert imported_by(*args, cwd=tmp_path).isdisjoint(HEAVY)


def test_preview_imports_no_orchestration_no_site_and_no_network(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# 早市开张\n\n早市今天开张，来了四十个摊位。\n", encoding="utf-8")
    imported = imported_by("preview", str(page), "--json", cwd=tmp_path)
    assert "duckdb" in imported
    assert imported.isdisjoint({"prefect", "jinja2", "httpx", "fastapi", "sqlalchemy"})


def test_help_lists_every_command(dibao: Dibao) -> None:
    done = dibao("--help")
    assert done.returncode == 0
    assert all(line.name in done.stdout and line.help in done.stdout for line in COMMANDS)


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_command_is_there_and_explains_itself(line: tuple[str, str, str]) -> None:
    context = click.Context(cli, info_name="dibao")
    name, command, rest = cli.resolve_command(context, [line[0], "--help"])
    assert command is not None
    assert (name, rest) == (line[0], ["--help"])
    assert command.help


def test_completion_offers_commands_and_their_options() -> None:
    complete = ShellComplete(cli, {}, "dibao", "_DIBAO_COMPLETE")
    assert [item.value for item in complete.get_completions([], "new")] == ["newspapers"]
    assert "--json" in [item.value for item in complete.get_completions(["newspapers", "show"], "--")]


def test_version_is_the_distributions(dibao: Dibao) -> None:
    assert dibao("--version").stdout.startswith("dibao 0.")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("newspapres",), "Did you mean 'newspapers'?"),
        (("--colour",), "see `dibao --help`"),
        (("newspapers", "add", "x"), "see `dibao newspapers add --help`"),
        (("newspapers", "nosuch"), "unknown newspaper 'nosuch'"),
        (("-C", "nowhere", "newspapers"), "no dibao.toml in"),
        (("newspapers", "-C", "ws"), "write -C before the command's name"),
        (("--as-of", "tomorrow", "newspapers"), "--as-of 'tomorrow' is no time"),
    ],
)
def test_a_slip_of_the_pen_is_one_line_and_exit_2(dibao: Dibao, args: tuple[str, ...], told: str) -> None:
    done = dibao(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in only_line(done.stderr)
    assert done.stderr.startswith("dibao: ")


def test_a_traceback_shows_only_when_asked_for(dibao: Dibao) -> None:
    assert "Traceback" not in dibao("newspapers", "nosuch").stderr
    assert "Traceback" in dibao("-v", "newspapers", "nosuch").stderr


def test_without_a_command_the_help_shows(dibao: Dibao) -> None:
    done = dibao()
    assert done.returncode == 2
    assert "Commands:" in done.stderr


def test_init_tells_what_it_wrote_and_is_safe_to_repeat(dibao: Dibao, tmp_path: Path) -> None:
    first, second = dibao("init", "ws"), dibao("init", "ws")
    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(path.name for path in (tmp_path / "ws").iterdir()) == [
        ".gitignore",
        "dibao.toml",
        "newspapers",
    ]
    assert "dibao.toml" in first.stderr
    assert "nothing written" in only_line(second.stderr)
    assert dibao("-q", "init", "other").stderr == ""


def test_ones_own_newspaper_is_in_the_catalogue(dibao: Dibao, workspace: Path) -> None:
    (workspace / "newspapers" / "mine.toml").write_text('name = "我的报"\n', encoding="utf-8")
    catalogue = json.loads(dibao("newspapers", "--json", cwd=workspace).stdout)
    assert {"lyrb", "mine"} <= {one["newspaper_id"] for one in catalogue}
    from_outside = dibao("-C", str(workspace), "newspapers", "mine", "--json")
    assert json.loads(from_outside.stdout)["name"] == "我的报"


def test_one_newspaper_in_json_has_its_lookups_as_objects(dibao: Dibao) -> None:
    assert json.loads(dibao("newspapers", "lyrb", "--json").stdout)["source_codes"]["西民"] == "西工区"


def test_chinese_is_written_as_utf8_whatever_the_locale(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from ingest.cli.main import main; main()", "newspapers", "lyrb"],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "洛阳日报" in done.stdout.decode("utf-8")


def test_the_clock_can_be_fixed(dibao: Dibao, tmp_path: Path) -> None:
    """An edition of tomorrow cannot be, whenever the test runs."""
    (tmp_path / "page.md").write_text("# 早市开张\n\n早市今天开张。\n", encoding="utf-8")
    preview = ("preview", "page.md", "--date", "2020-05-02")
    assert dibao("--as-of", "2020-05-02T00:00:00", *preview).returncode == 0
    assert (
        dibao("--as-of", "2020-05-01T17:00:00+00:00", *preview).returncode == 0
    )  # in Shanghai it is the 2nd
    too_early = dibao("--as-of", "2020-05-01T15:00:00", *preview)
    assert too_early.returncode == 2
    assert "2020-05-02 lies in the future: it is 2020-05-01 in Asia/Shanghai" in only_line(too_early.stderr)


def run_with(body: str) -> "subprocess.Popen[str]":
    """Start `dibao newspapers` with its listing replaced by `body`, as a command that does that would end."""
    script = (
        "import os, signal, sys, time\n"
        "import ingest.cli.newspapers as module\n"
        "from ingest.cli.main import main\n"
        f"def act(*_):\n    {body}\n"
        "module.read_newspapers = act\n"
        "main()\n"
    )
    command = [sys.executable, "-c", script, "newspapers"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.mark.parametrize(
    ("sent", "code", "told"),
    [(signal.SIGINT, 130, "dibao: interrupted"), (signal.SIGTERM, 143, "dibao: terminated")],
)
def test_a_signal_ends_with_one_line(sent: signal.Signals, code: int, told: str) -> None:
    process = run_with(f"os.kill(os.getpid(), {int(sent)}); time.sleep(60)")
    _, stderr = process.communicate(timeout=60)
    assert only_line(stderr.strip()).startswith(told)
    assert process.returncode == code


def test_a_full_disk_names_the_file() -> None:
    process = run_with("raise OSError(28, 'No space left on device', 'digests/index.html')")
    _, stderr = process.communicate(timeout=60)
    assert only_line(stderr) == "dibao: No space left on device: digests/index.html"
    assert process.returncode == 1


def test_a_defect_is_one_line_and_asks_to_be_reported() -> None:
    process = run_with("raise KeyError('p03')")
    _, stderr = process.communicate(timeout=60)
    assert "this is a defect of dibao (KeyError: 'p03')" in only_line(stderr)
    assert process.returncode == 1


def test_a_reader_that_stops_reading_is_no_error() -> None:
    with run_with("[print('x' * 1000) for _ in range(10000)]; return ()") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 1
