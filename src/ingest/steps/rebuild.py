"""The raw archive → the warehouse anew, with every state an edition went through."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ingest.domain.errors import ConfigError, InputError, UsageError, WarehouseError, WarehouseLockedError
from ingest.domain.newspaper import Edition, Newspaper
from ingest.domain.page import Fetched
from ingest.fetch.archive import archive_path
from ingest.fetch.archived_site import Response, replay
from ingest.fetch.warc import accept_response, read_responses
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.archived import ingest_responses
from ingest.steps.load import load_read, unload_edition
from ingest.steps.report import IngestReport
from ingest.warehouse.ledger import read_unloaded
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def rebuild(workspace: Workspace) -> Iterator[IngestReport]:
    """Read every edition again from its archive into a new warehouse; the old one is put aside until all is read.

    Editions that were unloaded are unloaded again. A rebuild that was interrupted starts again from the beginning.

    Raises:
        ConfigError: If there is no archive, or an archived newspaper has no profile any more.
        WarehouseLockedError: If another run holds the warehouse.
    """
    archives = sorted(workspace.raw_dir.glob("*/*/*.warc.gz"))
    if not archives:
        raise ConfigError(f"no archive in {workspace.raw_dir}; there is nothing to rebuild from")
    file, aside = workspace.warehouse_file, workspace.warehouse_file.with_suffix(".before-rebuild")
    unloaded = _put_aside(file, aside)
    try:
        for path in archives:
            yield from _read_again(workspace, path)
        for edition_id, reason in unloaded:
            _unload_again(workspace, edition_id, reason)
    except BaseException:
        if aside.exists():
            aside.replace(file)
        raise
    aside.unlink(missing_ok=True)


def read_archived(workspace: Workspace, newspaper_id: str, edition_date: date) -> IngestReport:
    """Read one edition again from its archive, with every state it went through; gives the last.

    Raises:
        InputError: If there is no archive of it, or nothing in it can be read.
        WarehouseLockedError: If another run holds the warehouse.
    """
    edition = Edition(newspaper_id=newspaper_id, edition_date=edition_date)
    path = archive_path(workspace.raw_dir, edition)
    if not path.is_file():
        raise InputError(f"{path}: no such archive; fetch the edition first")
    *_, last = [None, *_read_again(workspace, path)]
    if last is None:
        raise InputError(f"{path}: nothing in it could be read; `dibao backfill` fetches the edition again")
    return last


def _put_aside(file: Path, aside: Path) -> tuple[tuple[str, str], ...]:
    """Move the warehouse away and give its unloaded editions, each with the reason."""
    if aside.exists():  # of a rebuild that was interrupted; what it had made is left half
        file.unlink(missing_ok=True)
    elif file.exists():
        unloaded = _read_unloaded(file)
        file.replace(aside)
        return unloaded
    return _read_unloaded(aside) if aside.exists() else ()


def _read_unloaded(file: Path) -> tuple[tuple[str, str], ...]:
    try:
        with open_warehouse(file) as warehouse:
            return read_unloaded(warehouse)
    except WarehouseLockedError:
        raise
    except WarehouseError as error:
        log.warning("%s; editions that were unloaded in it come back", error)
        return ()


def _unload_again(workspace: Workspace, edition_id: str, reason: str) -> None:
    try:
        unload_edition(workspace, edition_id, reason=reason)
    except UsageError as error:  # nothing came of its archive
        log.info("%s", error)


def _read_again(workspace: Workspace, path: Path) -> Iterator[IngestReport]:
    """Each state of one edition, in the order they were seen."""
    newspaper = find_newspaper(path.parts[-3], workspace.newspapers_dir)
    day = date.fromisoformat(
        path.name.removesuffix(".warc.gz").removeprefix(f"{newspaper.newspaper_id}-")[:10]
    )
    for state in replay(read_responses(path)):
        try:
            yield _read_state(workspace, newspaper, day, state)
        except InputError as error:
            log.warning("%s: %s", path, error)


def _read_state(
    workspace: Workspace, newspaper: Newspaper, day: date, state: tuple[Response, ...]
) -> IngestReport:
    source = newspaper.find_site(day)
    report = source and ingest_responses(workspace, newspaper, source, day, state, is_archived=True)
    if report:
        return report
    files = tuple(accept_response(one) if isinstance(one, Fetched) else one for one in state)
    return load_read(workspace, newspaper, files, edition_date=day, is_archived=True)
