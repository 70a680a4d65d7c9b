"""A paragraph and the edition's date → the dates written in it, each with the days it means."""

import bisect
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.domain.article import DateMention
from ingest.parse.dates.cues import is_date, recurs
from ingest.parse.dates.grammar import Written, find_written, plain
from ingest.parse.dates.reading import Reading

_CLOCK = r"(?:\s*\d{1,2}\s*[时点:：](?:\d{1,2}分?|半)?)?"
_WEEKDAY = r"(?:[(（]?(?:周|星期)[一二三四五六日天][)）]?)?"
UNTIL = re.compile(rf"{_WEEKDAY}{_CLOCK}\s*起?\s*(?:至|到|[-—–~～－]{{1,2}})\s*")
AND = re.compile(r"\s*(?:、|和|与|及|以及|或)\s*")
TITLE = re.compile(r"《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Span:
    """A date, or with `last` a range of them; `follows` one before that it is joined to by 、 or 和."""

    first: Written
    last: Written | None
    follows: bool


def find_dates(
    paragraph: str, *, on: date | None, index: int = 0, is_letter: bool = False
) -> Iterator[DateMention]:
    """Every date of one paragraph in order; one that is ambiguous stands without days.

    Args:
        paragraph: As printed.
        on: The edition's date; without it only dates that name their year have days.
        index: The paragraph's in its article.
        is_letter: A letter's 昨天 is counted from a day that is not printed.
    """
    text = plain(paragraph)
    reading = Reading(text=text, on=on, has_own_today=is_letter)
    for span in _find_spans(text):
        first, last = span.first, span.last
        period = reading.resolve_range(first, last) if last else reading.resolve(first, follows=span.follows)
        end = (last or first).end
        yield DateMention(
            paragraph=index,
            start_offset=first.start,
            end_offset=end,
            surface=paragraph[first.start : end],
            start_date=period.start if period else None,
            end_date=period.end if period else None,
            rule="range" if last else "since" if first.is_since else first.rule,
        )


def _find_spans(text: str) -> Iterator[Span]:
    """Dates alone, or first and last of a range; what recurs is left out with all that is joined to it."""
    titles = [place for match in TITLE.finditer(text) for place in match.span()]
    found = deque(one for one in find_written(text) if bisect.bisect_right(titles, one.start) % 2 == 0)
    before: Written | None = None
    is_recurring = False
    while found:
        first = found.popleft()
        last = found.popleft() if found and UNTIL.fullmatch(text, first.end, found[0].start) else None
        follows = before is not None and AND.fullmatch(text, before.end, first.start) is not None
        is_recurring = recurs(first, last, text) or (is_recurring and follows)
        if not is_recurring and is_date(first, text):
            yield Span(first, last, follows)
        before = last or first
