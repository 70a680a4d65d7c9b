"""The raw layer → models, checks, the readers' copy of the warehouse, and the digests on disk."""

import logging
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from ingest.digest.city_site import publish_site
from ingest.digest.publish import publish_city, publish_digests, publish_manifest
from ingest.digest.search_index import publish_search
from ingest.domain.errors import UsageError, WarehouseError
from ingest.domain.publishing import Selection
from ingest.steps.report import PublishReport
from ingest.steps.retention import drop_old_archives
from ingest.steps.runs import step
from ingest.warehouse import compact
from ingest.warehouse.comments import comment_marts
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digests import read_counts, read_digests
from ingest.warehouse.full_text import publish_full_text, remove_full_text
from ingest.warehouse.keywords import read_keywords
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.periods import read_periods
from ingest.warehouse.publish import publish as publish_copy
from ingest.warehouse.publish import remove_copy
from ingest.warehouse.site import read_coverage
from ingest.warehouse.spare import clear_away
from ingest.warehouse.update import update
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def transform(workspace: Workspace) -> None:
    """Build the models of the days that changed and check them; make the file small when much of it stands empty.

    What a killed rebuild left beside the warehouse goes.

    Raises:
        CheckError: If a check finds rows; nothing is published then.
        WarehouseLockedError: If another run holds the warehouse.
    """
    started = monotonic()
    with step("transform"):
        with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
            clear_away(workspace.rebuilding().warehouse_file)
            days = update(warehouse)
            if days is not None:
                comment_marts(warehouse.connection)
            is_loose = compact.is_loose(warehouse.connection) or len(days or ()) >= compact.MOST_DAYS
        if days is not None:
            log.info("transformed: %d day(s) in %.1f s", len(days), monotonic() - started)
        if is_loose:
            _compact(workspace.warehouse_file)


def _compact(file: Path) -> None:
    try:
        compact.compact(file)
    except WarehouseError as error:  # full disk, another run: nothing is lost but room
        log.warning("%s", error)


def find_place(workspace: Workspace, name: str) -> str:
    """The code of a place that has digests, by its name or code.

    Raises:
        UsageError: If none has.
    """
    with open_warehouse(workspace.warehouse_file) as warehouse:
        counts = read_counts(warehouse)
    codes = sorted({one.place_code for one in counts if name in {one.place_code, one.place_name}})
    if len(codes) != 1:
        found = (
            f"{len(codes)} places are called so: {', '.join(codes)}"
            if codes
            else "no place has digests under it"
        )
        raise UsageError(f"--district {name[:40]!r}: {found}; `dibao query districts` lists them")
    return codes[0]


def publish(workspace: Workspace, selection: Selection | None = None) -> PublishReport:
    """Write what changed of the readers' copy and of the digests; equal content leaves every file untouched.

    At its end archives go that need be kept no longer.

    Args:
        selection: Renders these digests anew and no others; None those whose values changed since the manifest.

    Raises:
        WarehouseLockedError: If another run holds the warehouse.
        PublishError: If the disk refuses; what was published before stays.
    """
    root, base_url = workspace.digests_dir, workspace.base_url
    with (
        step("publish"),
        open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse,
    ):  # held to the end: one run at a time writes digests
        _publish_copies(workspace, warehouse)
        digests = read_digests(warehouse)
        result = publish_digests(
            digests,
            root,
            periods=read_periods(warehouse),
            keywords=read_keywords(warehouse),
            settings=workspace.publishing,
            selection=selection,
        )
        result += publish_city(digests, root, base_url=base_url)
        result += publish_site(
            read_counts(warehouse), read_coverage(warehouse), root, settings=workspace.publishing
        )
        result += publish_search(digests, root, settings=workspace.publishing)
        result += publish_manifest(root, result)
        drop_old_archives(workspace, warehouse)
    return PublishReport(written=result.written, unchanged=result.unchanged, removed=result.removed)


def _publish_copies(workspace: Workspace, warehouse: Warehouse) -> None:
    """The copy for readers, and beside it what `dibao.toml` asks for, and no longer what it does not."""
    copies = [publish_copy(warehouse, workspace.published_file)]
    if workspace.has_light_copy:
        copies.append(publish_copy(warehouse, workspace.light_file, is_light=True))
    elif remove_copy(workspace.light_file):
        log.info("%s: removed, publish.light is off", workspace.light_file.name)
    for written in filter(None, copies):
        log.info(
            "%s: %d day(s) in %.1f s, %.1f MB",
            written.path.name,
            written.day_count,
            written.seconds,
            written.byte_count / 1e6,
        )
    if workspace.has_full_text:
        months = publish_full_text(warehouse, workspace.full_text_dir)
        if months:
            log.info("%s: %d month(s) written", workspace.full_text_dir.name, months)
    elif months := remove_full_text(warehouse, workspace.full_text_dir):
        log.info("%s: %d month(s) removed, publish.full_text is off", workspace.full_text_dir.name, months)
    for path in _find_strange(workspace):
        log.warning("%s: not asked for, and not known to be dibao's: it stays; delete it if it is", path)


def _find_strange(workspace: Workspace) -> Iterator[Path]:
    """What stands where the options write, though they are off: another's file, or one of ours that is damaged."""
    if not workspace.has_light_copy and workspace.light_file.exists():
        yield workspace.light_file
    if not workspace.has_full_text:
        yield from sorted(workspace.full_text_dir.glob("????-??.parquet"))
