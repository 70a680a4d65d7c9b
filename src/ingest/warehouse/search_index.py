"""The articles of some days → the index of the search, inside the published copy.

A token is a pair of neighbouring letters or digits of the folded text, white space between them not counted; one that
stands alone is a token too.
Characters are read here, the rest is SQL: `sql/search/`.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import duckdb
import pyarrow as pa

from ingest.domain.resources import find_resource
from ingest.domain.script import fold, folding
from ingest.warehouse.fingerprints import has_kept_parts, keep_parts
from ingest.warehouse.search_segments import add_segment, forget_empty, merge_segments

INDEX = "search.postings"
SPACES = " \t\u00a0\u3000"
HEADLINE_WEIGHT = 3  # a pair in the headline counts as if it stood three times
MOST_ARTICLES = 10_000  # at once: their tokens lie in memory

_RUN = re.compile(r"[^\W_]+")
_NO_SPACES = str.maketrans("", "", SPACES)
_OF_BEFORE = """
select 1 from duckdb_columns()
where database_name = current_database() and schema_name = 'search' and column_name = 'week'
"""
_COUNTS = """
select date_trunc('week', edition_date)::date as week, count(*)
from marts.articles
where edition_date between $first and $last + 6
group by week
"""
_OF_WEEKS = """
edition_date between $first and $last + 6
and list_contains($mondays::date[], date_trunc('week', edition_date)::date)
"""
_TEXTS = f"""
select
    (row_number() over (order by edition_date, article_id) - 1)::uinteger as article_no,
    article_id,
    edition_date,
    headline,
    list_concat([kicker, deck], paragraphs, captions) as strings
from marts.articles
where {_OF_WEEKS} and not is_withdrawn
order by article_no
"""  # noqa: S608 - ours
_DROP = (
    f"insert into search.dropped select segment_no, article_no from search.articles where {_OF_WEEKS}",  # noqa: S608 - ours
    f"delete from search.articles where {_OF_WEEKS}",  # noqa: S608 - ours
)


def make_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the index's tables where there are none, and `search` as its file now is.

    Args:
        connection: Its default database is the copy, here and below.
    """
    if connection.execute(_OF_BEFORE).fetchall():
        connection.execute("drop schema search cascade")
        if has_kept_parts(connection):
            keep_parts(connection, INDEX, {}, [None])
    folder = find_resource("sql") / "search"
    connection.execute((folder / "tables.sql").read_text(encoding="utf-8"))
    connection.execute(_macro((folder / "search.sql").read_text(encoding="utf-8")))


def find_monday(day: date) -> date:
    """The day by which a week is called."""
    return day - timedelta(days=day.weekday())


def find_weeks(connection: duckdb.DuckDBPyConnection, days: Iterable[date]) -> Iterator[Sequence[date]]:
    """The weeks of these days in order, some articles of one quarter at once."""
    mondays = sorted({find_monday(day) for day in days})
    if not mondays:
        return
    counts = dict(connection.execute(_COUNTS, {"first": mondays[0], "last": mondays[-1]}).fetchall())
    batch: list[date] = []
    for monday in mondays:
        is_full = sum(counts.get(one, 0) for one in (*batch, monday)) > MOST_ARTICLES
        if batch and (is_full or _find_quarter(monday) != _find_quarter(batch[0])):
            yield batch
            batch = []
        batch.append(monday)
    yield batch


def index_weeks(connection: duckdb.DuckDBPyConnection, mondays: Sequence[date]) -> None:
    """Index these weeks of a quarter anew, within the caller's transaction."""
    weeks = {"first": mondays[0], "last": mondays[-1], "mondays": mondays}
    quarter = _find_quarter(mondays[0])
    for sql in _DROP:
        connection.execute(sql, weeks)
    forget_empty(connection, quarter)
    articles = connection.execute(_TEXTS, weeks).fetchall()
    if articles:
        add_segment(connection, quarter, *_tokenize(articles))
    merge_segments(connection, quarter)


def _find_quarter(monday: date) -> date:
    return date(monday.year, (monday.month - 1) // 3 * 3 + 1, 1)


def find_tokens(text: str) -> Iterator[int]:
    """The text's pairs, each as often as it stands: two code points of 16 bits, the first 0 for one alone."""
    for run in _RUN.findall(fold(text).translate(_NO_SPACES)):
        codes = [ord(character) & 0xFFFF for character in run]
        if len(codes) == 1:
            yield codes[0]
        yield from (first << 16 | second for first, second in pairwise(codes))


def _tokenize(articles: Sequence[tuple[Any, ...]]) -> tuple[pa.Table, pa.Table]:
    """The articles with how many tokens they have, and all tokens with their articles' numbers."""
    tokens, numbers, counts = array("I"), array("I"), array("I")
    for article_no, *_, headline, strings in articles:
        before = len(tokens)
        for string in [*strings, *[headline] * HEADLINE_WEIGHT]:
            tokens.extend(find_tokens(string or ""))
        counts.append(len(tokens) - before)
        numbers.extend(array("I", [article_no]) * counts[-1])
    article_nos, ids, days, *_ = zip(*articles, strict=True)
    numbered = {
        "article_no": pa.array(article_nos, pa.uint32()),
        "article_id": pa.array(ids, pa.string()),
        "edition_date": pa.array(days, pa.date32()),
        "token_count": _to_arrow(counts),
    }
    return pa.table(numbered), pa.table({"token": _to_arrow(tokens), "article_no": _to_arrow(numbers)})


def _to_arrow(numbers: "array[int]") -> "pa.Array[Any]":
    return pa.Array.from_buffers(pa.uint32(), len(numbers), [None, pa.py_buffer(numbers)])


def _macro(select: str) -> str:
    """The select as a table macro of the copy; what `fold` does is written into it."""
    characters, folded = folding()
    for name, text in (("characters", characters), ("folded", folded), ("spaces", SPACES)):
        select = select.replace(f"${name}", "'" + text.replace("'", "''") + "'")
    for name in ("query", "since", "until"):
        select = select.replace(f"${name}", name)
    return (
        "create or replace macro main.search(query, since := date '1000-01-01', until := date '9999-12-31')"
        f" as table {select}"
    )
