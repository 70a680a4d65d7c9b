"""What stands before the command's name (`-C`, `-q`, `-v`, `--log-format`) → what the command works with."""

from dataclasses import dataclass
from pathlib import Path

import click

from ingest.workspace import Workspace, find_root, find_workspace, read_workspace


@dataclass(slots=True, kw_only=True)
class Invocation:
    """One call of `dibao`; `main` makes it, so that it still knows `-v` when a command has failed.

    Attributes:
        directory: Of `-C`, as given; None without it.
        is_quiet: No messages but errors.
        is_verbose: Tracebacks are shown.
        is_json: Messages are JSON objects.
    """

    directory: Path | None = None
    is_quiet: bool = False
    is_verbose: bool = False
    is_json: bool = False


def current_invocation() -> Invocation:
    """The running call; a plain one outside any."""
    context = click.get_current_context(silent=True)
    return (context.find_object(Invocation) if context else None) or Invocation()


def current_workspace() -> Workspace:
    """The workspace of `-C`, or the one the working directory lies in.

    Raises:
        ConfigError: If there is none, or its `dibao.toml` is broken.
    """
    directory = current_invocation().directory
    return find_workspace(Path.cwd()) if directory is None else read_workspace(directory)


def optional_newspapers_dir() -> Path | None:
    """The workspace's own profiles; None when neither `-C` nor the working directory has a workspace."""
    if current_invocation().directory is None and find_root(Path.cwd()) is None:
        return None
    return current_workspace().newspapers_dir
