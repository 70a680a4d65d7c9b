"""The steps after the editions, as tasks: every flow ends with them."""

from prefect import task

from ingest.steps import publish as steps
from ingest.steps.report import PublishReport
from ingest.workspace import Workspace


@task(name="transform", persist_result=False)
def transform(workspace: Workspace) -> None:
    """Build the models and run the checks."""
    steps.transform(workspace)


@task(name="publish", persist_result=False)
def publish(workspace: Workspace) -> PublishReport:
    """Write the readers' copy of the warehouse and the digests."""
    return steps.publish(workspace)
