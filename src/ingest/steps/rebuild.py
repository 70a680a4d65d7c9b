"""The raw archive → the warehouse anew, with every state an edition went through."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.domain.errors import (
    ConfigError,
    DamagedWarehouseError,
    InputError,
    UsageError,
    WarehouseError,
)
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
from ingest.warehouse.carry import carry_over, read_edition_ids, take_place
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.kept import KeptRows, read_kept, write_kept
from ingest.warehouse.ledger import read_unloaded
from ingest.warehouse.lock import alone
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.spare import clear_away
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Old:
    """The warehouse in use, held to the end, and what must come from it; nothing, where it cannot be read.

    Attributes:
        rows: Those that people made.
        unloaded: (id, reason) of each edition that was taken out.
        edition_ids: Of all editions.
    """

    warehouse: Warehouse | None = None
    rows: KeptRows = ()
    unloaded: tuple[tuple[str, str], ...] = ()
    edition_ids: tuple[str, ...] = ()


def rebuild(workspace: Workspace) -> Iterator[IngestReport]:
    """Read every edition again from its archive into a new warehouse, which takes the old one's place once all is read.

    Editions that were unloaded are unloaded again, what people decided is carried over, and so are editions that have
    no archive any more, as they are. Until the end the old warehouse stands as it was, and this run holds it, so that
    nothing is written there that the new one would lack. A rebuild that was interrupted starts again from the
    beginning.

    Raises:
        ConfigError: If there is no archive, or an archived newspaper has no profile any more.
        ArchiveError: If a byte of an archive was changed.
        WarehouseError: If the old warehouse cannot be opened and is not damaged, or archives of its editions were
            removed.
        WarehouseLockedError: If another run holds the warehouse.
    """
    archives = sorted(workspace.raw_dir.glob("*/*/*.warc.gz"))
    if not archives:
        raise ConfigError(f"no archive in {workspace.raw_dir}; there is nothing to rebuild from")
    new = workspace.rebuilding()
    with ExitStack() as stack:
        stack.enter_context(alone(workspace.lock_file("rebuild")))  # a damaged file cannot be held
        _take_back(workspace.warehouse_file)
        old = _open_old(workspace, stack)
        clear_away(new.warehouse_file)  # of a rebuild that was killed
        stack.callback(clear_away, new.warehouse_file)
        _begin(new, old, {path.name.removesuffix(".warc.gz") for path in archives})
        for path in archives:
            yield from _read_again(new, path)
        for edition_id, reason in old.unloaded:
            _unload_again(new, edition_id, reason)
        take_place(new.warehouse_file, workspace.warehouse_file, old.warehouse)


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


def _take_back(file: Path) -> None:
    """Versions before put the warehouse aside while they rebuilt it; killed, they left it there and a half one here."""
    aside = file.with_suffix(".before-rebuild")
    if aside.exists():
        log.warning("%s: of a rebuild that was killed; it takes its place again", aside.name)
        clear_away(file)
        aside.replace(file)


def _open_old(workspace: Workspace, stack: ExitStack) -> _Old:
    try:
        warehouse = stack.enter_context(open_warehouse(workspace.warehouse_file, patience=workspace.patience))
        return _Old(
            warehouse=warehouse,
            rows=read_kept(warehouse),
            unloaded=read_unloaded(warehouse),
            edition_ids=read_edition_ids(warehouse),
        )
    except DamagedWarehouseError as error:
        if workspace.keep_days is not None:
            raise WarehouseError(
                f"{error}; archives older than {workspace.keep_days} days were removed, and a rebuild would lose their "
                "editions; put a backup in its place, or take keep_days out of dibao.toml to do without them"
            ) from error
        log.warning(
            "%s; editions unloaded and articles withheld in it come back, its overrides are lost", error
        )
        return _Old()


def _begin(new: Workspace, old: _Old, archived: set[str]) -> None:
    """Make the new warehouse, with what no archive has."""
    with open_warehouse(new.warehouse_file) as warehouse:
        write_kept(warehouse, old.rows)
    alone_there = tuple(one for one in old.edition_ids if one not in archived)
    if old.warehouse and alone_there:
        carry_over(old.warehouse, new.warehouse_file, alone_there)
        log.info("%d editions have no archive any more and stay as they were", len(alone_there))


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
