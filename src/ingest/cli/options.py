"""What several commands take: a day, a path."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ingest.domain.errors import UsageError

PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is for the step to say


class _Day(click.ParamType):  # type: ignore[type-arg] # generic only in the newest Click
    """A day of the calendar, which has no zone."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - Click's signature
        """Read YYYY-MM-DD.

        Raises:
            UsageError: If it is no day of the calendar, or written in another way; names the option.
        """
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day of the calendar has no zone
        except ValueError as error:
            option = param.opts[0] if param else "the day"
            raise UsageError(f"{option} {str(value)[:40]!r} is no day; write it as YYYY-MM-DD") from error


DAY = _Day()
