"""A place's keywords of each month → how its most frequent ones fared over the last year."""

from collections import Counter
from collections.abc import Iterable

from ingest.digest.trend import Bars, Span, find_span
from ingest.domain.digest import Keyword

SHOWN_MONTHS = 12
SHOWN_WORDS = 8
LEAST_ARTICLES = 2  # a word of one article is no trend


def find_word_bars(keywords: Iterable[Keyword]) -> tuple[Span, tuple[Bars, ...]] | None:
    """The last twelve months and a line of bars for each of the words with most articles in them, most first.

    A month in which a word was not among the place's keywords counts 0. None where no word has two articles.
    """
    known = tuple(keywords)
    if not known:
        return None
    starts = find_span((one.month_date for one in known), unit="month").starts[-SHOWN_MONTHS:]
    counts = {(one.term, one.month_date): one.article_count for one in known if one.month_date >= starts[0]}
    totals: Counter[str] = Counter()
    for (term, _), count in counts.items():
        totals[term] += count
    chosen = sorted(
        (term for term in totals if totals[term] >= LEAST_ARTICLES), key=lambda one: (-totals[one], one)
    )
    bars = tuple(
        Bars(place_code="", place_name=term, counts=tuple(counts.get((term, start), 0) for start in starts))
        for term in chosen[:SHOWN_WORDS]
    )
    return (Span(unit="month", starts=starts), bars) if bars else None
