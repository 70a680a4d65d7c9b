"""The published copy → articles for others, month by month; the text policy decides how much of each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from ingest.domain.errors import QueryError, UsageError
from ingest.domain.export import ExportArticle, ExportMonth, ExportPlace, ExportRequest
from ingest.domain.newspaper import TextPolicy
from ingest.warehouse.connect import first_line
from ingest.warehouse.excerpt import cut_excerpt
from ingest.warehouse.query import open_published

_MONTHS = """
select newspaper_id, date_trunc('month', edition_date)::date as month
from marts.articles
where {wanted}
group by all
order by all
"""
_ARTICLES = """
with places as (
    select
        article_id,
        any_value(status) as status,
        any_value(confidence) as confidence,
        list(
            {{code: place_code, name: place_name, role: role}}
            order by
                list_position(['primary', 'co_primary', 'city_wide', 'partner', 'mentioned'], role),
                score desc nulls last,
                place_code
        ) filter (where place_code is not null and role <> 'unassigned') as places
    from marts.attributions
    where edition_date between $since and $until
    group by article_id
)
select
    articles.* exclude (dateline, url),
    articles.dateline.place as located,
    articles.url as source_url,
    places.status,
    places.confidence,
    coalesce(places.places, []) as places,
    newspapers.newspaper_name,
    newspapers.text_policy,
    newspapers.rights_note,
    newspapers.timezone
from marts.articles as articles
inner join marts.newspapers as newspapers using (newspaper_id)
inner join places using (article_id)
where {wanted}
order by edition_date, edition_id, article_order, article_id
"""
_WANTED = """
not is_withdrawn
    and edition_date between $since and $until
    and (len($newspaper_ids::varchar[]) = 0 or list_contains($newspaper_ids::varchar[], newspaper_id))
    and (
        $district::varchar is null
        or article_id in (
            select article_id from marts.attributions
            where edition_date between $since and $until and $district in (place_name, place_code)
        )
    )
"""
_KNOWN = {
    "--newspaper": "select 1 from marts.newspapers where newspaper_id = $value",
    "--district": """
        select 1 from marts.districts where $value in (place_name, place_code)
        union all
        select 1 from marts.attributions where $value in (place_name, place_code)
        limit 1
    """,
}

Row = dict[str, Any]  # its columns are typed by SQL


def read_export(published: Path, request: ExportRequest) -> Iterator[ExportMonth]:
    """Read what is asked for, by newspaper and month; withdrawn and withheld articles are in none.

    Raises:
        UsageError: If nothing is published, or there is no such newspaper or place.
        QueryError: If the copy cannot be read.
    """
    with open_published(published) as connection:
        try:
            _check(connection, request)
            for newspaper_id, month in connection.execute(
                _MONTHS.format(wanted=_WANTED), _values(request)
            ).fetchall():
                yield _read_month(connection, request, newspaper_id, month)
        except duckdb.Error as error:
            raise QueryError(
                f"{published}: cannot be exported ({first_line(error)}); `dibao digest` publishes it again"
            ) from error


def _check(connection: duckdb.DuckDBPyConnection, request: ExportRequest) -> None:
    asked = [("--newspaper", one) for one in request.newspaper_ids]
    asked += [("--district", request.district)] if request.district is not None else []
    for option, value in asked:
        if not connection.execute(_KNOWN[option], {"value": value}).fetchall():
            name = "editions" if option == "--newspaper" else "districts"
            raise UsageError(
                f"{option} {value[:40]!r} stands nowhere in what is published; `dibao query {name}` lists what does"
            )


def _values(request: ExportRequest) -> dict[str, object]:
    return {
        "newspaper_ids": list(request.newspaper_ids),
        "district": request.district,
        "since": request.since or date.min,
        "until": request.until or date.max,
    }


def _read_month(
    connection: duckdb.DuckDBPyConnection, request: ExportRequest, newspaper_id: str, month: date
) -> ExportMonth:
    last = date(month.year + month.month // 12, month.month % 12 + 1, 1).toordinal() - 1
    values = _values(request) | {
        "newspaper_ids": [newspaper_id],
        "since": max(month, request.since or month),
        "until": min(date.fromordinal(last), request.until or date.max),
    }
    cursor = connection.execute(_ARTICLES.format(wanted=_WANTED), values)
    names = [column[0] for column in cursor.description or ()]
    rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    return ExportMonth(newspaper_id=newspaper_id, month=month, articles=tuple(map(_make_article, rows)))


def _make_article(row: Row) -> ExportArticle:
    excerpt = cut_excerpt(tuple(row["paragraphs"]), TextPolicy(row["text_policy"]))
    made = {
        "byline": tuple(row["byline"]),
        "writers": tuple(row["writers"]),
        "excerpt": excerpt.text,
        "is_cut": excerpt.is_cut,
        "paragraphs": excerpt.paragraphs,
        "captions": tuple(row["captions"]) if excerpt.paragraphs else (),
        "places": tuple(ExportPlace(**place) for place in row["places"]),
    }
    return ExportArticle(**{name: row[name] for name in ExportArticle.__slots__ if name not in made} | made)
