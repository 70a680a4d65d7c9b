"""Counts of days → bars over time: by day, week or month, whichever a line of bars can show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.domain.digest import DigestCount

DAYS_BY_DAY = 31
DAYS_BY_WEEK = 371
BAR_HEIGHT = 32
LINE_WIDTH = 560
BAR_WIDTHS = (4, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The time that bars stand for: `starts` are the first days of its units, in order; unit is day, week or month."""

    unit: str
    starts: tuple[date, ...]

    @property
    def step(self) -> int:
        """A bar's width with the gap behind it."""
        least, most = BAR_WIDTHS
        return max(least, min(most, LINE_WIDTH // len(self.starts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One place over time; `counts` stand in the order of the span's starts."""

    place_code: str
    place_name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All counts together."""
        return sum(self.counts)


def find_span(days: Iterable[date], *, unit: str | None = None) -> Span:
    """The span from the first day to the last; at least one day. Its unit is the one that fits, if none is given."""
    known = set(days)
    first, last = min(known), max(known)
    length = (last - first).days + 1
    unit = unit or _find_unit(length)
    starts = {find_start(first + timedelta(days=number), unit) for number in range(length)}
    return Span(unit=unit, starts=tuple(sorted(starts)))


def _find_unit(length: int) -> str:
    return "day" if length <= DAYS_BY_DAY else "week" if length <= DAYS_BY_WEEK else "month"


def find_start(day: date, unit: str) -> date:
    """The first day of the unit a day lies in; weeks start on Monday."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


def count_bars(counts: Iterable[DigestCount], span: Span) -> tuple[Bars, ...]:
    """One line of bars for each place, the city first, then by code; places are named as on their newest day."""
    sums: Counter[tuple[str, date]] = Counter()
    places: dict[str, DigestCount] = {}
    for one in sorted(counts, key=lambda count: count.edition_date):
        places[one.place_code] = one
        sums[one.place_code, find_start(one.edition_date, span.unit)] += one.primary_count
    ordered = sorted(places.values(), key=lambda place: (place.place_level != "city", place.place_code))
    return tuple(
        Bars(
            place_code=place.place_code,
            place_name=place.place_name,
            counts=tuple(sums[place.place_code, start] for start in span.starts),
        )
        for place in ordered
    )


def draw_bars(bars: Bars, span: Span, top: int) -> str:
    """The path of an SVG `step * len(starts)` wide and `BAR_HEIGHT` high; `top` is the count of a full bar."""
    width = span.step - 1
    heights = (-(-count * BAR_HEIGHT // max(top, 1)) for count in bars.counts)  # what is not nothing shows
    return "".join(
        f"M{position * span.step} {BAR_HEIGHT}v-{height}h{width}v{height}z"
        for position, height in enumerate(heights)
        if height
    )
