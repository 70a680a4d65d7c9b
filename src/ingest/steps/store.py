"""An edition's content → its bytes in the archive, its rows in the warehouse, and what there is to tell."""

import logging
import secrets
from datetime import datetime
from time import monotonic

from ingest.domain.edition import EditionContent
from ingest.domain.newspaper import EditionState, Newspaper
from ingest.domain.page import Fetched
from ingest.fetch.archive import archive
from ingest.steps.clock import utc_now
from ingest.steps.report import IngestReport
from ingest.steps.runs import note_edition
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.load import LoadResult, load_edition
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def store(
    workspace: Workspace,
    warehouse: Warehouse,
    newspaper: Newspaper,
    content: EditionContent,
    fetched: tuple[Fetched, ...],
) -> IngestReport:
    """Bytes first, then rows: what is in the warehouse can always be read again.

    Raises:
        ArchiveError: If the archive is damaged or cannot be written.
        WarehouseError: If the database cannot be written.
    """
    now, started = utc_now(), monotonic()
    run_id = make_run_id(now)
    if fetched:
        archive(workspace.raw_dir, content.edition, fetched)
    result = load_edition(warehouse, content, newspaper, run_id=run_id, recorded_at=now)
    if not newspaper.home_city:
        log.info(
            "%s has no home_city: its articles stay unassigned and reach no digest", newspaper.newspaper_id
        )
    if result.is_changed:
        log.info("%s: stored in %.1f s", result.edition_id, monotonic() - started)
    note_edition(result.edition_id, result.state)
    return _report(content, result)


def _report(content: EditionContent, result: LoadResult) -> IngestReport:
    return IngestReport(
        edition_id=result.edition_id,
        state=result.state.value,
        reason=result.reason,
        page_count=result.page_count,
        article_count=result.article_count,
        new_count=result.added,
        revised_count=result.revised,
        is_changed=result.is_changed,
        is_whole=result.state in (EditionState.COMPLETE, EditionState.NO_EDITION),
        skipped=content.skipped,
    )


def make_run_id(now: datetime) -> str:
    """Of one run of a command: its moment, and a few characters by chance."""
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
