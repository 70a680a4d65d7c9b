"""Postings of a quarter in few segments: added week by week, and made one when they are many.

A segment's articles are numbered from 0. What was indexed again is in another segment, and its old number dropped.
"""

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

TOKEN_CLASSES = 64  # DuckDB reads 2,048 lists to find one: the longest may not lie side by side
MOST_SEGMENTS = 8  # of a quarter; with more they are made one
MOST_DROPPED = 0.1  # of a quarter's articles, likewise

_ARTICLES = """
insert into search.articles
select $quarter::date, $segment, article_no, article_id, edition_date, token_count from numbered
"""
_OCCURRENCES = """
create or replace temp table occurrences as
select token, article_no, if(count(*) < 3, 1, 2) as entries
from found
group by all
"""
_NEW_TOKENS = f"""
insert into search.tokens
select
    token,
    place % {TOKEN_CLASSES} * (1 << 24) + place // {TOKEN_CLASSES} as token_id
from (
    select
        token,
        (select count(*) from search.tokens) + row_number() over (order by count(*) desc, token) as place
    from occurrences
    anti join search.tokens using (token)
    group by token
)
order by token
"""  # noqa: S608 - ours
_POSTINGS = """
insert into search.postings
select $quarter::date, $segment, token_id, list(article_no order by article_no)
from (
    select token_id, article_no, unnest(range(entries))
    from occurrences
    inner join search.tokens using (token)
)
group by token_id
order by token_id
"""
_EMPTY = """
select distinct segment_no from search.dropped
anti join search.articles using (segment_no)
"""
_SEGMENTS = """
select segments.segment_no, any_value(segments.article_count), count(dropped.article_no)
from (
    select segment_no, count(*) as article_count
    from search.articles
    where quarter = $quarter
    group by segment_no
) as segments
left join search.dropped as dropped on segments.segment_no = dropped.segment_no
group by segments.segment_no
"""
_MOVED = """
create or replace temp table moved as
select
    segment_no,
    article_no,
    (row_number() over (order by edition_date, article_id) - 1)::uinteger as new_no,
    article_id,
    edition_date,
    token_count
from search.articles
where quarter = $quarter
"""
_MERGED = """
create or replace temp table merged as
select token_id, list(new_no order by new_no) as article_nos
from (
    select segment_no, token_id, unnest(article_nos) as article_no
    from search.postings
    where quarter = $quarter
)
inner join moved using (segment_no, article_no)
group by token_id
"""
_MOVED_ARTICLES = """
insert into search.articles
select $quarter::date, $segment, new_no, article_id, edition_date, token_count from moved
order by new_no
"""
_MERGED_POSTINGS = """
insert into search.postings
select $quarter::date, $segment, token_id, article_nos from merged
order by token_id
"""


def add_segment(
    connection: duckdb.DuckDBPyConnection, quarter: date, numbered: pa.Table, found: pa.Table
) -> None:
    """Add a segment of these articles.

    Args:
        quarter: Its first day.
        numbered: An article a row: article_no, article_id, edition_date, token_count.
        found: A token that stands in an article a row: token, article_no.
    """
    place = {"quarter": quarter, "segment": _find_free_number(connection)}
    connection.register("numbered", numbered)
    connection.register("found", found)
    try:
        connection.execute(_ARTICLES, place)
        connection.execute(_OCCURRENCES)
        connection.execute(_NEW_TOKENS)
        connection.execute(_POSTINGS, place)
        connection.execute("drop table temp.occurrences")
    finally:
        connection.unregister("numbered")
        connection.unregister("found")


def forget_empty(connection: duckdb.DuckDBPyConnection, quarter: date) -> None:
    """Take away the quarter's segments of which every article was dropped."""
    _forget(connection, quarter, [number for (number,) in connection.execute(_EMPTY).fetchall()])


def merge_segments(connection: duckdb.DuckDBPyConnection, quarter: date) -> None:
    """Make one segment of all of a quarter's where they are many, or much of them was dropped: without that."""
    rows = connection.execute(_SEGMENTS, {"quarter": quarter}).fetchall()
    segments = [number for number, *_ in rows]
    dropped_share = sum(dropped for *_, dropped in rows) / max(1, sum(articles for _, articles, _ in rows))
    if len(segments) <= MOST_SEGMENTS and dropped_share <= MOST_DROPPED:
        return
    place = {"quarter": quarter, "segment": _find_free_number(connection)}
    for sql in (_MOVED, _MERGED):
        connection.execute(sql, {"quarter": quarter})
    _forget(connection, quarter, segments)
    for sql in (_MOVED_ARTICLES, _MERGED_POSTINGS):
        connection.execute(sql, place)
    for table in ("moved", "merged"):
        connection.execute(f"drop table temp.{table}")


def _forget(connection: duckdb.DuckDBPyConnection, quarter: date, segments: Sequence[int]) -> None:
    if not segments:
        return
    for table in ("postings", "articles"):
        connection.execute(
            f"delete from search.{table} where quarter = $quarter and list_contains($segments::uinteger[], segment_no)",  # noqa: S608 - ours
            {"quarter": quarter, "segments": segments},
        )
    connection.execute(
        "delete from search.dropped where list_contains($segments::uinteger[], segment_no)",
        {"segments": segments},
    )


def _find_free_number(connection: duckdb.DuckDBPyConnection) -> int:
    rows = connection.execute("select coalesce(max(segment_no), 0) + 1 from search.articles").fetchall()
    return int(rows[0][0])
