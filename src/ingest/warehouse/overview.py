"""The published copy → every paper-day, and what has drifted; it never waits for a run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.warehouse.named_queries import read_named_queries
from ingest.warehouse.query import open_published

_DAYS = """
select
    newspapers.newspaper_id, newspapers.newspaper_name, coverage.edition_date, coverage.state, coverage.reason,
    coverage.article_count
from marts.newspapers as newspapers
left join marts.coverage as coverage using (newspaper_id)
order by all
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDay:
    """One newspaper on one day; of two editions that day each has its own.

    Attributes:
        state: One of `EditionState`, or `missing`.
    """

    edition_date: date
    state: str
    reason: str
    article_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A newspaper that was loaded or tried, with the days from its first to its last edition."""

    newspaper_id: str
    newspaper_name: str
    days: tuple[PaperDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A row of the query `drift`: how a newspaper's last editions differ from those before.

    Attributes:
        what: `articles`, `no_headline`, `no_byline`, `no_paragraphs` or `unassigned`.
        usual: Articles an edition, or a share from 0 to 1; so is `recent`.
        since: First of the last editions.
    """

    newspaper_id: str
    what: str
    usual: float
    recent: float
    since: date


def read_papers(published: Path) -> tuple[Paper, ...]:
    """Every newspaper with its days, in order of id.

    Raises:
        UsageError: If nothing is published yet.
        QueryError: If the copy is damaged.
    """
    with open_published(published) as connection:
        rows = connection.execute(_DAYS).fetchall()
    papers: dict[tuple[str, str], list[PaperDay]] = {}
    for newspaper_id, name, day, state, reason, article_count in rows:
        days = papers.setdefault((newspaper_id, name), [])
        if day is not None:
            days.append(PaperDay(edition_date=day, state=state, reason=reason, article_count=article_count))
    return tuple(
        Paper(newspaper_id=one, newspaper_name=name, days=tuple(days)) for (one, name), days in papers.items()
    )


def read_drift(published: Path) -> tuple[Drift, ...]:
    """What has drifted, by newspaper; () where nothing has.

    Raises:
        UsageError: If nothing is published yet.
        QueryError: If the copy is damaged.
    """
    sql = next(one.sql for one in read_named_queries() if one.name == "drift")
    with open_published(published) as connection:
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        return tuple(Drift(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())
