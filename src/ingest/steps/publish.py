"""The raw layer → models, checks, the readers' copy of the warehouse, and the digests on disk."""

import logging

from ingest.digest.publish import publish_digests, publish_start_page
from ingest.steps.report import PublishReport
from ingest.steps.retention import drop_old_archives
from ingest.steps.runs import step
from ingest.warehouse import publish as copy
from ingest.warehouse.build import build_if_changed
from ingest.warehouse.check import check
from ingest.warehouse.digests import read_counts, read_digests, read_editions
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def transform(workspace: Workspace) -> None:
    """Build every model, if anything has changed, and run every check.

    Raises:
        CheckError: If a check finds rows; nothing is published then.
        WarehouseLockedError: If another run holds the warehouse.
    """
    with (
        step("transform"),
        open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse,
    ):
        models = build_if_changed(warehouse)
        checks = check(warehouse)
    if models:
        log.info("transformed: %d models, %d checks", len(models), checks)


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
        copy.publish(warehouse, workspace.published_file)
        result = publish_digests(read_digests(warehouse), root, base_url=base_url)
        result += publish_start_page(
            read_counts(warehouse), read_editions(warehouse), root, base_url=base_url
        )
        drop_old_archives(workspace, warehouse)
    return PublishReport(written=result.written, unchanged=result.unchanged, removed=result.removed)
