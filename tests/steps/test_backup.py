"""A backup makes the same workspace again, or is refused before anything is written."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.domain.errors import InputError, UsageError, WarehouseLockedError
from ingest.sample import NEWSPAPER_ID, SITE_DIR
from ingest.steps.backup import back_up, restore
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.query import open_published
from ingest.workspace import PLACES_COLUMNS, Workspace, create_workspace, read_workspace

PAGES = tuple(sorted((SITE_DIR / "lcrb" / "html" / "2026-03" / "17").glob("*.md")))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("DIBAO_AS_OF", "2026-03-19T00:00:00")
    create_workspace(tmp_path / "one")
    workspace = read_workspace(tmp_path / "one")
    (workspace.root / "places.csv").write_text(",".join(PLACES_COLUMNS) + "\n", encoding="utf-8")
    load_files(workspace, NEWSPAPER_ID, PAGES, edition_date=date(2026, 3, 17))
    transform(workspace)
    publish(workspace)
    return workspace


def read_articles(workspace: Workspace) -> list[tuple[object, ...]]:
    with open_published(workspace.published_file) as connection:
        return connection.execute("select * from marts.articles order by all").fetchall()


def test_a_restored_workspace_has_the_same_rows_archive_settings_and_digests(
    workspace: Workspace, tmp_path: Path
) -> None:
    number = back_up(workspace, tmp_path / "backup")
    assert restore(tmp_path / "backup", tmp_path / "two") == number
    again = read_workspace(tmp_path / "two")
    publish(again)
    assert read_articles(again) == read_articles(workspace)
    for folder in ("digests", "warehouse/raw", "newspapers", "places.csv", "dibao.toml", ".gitignore"):
        files = [path for path in (workspace.root / folder).rglob("*") if path.is_file()]
        for path in files or [workspace.root / folder]:
            if path.is_file():
                assert (again.root / path.relative_to(workspace.root)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("damage", ["changed", "missing", "unfinished", "outside", "no json", "newer"])
def test_a_damaged_or_partial_backup_is_refused_and_nothing_written(
    workspace: Workspace, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "backup"
    back_up(workspace, folder)
    manifest, archive = folder / "manifest.json", next(folder.rglob("*.warc.gz"))
    content = json.loads(manifest.read_text(encoding="utf-8"))
    if damage == "changed":
        data = bytearray(archive.read_bytes())
        data[len(data) // 2] ^= 1
        archive.write_bytes(data)
    elif damage == "missing":
        archive.unlink()
    elif damage == "unfinished":
        manifest.unlink()
    elif damage == "outside":
        content["files"][0]["path"] = "../dibao.toml"
        manifest.write_text(json.dumps(content), encoding="utf-8")
    elif damage == "no json":
        manifest.write_text("{", encoding="utf-8")
    else:
        manifest.write_text(json.dumps(content | {"format": 2}), encoding="utf-8")
    with pytest.raises(InputError) as error:
        restore(folder, tmp_path / "two")
    assert str(folder) in str(error.value)
    assert not (tmp_path / "two").exists()


def test_nothing_is_ever_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    back_up(workspace, tmp_path / "backup")
    before = workspace.warehouse_file.read_bytes()
    with pytest.raises(UsageError, match="not empty"):
        restore(tmp_path / "backup", workspace.root)
    with pytest.raises(UsageError, match="not empty"):
        back_up(workspace, tmp_path / "backup")
    with pytest.raises(UsageError, match="in the warehouse itself"):
        back_up(workspace, workspace.root / "warehouse" / "backup")
    assert workspace.warehouse_file.read_bytes() == before


def test_no_backup_is_made_of_a_warehouse_that_is_being_written(workspace: Workspace, tmp_path: Path) -> None:
    with open_warehouse(workspace.warehouse_file), pytest.raises(WarehouseLockedError):
        back_up(workspace, tmp_path / "backup")
    assert not (tmp_path / "backup" / "manifest.json").exists()


def test_a_light_copy_has_all_but_the_texts_and_months_have_them(workspace: Workspace) -> None:
    (workspace.root / "dibao.toml").write_text(
        "[publish]\nlight = true\nfull_text = true\n", encoding="utf-8"
    )
    whole = read_workspace(workspace.root)
    publish(whole)
    with open_published(whole.light_file) as connection:
        columns = [row[0] for row in connection.execute("describe marts.articles").fetchall()]
        assert {"headline", "body_chars"} < set(columns)
        assert not {"paragraphs", "tables"} & set(columns)
        count = connection.execute("select count(*) from marts.articles").fetchall()
    month = whole.full_text_dir / "2026-03.parquet"
    with open_warehouse(whole.warehouse_file) as warehouse:
        found = warehouse.connection.execute(
            "select count(*) from read_parquet($month) where len(paragraphs) > 0", {"month": str(month)}
        ).fetchall()
    assert found == count
    written = month.stat().st_mtime_ns, whole.light_file.stat().st_mtime_ns
    publish(whole)
    assert (month.stat().st_mtime_ns, whole.light_file.stat().st_mtime_ns) == written
