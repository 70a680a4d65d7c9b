import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]

ASK = "select headline, page_no from marts.articles order by page_no"


@pytest.fixture
def published(workspace: Path) -> Path:
    """A workspace whose published copy holds two articles."""
    (workspace / "warehouse").mkdir()
    with duckdb.connect(workspace / "warehouse" / "published.duckdb") as connection:
        connection.execute("create schema marts")
        connection.execute("create table marts.articles (headline varchar, page_no varchar)")
        connection.execute("insert into marts.articles values ('河堤上的灯', '01'), ('=1+1', '02')")
    return workspace


def test_rows_come_in_every_form(dibao: Dibao, published: Path) -> None:
    def ask(form: str) -> str:
        return dibao("query", ASK, "--format", form, cwd=published).stdout

    wanted = {"headline": "河堤上的灯", "page_no": "01"}
    assert json.loads(ask("json"))[0] == wanted
    assert json.loads(ask("jsonl").splitlines()[0]) == wanted
    assert next(csv.DictReader(io.StringIO(ask("csv")))) == wanted
    assert "河堤上的灯" in ask("md")
    assert "河堤上的灯" in ask("table")


def test_parquet_goes_to_a_file_of_the_callers_folder(dibao: Dibao, published: Path, tmp_path: Path) -> None:
    """Relative to where the caller stands, not to -C; the form follows the file's ending."""
    done = dibao("-C", str(published), "query", ASK, "-o", "out.parquet")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert pyarrow.parquet.read_table(tmp_path / "out.parquet").num_rows == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "ws"]


def test_sql_comes_from_a_file_or_stdin_when_asked(dibao: Dibao, published: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.sql").write_text(ASK, encoding="utf-8")
    from_file = dibao("-C", str(published), "query", "-f", "ask.sql", "--format", "csv")
    from_stdin = dibao("-C", str(published), "query", "-f", "-", "--format", "csv", stdin=ASK)
    assert from_file.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout != ""


def test_a_parameter_is_a_value_and_never_sql(dibao: Dibao, published: Path) -> None:
    sql = "select count(*) as n from marts.articles where headline = $headline"

    def count(headline: str) -> int:
        done = dibao("query", sql, "-p", f"headline={headline}", "--format", "json", cwd=published)
        number: int = json.loads(done.stdout)[0]["n"]
        return number

    assert count("河堤上的灯") == 1
    assert count("' or true --") == 0
    assert count("=1+1") == 1


def test_without_sql_the_named_queries_are_listed(dibao: Dibao) -> None:
    done = dibao("query")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 6


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("query", "nosuch"), "no named query 'nosuch'"),
        (("query", ASK, "-p", "headline"), "is not KEY=VALUE"),
        (("query", ASK, "-f", "ask.sql"), "not both"),
        (("query", "-f", "missing.sql"), "missing.sql: cannot be read"),
        (("query", ASK, "--format", "xml"), "xml"),
    ],
)
def test_a_wrong_question_is_one_line_and_exit_2(
    dibao: Dibao, published: Path, args: tuple[str, ...], told: str
) -> None:
    done = dibao(*args, cwd=published)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "sql", ["drop table marts.articles", "select 1; select 2", "select * from marts.nothing"]
)
def test_a_refused_query_is_one_line_and_writes_no_file(dibao: Dibao, published: Path, sql: str) -> None:
    done = dibao("query", sql, "-o", "out.csv", cwd=published)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (published / "out.csv").exists()


def test_a_file_that_cannot_be_written_is_named(dibao: Dibao, published: Path) -> None:
    done = dibao("query", ASK, "-o", "no/such/folder.csv", cwd=published)
    assert done.returncode == 2
    assert "no/such/folder.csv: cannot be written" in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_rows_that_find_no_room_are_never_lost_in_silence(published: Path, unbuffered: str) -> None:
    """A raw stream, as PYTHONUNBUFFERED makes, writes a part and raises nothing."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [Path(sys.executable).with_name("dibao"), "query", ASK],
            cwd=published,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"dibao: No space left on device" in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_takes_only_the_first_rows_is_told_apart(published: Path, unbuffered: str) -> None:
    process = subprocess.Popen(
        [Path(sys.executable).with_name("dibao"), "query", "from range(500000)", "--format", "csv"],
        cwd=published,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"range\n"
    process.stdout.close()
    assert process.wait(timeout=60) == 1


def test_before_the_first_load_it_says_what_to_do(dibao: Dibao, workspace: Path) -> None:
    done = dibao("query", ASK, cwd=workspace)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "nothing is published yet; load an edition first" in done.stderr
