"""The newest day of each newspaper, and what is missing of the days before → the warehouse and its digests on disk."""

import logging
from datetime import date, datetime
from typing import Any

from prefect import flow, task
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from ingest.domain.errors import UsageError
from ingest.orchestration.alive import alive
from ingest.orchestration.names import name_daily_run
from ingest.orchestration.outcome import Outcome, end_run
from ingest.orchestration.tasks import publish, transform
from ingest.steps.ingest import ingest_edition
from ingest.steps.plan import plan_recent
from ingest.steps.report import IngestReport
from ingest.workspace import Workspace

log = logging.getLogger("ingest.flows.daily")


@flow(name="daily", flow_run_name=name_daily_run)
def daily(
    newspaper_ids: list[str], edition_date: date | None = None, look_back: int = 7, workspace: str = "."
) -> State[Any]:
    """Bring each newspaper's newest edition into the warehouse, fill the gaps before it, and publish its districts.

    Args:
        newspaper_ids: One or more ids of profiles.
        edition_date: The one day to fetch, also when it is complete; without it, the day the run was scheduled for,
            where the newspaper appears, and the gaps before it.
        look_back: How many days back gaps are filled.
        workspace: A folder with `dibao.toml`.
    """
    if not newspaper_ids:
        raise UsageError("no newspaper given; name at least one, see `dibao newspapers`")
    if look_back < 0:
        raise UsageError(f"look_back is {look_back}; give a number of days, 0 for none")
    scheduled_at = flow_run.get_scheduled_start_time()
    with alive(workspace) as place:
        reports: list[IngestReport] = []
        refused: list[UsageError] = []
        for newspaper_id in newspaper_ids:
            try:
                days = (
                    (edition_date,)
                    if edition_date
                    else plan_recent(place, newspaper_id, scheduled_at, look_back)
                )
                reports += ingest(place, newspaper_id, list(days), scheduled_at) if days else ()
            except UsageError as error:  # one newspaper's profile keeps no other waiting
                refused.append(error)
        transform(place)
        outcome = Outcome(reports=tuple(reports), published=publish(place), refused=tuple(map(str, refused)))
        return end_run(place, "daily", outcome)


@task(name="ingest", task_run_name="ingest {newspaper_id}", persist_result=False)
def ingest(
    workspace: Workspace, newspaper_id: str, days: list[date], scheduled_at: datetime
) -> list[IngestReport]:
    """Fetch, read and load one newspaper's editions, each in a transaction of its own."""
    return [ingest_edition(workspace, newspaper_id, day, scheduled_at=scheduled_at) for day in days]
