"""`dibao run` and `dibao backfill`: editions from their sites, for one day or many, as Prefect flows."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import read_day
from ingest.cli.output import say, showing_bar, warn
from ingest.cli.prefect_session import prefect_session
from ingest.cli.reports import say_ingested, say_published
from ingest.domain.errors import EXIT_DONE, EXIT_FAILED, EXIT_INCOMPLETE, ConfigError
from ingest.domain.newspaper import EditionState
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.report import IngestReport
from ingest.workspace import Workspace

NEWSPAPERS = click.option(
    "--newspaper",
    "newspaper_ids",
    multiple=True,
    metavar="ID",
    help="May be given several times; without it, every profile with a site in the workspace's newspapers/.",
)


@click.command()
@click.option(
    "--date",
    "day",
    type=read_day,
    metavar="YYYY-MM-DD",
    help="Today, where the newspaper appears, if not given.",
)
@NEWSPAPERS
def run(day: date | None, newspaper_ids: tuple[str, ...]) -> int:
    """Fetch one day's editions from their sites, transform and publish."""
    workspace = current_workspace()
    wanted = _choose(workspace, newspaper_ids)
    return _run_flow(workspace, "daily", newspaper_ids=wanted, edition_date=day)


@click.command()
@click.option("--since", type=read_day, required=True, metavar="YYYY-MM-DD", help="First day.")
@click.option("--until", type=read_day, required=True, metavar="YYYY-MM-DD", help="Last day.")
@NEWSPAPERS
@click.option(
    "--only",
    default="missing,incomplete",
    show_default=True,
    metavar="WHICH",
    help="missing (never tried), incomplete (also not_ready, blocked, failed), or all; several with commas.",
)
def backfill(since: date, until: date, newspaper_ids: tuple[str, ...], only: str) -> int:
    """Fetch the editions of many days that the warehouse lacks; run it again to go on."""
    workspace = current_workspace()
    wanted = _choose(workspace, newspaper_ids)
    return _run_flow(workspace, "backfill", newspaper_ids=wanted, since=since, until=until, only=only)


def _choose(workspace: Workspace, newspaper_ids: tuple[str, ...]) -> list[str]:
    """The given newspapers, each of which must have a profile with a site; else those of the workspace that have one.

    Raises:
        UsageError: If one is unknown.
        ConfigError: If one has no site, or none is given and the workspace has none.
    """
    names = newspaper_ids or tuple(sorted(path.stem for path in workspace.newspapers_dir.glob("*.toml")))
    known = [find_newspaper(name, workspace.newspapers_dir) for name in dict.fromkeys(names)]
    for newspaper in known:
        if newspaper_ids and not newspaper.sites:
            raise ConfigError(
                f"{newspaper.newspaper_id} has no site; add family and entry_url to its profile, "
                "or load pages with `dibao load`"
            )
    wanted = [newspaper.newspaper_id for newspaper in known if newspaper.sites]
    if not wanted:
        raise ConfigError(
            f"no newspaper given and no profile with a site in {workspace.newspapers_dir}; name one with "
            "--newspaper, or add one with `dibao newspapers add`"
        )
    return wanted


def _run_flow(workspace: Workspace, name: str, **parameters: Any) -> int:
    say("starting Prefect's own server; this takes 10 to 50 seconds")
    with prefect_session(workspace.root / ".prefect"):
        from ingest.cli.flow_runner import load_flow, run_flow  # noqa: PLC0415 - imports Prefect

        with showing_bar():
            reports, published = run_flow(load_flow(name), workspace=str(Path(workspace.root)), **parameters)
    for report in reports:
        say_ingested(report)
        if not report.is_whole:
            warn(f"{report.edition_id}: {report.state}: {report.reason}")
    say_published(workspace, published)
    return _exit_code(reports)


def _exit_code(reports: tuple[IngestReport, ...]) -> int:
    if any(report.state == EditionState.FAILED for report in reports):
        return EXIT_FAILED
    return EXIT_DONE if all(report.is_whole for report in reports) else EXIT_INCOMPLETE
