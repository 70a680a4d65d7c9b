"""A newspaper and a day, from its site or from files → its edition in the warehouse, every byte archived."""

import logging
import secrets
from datetime import date, datetime
from pathlib import Path

from ingest import __version__
from ingest.domain.edition import EditionContent
from ingest.domain.errors import ConfigError, InputError, UsageError
from ingest.domain.newspaper import Edition, EditionState, Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.archive import archive
from ingest.fetch.files import read_paths
from ingest.fetch.site import Site, sample_site
from ingest.newspapers.catalogue import find_newspaper
from ingest.sample import SITE_URL
from ingest.steps.clock import check_edition_date, local_date, utc_now
from ingest.steps.crawl import crawl_edition
from ingest.steps.edition import make_content
from ingest.steps.home import Desk, home_codes
from ingest.steps.page_numbers import NumberedReading, check_page_options, number_pages
from ingest.steps.reading import ReadFiles, keep_listed, read_files
from ingest.steps.report import IngestReport
from ingest.warehouse import ledger
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.ledger import read_usual_articles
from ingest.warehouse.load import LoadResult, load_edition
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.page_numbers import read_page_numbers
from ingest.workspace import Workspace

log = logging.getLogger(__name__)

FEW = 4  # an edition with less than a fourth of the usual articles is not believed


def ingest_edition(
    workspace: Workspace, newspaper_id: str, edition_date: date | None, *, scheduled_at: datetime
) -> IngestReport:
    """Fetch one day's edition from the newspaper's site and load it.

    Args:
        edition_date: None takes the day of `scheduled_at` where the newspaper appears.
        scheduled_at: The moment the run was meant for, with its zone.

    Raises:
        UsageError: If the newspaper is unknown or the date cannot be.
        ConfigError: If the newspaper has no site we can read.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper = find_newspaper(newspaper_id, workspace.newspapers_dir)
    edition_date = check_edition_date(newspaper, edition_date or local_date(newspaper, scheduled_at))
    edition = Edition(newspaper_id=newspaper_id, edition_date=edition_date)
    source = newspaper.find_site(edition_date)
    if source is None:
        raise ConfigError(
            f"{newspaper_id} has no site for {edition_date}; add family and entry_url to its profile, "
            "or load pages with `dibao load`"
        )
    log.info("%s %s: reading %s", newspaper.name, edition_date, source.entry_url)
    crawl = crawl_edition(
        _open_site(newspaper, source),
        newspaper,
        source,
        edition_date,
        districts=home_codes(newspaper),
        is_due=_is_due(newspaper, edition_date),
    )
    numbered = tuple(
        NumberedReading(reading=reading, page_nos=tuple(page.link.page_no for _ in reading.pages))
        for page in crawl.pages
        for reading in page.readings
    )
    content = make_content(
        edition,
        crawl.files,
        numbered,
        page_district=None,
        desk=Desk(newspaper=newspaper, on=edition_date),
    ).with_state(crawl.state, crawl.reason)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        content = _doubt_few(warehouse, content)
        return _store(workspace, warehouse, newspaper, content, crawl.files.fetched)


def _doubt_few(warehouse: Warehouse, content: EditionContent) -> EditionContent:
    """An edition with far fewer articles than usual is kept, and called failed: its site may have changed."""
    edition, count = content.edition, len(content.articles)
    usual = read_usual_articles(warehouse, edition.newspaper_id, edition.edition_date)
    if content.state is not EditionState.COMPLETE or usual is None or count * FEW >= usual:
        return content
    reason = f"{count} articles where {usual} are usual; if the site changed its layout, its parser needs a new version"
    return content.with_state(EditionState.FAILED, reason)


def load_files(
    workspace: Workspace,
    newspaper_id: str,
    paths: tuple[Path, ...],
    *,
    edition_date: date | None,
    page_no: str | None = None,
    page_district: str | None = None,
) -> IngestReport:
    """Load pages of one edition from disk; pages already loaded stay, the same pages replace themselves.

    Args:
        edition_date: None takes the date that the pages' folio lines print.
        page_no: Number of the first page; only for a single file.
        page_district: A district of the home city that all these pages are devoted to.

    Raises:
        UsageError: If a path is missing, or the newspaper, date, page number or district cannot be.
        InputError: If none of the files can be read; nothing is stored then.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper = find_newspaper(newspaper_id, workspace.newspapers_dir)
    files = keep_listed(read_files(read_paths(paths), districts=home_codes(newspaper)))
    if not files.readings:
        raise InputError(_why_nothing(files))
    check_page_options(files.readings, page_no)
    edition = Edition(newspaper_id=newspaper_id, edition_date=_settle_date(newspaper, files, edition_date))
    desk = Desk(newspaper=newspaper, on=edition.edition_date)
    with open_warehouse(
        workspace.warehouse_file
    ) as warehouse:  # held to the end: pages are numbered one run at a time
        known = read_page_numbers(warehouse, edition.edition_id)
        numbered = number_pages(files, known, from_caller=page_no)
        content = make_content(edition, files, numbered, page_district=page_district, desk=desk)
        return _store(workspace, warehouse, newspaper, content, files.fetched)


def unload_edition(workspace: Workspace, edition_id: str, *, reason: str) -> None:
    """Take an edition out of every mart and digest; its rows and bytes stay.

    Raises:
        UsageError: If no such edition is loaded.
        WarehouseLockedError: If another run holds the warehouse.
    """
    now = utc_now()
    run_id = _make_run_id(now)
    if not workspace.warehouse_file.is_file():
        raise ledger.not_loaded(edition_id)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        ledger.unload_edition(warehouse, edition_id, reason=reason, run_id=run_id, recorded_at=now)
        ledger.record_run(warehouse, run_id=run_id, command="unload", started_at=now, version=__version__)


def _is_due(newspaper: Newspaper, day: date) -> bool:
    """The day is not over where the newspaper appears, and it appears on such days."""
    return day == local_date(newspaper, utc_now()) and day.isoweekday() in newspaper.publishing_days


def _open_site(newspaper: Newspaper, source: NewspaperSite) -> Site:
    if source.entry_url.startswith(SITE_URL):
        return sample_site()
    raise ConfigError(
        f"{newspaper.newspaper_id}: this version reads only the sample's site by itself; "
        "save the edition's pages and use `dibao load`"
    )


def _why_nothing(files: ReadFiles) -> str:
    lists = (
        f"{page.source}: lists articles and holds none; load its saved articles with it"
        for page in files.edition_pages
    )
    return "; ".join((*(skipped.reason for skipped in files.skipped), *lists)) or "no page among the files"


def _settle_date(newspaper: Newspaper, files: ReadFiles, given: date | None) -> date:
    """The caller's date, or the one all folio lines print; never a guess."""
    printed = {
        page.printed_date: page.source
        for reading in files.readings
        for page in reading.pages
        if page.printed_date
    }
    printed |= {page.edition_date: page.source for page in files.edition_pages if page.edition_date}
    if given is None and not printed:
        raise UsageError("the pages print no date; give the edition's date with --date YYYY-MM-DD")
    if given is None and len(printed) > 1:
        days = " and ".join(sorted(f"{day} ({source})" for day, source in printed.items()))
        raise UsageError(f"the pages print different dates, {days}; load each edition by itself")
    day = given or next(iter(printed))
    other = next((each for each in printed if each != day), None)
    if other:
        raise UsageError(
            f"{printed[other]} prints {other}, but --date says {day}; load it with the date it prints"
        )
    return check_edition_date(newspaper, day)


def _store(
    workspace: Workspace,
    warehouse: Warehouse,
    newspaper: Newspaper,
    content: EditionContent,
    fetched: tuple[Fetched, ...],
) -> IngestReport:
    """Bytes first, then rows: what is in the warehouse can always be read again."""
    now = utc_now()
    run_id = _make_run_id(now)
    archive(workspace.raw_dir, content.edition, fetched)
    result = load_edition(warehouse, content, newspaper, run_id=run_id, recorded_at=now)
    if not newspaper.home_city:
        log.info(
            "%s has no home_city: its articles stay unassigned and reach no digest", newspaper.newspaper_id
        )
    if result.is_changed:
        ledger.record_run(warehouse, run_id=run_id, command="load", started_at=now, version=__version__)
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


def _make_run_id(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
