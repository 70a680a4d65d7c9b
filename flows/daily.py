"""One day of each newspaper → its articles in the warehouse and its districts' digests on disk."""

from datetime import date, datetime
from pathlib import Path

from prefect import flow, task
from prefect.runtime import flow_run

from ingest.domain.errors import UsageError
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport, PublishReport
from ingest.workspace import Workspace, read_workspace


@flow(name="daily", flow_run_name="daily {edition_date}")
def daily(
    newspaper_ids: list[str], edition_date: date | None = None, workspace: str = "."
) -> tuple[tuple[IngestReport, ...], PublishReport]:
    """Bring each newspaper's edition of one day into the warehouse and publish its districts.

    Args:
        newspaper_ids: One or more ids of profiles.
        edition_date: The day printed on the editions; without it, the day the run was scheduled for, where the
            newspaper appears.
        workspace: A folder with `dibao.toml`.
    """
    if not newspaper_ids:
        raise UsageError("no newspaper given; name at least one, see `dibao newspapers`")
    place = read_workspace(Path(workspace))
    scheduled_at = flow_run.get_scheduled_start_time()
    reports = tuple(ingest(place, newspaper_id, edition_date, scheduled_at) for newspaper_id in newspaper_ids)
    build(place)
    return reports, write(place)


@task(name="ingest", task_run_name="ingest {newspaper_id}", persist_result=False)
def ingest(
    workspace: Workspace, newspaper_id: str, edition_date: date | None, scheduled_at: datetime
) -> IngestReport:
    """Fetch, read and load one edition."""
    return ingest_edition(workspace, newspaper_id, edition_date, scheduled_at=scheduled_at)


@task(name="transform", persist_result=False)
def build(workspace: Workspace) -> None:
    """Build the models and run the checks."""
    transform(workspace)


@task(name="publish", persist_result=False)
def write(workspace: Workspace) -> PublishReport:
    """Write the readers' copy of the warehouse and the digests."""
    return publish(workspace)
