"""`dibao digest`: build the models and publish every digest again from the warehouse."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import show_progress
from ingest.cli.reports import say_published
from ingest.steps.publish import publish, transform
from ingest.steps.runs import noting_run


@click.command()
def digest() -> None:
    """Publish again from the warehouse: what is unchanged stays untouched."""
    workspace = current_workspace()
    show_progress()
    with noting_run(workspace, "digest"):
        transform(workspace)
        say_published(workspace, publish(workspace))
