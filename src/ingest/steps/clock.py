"""The clock: "now" in UTC, "today" where a newspaper is printed, and which edition dates can be."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Newspaper

AS_OF = "DIBAO_AS_OF"
FIRST_YEAR = 1872  # the first Chinese-language daily of modern form


def utc_now() -> datetime:
    """The moment in UTC, without zone; fixed where `--as-of` (or the variable `DIBAO_AS_OF`) fixes it.

    Raises:
        UsageError: If the fixed moment is no ISO 8601 time.
    """
    fixed = os.environ.get(AS_OF)
    return _read_moment(fixed) if fixed is not None else datetime.now(UTC).replace(tzinfo=None)


def set_now(text: str) -> None:
    """Fix "now" for this process and those it starts.

    Raises:
        UsageError: If the text is no ISO 8601 time.
    """
    os.environ[AS_OF] = _read_moment(text).isoformat()


def _read_moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--as-of {text[:40]!r} is no time; write it like 2026-03-18T06:00:00") from error
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def local_date(newspaper: Newspaper, moment: datetime) -> date:
    """The day it is where the newspaper appears, at a moment; one without a zone is in UTC."""
    return date_in(newspaper.timezone, moment)


def date_in(timezone: str, moment: datetime) -> date:
    """The same in a time zone, by its IANA name."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZoneInfo(timezone)).date()


def check_edition_date(newspaper: Newspaper, day: date) -> date:
    """Give back a day that an edition can carry.

    Raises:
        UsageError: If it lies in the newspaper's future, or before newspapers were.
    """
    today = local_date(newspaper, utc_now())
    if day > today:
        raise UsageError(
            f"{day} lies in the future: it is {today} in {newspaper.timezone}; give the date printed on the page"
        )
    if day.year < FIRST_YEAR:
        raise UsageError(
            f"{day} cannot be an edition's date; give the date printed on the page as YYYY-MM-DD"
        )
    return day
