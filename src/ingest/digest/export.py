"""Months of articles → the files of an export: `newspaper_id=lcrb/month=2026-03/` with tables, or one ninjs a file.

The folders are named as Hive's partitions are, so DuckDB, pyarrow and Spark read newspaper and month from the path.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.digest.addresses import make_id
from ingest.digest.export_tables import COLUMNS, KEY, make_rows
from ingest.digest.ninjs import render_ninjs
from ingest.digest.tabular import (
    RENDERERS,
    describe_columns,
    describe_csv,
    describe_parquet,
    render_datapackage,
)
from ingest.digest.writer import PublishResult, RenderedFile, naming, write_files
from ingest.domain.errors import PublishError
from ingest.domain.export import ExportMonth

FORMATS = ("parquet", "csv", "ninjs")
PARTITIONS = "newspaper_id=*/month=????-??"
DESCRIPTOR, SCHEMA = "datapackage.json", "articles.schema.json"
NAME = "dibao-articles"


def write_export(folder: Path, months: Iterable[ExportMonth], formats: tuple[str, ...]) -> PublishResult:
    """Write the months as they come, then what describes the tables; without a month nothing is touched.

    Files of an earlier export that this one does not have go last.

    Args:
        formats: Some of `FORMATS`.

    Raises:
        PublishError: If the disk refuses (each file is then whole or the old one), or the folder has another's package.
    """
    _check_folder(folder)
    result = PublishResult()
    resources: list[object] = []
    for month in months:
        files = tuple(_render(month, formats))
        result += write_files(folder, files)
        resources += (_describe(month, file) for file in files if not file.path.endswith(".json"))
    if resources:
        result += write_files(folder, _describe_all(resources))
    return result + _remove_others(folder, result) if result.marks else result


def _check_folder(folder: Path) -> None:
    path = folder / DESCRIPTOR
    with naming(path):
        is_others = path.is_file() and NAME not in path.read_text(encoding="utf-8", errors="replace")
    if is_others:
        raise PublishError(f"{path} is not of an export; name a folder without a package of its own")


def _render(month: ExportMonth, formats: tuple[str, ...]) -> Iterator[RenderedFile]:
    folder = f"newspaper_id={month.newspaper_id}/month={month.month:%Y-%m}"
    rows = make_rows(month.articles)
    for kind, render in RENDERERS.items():
        if kind in formats:
            yield RenderedFile(path=f"{folder}/articles.{kind}", text=render(COLUMNS, rows))
    if "ninjs" in formats:
        for article in month.articles:
            yield RenderedFile(path=f"{folder}/{article.article_id}.json", text=render_ninjs(article))


def _describe(month: ExportMonth, file: RenderedFile) -> dict[str, object]:
    name = f"{month.newspaper_id}-{month.month:%Y-%m}"
    if file.path.endswith(".csv"):
        return describe_csv(name, file.path, file.content, SCHEMA)
    return describe_parquet(f"{name}-parquet", file.path, file.content) | {"schema": SCHEMA}


def _describe_all(resources: list[object]) -> Iterator[RenderedFile]:
    schema = json.dumps(describe_columns(COLUMNS, KEY), ensure_ascii=False, indent=1) + "\n"
    yield RenderedFile(path=SCHEMA, text=schema)
    package = render_datapackage(
        name=NAME, package_id=make_id("articles"), title="报纸稿件", resources=resources
    )
    yield RenderedFile(path=DESCRIPTOR, text=package)


def _remove_others(folder: Path, kept: PublishResult) -> PublishResult:
    """Also what a killed run left half written."""
    own = [*folder.glob(f"{PARTITIONS}/*"), folder / DESCRIPTOR, folder / SCHEMA]
    gone = [path for path in own if path not in kept.marks and path.is_file()]
    for path in gone:
        with naming(path):
            path.unlink()
            for parent in path.parents[: len(path.relative_to(folder).parts) - 1]:
                if not any(parent.iterdir()):
                    parent.rmdir()
    return PublishResult(removed=len(gone))
