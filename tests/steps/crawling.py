"""Crawls the invented e-paper over real HTTP, and reads what the warehouse, the archive and the digests then hold."""

from datetime import date
from pathlib import Path
from typing import Any

from ingest.domain.page import Fetched
from ingest.fetch.archive import read_archive
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace
from tests.steps import sites
from tests.steps.sites import EDITIONS, SCHEDULED, expect, read_digests, squeeze
from tests.steps.sites import read_stored as read

__all__ = ["EDITIONS", "SCHEDULED", "expect", "read", "read_digests", "squeeze"]

DAY = date(2026, 3, 18)
EDITION = EDITIONS[1]
Lines = list[tuple[Any, ...]]


def serve(family: str = "B", *, today: date | None = None, is_soft: bool = False) -> SiteServer:
    """The three days' editions on a site of that family."""
    paper = Paper(prefix="", family=family, editions=EDITIONS, is_soft=is_soft)
    return SiteServer(Site(paper, today=today))


def make_workspace(
    root: Path, url: str, family: str = "B", *, keys: str = "", delay_seconds: float = 0
) -> Workspace:
    """A workspace with the profile `test` of a site; `keys` are further lines of it."""
    return sites.make_workspace(root, url, family, more=f"{keys}\n", delay_seconds=delay_seconds)


def crawl(workspace: Workspace, day: date = DAY) -> IngestReport:
    """One run of one day."""
    return ingest_edition(workspace, "test", day, scheduled_at=SCHEDULED)


def write_digests(workspace: Workspace) -> dict[str, bytes]:
    """Transform and publish; every file of the digests."""
    transform(workspace)
    publish(workspace)
    return read_digests(workspace)


def read_archived(workspace: Workspace, day: date = DAY) -> tuple[Fetched, ...]:
    """Everything in the archive of one day."""
    return tuple(read_archive(workspace.raw_dir / "test" / f"{day:%Y}" / f"test-{day}.warc.gz"))


def ask(workspace: Workspace, sql: str, **parameters: object) -> Lines:
    with open_warehouse(workspace.warehouse_file) as warehouse:
        return warehouse.connection.execute(sql, parameters).fetchall()
