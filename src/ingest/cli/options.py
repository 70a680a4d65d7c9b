"""What several commands take: a day, a path."""

from datetime import date, datetime
from pathlib import Path

import click

from ingest.domain.errors import UsageError

PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is for the step to say


def read_day(text: str, option: str = "--date") -> date:
    """The day given with an option.

    Raises:
        UsageError: If it is no day of the calendar, or written in another way.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day of the calendar has no zone
    except ValueError as error:
        raise UsageError(f"{option} {text[:40]!r} is no day; write it as YYYY-MM-DD") from error
