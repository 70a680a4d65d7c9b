"""An editor's words → rows of `raw.overrides`; undone by a row, carried over as they are by a rebuild."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

import duckdb

from ingest.domain.errors import UsageError
from ingest.domain.override import Candidate, Override, StandingOverride
from ingest.warehouse.append import append
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """What an override must know of its article."""

    newspaper_id: str
    edition_date: date
    is_withdrawn: bool


def find_stored_article(warehouse: Warehouse, article_id: str) -> StoredArticle:
    """Find an article in the warehouse.

    Raises:
        UsageError: If there is none; names near ids.
    """
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select editions.newspaper_id, articles.edition_date, articles.is_withdrawn"
            " from staging.stg_articles as articles inner join staging.stg_editions as editions using (edition_id)"
            " where articles.article_id = $article_id",
            {"article_id": article_id},
        ).fetchall()
        if not rows:
            raise UsageError(
                f"no article {article_id[:80]!r} in the warehouse; {_near(connection, article_id)}"
            )
    newspaper_id, edition_date, is_withdrawn = rows[0]
    return StoredArticle(newspaper_id=newspaper_id, edition_date=edition_date, is_withdrawn=is_withdrawn)


def _near(connection: duckdb.DuckDBPyConnection, article_id: str) -> str:
    rows = connection.execute(
        "select article_id from staging.stg_articles where levenshtein(article_id, $article_id) <= 6"
        " order by levenshtein(article_id, $article_id), article_id limit 2",
        {"article_id": article_id},
    ).fetchall()
    near = " or ".join(name for (name,) in rows)
    return (
        f"did you mean {near}?"
        if near
        else "`dibao query contains -p text=WORDS` finds articles with their ids"
    )


def record_override(
    warehouse: Warehouse, override: Override, *, recorded_at: datetime, recorded_date: date
) -> int:
    """Append one row and give its number; the same word again is refused.

    Args:
        recorded_at: UTC, naive.
        recorded_date: The day that is where the newspaper appears.

    Raises:
        UsageError: If just this stands already, or the name stands for another place.
    """
    with transaction(warehouse) as connection:
        _check_new(connection, override)
        return _append(
            connection,
            asdict(override) | {"spellings": list(override.spellings), "undoes": None},
            recorded_at,
            recorded_date,
        )


def undo_override(
    warehouse: Warehouse, override_no: int, *, reason: str, recorded_at: datetime, recorded_date: date
) -> None:
    """Append the row that undoes another.

    Raises:
        UsageError: If there is no such override, or it is undone already.
    """
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select override_state from staging.stg_overrides where override_no = $no", {"no": override_no}
        ).fetchall()
        if not rows or rows[0][0] == "undone":
            problem = "is undone already" if rows else "there is none of this number"
            raise UsageError(
                f"override {override_no}: {problem}; `dibao override list` shows those that stand"
            )
        nothing = asdict(Override(action="undo", reason=reason))
        _append(connection, nothing | {"spellings": [], "undoes": override_no}, recorded_at, recorded_date)


def _check_new(connection: duckdb.DuckDBPyConnection, override: Override) -> None:
    rows = connection.execute(
        "select override_no from staging.stg_overrides where override_state = 'in_force'"
        " and (action = 'move') = ($action = 'move') and article_id is not distinct from $article_id"
        " and newspaper_id is not distinct from $newspaper_id and city_code is not distinct from $city_code"
        " and (list_has_any(spellings, $spellings::varchar[]) or action = 'move'"
        " and status = $status and place_code is not distinct from $place_code)",
        {
            name: value
            for name, value in (asdict(override) | {"spellings": list(override.spellings)}).items()
            if name not in {"reason", "name"}
        },
    ).fetchall()
    if rows:
        raise UsageError(
            f"override {rows[0][0]} says so already: `dibao override list` shows it, "
            f"`dibao override undo {rows[0][0]}` takes it back"
        )


def _append(
    connection: duckdb.DuckDBPyConnection, row: Row, recorded_at: datetime, recorded_date: date
) -> int:
    number = connection.execute("select coalesce(max(override_no), 0) + 1 from raw.overrides").fetchall()[0][
        0
    ]
    append(
        connection,
        "overrides",
        [row | {"override_no": number, "recorded_at": recorded_at, "recorded_date": recorded_date}],
    )
    return int(number)


def read_overrides(connection: duckdb.DuckDBPyConnection) -> tuple[StandingOverride, ...]:
    """Every override in the published copy, in the order they were given."""
    names = StandingOverride.__slots__
    rows = connection.execute(
        f"select {', '.join(names)} from marts.overrides order by override_no"  # noqa: S608 - our own names
    ).fetchall()
    return tuple(StandingOverride(**dict(zip(names, row, strict=True))) for row in rows)


def read_candidates(connection: duckdb.DuckDBPyConnection) -> tuple[Candidate, ...]:
    """Organisations that an editor may accept, by newspaper, those in most articles first."""
    names = Candidate.__slots__
    rows = connection.execute(
        f"select {', '.join(names)} from marts.organisation_candidates"  # noqa: S608 - our own names
        " order by newspaper_id, article_count desc, name"
    ).fetchall()
    return tuple(Candidate(**dict(zip(names, row, strict=True))) for row in rows)
