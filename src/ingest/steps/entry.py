"""A newspaper's site and a day → the first page of that day's edition, or why there is none."""

from dataclasses import dataclass
from datetime import date

from ingest.domain.errors import InputError, NoEditionError
from ingest.domain.newspaper import EditionState, NewspaperSite
from ingest.domain.page import EditionPage, Fetched, Skipped
from ingest.fetch.errors import NotFoundError
from ingest.parse.platforms import FAMILIES
from ingest.parse.read import find_entry
from ingest.steps.reading import read_file
from ingest.steps.visit import Visit

MOST_FORWARDS = 6  # sites lead on inside their pages, up to six times


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEdition:
    """Why there is nothing to read, in one line."""

    state: EditionState
    reason: str


def find_first_page(
    visit: Visit, source: NewspaperSite, edition_date: date, *, is_due: bool
) -> EditionPage | NoEdition:
    """Find the wanted edition: what the entry leads to, or that page's address with the date put in.

    Args:
        is_due: The day is not over where the newspaper appears, and it appears on such days: what is not there yet
            may come.

    Raises:
        InputError: If the site cannot be read, or leads to no edition page.
    """
    try:
        entry = FAMILIES[source.family].first_address(source.entry_on(edition_date), edition_date)
        shown = _follow(visit, entry, source.family, edition_date)
    except (NotFoundError, NoEditionError) as error:
        return _miss(edition_date, error, is_due=is_due)
    if shown.edition_date == edition_date:
        return shown
    is_behind = shown.edition_date is not None and shown.edition_date < edition_date
    try:
        page = _turn_to(visit, shown, source.family, edition_date)
    except (NotFoundError, NoEditionError) as error:  # a site that is behind cannot tell yet
        return _miss(edition_date, error, is_due=is_due or is_behind)
    return page if page.edition_date == edition_date else _tell_other(page, edition_date, is_due=is_due)


def _turn_to(visit: Visit, shown: EditionPage, family: str, edition_date: date) -> EditionPage:
    """The same page of another day, by its address or that of the first page it lists; else the page itself."""
    known = (
        shown.source,
        *(link.url for link in shown.pages[:1]),
    )  # an index may have no date in its address
    dated = (FAMILIES[family].dated_address(address, edition_date) for address in known)
    address = next(filter(None, dated), shown.source)
    return shown if address == shown.source else _follow(visit, address, family, edition_date)


def _miss(edition_date: date, error: InputError, *, is_due: bool) -> NoEdition:
    """The site says that it has none; one that says so with status 200 tells no day from a fault of its own."""
    is_soft = isinstance(error, NotFoundError) and error.status == 200
    state = EditionState.NOT_READY if is_due or is_soft else EditionState.NO_EDITION
    return NoEdition(state=state, reason=f"no edition of {edition_date} on the site ({error})")


def _tell_other(page: EditionPage, edition_date: date, *, is_due: bool) -> NoEdition:
    """The site shows another day's edition.

    Raises:
        InputError: If it shows no date at all.
    """
    if page.edition_date is None:
        raise InputError(
            f"{page.source}: no date on the page, so that it cannot be told whether it is of {edition_date}; "
            "if the site changed its layout, its parser needs a new version"
        )
    is_old = page.edition_date < edition_date
    state = EditionState.NOT_READY if is_old or is_due else EditionState.NO_EDITION
    return NoEdition(state=state, reason=f"the site shows {page.edition_date} instead of {edition_date}")


def as_edition_page(fetched: Fetched, family: str) -> EditionPage:
    """Read a response that must be an edition page.

    Raises:
        InputError: If it is not.
    """
    page = read_file(fetched, districts=(), family=family)
    if isinstance(page, EditionPage):
        return page
    if isinstance(page, Skipped):
        raise InputError(page.reason)
    raise InputError(f"{fetched.source}: an article where a list of pages should be")


def _enter(fetched: Fetched, family: str) -> EditionPage:
    try:
        return as_edition_page(fetched, family)
    except InputError as error:
        raise InputError(f"{error}; check entry_url in the profile too") from error


def _follow(visit: Visit, address: str, family: str, edition_date: date) -> EditionPage:
    """The edition page that an address leads to, through pages that only forward."""
    for _ in range(MOST_FORWARDS):
        fetched = visit.read(address)
        target = find_entry(fetched, family=family, day=edition_date)
        if target is None:
            return _enter(fetched, family)
        address = target
    raise InputError(f"{address}: the entry leads on and on; check entry_url in the newspaper's profile")
