"""A span of days of each newspaper → the editions that are missing in the warehouse, and their digests on disk."""

import logging
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path

from prefect import flow, task

from ingest.domain.errors import UsageError
from ingest.steps.ingest import ingest_edition
from ingest.steps.plan import plan_days, read_only
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport, PublishReport
from ingest.workspace import Workspace, read_workspace

MOST_FAILURES = 3  # editions of one newspaper in a row; its site is then left alone

log = logging.getLogger("ingest.flows.backfill")  # a name that `show_progress` knows


@flow(name="backfill", flow_run_name="backfill {since} to {until}")
def backfill(
    newspaper_ids: list[str],
    since: date,
    until: date,
    only: str = "missing,incomplete",
    workspace: str = ".",
) -> tuple[tuple[IngestReport, ...], PublishReport]:
    """Fetch editions of the past, month by month; what was stored before an interruption is not fetched again.

    Args:
        newspaper_ids: One or more ids of profiles.
        since: First day.
        until: Last day.
        only: Which days: `missing` (never tried), `incomplete`, both with a comma between, or `all`.
        workspace: A folder with `dibao.toml`.
    """
    if not newspaper_ids:
        raise UsageError("no newspaper given; name at least one, see `dibao newspapers`")
    place, choices = read_workspace(Path(workspace)), read_only(only)
    plans = [(one, plan_days(place, one, since, until, choices)) for one in newspaper_ids]
    count = sum(len(days) for _, days in plans)
    log.info("%d editions to fetch", count, extra={"total": count})
    reports = tuple(report for one, days in plans for report in ingest_days(place, one, days))
    build(place)
    return reports, write(place)


def ingest_days(workspace: Workspace, newspaper_id: str, days: tuple[date, ...]) -> list[IngestReport]:
    """Fetch one newspaper's editions month by month, for as long as its site lets us."""
    reports: list[IngestReport] = []
    for month, in_month in groupby(days, key=lambda day: f"{day:%Y-%m}"):
        reports += ingest_month(workspace, newspaper_id, month, list(in_month))
        if has_given_up(reports):
            left = len(days) - len(reports)
            log.warning("%s: %d more days are left for another run", newspaper_id, left, extra={"done": left})
            break
    return reports


@task(name="ingest month", task_run_name="ingest {newspaper_id} {month}", persist_result=False)
def ingest_month(
    workspace: Workspace,
    newspaper_id: str,
    month: str,  # noqa: ARG001 - names the run
    days: list[date],
) -> list[IngestReport]:
    """Fetch, read and load the editions of some days of one month, each in a transaction of its own."""
    reports: list[IngestReport] = []
    for day in days:
        moment = datetime.combine(day, time(12), tzinfo=UTC)
        reports.append(ingest_edition(workspace, newspaper_id, day, scheduled_at=moment))
        log.info("%s: %s", reports[-1].edition_id, reports[-1].state, extra={"done": 1})
        if has_given_up(reports):
            break
    return reports


def has_given_up(reports: list[IngestReport]) -> bool:
    """The newspaper's site refuses us, or has failed several times in a row."""
    states = [report.state for report in reports]
    return states[-1:] == ["blocked"] or states[-MOST_FAILURES:] == ["failed"] * MOST_FAILURES


@task(name="transform", persist_result=False)
def build(workspace: Workspace) -> None:
    """Build the models and run the checks."""
    transform(workspace)


@task(name="publish", persist_result=False)
def write(workspace: Workspace) -> PublishReport:
    """Write the readers' copy of the warehouse and the digests."""
    return publish(workspace)
