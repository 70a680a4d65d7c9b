"""The raw archive → the warehouse anew, with every state an edition went through."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.domain.errors import ConfigError, InputError, UsageError, WarehouseError, WarehouseLockedError
from ingest.domain.newspaper import Edition, Newspaper
from ingest.domain.page import Fetched
from ingest.fetch.archive import archive_path
from ingest.fetch.archived_site import Response, replay
from ingest.fetch.warc import TornArchiveError, accept_response, read_responses
from ingest.steps.archived import ingest_responses
from ingest.steps.at_work import working_on
from ingest.steps.load import load_read, unload_edition
from ingest.steps.newspaper import open_newspaper
from ingest.steps.report import IngestReport
from ingest.steps.runs import step
from ingest.warehouse.carry import carry_over, read_edition_ids
from ingest.warehouse.kept import KeptRows, read_kept, write_kept
from ingest.warehouse.ledger import read_unloaded
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.overrides import read_override_rows, restore_override_rows
from ingest.warehouse.rows import Row
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """What the old warehouse held: every edition's id; (id, reason) of those taken out; the rows that people made."""

    edition_ids: tuple[str, ...] = ()
    unloaded: tuple[tuple[str, str], ...] = ()
    overrides: tuple[Row, ...] = ()
    rows: KeptRows = ()


def rebuild(workspace: Workspace) -> Iterator[IngestReport]:
    """Read every edition again from its archive into a new warehouse; the old one is put aside until all is read.

    Editions that were unloaded are unloaded again, what people decided is carried over, and so are editions that have
    no archive any more, as they are.
    A rebuild that was interrupted starts again from the beginning.

    Raises:
        ConfigError: If there is no archive, or an archived newspaper has no profile any more.
        ArchiveError: If a byte of an archive was changed.
        WarehouseError: If the old warehouse cannot be opened, and archives of its editions were removed.
        WarehouseLockedError: If another run holds the warehouse.
    """
    archives = sorted(workspace.raw_dir.glob("*/*/*.warc.gz"))
    if not archives:
        raise ConfigError(f"no archive in {workspace.raw_dir}; there is nothing to rebuild from")
    file, aside = workspace.warehouse_file, workspace.warehouse_file.with_suffix(".before-rebuild")
    before = _put_aside(workspace, file, aside)
    archived = {path.name.removesuffix(".warc.gz") for path in archives}
    try:
        with open_warehouse(file) as warehouse:
            restore_override_rows(warehouse, before.overrides)
            write_kept(warehouse, before.rows)
        _carry_over(workspace, aside, tuple(one for one in before.edition_ids if one not in archived))
        for path in archives:
            yield from _read_again(workspace, path)
        for edition_id, reason in before.unloaded:
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


def _put_aside(workspace: Workspace, file: Path, aside: Path) -> _Before:
    """Move the warehouse away, and tell what must come from it."""
    if aside.exists():  # of a rebuild that was interrupted; what it had made is left half
        file.unlink(missing_ok=True)
    elif file.exists():
        before = _look_into(workspace, file)
        file.replace(aside)
        return before
    return _look_into(workspace, aside) if aside.exists() else _Before()


def _look_into(workspace: Workspace, file: Path) -> _Before:
    try:
        with open_warehouse(file) as warehouse:
            return _Before(
                edition_ids=read_edition_ids(warehouse),
                unloaded=read_unloaded(warehouse),
                overrides=read_override_rows(warehouse),
                rows=read_kept(warehouse),
            )
    except WarehouseLockedError:
        raise
    except WarehouseError as error:
        if workspace.keep_days is not None:
            raise WarehouseError(
                f"{error}; archives older than {workspace.keep_days} days were removed, and a rebuild would lose their "
                "editions; put a backup in its place, or take keep_days out of dibao.toml to do without them"
            ) from error
        log.warning(
            "%s; editions unloaded and articles withheld in it come back, its overrides are lost", error
        )
        return _Before()


def _carry_over(workspace: Workspace, aside: Path, edition_ids: tuple[str, ...]) -> None:
    if edition_ids:
        with open_warehouse(workspace.warehouse_file) as warehouse:
            carry_over(warehouse, aside, edition_ids)
        log.info("%d editions have no archive any more and stay as they were", len(edition_ids))


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
            with working_on(path.name.removesuffix(".warc.gz")), step("ingest"):
                report = _read_state(workspace, newspaper, day, state)
        except InputError as error:
            log.warning("%s: %s", path, error)
        else:
            yield report


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
