"""The warehouse as it stands → its readers' copy and the digests on disk, anew where anything changed."""

from prefect import flow

from ingest.orchestration import tasks
from ingest.orchestration.alive import alive
from ingest.steps.report import PublishReport


@flow(name="publish", flow_run_name="publish {workspace}", persist_result=False)
def publish(workspace: str = ".") -> PublishReport:
    """Transform and publish what is loaded; equal content leaves every file untouched.

    Args:
        workspace: A folder with `dibao.toml`.
    """
    with alive(workspace) as place:
        tasks.transform(place)
        return tasks.publish(place)
