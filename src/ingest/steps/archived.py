"""Archives of an edition → the same edition in the warehouse, without the network."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ingest.domain.newspaper import Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.archived_site import ArchivedSite, Response
from ingest.fetch.warc import ArchiveError, read_responses
from ingest.parse.platforms import FAMILIES
from ingest.steps.clock import check_edition_date, utc_now
from ingest.steps.ingest import crawl_content
from ingest.steps.report import IngestReport
from ingest.steps.store import store
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace

DATE_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})")


def ingest_archived(
    workspace: Workspace, newspaper: Newspaper, paths: tuple[Path, ...], edition_date: date | None
) -> IngestReport | None:
    """Follow the newspaper's site inside WARC files; None where they do not hold the way from its entry.

    Args:
        edition_date: None takes the date in the first file's name.

    Raises:
        UsageError: If the date cannot be.
        WarehouseLockedError: If another run holds the warehouse.
    """
    if not all(path.is_file() and path.name.lower().endswith((".warc", ".warc.gz")) for path in paths):
        return None
    day = edition_date or _date_of(paths[0])
    source = newspaper.find_site(day) if day else None
    if day is None or source is None:
        return None
    try:
        responses = [response for path in paths for response in read_responses(path)]
    except ArchiveError:
        return None  # read page by page, it says what is wrong with which
    return ingest_responses(workspace, newspaper, source, check_edition_date(newspaper, day), responses)


def ingest_responses(
    workspace: Workspace,
    newspaper: Newspaper,
    source: NewspaperSite,
    edition_date: date,
    responses: Iterable[Response],
    *,
    is_archived: bool = False,
) -> IngestReport | None:
    """Follow the newspaper's site inside archived responses; None where they do not hold its entry.

    Args:
        is_archived: The edition's own archive has them.

    Raises:
        WarehouseLockedError: If another run holds the warehouse.
    """
    responses = tuple(responses)
    site = ArchivedSite(responses)
    if not site.holds(FAMILIES[source.family].first_address(source.entry_on(edition_date), edition_date)):
        return None
    moments = [one.fetched_at for one in responses if isinstance(one, Fetched) and one.fetched_at]
    at = max(moments, default=utc_now())
    content, fetched = crawl_content(site, newspaper, source, edition_date, at=at)
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        return store(workspace, warehouse, newspaper, content, () if is_archived else fetched)


def _date_of(path: Path) -> date | None:
    found = DATE_IN_NAME.search(path.name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:  # 2018-13-40: no date in this name
        return None
