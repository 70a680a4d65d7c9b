"""The raw layer → models, checks, the readers' copy of the warehouse, and the digests on disk."""

import logging
from time import monotonic

from ingest.digest.publish import publish_digests, publish_start_page
from ingest.steps.report import PublishReport
from ingest.steps.retention import drop_old_archives
from ingest.steps.runs import step
from ingest.warehouse import compact
from ingest.warehouse.comments import comment_marts
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digests import read_counts, read_digests, read_editions
from ingest.warehouse.full_text import publish_full_text
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish as publish_copy
from ingest.warehouse.update import update
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def transform(workspace: Workspace) -> None:
    """Build the models of the days that changed and check them; make the file small when much of it stands empty.

    Raises:
        CheckError: If a check finds rows; nothing is published then.
        WarehouseLockedError: If another run holds the warehouse.
    """
    started = monotonic()
    with step("transform"):
        with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
            days = update(warehouse)
            if days is not None:
                comment_marts(warehouse.connection)
            is_loose = compact.is_loose(warehouse.connection)
        if days is not None:
            log.info("transformed: %d day(s) in %.1f s", len(days), monotonic() - started)
        if is_loose:
            compact.compact(workspace.warehouse_file)


def publish(workspace: Workspace) -> PublishReport:
    """Write what changed of the readers' copy and of the digests; equal content leaves every file untouched.

    At its end archives go that need be kept no longer.

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
        result = publish_digests(read_digests(warehouse), root, base_url=base_url)
        result += publish_start_page(
            read_counts(warehouse), read_editions(warehouse), root, base_url=base_url
        )
        drop_old_archives(workspace, warehouse)
    return PublishReport(written=result.written, unchanged=result.unchanged, removed=result.removed)


def _publish_copies(workspace: Workspace, warehouse: Warehouse) -> None:
    """The copy for readers, and beside it what `dibao.toml` asks for."""
    copies = [publish_copy(warehouse, workspace.published_file)]
    if workspace.has_light_copy:
        copies.append(publish_copy(warehouse, workspace.light_file, is_light=True))
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
