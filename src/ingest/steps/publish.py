"""The raw layer → models, checks, the readers' copy of the warehouse, and the digests on disk."""

import logging

from ingest.digest.publish import publish_city, publish_digests, publish_manifest, publish_start_page
from ingest.domain.errors import UsageError
from ingest.domain.publishing import Selection
from ingest.steps.report import PublishReport
from ingest.warehouse import publish as copy
from ingest.warehouse.build import build_if_changed
from ingest.warehouse.check import check
from ingest.warehouse.digests import read_counts, read_digests, read_editions
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.periods import read_periods
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def transform(workspace: Workspace) -> None:
    """Build every model, if anything has changed, and run every check.

    Raises:
        CheckError: If a check finds rows; nothing is published then.
        WarehouseLockedError: If another run holds the warehouse.
    """
    with open_warehouse(workspace.warehouse_file) as warehouse:
        models = build_if_changed(warehouse)
        checks = check(warehouse)
    if models:
        log.info("transformed: %d models, %d checks", len(models), checks)


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

    Args:
        selection: Renders these digests anew and no others; None those whose values changed since the manifest.

    Raises:
        WarehouseLockedError: If another run holds the warehouse.
        PublishError: If the disk refuses; what was published before stays.
    """
    root, base_url = workspace.digests_dir, workspace.base_url
    with open_warehouse(
        workspace.warehouse_file
    ) as warehouse:  # held to the end: one run at a time writes digests
        copy.publish(warehouse, workspace.published_file)
        digests = read_digests(warehouse)
        result = publish_digests(
            digests, root, periods=read_periods(warehouse), settings=workspace.publishing, selection=selection
        )
        result += publish_city(digests, root, base_url=base_url)
        result += publish_start_page(
            read_counts(warehouse), read_editions(warehouse), root, base_url=base_url
        )
        result += publish_manifest(root, result)
    return PublishReport(written=result.written, unchanged=result.unchanged, removed=result.removed)
