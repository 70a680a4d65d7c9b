"""The search as it stands in its folder: whole at every moment, and without what was withheld."""

import json
import logging
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.digest.publish import publish_manifest
from ingest.digest.search_index import publish_search
from ingest.domain.digest import Digest
from tests.digest.invented import make_week


def make_day(day: date) -> Digest:
    digest = make_week()[0]
    items = tuple(
        replace(item, article_id=f"{day}-{number}", edition_date=day)
        for number, item in enumerate(digest.items[:2])
    )
    return replace(digest, edition_date=day, items=items)


OLD, YEAR_END, NEW = (make_day(day) for day in (date(2026, 10, 7), date(2026, 12, 31), date(2027, 1, 1)))


def publish(root: Path, *digests: Digest) -> None:
    publish_manifest(root, publish_search(digests, root))


def read_parts(root: Path) -> list[str]:
    """The indexes that the page asks for."""
    page = (root / "search" / "index.html").read_text(encoding="utf-8")
    found = re.search(r'data-parts="([^"]*)"', page)
    assert found
    return found[1].split()


def is_whole(folder: Path) -> bool:
    """Whoever opens this index finds what it names first."""
    if not (folder / "pagefind.js").is_file():
        return False
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    return all((folder / f"pagefind.{one['hash']}.pf_meta").is_file() for one in entry["languages"].values())


def test_at_every_moment_the_page_asks_for_whole_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new month comes, and a year ends: its months become one index."""
    publish(tmp_path, OLD)
    rename, seen = Path.replace, []

    def look_after(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        seen.append(all(is_whole(tmp_path / "search" / part) for part in read_parts(tmp_path)))
        return moved

    monkeypatch.setattr(Path, "replace", look_after)
    for digests, parts in (
        ((OLD, YEAR_END), ["2026-12", "2026-10"]),
        ((OLD, YEAR_END, NEW), ["2027-01", "2026"]),
    ):
        publish(tmp_path, *digests)
        assert read_parts(tmp_path) == parts
        assert {path.name for path in (tmp_path / "search").iterdir() if path.is_dir()} == set(parts)
    assert len(seen) > 10
    assert all(seen)


def test_without_the_program_no_index_keeps_what_was_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, OLD, YEAR_END)
    monkeypatch.setattr("ingest.digest.search_index.get_executable", lambda: None)
    for _ in range(2):  # the second finds nothing to take away
        caplog.clear()
        with caplog.at_level(logging.WARNING, logger="ingest"):
            publish(tmp_path, replace(OLD, items=OLD.items[:1]), YEAR_END)
        assert read_parts(tmp_path) == ["2026-12"]
        assert not (tmp_path / "search" / "2026-10").exists()
        assert is_whole(tmp_path / "search" / "2026-12")
        assert "no search over 2026-10: pagefind has no program for this machine" in caplog.text
    assert "taken away" not in caplog.text


def test_the_index_of_before_is_said_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, OLD)
    monkeypatch.setattr("ingest.digest.search_index.get_executable", lambda: None)
    publish(tmp_path, replace(OLD, items=OLD.items[:1]))
    assert "the index of before is taken away, for it may hold what was withheld since" in caplog.text
    assert read_parts(tmp_path) == []
