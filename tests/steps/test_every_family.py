"""Every platform family over real HTTP: three days are read from the invented site as they were meant, and again from
the archive alone."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ingest.domain.newspaper import FAMILIES
from ingest.steps.rebuild import rebuild
from tests.steps.crawling import EDITIONS, crawl, expect, make_workspace, read, serve, write_digests


@pytest.mark.parametrize("family", FAMILIES)
def test_three_days_read_as_they_were_meant_and_again_from_the_archive(family: str, tmp_path: Path) -> None:
    with serve(family) as server:
        workspace = make_workspace(tmp_path / "web", server.url, family)
        for edition in EDITIONS:
            report = crawl(workspace, edition.edition_date)
            assert (report.state, report.reason) == ("complete", "")
            assert report.page_count == len(edition.pages)
    expected = [row for edition in EDITIONS for row in expect(family, edition)]
    assert read(workspace) == expected
    again = make_workspace(tmp_path / "again", server.url, family)
    shutil.copytree(workspace.raw_dir, again.raw_dir)
    assert [report.state for report in rebuild(again)] == ["complete"] * 3
    assert read(again) == expected
    assert write_digests(again) == write_digests(workspace)


@pytest.mark.parametrize(
    "family",
    [family for family in FAMILIES if family != "jfdaily"],  # which has one answer for this and for trouble
)
def test_a_day_without_edition_is_told(family: str, tmp_path: Path) -> None:
    with serve(family) as server:
        report = crawl(make_workspace(tmp_path, server.url, family), date(2026, 3, 15))
    assert (report.state, report.page_count, report.is_whole) == ("no_edition", 0, True)
    assert report.reason.startswith("no edition of 2026-03-15 on the site (")
