"""A span of days of each newspaper → the editions that are missing in the warehouse, and their digests on disk."""

import logging
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any

from prefect import flow, task
from prefect.client.schemas.objects import State

from ingest.domain.errors import UsageError
from ingest.orchestration.alive import alive
from ingest.orchestration.names import name_backfill_run
from ingest.orchestration.outcome import Outcome, end_run
from ingest.orchestration.progress import Moves, showing_progress
from ingest.orchestration.tasks import publish, transform
from ingest.steps.ingest import ingest_edition
from ingest.steps.plan import Plan, plan_backfill
from ingest.steps.rebuild import read_archived
from ingest.steps.report import IngestReport
from ingest.workspace import Workspace

MOST_FAILURES = 3  # editions of one newspaper in a row; its site is then left alone

log = logging.getLogger("ingest.flows.backfill")  # a name that `show_progress` knows


@flow(name="backfill", flow_run_name=name_backfill_run)
def backfill(
    newspaper_ids: list[str],
    since: date,
    until: date,
    only: str = "missing,incomplete",
    order: str = "oldest",
    from_archive: bool = False,
    workspace: str = ".",
) -> State[Any]:
    """Fetch editions of the past, month by month; what was stored before an interruption is not fetched again.

    Args:
        newspaper_ids: One or more ids of profiles.
        since: First day.
        until: Last day.
        only: Which days: `missing` (never tried), `incomplete`, both with a comma between, or `all`.
        order: `oldest` or `newest` first.
        from_archive: Read what is archived, and ask no site.
        workspace: A folder with `dibao.toml`.
    """
    if not newspaper_ids:
        raise UsageError("no newspaper given; name at least one, see `dibao newspapers`")
    with alive(workspace) as place:
        plans = [
            plan_backfill(place, one, since, until, only=only, order=order, from_archive=from_archive)
            for one in newspaper_ids
        ]
        count = sum(len(plan.days) for plan in plans)
        log.info(
            "%d editions to %s", count, "read again" if from_archive else "fetch", extra={"total": count}
        )
        with showing_progress("dibao-backfill-progress", count) as move:
            reports = tuple(report for plan in plans for report in ingest_days(place, plan, move))
        transform(place)
        return end_run(place, "backfill", Outcome(reports=reports, published=publish(place)))


def ingest_days(workspace: Workspace, plan: Plan, move: Moves) -> list[IngestReport]:
    """Bring in one newspaper's editions month by month, for as long as its site lets us."""
    reports: list[IngestReport] = []
    for month, days in groupby(plan.days, key=lambda day: f"{day:%Y-%m}"):
        in_month = list(days)
        reports += ingest_month(workspace, plan, month, in_month)
        move(len(in_month))
        if has_given_up(reports):
            left = len(plan.days) - len(reports)
            log.warning(
                "%s: %d more days are left for another run", plan.newspaper_id, left, extra={"done": left}
            )
            break
    return reports


@task(name="ingest month", task_run_name="ingest {plan.newspaper_id} {month}", persist_result=False)
def ingest_month(
    workspace: Workspace,
    plan: Plan,
    month: str,  # noqa: ARG001 - names the run
    days: list[date],
) -> list[IngestReport]:
    """Bring in the editions of some days of one month, each in a transaction of its own."""
    reports: list[IngestReport] = []
    for day in days:
        reports.append(ingest_day(workspace, plan, day))
        log.info("%s: %s", reports[-1].edition_id, reports[-1].state, extra={"done": 1})
        if has_given_up(reports):
            break
    return reports


def ingest_day(workspace: Workspace, plan: Plan, day: date) -> IngestReport:
    """One edition, from its site or from the archive."""
    if plan.from_archive:
        return read_archived(workspace, plan.newspaper_id, day)
    moment = datetime.combine(day, time(12), tzinfo=UTC)
    return ingest_edition(workspace, plan.newspaper_id, day, scheduled_at=moment)


def has_given_up(reports: list[IngestReport]) -> bool:
    """The newspaper's site refuses us, or has failed several times in a row."""
    states = [report.state for report in reports]
    return states[-1:] == ["blocked"] or states[-MOST_FAILURES:] == ["failed"] * MOST_FAILURES
