"""A run's parameters → the name Prefect shows it by."""

from datetime import date, datetime
from pathlib import Path

from prefect.runtime import flow_run

from ingest.domain.errors import DibaoError
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.clock import local_date
from ingest.workspace import read_workspace


def name_daily_run() -> str:
    """`daily lyrb, lywb 2026-03-17`: the day is that of the first newspaper."""
    parameters = flow_run.get_parameters()
    ids = [str(one) for one in parameters["newspaper_ids"]]
    day = parameters["edition_date"] or _find_day(
        str(parameters["workspace"]), ids, flow_run.get_scheduled_start_time()
    )
    return f"daily {', '.join(ids)} {day}"


def name_backfill_run() -> str:
    """`backfill lyrb, lywb 2016-01-01 to 2016-12-31`."""
    parameters = flow_run.get_parameters()
    return f"backfill {', '.join(map(str, parameters['newspaper_ids']))} {parameters['since']} to {parameters['until']}"


def _find_day(workspace: str, newspaper_ids: list[str], scheduled_at: datetime) -> date:
    """What cannot be read here stops the run a moment later, with the reason."""
    try:
        place = read_workspace(Path(workspace))
        return local_date(find_newspaper(newspaper_ids[0], place.newspapers_dir), scheduled_at)
    except (DibaoError, IndexError):
        return scheduled_at.date()
