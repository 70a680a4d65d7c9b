"""The marts → `published.duckdb`, which others read while the warehouse is written."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.comments import comment_marts
from ingest.warehouse.compact import is_loose
from ingest.warehouse.connect import (
    CATALOG,
    Warehouse,
    all_or_nothing,
    attach_options,
    first_line,
    quote_path,
)
from ingest.warehouse.copy_marts import (
    Difference,
    WantedMarts,
    count_days,
    find_difference,
    note_marts,
    read_columns,
    write_index,
    write_marts,
)
from ingest.warehouse.light import holds_too_much
from ingest.warehouse.spare import forget_spare, put, ready_spare, remove_spare, renew_spare, swap

COPY = "published"  # the catalogue of the copy while it is read or written

FEWEST_BYTES = 16 << 20  # of a copy that is worth writing anew: its index is made anew with it
_WITHHELD = f"""
select 1 from marts.articles
semi join (from {CATALOG}.staging.stg_withheld) using (article_id)
limit 1
"""  # noqa: S608 - our own names


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
        with closing(warehouse.connection.cursor()) as connection:
            wanted = note_marts(connection, is_light=is_light)
            difference, is_clean = _look_into(connection, target, wanted)
            if is_clean and not difference.is_any:
                return None
            _bring_up(connection, target, wanted, is_clean=is_clean)
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{target}: could not be published ({message}); the old copy stays") from error
    return Copy(
        path=target,
        day_count=count_days(wanted, difference),
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
        if not _is_copy(target):
            return False
        target.unlink()
    except OSError as error:
        raise WarehouseError(f"{target}: could not be removed ({error.strerror}); delete it") from error
    return True


def _is_copy(target: Path) -> bool:
    if not target.is_file():
        return False
    try:
        with duckdb.connect(target, read_only=True) as connection:
            return "articles" in read_columns(connection)
    except duckdb.Error:
        return False


def _look_into(
    connection: duckdb.DuckDBPyConnection, target: Path, wanted: WantedMarts
) -> tuple[Difference, bool]:
    """What the copy has otherwise, and whether it may be built upon.

    It may not where there is none, where it is not whole any more, where it has an article that was withheld since or,
    a light one, words that it must not have.
    """
    connection.execute("use memory")
    if target.is_file():
        # one that is not whole is as if there were none
        with suppress(duckdb.Error), _using(connection, target, "(read_only)"):
            return find_difference(connection, wanted), _is_clean(connection, wanted)
    return find_difference(connection, wanted), False


def _is_clean(connection: duckdb.DuckDBPyConnection, wanted: WantedMarts) -> bool:
    has_withheld = bool(connection.execute(_WITHHELD).fetchall())
    return not has_withheld and not (wanted.is_light and holds_too_much(connection))


def _bring_up(
    connection: duckdb.DuckDBPyConnection, target: Path, wanted: WantedMarts, *, is_clean: bool
) -> None:
    is_small = is_clean and _write(connection, _ready_spare(connection, target, wanted), wanted)
    if not is_small:
        _write(connection, remove_spare(target), wanted)
    if is_clean:
        swap(target)
    else:
        put(target)  # rows that are deleted leave their text in the file's free blocks


def _ready_spare(connection: duckdb.DuckDBPyConnection, target: Path, wanted: WantedMarts) -> Path:
    """The spare; where a reader holds it, it is damaged or has what the copy must not have, a new one."""
    spare = ready_spare(target)
    with suppress(duckdb.Error), _using(connection, spare, attach_options(spare)):
        if _is_clean(connection, wanted):
            return spare
    renew_spare(target)
    return spare


def _write(connection: duckdb.DuckDBPyConnection, copy: Path, wanted: WantedMarts) -> bool:
    """Bring a copy up to date; False where it has become too loose."""
    with _using(connection, copy, attach_options(copy)):
        with all_or_nothing(connection):
            write_marts(connection, wanted)
            comment_marts(connection)
        if wanted.has_texts:
            write_index(connection, wanted)
        return not is_loose(connection, fewest_bytes=FEWEST_BYTES)


@contextmanager
def _using(connection: duckdb.DuckDBPyConnection, path: Path, options: str) -> Iterator[None]:
    """Let `marts.pages` be the copy's; `dibao.marts.pages` is the warehouse's."""
    connection.execute(f"attach {quote_path(path)} as {COPY} {options}")
    try:
        connection.execute(f"use {COPY}")
        yield
    finally:
        connection.execute("use memory")
        connection.execute(f"detach {COPY}")
