"""The marts → `published.duckdb`, which others read while the warehouse is written."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.comments import comment_marts
from ingest.warehouse.compact import is_loose
from ingest.warehouse.connect import CATALOG, Warehouse, attach_options, first_line, quote_path
from ingest.warehouse.fingerprints import (
    PART,
    Fingerprints,
    Parts,
    find_changed,
    forget_parts,
    has_kept_parts,
    keep_parts,
    make_keeper,
    read_fingerprints,
    read_kept_parts,
)
from ingest.warehouse.light import holds_too_much, light_rows, make_light
from ingest.warehouse.search_index import INDEX, find_monday, find_weeks, index_weeks, make_index
from ingest.warehouse.spare import forget_spare, put, ready_spare, remove_spare, renew_spare, swap
from ingest.warehouse.store import write_parts

COPY = "published"  # the catalogue of the copy while it is written

FEWEST_BYTES = 16 << 20  # of a copy that is worth writing anew: its index is made anew with it
_WITHHELD = "select article_id from staging.stg_withheld"
_HELD = "select 1 from marts.articles where list_contains($ids::varchar[], article_id) limit 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that was written.

    Attributes:
        day_count: Edition dates of which anything was written.
    """

    path: Path
    day_count: int
    byte_count: int
    seconds: float


def publish(warehouse: Warehouse, target: Path, *, is_light: bool = False) -> Copy | None:
    """Bring the copy up to the marts as built; readers see the old file or the new one, never between.

    Days that did not change are not written again, and when none did the file stays as it is. No reader is waited for.

    Args:
        is_light: Leave the articles' texts out, and what of them no digest may show.

    Returns:
        None where there was nothing to write.

    Raises:
        WarehouseError: If the copy cannot be written; the old one stays.
    """
    started = time.monotonic()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        wanted = read_fingerprints(warehouse.connection)
        if is_light:
            wanted = make_light(warehouse.connection, wanted)
        present = _read_present(target)
        if wanted == present:
            return None
        is_clean = present is not None and not _holds_too_much(warehouse, target, is_light=is_light)
        is_small = is_clean and _write(warehouse, _attach_spare(warehouse, target), wanted, is_light=is_light)
        if not is_small:
            _write(warehouse, _attach(warehouse, remove_spare(target)), wanted, is_light=is_light)
        if is_clean:
            swap(target)
        else:
            put(target)  # rows that are deleted leave their text in the file's free blocks
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{target}: could not be published ({message}); the old copy stays") from error
    return Copy(
        path=target,
        day_count=_count_days(wanted, present or {}),
        byte_count=target.stat().st_size,
        seconds=time.monotonic() - started,
    )


def remove_copy(target: Path) -> bool:
    """Take away a copy that nobody asks for any more, and its spare; what else lies under its name stays.

    Returns:
        Whether there was one.

    Raises:
        WarehouseError: If the disk refuses.
    """
    try:
        forget_spare(target)
        if "articles" not in (_read_present(target) or {}):
            return False
        target.unlink()
    except OSError as error:
        raise WarehouseError(f"{target}: could not be removed ({error.strerror}); delete it") from error
    return True


def _read_present(target: Path) -> Fingerprints | None:
    """What the copy holds; None when there is none, or it is no longer whole and is made anew."""
    if not target.is_file():
        return None
    try:
        with duckdb.connect(target, read_only=True) as connection:
            return read_fingerprints(connection)
    except duckdb.Error:
        return None


def _holds_too_much(warehouse: Warehouse, target: Path, *, is_light: bool) -> bool:
    """The copy has an article that was withheld since; or, a light one, words that it must not have."""
    withheld = [one for (one,) in warehouse.connection.execute(_WITHHELD).fetchall()]
    with duckdb.connect(target, read_only=True) as connection:
        if withheld and connection.execute(_HELD, {"ids": withheld}).fetchall():
            return True
        return is_light and holds_too_much(warehouse.connection, connection)


def _attach_spare(warehouse: Warehouse, target: Path) -> duckdb.DuckDBPyConnection:
    """Open the spare for writing; where a reader holds it, or it is damaged, a new one."""
    spare = ready_spare(target)
    try:
        return _attach(warehouse, spare)
    except duckdb.Error:
        renew_spare(target)
        return _attach(warehouse, spare)


def _attach(warehouse: Warehouse, path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of its own in which `marts.pages` is the copy's and `dibao.marts.pages` the warehouse's."""
    warehouse.connection.execute(f"attach {quote_path(path)} as {COPY} {attach_options(path)}")
    connection = warehouse.connection.cursor()
    connection.execute(f"use {COPY}")
    return connection


def _write(
    warehouse: Warehouse, connection: duckdb.DuckDBPyConnection, wanted: Fingerprints, *, is_light: bool
) -> bool:
    """Bring the attached copy up to date and let go of it; False where it has become too loose."""
    try:
        is_kept = has_kept_parts(warehouse.connection)
        with _all_or_nothing(connection):
            _write_tables(connection, wanted, is_kept=is_kept, is_light=is_light)
            comment_marts(connection)
        if _has_texts(wanted):
            _write_index(connection, wanted["articles"].parts, is_kept=is_kept)
        return not is_loose(connection, fewest_bytes=FEWEST_BYTES)
    finally:
        connection.close()
        warehouse.connection.execute(f"detach {COPY}")


def _write_tables(
    connection: duckdb.DuckDBPyConnection, wanted: Fingerprints, *, is_kept: bool, is_light: bool
) -> None:
    connection.execute("create schema if not exists marts")
    present = read_fingerprints(connection)
    if is_kept:
        make_keeper(connection)
    else:
        forget_parts(connection)
    for table in sorted(present.keys() - wanted.keys()):
        connection.execute(f"drop table marts.{table}")
    for table, fingerprint in sorted(wanted.items()):
        there = present.get(table)
        if there and there.columns != fingerprint.columns:
            connection.execute(f"drop table marts.{table}")
            there = None
        changed = find_changed(fingerprint.parts, there.parts if there else {})
        names = ", ".join(f'"{name}"' for name, _ in fingerprint.columns)
        schema = f"{CATALOG}.marts"
        rows = light_rows(schema, table) if is_light else f"{schema}.{table}"
        source = f"(select {names} from {rows})"  # noqa: S608 - our own names
        if changed or there is None:
            write_parts(connection, source, f"marts.{table}", changed)
        if is_kept:
            keep_parts(connection, f"marts.{table}", fingerprint.parts, changed)


def _has_texts(wanted: Fingerprints) -> bool:
    return "articles" in wanted and any(name == "paragraphs" for name, _ in wanted["articles"].columns)


def _write_index(connection: duckdb.DuckDBPyConnection, wanted: Parts, *, is_kept: bool) -> None:
    """Index the days that are not as they were indexed, some weeks a transaction: so memory stays small."""
    with _all_or_nothing(connection):
        make_index(connection)
    present = read_kept_parts(connection, INDEX) if is_kept else {}
    days = find_changed(wanted, present)
    for mondays in find_weeks(connection, [day for day in days if day]):
        with _all_or_nothing(connection):
            index_weeks(connection, mondays)
            if is_kept:
                keep_parts(
                    connection, INDEX, wanted, [day for day in days if day and find_monday(day) in mondays]
                )


@contextmanager
def _all_or_nothing(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("begin transaction")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute("rollback")
        raise


def _count_days(wanted: Fingerprints, present: Fingerprints) -> int:
    days = {
        day
        for name, mart in wanted.items()
        if any(column == PART for column, _ in mart.columns)
        for day in find_changed(mart.parts, present[name].parts if name in present else {})
        if day
    }
    return len(days)
