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

INDEX = "search.postings"
SPACES = " \t\u00a0\u3000"
HEADLINE_WEIGHT = 3  # a pair in the headline counts as if it stood three times
MOST_ARTICLES = 5_000  # at once: their tokens lie in memory

_RUN = re.compile(r"[^\W_]+")
_NO_SPACES = str.maketrans("", "", SPACES)
_COUNTS = """
select date_trunc('week', edition_date)::date as week, count(*)
from marts.articles
where edition_date between $first and $last + 6
group by week
"""
_TEXTS = """
select
    date_trunc('week', edition_date)::date as week,
    (row_number() over (partition by week order by edition_date, article_id) - 1)::uinteger as article_no,
    article_id,
    edition_date,
    headline,
    list_concat([kicker, deck], paragraphs, captions) as strings
from marts.articles
where
    edition_date between $first and $last + 6
    and list_contains($mondays::date[], date_trunc('week', edition_date)::date)
    and not is_withdrawn
order by week, article_no
"""
_ARTICLES = (
    "insert into search.articles select week, article_no, article_id, edition_date, token_count from numbered"
)
_OCCURRENCES = """
create or replace temp table occurrences as
select token, row_no, if(count(*) < 3, 1, 2) as entries
from found
group by all
"""
_NEW_TOKENS = """
insert into search.tokens
select
    token,
    (select coalesce(max(token_id), 0) from search.tokens) + row_number() over (order by count(*) desc, token)
from occurrences
anti join search.tokens using (token)
group by token
"""
_POSTINGS = """
insert into search.postings
select week, token_id, list(article_no order by article_no)
from (
    select week, token_id, article_no, unnest(range(entries))
    from occurrences
    inner join search.tokens using (token)
    inner join numbered using (row_no)
)
group by week, token_id
order by week, token_id
"""


def make_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the index's tables where there are none, and `search` as its file now is.

    Args:
        connection: Its default database is the copy, here and below.
    """
    folder = find_resource("sql") / "search"
    connection.execute((folder / "tables.sql").read_text(encoding="utf-8"))
    connection.execute(_macro((folder / "search.sql").read_text(encoding="utf-8")))


def find_monday(day: date) -> date:
    """The day by which a week is called."""
    return day - timedelta(days=day.weekday())


def find_weeks(connection: duckdb.DuckDBPyConnection, days: Iterable[date]) -> Iterator[Sequence[date]]:
    """The weeks of these days in order, some articles at once."""
    mondays = sorted({find_monday(day) for day in days})
    if not mondays:
        return
    counts = dict(connection.execute(_COUNTS, {"first": mondays[0], "last": mondays[-1]}).fetchall())
    batch: list[date] = []
    for monday in mondays:
        if batch and sum(counts.get(one, 0) for one in (*batch, monday)) > MOST_ARTICLES:
            yield batch
            batch = []
        batch.append(monday)
    yield batch


def index_weeks(connection: duckdb.DuckDBPyConnection, mondays: Sequence[date]) -> None:
    """Index these weeks anew, within the caller's transaction."""
    for table in ("articles", "postings"):
        delete = f"delete from search.{table} where week between $first and $last and list_contains($mondays, week)"  # noqa: S608 - ours
        connection.execute(delete, _span(mondays))
    articles = connection.execute(_TEXTS, _span(mondays)).fetchall()
    tokens, row_numbers, counts = array("I"), array("I"), array("I")
    for row_number, (*_, headline, strings) in enumerate(articles):
        before = len(tokens)
        for string in [*strings, *[headline] * HEADLINE_WEIGHT]:
            tokens.extend(find_tokens(string or ""))
        counts.append(len(tokens) - before)
        row_numbers.extend(array("I", [row_number]) * counts[-1])
    found = pa.table({"token": _to_arrow(tokens), "row_no": _to_arrow(row_numbers)})
    _append(connection, _number(articles, counts), found)


def find_tokens(text: str) -> Iterator[int]:
    """The text's pairs, each as often as it stands: two code points of 16 bits, the first 0 for one alone."""
    for run in _RUN.findall(fold(text).translate(_NO_SPACES)):
        codes = [ord(character) & 0xFFFF for character in run]
        if len(codes) == 1:
            yield codes[0]
        yield from (first << 16 | second for first, second in pairwise(codes))


def _span(mondays: Sequence[date]) -> dict[str, object]:
    return {"first": mondays[0], "last": mondays[-1], "mondays": mondays}


def _number(articles: Sequence[tuple[Any, ...]], counts: "array[int]") -> pa.Table:
    weeks, numbers, ids, days, *_ = zip(*articles, strict=True) if articles else ((), (), (), ())
    return pa.table(
        {
            "row_no": pa.array(range(len(articles)), pa.uint32()),
            "week": pa.array(weeks, pa.date32()),
            "article_no": pa.array(numbers, pa.uint32()),
            "article_id": pa.array(ids, pa.string()),
            "edition_date": pa.array(days, pa.date32()),
            "token_count": _to_arrow(counts),
        }
    )


def _append(connection: duckdb.DuckDBPyConnection, numbered: pa.Table, found: pa.Table) -> None:
    connection.register("numbered", numbered)
    connection.register("found", found)
    try:
        for sql in (_ARTICLES, _OCCURRENCES, _NEW_TOKENS, _POSTINGS, "drop table temp.occurrences"):
            connection.execute(sql)
    finally:
        connection.unregister("numbered")
        connection.unregister("found")


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
