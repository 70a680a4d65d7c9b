"""Free space against what the next runs will take → a finding of `dibao doctor`."""

import shutil
import time
from pathlib import Path

from ingest.steps.findings import Finding, Subject, failure, warning, well
from ingest.steps.metrics import measure
from ingest.workspace import Workspace

DAY = 86_400
LOOK_BACK_DAYS = 30  # over which growth is counted
AHEAD_DAYS = 90  # for which the space should last
RESERVE = 200_000_000  # bytes for digests, logs and Prefect


def look_at_disk(workspace: Workspace) -> Finding:
    """A run writes the published copy beside the old one, and DuckDB what does not fit into memory."""
    archives = [path for path in workspace.raw_dir.rglob("*.warc.gz") if path.is_file()]
    stored = measure((workspace.warehouse_file, workspace.published_file))
    free = shutil.disk_usage(workspace.root).free
    needed = stored + RESERVE
    growth = _measure_growth(archives, stored)
    kept = "for ever" if workspace.keep_days is None else f"for {workspace.keep_days} days"
    found = (
        f"{tell_bytes(free)} free; archive {tell_bytes(measure(archives))}, kept {kept}; "
        f"warehouse {tell_bytes(stored)}; {tell_bytes(growth)} more in the last {LOOK_BACK_DAYS} days"
    )
    if free < needed:
        return failure(Subject.DISK, found, f"make room: the next run needs {tell_bytes(needed)}")
    if free - needed < growth * AHEAD_DAYS / LOOK_BACK_DAYS:
        fix = f"make room, or set archive.keep_days: it lasts for less than {AHEAD_DAYS} days"
        return warning(Subject.DISK, found, fix)
    return well(Subject.DISK, found)


def tell_bytes(count: float) -> str:
    """`0 MB`, `512 MB`, `1.5 GB`."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _measure_growth(archives: list[Path], stored: int) -> float:
    """Archives written lately, and the same share of the warehouse."""
    since = time.time() - LOOK_BACK_DAYS * DAY
    total = measure(archives)
    recent = measure(path for path in archives if path.stat().st_mtime >= since)
    return recent + stored * recent / max(total, 1)
