"""Data goes to stdout, messages to stderr."""

import contextlib
import dataclasses
import json
import logging
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

import click

from ingest.cli.context import current_invocation
from ingest.cli.log_lines import JsonFormatter, write_line


def say(message: str, *, edition_id: str | None = None) -> None:
    """Tell how it goes; silent under `-q`."""
    if not current_invocation().is_quiet:
        _tell("info", message, message, edition_id)


def warn(message: str, *, edition_id: str | None = None) -> None:
    """Tell what should be looked at, also under `-q`."""
    _tell("warning", message, f"dibao: warning: {message}", edition_id)


def _tell(level: str, message: str, text: str, edition_id: str | None) -> None:
    is_json = current_invocation().is_json
    click.echo(write_line(level, message, edition_id=edition_id) if is_json else text, err=True)


def show_progress() -> None:
    """Let the steps tell how far they are, on stderr; silent under `-q`."""
    if current_invocation().is_quiet or logging.getLogger("ingest").handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    is_json = current_invocation().is_json
    handler.setFormatter(JsonFormatter() if is_json else logging.Formatter("%(message)s"))
    _listen(handler)


@contextlib.contextmanager
def showing_bar() -> Iterator[None]:
    """As `show_progress`, with a bar at the end of the terminal; where stderr is none, or tells JSON, without."""
    invocation = current_invocation()
    if invocation.is_quiet or invocation.is_json or not sys.stderr.isatty():
        show_progress()
        yield
        return
    from ingest.cli.bar import progress_bar  # noqa: PLC0415 - imports rich

    with progress_bar() as handler:
        _listen(handler)
        yield
        logging.getLogger("ingest").removeHandler(handler)


def _listen(handler: logging.Handler) -> None:
    logger = logging.getLogger("ingest")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def write_text(text: str) -> None:
    """Write data, ending in one line end."""
    click.echo(text)


def write_json(value: object) -> None:
    """Write one value as one line of JSON; dataclasses become objects, tuples arrays, days ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def set_utf8_output() -> None:
    """Write UTF-8 wherever we run; a file name that is not UTF-8 shows its odd bytes escaped."""
    sys.stdout = _utf8(sys.stdout, by_line=sys.stdout is not None and sys.stdout.isatty())
    sys.stderr = _utf8(sys.stderr, by_line=True)


def _utf8(stream: TextIO | None, *, by_line: bool) -> TextIO:
    """A buffered stream on the same descriptor.

    Under PYTHONUNBUFFERED Python's own is raw: on a full disk it writes a part and raises nothing.
    """
    if stream is None:  # the caller closed it
        return Path(os.devnull).open("w", encoding="utf-8")
    return os.fdopen(stream.fileno(), "w", 1 if by_line else -1, "utf-8", "backslashreplace", closefd=False)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        # field by field: `asdict` copies deeply before anything is needed
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, datetime) and value.tzinfo is None:  # as all of ours, UTC
        return f"{value.isoformat()}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
