"""Data goes to stdout, messages to stderr."""

import dataclasses
import json
import sys
from datetime import date
from pathlib import Path

import click

from ingest.cli.context import current_invocation


def say(message: str) -> None:
    """Tell how it goes; silent under `-q`."""
    if not current_invocation().is_quiet:
        click.echo(message, err=True)


def warn(message: str) -> None:
    """Tell what should be looked at, also under `-q`."""
    click.echo(f"dibao: warning: {message}", err=True)


def write_text(text: str) -> None:
    """Write data, ending in one line end."""
    click.echo(text)


def write_json(value: object) -> None:
    """Write one value as one line of JSON; dataclasses become objects, tuples arrays, days ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def set_utf8_output() -> None:
    """Write UTF-8 wherever we run; a file name that is not UTF-8 shows its odd bytes escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        # field by field: `asdict` copies deeply before anything is needed
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
