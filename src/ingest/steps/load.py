"""Pages from disk → their edition in the warehouse, every byte archived; and an edition taken out of it again."""

from datetime import date
from pathlib import Path

from ingest.domain.errors import InputError, UsageError
from ingest.domain.newspaper import Edition, Newspaper
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.files import read_paths
from ingest.steps.archived import ingest_archived
from ingest.steps.clock import check_edition_date, utc_now
from ingest.steps.edition import make_content
from ingest.steps.home import Desk, home_codes
from ingest.steps.newspaper import open_newspaper
from ingest.steps.page_numbers import check_page_options, number_pages
from ingest.steps.reading import ReadFiles, keep_listed, read_files
from ingest.steps.report import IngestReport
from ingest.steps.runs import step
from ingest.steps.store import make_run_id, store
from ingest.warehouse import ledger
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.page_numbers import read_page_numbers
from ingest.workspace import Workspace


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
    newspaper = open_newspaper(newspaper_id, workspace.newspapers_dir)
    with step("ingest"):
        archived = ingest_archived(workspace, newspaper, paths, edition_date) if page_no is None else None
        return archived or load_read(
            workspace,
            newspaper,
            read_paths(paths),
            edition_date=edition_date,
            page_no=page_no,
            page_district=page_district,
        )


def load_read(
    workspace: Workspace,
    newspaper: Newspaper,
    read: tuple[Fetched | Skipped, ...],
    *,
    edition_date: date | None,
    page_no: str | None = None,
    page_district: str | None = None,
    is_archived: bool = False,
) -> IngestReport:
    """As `load_files`, of files that were read already.

    Args:
        is_archived: The edition's archive has their bytes.
    """
    family = newspaper.find_family(edition_date)
    files = keep_listed(read_files(read, districts=home_codes(newspaper), family=family))
    if not files.readings:
        raise InputError(_why_nothing(files))
    check_page_options(files.readings, page_no)
    day = _settle_date(newspaper, files, edition_date)
    edition = Edition(newspaper_id=newspaper.newspaper_id, edition_date=day)
    desk = Desk(newspaper=newspaper, on=edition.edition_date)
    with open_warehouse(
        workspace.warehouse_file, patience=workspace.patience
    ) as warehouse:  # held to the end: pages are numbered one run at a time
        known = read_page_numbers(warehouse, edition.edition_id)
        numbered = number_pages(files, known, from_caller=page_no)
        content = make_content(edition, files, numbered, page_district=page_district, desk=desk)
        return store(workspace, warehouse, newspaper, content, () if is_archived else files.fetched)


def unload_edition(workspace: Workspace, edition_id: str, *, reason: str) -> None:
    """Take an edition out of every mart and digest; its rows and bytes stay.

    Raises:
        UsageError: If no such edition is loaded.
        WarehouseLockedError: If another run holds the warehouse.
    """
    now = utc_now()
    run_id = make_run_id(now)
    if not workspace.warehouse_file.is_file():
        raise ledger.not_loaded(edition_id)
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        ledger.unload_edition(warehouse, edition_id, reason=reason, run_id=run_id, recorded_at=now)


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
