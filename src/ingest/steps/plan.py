"""What the ledger says of a newspaper's days → those whose editions are to be fetched, and what that will take."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Edition, EditionState, Newspaper
from ingest.fetch.archive import archive_path
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.clock import check_edition_date, local_date
from ingest.warehouse.ledger import read_states, read_usual_requests
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace


class Only(StrEnum):
    """Which days of a span are fetched."""

    MISSING = "missing"  # never tried
    INCOMPLETE = "incomplete"  # tried, and something is missing: incomplete, not_ready, blocked, failed
    ALL = "all"


class Order(StrEnum):
    """Which end of a span comes first."""

    OLDEST = "oldest"
    NEWEST = "newest"


WHOLE = (EditionState.COMPLETE, EditionState.NO_EDITION)
LEFT_ALONE = (
    *WHOLE,
    EditionState.BLOCKED,
)  # of past days: a site that refuses is asked for its newest day only


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Editions of one newspaper that a run brings in.

    Attributes:
        days: In the order in which they are asked for.
        from_archive: They are read from the archive, and no site is asked.
    """

    newspaper_id: str
    days: tuple[date, ...]
    from_archive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a plan will ask of a site.

    Attributes:
        requests: None where no edition of the newspaper has been fetched yet.
        seconds: The least it takes: the pauses between requests; None likewise.
    """

    requests: int | None
    seconds: float | None


def read_only(text: str) -> tuple[Only, ...]:
    """`missing,incomplete` → the choices.

    Raises:
        UsageError: If one of them is none.
    """
    try:
        return tuple(Only(word.strip()) for word in text.split(","))
    except ValueError:
        raise UsageError(f"--only {text[:40]!r} is not known; use missing, incomplete or all") from None


def plan_backfill(
    workspace: Workspace,
    newspaper_id: str,
    since: date,
    until: date,
    *,
    only: str,
    order: str = Order.OLDEST,
    from_archive: bool = False,
) -> Plan:
    """The days of a span that are to be fetched: the newspaper appears on them, on a site we know.

    Args:
        since: First day; `until` is the last one.
        only: As `read_only` takes it.
        order: One of `Order`.
        from_archive: The days are those whose archive is there, on whatever weekday.

    Raises:
        UsageError: If the newspaper is unknown, the days stand in the wrong order or cannot be, or a word is unknown.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper, choices = find_newspaper(newspaper_id, workspace.newspapers_dir), read_only(only)
    if order not in tuple(Order):
        raise UsageError(f"--order {order[:40]!r} is not known; use oldest or newest")
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}; exchange them")
    check_edition_date(newspaper, since)
    check_edition_date(newspaper, until)
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        states = dict(read_states(warehouse, newspaper_id, since, until))
    known = (
        _list_archived(workspace, newspaper, since, until)
        if from_archive
        else _list_days(newspaper, since, until)
    )
    days = sorted(
        (day for day in known if _is_wanted(states.get(day), choices)), reverse=order == Order.NEWEST
    )
    return Plan(newspaper_id=newspaper_id, days=tuple(days), from_archive=from_archive)


def plan_recent(
    workspace: Workspace, newspaper_id: str, scheduled_at: datetime, look_back: int
) -> tuple[date, ...]:
    """Days that a scheduled run fetches, in order: what is missing of the days before, and the newest.

    Nothing before the newspaper's first edition in the ledger is missing: that is a backfill's.

    Args:
        scheduled_at: The moment the run was meant for, with its zone; its day where the newspaper appears is the
            newest.
        look_back: How many days before it are looked at.

    Raises:
        UsageError: If the newspaper is unknown.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper = find_newspaper(newspaper_id, workspace.newspapers_dir)
    newest = local_date(newspaper, scheduled_at)
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        states = dict(read_states(warehouse, newspaper_id, date.min, newest))
    first = max(min(states, default=newest), newest - timedelta(days=look_back))
    past = _list_days(newspaper, first, newest - timedelta(days=1))
    gaps = tuple(day for day in past if states.get(day) not in LEFT_ALONE)
    return gaps if states.get(newest) in WHOLE else (*gaps, newest)


def estimate(workspace: Workspace, plan: Plan) -> Estimate:
    """How many requests a plan makes, by the editions fetched so far, and the time its pauses take.

    Raises:
        WarehouseLockedError: If another run holds the warehouse.
    """
    if plan.from_archive or not plan.days:
        return Estimate(requests=0, seconds=0.0)
    with open_warehouse(workspace.warehouse_file, patience=workspace.patience) as warehouse:
        usual = read_usual_requests(warehouse, plan.newspaper_id)
    if usual is None:
        return Estimate(requests=None, seconds=None)
    requests = usual * len(plan.days)
    newspaper = find_newspaper(plan.newspaper_id, workspace.newspapers_dir)
    return Estimate(requests=requests, seconds=requests * newspaper.delay_seconds)


def _list_days(newspaper: Newspaper, since: date, until: date) -> Iterator[date]:
    for offset in range((until - since).days + 1):
        day = since + timedelta(days=offset)
        if day.isoweekday() in newspaper.publishing_days and newspaper.find_site(day):
            yield day


def _list_archived(workspace: Workspace, newspaper: Newspaper, since: date, until: date) -> Iterator[date]:
    for offset in range((until - since).days + 1):
        day = since + timedelta(days=offset)
        edition = Edition(newspaper_id=newspaper.newspaper_id, edition_date=day)
        if archive_path(workspace.raw_dir, edition).is_file():
            yield day


def _is_wanted(state: EditionState | None, only: tuple[Only, ...]) -> bool:
    if Only.ALL in only:
        return True
    if state is None:
        return Only.MISSING in only
    return Only.INCOMPLETE in only and state not in WHOLE
