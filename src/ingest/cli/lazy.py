"""A table of commands → a Click group that imports a command's module only when that command runs."""

import importlib
from typing import NamedTuple

import click


class CommandLine(NamedTuple):
    """One line of the table of commands.

    Attributes:
        name: As typed.
        target: `module:attribute` of its Click command.
        help: One line for `dibao --help`.
    """

    name: str
    target: str
    help: str


class LazyGroup(click.Group):
    """Lists its commands from the table alone, so help and completion import none of them."""

    def __init__(self, *, table: tuple[CommandLine, ...], **settings: object) -> None:
        placeholders = {line.name: click.Command(line.name, help=line.help) for line in table}
        super().__init__(commands=placeholders, **settings)  # type: ignore[arg-type] # Click takes any setting
        self._targets = {line.name: line.target for line in table}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """In the table's order, which is that of a day's work."""
        return list(self._targets)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Put the real command in the place of its line."""
        name, placeholder, rest = super().resolve_command(ctx, args)
        if placeholder is None or name is None:
            return name, placeholder, rest
        module, attribute = self._targets[name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return name, command, rest
