"""Days with something to show → months as weeks of seven cells, Monday first, for calendars without script."""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Shown = TypeVar("Shown")
WEEKS = Calendar()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Generic[Shown]):
    """A day of a month, and what is known of it."""

    day: date
    shown: Shown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Generic[Shown]):
    """A month; a cell is None where the week reaches into its neighbour.

    Attributes:
        mondays: With which its weeks begin, the first perhaps in the month before.
    """

    year: int
    month: int
    weeks: tuple[tuple[Cell[Shown] | None, ...], ...]
    mondays: tuple[date, ...]


def find_months(year: int, days: Mapping[date, Shown]) -> tuple[Month[Shown], ...]:
    """The months of a year that have a day, newest first."""
    months = sorted({day.month for day in days if day.year == year}, reverse=True)
    return tuple(_month(year, month, days) for month in months)


def _month(year: int, month: int, days: Mapping[date, Shown]) -> Month[Shown]:
    weeks = WEEKS.monthdatescalendar(year, month)
    return Month(
        year=year,
        month=month,
        weeks=tuple(
            tuple(Cell(day=day, shown=days.get(day)) if day.month == month else None for day in week)
            for week in weeks
        ),
        mondays=tuple(week[0] for week in weeks),
    )
