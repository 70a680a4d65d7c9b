"""`dibao load` and `dibao unload`: pages from disk into the warehouse, and out of it again."""

from datetime import date
from pathlib import Path

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY, PATH
from ingest.cli.output import say, show_progress, warn, write_json
from ingest.cli.reports import say_ingested, say_published
from ingest.domain.errors import EXIT_DONE, EXIT_INCOMPLETE
from ingest.steps.load import load_files, unload_edition
from ingest.steps.publish import publish, transform
from ingest.steps.runs import noting_run


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH…")
@click.option("--newspaper", "newspaper_id", required=True, metavar="ID", help="See `dibao newspapers`.")
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The date printed on the edition; needed where the pages do not say it.",
)
@click.option("--page", "page_no", metavar="N", help="Number of the first page: 3, 03 or A02.")
@click.option("--page-district", metavar="NAME", help="The district that these pages are devoted to.")
@click.option("--json", "is_json", is_flag=True, help="Print what was loaded as JSON.")
def load(
    paths: tuple[Path, ...],
    newspaper_id: str,
    day: date | None,
    page_no: str | None,
    page_district: str | None,
    is_json: bool,
) -> int:
    """Load pages of one edition from disk, transform and publish.

    PATH is a scan page (.md, .txt), ALTO or PAGE XML (.xml), a saved page (.html), a .zip, a .warc or a folder of
    these; - is standard input.
    """
    workspace = current_workspace()
    show_progress()
    with noting_run(workspace, "load"):
        report = load_files(
            workspace,
            newspaper_id,
            paths,
            edition_date=day,
            page_no=page_no,
            page_district=page_district,
        )
        say_ingested(report)
        for skipped in report.skipped:
            warn(skipped.reason, edition_id=report.edition_id)
        transform(workspace)  # also when nothing is new: an earlier run may have ended before this
        say_published(workspace, publish(workspace))
    if is_json:
        write_json(report)
    return EXIT_INCOMPLETE if report.skipped else EXIT_DONE


@click.command()
@click.argument("edition_id", metavar="EDITION")
@click.option("--reason", default="", help="Kept with the row that undoes the load.")
def unload(edition_id: str, reason: str) -> None:
    """Undo the loads of one edition, e.g. lyrb-2018-07-19; kept as a row, undone by loading again."""
    workspace = current_workspace()
    with noting_run(workspace, "unload"):
        unload_edition(workspace, edition_id, reason=reason)
        say(f"{edition_id}: unloaded; its pages stay in the archive", edition_id=edition_id)
        transform(workspace)
        say_published(workspace, publish(workspace))
