"""The published copy → a folder of articles for other programs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.digest.export import FORMATS, write_export
from ingest.domain.export import ExportMonth, ExportRequest
from ingest.warehouse.export import read_export
from ingest.workspace import Workspace

__all__ = ["FORMATS", "ExportReport", "export_articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """How many articles stand in the folder, and how many files were written, left as they were, and removed."""

    article_count: int
    written: int
    unchanged: int
    removed: int


def export_articles(
    workspace: Workspace, folder: Path, request: ExportRequest, formats: tuple[str, ...]
) -> ExportReport:
    """Write what is asked for, month by month; without an article nothing is touched.

    Raises:
        UsageError: If nothing is published, or there is no such newspaper or place.
        QueryError: If the copy cannot be read.
        PublishError: If the disk refuses; each file is whole or the old one.
    """
    counts: list[int] = []
    months = _counting(read_export(workspace.published_file, request), counts)
    result = write_export(folder, months, formats)
    return ExportReport(
        article_count=sum(counts),
        written=result.written,
        unchanged=result.unchanged,
        removed=result.removed,
    )


def _counting(months: Iterable[ExportMonth], counts: list[int]) -> Iterator[ExportMonth]:
    for month in months:
        counts.append(len(month.articles))
        yield month
