"""An editor's word → a row of the warehouse, once all it names is known; and all such words as they stand."""

import re

from ingest import __version__
from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Newspaper
from ingest.domain.override import Candidate, Override, StandingOverride
from ingest.domain.place import PlaceName
from ingest.domain.script import simplify, spell
from ingest.steps.clock import local_date, utc_now
from ingest.steps.home import Desk, find_newspaper_home
from ingest.steps.newspaper import open_newspaper
from ingest.steps.own_places import with_own_places
from ingest.steps.store import make_run_id
from ingest.warehouse import ledger, overrides
from ingest.warehouse.gazetteer import find_city
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.query import open_published
from ingest.workspace import Workspace

_NAME = re.compile(r"\S{2,40}")


def move_article(
    workspace: Workspace, article_id: str, *, district: str | None, status: str, reason: str
) -> tuple[int, str]:
    """Move an article to a district, to all of its newspaper's home, or to nowhere.

    Args:
        district: For status `district`; under a wide home any county, city or province in it.
        status: district, city_wide, unassigned.

    Returns:
        The override's number, and what the place is called.

    Raises:
        UsageError: If there is no such article, or its newspaper has no such place at home.
        WarehouseLockedError: If another run holds the warehouse.
    """
    _check_filled(workspace)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        article = overrides.find_stored_article(warehouse, article_id)
        if article.is_withdrawn:
            raise UsageError(f"{article_id} is withdrawn: it stands in no digest, and need not be moved")
        newspaper = open_newspaper(article.newspaper_id, workspace.newspapers_dir)
        home = _find_home(newspaper)
        desk = Desk(newspaper=newspaper, on=article.edition_date)
        place = desk.find_place(district, where="DISTRICT") if district else None
    override = Override(
        action="move",
        article_id=article_id,
        status=status,
        place_code=place.place_code if place else None,
        reason=_one_line(reason),
    )
    called = place.name if place else home.name if status == "city_wide" else "no place"
    return _record(workspace, override, newspaper), called


def accept_name(
    workspace: Workspace,
    action: str,
    name: str,
    *,
    district: str,
    newspaper_id: str | None,
    city: str | None,
    reason: str,
) -> tuple[int, str]:
    """Accept an organisation known to sit in a place, or another name of a place.

    Args:
        action: organisation or alias.
        newspaper_id: The newspaper in which the name means this; else `city`, for all newspapers at home there.

    Returns:
        The override's number, and what the place is called.

    Raises:
        UsageError: If newspaper, city or place are not known, or the name cannot be one.
        WarehouseLockedError: If another run holds the warehouse.
    """
    newspaper, home = _find_whose(workspace, newspaper_id, city)
    desk = Desk(newspaper=newspaper, on=None)
    place = desk.find_place(district, where="DISTRICT")
    name = _check_name(name.strip(), desk)
    override = Override(
        action=action,
        newspaper_id=None if city else newspaper.newspaper_id,
        city_code=home.place_code if city else None,
        name=name,
        spellings=spell(name),
        place_code=place.place_code,
        reason=_one_line(reason),
    )
    return _record(workspace, override, newspaper), place.name


def _find_whose(
    workspace: Workspace, newspaper_id: str | None, city: str | None
) -> tuple[Newspaper, PlaceName]:
    """The newspaper a name is accepted for, or one that stands for all of a city's; and its home."""
    if (newspaper_id is None) == (city is None):
        raise UsageError("say whose word it is: either --newspaper ID or --city NAME")
    if city:
        home = find_city(city)
        anyone = Newspaper(newspaper_id="-", name=home.name, home_city=home.name)
        return with_own_places(anyone, workspace.newspapers_dir), home
    newspaper = open_newspaper(newspaper_id or "", workspace.newspapers_dir)
    return newspaper, _find_home(newspaper)


def undo(workspace: Workspace, override_no: int, *, reason: str) -> None:
    """Take an override back; a move that it had replaced counts again.

    Raises:
        UsageError: If there is no such override, or it is undone already.
        WarehouseLockedError: If another run holds the warehouse.
    """
    _check_filled(workspace)
    now = utc_now()
    anywhere = Newspaper(newspaper_id="-", name="")
    with open_warehouse(workspace.warehouse_file) as warehouse:
        overrides.undo_override(
            warehouse,
            override_no,
            reason=_one_line(reason),
            recorded_at=now,
            recorded_date=local_date(anywhere, now),
        )
        ledger.record_run(
            warehouse, run_id=make_run_id(now), command="override", started_at=now, version=__version__
        )


def list_overrides(workspace: Workspace) -> tuple[StandingOverride, ...]:
    """Every override, undone ones too, as last published.

    Raises:
        UsageError: If nothing is published yet.
    """
    with open_published(workspace.published_file) as connection:
        return overrides.read_overrides(connection)


def list_candidates(workspace: Workspace) -> tuple[Candidate, ...]:
    """Organisations that stand with one place again and again, as last published.

    Raises:
        UsageError: If nothing is published yet.
    """
    with open_published(workspace.published_file) as connection:
        return overrides.read_candidates(connection)


def _record(workspace: Workspace, override: Override, newspaper: Newspaper) -> int:
    now = utc_now()
    with open_warehouse(workspace.warehouse_file) as warehouse:
        number = overrides.record_override(
            warehouse, override, recorded_at=now, recorded_date=local_date(newspaper, now)
        )
        ledger.record_run(
            warehouse, run_id=make_run_id(now), command="override", started_at=now, version=__version__
        )
    return number


def _check_filled(workspace: Workspace) -> None:
    if not workspace.warehouse_file.is_file():
        raise UsageError(f"{workspace.warehouse_file}: no warehouse yet; load an edition first")


def _find_home(newspaper: Newspaper) -> PlaceName:
    home = find_newspaper_home(newspaper)
    if home is None:
        raise UsageError(
            f"{newspaper.newspaper_id} has no home_city, so nothing can be moved; add home_city to its profile"
        )
    return home


def _check_name(name: str, desk: Desk) -> str:
    if not _NAME.fullmatch(name):
        raise UsageError(f"NAME {name[:50]!r} must have 2 to 40 characters and no space")
    known = desk.find_known(name)
    if known and simplify(known.name) == simplify(name):
        raise UsageError(f"{name} is a place itself: `dibao places {name}`; give another name")
    return name


def _one_line(text: str) -> str:
    return " ".join(text.split())
