"""`dibao init [DIR]`."""

from pathlib import Path

import click

from ingest.cli.context import current_invocation
from ingest.cli.options import PATH
from ingest.cli.output import say
from ingest.workspace import create_workspace


@click.command()
@click.argument("directory", metavar="[DIR]", required=False, type=PATH)
def init(directory: Path | None) -> None:
    """Make DIR (default: here) a workspace: dibao.toml, newspapers/, .gitignore.

    What is there already stays as it is.
    """
    root = directory or current_invocation().directory or Path()
    written = create_workspace(root)
    for path in written:
        say(f"wrote {path}")
    if not written:
        say(f"{root} is a workspace already; nothing written")
