"""Opening the warehouse: new, held by another process, damaged, another program's, or newer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from ingest.domain.errors import WarehouseError, WarehouseLockedError
from ingest.domain.resources import find_resource
from ingest.warehouse import hashes
from ingest.warehouse.build import build_staging
from ingest.warehouse.connect import Warehouse, connect_file, transaction
from ingest.warehouse.gazetteer import load_places
from ingest.warehouse.migrate import find_migrations, migrate
from ingest.warehouse.open import open_memory_warehouse, open_warehouse
from tests.warehouse.conftest import LATHE, MARKET, Newsroom, edition, page

STEPS = find_migrations(find_resource("sql") / "schema")
HOLDER = """
import sys
from pathlib import Path
from ingest.warehouse.open import open_warehouse
with open_warehouse(Path(sys.argv[1])) as warehouse:
    print("open", flush=True)
    sys.stdin.readline()
"""
WRITER = """
import sys
from pathlib import Path
from ingest.warehouse.connect import transaction
from ingest.warehouse.open import open_warehouse
with open_warehouse(Path(sys.argv[1])) as warehouse, transaction(warehouse) as connection:
    connection.execute("insert into raw.runs select 'torn', 'load', now()::timestamp, '0' from range(100000)")
    print("written", flush=True)
    sys.stdin.readline()
"""


def start(script: str, path: Path) -> subprocess.Popen[str]:
    """A second process that has come as far as its first line of output."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() in {"open", "written"}
    return process


def test_a_new_warehouse_makes_its_folder(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "a" / "b" / "dibao.duckdb") as warehouse:
        assert warehouse.path is not None
        assert warehouse.path.is_file()


def test_the_file_is_written_in_the_form_both_lines_of_duckdb_read(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        rows = warehouse.connection.execute(
            "select tags from duckdb_databases() where database_name = current_database()"
        ).fetchall()
    assert "v1.5.0" in str(rows[0][0])


def test_a_second_process_is_told_who_holds_the_warehouse(path: Path) -> None:
    with start(HOLDER, path) as holder:
        with pytest.raises(WarehouseLockedError) as caught, open_warehouse(path):
            pytest.fail("two processes have the warehouse open")
        holder.communicate("\n")
    assert caught.value.exit_code == 4
    assert f"process {holder.pid} (python" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_warehouse_is_free_again_when_its_holder_was_killed(path: Path) -> None:
    with start(HOLDER, path) as holder:
        holder.send_signal(signal.SIGKILL)
    with open_warehouse(path) as warehouse:
        assert warehouse.connection.execute("select max(version) from raw.migrations").fetchall() == [
            (len(STEPS),)
        ]


def test_a_kill_within_a_transaction_leaves_nothing_of_it(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        Newsroom(warehouse=warehouse).load(edition(page("01", LATHE)))
    with start(WRITER, path) as writer:
        writer.send_signal(signal.SIGKILL)
    with open_warehouse(path) as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        assert newsroom.column("select distinct run_id from raw.runs") == ["run-1"]
        assert newsroom.load(edition(page("01", LATHE, MARKET))).article_count == 2
        newsroom.build()


@pytest.mark.parametrize("content", [b"", b"not a database" * 500], ids=["empty", "text"])
def test_a_file_that_is_no_database_is_named_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with (
        pytest.raises(WarehouseError, match=r"dibao\.duckdb: cannot be opened") as caught,
        open_warehouse(path),
    ):
        pytest.fail("it was opened")
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_warehouse_cut_short_is_named(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        Newsroom(warehouse=warehouse).load(edition(page("01", LATHE)))
    path.write_bytes(path.read_bytes()[:8000])
    with pytest.raises(WarehouseError, match="cannot be opened"), open_warehouse(path):
        pytest.fail("it was opened")


def test_another_programs_database_is_refused(path: Path) -> None:
    with connect_file(path) as other:
        other.connection.execute("create table main.invoices (amount integer)")
    with pytest.raises(WarehouseError, match=r"holds other tables \(main\.invoices\)"), open_warehouse(path):
        pytest.fail("it was opened")


def test_a_newer_schema_asks_for_the_newer_version(path: Path) -> None:
    with open_warehouse(path) as warehouse:
        warehouse.connection.execute("insert into raw.migrations values (99, '0099_later.sql')")
    with (
        pytest.raises(WarehouseError, match=r"has schema 99, .* install the newer dibao"),
        open_warehouse(path),
    ):
        pytest.fail("it was opened")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "warehouse").write_text("a file", encoding="utf-8")
    path = tmp_path / "warehouse" / "dibao.duckdb"
    with pytest.raises(WarehouseError, match=r"warehouse: cannot be made"), open_warehouse(path):
        pytest.fail("it was opened")


def insert_and_stop(warehouse: Warehouse, error: BaseException) -> None:
    with transaction(warehouse) as connection:
        connection.execute("insert into raw.migrations values (7, 'half')")
        raise error


@pytest.mark.parametrize(
    ("error", "seen_as"),
    [(duckdb.IOException("no space left\nwhere"), WarehouseError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_an_error_within_a_transaction_takes_all_of_it_back(
    newsroom: Newsroom, error: BaseException, seen_as: type[BaseException]
) -> None:
    with pytest.raises(seen_as) as caught:
        insert_and_stop(newsroom.warehouse, error)
    assert "\n" not in str(caught.value)
    assert newsroom.count("raw.migrations") == len(STEPS)


def test_a_warehouse_in_memory_does_the_same_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_memory_warehouse() as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        newsroom.load(edition(page("01", LATHE)))
        newsroom.build()
        assert newsroom.count("marts.articles") == 1
    assert list(tmp_path.iterdir()) == []


def test_opening_again_changes_no_version(path: Path) -> None:
    def versions(warehouse: Warehouse) -> list[tuple[int, str]]:
        return warehouse.connection.execute("from raw.migrations").fetchall()

    with open_warehouse(path) as warehouse:
        first = versions(warehouse)
    with open_warehouse(path) as warehouse:
        assert versions(warehouse) == first == [(step.version, step.path.name) for step in STEPS]


def test_a_warehouse_of_the_first_version_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    """Its rows stay; what they say nothing about is empty."""
    (tmp_path / STEPS[0].path.name).write_text(STEPS[0].path.read_text(encoding="utf-8"), encoding="utf-8")
    path.parent.mkdir()
    with connect_file(path) as old:
        migrate(old, tmp_path)
        old.connection.execute(
            "insert into raw.appearances values (0, 'lcrb-2018-07-18-p01-a01', 'lcrb-2018-07-18-p01',"
            " date '2018-07-18', 1, 1, [0, 2], null)"
        )
    with open_warehouse(path) as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        assert warehouse.connection.execute("select lines, block_ids from raw.appearances").fetchall() == [
            ([0, 2], [])
        ]
        newsroom.load(edition(page("01", LATHE)))
        newsroom.build()
        assert newsroom.count("marts.appearances") == 1


def test_an_edition_that_the_previous_version_loaded_is_known_to_this_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Schema 8 kept hashes of twice the length; the same edition again brings nothing new."""
    for step in STEPS[:8]:
        (tmp_path / step.path.name).write_text(step.path.read_text(encoding="utf-8"), encoding="utf-8")
    loaded = edition(page("01", LATHE, MARKET))
    path.parent.mkdir()
    with connect_file(path) as old, monkeypatch.context() as before:
        before.setattr(hashes, "_CHARS", 64)
        migrate(old, tmp_path)
        load_places(old.connection)
        build_staging(old)
        Newsroom(warehouse=old).load(loaded)
        Newsroom(warehouse=old).build()
        texts = old.connection.execute("from marts.articles order by article_id").fetchall()
    with open_warehouse(path) as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        assert not newsroom.load(loaded).is_changed
        newsroom.build()
        assert newsroom.rows("from marts.articles order by article_id") == texts != []


def test_what_needs_more_memory_than_there_is_is_told(path: Path) -> None:
    greedy = "set memory_limit = '20MB'; select list(number) from range(20_000_000) as numbers (number)"
    told = r"dibao\.duckdb: Out of Memory Error: .*; make room on its disk"
    with pytest.raises(WarehouseError, match=told), open_warehouse(path) as warehouse:
        warehouse.connection.execute(greedy)
