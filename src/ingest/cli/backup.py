"""`dibao backup` and `dibao restore`: a workspace into a folder, and back, every file checked by its hash."""

from pathlib import Path

import click

from ingest.cli.context import current_invocation, current_workspace
from ingest.cli.options import PATH
from ingest.cli.output import say
from ingest.cli.reports import count
from ingest.steps.backup import back_up
from ingest.steps.backup import restore as restore_backup


@click.command()
@click.argument("folder", type=PATH, metavar="DIR")
def backup(folder: Path) -> None:
    """Copy settings, profiles, the archive and the warehouse into DIR, with a manifest of SHA-256 hashes.

    DIR must be empty or new. What is published is not copied: it is made from the warehouse.
    """
    number = back_up(current_workspace(), folder)
    say(f"backup: {count(number, 'file')} in {folder}")


@click.command()
@click.argument("folder", type=PATH, metavar="DIR")
def restore(folder: Path) -> None:
    """Make a workspace of the backup in DIR: in the folder of -C, or here; it must be empty or new.

    A backup that is not whole, or of which a file is damaged, is refused before anything is written.
    """
    root = current_invocation().directory or Path()
    number = restore_backup(folder, root)
    say(f"restored: {count(number, 'file')} in {root.absolute()}; `dibao digest` publishes from them")
