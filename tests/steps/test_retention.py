"""`[archive] keep_days`: old bytes go at the end of a run, and no edition goes with them."""

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.domain.errors import ConfigError, WarehouseError
from ingest.steps.load import unload_edition
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild
from ingest.workspace import Workspace, read_workspace
from tests.steps.crawling import EDITIONS, ask, crawl, make_workspace, read, serve, write_digests

DAYS = tuple(edition.edition_date for edition in EDITIONS)
OLD = time.time() - 40 * 86_400
COUNTS = """
select (select count(*) from raw.texts), (select count(*) from marts.mentions), (select count(*) from marts.dates),
    (select count(*) from marts.evidence), (select count(*) from marts.editions)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three days, the last of them taken out again; the archives of the first and the last were written long ago."""
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        for day in DAYS:
            assert crawl(workspace, day).state == "complete"
    unload_edition(workspace, f"test-{DAYS[2]}", reason="a proof copy")
    for day in (DAYS[0], DAYS[2]):
        os.utime(archive_of(workspace, day), (OLD, OLD))
    return workspace


def archive_of(workspace: Workspace, day: date) -> Path:
    return workspace.raw_dir / "test" / f"{day:%Y}" / f"test-{day}.warc.gz"


def kept(workspace: Workspace) -> list[date]:
    return [day for day in DAYS if archive_of(workspace, day).is_file()]


def publish_keeping(workspace: Workspace, days: int | None) -> None:
    transform(workspace)
    publish(replace(workspace, keep_days=days))


def test_archives_are_kept_for_ever_unless_told_otherwise(workspace: Workspace) -> None:
    publish_keeping(workspace, None)
    assert kept(workspace) == list(DAYS)


def test_old_archives_of_whole_editions_go_and_what_was_unloaded_stays(workspace: Workspace) -> None:
    publish_keeping(workspace, 30)
    assert kept(workspace) == [DAYS[1], DAYS[2]]


def test_a_rebuild_carries_over_what_has_no_archive_any_more(workspace: Workspace) -> None:
    digests = write_digests(workspace)
    rows, counts = read(workspace), ask(workspace, COUNTS)
    publish_keeping(workspace, 30)
    for _ in range(2):
        reports = list(rebuild(replace(workspace, keep_days=30)))
        assert {report.edition_id for report in reports} == {f"test-{DAYS[1]}", f"test-{DAYS[2]}"}
        assert read(workspace) == rows
        assert write_digests(workspace) == digests
        assert ask(workspace, COUNTS) == counts


def test_a_rebuild_that_cannot_know_what_it_would_lose_is_refused(workspace: Workspace) -> None:
    publish_keeping(workspace, 30)
    workspace.warehouse_file.write_bytes(b"hello, I am a text file\n" * 400)
    with pytest.raises(
        WarehouseError, match="a rebuild would lose their editions; put a backup in its place"
    ):
        list(rebuild(replace(workspace, keep_days=30)))
    assert workspace.warehouse_file.read_bytes().startswith(b"hello")


def test_an_edition_without_its_archive_is_fetched_again_without_a_change(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
        archive_of(workspace, DAYS[1]).unlink()
        assert not crawl(workspace).is_changed


@pytest.mark.parametrize("written", ["0", "1.5", '"30"', "-3"])
def test_keep_days_is_a_number_of_days(written: str, tmp_path: Path) -> None:
    (tmp_path / "dibao.toml").write_text(f"[archive]\nkeep_days = {written}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r'dibao\.toml:2: "archive\.keep_days" must be'):
        read_workspace(tmp_path)
