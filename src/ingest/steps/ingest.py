"""A newspaper's site and a day → that day's edition in the warehouse, every byte archived."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from ingest.domain.edition import EditionContent
from ingest.domain.errors import ConfigError
from ingest.domain.newspaper import Edition, EditionState, Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.archive import archive_path, read_archive
from ingest.fetch.site import Site
from ingest.fetch.warc import ArchiveError
from ingest.steps.at_work import working_on
from ingest.steps.clock import check_edition_date, local_date, utc_now
from ingest.steps.crawl import crawl_edition
from ingest.steps.edition import find_page_districts, make_content
from ingest.steps.home import Desk, home_codes
from ingest.steps.newspaper import open_newspaper
from ingest.steps.page_numbers import NumberedReading
from ingest.steps.report import IngestReport
from ingest.steps.runs import step
from ingest.steps.site import open_site
from ingest.steps.store import store
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.ledger import read_usual_articles
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace

log = logging.getLogger(__name__)

FEW = 4  # an edition with less than a fourth of the usual articles is not believed


def ingest_edition(
    workspace: Workspace, newspaper_id: str, edition_date: date | None, *, scheduled_at: datetime
) -> IngestReport:
    """Fetch one day's edition from the newspaper's site and load it; a damaged archive of it is told in the report.

    Args:
        edition_date: None takes the day of `scheduled_at` where the newspaper appears.
        scheduled_at: The moment the run was meant for, with its zone.

    Raises:
        UsageError: If the newspaper is unknown, the date cannot be, or a page's district is none of its city.
        ConfigError: If the newspaper has no site we can read.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper = open_newspaper(newspaper_id, workspace.newspapers_dir)
    edition_date = check_edition_date(newspaper, edition_date or local_date(newspaper, scheduled_at))
    source = newspaper.find_site(edition_date)
    if source is None:
        raise ConfigError(
            f"{newspaper_id} has no site for {edition_date}; add family and entry_url to its profile, "
            "or load pages with `dibao load`"
        )
    find_page_districts(Desk(newspaper=newspaper, on=edition_date))  # a slip is told before the site is asked
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience):
        pass  # nor is it asked for what could not be stored
    edition = Edition(newspaper_id=newspaper_id, edition_date=edition_date)
    with working_on(edition.edition_id), step("ingest"):
        log.info("%s %s: reading %s", newspaper.name, edition_date, source.entry_url)
        with open_site(workspace, newspaper, source) as site:
            earlier = _read_earlier(archive_path(workspace.raw_dir, edition))
            content, fetched = crawl_content(site, newspaper, source, edition_date, earlier=earlier)
        with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
            try:
                return store(workspace, warehouse, newspaper, doubt_few(warehouse, content), fetched)
            except ArchiveError as error:
                return _not_stored(edition, error)


def _not_stored(edition: Edition, error: ArchiveError) -> IngestReport:
    """An archive that takes no more bytes: its edition stays as it was, and other newspapers' are none the worse."""
    return IngestReport(
        edition_id=edition.edition_id,
        state=EditionState.FAILED.value,
        reason=f"{error}; nothing of this run is stored",
        page_count=0,
        article_count=0,
        new_count=0,
        revised_count=0,
        is_changed=False,
        is_whole=False,
        skipped=(),
    )


def crawl_content(
    site: Site,
    newspaper: Newspaper,
    source: NewspaperSite,
    edition_date: date,
    *,
    earlier: Iterable[Fetched] = (),
    at: datetime | None = None,
) -> tuple[EditionContent, tuple[Fetched, ...]]:
    """Crawl one day's edition and put it together.

    Args:
        earlier: As `Visit`.
        at: When the site was read, UTC, naive; now if not given.

    Returns:
        Its content, and every response for the archive.
    """
    crawl = crawl_edition(
        site,
        newspaper,
        source,
        edition_date,
        districts=home_codes(newspaper),
        is_due=_is_due(newspaper, edition_date, at or utc_now()),
        earlier=earlier,
    )
    numbered = tuple(
        NumberedReading(reading=reading, page_nos=tuple(page.link.page_no for _ in reading.pages))
        for page in crawl.pages
        for reading in page.readings
    )
    content = make_content(
        Edition(newspaper_id=newspaper.newspaper_id, edition_date=edition_date),
        crawl.files,
        numbered,
        page_district=None,
        desk=Desk(newspaper=newspaper, on=edition_date),
    )
    return content.with_state(crawl.state, crawl.reason), crawl.files.fetched


def doubt_few(warehouse: Warehouse, content: EditionContent) -> EditionContent:
    """An edition with far fewer articles than usual is kept, and called failed: its site may have changed."""
    edition, count = content.edition, len(content.articles)
    usual = read_usual_articles(warehouse, edition.newspaper_id, edition.edition_date)
    if content.state is not EditionState.COMPLETE or usual is None or count * FEW >= usual:
        return content
    reason = f"{count} articles where {usual} are usual; if the site changed its layout, its parser needs a new version"
    return content.with_state(EditionState.FAILED, reason)


def _is_due(newspaper: Newspaper, day: date, at: datetime) -> bool:
    """The day is not over where the newspaper appears, and it appears on such days."""
    return day == local_date(newspaper, at) and day.isoweekday() in newspaper.publishing_days


def _read_earlier(archive: Path) -> Iterator[Fetched]:
    """What the edition's site gave before; of a damaged archive, told when it is filled, the sound part."""
    try:
        if archive.is_file():
            yield from read_archive(archive)
    except ArchiveError as error:
        log.info("%s", error)
