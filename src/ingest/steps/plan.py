"""A span of days → those whose editions are to be fetched, by what the ledger says of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from ingest.domain.errors import UsageError
from ingest.domain.newspaper import EditionState, Newspaper
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.clock import check_edition_date
from ingest.warehouse.ledger import read_states
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace


class Only(StrEnum):
    """Which days of a span are fetched."""

    MISSING = "missing"  # never tried
    INCOMPLETE = "incomplete"  # tried, and something is missing: incomplete, not_ready, blocked, failed
    ALL = "all"


WHOLE = (EditionState.COMPLETE, EditionState.NO_EDITION)


def read_only(text: str) -> tuple[Only, ...]:
    """`missing,incomplete` → the choices.

    Raises:
        UsageError: If one of them is none.
    """
    try:
        return tuple(Only(word.strip()) for word in text.split(","))
    except ValueError:
        raise UsageError(f"--only {text[:40]!r} is not known; use missing, incomplete or all") from None


def plan_days(
    workspace: Workspace, newspaper_id: str, since: date, until: date, only: tuple[Only, ...]
) -> tuple[date, ...]:
    """Days on which the newspaper appears on a site we know and that are to be fetched, in order.

    Args:
        since: First day; `until` is the last one.

    Raises:
        UsageError: If the newspaper is unknown, the days stand in the wrong order or cannot be.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper = find_newspaper(newspaper_id, workspace.newspapers_dir)
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}; exchange them")
    check_edition_date(newspaper, since)
    check_edition_date(newspaper, until)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        states = dict(read_states(warehouse, newspaper_id, since, until))
    return tuple(day for day in _list_days(newspaper, since, until) if _is_wanted(states.get(day), only))


def _list_days(newspaper: Newspaper, since: date, until: date) -> Iterator[date]:
    for offset in range((until - since).days + 1):
        day = since + timedelta(days=offset)
        if day.isoweekday() in newspaper.publishing_days and newspaper.find_site(day):
            yield day


def _is_wanted(state: EditionState | None, only: tuple[Only, ...]) -> bool:
    if Only.ALL in only:
        return True
    if state is None:
        return Only.MISSING in only
    return Only.INCOMPLETE in only and state not in WHOLE
