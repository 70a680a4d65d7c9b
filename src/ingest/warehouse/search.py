"""Words or a phrase → the articles that hold them, best first, from the published copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ingest.domain.errors import QueryError, UsageError
from ingest.domain.newspaper import TextPolicy
from ingest.warehouse.connect import first_line
from ingest.warehouse.query import TIME_LIMIT_SECONDS, open_published, time_limit
from ingest.warehouse.snippet import Snippet, Span, cut_snippet, find_places, find_terms

FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9999, 12, 31)

_FOUND = """
select article_id, edition_date, score
from main.search($text, since := $since::date, until := $until::date)
where {wanted}
order by score desc, edition_date desc, article_id
limit $limit
"""
_ARTICLES = """
select
    article_id, edition_date, newspaper_id, page_no, headline, paragraphs, url,
    (select text_policy from marts.newspapers where newspapers.newspaper_id = articles.newspaper_id)
from marts.articles as articles
where article_id in ({ids})
"""
_OF_ARTICLES = "article_id in (select article_id from marts.articles where {})"
_OF_PLACES = "article_id in (select article_id from marts.attributions where {})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What is looked for.

    Attributes:
        text: Words, and phrases in quotes; simplified and traditional alike.
        district: Name or code of a place the article belongs to or names.
        role: The place's in the article, as in `marts.attributions`.
    """

    text: str
    district: str | None = None
    newspaper_id: str | None = None
    page_no: str | None = None
    role: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An article that was found.

    Attributes:
        score: BM25; 0 for a single character, which is looked for without an index.
        highlights: Of the headline.
        snippet: None where the newspaper's policy lets no text out.
    """

    article_id: str
    edition_date: date
    newspaper_id: str
    page_no: str | None
    headline: str | None
    highlights: tuple[Span, ...]
    snippet: Snippet | None
    url: str | None
    score: float


def search(published: Path, request: SearchRequest) -> tuple[SearchHit, ...]:
    """Find articles, best first, of equal ones the newest.

    Raises:
        UsageError: If there is nothing to look for, or nothing is published.
        QueryError: If the copy has no index, or it takes too long.
    """
    terms = find_terms(request.text)
    if not any(character.isalnum() for term in terms for character in term):
        raise UsageError(
            "nothing to look for; give words, or a phrase in quotes: dibao search '\"精准扶贫\"'"
        )
    with open_published(published) as connection:
        try:
            with time_limit(connection, TIME_LIMIT_SECONDS):
                return tuple(_find(connection, request, terms))
        except duckdb.CatalogException as error:
            raise QueryError(
                f"{published}: has no search index; `dibao digest` publishes it again"
            ) from error
        except duckdb.Error as error:
            raise QueryError(f"the search failed: {first_line(error)}") from error


def _find(
    connection: duckdb.DuckDBPyConnection, request: SearchRequest, terms: tuple[str, ...]
) -> Iterator[SearchHit]:
    values: dict[str, Any] = {
        "text": request.text,
        "since": request.since or FIRST_DAY,
        "until": request.until or LAST_DAY,
        "limit": request.limit,
    }
    conditions = _conditions(request)
    wanted = " and ".join(conditions) or "true"
    filters = {name: value for condition in conditions.values() for name, value in condition.items()}
    found = connection.execute(_FOUND.format(wanted=wanted), values | filters).fetchall()
    if not found:
        return
    # written out, for then DuckDB looks them up in the articles' index
    ids = ", ".join("'" + article_id.replace("'", "''") + "'" for article_id, _, _ in found)
    articles = {row[0]: row for row in connection.execute(_ARTICLES.format(ids=ids)).fetchall()}
    for article_id, _, score in found:
        yield _make_hit(articles[article_id], score, terms)


def _conditions(request: SearchRequest) -> dict[str, dict[str, str]]:
    """SQL → its values."""
    wanted: dict[str, dict[str, str]] = {}
    if request.newspaper_id:
        wanted[_OF_ARTICLES.format("newspaper_id = $newspaper")] = {"newspaper": request.newspaper_id}
    if request.page_no:
        wanted[_OF_ARTICLES.format("page_no = $page")] = {"page": request.page_no}
    place = {"district": request.district, "role": request.role}
    parts = {"district": "$district in (place_name, place_code)", "role": "role = $role"}
    given = {name: value for name, value in place.items() if value}
    if given:
        wanted[_OF_PLACES.format(" and ".join(parts[name] for name in given))] = given
    return wanted


def _make_hit(row: tuple[Any, ...], score: float, terms: tuple[str, ...]) -> SearchHit:
    article_id, edition_date, newspaper_id, page_no, headline, paragraphs, url, policy = row
    return SearchHit(
        article_id=article_id,
        edition_date=edition_date,
        newspaper_id=newspaper_id,
        page_no=page_no,
        headline=headline,
        highlights=find_places(headline or "", terms),
        snippet=cut_snippet(tuple(paragraphs), TextPolicy(policy), terms),
        url=url,
        score=score,
    )
