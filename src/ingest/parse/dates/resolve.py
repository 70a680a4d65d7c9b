"""An article and its edition's date → the article with the day of its dateline and the dates of its text."""

from dataclasses import replace
from datetime import date

from ingest.domain.article import Article
from ingest.parse.dates.find import find_dates
from ingest.parse.lines.datelines import parse_dateline


def resolve_dates(article: Article, *, on: date | None) -> Article:
    """Count from the edition's date; None resolves only what names its own year. Strings stay as printed."""
    dateline = article.dateline
    return replace(
        article,
        dateline=parse_dateline(dateline.printed, edition_date=on) if dateline else None,
        dates=tuple(
            found
            for index, paragraph in enumerate(article.paragraphs)
            for found in find_dates(paragraph, on=on, index=index, is_letter=article.kind == "letter")
        ),
    )
