"""`dibao rebuild`: the warehouse and the digests anew from the raw archive."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import show_progress
from ingest.cli.reports import say_ingested, say_published
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild as rebuild_warehouse
from ingest.steps.runs import noting_run


@click.command()
def rebuild() -> None:
    """Read every edition again from the archive in warehouse/raw/, without the network, and publish.

    Needed after a better parser has come, or when the warehouse file is damaged. What was unloaded stays so, and
    every override counts as before. The old warehouse stays as it was until all is read; meanwhile no other command
    can write to it, and a second one of its size needs room beside it.
    """
    workspace = current_workspace()
    show_progress()
    with noting_run(workspace, "rebuild"):
        for report in rebuild_warehouse(workspace):
            say_ingested(report)
        transform(workspace)
        say_published(workspace, publish(workspace))
