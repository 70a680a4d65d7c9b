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
    absent = EditionState.NOT_READY if is_due else EditionState.NO_EDITION
    try:
        entry = FAMILIES[source.family].first_address(source.entry_on(edition_date), edition_date)
        page = _follow(visit, entry, source.family, edition_date)
        if page.edition_date != edition_date:
            known = (
                page.source,
                *(link.url for link in page.pages[:1]),
            )  # an index may have no date in its address
            dated = (FAMILIES[source.family].dated_address(address, edition_date) for address in known)
            if (address := next(filter(None, dated), page.source)) != page.source:
                page = _follow(visit, address, source.family, edition_date)
    except (NotFoundError, NoEditionError) as error:
        if (
            isinstance(error, NotFoundError) and error.status == 200
        ):  # a site that lies about its status tells no day
            absent = EditionState.NOT_READY
        return NoEdition(state=absent, reason=f"no edition of {edition_date} on the site ({error})")
    if page.edition_date == edition_date:
        return page
    if page.edition_date is None:
        raise InputError(
            f"{page.source}: no date on the page, so that it cannot be told whether it is of {edition_date}; "
            "if the site changed its layout, its parser needs a new version"
        )
    reason = f"the site shows {page.edition_date} instead of {edition_date}"
    is_old = page.edition_date < edition_date
    return NoEdition(state=EditionState.NOT_READY if is_old else absent, reason=reason)


def as_edition_page(fetched: Fetched, family: str) -> EditionPage:
    """Read a response that must be an edition page.

    Raises:
        InputError: If it is not.
    """
    page = read_file(fetched, districts=(), family=family)
    if isinstance(page, EditionPage):
        return page
    reason = page.reason if isinstance(page, Skipped) else "it is an article"
    raise InputError(f"{fetched.source}: not an edition page ({reason}); check entry_url in the profile")


def _follow(visit: Visit, address: str, family: str, edition_date: date) -> EditionPage:
    """The edition page that an address leads to, through pages that only forward."""
    for _ in range(MOST_FORWARDS):
        fetched = visit.read(address)
        target = find_entry(fetched, family=family, day=edition_date)
        if target is None:
            return as_edition_page(fetched, family)
        address = target
    raise InputError(f"{address}: the entry leads on and on; check entry_url in the newspaper's profile")
