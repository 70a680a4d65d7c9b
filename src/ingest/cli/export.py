"""`dibao export`: the articles that are published → files for other programs."""

from datetime import date
from pathlib import Path

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY, PATH
from ingest.cli.output import say
from ingest.cli.reports import count
from ingest.domain.errors import UsageError
from ingest.domain.export import ExportRequest
from ingest.steps.export import FORMATS, export_articles


@click.command()
@click.argument("folder", type=PATH, metavar="DIR")
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS[:1],
    show_default=True,
    help="How articles are written; may be given several times.",
)
@click.option("--newspaper", "newspaper_ids", multiple=True, metavar="ID", help="Only of these newspapers.")
@click.option("--district", metavar="NAME", help="Only articles with this place, e.g. 涧西区 or 410305.")
@click.option("--since", type=DAY, metavar="DATE", help="First edition date.")
@click.option("--until", type=DAY, metavar="DATE", help="Last edition date.")
def export(
    folder: Path,
    formats: tuple[str, ...],
    newspaper_ids: tuple[str, ...],
    district: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write the published articles into DIR: Parquet, CSV (with a Data Package), ninjs 3.1 (an article a file).

    Files stand by newspaper and month, `newspaper_id=lcrb/month=2026-03/`. Of an article no more is written than its
    newspaper's text policy allows. Files that are the same stay untouched; those of an earlier export that this one
    does not have are removed.
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}")
    request = ExportRequest(newspaper_ids=newspaper_ids, district=district, since=since, until=until)
    report = export_articles(current_workspace(), folder, request, formats)
    if not report.article_count:
        say(f"no article found; {folder} stays as it is")
        return
    files = f"{count(report.written, 'file')} written, {report.unchanged} unchanged" + (
        f", {report.removed} removed" if report.removed else ""
    )
    say(f"exported: {count(report.article_count, 'article')}, {files} in {folder}")
