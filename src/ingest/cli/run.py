"""`dibao run` and `dibao backfill`: editions from their sites, for one day or many, as Prefect flows."""

from datetime import date
from typing import Any

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY
from ingest.cli.output import say, showing_bar, warn, write_text
from ingest.cli.prefect_session import prefect_session
from ingest.cli.reports import say_ingested, say_published, tell_plan
from ingest.domain.errors import EXIT_DONE, EXIT_FAILED, EXIT_INCOMPLETE, EXIT_USAGE, ConfigError
from ingest.domain.newspaper import EditionState, Newspaper
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.plan import estimate, plan_backfill
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
    type=DAY,
    metavar="YYYY-MM-DD",
    help="That day alone, also when it is complete. Without it: today, where the newspaper appears, and the gaps "
    "of the days before.",
)
@NEWSPAPERS
def run(day: date | None, newspaper_ids: tuple[str, ...]) -> int:
    """Fetch the newest editions from their sites, fill the gaps of the last week, transform and publish."""
    workspace = current_workspace()
    wanted = _list_ids(workspace, newspaper_ids)
    return _run_flow(workspace, "daily", newspaper_ids=wanted, edition_date=day)


@click.command()
@click.option("--since", type=DAY, required=True, metavar="YYYY-MM-DD", help="First day.")
@click.option("--until", type=DAY, required=True, metavar="YYYY-MM-DD", help="Last day.")
@NEWSPAPERS
@click.option(
    "--only",
    default="missing,incomplete",
    show_default=True,
    metavar="WHICH",
    help="missing (never tried), incomplete (also not_ready, blocked, failed), or all; several with commas.",
)
@click.option("--order", default="oldest", show_default=True, metavar="WHICH", help="oldest or newest first.")
@click.option(
    "--from-archive", is_flag=True, help="Read what is archived in warehouse/raw/, and ask no site."
)
@click.option("--dry-run", is_flag=True, help="Only tell how many requests it makes and how long they take.")
def backfill(dry_run: bool, newspaper_ids: tuple[str, ...], **choices: Any) -> int:
    """Fetch the editions of many days that the warehouse lacks; run it again to go on."""
    workspace = current_workspace()
    wanted = _list_ids(workspace, newspaper_ids)
    if dry_run:
        for newspaper_id in wanted:
            plan = plan_backfill(workspace, newspaper_id, **choices)
            write_text(tell_plan(plan, estimate(workspace, plan)))
        return EXIT_DONE
    return _run_flow(workspace, "backfill", newspaper_ids=wanted, **choices)


def choose_newspapers(workspace: Workspace, newspaper_ids: tuple[str, ...] = ()) -> tuple[Newspaper, ...]:
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
    wanted = tuple(newspaper for newspaper in known if newspaper.sites)
    if not wanted:
        raise ConfigError(
            f"no newspaper given and no profile with a site in {workspace.newspapers_dir}; name one with "
            "--newspaper, or add one with `dibao newspapers add`"
        )
    return wanted


def _list_ids(workspace: Workspace, newspaper_ids: tuple[str, ...]) -> list[str]:
    return [newspaper.newspaper_id for newspaper in choose_newspapers(workspace, newspaper_ids)]


def _run_flow(workspace: Workspace, name: str, **parameters: Any) -> int:
    say("starting Prefect's own server; this takes 10 to 50 seconds")
    with prefect_session(workspace.root / ".prefect"):
        from ingest.cli.flow_runner import load_flow, run_flow  # noqa: PLC0415 - imports Prefect
        from ingest.orchestration.outcome import EditionsFailedError  # noqa: PLC0415 - likewise

        try:
            with showing_bar():
                outcome = run_flow(load_flow(name), workspace=str(workspace.root), **parameters)
        except EditionsFailedError as error:
            outcome = error.outcome
    for report in outcome.reports:
        say_ingested(report)
        if not report.is_whole:
            warn(f"{report.edition_id}: {report.state}: {report.reason}", edition_id=report.edition_id)
    for reason in outcome.refused:
        warn(reason)
    say_published(workspace, outcome.published)
    return EXIT_USAGE if outcome.refused else _exit_code(outcome.reports)


def _exit_code(reports: tuple[IngestReport, ...]) -> int:
    if any(report.state == EditionState.FAILED for report in reports):
        return EXIT_FAILED
    return EXIT_DONE if all(report.is_whole for report in reports) else EXIT_INCOMPLETE
