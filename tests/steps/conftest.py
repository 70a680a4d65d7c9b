"""The sample edition brought in twice: from its site, and from its folders on disk."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from ingest.sample import EDITION_DATES, NEWSPAPER_ID, SITE_DIR
from ingest.steps.ingest import ingest_edition
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.workspace import Workspace, create_workspace, read_workspace
from tests.digest.publish_sample import publish_sample
from tests.fetch.wire import FakeClock
from tests.steps.mailing import Mailbox, find_port

NOW = datetime(2026, 3, 19, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    create_workspace(tmp_path / "ws")
    return read_workspace(tmp_path / "ws")


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Both days of the sample, read as the daily flow does."""
    root = tmp_path_factory.mktemp("crawled")
    create_workspace(root)
    workspace = read_workspace(root)
    for day in EDITION_DATES:
        ingest_edition(workspace, NEWSPAPER_ID, day, scheduled_at=NOW)
    transform(workspace)
    publish(workspace)
    return workspace


@pytest.fixture(scope="session")
def from_disk(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Both days of the sample, loaded as saved files."""
    root = tmp_path_factory.mktemp("disk")
    publish_sample(root)
    return read_workspace(root)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """The waits between tries take no time; gives the clock that counts them."""
    clock = FakeClock()
    monkeypatch.setattr("ingest.fetch.web.SystemClock", lambda: clock)
    return clock


@pytest.fixture
def mailbox() -> Mailbox:
    """What the mail server of `port` takes."""
    return Mailbox()


@pytest.fixture
def port(mailbox: Mailbox) -> Iterator[int]:
    """Of a mail server on loopback."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=find_port())
    controller.start()
    yield controller.port
    controller.stop()


@pytest.fixture
def loaded(workspace: Workspace) -> Workspace:
    """Both days of the sample, its models built, nothing published."""
    for day in EDITION_DATES:
        folder = SITE_DIR / "lcrb" / "html" / f"{day:%Y-%m}" / f"{day:%d}"
        load_files(workspace, NEWSPAPER_ID, (folder,), edition_date=day)
    transform(workspace)
    return workspace
