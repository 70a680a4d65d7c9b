"""Pages from disk become an edition: dates, page numbers, page districts, corrections, jumps."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.domain.errors import InputError, UsageError
from ingest.sample import SITE_DIR
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport
from ingest.warehouse.query import run_query
from ingest.workspace import Workspace

DAY = date(2018, 7, 19)
FOLIO = "{page} 要闻 2018年7月{day}日 星期四\n\n"
MARKET = "# 夜市开张\n\n涧西区夜市今天开张，共有二十个摊位，开到晚上十点半。\n"
LATHE = "# 旧车床进了博物馆\n\n西工区的一台旧车床昨天搬进博物馆，它转了六十年。\n"
PEAR = "# 梨花开了\n\n孟津的梨花昨天开了，山坡上一片白，看花的人排到了村口。\n"


def load(workspace: Workspace, *paths: Path, day: date | None = DAY, **options: Any) -> IngestReport:
    return load_files(workspace, "lyrb", paths, edition_date=day, **options)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    transform(workspace)
    publish(workspace)
    return [tuple(row.values()) for row in run_query(workspace.published_file, sql).rows.to_pylist()]


PAGE_NOS = "select page_no, headline from articles order by all"


def test_pages_are_numbered_by_name_print_or_order(workspace: Workspace, tmp_path: Path) -> None:
    """What is printed counts for more than the file's name; what has neither takes the next free number."""
    files = (
        write(tmp_path, "p03.md", MARKET),
        write(tmp_path, "p04.md", FOLIO.format(day=19, page="05") + LATHE),
        write(tmp_path, "pears.md", PEAR),
    )
    load(workspace, *files)
    assert ask(workspace, PAGE_NOS) == [("01", "梨花开了"), ("03", "夜市开张"), ("05", "旧车床进了博物馆")]


def test_a_file_of_two_pages_counts_on_from_the_callers_number(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, write(tmp_path, "two.md", f"{MARKET}\n\f\n{LATHE}"), page_no="A07")
    assert ask(workspace, PAGE_NOS) == [("A07", "夜市开张"), ("A08", "旧车床进了博物馆")]


def test_pages_may_come_in_a_zip_or_one_by_one(workspace: Workspace, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("2.md", LATHE)
        archive.writestr("10.md", PEAR)
    load(workspace, tmp_path / "pages.zip")
    report = load(workspace, write(tmp_path, "1.md", MARKET))
    assert (report.page_count, report.article_count, report.new_count) == (3, 3, 1)
    assert ask(workspace, "select page_no from pages order by page_order") == [("01",), ("02",), ("10",)]


def test_saved_articles_of_one_page_may_come_one_by_one(workspace: Workspace) -> None:
    """None drives out another; their page, when it comes with all of them, changes none."""
    folder = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
    articles = [folder / f"content_31020{number}.htm" for number in (2, 1, 3, 5, 4)]
    counts = [
        load_files(workspace, "lcrb", (article,), edition_date=None).article_count for article in articles
    ]
    assert counts == [1, 2, 3, 4, 5]
    in_order = ask(workspace, "select headline from articles order by article_order")
    report = load_files(workspace, "lcrb", (folder / "node_2.htm", *articles), edition_date=None)
    assert (report.new_count, report.revised_count, report.article_count) == (0, 0, 5)
    assert ask(workspace, "select headline from articles order by article_order") == in_order
    report = load_files(workspace, "lcrb", (folder / "node_2.htm", articles[0]), edition_date=None)
    assert report.article_count == 5


def test_a_page_that_only_lists_articles_says_what_is_missing(workspace: Workspace) -> None:
    page = SITE_DIR / "lcrb" / "html" / "2026-03" / "17" / "node_2.htm"
    with pytest.raises(InputError, match=r"node_2\.htm: lists articles and holds none; load its saved"):
        load_files(workspace, "lcrb", (page,), edition_date=None)
    assert not workspace.warehouse_file.exists()


def test_the_date_is_the_callers_or_the_printed_one_and_never_guessed(
    workspace: Workspace, tmp_path: Path
) -> None:
    plain = write(tmp_path, "01.md", MARKET)
    dated = write(tmp_path, "02.md", FOLIO.format(day=19, page="02") + LATHE)
    other = write(tmp_path, "03.md", FOLIO.format(day=26, page="03") + PEAR)
    with pytest.raises(UsageError, match="the pages print no date"):
        load(workspace, plain, day=None)
    with pytest.raises(UsageError, match=r"the pages print different dates, 2018-07-19 .* and 2018-07-26"):
        load(workspace, dated, other, day=None)
    with pytest.raises(UsageError, match=r"03\.md prints 2018-07-26, but --date says 2018-07-19"):
        load(workspace, dated, other)
    assert not workspace.warehouse_file.exists()
    assert load(workspace, plain, dated, day=None).edition_id == "lyrb-2018-07-19"


def test_a_corrected_page_keeps_its_articles_ids_and_makes_revisions(
    workspace: Workspace, tmp_path: Path
) -> None:
    page = write(tmp_path, "01.md", f"{MARKET}\n{LATHE}")
    load(workspace, page)
    before = ask(workspace, "select article_id, revision, headline from articles order by all")
    page.write_text(f"{MARKET.replace('二十个', '三十个')}\n{LATHE}", encoding="utf-8")
    report = load(workspace, page)
    assert (report.new_count, report.revised_count) == (0, 1)
    after = ask(workspace, "select article_id, revision, headline from articles order by all")
    assert [row[0] for row in after] == [row[0] for row in before]
    assert {headline: revision for _, revision, headline in after} == {"夜市开张": 2, "旧车床进了博物馆": 1}
    assert ask(workspace, "select count(*) from article_revisions where headline = '夜市开张'") == [(2,)]


def test_the_same_page_under_another_name_is_the_same_page(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, write(tmp_path, "first.md", MARKET), write(tmp_path, "second.md", LATHE))
    report = load(workspace, write(tmp_path, "copy.md", LATHE))
    assert (report.page_count, report.article_count) == (2, 2)


def test_an_article_that_jumps_between_two_files_is_one(workspace: Workspace, tmp_path: Path) -> None:
    first = write(tmp_path, "01.md", "# 清水穿城过\n\n涧西区排口全部编了号、建了(下转03版)\n")
    second = write(tmp_path, "03.md", "# 清水穿城过\n\n(上接01版)档案。水质每月会商一次。(记者 伏正清)\n")
    load(workspace, first, second)
    rows = ask(workspace, "select page_no, paragraphs, writers from articles")
    assert rows == [("01", ["涧西区排口全部编了号、建了档案。水质每月会商一次。"], ["伏正清"])]
    assert len(ask(workspace, "from appearances")) == 2


def test_a_page_district_is_stored_in_full_as_it_was_called_that_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    """孟津县 became 孟津区 in 2021."""
    page = write(tmp_path, "01.md", "# 梨花开了\n\n山坡上一片白，看花的人排到了村口，停车场加了三回车位。\n")
    load(workspace, page, page_district="孟津")
    load(workspace, page, page_district="孟津", day=date(2023, 4, 3))
    assert ask(workspace, "select page_district from pages order by edition_date") == [
        ("孟津县",),
        ("孟津区",),
    ]
    rows = ask(workspace, "select place_name, role from attributions order by edition_date")
    assert rows == [("孟津县", "primary"), ("孟津区", "primary")]


def test_one_bad_file_is_set_aside_and_told(workspace: Workspace, tmp_path: Path) -> None:
    """The newspaper's other pages are loaded; the edition says that it is incomplete."""
    good, empty = write(tmp_path, "01.md", MARKET), write(tmp_path, "02.md", "")
    report = load(workspace, good, empty)
    assert (report.state, report.article_count, report.is_whole) == ("incomplete", 1, False)
    assert [skipped.reason for skipped in report.skipped] == [
        f"{empty}: empty file (0 bytes); save the page again"
    ]
    with pytest.raises(InputError, match=r"02\.md: empty file"):
        load(workspace, empty)


def test_an_edition_stays_incomplete_until_the_bad_file_is_mended(
    workspace: Workspace, tmp_path: Path
) -> None:
    load(workspace, write(tmp_path, "01.md", MARKET), write(tmp_path, "02.md", ""))
    report = load(workspace, write(tmp_path, "03.md", PEAR))
    assert (report.state, report.reason) == (
        "incomplete",
        "1 not read in an earlier load, see `dibao query skipped`",
    )
    report = load(workspace, write(tmp_path, "02.md", LATHE))
    assert (report.state, report.reason, report.article_count) == ("complete", "", 3)
