"""A workspace → what `dibao doctor` finds in its files; Prefect is looked at where Prefect is known."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ingest.domain.errors import (
    CheckError,
    ConfigError,
    DibaoError,
    QueryError,
    UsageError,
    WarehouseError,
    WarehouseLockedError,
)
from ingest.domain.newspaper import Newspaper
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.disk import look_at_disk
from ingest.steps.findings import Finding, Subject, failure, warning, well
from ingest.steps.report import FAILED
from ingest.steps.runs import read_runs
from ingest.warehouse.inspect import check_published, inspect_schema
from ingest.workspace import Workspace


def look_at(workspace: Workspace) -> Iterator[Finding]:
    """Look at one thing after another; nothing is changed."""
    yield well(Subject.CONFIGURATION, f"{workspace.root / 'dibao.toml'} reads")
    known, broken = _read_profiles(workspace.newspapers_dir)
    yield _look_at_profiles(workspace, known, broken)
    yield _look_at_zones(known)
    yield _look_at_warehouse(workspace)
    yield _look_at_published(workspace)
    yield look_at_disk(workspace)
    yield _look_at_runs(workspace)


def _read_profiles(folder: Path) -> tuple[list[Newspaper], list[str]]:
    known, broken = [], []
    for path in sorted(folder.glob("*.toml")):
        try:
            known.append(find_newspaper(path.stem, folder))
        except DibaoError as error:
            broken.append(str(error))
    return known, broken


def _look_at_profiles(workspace: Workspace, known: list[Newspaper], broken: list[str]) -> Finding:
    if broken:
        fix = "correct the line it names; the keys stand in docs/add-a-newspaper.md"
        return failure(Subject.PROFILES, "; ".join(broken), fix)
    with_site = sum(bool(newspaper.sites) for newspaper in known)
    if not with_site:
        found = f"no profile with a site in {workspace.newspapers_dir}: no run fetches anything by itself"
        return warning(Subject.PROFILES, found, "`dibao newspapers add ID`, where pages are not only loaded")
    return well(Subject.PROFILES, f"{len(known)} read, {with_site} of them with a site")


def _look_at_zones(known: list[Newspaper]) -> Finding:
    zones = sorted({"Asia/Shanghai", *(newspaper.timezone for newspaper in known)})
    for zone in zones:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            fix = "install the system's time zone data (Debian: tzdata), or `pip install tzdata`"
            return failure(Subject.TIME_ZONES, f"{zone} is not known here", fix)
    return well(Subject.TIME_ZONES, ", ".join(zones))


def _look_at_warehouse(workspace: Workspace) -> Finding:
    subject, path = Subject.WAREHOUSE, workspace.warehouse_file
    if not path.is_file():
        return warning(subject, f"{path} is not there yet", "`dibao load` or `dibao run` makes it")
    try:
        version, newest = inspect_schema(path)
    except WarehouseLockedError as error:
        return warning(subject, str(error), "a run is at work: look again when it has ended")
    except WarehouseError as error:
        return failure(subject, str(error), "put a backup in its place, or run `dibao rebuild`")
    if version > newest:
        found = f"{path} has schema {version}, this dibao knows up to {newest}"
        return failure(subject, found, "install the newer dibao")
    later = "" if version == newest else f", brought to {newest} by the next run"
    return well(subject, f"{path} opens, schema {version}{later}")


def _look_at_published(workspace: Workspace) -> Finding:
    subject, path = Subject.PUBLISHED, workspace.published_file
    if not path.is_file():
        return warning(subject, f"{path}: nothing is published yet", "load an edition, or run `dibao digest`")
    try:
        count = check_published(path)
    except CheckError as error:
        return failure(subject, str(error), "`dibao digest`; if it stays, report it with the row")
    except (QueryError, UsageError, WarehouseError) as error:
        return failure(subject, str(error), "delete it, then run `dibao digest`")
    return well(subject, f"{path} opens, {count} checks hold")


def _look_at_runs(workspace: Workspace) -> Finding:
    last = next(iter(read_runs(workspace, 1)), None)
    if last is None:
        return well(Subject.RUNS, "none noted yet")
    found = f"the last, {last.command} at {last.started_at:%Y-%m-%d %H:%M} UTC: {last.result}"
    if last.result == FAILED:
        fix = "look its message up in docs/runbook.md, then run the same again"
        return warning(Subject.RUNS, f"{found}: {last.reason}", fix)
    return well(Subject.RUNS, found)


def broken_configuration(error: ConfigError) -> Finding:
    """There is no workspace, or its `dibao.toml` cannot be read: nothing else can be looked at."""
    return failure(Subject.CONFIGURATION, str(error), "correct what it names; `dibao init` makes a workspace")
