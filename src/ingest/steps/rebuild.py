"""The raw archive → the warehouse anew, with every state an edition went through."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.domain.errors import ConfigError, InputError, UsageError, WarehouseError, WarehouseLockedError
from ingest.domain.newspaper import Newspaper
from ingest.domain.page import Fetched
from ingest.fetch.archived_site import Response, replay
from ingest.fetch.warc import TornArchiveError, accept_response, read_responses
from ingest.steps.archived import ingest_responses
from ingest.steps.load import load_read, unload_edition
from ingest.steps.newspaper import open_newspaper
from ingest.steps.report import IngestReport
from ingest.warehouse.kept import KeptRows, read_kept, write_kept
from ingest.warehouse.ledger import read_unloaded
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.overrides import read_override_rows, restore_override_rows
from ingest.warehouse.rows import Row
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def rebuild(workspace: Workspace) -> Iterator[IngestReport]:
    """Read every edition again from its archive into a new warehouse; the old one is put aside until all is read.

    Editions that were unloaded are unloaded again, and what people decided is carried over.
    A rebuild that was interrupted starts again from the beginning.

    Raises:
        ConfigError: If there is no archive, or an archived newspaper has no profile any more.
        ArchiveError: If a byte of an archive was changed.
        WarehouseLockedError: If another run holds the warehouse.
    """
    archives = sorted(workspace.raw_dir.glob("*/*/*.warc.gz"))
    if not archives:
        raise ConfigError(f"no archive in {workspace.raw_dir}; there is nothing to rebuild from")
    file, aside = workspace.warehouse_file, workspace.warehouse_file.with_suffix(".before-rebuild")
    kept = _put_aside(file, aside)
    try:
        with open_warehouse(file) as warehouse:
            restore_override_rows(warehouse, kept.overrides)
            write_kept(warehouse, kept.rows)
        for path in archives:
            yield from _read_again(workspace, path)
        for edition_id, reason in kept.unloaded:
            _unload_again(workspace, edition_id, reason)
    except BaseException:
        if aside.exists():
            aside.replace(file)
        raise
    aside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What no archive tells: the unloaded editions, each with the reason, and the rows that people made."""

    unloaded: tuple[tuple[str, str], ...] = ()
    overrides: tuple[Row, ...] = ()
    rows: KeptRows = ()


def _put_aside(file: Path, aside: Path) -> _Kept:
    """Move the warehouse away and give what only it knows."""
    if aside.exists():  # of a rebuild that was interrupted; what it had made is left half
        file.unlink(missing_ok=True)
    elif file.exists():
        kept = _read_kept(file)
        file.replace(aside)
        return kept
    return _read_kept(aside) if aside.exists() else _Kept()


def _read_kept(file: Path) -> _Kept:
    try:
        with open_warehouse(file) as warehouse:
            return _Kept(
                unloaded=read_unloaded(warehouse),
                overrides=read_override_rows(warehouse),
                rows=read_kept(warehouse),
            )
    except WarehouseLockedError:
        raise
    except WarehouseError as error:
        log.warning(
            "%s; editions unloaded and articles withheld in it come back, its overrides are lost", error
        )
        return _Kept()


def _unload_again(workspace: Workspace, edition_id: str, reason: str) -> None:
    try:
        unload_edition(workspace, edition_id, reason=reason)
    except UsageError as error:  # nothing came of its archive
        log.info("%s", error)


def _read_again(workspace: Workspace, path: Path) -> Iterator[IngestReport]:
    """Each state of one edition, in the order they were seen."""
    newspaper = open_newspaper(path.parts[-3], workspace.newspapers_dir)
    day = date.fromisoformat(
        path.name.removesuffix(".warc.gz").removeprefix(f"{newspaper.newspaper_id}-")[:10]
    )
    for state in replay(_read_whole(path)):
        try:
            yield _read_state(workspace, newspaper, day, state)
        except InputError as error:
            log.warning("%s: %s", path, error)


def _read_whole(path: Path) -> Iterator[Response]:
    """What an archive holds; behind a record that a killed run left half written there is nothing.

    Raises:
        ArchiveError: If a byte was changed.
    """
    try:
        yield from read_responses(path)
    except TornArchiveError as torn:
        log.warning("%s", torn)


def _read_state(
    workspace: Workspace, newspaper: Newspaper, day: date, state: tuple[Response, ...]
) -> IngestReport:
    source = newspaper.find_site(day)
    report = source and ingest_responses(workspace, newspaper, source, day, state, is_archived=True)
    if report:
        return report
    files = tuple(accept_response(one) if isinstance(one, Fetched) else one for one in state)
    return load_read(workspace, newspaper, files, edition_date=day, is_archived=True)
