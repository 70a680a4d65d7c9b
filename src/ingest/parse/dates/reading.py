"""The dates of one paragraph, one after the other → days, by the edition's date and the dates before."""

import bisect
import re
from dataclasses import dataclass, field
from datetime import date

from ingest.parse.dates.calendar import (
    Lean,
    Period,
    choose,
    is_clear_part,
    list_candidates,
    read_absolute,
    read_back,
    read_relative,
)
from ingest.parse.dates.cues import SENTENCE_END, find_lean, is_any
from ingest.parse.dates.grammar import Written

SPOKEN = re.compile(r"“[^“”]*(?:”|$)|「[^「」]*(?:」|$)")
COMPARES = re.compile(r"(?:[比较与同和跟]|超过?)\s*$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of the paragraph that those after it may go on from, and the days it was found to mean."""

    written: Written
    period: Period


@dataclass(slots=True)
class Reading:
    """A paragraph read from its first date to its last.

    Attributes:
        text: Plain.
        on: The edition's date.
        has_own_today: It is a letter, whose 昨天 is not the edition's.
        before: The last date.
        anchor: The last one that names its month or its year.
        day: The last single day.
        spoken: Where quotations begin and end, in order.
    """

    text: str
    on: date | None
    has_own_today: bool
    before: Period | None = None
    anchor: Anchor | None = None
    day: Period | None = None
    spoken: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.spoken = tuple(place for match in SPOKEN.finditer(self.text) for place in match.span())

    def resolve(self, written: Written, *, follows: bool) -> Period | None:
        """The days of one date; with `follows` it goes on from the one right before: 17日、18日."""
        period = self._resolve(written, written, follows=follows)
        if written.is_since and period:
            period = Period(period.start, self.on) if self.on and period.start <= self.on else None
        self._remember(written, period)
        return period

    def resolve_range(self, first: Written, last: Written) -> Period | None:
        """From the first day of one date to the last day of the other."""
        end = self._resolve_named(last)
        if end and last.has_year and not first.has_year:
            begin = max(
                (one for one in list_candidates(first, end.start) if one.start <= end.start),
                key=lambda one: one.start,
                default=None,
            )
        else:
            begin = self._resolve(first, last, follows=False)
            self._remember(first, begin)
        if begin and not end:
            end = _find_next(last, begin.start)
        period = Period(begin.start, end.end) if begin and end and begin.start <= end.end else None
        self._remember(last, Period(end.start, end.end) if period and end else None)
        return period

    def _resolve(self, written: Written, last: Written, *, follows: bool) -> Period | None:
        named = self._resolve_named(written)
        if named or _is_named(written):
            return named
        if follows:
            return _find_next(written, self.before.start) if self.before else None
        if self.on is None:
            return None
        lean = find_lean(self.text, written.start, last.end)
        plain = choose(written, self.on, lean)
        return plain if plain and lean is Lean.FUTURE else self._weigh(written, plain)

    def _resolve_named(self, written: Written) -> Period | None:
        """By what the date itself says: its year, or how far from the edition's date it is."""
        if written.rule == "same_day":
            return self.day
        if written.years_back is not None or written.months_back is not None:
            return read_back(written, self.anchor.period.start) if self.anchor else None
        return read_absolute(written) or (self._resolve_counted(written, self.on) if self.on else None)

    def _resolve_counted(self, written: Written, on: date) -> Period | None:
        """From the edition's date, unless the words are spoken on another day or of any."""
        is_near = written.day_shift is not None or written.week_shift is not None
        if is_near and (self.has_own_today or self._is_spoken(written) or is_any(written, self.text)):
            return None
        lean = find_lean(self.text, written.start, written.end)
        if written.rule == "part" and not is_clear_part(written, on, lean):
            return None
        return read_relative(written, on)

    def _weigh(self, written: Written, plain: Period | None) -> Period | None:
        """What the date means by itself against what it means after the one before; None if they differ."""
        anchor = self.anchor
        if anchor is None or not self._holds(anchor, written):
            return plain
        going_on = _go_on(written, anchor)
        if going_on is None or going_on == plain:
            return plain
        return going_on if plain is None and self._is_same_sentence(anchor, written) else None

    def _holds(self, anchor: Anchor, written: Written) -> bool:
        """A year alone says nothing of a bare day, and 去年 nothing beyond its sentence."""
        if anchor.written.has_month:
            return True
        return written.has_month and (
            anchor.written.years is not None or self._is_same_sentence(anchor, written)
        )

    def _is_same_sentence(self, anchor: Anchor, written: Written) -> bool:
        return SENTENCE_END.search(self.text, anchor.written.end, written.start) is None

    def _is_spoken(self, written: Written) -> bool:
        return bisect.bisect_right(self.spoken, written.start) % 2 == 1

    def _remember(self, written: Written, period: Period | None) -> None:
        self.before = period
        if period and period.start == period.end:
            self.day = period
        is_compared = not written.has_month and COMPARES.search(
            self.text[max(0, written.start - 4) : written.start]
        )
        if period and (written.has_year or written.has_month) and not is_compared:
            self.anchor = Anchor(written, period)


def _is_named(written: Written) -> bool:
    """It says of itself which days it means, if anything does."""
    return (
        written.has_year
        or written.rule in ("relative_day", "week", "same_day")
        or not (written.months or written.days or written.weekdays)
    )


def _find_next(written: Written, begin: date) -> Period | None:
    """The first such date from a day on: 18日 after 7月17日, 周六 after 本周四."""
    return min(
        (one for one in list_candidates(written, begin) if one.start >= begin),
        key=lambda one: one.start,
        default=None,
    )


def _go_on(written: Written, anchor: Anchor) -> Period | None:
    """The date in the anchor's year, or for a bare day in its month, unless that lies before the anchor."""
    begin = anchor.period.start
    for one in list_candidates(written, begin):
        is_same = one.start.year == begin.year and (written.has_month or one.start.month == begin.month)
        if is_same and (one.start >= begin or not anchor.written.has_month):
            return one
    return None
