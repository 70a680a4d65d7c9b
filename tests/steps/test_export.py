"""What leaves the house by `dibao export`: which articles, in which files, and that they are the same each time."""

import csv
import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from frictionless import validate
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from ingest.domain.errors import PublishError, UsageError
from ingest.domain.export import ExportRequest
from ingest.steps.export import FORMATS, ExportReport, export_articles
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.workspace import Workspace, create_workspace, read_workspace
from tests.digest.reading_formats import NINJS_SCHEMA

LATHE = (
    "# =涧西区老厂房改成机床博物馆\n\n涧西区一座老厂房近日重新开门，二十台老机床摆在原处。\n\n(记者 俞若溪)\n"
)
PEAR = "# 嵩县老梨园今年提前开剪\n\n嵩县的梨园这几天开始修枝，果农说今年花期早，涧西区来的技术员住在园里。\n"
EDITIONS = (
    ("lcxb", date(2026, 2, 27), {"01": LATHE}),
    ("lcxb", date(2026, 3, 17), {"01": PEAR, "A02": LATHE.replace("机床", "拖拉机")}),
    ("lcqb", date(2026, 3, 17), {"01": PEAR.replace("梨园", "桃园")}),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two newspapers, one of full and one of cut texts, in two months."""
    root = tmp_path_factory.mktemp("export")
    create_workspace(root)
    made = read_workspace(root)
    for paper, policy in (("lcxb", "full"), ("lcqb", "headline")):
        profile = f'name = "{paper}"\nhome_city = "洛阳市"\ntext_policy = "{policy}"\n'
        (made.newspapers_dir / f"{paper}.toml").write_text(profile, encoding="utf-8")
    for paper, day, pages in EDITIONS:
        folder = root / f"{paper}-{day}"
        folder.mkdir()
        for number, text in pages.items():
            (folder / f"{number}.md").write_text(text, encoding="utf-8")
        load_files(made, paper, (folder,), edition_date=day)
    transform(made)
    publish(made)
    return made


def export(
    workspace: Workspace, folder: Path, *formats: str, request: ExportRequest | None = None
) -> ExportReport:
    return export_articles(workspace, folder, request or ExportRequest(), formats or FORMATS)


def find_files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_tables_stand_by_newspaper_and_month_and_their_package_is_valid(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = export(workspace, tmp_path, "parquet", "csv")
    assert (report.article_count, report.written, report.removed) == (4, 8, 0)
    months = {
        "newspaper_id=lcqb/month=2026-03",
        "newspaper_id=lcxb/month=2026-02",
        "newspaper_id=lcxb/month=2026-03",
    }
    files = {f"{month}/articles.{kind}" for month in months for kind in ("csv", "parquet")}
    assert set(find_files(tmp_path)) == {*files, "datapackage.json", "articles.schema.json"}
    checked = validate(str(tmp_path / "datapackage.json"))
    assert checked.valid, checked.flatten(["message"])
    assert sum(task.stats["rows"] for task in checked.tasks if task.type == "table") == 4


def test_a_change_by_hand_is_found_by_the_package(workspace: Workspace, tmp_path: Path) -> None:
    """The test above would pass if nothing were checked."""
    export(workspace, tmp_path, "csv")
    sheet = tmp_path / "newspaper_id=lcxb/month=2026-02/articles.csv"
    sheet.write_bytes(sheet.read_bytes().replace(b"2026-02-27", b"yesterday!"))
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_other_programs_read_the_folders_as_partitions(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path, "parquet")
    rows = duckdb.execute(
        f"select newspaper_id, month, count(*) from read_parquet('{tmp_path}/**/*.parquet', hive_partitioning = true)"  # noqa: S608
        " group by all order by all"
    ).fetchall()
    assert rows == [("lcqb", "2026-03", 1), ("lcxb", "2026-02", 1), ("lcxb", "2026-03", 2)]


def test_a_row_says_what_was_printed_and_where_it_belongs(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path, "parquet", "csv")
    folder = tmp_path / "newspaper_id=lcxb/month=2026-03"
    pear, tractor = pq.read_table(folder / "articles.parquet").to_pylist()
    assert (pear["headline"], pear["page_no"], pear["place_names"]) == (
        "嵩县老梨园今年提前开剪",
        "01",
        "嵩县",
    )
    assert (pear["mentioned_names"], pear["place_codes"]) == ("涧西区", "410325")
    assert pear["text"].startswith("嵩县的梨园这几天开始修枝")
    assert (tractor["headline"], tractor["writers"]) == ("=涧西区老厂房改成拖拉机博物馆", "俞若溪")
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert [row["headline"][:2] for row in csv.DictReader(file)] == ["嵩县", "'="]


def test_every_article_is_a_valid_news_object(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path, "ninjs")
    schema = Draft202012Validator(NINJS_SCHEMA, format_checker=FormatChecker())
    objects = [json.loads(content) for content in find_files(tmp_path).values()]
    assert [error.message for one in objects for error in schema.iter_errors(one)] == []
    assert len({one["uri"] for one in objects}) == len(objects) == 4
    by_headline = {one["headlines"][0]["value"]: one for one in objects}
    pear, peach = by_headline["嵩县老梨园今年提前开剪"], by_headline["嵩县老桃园今年提前开剪"]
    assert pear["contentCreated"] == "2026-03-17T00:00:00+08:00"
    assert pear["representationType"] == "full"
    assert [place["rel"] for place in pear["places"]] == ["primary", "mentioned"]
    assert (peach["representationType"], "bodies" in peach) == ("partial", False)


def test_the_same_again_writes_nothing_and_elsewhere_the_same_bytes(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = export(workspace, tmp_path / "a")
    again = export(workspace, tmp_path / "a")
    export(workspace, tmp_path / "b")
    assert (again.written, again.unchanged, again.removed) == (0, first.written, 0)
    assert find_files(tmp_path / "a") == find_files(tmp_path / "b")


@pytest.mark.parametrize(
    ("request_", "headlines"),
    [
        (
            ExportRequest(since=date(2026, 3, 1)),
            {"嵩县老梨园今年提前开剪", "=涧西区老厂房改成拖拉机博物馆", "嵩县老桃园今年提前开剪"},
        ),
        (ExportRequest(until=date(2026, 2, 27)), {"=涧西区老厂房改成机床博物馆"}),
        (ExportRequest(newspaper_ids=("lcqb",)), {"嵩县老桃园今年提前开剪"}),
        (ExportRequest(district="嵩县"), {"嵩县老梨园今年提前开剪", "嵩县老桃园今年提前开剪"}),
        (ExportRequest(district="410305", newspaper_ids=("lcqb",)), {"嵩县老桃园今年提前开剪"}),
    ],
)
def test_filters_choose_articles(
    workspace: Workspace, tmp_path: Path, request_: ExportRequest, headlines: set[str]
) -> None:
    export(workspace, tmp_path, "parquet", request=request_)
    tables = [pq.read_table(path).to_pylist() for path in tmp_path.rglob("*.parquet")]
    assert {row["headline"] for table in tables for row in table} == headlines


def test_a_narrower_export_leaves_no_file_of_the_wider_one_and_others_files_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    export(workspace, tmp_path)
    (tmp_path / "newspaper_id=lcqb/month=2026-03/.articles.csv.tmp").write_text("half")
    report = export(workspace, tmp_path, "csv", request=ExportRequest(until=date(2026, 2, 28)))
    assert report.removed > 0
    sheet = "newspaper_id=lcxb/month=2026-02/articles.csv"
    assert set(find_files(tmp_path)) == {"notes.md", sheet, "datapackage.json", "articles.schema.json"}
    assert validate(str(tmp_path / "datapackage.json")).valid


def test_a_package_of_another_is_never_written_over(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "rainfall"}', encoding="utf-8")
    for format_ in FORMATS:
        with pytest.raises(PublishError, match=r"datapackage\.json is not of an export"):
            export(workspace, tmp_path, format_)
    assert find_files(tmp_path) == {"datapackage.json": b'{"name": "rainfall"}'}


def test_where_nothing_is_found_nothing_is_touched(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path)
    before = find_files(tmp_path)
    report = export(workspace, tmp_path, request=ExportRequest(since=date(2027, 1, 1)))
    assert (report.article_count, report.written, report.removed) == (0, 0, 0)
    assert find_files(tmp_path) == before


def test_what_cannot_be_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--newspaper 'lcyb'"):
        export(workspace, tmp_path, request=ExportRequest(newspaper_ids=("lcyb",)))
    with pytest.raises(UsageError, match="--district '涧东区'"):
        export(workspace, tmp_path, request=ExportRequest(district="涧东区"))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match="cannot publish"):
        export(workspace, tmp_path / "file")
