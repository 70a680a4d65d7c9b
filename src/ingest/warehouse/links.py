"""Days that changed → the links between reprints, made anew for those articles alone whose links may be others now.

Two articles are compared when they share a hash of their texts. So what changes with a day are links of articles that
hold a hash which the day holds, or held before; and to decide these, all articles that hold one of theirs are needed.
A turn of phrase, on more than five other days of a newspaper, joins nothing with the day or without it.
"""

from collections.abc import Sequence
from datetime import date

import duckdb

from ingest.warehouse.build import make_model
from ingest.warehouse.connect import CATALOG
from ingest.warehouse.fingerprints import in_parts
from ingest.warehouse.models import Model
from ingest.warehouse.slices import SLICE

CANDIDATES = "intermediate.int_reprint_candidates"
MATCHED = "intermediate.int_reprints_matched"
MODELS = (CANDIDATES, MATCHED)
SKETCHES = "intermediate.int_sketches_placed"
_HASHES = "raw.sketches"
_TOUCHED = "touched"  # a table of the slice: the articles whose links are made anew


def find_links(piece: duckdb.DuckDBPyConnection, days: Sequence[date], models: Sequence[Model]) -> None:
    """Make the models of the links in a slice, of the articles that its days touch.

    Args:
        models: These two among them.
    """
    candidates, matched = (next(model for model in models if model.name == name) for name in MODELS)
    _gather_sketches(piece, days)
    make_model(piece, candidates)
    _gather_texts(piece)
    make_model(piece, matched)


def store_links(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the slice's links in the place of those of the touched articles."""
    connection.execute(f"delete from {MATCHED} where article_id in (from {SLICE}.main.{_TOUCHED})")  # noqa: S608 - our own names
    connection.execute(f"insert into {MATCHED} by name from {SLICE}.{MATCHED}")


def _gather_sketches(piece: duckdb.DuckDBPyConnection, days: Sequence[date]) -> None:
    """Give the slice the sketches that decide the links of every article its days may touch, as they will stand."""
    day = in_parts(days)
    piece.execute(
        f"create table concerned as select article_id, gram_hashes from {_sketches(CATALOG)} where {day}"  # noqa: S608 - our own names
        f" union all by name select article_id, gram_hashes from {_sketches(SLICE)}"
    )
    piece.execute("create table hashes as select distinct unnest(gram_hashes) as gram_hash from concerned")
    piece.execute(f"create table holders as {_find_holders(day)}")
    piece.execute(f"create table others as {_read_rows(piece, 'holders')}")
    piece.execute(
        f"""
        create table {_TOUCHED} as
        with held as (select holders.gram_hash, others.* from holders inner join others on holders.id = others.id),
        phrases as (
            select gram_hash from held
            group by gram_hash, newspaper_id having count(distinct edition_date) > 5
        )
        select article_id from concerned
        union
        select article_id from held anti join phrases using (gram_hash)
        """  # noqa: S608 - our own names
    )
    piece.execute(
        "insert into hashes select distinct unnest(gram_hashes)"  # noqa: S608 - our own names
        f" from others semi join {_TOUCHED} using (article_id)"
    )
    piece.execute(f"create or replace table holders as {_find_holders(day)}")
    piece.execute(f"create or replace table others as {_read_rows(piece, 'holders')}")
    piece.execute(f"insert into {SKETCHES} by name select * exclude (id, simhash, gram_hashes) from others")  # noqa: S608 - our own names
    piece.execute(
        f"insert into {_HASHES} by name select load_no, article_id, edition_date, simhash, gram_hashes from others"  # noqa: S608 - our own names
    )


def _sketches(catalog: str) -> str:
    """Where the articles stand, with their hashes and the number of the row these are in."""
    return f"""
        (select placed.*, sketches.* exclude (load_no, article_id, edition_date), sketches.rowid as id
        from {catalog}.{SKETCHES} as placed
        inner join {catalog}.{_HASHES} as sketches using (edition_date, article_id, load_no))
    """  # noqa: S608 - our own names


def _find_holders(day: str) -> str:
    """The sketches of other days that hold one of the hashes: their numbers alone, for the strings are what costs."""
    return f"""
        select id, gram_hash
        from (select rowid as id, unnest(gram_hashes) as gram_hash from {CATALOG}.{_HASHES} where not ({day}))
        semi join hashes using (gram_hash)
    """  # noqa: S608 - our own names


def _read_rows(piece: duckdb.DuckDBPyConnection, holders: str) -> str:
    """The rows of these numbers, written out, so that DuckDB goes to them and passes over the rest."""
    ids = [str(number) for (number,) in piece.execute(f"select distinct id from {holders}").fetchall()]  # noqa: S608 - our own names
    where = f"id in ({', '.join(ids)})" if ids else "false"
    return f"from {_sketches(CATALOG)} where {where}"


def _gather_texts(piece: duckdb.DuckDBPyConnection) -> None:
    """Keep the candidates that are touched, and give the slice the texts they are compared by."""
    piece.execute(f"delete from {CANDIDATES} where article_id not in (from {_TOUCHED})")  # noqa: S608 - our own names
    compared = f"""
        (select edition_date, text_hash from {SKETCHES}
        where article_id in (select unnest([article_id, earlier_id]) from {CANDIDATES}))
    """  # noqa: S608 - our own names
    rows = piece.execute(f"select distinct edition_date from {compared}").fetchall()  # noqa: S608 - our own names
    days = in_parts([day for (day,) in rows])
    piece.execute(
        f"create or replace table raw.texts as select * from {CATALOG}.raw.texts"  # noqa: S608 - our own names
        f" where {days} and (edition_date, text_hash) in {compared}"
    )
