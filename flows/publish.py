"""The warehouse as it stands → its readers' copy and the digests on disk, anew where anything changed."""

from prefect import flow

from ingest.orchestration.alive import alive
from ingest.steps.publish import publish as publish_all
from ingest.steps.publish import transform
from ingest.steps.report import PublishReport


@flow(name="publish", flow_run_name="publish {workspace}", persist_result=False)
def publish(workspace: str = ".") -> PublishReport:
    """Transform and publish what is loaded; equal content leaves every file untouched.

    Args:
        workspace: A folder with `dibao.toml`.
    """
    with alive(workspace) as place:
        transform(place)
        return publish_all(place)
