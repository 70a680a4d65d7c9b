"""A written date and the edition's date → the days it means, or None where a reader could not tell either.

A newspaper reports what has been and announces what is to come: a date without its year or month is the one of this
year or month if that is past, else the nearest one that a writer could leave unmarked.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ingest.parse.dates.grammar import Written, read_number

# How far a date may lie from the edition without its year, or its month, being printed; in days.
YEAR_PAST, YEAR_WRAP, YEAR_AHEAD, YEAR_ANNOUNCED = 300, 92, 62, 200
MONTH_PAST, MONTH_WRAP, MONTH_AHEAD, MONTH_ANNOUNCED = 14, 7, 7, 31
FIRST_OF_PART = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 21, "末": 21}
LAST_OF_PART = {"初": 10, "上旬": 10, "中旬": 20}


class Lean(Enum):
    """What the words around say of the time."""

    NONE = "none"
    PAST = "past"
    FUTURE = "future"
    HINT = "hint"  # rather to come, if it is not clear otherwise


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day."""

    start: date
    end: date


def read_absolute(written: Written) -> Period | None:
    """The days of a date that names its year; None if there are none such, as 31日 of a short month."""
    if written.years is None:
        return None
    return _period(written.years, written)


def read_back(written: Written, before: date) -> Period | None:
    """同年8月, 当月15日: counted from the date before it in the text."""
    if written.years_back is not None:
        return _period((before.year + written.years_back,) * 2, written)
    return _in_month(written, before, written.months_back or 0)


def read_relative(written: Written, on: date) -> Period | None:
    """The days of a date that is counted from the edition's: 去年11月6日, 上月底, 昨日, 下周一, 年底."""
    if written.day_shift is not None:
        day = on + timedelta(days=written.day_shift)
        return Period(day, day)
    if written.week_shift is not None and written.weekdays:
        monday = on - timedelta(days=on.weekday() - 7 * written.week_shift)
        return Period(*(monday + timedelta(days=day) for day in written.weekdays))
    if written.month_shift is not None and not written.has_year:
        return _in_month(written, on, written.month_shift)
    if written.year_shift is None:
        return None
    year = on.year + written.year_shift
    return _period((year, year), written)


def list_candidates(written: Written, around: date) -> tuple[Period, ...]:
    """The days a date without its year (month, week) may mean, from one such unit before to one after."""
    make: Callable[[int], Period | None]
    if written.weekdays:
        monday = around - timedelta(days=around.weekday())
        first, last = written.weekdays

        def make(step: int) -> Period | None:
            week = monday + timedelta(days=7 * step)
            return Period(week + timedelta(days=first), week + timedelta(days=last))

    elif written.has_month:

        def make(step: int) -> Period | None:
            return _period((around.year + step,) * 2, written)

    else:

        def make(step: int) -> Period | None:
            return _in_month(written, around, step)

    return tuple(period for period in map(make, (-1, 0, 1)) if period)


def choose(written: Written, on: date, lean: Lean) -> Period | None:
    """The days a reader of the edition would take it for."""
    candidates = list_candidates(written, on)
    past = max((one for one in candidates if one.start <= on), key=lambda one: one.start, default=None)
    ahead = min((one for one in candidates if one.end >= on), key=lambda one: one.start, default=None)
    if lean is Lean.PAST or (past and past == ahead):
        return past
    if lean is Lean.FUTURE:
        return ahead if ahead and _is_announced(written, ahead, on) else None
    if written.weekdays:
        return None
    found = _choose_unmarked(written, on, past, ahead)
    if found is None and lean is Lean.HINT and ahead and _is_same(written, ahead.start, on):
        return ahead
    return found


def _choose_unmarked(written: Written, on: date, past: Period | None, ahead: Period | None) -> Period | None:
    far, wrap, near = (
        (YEAR_PAST, YEAR_WRAP, YEAR_AHEAD) if written.has_month else (MONTH_PAST, MONTH_WRAP, MONTH_AHEAD)
    )
    since = (on - past.start).days if past else None
    until = (ahead.start - on).days if ahead else None
    if past and since is not None and _is_same(written, past.start, on):
        return past if since <= far or until is None or until > near else None
    if past and since is not None and since <= wrap:
        return past
    return ahead if until is not None and until <= near else None


def _is_announced(written: Written, ahead: Period, on: date) -> bool:
    longest = YEAR_ANNOUNCED if written.has_month else MONTH_ANNOUNCED
    return (ahead.start - on).days <= longest or _is_same(written, ahead.start, on)


def _is_same(written: Written, day: date, on: date) -> bool:
    """The same year, or for a day without its month the same month."""
    return day.year == on.year and (written.has_month or day.month == on.month)


def is_clear_part(written: Written, on: date, lean: Lean) -> bool:
    """年底 is this year's in an announcement, else of any year; 年初 in December may be the coming one's."""
    if lean in (Lean.FUTURE, Lean.HINT):
        return True
    if written.part in ("初", "年初", "上半年"):
        return on.day < 25 if written.month_shift is not None else on.month <= 10
    return written.part == "下半年" and on.month >= 7


def _in_month(written: Written, around: date, shift: int) -> Period | None:
    months = around.year * 12 + around.month - 1 + shift
    return _of_months(months // 12, (months % 12 + 1,) * 2, written)


def _period(years: tuple[int, int], written: Written) -> Period | None:
    is_span = years[0] != years[1]
    if (written.has_month and not written.months) or (is_span and (written.has_month or written.part)):
        return None  # 去年上月, 2017-2018年3月
    if written.months:
        return _of_months(years[0], written.months, written)
    if written.days:
        return None
    if written.part:
        return _part_of_year(years[0], written.part)
    return Period(date(years[0], 1, 1), date(years[1], 12, 31)) if years[0] <= years[1] else None


def _of_months(year: int, months: tuple[int, int], written: Written) -> Period | None:
    if not 1 <= months[0] <= months[1] <= 12:
        return None
    first, last = written.days or (1, calendar.monthrange(year, months[1])[1])
    if written.part and not written.days:
        part = written.part.removeprefix("月")
        if part not in FIRST_OF_PART:
            return None
        first, last = FIRST_OF_PART[part], LAST_OF_PART.get(part, last)
    if not 1 <= first <= last <= calendar.monthrange(year, months[1])[1]:
        return None
    return Period(date(year, months[0], first), date(year, months[1], last))


def _part_of_year(year: int, part: str) -> Period | None:
    """年初 and 年底 are taken as the first and the last quarter."""
    months = _months_of(part.lstrip("年"))
    if months is None:
        return None
    return Period(date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1]))


def _months_of(part: str) -> tuple[int, int] | None:
    named = {"初": (1, 3), "底": (10, 12), "末": (10, 12), "上半年": (1, 6), "下半年": (7, 12)}
    if part in named:
        return named[part]
    number = part.strip("第前季度个月")
    if not number or number == "同期":  # as far into that year as this one is, which depends on the sentence
        return None
    count = read_number(number)
    if part.endswith("季度"):
        return (1 if part.startswith("前") else 3 * count - 2, 3 * count) if 1 <= count <= 4 else None
    return (1, count) if part.endswith("月") and 1 <= count <= 12 else None
