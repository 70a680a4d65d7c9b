"""Files on disk: whole or not there, written once, taken away when their day goes."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.digest import PublishResult, publish_digests, publish_site
from ingest.digest.publish import publish_city
from ingest.digest.writer import RenderedFile, write_files
from ingest.domain.errors import PublishError
from tests.digest.invented import THURSDAY, count_digests, find_edition_days, make_week

WEEK = make_week()
DAY_FILES = ("index.html", "index.md", "digest.json", "digest.epub", "digest.eml")
MONTH_FILES = ("items.csv", "items.parquet", "datapackage.json")


def publish(root: Path) -> PublishResult:
    result = publish_digests(WEEK, root, base_url=None) + publish_city(WEEK, root, base_url=None)
    return result + publish_site(count_digests(WEEK), find_edition_days(WEEK), root, base_url=None)


def read_tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_every_place_and_day_has_its_files(tmp_path: Path) -> None:
    publish(tmp_path)
    tree = set(read_tree(tmp_path))
    for digest in WEEK:
        day = f"{digest.place_code}/{digest.edition_date:%Y/%m/%d}"
        assert {f"{day}/{name}" for name in DAY_FILES} <= tree
        place = digest.place_code
        assert {f"{place}/index.html", f"{place}/feed.atom", f"{place}/feed.json"} <= tree
        assert {f"{place}/latest/{name}" for name in DAY_FILES} <= tree
        assert {f"{place}/2026/11/{name}" for name in MONTH_FILES} <= tree
    assert len(tree) == len(WEEK) * len(DAY_FILES) + 8 * (4 + len(DAY_FILES) + len(MONTH_FILES)) + 7


def test_publishing_again_changes_no_byte_and_writes_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second = publish(tmp_path)
    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written + first.unchanged
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_same_values_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    publish_digests(WEEK, tmp_path / "a", base_url=None)
    publish_digests(tuple(reversed(WEEK)), tmp_path / "b", base_url=None)
    assert read_tree(tmp_path / "a") == read_tree(tmp_path / "b")


def test_one_changed_day_rewrites_that_day_and_what_shows_it(tmp_path: Path) -> None:
    publish_digests(WEEK, tmp_path, base_url=None)
    before = read_tree(tmp_path)
    corrected = replace(
        WEEK[0], items=(replace(WEEK[0].items[0], headline="改正后的标题"), *WEEK[0].items[1:])
    )
    publish_digests((corrected, *WEEK[1:]), tmp_path, base_url=None)
    after = read_tree(tmp_path)
    assert {path for path in after if after[path] != before[path]} == {
        *(f"410305/2026/11/19/{name}" for name in DAY_FILES),
        *(f"410305/2026/11/{name}" for name in MONTH_FILES),
        "410305/feed.atom",
        "410305/feed.json",
        "410305/index.html",
    }


def test_a_day_that_was_unloaded_is_gone_and_its_neighbours_meet(tmp_path: Path) -> None:
    publish_digests(WEEK, tmp_path, base_url=None)
    result = publish_digests((WEEK[0], WEEK[2]), tmp_path, base_url=None)
    assert result.removed == len(DAY_FILES)
    assert not (tmp_path / "410305/2026/11/20").exists()
    assert "../../../2026/11/21/index.html" in (tmp_path / "410305/2026/11/19/index.html").read_text()
    assert (tmp_path / "410303/2026/11/20/index.html").exists()


def test_a_place_without_digests_goes_with_the_start_page(tmp_path: Path) -> None:
    publish(tmp_path)
    left = tuple(digest for digest in WEEK if digest.place_code != "410325")
    result = publish_site(count_digests(left), find_edition_days(left), tmp_path, base_url=None)
    assert result.removed == 4 * len(DAY_FILES) + len(MONTH_FILES) + 4
    assert not (tmp_path / "410325").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    publish(tmp_path)
    for name in ("410325/2026/11/19/笔记.txt", "CNAME", "photos/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    publish_digests(WEEK[:3], tmp_path, base_url=None)
    publish_site(count_digests(WEEK[:3]), find_edition_days(WEEK[:3]), tmp_path, base_url=None)
    for name in ("410325/2026/11/19/笔记.txt", "CNAME", "photos/index.html"):
        assert (tmp_path / name).read_text() == "mine"
    assert not (tmp_path / "410325/2026/11/19/index.html").exists()


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    publish(tmp_path)
    left = [
        tmp_path / "410305/2026/11/19/.index.html.tmp",
        tmp_path / "410305/.feed.atom.tmp",
        tmp_path / ".style.css.tmp",
    ]
    for path in left:
        path.write_text("half")
    publish(tmp_path)
    assert [path for path in left if path.exists()] == []


def test_a_refusing_disk_leaves_the_old_file_and_names_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path)
    before = read_tree(tmp_path)
    changed = tuple(replace(digest, place_name="改名区") for digest in WEEK[:3])

    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(
        PublishError, match=r"410305/2026/11/19/index\.html: No space left on device; .+ run again"
    ):
        publish_digests(changed, tmp_path, base_url=None)
    assert read_tree(tmp_path) == before


def test_a_file_is_flushed_before_it_takes_the_old_ones_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, replace_path = os.fsync, Path.replace

    def noting_sync(handle: int) -> None:
        steps.append("sync folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "sync file")
        sync(handle)

    def noting_replace(self: Path, target: Path) -> Path:
        steps.append("rename")
        return replace_path(self, target)

    monkeypatch.setattr(os, "fsync", noting_sync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    write_files(tmp_path, (RenderedFile(path="index.html", text="neu"),))
    assert steps == ["sync file", "rename", "sync folder"]


def test_two_digests_of_one_day_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="410305: two digests of one day"):
        publish_digests((WEEK[0], WEEK[0]), tmp_path, base_url=None)


def test_no_page_says_when_it_was_made(tmp_path: Path) -> None:
    publish(tmp_path)
    years = {
        year
        for content in read_tree(tmp_path).values()
        for year in re.findall(rb"(?<!\d)(20\d\d)-\d\d-\d\dT", content)
    }
    assert years == {str(THURSDAY.year).encode()}
