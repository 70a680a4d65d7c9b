"""`[publish] light` and `full_text`: what they write for others to read, and that it goes when they are turned off."""

import logging
import shutil
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.withhold import withhold
from ingest.warehouse import compact
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish as publish_copy
from ingest.workspace import Workspace, create_workspace, read_workspace

ON = "[publish]\nlight = true\nfull_text = true\n"
DAY = date(2026, 3, 17)
PAGE = """\
# 涧西区旧锻工车间开出夜校

本报讯（记者 乔见山）旧锻工车间开出夜校，夜校里的灯开到晚上。

1. 机床灯亮到九点

夜校的老师傅说，机床要慢慢学。夜校每周三开门，附近的人都来。

2. 老机床摆在原处

夜校的人说，下周三还来夜校，学一门手艺不嫌晚。

图为夜校里的老机床。 乔见山 摄
"""


@pytest.fixture
def workspace(from_disk: Workspace, tmp_path: Path) -> Workspace:
    """The sample, with both options on."""
    root = tmp_path / "ws"
    shutil.copytree(from_disk.root, root)
    return turn(root, ON)


def turn(root: Path, options: str) -> Workspace:
    (root / "dibao.toml").write_text(options, encoding="utf-8")
    workspace = read_workspace(root)
    publish(workspace)
    return workspace


def list_files(workspace: Workspace) -> set[str]:
    folder = workspace.warehouse_file.parent
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_relative_to(workspace.raw_dir)
    }


def is_found(path: Path, words: str) -> bool:
    """In any column of any table, or of a Parquet file."""
    is_parquet = path.suffix == ".parquet"
    with duckdb.connect(":memory:" if is_parquet else path, read_only=not is_parquet) as connection:
        tables = [f"'{path}'"] if is_parquet else read_tables(connection)
        return any(
            connection.execute(
                f"select 1 from {table} as whole where contains(whole::varchar, $words) limit 1",  # noqa: S608 - our own names
                {"words": words},
            ).fetchall()
            for table in tables
        )


def read_tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
    return [name for (name,) in rows]


def test_what_an_option_wrote_goes_when_it_is_turned_off(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    assert {"published-light.duckdb", "published-text/2026-03.parquet"} <= list_files(workspace)
    with caplog.at_level(logging.INFO, logger="ingest"):
        turn(workspace.root, "")
    assert not [name for name in list_files(workspace) if "light" in name or "text" in name]
    assert not workspace.full_text_dir.exists()
    assert "published-light.duckdb: removed, publish.light is off" in caplog.text
    assert "published-text: 1 month(s) removed, publish.full_text is off" in caplog.text
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="ingest"):
        turn(workspace.root, "")
    assert "is off" not in caplog.text


def test_an_article_withheld_after_an_option_was_turned_off_stands_in_no_file(workspace: Workspace) -> None:
    with duckdb.connect(workspace.light_file, read_only=True) as connection:
        rows = connection.execute(
            "select article_id, headline from marts.articles where headline is not null order by all limit 1"
        ).fetchall()
    ((article_id, headline),) = rows
    withhold(workspace, article_id, reason="来信要求撤下")
    (workspace.root / "dibao.toml").write_text("", encoding="utf-8")
    off = read_workspace(workspace.root)
    transform(off)
    publish(off)
    files = {off.warehouse_file.parent / name for name in list_files(off)} - {off.warehouse_file}
    assert [path.name for path in files if is_found(path, headline)] == []


def test_files_of_others_stay_where_an_option_would_write(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    mine = workspace.full_text_dir / "2020-01.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"copy (select 1 as mine) to '{mine}' (format parquet)")
    note = workspace.full_text_dir / "read-me.txt"
    note.write_text("mine", encoding="utf-8")
    workspace.light_file.write_bytes(b"mine")
    turn(workspace.root, "")
    assert sorted(workspace.full_text_dir.iterdir()) == [mine, note]
    assert workspace.light_file.read_bytes() == b"mine"
    for path in (mine, workspace.light_file):
        assert f"{path}: not asked for, and not known to be dibao's: it stays" in caplog.text


def load(root: Path, policies: dict[str, str]) -> Workspace:
    """A page in a newspaper of each policy, with all but its texts published."""
    create_workspace(root)
    for paper, policy in policies.items():
        profile = f'name = "{paper}"\nhome_city = "洛阳市"\ntext_policy = "{policy}"\n'
        (root / "newspapers" / f"{paper}.toml").write_text(profile, encoding="utf-8")
        (root / "01.md").write_text(PAGE, encoding="utf-8")
        load_files(read_workspace(root), paper, (root / "01.md",), edition_date=DAY)
    transform(read_workspace(root))
    return turn(root, "[publish]\nlight = true\n")


def read_papers(path: Path) -> set[str]:
    """The newspapers with keywords."""
    with duckdb.connect(path, read_only=True) as connection:
        return {one for (one,) in connection.execute("select newspaper_id from marts.keywords").fetchall()}


def spare_of(workspace: Workspace) -> Path:
    return workspace.light_file.parent / ".spare" / workspace.light_file.name


def test_a_light_copy_of_before_with_captions_is_made_anew(workspace: Workspace) -> None:
    with open_warehouse(workspace.warehouse_file) as warehouse:
        publish_copy(warehouse, workspace.light_file)
        assert spare_of(workspace).exists()
        publish_copy(warehouse, workspace.light_file, is_light=True)
    assert not spare_of(workspace).exists()


def test_the_light_copy_shows_no_more_of_an_article_than_a_digest_may(tmp_path: Path) -> None:
    policies = {"pa": "headline", "pb": "excerpt", "pc": "full"}
    workspace = load(tmp_path, policies)
    for words in ("机床灯亮到九点", "图为夜校里的老机床。", "慢慢学"):
        assert is_found(workspace.published_file, words)
        assert not is_found(workspace.light_file, words)
    assert read_papers(workspace.published_file) == {"pa", "pb", "pc"}
    assert read_papers(workspace.light_file) == {"pb", "pc"}
    stricter = load(tmp_path, policies | {"pc": "headline"})
    assert read_papers(stricter.light_file) == {"pb"}
    assert not spare_of(
        stricter
    ).exists()  # made anew: deleted rows leave their words in a file's free blocks
    written = stricter.light_file.stat().st_mtime_ns
    publish(stricter)
    assert stricter.light_file.stat().st_mtime_ns == written


def test_a_warehouse_that_cannot_be_made_smaller_is_published_all_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(compact, "is_loose", lambda _connection, **_limits: True)
    monkeypatch.setattr(compact, "sync", Mock(side_effect=OSError(28, "No space left on device")))
    transform(workspace)
    assert "could not be made smaller (No space left on device); it stays as it is" in caplog.text
    assert not list(workspace.warehouse_file.parent.glob("*.compact*"))
    publish(workspace)
