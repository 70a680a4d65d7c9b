"""The raw archive → the warehouse and the digests anew."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from ingest.orchestration.alive import alive
from ingest.orchestration.outcome import Outcome, end_run
from ingest.orchestration.tasks import publish, transform
from ingest.steps.rebuild import rebuild as rebuild_warehouse


@flow(name="rebuild", flow_run_name="rebuild {workspace}", persist_result=False)
def rebuild(workspace: str = ".") -> State[Any]:
    """Read every edition again from the archive, without the network, and publish.

    Args:
        workspace: A folder with `dibao.toml`.
    """
    with alive(workspace) as place:
        reports = tuple(rebuild_warehouse(place))
        transform(place)
        return end_run(place, "rebuild", Outcome(reports=reports, published=publish(place)))
