"""The published copy → the counts that monitors watch."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.warehouse.query import open_published

_STATES = "select newspaper_id, state, count(*) from marts.editions group by all order by all"
_ARTICLES = """
select
    newspapers.newspaper_id,
    newspapers.timezone,
    count(distinct articles.article_id),
    count(distinct articles.article_id) filter (where attributions.role = 'unassigned'),
    max(articles.edition_date)
from marts.newspapers as newspapers
left join marts.articles as articles
    on newspapers.newspaper_id = articles.newspaper_id and not articles.is_withdrawn
left join marts.attributions as attributions
    on articles.article_id = attributions.article_id and attributions.role = 'unassigned'
group by all
order by all
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewspaperFigures:
    """One newspaper in numbers.

    Attributes:
        article_count: Without withdrawn ones; so is `unassigned_count`.
        newest_date: Of the newest edition with articles; None without one.
    """

    newspaper_id: str
    timezone: str
    article_count: int
    unassigned_count: int
    newest_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All counts of one published copy; `editions` are (newspaper id, state, number)."""

    editions: tuple[tuple[str, str, int], ...]
    newspapers: tuple[NewspaperFigures, ...]


def read_figures(published: Path) -> Figures:
    """Count what is published.

    Raises:
        UsageError: If nothing is published yet.
        QueryError: If the copy is damaged.
    """
    names = ("newspaper_id", "timezone", "article_count", "unassigned_count", "newest_date")
    with open_published(published) as connection:
        return Figures(
            editions=tuple(connection.execute(_STATES).fetchall()),
            newspapers=tuple(
                NewspaperFigures(**dict(zip(names, row, strict=True)))
                for row in connection.execute(_ARTICLES).fetchall()
            ),
        )
