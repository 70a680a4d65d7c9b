"""`[archive] keep_days` → archives that have not been added to for so long are removed; by default none ever is."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ingest.steps.clock import utc_now
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.ledger import read_whole_editions
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def drop_old_archives(workspace: Workspace, warehouse: Warehouse) -> int:
    """Remove the old archives of editions that are whole in the warehouse; gives their number.

    Of an edition that lacks something, or was unloaded, the bytes stay: a better parser may read them.

    Raises:
        OSError: If one cannot be removed.
    """
    if workspace.keep_days is None:
        return 0
    until = utc_now() - timedelta(days=workspace.keep_days)
    whole = read_whole_editions(warehouse)
    old = [
        path
        for path in workspace.raw_dir.glob("*/*/*.warc.gz")
        if path.name.removesuffix(".warc.gz") in whole and _last_added(path) < until
    ]
    for path in old:
        path.unlink()
    if old:
        log.info("%d archives older than %d days were removed", len(old), workspace.keep_days)
    return len(old)


def _last_added(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(tzinfo=None)
