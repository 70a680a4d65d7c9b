"""The manifest, the formats that are written, and what is not rendered again."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.digest import PublishResult, publish_digests
from ingest.digest import jobs as rendering
from ingest.digest.publish import publish_city, publish_manifest
from ingest.domain.publishing import PublishSettings, Selection
from tests.digest.invented import FRIDAY, THURSDAY, make_week
from tests.digest.many import make_periods
from tests.digest.reading_formats import find_atom_faults

WEEK = make_week()
PERIODS = tuple(make_periods(WEEK))


def publish(
    root: Path, settings: PublishSettings | None = None, selection: Selection | None = None
) -> PublishResult:
    result = publish_digests(WEEK, root, periods=PERIODS, settings=settings, selection=selection)
    result += publish_city(WEEK, root, base_url=None)
    return result + publish_manifest(root, result)


def read_manifest(root: Path) -> dict[str, list[str | int]]:
    content = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    assert content["format"] == "dibao-manifest/1"
    files: dict[str, list[str | int]] = content["files"]
    return files


def test_the_manifest_has_every_file_with_its_hash_and_size(tmp_path: Path) -> None:
    publish(tmp_path)
    files = read_manifest(tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(files) == found - {"manifest.json"}
    for name, (sha256, size, _) in files.items():
        content = (tmp_path / name).read_bytes()
        assert (sha256, size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_what_would_come_out_the_same_is_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(tmp_path)
    for name in ("render_html", "render_epub", "render_eml", "render_atom", "render_tables"):
        monkeypatch.setattr(rendering, name, lambda *_, **__: pytest.fail("rendered again"))
    second = publish(tmp_path)
    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written


@pytest.mark.parametrize("harm", ["unlink", "cut", "manifest"])
def test_what_was_lost_is_made_again(tmp_path: Path, harm: str) -> None:
    publish(tmp_path)
    book = tmp_path / "410305/2026/11/19/digest.epub"
    before = book.read_bytes()
    if harm == "manifest":
        (tmp_path / "manifest.json").write_text('{"format": "dibao-manifest/1", "files": [', encoding="utf-8")
    book.unlink() if harm == "unlink" else book.write_bytes(before[:100])
    publish(tmp_path)
    assert book.read_bytes() == before


def test_a_selection_is_rendered_whatever_the_manifest_says(tmp_path: Path) -> None:
    publish(tmp_path)
    pages = [tmp_path / f"410305/2026/11/{day}/index.md" for day in (19, 20)]
    for page in pages:
        page.write_bytes(b"x" * page.stat().st_size)
    publish(tmp_path, selection=Selection(place_code="410305", day=THURSDAY))
    assert [page.read_bytes()[:1] for page in pages] == [b"#", b"x"]
    assert len(read_manifest(tmp_path)) == len(list(tmp_path.rglob("*.*"))) - 1


def test_only_the_chosen_formats_are_written_and_the_others_taken_away(tmp_path: Path) -> None:
    publish(tmp_path)
    publish(tmp_path, PublishSettings(formats=("html", "json", "atom")))
    names = {path.name for path in (tmp_path / "410305").rglob("*") if path.is_file()}
    assert names == {"index.html", "digest.json", "feed.atom", "weeks.atom", "months.atom"}


def test_weeks_and_months_have_their_addresses_and_every_format(tmp_path: Path) -> None:
    publish(tmp_path)
    for folder in ("2026/w47", "2026/11"):
        for name in ("index.html", "index.md", "digest.json", "digest.epub", "digest.eml"):
            assert (tmp_path / "410305" / folder / name).is_file()
    data = json.loads((tmp_path / "410305/2026/w47/digest.json").read_text(encoding="utf-8"))
    assert (data["period"], data["edition_date"], data["last_date"]) == ("week", "2026-11-16", "2026-11-22")
    notes = (tmp_path / "410305/2026/11/index.md").read_text(encoding="utf-8")
    assert notes.startswith("# 涧西区 2026年11月\n")
    assert "本月6天有报，主属12篇（头版1篇），提及3篇。" in notes
    for name in ("weeks.atom", "months.atom"):
        assert find_atom_faults((tmp_path / "410305" / name).read_text(encoding="utf-8")) == []


def test_the_newest_day_has_an_address_that_stays(tmp_path: Path) -> None:
    publish(tmp_path)
    newest, latest = (tmp_path / "410305" / folder for folder in ("2026/11/21", "latest"))
    for name in ("index.md", "digest.json", "digest.epub", "digest.eml"):
        assert (latest / name).read_bytes() == (newest / name).read_bytes()


def test_a_backfilled_day_goes_to_the_archive_and_not_to_the_head(tmp_path: Path) -> None:
    publish_digests(WEEK[:2], tmp_path)
    old = replace(WEEK[0], edition_date=THURSDAY - timedelta(days=400))
    month = [replace(WEEK[0], edition_date=THURSDAY - timedelta(days=number)) for number in range(1, 31)]
    publish_digests((*WEEK[:2], *month, old), tmp_path)
    feed = json.loads((tmp_path / "410305/feed.json").read_text(encoding="utf-8"))["items"]
    assert len(feed) == 30
    assert feed[0]["date_published"].startswith(str(FRIDAY))
    assert str(old.edition_date) not in (tmp_path / "410305/feed.atom").read_text(encoding="utf-8")
    assert (tmp_path / f"410305/{old.edition_date:%Y/%m/%d}/index.html").is_file()
    assert json.loads((tmp_path / "410305/latest/digest.json").read_text())["edition_date"] == str(FRIDAY)
