"""ALTO and PAGE XML from disk: folders and zips, page numbers, and the ids of their text blocks."""

import json
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.query import run_query
from ingest.workspace import Workspace

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLES = Path(__file__).parents[1] / "data" / "xml"
PAGE = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page PHYSICAL_IMG_NR="{image}"><PrintSpace>'
    '<TextBlock ID="b1"><TextLine><String CONTENT="{text}"/></TextLine></TextBlock>'
    "</PrintSpace></Page></Layout></alto>"
)
MARKET = "涧西区夜市今天开张，共有二十个摊位，开到晚上十点半。"
LATHE = "西工区的一台旧车床昨天搬进博物馆，它转了六十年。"
PEAR = "孟津的梨花昨天开了，山坡上一片白，看花的人排到了村口。"


def load(workspace: Workspace, *paths: Path, day: date | None = date(2018, 7, 19)) -> IngestReport:
    return load_files(workspace, "lyrb", paths, edition_date=day)


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    transform(workspace)
    publish(workspace)
    return [tuple(row.values()) for row in run_query(workspace.published_file, sql).rows.to_pylist()]


def write(folder: Path, name: str, text: str, *, image: int = 1) -> Path:
    path = folder / name
    path.write_text(PAGE.format(text=text, image=image), encoding="utf-8")
    return path


def test_preview_names_the_blocks_of_each_article(dibao: Dibao) -> None:
    done = dibao("preview", str(SAMPLES / "page-2019.xml"), "--city", "洛阳市", "--json")
    page = json.loads(done.stdout)
    assert page["line_labels"] is None
    assert page["articles"][0]["block_ids"] == ["r_lead_head", "r_lead_a", "r_lead_b", "r_lead_credit"]
    assert page["articles"][0]["primary_district"] == "栾川县"


def test_an_appearance_keeps_the_blocks_it_stands_in(workspace: Workspace) -> None:
    """An article that jumps has those of either page, with the page."""
    load(workspace, SAMPLES / "alto-2.xml", day=None)
    rows = ask(
        workspace,
        "select appearances.page_no, block_ids from appearances inner join articles using (article_id)"
        " where headline like '嵩县%' order by appearance_order",
    )
    assert [(page_no, blocks[0], blocks[-1]) for page_no, blocks in rows] == [
        ("03", "B02", "TC_22"),
        ("04", "B12", "B13"),
    ]


def test_the_block_of_every_character_is_kept(workspace: Workspace) -> None:
    """Of furniture too: slots count lines, and the reading has each line's block."""
    load(workspace, SAMPLES / "alto-4.xml", day=None)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        rows = warehouse.connection.execute(
            "with runs as (select load_no, reading_no, unnest(slots) as slot from raw.slots)"
            " select distinct block_ids[slot.line + 1] from runs inner join raw.readings using (load_no, reading_no)"
            " where slot.role = 'furniture' order by all"
        ).fetchall()
    assert [block_id for (block_id,) in rows] == ["TB_EDITORS", "TB_FOLIO", "TB_NOTE"]


def test_folders_and_zips_of_xml_are_read(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    write(folder, "p02.xml", MARKET)
    inside = write(tmp_path, "p03.xml", LATHE)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(inside, "p03.xml")
    report = load(workspace, folder)
    assert (report.page_count, report.article_count, report.skipped) == (2, 2, ())
    assert ask(workspace, "select page_no from pages order by 1") == [("02",), ("03",)]
    assert not load(workspace, folder).is_changed


def test_the_images_number_counts_where_nothing_better_is_known(workspace: Workspace, tmp_path: Path) -> None:
    """Engines number every file's only image 1: a number that is taken is none."""
    files = (
        write(tmp_path, "a.xml", MARKET, image=7),
        write(tmp_path, "b.xml", LATHE, image=7),
        write(tmp_path, "p05.xml", PEAR, image=9),
    )
    load(workspace, *files)
    assert ask(workspace, "select page_no, left(paragraphs[1], 2) from articles order by 1") == [
        ("01", "西工"),
        ("05", "孟津"),
        ("07", "涧西"),
    ]


def test_xml_of_another_kind_hides_no_page(workspace: Workspace, tmp_path: Path) -> None:
    write(tmp_path, "p02.xml", MARKET)
    (tmp_path / "mets.xml").write_text('<mets xmlns="http://www.loc.gov/METS/"/>', encoding="utf-8")
    report = load(workspace, tmp_path / "p02.xml", tmp_path / "mets.xml")
    (skipped,) = report.skipped
    assert report.article_count == 1
    assert "give the ALTO or PAGE XML files that it names" in skipped.reason
