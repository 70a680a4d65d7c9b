"""An article and its edition's date → the article with the day of its dateline and the dates of its text."""

from dataclasses import replace
from datetime import date, timedelta

from ingest.domain.article import Article
from ingest.parse.dates.find import find_dates
from ingest.parse.lines.datelines import parse_dateline

LATEST = timedelta(days=31)  # between a dateline and the edition; a longer time is rather a misprint


def resolve_dates(article: Article, *, on: date | None) -> Article:
    """Read an article's dates; its strings stay as printed.

    Args:
        on: The edition's date; None resolves only what names its own year. Copy with a dated dateline is counted from
            that day, on which it was written: 今天 in `新华社北京7月6日电` is the 6th in the edition of the 7th.
    """
    dateline = parse_dateline(article.dateline.printed, edition_date=on) if article.dateline else None
    written = dateline.dateline_date if dateline else None
    today = written if on and written and on - written <= LATEST else on
    is_letter = article.kind == "letter"
    return replace(
        article,
        dateline=dateline,
        dates=tuple(
            found
            for index, paragraph in enumerate(article.paragraphs)
            for found in find_dates(paragraph, on=today, index=index, is_letter=is_letter)
        ),
    )
