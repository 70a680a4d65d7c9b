"""`dibao status` and `dibao doctor` on a newspaper of weekdays: three editions, one of them half, then silence."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from ingest.sample import faults
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.findings import Subject
from ingest.workspace import Workspace
from tests.steps.crawling import EDITIONS, crawl, make_workspace, serve, write_digests

Done: TypeAlias = "subprocess.CompletedProcess[str]"
Dibao = Callable[..., Done]
AS_OF = ("--as-of", "2026-03-24T02:00:00")  # a Tuesday; the 21st and 22nd are a weekend


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    with serve() as server:
        root = tmp_path_factory.mktemp("status")
        workspace = make_workspace(root, server.url, keys='publishing_days = "weekdays"')
        for edition in EDITIONS[:2]:
            crawl(workspace, edition.edition_date)
        server.site.faults = {"*content_*": faults.gone()}
        crawl(workspace, EDITIONS[2].edition_date)
    write_digests(workspace)
    return workspace


def read_grid(text: str) -> dict[str, str]:
    """Month → its letters, one for each day."""
    return {line[:7]: line[7:][1::2] for line in text.splitlines() if line.startswith("2026-")}


def test_every_day_has_its_letter_and_a_day_without_a_paper_is_no_gap(made: Workspace, dibao: Dibao) -> None:
    done = dibao(*AS_OF, "-C", str(made.root), "status")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert read_grid(done.stdout) == {"2026-03": " " * 16 + "CCFM--M"}
    gaps = [line for line in done.stdout.splitlines() if line.startswith("  test ")]
    assert gaps[0].startswith("  test 2026-03-19: failed: ")
    assert gaps[1:] == ["  test 2026-03-20 to 2026-03-23: missing (2 days)"]


def test_the_days_can_be_narrowed_and_read_by_programs(made: Workspace, dibao: Dibao) -> None:
    args = ("--newspaper", "test", "--since", "2026-03-18", "--until", "2026-03-19", "--json")
    told = json.loads(dibao(*AS_OF, "-C", str(made.root), "status", *args).stdout)
    (paper,) = told["newspapers"]
    assert [(day["edition_date"], day["state"]) for day in paper["days"]] == [
        ("2026-03-18", "complete"),
        ("2026-03-19", "failed"),
    ]
    assert [gap["since"] for gap in paper["gaps"]] == ["2026-03-19"]
    assert told["drift"] == []


def test_a_newspaper_that_was_never_tried_is_refused(made: Workspace, dibao: Dibao) -> None:
    done = dibao("-C", str(made.root), "status", "--newspaper", "lyrb")
    assert done.returncode == 2
    assert done.stderr == "dibao: 'lyrb' was never loaded or tried; known are: test\n"


def test_status_does_not_wait_for_a_run(made: Workspace, dibao: Dibao) -> None:
    hold = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read(); c.close()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, made.warehouse_file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        assert dibao("-C", str(made.root), "status").returncode == 0
        doctor = dibao("-C", str(made.root), "doctor")
        holder.communicate(b"")
    assert doctor.returncode == 0
    assert f"is held by process {holder.pid}" in doctor.stdout


def test_colour_is_for_terminals(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    script = shutil.which("script")
    if script is None:
        pytest.skip("no `script` to give a terminal")
    program = Path(sys.executable).with_name("dibao")
    command = [script, "-qec", f"{program} -C {made.root} status", "/dev/null"]
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = subprocess.run(command, capture_output=True, check=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    plain = subprocess.run(command, capture_output=True, check=True).stdout
    assert b"\x1b[32m" in coloured
    assert b"\x1b" not in plain


def test_a_run_is_noted_and_its_figures_are_open_metrics(
    made: Workspace, dibao: Dibao, tmp_path: Path
) -> None:
    root = tmp_path / "ws"
    shutil.copytree(made.root, root)
    assert dibao("-C", str(root), "digest").returncode == 0
    (run,) = json.loads(dibao("-C", str(root), "status", "--json").stdout)["runs"]
    assert (run["command"], run["result"], set(run["seconds"])) == (
        "digest",
        "completed",
        {"transform", "publish"},
    )
    assert run["ended_at"].endswith("Z")
    text = (root / ".prefect" / "metrics.prom").read_text(encoding="utf-8")
    figures = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)  # type: ignore[no-untyped-call] # it has no types
        for sample in family.samples
    }
    assert figures["dibao_editions", "test", "complete"] == 2
    assert figures["dibao_editions", "test", "failed"] == 1
    assert figures["dibao_articles", "test"] > 20
    assert 0 <= figures["dibao_unassigned_ratio", "test"] < 0.2
    # midnight of the 18th in Shanghai
    assert figures["dibao_newest_edition_timestamp_seconds", "test"] == 1773763200
    assert figures["dibao_last_run_success", "digest"] == 1
    assert figures["dibao_last_run_step_duration_seconds", "publish"] > 0
    assert figures["dibao_size_bytes", "archive"] > 0
    assert not list(root.glob(".prefect/metrics.prom.*"))


def test_a_run_that_failed_is_noted_as_failed(made: Workspace, dibao: Dibao, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    shutil.copytree(made.root, root)
    (tmp_path / "empty.md").write_bytes(b"")
    args = ("load", "empty.md", "--newspaper", "lcrb", "--date", "2026-03-17")
    assert dibao("-C", str(root), *args).returncode == 1
    told = dibao("-C", str(root), "status").stdout
    assert "load: failed: empty.md: empty file (0 bytes)" in told
    doctor = dibao("-C", str(root), "doctor")
    assert doctor.returncode == 0
    assert "warn  runs: the last, load at " in doctor.stdout


def read_levels(done: Done) -> dict[str, str]:
    return {line.split()[1].rstrip(":"): line.split()[0] for line in done.stdout.splitlines()}


def test_the_doctor_looks_at_everything_and_warnings_are_no_failure(
    made: Workspace, dibao: Dibao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    done = dibao("-C", str(made.root), "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert read_levels(done) == dict.fromkeys(Subject, "ok") | {"prefect": "warn"}


def break_profile(root: Path) -> None:
    (root / "newspapers" / "bad.toml").write_text("name = \n", encoding="utf-8")


def break_configuration(root: Path) -> None:
    (root / "dibao.toml").write_text("[digset]\n", encoding="utf-8")


def break_warehouse(root: Path) -> None:
    (root / "warehouse" / "dibao.duckdb").write_bytes(b"hello, I am a text file\n" * 400)


def break_published(root: Path) -> None:
    (root / "warehouse" / "published.duckdb").write_bytes(b"hello, I am a text file\n" * 400)


def make_newer(root: Path) -> None:
    sql = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(\"insert into raw.migrations values (99, 'x')\")"
    subprocess.run([sys.executable, "-c", sql, root / "warehouse" / "dibao.duckdb"], check=True)


@pytest.mark.parametrize(
    ("damage", "subject"),
    [
        (break_profile, "profiles"),
        (break_configuration, "configuration"),
        (break_warehouse, "warehouse"),
        (break_published, "published"),
        (make_newer, "warehouse"),
    ],
)
def test_what_is_broken_fails_with_its_fix(
    made: Workspace, dibao: Dibao, tmp_path: Path, damage: Callable[[Path], None], subject: str
) -> None:
    root = tmp_path / "ws"
    shutil.copytree(made.root, root)
    damage(root)
    done = dibao("-C", str(root), "doctor")
    assert done.returncode == 1
    assert {name for name, level in read_levels(done).items() if level == "fail"} == {subject}
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("fail"))
    assert " → " in line


def test_a_server_that_is_wanted_and_gone_fails(
    made: Workspace, dibao: Dibao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = dibao("-C", str(made.root), "doctor", "--json")
    assert done.returncode == 1
    last = json.loads(done.stdout)[-1]
    assert (last["subject"], last["level"]) == ("prefect", "fail")
    assert "http://127.0.0.1:9/api: no Prefect server answers" in last["found"]


def test_messages_can_be_json(made: Workspace, dibao: Dibao, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    shutil.copytree(made.root, root)
    (tmp_path / "03.md").write_text("# 夜市开张\n\n涧西区夜市今天开张。\n", encoding="utf-8")
    (tmp_path / "04.md").write_bytes(b"")
    args = ("load", "03.md", "04.md", "--newspaper", "lcrb", "--date", "2026-03-17")
    done = dibao("--log-format", "json", "-C", str(root), *args)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert all({"time", "level", "logger", "message"} <= line.keys() for line in lines)
    (told,) = (line for line in lines if line["level"] == "warning")
    assert told["message"] == "04.md: empty file (0 bytes); save the page again"
    assert (told["edition_id"], told["newspaper_id"]) == ("lcrb-2026-03-17", "lcrb")
    assert {line["logger"] for line in lines} >= {"dibao", "ingest.steps.publish"}


@pytest.mark.parametrize("args", [("bogus",), ("status",), ("query", "drop table x")])
def test_errors_can_be_json(args: tuple[str, ...], workspace: Path, dibao: Dibao) -> None:
    plain = dibao("-C", str(workspace), *args)
    done = dibao("--log-format", "json", "-C", str(workspace), *args)
    assert done.returncode == plain.returncode > 0
    line = json.loads(done.stderr)
    assert line["level"] == "error"
    assert plain.stderr == f"dibao: {line['message']}\n"


def test_a_paper_that_thins_out_is_told(tmp_path: Path, dibao: Dibao) -> None:
    """Ten whole editions, then three of one page: far fewer articles."""
    first = date(2026, 3, 1)
    whole = EDITIONS[1]
    thin = replace(whole, pages=whole.pages[:1])
    editions = tuple(
        replace(whole if offset < 10 else thin, edition_date=first + timedelta(days=offset))
        for offset in range(13)
    )
    with SiteServer(Site(Paper(prefix="", family="B", editions=editions))) as server:
        workspace = make_workspace(tmp_path / "ws", server.url)
        for edition in editions:
            crawl(workspace, edition.edition_date)
    write_digests(workspace)
    told = dibao("--as-of", "2026-03-14T00:00:00", "-C", str(workspace.root), "status").stdout
    (line,) = (line for line in told.splitlines() if "articles an edition usually" in line)
    assert line.endswith("since 2026-03-11")


def test_a_day_that_is_none_is_told_with_its_option(made: Workspace, dibao: Dibao) -> None:
    done = dibao("-C", str(made.root), "status", "--since", "2026-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dibao: --since '2026-02-30' is no day; write it as YYYY-MM-DD\n"
